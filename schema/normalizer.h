// Text as the index sees it: NFKC casefold, with the compatibility jamo U+3131–318E left alone;
// conjoining and half-width jamo that make no syllable are such letters too.
//
//   normalize("ＯｐｅｎＡＩ의 CEO ㅋㅋ")   →  openai의 ceo ㅋㅋ
//   normalize(NFD "알트만")            →  알트만 (one form for NFC and NFD)
//
// `normalize_mapped` also says where each byte came from, so that a match found in the normalized
// text can be marked in the text as it was written. Input must be UTF-8; malformed bytes become
// U+FFFD. Units: bytes. Pure; safe to call from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::schema {

[[nodiscard]] std::string normalize(std::string_view source);

class NormalizedText {
 public:
  [[nodiscard]] const std::string& text() const { return text_; }

  // The source bytes that the normalized bytes [begin, end) come from. A mark never covers half of
  // what one source character became: ㈜ is (주), and a mark on its 주 covers ㈜.
  struct Span {
    std::size_t begin;
    std::size_t end;
  };
  [[nodiscard]] Span source_span(std::size_t begin, std::size_t end) const;

 private:
  friend NormalizedText normalize_mapped(std::string_view source);

  // Stretches where source and text advance together byte by byte, or were replaced as a whole.
  struct Piece {
    std::uint32_t text_begin;
    std::uint32_t source_begin;
    bool replaced;
  };
  std::string text_;
  std::vector<Piece> pieces_;  // ordered; closed by one at the ends of both texts

  [[nodiscard]] const Piece& piece_at(std::size_t at) const;
};

[[nodiscard]] NormalizedText normalize_mapped(std::string_view source);

}  // namespace seogo::schema
