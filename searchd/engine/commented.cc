#include "searchd/engine/commented.h"

#include "schema/comment_document.h"
#include "schema/fields.h"
#include "searchd/engine/deadline_source.h"
#include "searchd/engine/seen.h"

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

DocumentSet commented(const Xapian::Query& of_comments, const Xapian::Database& comments,
                      const Xapian::Database& articles, query::Deadline deadline, bool& stopped) {
  Xapian::Enquire enquire(comments);
  enquire.set_query(until(deadline, of_comments, stopped));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  Seen seen;
  enquire.add_matchspy(&seen);
  static_cast<void>(enquire.get_mset(0, 1, comments.get_doccount()));

  constexpr auto slot = static_cast<Xapian::valueno>(schema::article_slot);
  const Xapian::docid last = articles.get_lastdocid();
  DocumentSet set(articles);
  auto value = comments.valuestream_begin(slot);
  const auto end = comments.valuestream_end(slot);
  for (const Seen::One& one : seen.all()) {  // by ascending numbers
    if (value != end) value.skip_to(one.id);
    if (value == end) break;
    const Xapian::docid article = schema::article_of(*value);
    if (article <= last) set.add(article);
  }
  return that_are_there(set, articles);
}

query::Plan planned(const Index& index, const query::Node& root, query::Mode mode,
                    const query::Readings& readings, bool& stopped) {
  if (index.comments == nullptr) {
    return query::plan(root, mode, index.lexicon, index.database, index.deadline, &readings);
  }
  const query::Commented asked{*index.comments, [&](const Xapian::Query& of_comments) {
                                 return commented(of_comments, *index.comments, index.database,
                                                  index.deadline, stopped)
                                     .query();
                               }};
  return query::plan(root, mode, index.lexicon, index.database, index.deadline, &readings, &asked);
}

}  // namespace seogo::searchd::engine
