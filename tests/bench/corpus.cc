#include "tests/bench/corpus.h"

#include <fstream>

#include "schema/article.h"
#include "schema/article_json.h"
#include "schema/error.h"
#include "schema/file.h"
#include "tests/bench/random.h"

namespace seogo::bench {
namespace {

void take(schema::Article article, Corpus& corpus, Random& random) {
  ++corpus.articles;
  corpus.comments += article.comments.size();
  corpus.text_bytes += article.title.size() + article.subtitle.size() + article.body.size();
  for (const schema::Comment& comment : article.comments) corpus.text_bytes += comment.text.size();
  // Reservoir sampling: each article so far is kept with the same chance.
  std::size_t slot = corpus.bodies.size();
  if (slot < most_bodies) {
    corpus.bodies.emplace_back();
    corpus.titles.emplace_back();
    corpus.sites.emplace_back();
  } else {
    slot = random.below(static_cast<std::uint32_t>(corpus.articles));
    if (slot >= most_bodies) return;
  }
  corpus.bodies[slot] = std::move(article.body);
  corpus.titles[slot] = std::move(article.title);
  corpus.sites[slot] = std::move(article.site);
}

}  // namespace

Corpus read_corpus(const std::filesystem::path& path, std::uint64_t seed) {
  std::ifstream file(path, std::ios::binary);
  if (!file) schema::throw_io("open", path);
  Corpus corpus;
  Random random(seed);
  for (std::string line; std::getline(file, line);) {
    corpus.file_bytes += line.size() + 1;
    try {
      take(schema::article_from_json(line), corpus, random);
    } catch (const schema::Error& error) {
      if (error.code() != schema::ErrorCode::input) throw;
      ++corpus.refused;
    }
  }
  if (file.bad()) schema::throw_io("read", path);
  return corpus;
}

}  // namespace seogo::bench
