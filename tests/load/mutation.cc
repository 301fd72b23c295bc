#include <array>

#include "tests/bench/random.h"
#include "tests/load/attacks.h"

namespace seogo::load {
namespace {

using bench::Random;

constexpr int most_changes = 4;
constexpr int waits_percent = 3;  // that hold their connection open: each costs its deadline

const std::array<std::string, 6> good_requests = {
    "GET /v1/search?q=%ED%95%B4%EA%B3%A0 HTTP/1.1\r\nHost: a.kr\r\nAccept: */*\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a.kr\r\nUser-Agent: x\r\nAccept-Encoding: gzip, br\r\nConnection: "
    "keep-alive\r\n\r\n",
    "GET /v1/search?q=a&limit=5&offset=10&from=2024-01-01 HTTP/1.1\r\nHost: "
    "a.kr\r\nX-Forwarded-For: "
    "203.0.113.7, 10.0.0.1\r\nIf-None-Match: \"abc\"\r\n\r\n",
    "POST /v1/search HTTP/1.1\r\nHost: a.kr\r\nContent-Type: application/json\r\nContent-Length: "
    "11\r\n\r\n{\"q\":\"abc\"}",
    "HEAD /v1/stats HTTP/1.1\r\nHost: a.kr\r\nRange: bytes=0-99\r\nExpect: 100-continue\r\n\r\n",
    "OPTIONS /v1/articles/1 HTTP/1.1\r\nHost: a.kr\r\nOrigin: https://b.kr\r\n"
    "Access-Control-Request-Method: GET\r\n\r\n",
};

std::size_t place(const std::string& bytes, Random& random) {
  return bytes.empty() ? 0 : random.below(static_cast<std::uint32_t>(bytes.size()));
}

char any_byte(Random& random) { return static_cast<char>(random.below(256)); }

void flip(std::string& bytes, Random& random) {
  if (!bytes.empty()) bytes[place(bytes, random)] = any_byte(random);
}

// Mostly what has a meaning there.
void insert(std::string& bytes, Random& random) {
  constexpr std::string_view signs("\r\n\t :,;/?#%&=\"\0\x7F", 17);
  std::string inserted;
  for (int left = random.between(1, 4); left > 0; --left) {
    inserted += random.percent(70) ? signs[random.below(signs.size())] : any_byte(random);
  }
  bytes.insert(place(bytes, random), inserted);
}

void cut_out(std::string& bytes, Random& random) {
  bytes.erase(place(bytes, random), static_cast<std::size_t>(random.between(1, 24)));
}

void cut_off(std::string& bytes, Random& random) { bytes.resize(place(bytes, random)); }

void repeat(std::string& bytes, Random& random) {
  const std::string piece =
      bytes.substr(place(bytes, random), static_cast<std::size_t>(random.between(1, 40)));
  for (int left = random.percent(5) ? 1000 : random.between(1, 3); left > 0; --left) {
    bytes.insert(place(bytes, random), piece);
  }
}

void change_line_end(std::string& bytes, Random& random) {
  constexpr std::array<std::string_view, 5> ends = {"\n", "\r", "\n\r", "\r\r\n", ""};
  const std::size_t found = bytes.find("\r\n", place(bytes, random));
  if (found == std::string::npos) return cut_off(bytes, random);
  bytes.replace(found, 2, ends[random.below(ends.size())]);
}

constexpr std::array changes = {flip, insert, cut_out, cut_off, repeat, change_line_end};

}  // namespace

Attack mutation(std::uint64_t seed, std::uint64_t number) {
  Random random(seed, number);
  Attack attack{"mutation " + std::to_string(number),
                good_requests[random.below(good_requests.size())]};
  for (int left = random.between(1, most_changes); left > 0; --left) {
    changes[random.below(changes.size())](attack.bytes, random);
  }
  attack.ends = !random.percent(waits_percent);
  return attack;
}

}  // namespace seogo::load
