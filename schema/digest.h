// SHA-256 of bytes, cut to 128 bits: identity of inputs and articles; whole, of what is kept secret. OpenSSL's, which cpp-httplib
// brings along anyway.
//
//   hex(Digest().add("서고").bytes())  →  32 hexadecimal digits
//
// One Digest belongs to one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace seogo::schema {

class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  Digest& add(std::string_view bytes);    // as they stand
  Digest& field(std::string_view bytes);  // length first, so that ("ab","c") and ("a","bc") differ
  [[nodiscard]] std::string bytes();      // 16 bytes; ends the digest
  [[nodiscard]] std::string whole();      // all 32 bytes; ends the digest

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string hex(std::string_view bytes);

// For browsers, who check scripts by it: sha384-… is base64(sha384(script)).
[[nodiscard]] std::string sha384(std::string_view bytes);  // 48 bytes
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace seogo::schema
