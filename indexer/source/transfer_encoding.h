// How MIME writes bytes as lines of ASCII (RFC 2045, section 6).
//
//   decode_transfer("quoted-printable", "=EC=83=98 =\r\n=EC=95=8C")   →  샘 알
//   decode_transfer("base64", "7IOYIOyVjA==")                       →  샘 알
//   decode_transfer("8bit", "샘 알")                                 →  샘 알
//   decode_transfer("x-uuencode", …)                                →  nothing: unknown
//
// Tolerant as mail readers are: what is no code stands for itself in quoted-printable and is passed
// over in base64; lines may end in LF alone. Linear; pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seogo::indexer::source {

// `name` in any case; an empty one is 7bit.
[[nodiscard]] std::optional<std::string> decode_transfer(std::string_view name,
                                                         std::string_view encoded);

[[nodiscard]] std::string decode_quoted_printable(std::string_view encoded);
[[nodiscard]] std::string decode_base64(std::string_view encoded);

}  // namespace seogo::indexer::source
