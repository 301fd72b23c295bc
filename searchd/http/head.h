// The head of a request, read strictly: what two readers could take for two things is refused, so
// that nothing can be smuggled past a proxy in front.
//
//   read_head("GET /v1/search?q=해고 HTTP/1.1\r\nHost: a.kr\r\n\r\n", limits)
//   → Head{method GET, target /v1/search?q=해고, host header, bytes 53, keeps_alive}
//   read_head("GET / HTT", limits)                                  → Unfinished
//   read_head("GET / HTTP/1.1\nHost: a\n\n", limits)                → Refusal{400}
//
// Refused are bare line feeds, folded headers, spaces before colons, control characters, more than
// one Host or Content-Length, every Transfer-Encoding, methods nobody knows, versions but 1.0 and 1.1
// (RFC 9112). Views point into the bytes given. Never throws; safe to call from any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "searchd/http/limits.h"

namespace seogo::searchd::http {

struct Header {
  std::string_view name;  // as sent; compared without case
  std::string_view value;
};

struct Head {
  std::string_view method;
  std::string_view target;     // origin form, or * for OPTIONS
  std::string_view authority;  // of a target that is a whole address: then Host says this too
  std::vector<Header> headers;
  std::size_t bytes = 0;       // with the empty line that ends it
  std::size_t body_bytes = 0;  // that follow
  bool keeps_alive = true;
  bool expects_continue = false;
  bool is_old = false;  // HTTP/1.0

  // The first of that name (in lower case), or nothing.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct Unfinished {};

struct Refusal {
  int status;
  std::string_view reason;  // a word for logs and metrics
};

[[nodiscard]] std::variant<Unfinished, Refusal, Head> read_head(std::string_view bytes,
                                                                const Limits& limits);

[[nodiscard]] bool same_name(std::string_view a, std::string_view b);  // without ASCII case

// Without the spaces and tabs that HTTP allows around values and items of lists.
[[nodiscard]] std::string_view without_spaces(std::string_view text);

}  // namespace seogo::searchd::http
