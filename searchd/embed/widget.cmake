# The widget is one file made of these, in a function of its own so that it leaves no names on a page.
set(widget_dir ${PROJECT_SOURCE_DIR}/searchd/embed)
set(widget_script "// <seogo-search>, the search box of a Seogo archive.\n(() => {\n'use strict';\n")
file(READ ${widget_dir}/embed.css widget_style)
string(APPEND widget_script "const STYLE = `${widget_style}`;\n")
foreach(part words results keys box)
  file(READ ${widget_dir}/${part}.js widget_part)
  string(APPEND widget_script "${widget_part}")
endforeach()
string(APPEND widget_script "})();\n")
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/embed.js CONTENT "@widget_script@" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${widget_dir}/embed.css
  ${widget_dir}/words.js ${widget_dir}/results.js ${widget_dir}/keys.js ${widget_dir}/box.js)

seogo_embed(seogo_searchd ${PROJECT_BINARY_DIR}/embed.js seogo::searchd::embed::script
  searchd/embed/widget.h)
seogo_embed(seogo_searchd ${PROJECT_SOURCE_DIR}/searchd/embed/embed.css
  seogo::searchd::embed::style_sheet searchd/embed/widget.h)
