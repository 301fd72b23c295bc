// Writes whole articles: headline, body, byline, comments, dates, counts.
//
//   const Vocabulary vocabulary;
//   ArticleWriter writer(vocabulary, {.articles = 20'000, .seed = 42, .mean_comments = 8});
//   writer.write(0).site         서고일보
//   writer.write(19'999)         dated near the end of 2024; dates rise with the number, noisily
//
// Article n is the same however many were written before it. Safe to call from several threads.
// No `id`: as in most exports, the url stands for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/article.h"
#include "tests/bench/comment_writer.h"

namespace seogo::bench {

struct CorpusPlan {
  std::uint32_t articles = 20'000;
  std::uint64_t seed = 1;
  double mean_comments = 8;
};

class ArticleWriter {
 public:
  ArticleWriter(const Vocabulary& vocabulary, const CorpusPlan& plan);

  [[nodiscard]] schema::Article write(std::uint32_t number) const;

 private:
  void write_body(schema::Article& article, const Theme& theme, Random& random) const;
  void write_comments(schema::Article& article, const Theme& theme, Random& random) const;
  [[nodiscard]] std::int64_t published(std::uint32_t number, Random& random) const;

  const Vocabulary& vocabulary_;
  CorpusPlan plan_;
  CommentWriter comments_;
  std::vector<std::string> reporters_;
};

}  // namespace seogo::bench
