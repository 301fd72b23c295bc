# What is installed, and the Debian package of it.
#
#   cmake --install build/release --prefix DIR   programs, manual, completion, documentation
#   cd build/release && cpack                    seogo_VERSION_ARCH.deb: these, service, settings, user

include(GNUInstallDirs)
set(package_dir ${PROJECT_SOURCE_DIR}/searchd/package)
set(package_made ${PROJECT_BINARY_DIR}/package)

# seogo_gzip(FILE NAME FOLDER COMPONENT…): FILE as FOLDER/NAME.gz, without a date in it.
function(seogo_gzip file name folder)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(MAKE_DIRECTORY ${package_made})
  execute_process(COMMAND gzip -9nc ${file} OUTPUT_FILE ${package_made}/${name}.gz
    COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${package_made}/${name}.gz DESTINATION ${folder} COMPONENT ${ARGN})
endfunction()

# seogo_document(FILE NAME): with its links to what is installed beside it.
function(seogo_document file name)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} text)
  string(REPLACE "](searchd/query/syntax.md)" "](syntax.md)" text "${text}")
  foreach(example searchd/query/synonyms.txt indexer/extract/profile.schema.json
      schema/article.schema.json searchd/page/page.html searchd/page/page.css)
    get_filename_component(example_name ${example} NAME)
    string(REPLACE "](${example})" "](examples/${example_name})" text "${text}")
  endforeach()
  file(WRITE ${package_made}/${name} "${text}")
  install(FILES ${package_made}/${name} DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT seogo)
endfunction()

install(TARGETS seogo-indexer seogo-searchd seogo-search
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT seogo)
foreach(program seogo-indexer seogo-searchd seogo-search)
  target_link_options(${program} PRIVATE LINKER:-z,relro,-z,now)
endforeach()

foreach(page seogo-indexer.1 seogo-search.1 seogo-searchd.toml.5 seogo-searchd.8)
  string(REGEX MATCH "[0-9]$" section ${page})
  seogo_gzip(${package_dir}/man/${page} ${page} ${CMAKE_INSTALL_MANDIR}/man${section} seogo)
endforeach()

set(completions ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${package_dir}/completion.bash RENAME seogo-indexer DESTINATION ${completions}
  COMPONENT seogo)
foreach(program seogo-search seogo-searchd)
  file(MAKE_DIRECTORY ${package_made}/completions)
  file(CREATE_LINK seogo-indexer ${package_made}/completions/${program} SYMBOLIC)
  install(FILES ${package_made}/completions/${program} DESTINATION ${completions} COMPONENT seogo)
endforeach()

seogo_document(${PROJECT_SOURCE_DIR}/README.md README.md)
seogo_document(${PROJECT_SOURCE_DIR}/README.ko.md README.ko.md)
install(FILES ${PROJECT_SOURCE_DIR}/searchd/query/syntax.md DESTINATION ${CMAKE_INSTALL_DOCDIR}
  COMPONENT seogo)
install(FILES ${PROJECT_SOURCE_DIR}/searchd/query/synonyms.txt
  ${PROJECT_SOURCE_DIR}/indexer/extract/profile.schema.json
  ${PROJECT_SOURCE_DIR}/schema/article.schema.json
  ${PROJECT_SOURCE_DIR}/searchd/page/page.html ${PROJECT_SOURCE_DIR}/searchd/page/page.css
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT seogo)

# Of the Debian package only: what has its place on the machine.
install(FILES ${package_dir}/searchd.toml DESTINATION /etc/seogo COMPONENT machine EXCLUDE_FROM_ALL)
install(FILES ${package_dir}/seogo-searchd.service ${package_dir}/seogo-searchd.socket
  DESTINATION /lib/systemd/system COMPONENT machine EXCLUDE_FROM_ALL)
install(FILES ${package_dir}/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR}
  COMPONENT machine EXCLUDE_FROM_ALL)
seogo_gzip(${package_dir}/debian/changelog changelog.Debian ${CMAKE_INSTALL_DOCDIR}
  machine EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS
  "${PROJECT_BINARY_DIR};seogo;seogo;/;${PROJECT_BINARY_DIR};seogo;machine;/")
set(CPACK_PRE_BUILD_SCRIPTS ${package_dir}/folders.cmake)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_NAME seogo)
set(CPACK_PACKAGE_CONTACT "Seogo maintainers <maintainers@seogo.example>" CACHE STRING
  "Who is asked about the package: Name <mail@host>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search over archived Korean articles")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Seogo turns saved pages of Korean newspapers, magazines and blogs into a
search index, and answers searches of it by a search page, by an HTTP API,
and on the command line.
.
Particles, spacing, Hanja, other names of the same thing, initial consonants
and slips of the keyboard do not stand between a reader and an article;
comments are searched as well. It reads pages saved as text, HTML and MHTML,
WARC and WACZ crawls, JSON and JSONL exports, feeds, and WordPress exports.
.
The service seogo-searchd is started with an empty index, for this machine
only.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, procps")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion, nginx | httpd")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${package_dir}/debian/conffiles
  ${package_dir}/debian/postinst ${package_dir}/debian/prerm ${package_dir}/debian/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
