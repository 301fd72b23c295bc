// Where a page ended, as a token that asks for the next one: base64url, without padding.
//
//   Request{.text = "사람", .sort = Sort::newest, .cursor = "*"}   → Reply::cursor AQIB…
//   Request{.text = "사람", .sort = Sort::newest, .cursor = "AQIB…"}  the page behind
//
// A token belongs to its request, all of it but what changes no row: limit, facets, histogram, whole
// texts, explanations. Of another request, or damaged, it is none (is_cursor). It is checked by a
// digest that is no secret: whoever makes up one reads from where they like. By a slot, newest first
// or by likes, it says all there is to know and outlives a restart. By relevance it names a ranking
// that the engine keeps (ranking.h). Pure; safe to call from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <xapian.h>

#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

// Which tree made of what was typed a row is of: nothing found, something else was searched.
enum class Attempt : std::uint8_t { typed, corrected, widened };

struct Bookmark {
  Attempt attempt = Attempt::typed;
  bool by_rank = false;
  std::string generation;     // the database's UUID, digested: numbers are of this one only
  Xapian::docid highest = 0;  // later ones came after the first page
  Total total;                // as the first page had it
  // By a slot: the document that was looked at last.
  Xapian::docid last = 0;              // 0: none yet
  std::optional<std::int64_t> number;  // its slot's
  // By rank.
  std::string ranking;         // its key
  std::uint64_t position = 0;  // in it, of what is looked at next
  bool operator==(const Bookmark&) const;
};

[[nodiscard]] std::string write_cursor(const Bookmark& mark, const Request& request);
[[nodiscard]] std::optional<Bookmark> read_cursor(const Request& request);

// Whether the request's cursor can be answered: none, the first, or one that an answer to this
// request gave.
[[nodiscard]] bool is_cursor(const Request& request);

// What row a request asks for: 16 bytes, the same for every page of it.
[[nodiscard]] std::string row_key(const Request& request);

}  // namespace seogo::searchd::engine
