// Every term of a fixed page. An index holds the terms of the analyzer that made it, so a change of
// terms is a change of analyzer_version. After bumping it: SEOGO_REGENERATE=1 ctest -R
// AnalyzerGolden
#include <cstdlib>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "schema/analyzer.h"
#include "schema/file.h"
#include "schema/initials.h"
#include "schema/normalizer.h"

namespace seogo::schema {
namespace {

const std::string data = std::string(SEOGO_SOURCE_DIR) + "/tests/schema/data/";

// The version, then a line of the page after "#" and its terms, those that are only present after
// "-", and its initials after "!".
std::string terms_of_the_page() {
  std::string out = "analyzer " + std::string(analyzer_version) + "\n";
  std::ifstream page(data + "terms.txt");
  for (std::string line; std::getline(page, line);) {
    out += "# " + line + "\n";
    each_term(normalize(line), [&out](std::string_view term, Strength strength) {
      out.append(strength == Strength::present ? "- " : "+ ").append(term).append("\n");
    });
    each_initial_term(normalize(line), [&out](std::string_view term, Strength) {
      out.append("! ").append(term).append("\n");
    });
  }
  return out;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string first_difference(const std::string& known, const std::string& found) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < known.size() && i < found.size() && known[i] == found[i]; ++i) {
    if (known[i] == '\n') begin = i + 1;
  }
  return "known: " + first_line(known.substr(begin)) +
         "\nfound: " + first_line(found.substr(begin));
}

TEST(AnalyzerGolden, IfTheTermsChangedBumpAnalyzerVersion) {
  const std::string found = terms_of_the_page();
  if (std::getenv("SEOGO_REGENERATE") != nullptr) {
    const std::string known = read_file(data + "terms.golden");
    ASSERT_TRUE(known == found || first_line(known) != first_line(found))
        << "the terms changed under the same version: bump analyzer_version in schema/analyzer.h "
           "first\n"
        << first_difference(known, found);
    replace_file(data + "terms.golden", found);
  }
  const std::string known = read_file(data + "terms.golden");
  EXPECT_TRUE(known == found) << "the terms of tests/schema/data/terms.txt are others than before: "
                                 "bump analyzer_version in "
                                 "schema/analyzer.h, then regenerate with SEOGO_REGENERATE=1\n"
                              << first_difference(known, found);
}

TEST(AnalyzerGolden, ThePageHasEveryScript) {
  const std::string golden = read_file(data + "terms.golden");
  for (const char* line : {"\n+ 알트\n", "\n+ ㅋㅋ\n", "\n+ 大韓\n", "\n+ タワ\n", "\n+ openai\n",
                           "\n+ 10.1\n", "\n- 알\n", "\n+ 대한\n", "\n+ 검찰\n"}) {
    EXPECT_NE(golden.find(line), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace seogo::schema
