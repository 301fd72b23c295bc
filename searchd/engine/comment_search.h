// Comments that answer a query, each by itself.
//
//   CommentSearch comments(archive, articles_index, {.text = "감사 제목:알트만", .in = In::comments})
//   comments.ask((and 감사 title:알트만), required, request)
//   → comments with 감사 under articles with 알트만 in their title
//
// What a query asks of articles (query/shares.h), and what a request does (site, author of the
// article, section, tag, filter), chooses the articles first; words, commenters, days and likes are
// asked of their comments. A comment whose article is not there any more is passed over: the
// database of comments may be a commit behind. Xapian errors pass through. For one thread.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "searchd/engine/archive.h"
#include "searchd/engine/candidates.h"
#include "searchd/engine/comment_texts.h"
#include "searchd/engine/needle.h"
#include "searchd/query/compile.h"
#include "searchd/query/shares.h"

namespace seogo::searchd::engine {

class CommentSearch {
 public:
  CommentSearch(const Archive& archive, const Index& articles, const Request& request)
      : archive_(archive),
        articles_(articles),
        request_(request),
        columns_(archive.kept.columns(archive.articles)),
        texts_(std::make_unique<CommentTexts>(archive.articles, columns_->texts())) {}

  struct Asked {
    query::Node root;       // as it was asked of comments
    Answer found;           // by their numbers in the database of comments
    bool left_out = false;  // alternatives that no comment can be asked for
  };
  [[nodiscard]] Asked ask(query::Node root, query::Mode mode, Attempt attempt) const;

  // How many there are, of what ask() would find.
  [[nodiscard]] Answer count(query::Node root, query::Mode mode) const;

  // The articles of comments, each as often as it has some: what facets of articles are counted of.
  [[nodiscard]] Matching under(const Matching& comments) const;

  // One of ask()'s page; nothing where its article is gone.
  [[nodiscard]] std::optional<CommentResult> result(const Ranked& ranked,
                                                    const std::vector<Needle>& needles);

 private:
  [[nodiscard]] Answer found(const query::Shares& shares, query::Mode mode, const Request& request,
                             Attempt attempt, bool roughly = false) const;
  [[nodiscard]] Answer all_under(const Matching& chosen) const;
  // `exact`: their texts are looked at, for a part of the time that is left.
  [[nodiscard]] Matching chosen_articles(const query::Node& of_article, const Request& request,
                                         bool exact) const;

  const Archive& archive_;
  const Index& articles_;
  const Request& request_;
  const std::shared_ptr<Columns> columns_;  // of the articles: keeps their texts
  std::unique_ptr<CommentTexts> texts_;
  std::unordered_map<Xapian::docid, CommentResult::Under> told_;  // of articles shown
};

// A request that only counts what another one finds.
[[nodiscard]] Request counting(const Request& request);

}  // namespace seogo::searchd::engine
