// Quoted search against a naive scan of the same texts: nothing false, nothing missed.
#include <algorithm>
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

// Syllables and whole Latin words of a plain text, its spaces forgotten.
using Tokens = std::vector<std::string>;

Tokens tokens(const std::string& text) {
  Tokens out;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const bool word = is_ascii_word(text[i]) || text[i] == '.';
    const std::size_t length = word || text[i] == ' ' ? 1 : 3;
    if (word && in_word) {
      out.back() += text[i];
    } else if (text[i] != ' ') {
      out.push_back(text.substr(i, length));
    }
    in_word = word;
    i += length;
  }
  return out;
}

bool contains(const Tokens& text, const Tokens& phrase) {
  return std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

// A part of a text, or of one that nobody wrote: words that begin and end anywhere.
std::string random_phrase(std::mt19937& random, const std::string& source) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if ((static_cast<unsigned char>(source[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  const std::size_t first = random() % starts.size();
  const std::size_t last = std::min(first + 1 + random() % 12, starts.size());
  const std::size_t end = last == starts.size() ? source.size() : starts[last];
  return plain(source.substr(starts[first], end - starts[first]));
}

// The same letters with other spaces.
std::string respaced(std::mt19937& random, const std::string& phrase) {
  std::string out;
  for (const std::string& token : tokens(phrase)) {
    const bool glued = !out.empty() && is_ascii_word(out.back()) && is_ascii_word(token.front());
    if (!out.empty() && (glued || random() % 3 == 0)) out += ' ';
    out += token;
  }
  return out;
}

class Quoted : public testing::Test {
 protected:
  static constexpr int rounds = 1000;

  Quoted() {
    for (int i = 0; i < 150; ++i) {
      texts_.push_back(random_text(random_, 20 + random_() % 60));
      archive_.add("제목", texts_.back());
    }
  }

  // Half of the phrases stand in some text, half are made up.
  std::string phrase(int round) {
    return random_phrase(random_, round % 2 == 0 ? plain(texts_[random_() % texts_.size()])
                                                 : plain(random_text(random_, 12)));
  }

  template <typename Has>
  std::set<std::string> scanned(Has has) const {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (has(plain(texts_[i]))) ids.insert(std::to_string(i + 1));
    }
    return ids;
  }

  std::set<std::string> found(const std::string& text) {
    std::set<std::string> ids;
    for (std::size_t offset = 0;; offset += searchd::engine::most_hits) {
      searchd::engine::Request request;
      request.text = text;
      request.limit = searchd::engine::most_hits;
      request.offset = offset;
      const searchd::engine::Reply reply = archive_.search(request);
      for (const auto& hit : reply.hits) ids.insert(hit.id);
      if (reply.hits.size() < searchd::engine::most_hits) return ids;
    }
  }

  std::mt19937 random_{20231211};
  tests::Archive archive_;
  std::vector<std::string> texts_;
};

TEST_F(Quoted, AgreesWithANaiveScanOverAThousandSubstrings) {
  std::size_t found_in_all = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string wanted = phrase(round);
    if (wanted.empty() || wanted.front() == ' ') continue;
    const std::set<std::string> expected =
        scanned([&wanted](const std::string& text) { return contains(text, wanted); });
    ASSERT_EQ(found("\"" + wanted + "\""), expected) << "phrase: " << wanted;
    found_in_all += expected.size();
  }
  EXPECT_GT(found_in_all, 1000U);  // the phrases do occur
}

TEST_F(Quoted, WithATildeAgreesWithAScanOfTheLettersAlone) {
  std::size_t found_in_all = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string wanted = respaced(random_, phrase(round));
    if (wanted.empty()) continue;
    const std::set<std::string> expected = scanned(
        [&wanted](const std::string& text) { return contains(tokens(text), tokens(wanted)); });
    ASSERT_EQ(found("~\"" + wanted + "\""), expected) << "phrase: " << wanted;
    found_in_all += expected.size();
  }
  EXPECT_GT(found_in_all, 1000U);
}

}  // namespace
