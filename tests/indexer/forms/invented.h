// Invented articles to be written in every form: those of the benchmark, with their text alone in the
// body.
//
//   invented(1000)[17].title                     the same on every machine
//   writable(article, "EUC-KR").body             without the characters that EUC-KR lacks
//
// The bench signs some bodies (서울=서고일보) 김주성 기자 = …, which a reader moves to the authors.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <iconv.h>

#include "schema/article.h"
#include "tests/bench/article_writer.h"
#include "tests/bench/vocabulary.h"

namespace seogo::tests {

inline std::string unsigned_body(std::string body) {
  if (body.starts_with("(서울=")) body.erase(0, body.find(" = ") + 3);
  const std::size_t last = body.rfind("\n\n");
  if (last != std::string::npos && body.find(" news", last) != std::string::npos &&
      body.ends_with(".example"))
    body.resize(last);
  return body;
}

inline std::vector<schema::Article> invented(std::uint32_t count) {
  static const bench::Vocabulary vocabulary;
  const bench::ArticleWriter writer(vocabulary,
                                    {.articles = 1'000, .seed = 1919, .mean_comments = 3});
  std::vector<schema::Article> articles;
  for (std::uint32_t number = 0; number < count; ++number) {
    schema::Article article = writer.write(number);
    article.body = unsigned_body(std::move(article.body));
    // Archives write the time of a capture in UTC.
    schema::Timestamp captured = *article.published;
    for (const schema::Comment& comment : article.comments)
      captured.seconds = std::max(captured.seconds, comment.posted->seconds);
    captured.seconds += 86'400 + number;
    captured.offset_minutes = 0;
    article.captured_at = captured;
    articles.push_back(std::move(article));
  }
  return articles;
}

// One of iconv's encodings.
class Repertoire {
 public:
  explicit Repertoire(const char* encoding) : writing_(iconv_open(encoding, "UTF-8")) {}
  Repertoire(const Repertoire&) = delete;
  Repertoire& operator=(const Repertoire&) = delete;
  ~Repertoire() { iconv_close(writing_); }

  // A syllable that the encoding lacks becomes 가, what else it lacks goes, and the space before it.
  [[nodiscard]] std::string writable(const std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + 1;
      while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
      std::string letter = text.substr(at, end - at);
      at = end;
      if (has(letter)) {
        out += letter;
      } else if (letter >= "가" && letter <= "힣") {
        out += "가";
      } else if (out.ends_with(' ')) {
        out.pop_back();
      }
    }
    const std::size_t begin = std::min(out.find_first_not_of(' '), out.size());
    return out.substr(begin, out.find_last_not_of(' ') + 1 - begin);
  }

 private:
  [[nodiscard]] bool has(std::string& letter) const {
    std::array<char, 16> room;
    char* in = letter.data();
    char* out = room.data();
    std::size_t in_left = letter.size();
    std::size_t out_left = room.size();
    return iconv(writing_, &in, &in_left, &out, &out_left) == 0;
  }

  iconv_t writing_;
};

inline schema::Article writable(schema::Article article, const char* encoding) {
  const Repertoire repertoire(encoding);
  for (std::string* text : {&article.site, &article.section, &article.title, &article.body})
    *text = repertoire.writable(*text);
  for (std::string& tag : article.tags) tag = repertoire.writable(tag);
  for (schema::Author& author : article.authors) author.name = repertoire.writable(author.name);
  for (schema::Comment& comment : article.comments) {
    comment.author = repertoire.writable(comment.author);
    comment.text = repertoire.writable(comment.text);
    if (comment.text.empty()) comment.text = "잘 읽었습니다";
  }
  return article;
}

}  // namespace seogo::tests
