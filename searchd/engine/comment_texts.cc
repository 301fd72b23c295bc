#include "searchd/engine/comment_texts.h"

#include <algorithm>
#include <memory>
#include <string>

#include "schema/article_codec.h"
#include "schema/fields.h"
#include "schema/stored.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t most_bytes = std::size_t{8} << 20;  // of articles kept

Xapian::docid number_of_article(const Xapian::Document& comment) {
  constexpr auto slot = static_cast<Xapian::valueno>(schema::article_slot);
  return schema::article_of(comment.get_value(slot));
}

std::size_t place_in(const std::vector<std::string_view>& comments, std::string_view bytes) {
  return static_cast<std::size_t>(
      std::find_if(comments.begin(), comments.end(),
                   [&](std::string_view one) { return one.data() == bytes.data(); }) -
      comments.begin());
}

}  // namespace

const CommentTexts::Thread& CommentTexts::thread_of(const Xapian::Document& comment) {
  const Xapian::docid number = number_of_article(comment);
  const auto known = threads_.find(number);
  if (known != threads_.end()) return known->second;
  if (bytes_ > most_bytes) {
    threads_.clear();
    bytes_ = 0;
  }
  Thread& thread = threads_[number];
  thread.article = kept_.find(number);
  if (!thread.article) {
    try {
      thread.article = std::make_shared<const std::string>(schema::stored_data(articles_, number));
    } catch (const Xapian::DocNotFoundError&) {
      return thread;  // it went with a commit that the comments are behind of
    }
    kept_.keep(number, thread.article);
  }
  thread.comments = schema::comment_bytes(*thread.article);
  bytes_ += thread.article->size() + thread.comments.size() * sizeof(std::string_view);
  return thread;
}

std::optional<std::string_view> CommentTexts::bytes_of(const Xapian::Document& comment) {
  const schema::CommentMark mark = schema::to_comment_mark(comment.get_data());
  const std::vector<std::string_view>& comments = thread_of(comment).comments;
  if (mark.place < comments.size() && schema::content_mark(comments[mark.place]) == mark.content) {
    return comments[mark.place];
  }
  for (std::size_t place = 0; place < comments.size(); ++place) {
    const schema::Comment one = schema::to_comment(comments[place]);
    if (schema::mark_of(one, place).identity == mark.identity) return comments[place];
  }
  return std::nullopt;
}

std::optional<schema::StoredComment> CommentTexts::comment_of(const Xapian::Document& comment) {
  const std::optional<std::string_view> bytes = bytes_of(comment);
  if (!bytes) return std::nullopt;
  return schema::StoredComment{number_of_article(comment),
                               place_in(thread_of(comment).comments, *bytes),
                               schema::to_comment(*bytes)};
}

std::optional<std::string_view> CommentTexts::article_of(const Xapian::Document& comment) {
  const Text& article = thread_of(comment).article;
  if (!article) return std::nullopt;
  return *article;
}

}  // namespace seogo::searchd::engine
