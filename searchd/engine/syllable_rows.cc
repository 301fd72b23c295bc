#include "searchd/engine/syllable_rows.h"

#include <climits>
#include <memory>
#include <string>

#include "schema/hanja.h"
#include "schema/utf8.h"
#include "searchd/engine/anchor.h"
#include "searchd/engine/fold.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t syllable_bytes = 3;
constexpr std::size_t row_bytes = 3 * syllable_bytes;
// Reckoned, with five bits a row in blocks of 512, a line of the processor's cache: one row in 96 that
// is not there seems to be. Of 8 bits a row, three of them set in words of 64, it was one in 27:
// some 620 of the 16,671 candidates of 제로로 were read for nothing.
constexpr std::size_t bits_of_row = 10;
constexpr std::size_t set_of_row = 5;
constexpr std::size_t word_bits = 64;
constexpr std::size_t block_words = 8;
constexpr std::size_t block_bits = block_words * word_bits;
constexpr unsigned place_bits = 9;  // of a bit in its block
constexpr std::uint64_t code_bits = 16;

using Hashes = std::vector<std::uint64_t>;

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}
bool is_ascii_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool continues(unsigned char c) { return (c & 0xC0) == 0x80; }

// In texts without odd characters whatever begins so is a syllable.
bool syllable_at(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  return lead >= 0xEA && lead <= 0xED && at + syllable_bytes <= text.size() &&
         continues(byte_at(text, at + 1)) && continues(byte_at(text, at + 2));
}

std::uint64_t code_at(std::string_view text, std::size_t at) {
  return (std::uint64_t{byte_at(text, at)} & 0x0F) << 12 |
         (std::uint64_t{byte_at(text, at + 1)} & 0x3F) << 6 | (byte_at(text, at + 2) & 0x3F);
}

// `codes`: the row, its last syllable lowest. The upper half of a product depends on all of it.
std::uint64_t hash_of(std::uint64_t codes) {
  const std::uint64_t product = codes * 0x9E3779B97F4A7C15U;
  return product ^ product >> 32;
}

std::uint64_t with_next(std::uint64_t codes, std::uint64_t code) {
  constexpr std::uint64_t three = (std::uint64_t{1} << (3 * code_bits)) - 1;
  return (codes << code_bits | code) & three;
}

std::size_t block_of(std::uint64_t hash, std::uint64_t blocks) {
  return static_cast<std::size_t>(((hash >> 32) * blocks) >> 32);
}

struct Bit {
  std::size_t word;  // in its block
  std::uint64_t mask;
};
Bit bit_of(std::uint64_t hash, std::size_t number) {
  const std::uint64_t place = hash >> (number * place_bits);
  return {place / word_bits % block_words, std::uint64_t{1} << (place % word_bits)};
}

void add_plain(std::string_view text, Hashes& hashes) {
  std::uint64_t codes = 0;
  unsigned in_row = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (syllable_at(text, at)) {
      codes = with_next(codes, code_at(text, at));
      if (++in_row >= 3) hashes.push_back(hash_of(codes));
      at += syllable_bytes;
    } else {
      if (is_ascii_word(byte_at(text, at))) in_row = 0;
      ++at;
    }
  }
}

// All that a word is looked for in (matcher.cc): what stands there, how it is read, what headlines mean.
void add_odd(std::string_view text, Hashes& hashes) {
  const Fold fold(text);
  add_plain(fold.text(), hashes);
  add_plain(fold.reading(), hashes);
  std::string meaning;
  for (schema::Cursor cursor(fold.text()); !cursor.done();) {
    const char32_t c = cursor.next();
    if (!schema::is_hanja(c)) continue;
    meaning.clear();
    for (const char32_t syllable : schema::headline_word(c)) schema::append(meaning, syllable);
    add_plain(meaning, hashes);
  }
}

void add_rows(std::string_view text, Hashes& hashes) {
  find_odd(text, 0) == std::string_view::npos ? add_plain(text, hashes) : add_odd(text, hashes);
}

void add_rows(const schema::ArticleView& texts, Hashes& hashes) {
  for (const std::string_view text : {texts.title, texts.subtitle, texts.body}) {
    add_rows(text, hashes);
  }
  for (const schema::ArticleView::Person& author : texts.authors) {
    add_rows(author.name, hashes);
    add_rows(author.role, hashes);
  }
  for (const std::string_view tag : texts.tags) add_rows(tag, hashes);
  for (const schema::ArticleView::Remark& comment : texts.comments) {
    add_rows(comment.text, hashes);
    add_rows(comment.author, hashes);
  }
}

}  // namespace

SyllableRows::SyllableRows(Xapian::docid last, std::size_t most_bytes)
    : filters_(last + std::size_t{1}),
      most_bytes_(most_bytes),
      bytes_(filters_.size() * sizeof(filters_[0])) {}

SyllableRows::~SyllableRows() {
  for (const Filter& filter : filters_) delete[] filter.blocks.load(std::memory_order_relaxed);
}

void SyllableRows::add(Xapian::docid document, const schema::ArticleView& texts) {
  if (document >= filters_.size() || knows(document) || bytes() >= most_bytes_) return;
  thread_local Hashes hashes;
  hashes.clear();
  add_rows(texts, hashes);
  static_assert(sizeof(Block) * CHAR_BIT == block_bits);
  const auto count = static_cast<std::uint32_t>(hashes.size() * bits_of_row / block_bits + 1);
  auto blocks = std::make_unique<Block[]>(count);
  for (const std::uint64_t hash : hashes) {
    Block& block = blocks[block_of(hash, count)];
    for (std::size_t i = 0; i < set_of_row; ++i) {
      const Bit bit = bit_of(hash, i);
      block.words[bit.word] |= bit.mask;
    }
  }
  // Of two threads that read the same text one keeps what it found: as many blocks as the other's.
  Filter& filter = filters_[document];
  filter.count.store(count, std::memory_order_relaxed);
  const Block* none = nullptr;
  if (filter.blocks.compare_exchange_strong(none, blocks.get(), std::memory_order_release,
                                            std::memory_order_relaxed)) {
    blocks.release();
    bytes_.fetch_add(count * sizeof(Block), std::memory_order_relaxed);
  }
}

bool SyllableRows::may_hold(Xapian::docid document, std::string_view row) const {
  if (!knows(document)) return true;
  const Filter& filter = filters_[document];
  const Block* const blocks = filter.blocks.load(std::memory_order_relaxed);
  const std::uint64_t count = filter.count.load(std::memory_order_relaxed);
  std::uint64_t codes = 0;
  for (std::size_t at = 0; at + syllable_bytes <= row.size(); at += syllable_bytes) {
    codes = with_next(codes, code_at(row, at));
    if (at + syllable_bytes < row_bytes) continue;
    const std::uint64_t hash = hash_of(codes);
    const Block& block = blocks[block_of(hash, count)];
    for (std::size_t i = 0; i < set_of_row; ++i) {
      const Bit bit = bit_of(hash, i);
      if ((block.words[bit.word] & bit.mask) == 0) return false;
    }
  }
  return true;
}

}  // namespace seogo::searchd::engine
