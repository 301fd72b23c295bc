// A word and its exclusion share out the archive: what the index proposes and what is checked on the
// texts must agree, whatever the spaces.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;
using Ids = std::set<std::string>;

// Few different signs, so that words recur in pieces; endings and particles among them.
const std::vector<std::string> signs = {"가",   "나", "다", "라",   "마", "은", "는",   "에서",
                                        "했다", "ai", "44", "10.1", "韓", "美", "ㅋㅋ", "42km"};
const std::vector<std::string> gaps = {" ", " ", " ", ", ", "·", "-", "\n"};

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string random_text(std::mt19937& random, std::size_t length, unsigned gap_in) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    const std::string& sign = signs[random() % signs.size()];
    const bool glued = !text.empty() && is_ascii_word(text.back()) && is_ascii_word(sign.front());
    if (glued || (gap_in > 0 && random() % gap_in == 0)) text += gaps[random() % gaps.size()];
    text += sign;
  }
  return text;
}

class Partition : public testing::Test {
 protected:
  static constexpr int articles = 90;

  Partition() {
    for (int i = 0; i < articles; ++i) {
      schema::Article article;
      article.title = "글";
      article.body = random_text(random_, 5 + random_() % 30, 3);
      if (i % 3 == 0) {
        article.comments.emplace_back();
        article.comments.back().text = random_text(random_, 5, 3);
      }
      article.id = std::to_string(i);
      bodies_[article.id] = article.body;
      for (const schema::Comment& comment : article.comments) {
        bodies_[article.id] += " | " + comment.text;
      }
      archive_.add(article);
    }
  }

  // Not what was found for another word instead.
  Ids found(const std::string& text) {
    searchd::engine::Request request;
    request.text = text;
    request.limit = searchd::engine::most_hits;
    request.match = searchd::engine::Match::all;
    const searchd::engine::Reply reply = archive_.search(request);
    Ids ids;
    if (!std::none_of(reply.notes.begin(), reply.notes.end(),
                      [](const auto& note) { return note.code == "corrected"; })) {
      return ids;
    }
    for (const auto& hit : reply.hits) ids.insert(hit.id);
    EXPECT_EQ(reply.total.value, ids.size()) << text;
    return ids;
  }

  std::mt19937 random_{415};
  tests::Archive archive_;
  std::map<std::string, std::string> bodies_;
};

TEST_F(Partition, AWordAndItsExclusionShareOutTheArchive) {
  std::size_t found_in_all = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string word = random_text(random_, 1 + random_() % 5, 0);
    if (word.find_first_of(" ,\n-") != std::string::npos) continue;
    const Ids with = found(word);
    const Ids without = found("-" + word);
    Ids both;
    std::set_intersection(with.begin(), with.end(), without.begin(), without.end(),
                          std::inserter(both, both.end()));
    ASSERT_EQ(both, Ids()) << word;
    std::string neither;
    for (const auto& [id, body] : bodies_) {
      if (!with.contains(id) && !without.contains(id)) neither += "\n" + body;
    }
    ASSERT_EQ(neither, "") << word;
    found_in_all += with.size();
  }
  EXPECT_GT(found_in_all, 1000U);
}

}  // namespace
