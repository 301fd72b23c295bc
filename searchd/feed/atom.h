// What a search found as an Atom feed (RFC 4287), with OpenSearch's elements of a response.
//
//   atom({.title = "서고", .address = "https://search.example.kr/", .asked = parameters, .reply = reply})
//   → <feed>… <opensearch:totalResults>12 … <entry><id>https://a.kr/1</id> …
//
// An entry is dated by the article's change, else its publication, else when it was saved; one that has
// no date at all by `undated`, so that readers need not guess. A day without a time is its first moment.
// Links go to the article where it has an address on the web, else to its copy in the archive. The
// summary is HTML with <mark>, escaped as Atom asks. Pure; safe to call from any thread.
#pragma once

#include <string>

#include "searchd/engine/request.h"
#include "searchd/wire/query_string.h"

namespace seogo::searchd::feed {

inline constexpr const char* atom_type = "application/atom+xml; charset=utf-8";
inline constexpr const char* undated = "1970-01-01T00:00:00Z";

struct Results {
  const std::string& title;       // of the archive
  const std::string& address;     // where it is, with a slash at its end
  const wire::Parameters& asked;  // as given
  const engine::Reply& reply;
};

[[nodiscard]] std::string atom(const Results& results);

}  // namespace seogo::searchd::feed
