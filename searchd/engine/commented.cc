#include "searchd/engine/commented.h"

#include <memory>

namespace seogo::searchd::engine {
namespace {

// Without the numbers of articles that are gone.
DocumentSet that_are_there(const DocumentSet& set, const Xapian::Database& articles) {
  if (articles.get_doccount() == articles.get_lastdocid()) return set;
  DocumentSet there(articles);
  auto all = articles.postlist_begin("");
  const auto end = articles.postlist_end("");
  set.each([&](Xapian::docid article) {
    if (all != end) all.skip_to(article);
    if (all != end && *all == article) there.add(article);
  });
  return there;
}

}  // namespace

DocumentSet commented(const query::Plan& of_comments, const Walked& comments,
                      const Xapian::Database& articles, bool& stopped) {
  const std::shared_ptr<Columns> columns = comments.kept.columns(comments.database);
  const ArticleColumn& article = columns->articles(comments.database);
  const Xapian::docid last = articles.get_lastdocid();
  DocumentSet set(articles);
  for (const Xapian::docid comment : matched(of_comments, comments, stopped).documents) {
    if (article.of(comment) <= last) set.add(article.of(comment));
  }
  return that_are_there(set, articles);
}

query::Plan planned(const Index& index, const query::Node& root, query::Mode mode,
                    const query::Readings& readings, bool& stopped) {
  const std::shared_ptr<Columns> columns = index.kept.columns(index.database);
  query::Source source{index.lexicon, index.database, index.deadline, &columns->term_counts()};
  if (index.comments == nullptr) return query::plan(root, mode, source, &readings);
  const query::Commented asked{
      *index.comments, [&](const query::Plan& of_comments) {
        const Walked comments{*index.comments, index.kept, index.deadline};
        return commented(of_comments, comments, index.database, stopped).plan();
      }};
  source.commented = &asked;
  return query::plan(root, mode, source, &readings);
}

}  // namespace seogo::searchd::engine
