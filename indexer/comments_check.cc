#include "indexer/comments_check.h"

#include <algorithm>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/table_check.h"
#include "schema/article_codec.h"
#include "schema/comment_batch.h"
#include "schema/comment_document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

// The article that a comment stands under, and which of its comments it is.
using Marked = std::pair<Xapian::docid, schema::CommentMark>;
using Comments = std::vector<Marked>;

Comments stored_with(const Xapian::Database& articles, Xapian::docid article) {
  Comments comments;
  for (const schema::Comment& comment :
       schema::comments_of(schema::stored_data(articles, article))) {
    comments.emplace_back(article, schema::mark_of(comment, comments.size()));
  }
  return comments;
}

Comments found_under(const Xapian::Database& comments, Xapian::docid article) {
  Comments found;
  const std::string term = schema::under_term(article);
  for (auto it = comments.postlist_begin(term); it != comments.postlist_end(term); ++it) {
    const Xapian::Document document = comments.get_document(*it);
    const std::string value = document.get_value(schema::article_slot);
    found.emplace_back(schema::article_of(value), schema::to_comment_mark(document.get_data()));
  }
  std::ranges::sort(found, {}, [](const Marked& one) { return one.second.place; });
  return found;
}

// Both databases side by side.
class Comparison {
 public:
  Comparison(Xapian::Database comments, Xapian::Database articles)
      : comments_(std::move(comments)), articles_(std::move(articles)) {
    const schema::CommentBatch last = schema::last_batch(articles_);
    const std::uint64_t reached = schema::batch_reached(comments_);
    if (reached == last.number) return;
    // Between the two commits of a writer.
    if (reached + 1 == last.number && articles_.locked()) {
      passed_over_ = last.articles;
    } else if (reached + 1 == last.number) {
      findings_.push_back(
          fmt::format("the comments of {} articles are a batch behind, as after a command that was "
                      "cut short; the next update brings them up",
                      last.articles.size()));
    } else {
      findings_.push_back(fmt::format("the comments are of batch {}, the articles of batch {}",
                                      reached, last.number));
    }
  }

  std::vector<std::string> run() {
    if (!findings_.empty()) return findings_;
    std::uint64_t counted = 0;
    std::uint64_t others = 0;
    Xapian::docid first = 0;
    for (auto it = articles_.postlist_begin(""); it != articles_.postlist_end(""); ++it) {
      if (std::ranges::binary_search(passed_over_, *it)) continue;
      const Comments stored = stored_with(articles_, *it);
      counted += stored.size();
      if (found_under(comments_, *it) == stored) continue;
      if (others++ == 0) first = *it;
    }
    if (others > 0) {
      findings_.push_back(
          fmt::format("the comments of {} articles are not those stored with them, first of "
                      "document {}",
                      others, first));
    } else if (passed_over_.empty() && counted != comments_.get_doccount()) {
      findings_.push_back(fmt::format("there are {} comments, but {} stored with articles",
                                      comments_.get_doccount(), counted));
    }
    return findings_;
  }

 private:
  Xapian::Database comments_;
  Xapian::Database articles_;
  std::vector<Xapian::docid> passed_over_;
  std::vector<std::string> findings_;
};

std::vector<std::string> findings_in(const schema::IndexDirectory& directory,
                                     const std::string& generation) {
  const std::string path = directory.comments_path(generation).string();
  try {
    const std::size_t errors = table_errors(path);
    if (errors > 0) return {fmt::format("{} errors in the tables of its comments", errors)};
    // Comments first, because they are never ahead of what is opened after them.
    Xapian::Database comments(path);
    return Comparison(std::move(comments),
                      Xapian::Database(directory.generation_path(generation).string()))
        .run();
  } catch (const Xapian::Error& error) {
    return {fmt::format("its comments: {}", error.get_description())};
  } catch (const schema::Error& error) {
    return {fmt::format("its comments: {}", error.text())};
  }
}

}  // namespace

std::vector<std::string> comment_findings(const schema::IndexDirectory& directory,
                                          const std::string& generation) {
  std::vector<std::string> findings;
  for (const std::string& finding : findings_in(directory, generation)) {
    findings.push_back(fmt::format("{}: {}", generation, finding));
  }
  return findings;
}

}  // namespace seogo::indexer
