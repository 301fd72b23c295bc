#include "searchd/engine/hit.h"

#include <algorithm>
#include <set>

#include "schema/document.h"
#include "schema/utf8.h"
#include "searchd/engine/snippet.h"

namespace seogo::searchd::engine {
namespace {

using schema::FieldName;

struct Matching {
  const schema::Comment* comment;
  std::vector<Found> found;
  std::size_t words;  // different ones
};

std::vector<CommentHit> matching_comments(const schema::Article& article,
                                          const std::vector<Needle>& needles) {
  std::vector<Matching> matching;
  for (const schema::Comment& comment : article.comments) {
    std::vector<Found> found = find_marks(comment.text, needles, FieldName::comment);
    std::set<std::size_t> words;
    for (const Found& span : found) words.insert(span.needle);
    // A comment may match by who wrote it.
    for (const Found& span : find_marks(comment.author, needles, FieldName::commenter)) {
      words.insert(span.needle);
    }
    if (!words.empty()) matching.push_back({&comment, std::move(found), words.size()});
  }
  std::stable_sort(matching.begin(), matching.end(), [](const Matching& a, const Matching& b) {
    return a.words != b.words ? a.words > b.words : a.comment->likes > b.comment->likes;
  });
  if (matching.size() > most_comments_shown) matching.resize(most_comments_shown);
  std::vector<CommentHit> hits;
  for (const Matching& match : matching) {
    hits.push_back({match.comment->author, match.comment->posted, match.comment->likes,
                    snippet(match.comment->text, match.found, comment_bytes)});
  }
  return hits;
}

std::vector<Found> found_in(std::string_view text, const std::vector<Needle>& needles,
                            FieldName field) {
  return needles.empty() ? std::vector<Found>() : find_marks(text, needles, field);
}

MarkedText marked_field(std::string_view text, const std::vector<Needle>& needles,
                        FieldName field) {
  return marked(text, found_in(text, needles, field));
}

}  // namespace

Hit make_hit(const schema::Article& article, double score, const std::vector<Needle>& needles) {
  Hit hit;
  hit.id = article.id;
  hit.url = article.url;
  hit.title = article.title;
  hit.authors = article.authors;
  hit.published = article.published;
  hit.modified = article.modified;
  hit.captured_at = article.captured_at;
  hit.site = article.site;
  hit.section = article.section;
  hit.tags = article.tags;
  hit.score = score;
  hit.counts = article.counts;
  // Whoever exports comments seldom counts them beside.
  if (!article.comments.empty()) hit.counts.comments = schema::comment_count(article);
  hit.marked_title = marked_field(article.title, needles, FieldName::title);
  if (!article.body.empty()) {
    hit.body.push_back(
        snippet(article.body, found_in(article.body, needles, FieldName::body), snippet_bytes));
  }
  if (!needles.empty()) hit.comments = matching_comments(article, needles);
  return hit;
}

Whole make_whole(const schema::Article& article, const std::vector<Needle>& needles) {
  Whole whole{marked_field(article.title, needles, FieldName::title),
              marked_field(article.subtitle, needles, FieldName::subtitle),
              marked_field(schema::head(article.body, longest_whole), needles, FieldName::body),
              marked_field(article.site, needles, FieldName::site),
              marked_field(article.section, needles, FieldName::section),
              {},
              {},
              schema::comment_count(article)};
  for (const schema::Author& author : article.authors) {
    whole.authors.push_back(marked_field(author.name, needles, FieldName::author));
  }
  for (const std::string& tag : article.tags) {
    whole.tags.push_back(marked_field(tag, needles, FieldName::tag));
  }
  return whole;
}

}  // namespace seogo::searchd::engine
