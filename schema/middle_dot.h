// What a middle dot joins. It separates words (국악·재즈), but where a side is one syllable it stands
// for nothing, and is often left out: 한·미 is 한미. Between short numbers it is a point: 3·1절 is
// 3.1절.
//
//   joint("한·미", 한, 미)       →  syllables      韓·中·日, 한ㆍ미 and 한・미 too
//   joint("3·1절", 3, 1)        →  point
//   joint("국악·재즈", 국악, 재즈)  →  none
//
// Bytes of normalized text. Pure; safe to call from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "schema/analyzer.h"

namespace seogo::schema {

enum class Joint { none, syllables, point };

// Of two runs, one behind the other.
[[nodiscard]] Joint joint(std::string_view normalized, const Run& left, const Run& right);

// The terms over the middle dots of a text: 한미 for 한·미, 韓美 and 한미 for 韓·美, 3.1 for 3·1.
void each_dotted_term(std::string_view normalized, const std::vector<Run>& runs,
                      const TermSink& sink);

}  // namespace seogo::schema
