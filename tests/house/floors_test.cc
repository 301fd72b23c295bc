// The house of ARCHITECTURE.md, read from the includes: a folder sees only what lies below it, and
// each outside package enters by its named doors.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

const fs::path root = SEOGO_SOURCE_DIR;

// The first row whose place begins a file's path decides what that file may include of ours.
struct Floor {
  std::string_view place;
  std::vector<std::string_view> sees;
};
const std::vector<Floor> floors = {
    {"schema/", {"schema/"}},
    {"indexer/source/", {"indexer/source/", "schema/"}},
    {"indexer/glass/", {"indexer/glass/", "schema/"}},
    {"indexer/byte_lists", {"indexer/byte_lists.h"}},
    {"indexer/run.", {"indexer/run.h", "indexer/glass/output.h", "schema/"}},
    {"indexer/inversion",
     {"indexer/inversion.h", "indexer/byte_lists.h", "indexer/run.h", "schema/"}},
    {"indexer/posting_merge",
     {"indexer/posting_merge.h", "indexer/glass/", "indexer/run.h", "schema/"}},
    {"indexer/extract/line/", {"indexer/extract/line/", "indexer/source/limits.h", "schema/"}},
    {"indexer/extract/markup/",
     {"indexer/extract/markup/", "indexer/extract/line/", "indexer/source/limits.h", "schema/"}},
    {"indexer/extract/text/",
     {"indexer/extract/text/", "indexer/extract/line/", "indexer/extract/profile.h", "schema/"}},
    {"indexer/extract/html/",
     {"indexer/extract/html/", "indexer/extract/text/", "indexer/extract/markup/",
      "indexer/extract/line/", "indexer/extract/origins.h", "indexer/extract/profile.h",
      "indexer/extract/told.h", "indexer/source/limits.h", "schema/"}},
    {"indexer/extract/stated/",
     {"indexer/extract/stated/", "indexer/extract/html/body.h", "indexer/extract/markup/",
      "indexer/extract/line/", "indexer/extract/origins.h", "indexer/extract/profile.h",
      "indexer/extract/statement.h", "indexer/source/capture.h", "schema/"}},
    {"indexer/extract/feed/",
     {"indexer/extract/feed/", "indexer/extract/html/paragraphs.h", "indexer/extract/markup/tree.h",
      "indexer/source/limits.h", "indexer/source/xml_context.h", "schema/"}},
    {"indexer/extract/",
     {"indexer/extract/", "indexer/source/capture.h", "indexer/source/limits.h",
      "indexer/source/xml_context.h", "schema/"}},
    {"indexer/writer",
     {"indexer/writer.h", "indexer/articles_database.h", "indexer/input_keys.h",
      "indexer/input_record.h", "indexer/recapture.h", "schema/"}},
    {"indexer/articles_database",
     {"indexer/articles_database.h", "indexer/abandoned.h", "indexer/comments_database.h",
      "indexer/input_keys.h", "indexer/near_duplicates.h", "indexer/recall.h",
      "indexer/sudden_end.h", "indexer/term_lists.h", "indexer/training.h", "schema/"}},
    {"indexer/input_keys", {"indexer/input_keys.h", "schema/"}},
    {"indexer/recall", {"indexer/recall.h", "indexer/input_keys.h", "schema/"}},
    {"indexer/term_lists",
     {"indexer/term_lists.h", "indexer/abandoned.h", "indexer/glass/table.h",
      "indexer/glass/version_file.h"}},
    {"indexer/training", {"indexer/training.h", "schema/"}},
    {"indexer/abandoned", {"indexer/abandoned.h"}},
    {"indexer/comments_database",
     {"indexer/comments_database.h", "indexer/abandoned.h", "indexer/recall.h",
      "indexer/term_lists.h", "schema/"}},
    {"indexer/comments_build", {"indexer/comments_build.h", "indexer/ranged_build.h", "schema/"}},
    {"indexer/ranged_build",
     {"indexer/ranged_build.h", "indexer/glass/database.h", "indexer/in_order.h",
      "indexer/inversion.h", "indexer/posting_merge.h", "indexer/workers.h"}},
    {"indexer/article_rows",
     {"indexer/article_rows.h", "indexer/glass/database.h", "indexer/input_keys.h",
      "indexer/inversion.h", "indexer/posting_merge.h", "schema/"}},
    {"indexer/reanalysis",
     {"indexer/reanalysis.h", "indexer/article_rows.h", "indexer/input_keys.h",
      "indexer/input_record.h", "indexer/ranged_build.h", "indexer/training.h", "schema/"}},
    {"indexer/comments_check", {"indexer/comments_check.h", "indexer/table_check.h", "schema/"}},
    {"indexer/table_check", {"indexer/table_check.h"}},
    {"indexer/near_duplicates",
     {"indexer/near_duplicates.h", "indexer/shared_bands.h", "indexer/term_lists.h", "schema/"}},
    {"indexer/shared_bands", {"indexer/shared_bands.h", "schema/"}},
    {"indexer/recapture", {"indexer/recapture.h", "schema/"}},
    {"indexer/compaction", {"indexer/compaction.h", "schema/"}},
    {"indexer/progress", {"indexer/progress.h"}},
    {"indexer/", {"indexer/", "schema/"}},
    {"searchd/query/", {"searchd/query/", "schema/"}},
    {"searchd/engine/", {"searchd/engine/", "searchd/query/", "schema/"}},
    {"searchd/wire/", {"searchd/wire/", "searchd/engine/", "schema/"}},
    {"searchd/rows/", {"searchd/rows/", "searchd/wire/", "searchd/engine/", "schema/"}},
    {"searchd/embed/", {"searchd/embed/", "schema/"}},
    {"searchd/page/",
     {"searchd/page/", "searchd/embed/", "searchd/wire/", "searchd/engine/", "schema/"}},
    {"searchd/theme/",
     {"searchd/theme/", "searchd/page/look.h", "searchd/page/template.h", "schema/"}},
    {"searchd/feed/", {"searchd/feed/", "searchd/wire/", "searchd/engine/", "schema/"}},
    {"searchd/meilisearch/",
     {"searchd/meilisearch/", "searchd/wire/", "searchd/engine/", "schema/"}},
    {"searchd/http/",
     {"searchd/http/", "searchd/wire/parameters.h", "searchd/wire/query_string.h",
      "searchd/wire/reply_json.h", "schema/"}},
    {"searchd/routes/",
     {"searchd/routes/", "searchd/http/address.h", "searchd/http/counters.h",
      "searchd/http/failure.h", "searchd/http/head.h", "searchd/http/message.h", "searchd/embed/",
      "searchd/page/", "searchd/theme/", "searchd/feed/", "searchd/meilisearch/", "searchd/rows/",
      "searchd/wire/", "searchd/engine/", "schema/"}},
    {"searchd/client/",
     {"searchd/client/", "searchd/rows/", "searchd/wire/", "searchd/engine/", "schema/"}},
    {"searchd/daemon/",
     {"searchd/daemon/", "searchd/routes/", "searchd/theme/", "searchd/http/", "searchd/engine/",
      "schema/"}},
    {"searchd/main", {"searchd/daemon/", "searchd/routes/keys.h", "schema/"}},
};

struct Door {
  std::string_view header;  // begins so
  std::vector<std::string_view> places;
};
const std::vector<Door> doors = {
    {"unicode/", {"schema/normalizer.cc", "schema/analyzer.cc", "indexer/source/charset.cc"}},
    {"xapian",
     {"schema/comment_batch.",
      "schema/comment_document.",
      "schema/document.",
      "schema/generation.",
      "schema/lexicon.",
      "schema/stats.",
      "schema/stored.",
      "schema/term_counts.",
      "schema/terms.",
      "indexer/abandoned.",
      "indexer/articles_database.",
      "indexer/comments_build.",
      "indexer/comments_check.",
      "indexer/comments_database.",
      "indexer/glass/version_file.cc",
      "indexer/input_keys.",
      "indexer/reanalysis.",
      "indexer/recall.",
      "indexer/table_check.",
      "indexer/term_lists.",
      "indexer/writer.",
      "indexer/compaction.",
      "indexer/near_duplicates.",
      "indexer/shared_bands.",
      "indexer/maintenance.",
      "indexer/training.",
      "searchd/query/compile.",
      "searchd/query/correction.",
      "searchd/query/initials.",
      "searchd/query/plan.",
      "searchd/query/ranked.",
      "searchd/query/reading.",
      "searchd/query/word_query.",
      "searchd/engine/"}},
    {"nlohmann/",
     {"schema/article_json.cc", "schema/json_tree.", "schema/stats_json.cc", "indexer/report.cc",
      "indexer/extract/profile.cc", "indexer/extract/stated/json_ld",
      "indexer/extract/explanation.cc", "indexer/source/page_list.cc", "searchd/wire/",
      "searchd/rows/json_line.cc", "searchd/meilisearch/", "searchd/daemon/log.cc"}},
    {"libxml/",
     {"indexer/extract/markup/tree.cc", "indexer/extract/feed/entry_fields.cc",
      "indexer/source/feed.cc", "indexer/source/xml_context.", "indexer/source/mended_xml.cc"}},
    {"zlib.h", {"indexer/glass/tag.cc", "indexer/source/gzip.cc", "searchd/http/gzip.cc"}},
    {"zstd.h", {"indexer/source/zstd.cc", "schema/dictionary_forms.h"}},
    {"zdict.h", {"schema/dictionary.cc"}},
    {"brotli/", {"indexer/source/brotli.cc"}},
    {"archive", {"indexer/source/zip.cc"}},
    {"iconv.h", {"indexer/source/charset.cc"}},
    {"httplib", {"searchd/http/framing.cc"}},
    {"CLI/", {"indexer/main.cc", "searchd/main.cc", "searchd/client/main.cc"}},
    {"openssl/", {"schema/digest.cc"}},
    {"spdlog/",
     {"searchd/main.cc", "searchd/http/failure.cc", "searchd/http/workers.cc", "searchd/daemon/"}},
    {"systemd/", {"searchd/http/listener.cc", "searchd/daemon/daemon.cc"}},
    {"toml++/", {"searchd/daemon/config_file.cc"}},
    {"hangul", {"schema/keyboard.cc"}},
};

struct Include {
  std::string file;    // searchd/engine/engine.cc
  std::string header;  // schema/article.h
  bool ours;           // "…", not <…>
};

std::vector<std::string> product_files() {
  std::vector<std::string> files;
  for (const char* folder : {"schema", "indexer", "searchd"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string ending = entry.path().extension().string();
      if (ending == ".h" || ending == ".cc") {
        files.push_back(fs::relative(entry.path(), root).generic_string());
      }
    }
  }
  return files;
}

std::vector<Include> product_includes() {
  std::vector<Include> includes;
  for (const std::string& file : product_files()) {
    std::ifstream in(root / file);
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include ")) continue;
      const std::size_t begin = line.find_first_of("\"<");
      const std::size_t end = line.find_first_of("\">", begin + 1);
      includes.push_back({file, line.substr(begin + 1, end - begin - 1), line[begin] == '"'});
    }
  }
  return includes;
}

bool begins_with_one_of(const std::string& text, const std::vector<std::string_view>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&text](std::string_view start) { return text.starts_with(start); });
}

TEST(House, HasFilesToLookAt) {
  EXPECT_GT(product_files().size(), 40U);
  EXPECT_GT(product_includes().size(), 200U);
}

TEST(House, EveryFileStandsOnAFloor) {
  for (const std::string& file : product_files()) {
    const bool known = std::any_of(floors.begin(), floors.end(), [&file](const Floor& floor) {
      return file.starts_with(floor.place);
    });
    EXPECT_TRUE(known) << file
                       << " stands on no floor: give it a row in this test and in ARCHITECTURE.md";
  }
}

TEST(House, IncludesPointDownward) {
  for (const Include& include : product_includes()) {
    if (!include.ours) continue;
    const auto floor = std::find_if(floors.begin(), floors.end(), [&include](const Floor& row) {
      return include.file.starts_with(row.place);
    });
    ASSERT_NE(floor, floors.end()) << include.file;
    EXPECT_TRUE(begins_with_one_of(include.header, floor->sees))
        << include.file << " may not include " << include.header;
    EXPECT_TRUE(fs::exists(root / include.header)) << include.file << ": " << include.header;
  }
}

TEST(House, OutsidePackagesEnterByTheirDoors) {
  for (const Include& include : product_includes()) {
    for (const Door& door : doors) {
      if (include.ours || !include.header.starts_with(door.header)) continue;
      EXPECT_TRUE(begins_with_one_of(include.file, door.places))
          << include.file << " may not include <" << include.header << ">";
    }
  }
}

// What is compiled in beside C++, and the tests in a browser.
std::vector<std::string> script_files() {
  std::vector<std::string> files;
  for (const fs::path& folder : {root / "searchd", root / "tests" / "browser"}) {
    for (fs::recursive_directory_iterator entry(folder), end; entry != end; ++entry) {
      const std::string name = entry->path().filename().string();
      if (name == "node_modules" || name == ".node") entry.disable_recursion_pending();
      const std::string ending = entry->path().extension().string();
      if (entry->is_regular_file() && (ending == ".js" || ending == ".mjs" || ending == ".css")) {
        files.push_back(fs::relative(entry->path(), root).generic_string());
      }
    }
  }
  return files;
}

TEST(House, NoFileIsOverFourHundredLines) {
  std::vector<std::string> files = product_files();
  const std::vector<std::string> scripts = script_files();
  EXPECT_GT(scripts.size(), 5U);
  files.insert(files.end(), scripts.begin(), scripts.end());
  for (const std::string& file : files) {
    std::ifstream in(root / file);
    const auto lines =
        std::count(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), '\n');
    EXPECT_LE(lines, 400) << file << " asks to be split";
  }
}

TEST(House, NothingIsSwallowed) {
  for (const std::string& file : product_files()) {
    std::ifstream in(root / file);
    for (std::string line; std::getline(in, line);) {
      EXPECT_EQ(line.find("catch (...)"), std::string::npos) << file;
    }
  }
}

}  // namespace
