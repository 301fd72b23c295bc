// An article as bytes and back: the stored text of a document.
//
//   to_article(encode(article)) == article
//
// Records (record.h), not JSON: snippets and verification read them for every hit. to_article throws
// Error(index) on damaged bytes. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"

namespace seogo::schema {

[[nodiscard]] std::string encode(const Article& article);
[[nodiscard]] Article to_article(std::string_view bytes);

// One comment, as it stands within its article's bytes.
[[nodiscard]] std::string encode(const Comment& comment);
[[nodiscard]] Comment to_comment(std::string_view bytes);

// The comments of a stored article only: nothing else of it is copied. Or their bytes, each for
// to_comment(), as views into `article`.
[[nodiscard]] std::vector<std::string_view> comment_bytes(std::string_view article);
[[nodiscard]] std::vector<Comment> comments_of(std::string_view article);

// Of a stored article its id, address, site, title and time of publication only: an article may have
// ten thousands of comments.
[[nodiscard]] Article head_of(std::string_view article);

// What words are looked for in, without a copy of it: of every candidate of a search. The views are
// into the bytes.
struct ArticleView {
  struct Person {
    std::string_view name;
    std::string_view role;
  };
  struct Remark {
    std::string_view author;
    std::string_view text;
  };
  std::string_view title;
  std::string_view subtitle;
  std::string_view body;
  std::vector<Person> authors;
  std::vector<std::string_view> tags;
  std::vector<Remark> comments;
};
[[nodiscard]] ArticleView view_article(std::string_view bytes);
[[nodiscard]] ArticleView::Remark view_comment(std::string_view bytes);

// What is read of very many articles, without taking them apart. The views are into `bytes`.
struct StoredTexts {
  std::string_view id;
  std::string_view title;
  std::string_view subtitle;
  std::string_view body;
};
[[nodiscard]] StoredTexts stored_texts(std::string_view bytes);

}  // namespace seogo::schema
