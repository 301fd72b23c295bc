// How much a reading of bytes looks like text that people write, from −3 to 1.
//
//   legibility("그는 해고당했다") about 0.9      legibility("±×´Â ÇØ°í´çÇß´Ù") == 0
//
// The mean over the characters that are not ASCII: 1 for one of the syllables that make up two thirds
// of Korean text, less for other Hangul, kana and Hanja, −3 for U+FFFD. 0 if all is ASCII. A pure
// function, linear.
#pragma once

#include <string_view>

namespace seogo::indexer::source {

[[nodiscard]] double legibility(std::string_view text);

}  // namespace seogo::indexer::source
