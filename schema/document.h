// An article as the index keeps it: terms, slots and stored text.
//
//   Xapian::Document d = to_document(article);
//   Article back = to_article(d.get_data());   equal to the article that was stored
//
// The data are plain; whoever writes an index has them packed (packing.h), and reads them with
// stored_data() of stored.h. Who counts words too (lexicon.h) cuts the texts once: cut(article). Bulk builds
// take the parts by themselves: add_terms(), slot_values() and encode() are together what to_document()
// puts into a document.
//
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/article.h"
#include "schema/article_codec.h"
#include "schema/cut_text.h"
#include "schema/terms.h"

namespace seogo::schema {

// The article must have passed validate().
[[nodiscard]] Xapian::Document to_document(const Article& article);
// `data`: encode(article), packed or not.
[[nodiscard]] Xapian::Document to_document(const Article& article, const CutArticle& texts,
                                           const std::string& data);

struct SlotValue {
  Xapian::valueno slot;
  std::string value;
  bool operator==(const SlotValue&) const = default;
};

void add_terms(const Article& article, const CutArticle& texts, Terms& terms);
[[nodiscard]] std::vector<SlotValue> slot_values(const Article& article,
                                                 const CutArticle& texts);  // by ascending slots

// The one term that only this article's document has. Long ids are hashed.
[[nodiscard]] std::string id_term(std::string_view id);

// Comments of an article, as its page counts them or as many as were saved.
[[nodiscard]] std::int64_t comment_count(const Article& article);

}  // namespace seogo::schema
