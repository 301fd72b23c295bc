// A text in the form in which words and phrases are looked for: its runs, with one space wherever
// anything stood between two of them. Spaces and punctuation thus compare equal, letters exactly.
//
//   Fold("샘 알트만, 해고 및 OpenAI…").text()  →  "샘 알트만 해고 및 openai"
//   Fold("1,234억원").text()                  →  "1234억원"
//   Fold("韓美 회담").reading()               →  "한미 회담", byte for byte beside text()
//
// Offsets are bytes. Immutable after construction; one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/normalizer.h"
#include "searchd/engine/letters.h"

namespace seogo::searchd::engine {

class Fold {
 public:
  explicit Fold(std::string_view source);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& reading() const { return reading_; }  // empty without Hanja

  // The same two as letters, made when they are first asked for. The dot of 한·미 is no space here.
  [[nodiscard]] const Letters& letters() const;
  [[nodiscard]] const Letters& reading_letters() const;

  // Where the folded bytes [begin, end) stand in the source.
  using Span = schema::NormalizedText::Span;
  [[nodiscard]] Span source_span(std::size_t begin, std::size_t end) const;

 private:
  struct Piece {
    std::size_t begin;       // in text_
    std::size_t normalized;  // in the normalized text
    std::size_t length;      // there
    bool shortened;          // thousands separators were dropped: mapped as a whole
  };
  [[nodiscard]] const Piece& piece_at(std::size_t at) const;

  schema::NormalizedText normalized_;
  std::string text_;
  std::string reading_;
  [[nodiscard]] Letters with_dots_joined(Letters letters) const;

  std::vector<Piece> pieces_;
  std::vector<std::size_t> dotted_;  // where a run begins behind a middle dot that joins
  mutable std::optional<Letters> letters_;
  mutable std::optional<Letters> reading_letters_;
};

// Phrases and words of a query in the same form.
[[nodiscard]] std::string fold(std::string_view text);

// Where `needle` (folded) occurs in `folded` from `from` on, or npos. At its ends a word of Latin
// letters or digits has to be whole: "ai" is not in "openai", but 트만 is in 알트만.
[[nodiscard]] std::size_t find_whole(std::string_view folded, std::string_view needle,
                                     std::size_t from);

}  // namespace seogo::searchd::engine
