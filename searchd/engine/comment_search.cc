#include "searchd/engine/comment_search.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "schema/article_codec.h"
#include "schema/comment_document.h"
#include "searchd/engine/comment_result.h"
#include "searchd/engine/conditions.h"
#include "searchd/engine/document_set.h"
#include "searchd/engine/matcher.h"
#include "searchd/engine/under.h"
#include "searchd/query/joined.h"
#include "searchd/query/shares.h"

namespace seogo::searchd::engine {
namespace {

using query::Plan;

// A comment as the only thing in an article: words are looked for there.
schema::Article as_article(std::string_view data) {
  schema::Comment comment = schema::to_comment(data);
  schema::Article article;
  article.body = std::move(comment.text);
  article.published = comment.posted;
  article.counts.likes = comment.likes;
  comment.text.clear();
  article.comments.push_back(std::move(comment));  // for who wrote it
  return article;
}

schema::ArticleView as_view(std::string_view data) {
  const schema::ArticleView::Remark comment = schema::view_comment(data);
  schema::ArticleView view;
  view.body = comment.text;
  view.comments.push_back({comment.author, {}});
  return view;
}

DocumentSet set_of(const Documents& documents, const Xapian::Database& database) {
  DocumentSet set(database);
  for (const Xapian::docid one : documents.certain) set.add(one);
  for (const Xapian::docid one : documents.likely) set.add(one);
  return set;
}

Holdings comments_under(const Matching* chosen, const Xapian::Database& articles,
                        CommentTexts& texts) {
  return {
      .conditions =
          [chosen, &articles](const Request& request, const Xapian::Database& database,
                              query::Deadline deadline, bool& cut) {
            Request own;
            own.from = request.from;
            own.to = request.to;
            own.commenters = request.commenters;
            query::Plan plan = conditions(own, database, deadline, cut);
            if (chosen == nullptr) return plan;
            return query::all_of({under(set_of(chosen->all, articles), database), std::move(plan)});
          },
      .stored = [&texts](const Xapian::Database&,
                         const Xapian::Document& document) -> std::optional<std::string> {
        const std::optional<std::string_view> bytes = texts.bytes_of(document);
        if (!bytes) return std::nullopt;
        return std::string(*bytes);
      },
      .read = as_article,
      .view = as_view,
      .fold_slot =
          [](const Request& request) {
            return request.one_per_article ? schema::article_slot : schema::no_slot;
          },
      .reranks = false,
      .has_facets = false};  // what is chosen of one is asked of articles
}

// How many documents a query without conditions has, where the index knows without a look at each:
// all of them, or those of one term.
std::optional<Xapian::doccount> known_count(const Plan& plan, const Xapian::Database& database,
                                            schema::TermCounts& counts) {
  switch (plan.kind) {
    case Plan::Kind::everything:
      return database.get_doccount();
    case Plan::Kind::term:
      return counts.of(plan.term, database);
    case Plan::Kind::maybe:
      return known_count(plan.parts[0], database, counts);
    default:
      return std::nullopt;
  }
}

query::Shares shared(query::Node root, query::Mode mode) {
  query::Shares shares = query::share_out(std::move(root));
  if (mode == query::Mode::required) {
    shares.of_comment = query::with_joined(std::move(shares.of_comment));
  }
  return shares;
}

bool chooses_articles(const query::Node& of_article, const Request& request) {
  return of_article.kind != query::Kind::everything || !request.sites.empty() ||
         !request.authors.empty() || !request.sections.empty() || !request.tags.empty() ||
         request.filter.kind != Filter::Kind::all || !request.filter.children.empty() ||
         !request.duplicates_of.empty();
}

}  // namespace

Request counting(const Request& request) {
  Request out = request;
  out.limit = 0;
  out.offset = 0;
  out.facets.clear();
  out.histogram.reset();
  out.facet_stats = false;
  out.fresh.reset();
  out.cursor.clear();
  return out;
}

// Every copy of an article has comments of its own.
Matching CommentSearch::chosen_articles(const query::Node& of_article, const Request& asked,
                                        bool exact) const {
  Request request = counting(asked);
  request.sort = Sort::newest;
  request.match = Match::all;
  request.from.reset();  // of the comments
  request.to.reset();
  request.commenters.clear();
  request.fold = false;
  request.exact = exact;
  request.facet_stats = true;  // all that match are wanted
  constexpr double share_of_time = 0.4;
  const Index index{articles_.database, articles_.lexicon, articles_.deadline.within(share_of_time),
                    articles_.kept,     articles_.stored,  articles_.readings,
                    articles_.comments};
  const Answer found = collect(index, articles(), of_article, query::Mode::required, request);
  return found.matching ? *found.matching : Matching();
}

Answer CommentSearch::found(const query::Shares& shares, query::Mode mode, const Request& request,
                            Attempt attempt, bool roughly) const {
  std::optional<Matching> chosen;
  if (chooses_articles(shares.of_article, request)) {
    // Whoever only counts goes by a sample.
    chosen = chosen_articles(shares.of_article, request, request.limit > 0);
  }
  Holdings holdings = comments_under(chosen ? &*chosen : nullptr, archive_.articles, *texts_);
  holdings.counts_roughly = roughly && !request.exact;
  Stored stored(archive_.comments, holdings);
  const Index index{
      archive_.comments, articles_.lexicon, articles_.deadline, articles_.kept, stored,
      articles_.readings};
  Answer answer = collect(index, holdings, shares.of_comment, mode, request, attempt);
  if (chosen && !chosen->exact(chosen->all)) {
    answer.total.exact = false;
    if (answer.matching) answer.matching->whole = false;
  }
  return answer;
}

CommentSearch::Asked CommentSearch::ask(query::Node root, query::Mode mode, Attempt attempt) const {
  query::Shares shares = shared(std::move(root), mode);
  Answer answer = found(shares, mode, request_, attempt);
  // What else could be chosen of a facet.
  for (const Choice& choice : choices(request_)) {
    Request without = counting(request_);
    without.*choice.chosen = {};
    without.facets = {choice.facet};
    const Answer others = found(shares, mode, without, attempt);
    if (answer.matching && others.matching) {
      answer.matching->by_facet[choice.facet] = others.matching->all;
      answer.matching->whole = answer.matching->whole && others.matching->whole;
    }
  }
  return {std::move(shares.of_comment), std::move(answer), shares.left_out};
}

Answer CommentSearch::count(query::Node root, query::Mode mode) const {
  query::Shares shares = shared(std::move(root), mode);
  const bool is_narrowed = chooses_articles(shares.of_article, request_) || request_.from ||
                           request_.to || !request_.commenters.empty();
  if (!is_narrowed && mode == query::Mode::required && !Matcher(shares.of_comment, mode).needed()) {
    const query::Plan plan = query::plan(
        shares.of_comment, mode, {articles_.lexicon, archive_.comments, articles_.deadline});
    const std::optional<Xapian::doccount> known = known_count(
        plan, archive_.comments, articles_.kept.columns(archive_.comments)->term_counts());
    if (known) {
      Answer answer;
      answer.total = {*known, true};
      return answer;
    }
  }
  Request all = counting(request_);
  all.one_per_article = false;
  if (shares.of_comment.kind == query::Kind::everything && !all.from && !all.to &&
      all.commenters.empty()) {
    return all_under(chosen_articles(shares.of_article, all, false));
  }
  const bool roughly = request_.in != In::comments;  // there it is what was asked for
  return found(shares, mode, all, Attempt::typed, roughly);
}

// Articles know how many comments were saved with each, which spares looking at the comments.
Answer CommentSearch::all_under(const Matching& chosen) const {
  const std::shared_ptr<Columns> columns = articles_.kept.columns(archive_.articles);
  const NumberColumn& saved = columns->numbers(schema::saved_comments_slot, archive_.articles);
  const auto under = [&saved](const std::vector<Xapian::docid>& articles) {
    std::int64_t sum = 0;
    for (const Xapian::docid one : articles) sum += std::max<std::int64_t>(saved.of(one), 0);
    return static_cast<double>(sum);
  };
  const double likely = chosen.share * under(chosen.all.likely);
  Answer answer;
  answer.total = {static_cast<std::uint64_t>(std::llround(under(chosen.all.certain) + likely)),
                  chosen.exact(chosen.all)};
  return answer;
}

Matching CommentSearch::under(const Matching& comments) const {
  const std::shared_ptr<Columns> columns = articles_.kept.columns(archive_.comments);
  const ArticleColumn& article = columns->articles(archive_.comments);
  const auto articles_of = [&](const std::vector<Xapian::docid>& numbers) {
    const Xapian::docid last = archive_.articles.get_lastdocid();
    std::vector<Xapian::docid> out;
    for (const Xapian::docid comment : numbers) {
      if (article.of(comment) <= last) out.push_back(article.of(comment));
    }
    return out;
  };
  const auto moved = [&](const Documents& documents) {
    return Documents{articles_of(documents.certain), articles_of(documents.likely)};
  };
  Matching out{moved(comments.all), {}, comments.share, comments.whole};
  for (const auto& [facet, documents] : comments.by_facet) out.by_facet[facet] = moved(documents);
  return out;
}

std::optional<CommentResult> CommentSearch::result(const Ranked& ranked,
                                                   const std::vector<Needle>& needles) {
  const Xapian::Document document = archive_.comments.get_document(ranked.id);
  const std::optional<schema::StoredComment> comment = texts_->comment_of(document);
  if (!comment) return std::nullopt;
  // Many comments may stand under one article.
  auto article = told_.find(comment->article);
  if (article == told_.end()) {
    article = told_.emplace(comment->article, told_of(*texts_->article_of(document))).first;
  }
  return make_comment_result(*comment, article->second, ranked.score, needles);
}

}  // namespace seogo::searchd::engine
