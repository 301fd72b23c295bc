// Who signs the end of a line: its writer, or the owner of the picture it describes.
//
//   …라고 밝혔다. 홍길동 기자 hong@gana.kr    byline and mail
//   …모습. /사진=가나시                      image credit
//
// Pure; linear, with few tries in the last bytes of a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/line/markers.h"

namespace seogo::indexer::extract {

// What ends a line and is not its text. Returns the byte where it begins, or the size of the text;
// `marks` are then those found.
[[nodiscard]] std::size_t trailing_marks(std::string_view text, MarkerReader& reader,
                                         std::vector<Mark>& marks);

// A picture may be signed by its photographer or its owner instead of being credited: "…읽고
// 있다. 가나일보 홍길동 기자", "…그린 그림. ⓒ 가나일보". The text's last sentence (not `amid`) is
// signed by its writer, and a mail address is always a writer's. `roles` are those of the marks that
// end the line; `end` becomes the byte where the name begins.
[[nodiscard]] bool is_signed(std::string_view text, bool amid, std::uint64_t roles,
                             std::size_t& end);

}  // namespace seogo::indexer::extract
