// The head of a request, and who the client behind it says to be.
#include "searchd/http/head.h"

#include "searchd/http/address.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::http;

const Limits limits;

bool lies_in(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

bool has_control(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

void look_at(const Head& head, std::string_view bytes) {
  fuzz::require(head.bytes <= bytes.size() && head.bytes <= limits.head_bytes + 2, "a long head");
  fuzz::require(bytes.substr(0, head.bytes).ends_with("\r\n\r\n"), "a head without an end");
  fuzz::require(head.headers.size() <= limits.headers, "too many headers");
  fuzz::require(head.body_bytes <= limits.body_bytes, "a long body");
  fuzz::require(head.target.size() <= limits.target_bytes, "a long target");
  fuzz::require(head.target.starts_with('/') || head.target == "*", "a target of another form");
  std::size_t lengths = 0;
  for (const Header& header : head.headers) {
    fuzz::require(lies_in(header.name, bytes) && lies_in(header.value, bytes), "a stray view");
    fuzz::require(!header.name.empty() && !has_control(header.value), "a header that is none");
    fuzz::require(!same_name(header.name, "transfer-encoding"), "chunks");
    if (same_name(header.name, "content-length")) ++lengths;
  }
  fuzz::require(lengths <= 1, "two lengths");
}

const fuzz::Target target("head", [](std::string_view bytes) {
  const auto whole = read_head(bytes, limits);
  if (const Head* head = std::get_if<Head>(&whole)) {
    look_at(*head, bytes);
    // What follows changes nothing, and less is no head yet.
    const auto again = read_head(bytes.substr(0, head->bytes), limits);
    fuzz::require(std::holds_alternative<Head>(again), "a head that needs what follows it");
    const auto less = read_head(bytes.substr(0, head->bytes - 1), limits);
    fuzz::require(std::holds_alternative<Unfinished>(less), "a head before its end");
    static const Networks proxies = {*Network::parse("127.0.0.0/8"), *Network::parse("::1")};
    const Address peer = *Address::parse("127.0.0.1");
    static_cast<void>(client_of(peer, head->header("x-forwarded-for"), proxies).text());
  }
  static_cast<void>(Network::parse(bytes));
});

}  // namespace
