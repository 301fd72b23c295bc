// A stored article's searched texts, folded when they are first asked for.
//
//   ArticleText text(article);
//   text.any(nullptr, has)           title, subtitle, body, authors, tags, comments, until one has
//   text.any(&field(title), has)     the title alone
//
// Keeps a reference to the article. For one thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "schema/article.h"
#include "schema/fields.h"
#include "searchd/engine/anchor.h"
#include "searchd/engine/fold.h"

namespace seogo::searchd::engine {

class ArticleText {
 public:
  explicit ArticleText(const schema::Article& article) : article_(article) {}

  [[nodiscard]] const schema::Article& article() const { return article_; }

  // Whether one of the texts that a query without a field, or with this one, looks into passes the
  // test. Texts behind the first that does are not folded, nor those that cannot hold the anchor.
  using Test = std::function<bool(const Fold&)>;
  [[nodiscard]] bool any(const schema::Field* field, const Anchor& anchor, const Test& test);
  [[nodiscard]] bool any(const schema::Field* field, const Test& test) {
    return any(field, Anchor(), test);
  }

 private:
  const Fold& folded(const std::string& source);

  const schema::Article& article_;
  std::map<const std::string*, Fold> folds_;  // by the article's own strings
};

// The values of an exact field: authors' names, the site, tags …
[[nodiscard]] std::vector<std::string> values_of(const schema::Article& article,
                                                 const schema::Field& field);

}  // namespace seogo::searchd::engine
