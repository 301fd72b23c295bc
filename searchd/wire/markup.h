// A marked text as something to show: HTML here, a terminal's colours in the client.
//
//   to_html({"샘 알트만 <CEO>", {{2, 5}}})    샘 <mark>알트만</mark> &lt;CEO&gt;
//   escape_html("\"R&D\"")                   &quot;R&amp;D&quot;
//
// Marks are UTF-16 code units over a UTF-8 text. One that begins or ends inside a character takes
// the whole of it; one that is empty, out of order or past the end marks nothing. Pure; safe from
// any thread.
#pragma once

#include <string>
#include <string_view>

#include "searchd/engine/request.h"

namespace seogo::searchd::wire {

// What stands around a mark, and how a character is written.
struct Decoration {
  std::string_view open;
  std::string_view close;
  void (*write)(std::string& out, char32_t character);
};

[[nodiscard]] std::string decorate(const engine::MarkedText& marked, const Decoration& decoration);

// Fit for element content and for attribute values in either kind of quotes. Control characters,
// which HTML does not allow, become U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

[[nodiscard]] std::string to_html(const engine::MarkedText& marked);

}  // namespace seogo::searchd::wire
