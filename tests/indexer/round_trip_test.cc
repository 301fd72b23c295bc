// A thousand invented articles written in every form and encoding come back the same.
//
// forms/forms.h has the table of forms and what each carries, forms/encodings.h that of encodings and
// labels. A sanitizer gets fewer articles.
#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/extract/extractor.h"
#include "indexer/source/input.h"
#include "indexer/source/reader.h"
#include "schema/error.h"
#include "tests/archive.h"
#include "tests/indexer/forms/forms.h"
#include "tests/indexer/forms/invented.h"

namespace seogo::tests {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint32_t share = 20;
#else
constexpr std::uint32_t share = 1;
#endif

struct Back {
  std::vector<schema::Article> articles;
  std::vector<std::string> refusals;
};

Back read_back(const Files& files, std::string_view ending) {
  const TemporaryDirectory directory;
  for (std::size_t number = 0; number < files.size(); ++number) {
    std::ofstream file(directory.path() / fmt::format("{:04}{}", number, ending), std::ios::binary);
    file << files[number];
    EXPECT_TRUE(file.flush());
  }
  Back back;
  const auto refuse = [&back](const indexer::source::Refusal& refusal) {
    back.refusals.push_back(refusal.line());
  };
  const auto take = [&](const indexer::source::Capture& capture, const std::string& place) {
    try {
      back.articles.push_back(
          indexer::extract::extract(capture, indexer::extract::Profile::built_in()));
    } catch (const schema::Error& error) {
      refuse({capture.provenance.file, place, error.text(), error.hint()});
      back.articles.emplace_back();
    }
  };
  const indexer::source::Inputs inputs =
      indexer::source::find_inputs({directory.path().string()}, refuse);
  EXPECT_EQ(inputs.found.size(), files.size());
  for (const indexer::source::Input& input : inputs.found) {
    try {
      indexer::source::read_captures(input, {take, refuse, [](std::string_view) {}});
    } catch (const schema::Error& error) {
      refuse({input.path, {}, error.text(), error.hint()});
    }
  }
  return back;
}

// By field: in how many articles it came back otherwise, and the first of them with both values.
std::string differences(Articles written, Articles read, const FormRow& form) {
  struct Difference {
    std::size_t articles = 0;
    std::string first;
  };
  std::map<std::string_view, Difference> found;
  for (std::size_t number = 0; number < written.size(); ++number) {
    for (const FieldRow& field : field_rows) {
      if ((form.carried(number) & field.bit) == 0) continue;
      const std::string wrote = field.said(written[number]);
      const std::string came = field.said(read[number]);
      if (wrote == came) continue;
      Difference& difference = found[field.name];
      if (difference.articles++ == 0)
        difference.first =
            fmt::format("article {}\n  wrote: {}\n  read:  {}\n", number, wrote, came);
    }
  }
  std::string out;
  for (const auto& [name, difference] : found)
    out += fmt::format("{} of {} articles; {}", name, difference.articles, difference.first);
  return out;
}

bool fits(const EncodingRow& encoding, Encodings encodings) {
  return encodings == Encodings::every || encoding.name == "UTF-8" ||
         (encodings == Encodings::unicode && encoding.unicode);
}

const std::vector<schema::Article>& articles_in(const EncodingRow& encoding) {
  static std::map<std::string_view, std::vector<schema::Article>> made;
  std::vector<schema::Article>& articles = made[encoding.unicode ? "" : encoding.name];
  if (articles.empty()) {
    articles = invented(1'000 / share);
    if (!encoding.unicode) {
      articles.resize(encoding.articles / share);
      for (schema::Article& article : articles) article = writable(article, encoding.iconv);
    }
  }
  return articles;
}

class RoundTrip : public testing::TestWithParam<FormRow> {};

TEST_P(RoundTrip, BringsArticlesBackTheSame) {
  const FormRow& form = GetParam();
  for (const EncodingRow& encoding : encodings) {
    if (!fits(encoding, form.encodings)) continue;
    const std::vector<schema::Article>& articles = articles_in(encoding);
    for (const Wording& wording : wordings_of(encoding, form.labelled)) {
      SCOPED_TRACE(fmt::format("{}, {}", form.name, wording.name()));
      const Articles written = Articles(articles).first(
          std::min<std::size_t>(articles.size(), std::max(wording.articles / share, 1U)));
      const Back back = read_back(form.write(written, wording), form.ending);
      EXPECT_TRUE(back.refusals.empty())
          << back.refusals.size() << " refused; " << back.refusals.front();
      ASSERT_EQ(back.articles.size(), written.size());
      EXPECT_EQ(differences(written, back.articles, form), "");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, RoundTrip, testing::ValuesIn(forms),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace seogo::tests
