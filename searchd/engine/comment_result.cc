#include "searchd/engine/comment_result.h"

#include "schema/article_codec.h"
#include "searchd/engine/snippet.h"

namespace seogo::searchd::engine {

CommentResult::Under told_of(std::string_view stored) {
  const schema::Article head = schema::head_of(stored);
  return {head.id, head.url, head.title, head.site, head.published};
}

CommentResult make_comment_result(const schema::StoredComment& stored,
                                  const CommentResult::Under& article, double score,
                                  const std::vector<Needle>& needles) {
  const schema::Comment& comment = stored.comment;
  CommentResult result;
  result.id = comment.id;
  result.parent = comment.parent;
  result.author = comment.author;
  result.posted = comment.posted;
  result.likes = comment.likes;
  result.dislikes = comment.dislikes;
  result.text = marked(comment.text, needles.empty() ? std::vector<Found>()
                                                     : find_marks(comment.text, needles,
                                                                  schema::FieldName::comment));
  result.score = score;
  result.article = article;
  return result;
}

}  // namespace seogo::searchd::engine
