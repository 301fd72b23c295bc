// Bytes packed as archives pack them, and text in the encodings of old pages.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <iconv.h>
#include <zlib.h>
#include <zstd.h>

namespace seogo::tests {

constexpr int gzip_form = 15 + 16;
constexpr int zlib_form = 15;
constexpr int bare_form = -15;

// One member.
inline std::string deflated(std::string_view bytes, int form) {
  z_stream state{};
  EXPECT_EQ(deflateInit2(&state, 6, Z_DEFLATED, form, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&state, static_cast<uLong>(bytes.size())) + 32, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<unsigned>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(out.data());
  state.avail_out = static_cast<unsigned>(out.size());
  EXPECT_EQ(deflate(&state, Z_FINISH), Z_STREAM_END);
  out.resize(state.total_out);
  deflateEnd(&state);
  return out;
}

inline std::string gzipped(std::string_view bytes) { return deflated(bytes, gzip_form); }

// One frame.
inline std::string zstd_packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

// RFC 7932: one block that is not compressed, of 1 to 65,536 bytes, and an empty last one.
inline std::string brotli_packed(std::string_view bytes) {
  const std::size_t length = bytes.size() - 1;
  std::string out;
  out += static_cast<char>(0x0B | (length & 1) << 7);
  out += static_cast<char>(length >> 1 & 0xFF);
  out += static_cast<char>((length >> 9 & 0x7F) | 0x80);
  out += bytes;
  out += '\x03';
  return out;
}

// UTF-8 in one of iconv's encodings: "UHC", "JOHAB", "UTF-16LE" …
inline std::string encoded(std::string_view text, const char* encoding) {
  const iconv_t writing = iconv_open(encoding, "UTF-8");
  EXPECT_NE(writing, reinterpret_cast<iconv_t>(-1)) << encoding;
  std::string in(text);
  std::string out(text.size() * 4 + 64, '\0');
  char* in_at = in.data();
  char* out_at = out.data();
  std::size_t in_left = in.size();
  std::size_t out_left = out.size();
  EXPECT_NE(iconv(writing, &in_at, &in_left, &out_at, &out_left), static_cast<std::size_t>(-1))
      << encoding;
  iconv(writing, nullptr, nullptr, &out_at, &out_left);
  out.resize(out.size() - out_left);
  iconv_close(writing);
  return out;
}

}  // namespace seogo::tests
