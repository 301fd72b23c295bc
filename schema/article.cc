#include "schema/article.h"

#include "schema/digest.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

constexpr std::size_t longest_id = 2000;  // bytes; a URL may be long

std::string shown(const std::optional<Timestamp>& time) {
  return time ? time->iso() : std::string();
}
std::string shown(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; }

void require_utf8(const char* field, std::string_view text) {
  const std::size_t at = first_invalid(text);
  if (at == std::string_view::npos) return;
  throw Error(ErrorCode::input,
              std::string(field) + " is not UTF-8 at its byte " + std::to_string(at));
}

}  // namespace

std::string stable_id(const Article& article) {
  // A fragment is a place in the page, unless it begins as the routes of script-made sites do.
  const std::size_t fragment = article.url.find('#');
  const bool route = fragment != std::string::npos && fragment + 1 < article.url.size() &&
                     (article.url[fragment + 1] == '/' || article.url[fragment + 1] == '!');
  const std::string page = route ? article.url : article.url.substr(0, fragment);
  if (!page.empty()) return page;
  Digest digest;
  digest.field(article.site).field(article.title);
  if (article.published) {
    digest.field(article.published->iso());
  } else {
    digest.field(article.body);
  }
  return "h-" + hex(digest.bytes());
}

bool is_made_id(std::string_view id) { return id.starts_with("h-"); }

std::string content_digest(const Article& a) {
  Digest digest;
  const auto list = [&digest](const std::vector<std::string>& texts) {
    digest.field(std::to_string(texts.size()));
    for (const std::string& text : texts) digest.field(text);
  };
  for (const std::string* text : {&a.id, &a.url, &a.site, &a.section, &a.title, &a.subtitle,
                                  &a.body, &a.source_note, &a.copyright, &a.extra}) {
    digest.field(*text);
  }
  list(a.tags);
  list(a.subheadings);
  list(a.image_credits);
  digest.field(std::to_string(a.authors.size()));
  for (const Author& author : a.authors) digest.field(author.name).field(author.role);
  digest.field(shown(a.published)).field(shown(a.modified));
  for (const auto& count :
       {a.counts.likes, a.counts.dislikes, a.counts.comments, a.counts.shares, a.counts.views}) {
    digest.field(shown(count));
  }
  for (const Comment& c : a.comments) {
    digest.field(c.id).field(c.parent).field(c.author).field(shown(c.posted)).field(c.text);
    digest.field(std::to_string(c.likes)).field(std::to_string(c.dislikes));
  }
  return digest.bytes();
}

void validate(const Article& article) {
  if (trimmed(article.body).empty()) throw Error(ErrorCode::input, "an article without text");
  if (article.id.size() > longest_id) {
    throw Error(ErrorCode::input, "an id of " + std::to_string(article.id.size()) +
                                      " bytes; at most " + std::to_string(longest_id) +
                                      " are taken");
  }
  for (const char c : article.id) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      throw Error(ErrorCode::input, "an id with a control character");
    }
  }
  const struct {
    const char* field;
    const std::string& text;
  } texts[] = {
      {"id", article.id},
      {"url", article.url},
      {"site", article.site},
      {"section", article.section},
      {"title", article.title},
      {"subtitle", article.subtitle},
      {"body", article.body},
      {"source_note", article.source_note},
      {"copyright", article.copyright},
      {"extra", article.extra},
  };
  for (const auto& [field, text] : texts) require_utf8(field, text);
  for (const std::string& tag : article.tags) require_utf8("a tag", tag);
  for (const std::string& text : article.subheadings) require_utf8("a subheading", text);
  for (const std::string& text : article.image_credits) require_utf8("an image credit", text);
  for (const Author& author : article.authors) {
    require_utf8("an author", author.name);
    require_utf8("an author's role", author.role);
  }
  for (const Comment& comment : article.comments) {
    require_utf8("a comment", comment.text);
    require_utf8("a comment's author", comment.author);
    require_utf8("a comment's id", comment.id);
    require_utf8("a comment's parent", comment.parent);
  }
}

}  // namespace seogo::schema
