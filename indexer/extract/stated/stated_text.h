// Texts as metadata state them: escaped once too often, with line breaks, with tags in them.
//
//   stated_text("&quot;산은 산&quot;\n 그 <b>말</b>")     "산은 산" 그 말
//   stated_text("<가나> 개봉")                            <가나> 개봉: no tag of HTML
//   stated_body("<p>첫 문단</p><p>둘째</p>")              첫 문단\n\n둘째
//   stated_tags("#봄꽃, 마을, 봄꽃")                        봄꽃, 마을
//   letters("산은, “산”!")                                산은산
//
// Pure; linear in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::indexer::extract {

[[nodiscard]] std::string stated_text(std::string_view text);

// The paper itself where a portal joins its own name: 산들일보 of "산들일보 | 네이버" and of "Daum | 산들일보".
[[nodiscard]] std::string_view without_portal(std::string_view site);

// A line break or a tag of a block parts paragraphs.
[[nodiscard]] std::string stated_body(std::string_view text);

// The same with single line breaks, as in a comment.
[[nodiscard]] std::string stated_lines(std::string_view text);

void add_tags_stated(std::string_view text, std::vector<std::string>& tags);

// Letters and digits only, folded (glyphs.h): what two writings of one text share.
[[nodiscard]] std::u32string letters(std::string_view text);

// Whether a text says that it was cut off: ends with … or "...".
[[nodiscard]] bool is_cut_off(std::string_view text);

}  // namespace seogo::indexer::extract
