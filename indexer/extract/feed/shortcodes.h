// WordPress's shortcodes, which stand in posts in place of pictures and players.
//
//   without_shortcodes("앞 [caption id=\"a1\" width=\"300\"]<img src=\"1.jpg\"> 설명[/caption] 뒤")   →  "앞  뒤"
//   without_shortcodes("[gallery ids=\"1,2\"]글 [단독] 소식")                            →  "글 [단독] 소식"
//
// Only those that WordPress itself has are known. Linear; pure.
#pragma once

#include <string>
#include <string_view>

namespace seogo::indexer::extract {

[[nodiscard]] std::string without_shortcodes(std::string_view text);

}  // namespace seogo::indexer::extract
