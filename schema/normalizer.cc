#include "schema/normalizer.h"

#include <algorithm>
#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include "schema/error.h"
#include "schema/syllable.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

const icu::Normalizer2& nfkc() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) {
      throw Error(ErrorCode::io, "ICU has no NFKC casefold data",
                  "check the installation of libicu");
    }
    return *found;
  }();
  return instance;
}

constexpr char32_t first_jamo = 0x3131;
constexpr char32_t last_jamo = 0x318E;

// Casefolding NFKC turns ㅋㅋㅋ into conjoining jamo and "ㄱㅏ" into 가: what a writer typed as
// single jamo has to stay single, so those pass by the normalizer.
const icu::Normalizer2& normalizer() {
  static const icu::FilteredNormalizer2 instance = [] {
    static icu::UnicodeSet all_but_jamo(0, 0x10FFFF);
    all_but_jamo.remove(first_jamo, last_jamo).freeze();
    return icu::FilteredNormalizer2(nfkc(), all_but_jamo);
  }();
  return instance;
}

// The bytes of a character that is its own normal form whatever stands around it, as quotation marks and
// most Hanja are; 0 for others.
std::size_t inert_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const char32_t c = decode(text, end);
  if (c == replacement_character) return 0;
  const bool jamo = c >= first_jamo && c <= last_jamo;
  return jamo || nfkc().isInert(static_cast<UChar32>(c)) != 0 ? end - at : 0;
}

// Hangul syllables and ASCII are most of a Korean text. They are their own normal form (ASCII
// letters lowered), and nothing before them changes them; so a text is cut before each of them, and of
// what nothing at all changes, and only the stretches between go through ICU, with the one plain
// character before them that marks or conjoining jamo may join.
std::size_t plain_length(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return 1;
  return is_syllable_at(text, at) ? syllable_bytes : inert_length(text, at);
}

constexpr std::uint64_t in_each_byte(std::uint64_t value) { return value * 0x0101010101010101U; }

// Eight bytes at once: the sums reach the highest bit of a byte from A and from behind Z on.
std::uint64_t lowered(std::uint64_t eight) {
  const std::uint64_t ascii = ~eight & in_each_byte(0x80);
  const std::uint64_t low = eight & in_each_byte(0x7F);
  const std::uint64_t from_a = low + in_each_byte(0x80 - 'A');
  const std::uint64_t behind_z = low + in_each_byte(0x7F - 'Z');
  const std::uint64_t capital = ascii & from_a & ~behind_z;
  return eight | capital >> 2;  // 0x20, which makes a letter small
}

void append_lowered(std::string& out, std::string_view plain) {
  std::size_t at = out.size();
  out += plain;
  while (at < out.size()) {
    std::uint64_t eight = 0;
    const std::size_t size = std::min(sizeof eight, out.size() - at);
    std::memcpy(&eight, out.data() + at, size);
    eight = lowered(eight);
    std::memcpy(out.data() + at, &eight, size);
    at += size;
  }
}

bool malformed_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  return decode(text, at) == replacement_character && at - begin == 1;
}

// Sends `source` as plain stretches, malformed bytes (which ICU would copy) and others, in order.
template <typename Plain, typename Malformed, typename Other>
void cut(std::string_view source, Plain plain, Malformed malformed, Other other) {
  std::size_t begin = 0;  // of the plain stretch at hand
  std::size_t last = 0;   // of its last character
  std::size_t at = 0;
  while (at < source.size()) {
    if (const std::size_t length = plain_length(source, at); length != 0) {
      last = at;
      at += length;
      continue;
    }
    if (malformed_at(source, at)) {
      if (at > begin) plain(begin, at);
      malformed(at);
      begin = last = ++at;
      continue;
    }
    std::size_t end = at;
    while (end < source.size() && plain_length(source, end) == 0 && !malformed_at(source, end)) {
      static_cast<void>(decode(source, end));
    }
    if (last > begin) plain(begin, last);
    other(std::max(begin, last), end);
    begin = last = at = end;
  }
  if (begin < source.size()) plain(begin, source.size());
}

// What a conjoining jamo is that found no syllable to join: ᄏ is read as ㅋ is. 0 for all others;
// archaic ones have no such letter. Both take three bytes.
char32_t single_jamo(char32_t c) {
  constexpr std::u32string_view initials = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  constexpr std::u32string_view medials = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  constexpr std::u32string_view finals = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  const auto in = [c](std::u32string_view letters, char32_t first) {
    return c >= first && c < first + letters.size() ? letters[c - first] : U'\0';
  };
  return in(initials, 0x1100) + in(medials, 0x1161) + in(finals, 0x11A8);
}

void replace_single_jamo(std::string& text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    const std::size_t begin = at;
    const char32_t letter = single_jamo(decode(text, at));
    if (letter == 0) continue;
    std::string bytes;
    append(bytes, letter);
    text.replace(begin, at - begin, bytes);
  }
}

void through_icu(std::string_view piece, std::string& out, icu::Edits* edits) {
  const std::size_t begin = out.size();
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  normalizer().normalizeUTF8(
      0, icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())), sink, edits,
      status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::io, std::string("ICU cannot normalize a text: ") + u_errorName(status));
  }
  replace_single_jamo(out, begin);
}

}  // namespace

std::string normalize(std::string_view source) {
  std::string out;
  out.reserve(source.size());
  cut(
      source,
      [&](std::size_t begin, std::size_t end) {
        append_lowered(out, source.substr(begin, end - begin));
      },
      [&](std::size_t) { append(out, replacement_character); },
      [&](std::size_t begin, std::size_t end) {
        through_icu(source.substr(begin, end - begin), out, nullptr);
      });
  return out;
}

NormalizedText normalize_mapped(std::string_view source) {
  NormalizedText result;
  std::string& out = result.text_;
  out.reserve(source.size());
  const auto add = [&](std::size_t text_begin, std::size_t source_begin, bool replaced) {
    const NormalizedText::Piece piece{static_cast<std::uint32_t>(text_begin),
                                      static_cast<std::uint32_t>(source_begin), replaced};
    // An unreplaced piece goes on as long as both sides advance together.
    const bool goes_on = !replaced && !result.pieces_.empty() && !result.pieces_.back().replaced &&
                         text_begin - result.pieces_.back().text_begin ==
                             source_begin - result.pieces_.back().source_begin;
    if (!goes_on) result.pieces_.push_back(piece);
  };
  cut(
      source,
      [&](std::size_t begin, std::size_t end) {
        add(out.size(), begin, false);
        append_lowered(out, source.substr(begin, end - begin));
      },
      [&](std::size_t at) {
        add(out.size(), at, true);
        append(out, replacement_character);
      },
      [&](std::size_t begin, std::size_t end) {
        const std::size_t out_begin = out.size();
        icu::Edits edits;
        through_icu(source.substr(begin, end - begin), out, &edits);
        UErrorCode status = U_ZERO_ERROR;
        for (auto it = edits.getFineIterator(); it.next(status);) {
          add(out_begin + static_cast<std::size_t>(it.destinationIndex()),
              begin + static_cast<std::size_t>(it.sourceIndex()), it.hasChange());
        }
      });
  result.pieces_.push_back(
      {static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(source.size()), false});
  return result;
}

const NormalizedText::Piece& NormalizedText::piece_at(std::size_t at) const {
  const auto after = std::upper_bound(
      pieces_.begin(), pieces_.end(), at,
      [](std::size_t value, const Piece& piece) { return value < piece.text_begin; });
  return *(after == pieces_.begin() ? after : after - 1);
}

NormalizedText::Span NormalizedText::source_span(std::size_t begin, std::size_t end) const {
  const Piece& first = piece_at(begin);
  const std::size_t from =
      first.replaced ? first.source_begin : first.source_begin + (begin - first.text_begin);
  if (end <= begin) return {from, from};
  const Piece& last = piece_at(end - 1);
  const std::size_t to =
      last.replaced ? (&last + 1)->source_begin : last.source_begin + (end - last.text_begin);
  return {from, to};
}

}  // namespace seogo::schema
