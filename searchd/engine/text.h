// A stored document's searched texts, of which as much is folded as is asked for.
//
//   ArticleText text(articles(), document.get_data());
//   text.any(nullptr, has)           title, subtitle, body, authors, tags, comments, until one has
//   text.any(&field(title), has)     the title alone
//
// Keeps references to the holdings and the bytes. For one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"
#include "schema/fields.h"
#include "searchd/engine/anchor.h"
#include "searchd/engine/fold.h"
#include "searchd/engine/holdings.h"

namespace seogo::searchd::engine {

class ArticleText {
 public:
  ArticleText(const Holdings& holdings, std::string_view stored)
      : holdings_(holdings), stored_(stored), view_(holdings.view(stored)) {}

  // All of it, taken apart when it is first asked for.
  [[nodiscard]] const schema::Article& article();
  [[nodiscard]] const schema::ArticleView& view() const { return view_; }

  // Whether one of the texts that a query without a field, or with this one, looks into passes the
  // test. Texts behind the first that does are not folded, nor those that cannot hold the anchor; of
  // long ones that can, the words around it (surroundings.h) are folded first.
  using Test = std::function<bool(const Fold&)>;
  [[nodiscard]] bool any(const schema::Field* field, const Anchor& anchor, const Test& test);
  [[nodiscard]] bool any(const schema::Field* field, const Test& test) {
    return any(field, Anchor(), test);
  }

 private:
  [[nodiscard]] bool passes(std::string_view source, const Anchor& anchor, const Test& test);
  const Fold& folded(std::string_view source);

  const Holdings& holdings_;
  std::string_view stored_;
  schema::ArticleView view_;
  std::optional<schema::Article> article_;
  std::map<const char*, Fold> folds_;  // by where the text begins; empty ones are not looked into
};

// The values of an exact field: authors' names, the site, tags …
[[nodiscard]] std::vector<std::string> values_of(const schema::Article& article,
                                                 const schema::Field& field);

}  // namespace seogo::searchd::engine
