// A text as `_formatted` has it: cut to so many words around what matched, marked, and safe to put
// into a page.
//
//   formatted({"이사회는 샘 알트만 해임을 <긴급> 발표", 알트만}, {.crop_words = 3, .marks = true}, {})
//   →  …샘 <em>알트만</em> 해임을…
//
// Escaped as HTML, because search boxes put it there as it is; tags and crop marker stand verbatim, as
// the client gave them. Only where the tags are those of InstantSearch and autocomplete, which are no
// HTML and which these put in before they escape the text themselves, it is not escaped: it would be
// twice. A word is what stands between spaces; of a longer stretch each 30 letters count as one.
// Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>

#include "searchd/engine/request.h"
#include "searchd/meilisearch/search_body.h"

namespace seogo::searchd::meilisearch {

struct Format {
  std::optional<std::size_t> crop_words;  // none, or 0: the whole text
  bool marks = false;
};

[[nodiscard]] std::string formatted(const engine::MarkedText& marked, const Format& format,
                                    const Style& style);

}  // namespace seogo::searchd::meilisearch
