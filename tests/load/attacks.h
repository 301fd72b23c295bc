// Requests that are none, or too much of one: the known attacks by name, and any number of others
// that are made from good requests by chance.
//
//   known_attacks()          "a request line of 200 MB", "Transfer-Encoding with Content-Length", …
//   mutation(42, 7)          GET /v1/search?q=%ED%95%B4 HTTP/1.1 with a byte less and two CR too many
//
// The same seed and number give the same mutation on every machine. Some mutations are good requests
// still: nobody can tell but a reader of HTTP, and the one under test is not asked beforehand. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::load {

struct Attack {
  std::string name;
  std::string bytes;
  std::string filler = {};  // sent `times` times after them: 200 MB need not be in memory
  std::size_t times = 0;
  std::string tail = {};
  bool ends = true;  // says that it sends no more; else it waits for what the server does

  // What is to be sent after `sent` bytes of it; empty at its end.
  [[nodiscard]] std::string_view after(std::size_t sent) const;
};

[[nodiscard]] std::vector<Attack> known_attacks();
[[nodiscard]] Attack mutation(std::uint64_t seed, std::uint64_t number);

}  // namespace seogo::load
