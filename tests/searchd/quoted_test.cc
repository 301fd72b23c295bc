// Quoted search against a naive scan of the same texts: nothing false, nothing missed.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;

// Few different syllables, so that pairs recur out of order and false candidates abound.
const std::vector<std::string> letters = {"가", "나", "다", "라", "마", "바", "사", "아",
                                          "자", "차", "은", "는", "ai", "tv", "44", "10.1"};
const std::vector<std::string> gaps = {" ", " ", ", ", ". ", "·", "\n\n", "\"", " (", ") "};

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string random_text(std::mt19937& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    const std::string& letter = letters[random() % letters.size()];
    // Two numbers without a gap would be one other number.
    const bool glued = !text.empty() && is_ascii_word(text.back()) && is_ascii_word(letter.front());
    if (glued || random() % 4 == 0) text += gaps[random() % gaps.size()];
    text += letter;
  }
  return text;
}

// The naive scan's own idea of a text: letters as they are, one space for anything else. A dot
// between digits belongs to the number.
std::string plain(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool middle_dot = text.compare(i, 2, "·") == 0;
    const bool decimal = text[i] == '.' && i > 0 && is_ascii_word(text[i - 1]) &&
                         text[i - 1] <= '9' && i + 1 < text.size() && text[i + 1] >= '0' &&
                         text[i + 1] <= '9';
    if (middle_dot) ++i;
    if (!middle_dot && (byte >= 0x80 || is_ascii_word(text[i]) || decimal)) {
      out += text[i];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool contains(const std::string& text, const std::string& phrase) {
  const auto word = [](char c) { return is_ascii_word(c) || c == '.'; };
  for (std::size_t at = text.find(phrase); at != std::string::npos;
       at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool cut_before = at > 0 && word(phrase.front()) && word(text[at - 1]);
    const bool cut_after = end < text.size() && word(phrase.back()) && word(text[end]);
    if (!cut_before && !cut_after) return true;
  }
  return false;
}

TEST(Quoted, AgreesWithANaiveScanOverAThousandSubstrings) {
  std::mt19937 random(20231211);
  tests::Archive archive;
  std::vector<std::string> texts;
  for (int i = 0; i < 150; ++i) {
    texts.push_back(random_text(random, 20 + random() % 60));
    archive.add("제목", texts.back());
  }
  std::size_t found_in_all = 0;
  for (int round = 0; round < 1000; ++round) {
    // Half of the phrases stand in some text, half are made up.
    const std::string source =
        round % 2 == 0 ? plain(texts[random() % texts.size()]) : plain(random_text(random, 12));
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < source.size(); ++i) {
      if ((static_cast<unsigned char>(source[i]) & 0xC0) != 0x80) starts.push_back(i);
    }
    const std::size_t first = random() % starts.size();
    const std::size_t last = std::min(first + 1 + random() % 12, starts.size());
    const std::size_t end = last == starts.size() ? source.size() : starts[last];
    const std::string phrase = plain(source.substr(starts[first], end - starts[first]));
    if (phrase.empty() || phrase.front() == ' ') continue;

    std::set<std::string> expected;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (contains(plain(texts[i]), phrase)) expected.insert(std::to_string(i + 1));
    }
    std::set<std::string> found;
    for (std::size_t offset = 0;; offset += searchd::engine::most_hits) {
      searchd::engine::Request request;
      request.text = "\"" + phrase + "\"";
      request.limit = searchd::engine::most_hits;
      request.offset = offset;
      const searchd::engine::Reply reply = archive.search(request);
      for (const auto& hit : reply.hits) found.insert(hit.id);
      if (reply.hits.size() < searchd::engine::most_hits) break;
    }
    ASSERT_EQ(found, expected) << "phrase: " << phrase;
    found_in_all += found.size();
  }
  EXPECT_GT(found_in_all, 1000U);  // the phrases do occur
}

}  // namespace
