#include "schema/lexicon.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "schema/analyzer.h"
#include "schema/endings.h"
#include "schema/error.h"
#include "schema/word_chunk.h"

namespace seogo::schema {
namespace {

static_assert(shortest_word_of_lexicon == shortest_stem &&
              shortest_word_of_lexicon == shortest_in_chunk &&
              longest_word_of_lexicon == longest_in_chunk);

constexpr std::string_view key_start = "words:";

std::string key_of(std::string_view first_syllable) {
  return std::string(key_start).append(first_syllable);
}

using Changed = std::pair<std::string_view, std::int64_t>;  // word, articles

// The chunk `before` with some of its words counted anew; `changed` is sorted.
std::string merged(std::string_view syllable, std::string_view before,
                   const std::vector<Changed>& changed) {
  WordChunkWriter out;
  WordCursor in(syllable, before);
  bool more = in.next();
  for (const auto& [word, articles] : changed) {
    for (; more && in.word() < word; more = in.next()) out.add(in.word(), in.count());
    const bool known = more && in.word() == word;
    const std::int64_t count = (known ? in.count() : 0) + articles;
    if (count < 0) {
      throw Error(ErrorCode::index, "the lexicon of the index does not agree with its articles",
                  "build it anew from the stored articles: seogo-indexer rebuild --index DIR");
    }
    if (count > 0) out.add(word, static_cast<unsigned>(count));
    if (known) more = in.next();
  }
  for (; more; more = in.next()) out.add(in.word(), in.count());
  return out.bytes();
}

}  // namespace

Lexicon::Entry Lexicon::look_up(std::string_view word) const {
  if (word.size() < shortest_word_of_lexicon * syllable_bytes) return {0, !word.empty()};
  const std::string_view first = word.substr(0, syllable_bytes);
  WordCursor cursor(first, chunk(first));
  if (!cursor.seek(word)) return {0, false};
  return {cursor.word() == word ? cursor.count() : 0, cursor.word().starts_with(word)};
}

Xapian::doccount Lexicon::articles_with(const std::string& term) const {
  return shared_ == nullptr ? database_.get_termfreq(term) : shared_->counts().of(term, database_);
}

void Lexicon::each_beginning(std::string_view head, const WordSink& sink) const {
  if (head.size() < syllable_bytes) return;
  const std::string_view first = head.substr(0, syllable_bytes);
  WordCursor cursor(first, chunk(first));
  for (bool more = cursor.seek(head); more && cursor.word().starts_with(head);
       more = cursor.next()) {
    sink(cursor.word(), cursor.count());
  }
}

void Lexicon::each(const WordSink& sink) const {
  const std::string start(key_start);
  for (auto it = database_.metadata_keys_begin(start); it != database_.metadata_keys_end(start);
       ++it) {
    const std::string key = *it;
    const std::string bytes = database_.get_metadata(key);
    WordCursor cursor(std::string_view(key).substr(key_start.size()), bytes);
    while (cursor.next()) sink(cursor.word(), cursor.count());
  }
}

const std::string& Lexicon::chunk(std::string_view first_syllable) const {
  if (const auto known = chunks_.find(first_syllable); known != chunks_.end()) {
    return *known->second;
  }
  LexiconMemory::Chunk bytes = shared_ == nullptr ? nullptr : shared_->find(first_syllable);
  if (bytes == nullptr) {
    bytes = std::make_shared<const std::string>(database_.get_metadata(key_of(first_syllable)));
    if (shared_ != nullptr) shared_->keep(first_syllable, bytes);
  }
  return *chunks_.emplace(first_syllable, std::move(bytes)).first->second;
}

LexiconMemory::Chunk LexiconMemory::find(std::string_view first_syllable) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto known = chunks_.find(first_syllable);
  return known == chunks_.end() ? nullptr : known->second;
}

void LexiconMemory::keep(std::string_view first_syllable, Chunk chunk) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const std::size_t size = chunk->size();
  if (chunks_.emplace(first_syllable, std::move(chunk)).second) bytes_ += size;
}

std::size_t LexiconMemory::bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_ + counts_.bytes();
}

void LexiconWriter::add(std::string_view word, unsigned count) {
  const std::string_view syllable = word.substr(0, syllable_bytes);
  if (syllable != syllable_) {
    finish();
    syllable_ = syllable;
  }
  chunk_.add(word, count);
}

void LexiconWriter::finish() {
  if (!syllable_.empty()) sink_(key_of(syllable_), chunk_.bytes());
  syllable_.clear();
  chunk_ = {};
}

namespace {

using TextSink = std::function<void(std::string_view)>;

void words_of_runs(std::string_view normalized, const std::vector<Run>& runs,
                   const TextSink& sink) {
  for (const Run& run : runs) {
    const std::size_t syllables = (run.end - run.begin) / syllable_bytes;
    if (run.script != Script::hangul || syllables < shortest_word_of_lexicon ||
        syllables > longest_word_of_lexicon) {
      continue;
    }
    const std::string_view whole = normalized.substr(run.begin, run.end - run.begin);
    sink(whole.substr(0, stem_length(whole)));
  }
}

// Hanja count as they are read, by themselves and with the Hangul beside them: 한미 of 韓美, and
// both 윤대통령 and 대통령 of 尹대통령.
void words_of_text(const CutText& text, const TextSink& sink) {
  words_of_runs(text.text, text.runs, sink);
  if (!text.has_hanja()) return;
  const std::string reading = reading_of(text.text);
  words_of_runs(reading, runs(reading), sink);
}

}  // namespace

void each_word(const CutArticle& texts, const std::function<void(std::string_view)>& sink) {
  for (const CutText* text : {&texts.title, &texts.subtitle, &texts.body}) {
    words_of_text(*text, sink);
  }
  for (const CutText& tag : texts.tags) words_of_text(tag, sink);
  for (const CutText& name : texts.authors) words_of_text(name, sink);
}

void WordCounts::add(const CutArticle& texts, int sign) {
  ++calls_;
  each_word(texts, [&](std::string_view word) {
    const std::uint32_t number = words_.number(word);
    if (number == changes_.size()) changes_.emplace_back();
    Change& change = changes_[number];
    if (std::exchange(change.last_seen, calls_) != calls_) change.articles += sign;
  });
}

void WordCounts::write(Xapian::WritableDatabase& database) {
  std::vector<Changed> all;
  all.reserve(changes_.size());
  for (const std::uint32_t number : words_.sorted()) {
    const std::int64_t articles = changes_[number].articles;
    if (articles != 0) all.emplace_back(words_.text(number), articles);
  }
  for (auto begin = all.begin(); begin != all.end();) {
    const std::string_view syllable = begin->first.substr(0, syllable_bytes);
    const auto end = std::find_if(begin, all.end(), [syllable](const Changed& changed) {
      return !changed.first.starts_with(syllable);
    });
    const std::string key = key_of(syllable);
    database.set_metadata(key, merged(syllable, database.get_metadata(key), {begin, end}));
    begin = end;
  }
  words_.clear();
  changes_.clear();
}

}  // namespace seogo::schema
