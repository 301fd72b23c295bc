// The archive that is measured: a JSONL file, how much is in it, and bodies to draw queries from.
//
//   Corpus corpus = read_corpus("corpus.jsonl", 42);
//   → 20,000 articles, 163,000 comments, 98 MB of file, 80 MB of text
//
// `text_bytes` is what a reader reads: titles, subtitles, bodies and comments, without the JSON
// around them. Of a large archive an even sample of the bodies is kept, with the titles and sites of the
// same articles; the same seed keeps the same ones.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace seogo::bench {

inline constexpr std::size_t most_bodies = 20'000;

struct Corpus {
  std::uint64_t articles = 0;
  std::uint64_t comments = 0;
  std::uint64_t refused = 0;  // lines that are no article
  std::uint64_t file_bytes = 0;
  std::uint64_t text_bytes = 0;
  std::vector<std::string> bodies;
  std::vector<std::string> titles;  // of each of these
  std::vector<std::string> sites;
};

// Throws schema::Error(io) if the file cannot be read.
[[nodiscard]] Corpus read_corpus(const std::filesystem::path& path, std::uint64_t seed);

}  // namespace seogo::bench
