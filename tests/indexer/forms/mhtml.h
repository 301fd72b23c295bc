// A page as a browser saves it into one file, with a picture behind it.
//
//   mhtml("https://www.gana.kr/1", time, "utf-8", page, MimeCode::quoted_printable)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tests/indexer/forms/wording.h"

namespace seogo::tests {

enum class MimeCode { quoted_printable, base64 };

inline std::string quoted_printable(std::string_view bytes) {
  constexpr std::size_t widest = 72;
  std::string out;
  std::size_t width = 0;
  for (const char c : bytes) {
    const bool plain = c >= '!' && c <= '~' && c != '=';
    const std::string code =
        plain ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c));
    if (width + code.size() > widest) {
      out += "=\r\n";
      width = 0;
    }
    out += code;
    width += code.size();
  }
  return out;
}

inline std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view three = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      out += i <= three.size() ? digits[bits >> (18 - 6 * i) & 63U] : '=';
    if (at % 57 == 54) out += "\r\n";
  }
  return out;
}

// `label` is what the Content-Type names, or nothing.
inline std::string mhtml(const std::string& url, const schema::Timestamp& time,
                         std::string_view label, std::string_view page, MimeCode code) {
  const bool base = code == MimeCode::base64;
  return "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + url +
         "\r\nSubject: =?utf-8?Q?=EB=B4=84?=\r\nDate: " + rfc822(in_utc(time)) +
         "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\t"
         "boundary=\"----MultipartBoundary--x\"\r\n\r\n\r\n------MultipartBoundary--x\r\n"
         "Content-Type: text/html" +
         (label.empty() ? std::string() : fmt::format("; charset=\"{}\"", label)) +
         "\r\nContent-Transfer-Encoding: " + (base ? "base64" : "quoted-printable") +
         "\r\nContent-Location: " + url + "\r\n\r\n" +
         (base ? base64(page) : quoted_printable(page)) +
         "\r\n------MultipartBoundary--x\r\nContent-Type: image/png\r\n"
         "Content-Transfer-Encoding: base64\r\nContent-Location: https://www.gana.kr/a.png\r\n\r\n"
         "iVBORw0KGgo=\r\n------MultipartBoundary--x--\r\n";
}

}  // namespace seogo::tests
