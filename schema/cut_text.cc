#include "schema/cut_text.h"

#include "schema/normalizer.h"

namespace seogo::schema {

CutText cut(std::string_view source) {
  CutText out;
  out.text = normalize(source);
  out.runs = runs(out.text);
  return out;
}

CutArticle cut(const Article& article) {
  CutArticle out{cut(article.title), cut(article.subtitle), cut(article.body), {}, {}};
  for (const std::string& tag : article.tags) out.tags.push_back(cut(tag));
  for (const Author& author : article.authors) out.authors.push_back(cut(author.name));
  return out;
}

}  // namespace seogo::schema
