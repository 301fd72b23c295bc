// The words of an archive, and in how many of its articles each stands.
//
//   WordCounts words;                     while indexing
//   words.add(article, +1);               "알트만이 복귀했다"  →  알트만 +1, 복귀 +1
//   words.write(database);                before the commit that has the article
//
//   const Lexicon lexicon(database);      while searching
//   lexicon.count("알트만")               →  12 articles
//   lexicon.each_beginning("알트", …)     →  알트만 12, 알트코인 7
//
// A word is the stem (endings.h) of a run of 2 to 12 Hangul syllables in the title, the subtitle,
// the body, a tag or an author's name. Comments are left out: they are full of slips, which a
// correction must not take for words. So are Latin words and numbers, which are terms of the index
// as they stand, and Hanja. The endings cut too much now and then (고양이 gives 고양): count what
// stem_length leaves of a word, not the word.
//
// What is a word is part of the index format: a changed article takes its words away by the same
// rule that added them. Xapian's errors pass through; damaged bytes throw Error(index). Each object
// is for one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "schema/article.h"
#include "schema/cut_text.h"
#include "schema/term_counts.h"
#include "schema/vocabulary.h"
#include "schema/word_chunk.h"

namespace seogo::schema {

inline constexpr std::size_t shortest_word_of_lexicon = 2;  // syllables
inline constexpr std::size_t longest_word_of_lexicon = 12;  // syllables

using WordSink = std::function<void(std::string_view word, unsigned count)>;

// Hash and equality by which a table of strings is asked with a view.
struct ByText {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
  bool operator()(std::string_view a, std::string_view b) const { return a == b; }
};

// What was read of a lexicon and of how many articles have a term, for several lexicons of one
// database at one commit: one search after the other asks for the same. At most the whole lexicon, beside
// the counts. Safe to use from several threads.
class LexiconMemory {
 public:
  using Chunk = std::shared_ptr<const std::string>;
  [[nodiscard]] Chunk find(std::string_view first_syllable) const;  // null: not read yet
  void keep(std::string_view first_syllable, Chunk chunk);
  [[nodiscard]] TermCounts& counts() { return counts_; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  TermCounts counts_;
  mutable std::mutex mutex_;  // guards all below
  std::unordered_map<std::string, Chunk, ByText, ByText> chunks_;
  std::size_t bytes_ = 0;
};

// What is known of the words is kept; a chunk (all words of one first syllable) is read from the
// database when it is first asked for.
class Lexicon {
 public:
  // Reads nothing yet. The database must outlive it, unchanged.
  explicit Lexicon(const Xapian::Database& database, LexiconMemory* shared = nullptr)
      : database_(database), shared_(shared) {}

  // Articles with this stem; 0 for what is no word.
  [[nodiscard]] unsigned count(std::string_view word) const { return look_up(word).count; }
  struct Entry {
    unsigned count;
    bool begins_words;  // it or a longer word
  };
  [[nodiscard]] Entry look_up(std::string_view word) const;

  // Articles with this term of the index, which needs not be a word.
  [[nodiscard]] Xapian::doccount articles_with(const std::string& term) const;

  // All words that begin with `head`, at least a syllable, in order: 알트 → 알트, 알트만, 알트코인.
  void each_beginning(std::string_view head, const WordSink& sink) const;

  // All words, in order; nothing is kept.
  void each(const WordSink& sink) const;

 private:
  [[nodiscard]] const std::string& chunk(std::string_view first_syllable) const;

  const Xapian::Database& database_;
  LexiconMemory* shared_;  // null: none; must outlive this
  mutable std::unordered_map<std::string, LexiconMemory::Chunk, ByText, ByText> chunks_;
};

// Changes of the lexicon, gathered over the articles of one commit.
class WordCounts {
 public:
  // The words of an article that comes (+1) or goes (-1), each once.
  void add(const Article& article, int sign) { add(cut(article), sign); }
  void add(const CutArticle& texts, int sign);

  // Merges the changes into the database and forgets them. The caller commits. Throws Error(index)
  // if the lexicon there is damaged, or does not have what an article takes away.
  void write(Xapian::WritableDatabase& database);

 private:
  struct Change {
    std::int64_t articles = 0;
    std::uint64_t last_seen = 0;  // in which call of add()
  };

  Vocabulary words_;
  std::vector<Change> changes_;  // at the words' numbers
  std::uint64_t calls_ = 0;
};

// The words of an article, one that stands there several times perhaps several times.
void each_word(const CutArticle& texts, const std::function<void(std::string_view word)>& sink);

// A lexicon that is written in one go: words in the order of their bytes, each with its count, become
// the metadata of their first syllables, in order.
class LexiconWriter {
 public:
  using MetadataSink = std::function<void(const std::string& key, const std::string& bytes)>;
  explicit LexiconWriter(MetadataSink sink) : sink_(std::move(sink)) {}

  void add(std::string_view word, unsigned count);
  void finish();

 private:
  MetadataSink sink_;
  std::string syllable_;
  WordChunkWriter chunk_;
};

}  // namespace seogo::schema
