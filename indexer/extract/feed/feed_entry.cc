#include "indexer/extract/feed/feed_entry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/feed/entry_fields.h"
#include "indexer/extract/feed/shortcodes.h"
#include "indexer/extract/html/paragraphs.h"
#include "indexer/extract/markup/tree.h"
#include "schema/author.h"
#include "schema/error.h"
#include "schema/internet_date.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;
using schema::Error;
using schema::ErrorCode;
using schema::Timestamp;
using schema::trimmed;

constexpr std::size_t most_names = 200;  // authors or tags: each is compared with all

bool is_html(const EntryField& field) {
  if (!field.name.starts_with("atom:")) return true;
  return field.attribute("type").find("html") != std::string_view::npos;
}

// A title or a name: RSS has HTML there, Atom only where it says so.
std::string plain_text(const EntryField& field) {
  if (!is_html(field) || field.text.find_first_of("<&") == std::string::npos) {
    return std::string(trimmed(field.text));
  }
  const HtmlTree tree(field.text);
  return std::string(trimmed(tree.text(0)));
}

std::string plain_text(const EntryField* field) {
  return field == nullptr ? std::string() : plain_text(*field);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<' || c == '&') {
      out += c == '<' ? "&lt;" : "&amp;";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::vector<Paragraph> paragraphs_of(const EntryField& field, bool exported) {
  const bool has_lines = exported || !is_html(field) || field.text.find('<') == std::string::npos;
  const std::string html = !is_html(field) ? escaped(field.text)
                           : exported      ? without_shortcodes(field.text)
                                           : field.text;
  const HtmlTree tree(html);
  return html_paragraphs(tree, 0, has_lines ? LineEnds::breaks : LineEnds::spaces);
}

std::optional<Timestamp> read_date(std::string_view text) {
  text = trimmed(text);
  if (const auto time = schema::read_internet_date(text)) return time;
  const auto reading = schema::read_date_prefix(text);
  if (!reading || !reading->real || reading->length != text.size()) return std::nullopt;
  return reading->time;
}

// WordPress tells the site's time and the same in GMT; together they give the offset. Where one is
// none (0000-00-00 00:00:00, of drafts), the other counts.
std::optional<Timestamp> read_pair(std::string_view local_text, std::string_view gmt_text) {
  const std::optional<Timestamp> local = read_date(local_text);
  std::optional<Timestamp> gmt = read_date(gmt_text);
  if (!gmt) return local;
  gmt->seconds += gmt->offset_minutes * 60;  // it was written without an offset
  const std::int64_t offset =
      local ? (local->seconds + local->offset_minutes * 60 - gmt->seconds) / 60 : 0;
  gmt->offset_minutes = std::abs(offset) <= 14 * 60 ? static_cast<int>(offset) : 0;
  return gmt;
}

constexpr std::array<std::string_view, 4> publication_fields = {"pubDate", "dc:date",
                                                                "atom:published", "atom:issued"};
constexpr std::array<std::string_view, 3> change_fields = {"atom:updated", "atom:modified",
                                                           "dcterms:modified"};

template <typename Names>
std::optional<Timestamp> first_date(const EntryFields& entry, const Names& names) {
  for (const std::string_view name : names) {
    if (const auto time = read_date(entry.text(name))) return time;
  }
  return std::nullopt;
}

void read_dates(const EntryFields& entry, Article& article) {
  article.published = read_pair(entry.text("wp:post_date"), entry.text("wp:post_date_gmt"));
  if (!article.published) article.published = first_date(entry, publication_fields);
  article.modified = read_pair(entry.text("wp:post_modified"), entry.text("wp:post_modified_gmt"));
  if (!article.modified) article.modified = first_date(entry, change_fields);
  if (!article.published) article.published = article.modified;
  if (article.modified && article.modified->seconds == article.published->seconds) {
    article.modified.reset();
  }
}

// "hong@doldam.kr (홍길동)" → 홍길동; an address alone names nobody.
std::string_view without_address(std::string_view author) {
  if (author.find('@') == std::string_view::npos) return author;
  const std::size_t open = author.find('(');
  const std::size_t close = author.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  return author.substr(open + 1, close - open - 1);
}

void read_people(const EntryFields& entry, Article& article) {
  for (const std::string_view name : {"dc:creator", "atom:author", "author"}) {
    for (const EntryField& field : entry.all()) {
      if (field.name != name) continue;
      const std::string people = field.fields.empty()
                                     ? plain_text(field)
                                     : std::string(trimmed(field.text_of("atom:name")));
      for (schema::Author& author : schema::read_authors(without_address(people))) {
        if (article.authors.size() == most_names) return;
        if (std::find(article.authors.begin(), article.authors.end(), author) ==
            article.authors.end()) {
          article.authors.push_back(std::move(author));
        }
      }
    }
    if (!article.authors.empty()) return;
  }
}

void add_tag(std::string tag, Article& article) {
  if (tag.empty() || tag == article.section || article.tags.size() == most_names) return;
  if (std::find(article.tags.begin(), article.tags.end(), tag) != article.tags.end()) return;
  article.tags.push_back(std::move(tag));
}

bool is_section(const EntryField& field) {
  return field.name == "category" && field.attribute("domain") == "category" &&
         field.attribute("nicename") != "uncategorized";
}

void read_categories(const EntryFields& entry, bool exported, Article& article) {
  constexpr std::array<std::string_view, 4> taxonomies = {"", "category", "post_tag", "tag"};
  if (exported) {
    const auto section = std::find_if(entry.all().begin(), entry.all().end(), is_section);
    if (section != entry.all().end()) article.section = plain_text(*section);
  }
  for (const EntryField& field : entry.all()) {
    if (field.name == "atom:category") {
      const std::string_view label = field.attribute("label");
      add_tag(std::string(trimmed(label.empty() ? field.attribute("term") : label)), article);
    } else if (field.name == "category" || field.name == "dc:subject") {
      const bool foreign = exported && std::find(taxonomies.begin(), taxonomies.end(),
                                                 field.attribute("domain")) == taxonomies.end();
      if (foreign || field.attribute("nicename") == "uncategorized") continue;
      add_tag(plain_text(field), article);
    }
  }
}

// The line that WordPress adds to each entry of its feeds.
bool is_source_line(std::string_view paragraph, std::string_view title) {
  constexpr std::array<std::string_view, 3> phrases = {"appeared first on", "에 처음 등장했습니다",
                                                       "에 처음 게시되었습니다"};
  return !title.empty() && paragraph.find(title) != std::string_view::npos &&
         std::any_of(phrases.begin(), phrases.end(), [paragraph](std::string_view phrase) {
           return paragraph.find(phrase) != std::string_view::npos;
         });
}

void read_body(const EntryFields& entry, bool exported, Article& article) {
  for (const std::string_view name :
       {"content:encoded", "atom:content", "description", "atom:summary"}) {
    const EntryField* const field = entry.first(name);
    if (field == nullptr) continue;
    std::vector<Paragraph> paragraphs = paragraphs_of(*field, exported);
    if (!paragraphs.empty() && is_source_line(paragraphs.back().text, article.title)) {
      paragraphs.pop_back();
    }
    for (Paragraph& paragraph : paragraphs) {
      if (!article.body.empty()) article.body += "\n\n";
      article.body += paragraph.text;
      if (paragraph.subheading) article.subheadings.push_back(std::move(paragraph.text));
    }
    if (!article.body.empty()) return;
  }
}

std::string lines_of(const EntryField& field, bool exported) {
  std::string out;
  for (const Paragraph& paragraph : paragraphs_of(field, exported)) {
    if (!out.empty()) out += '\n';
    out += paragraph.text;
  }
  return out;
}

void read_subtitle(const EntryFields& entry, bool exported, Article& article) {
  const EntryField* const excerpt = entry.first("excerpt:encoded");
  if (excerpt == nullptr) return;
  std::string text = lines_of(*excerpt, exported);
  if (!article.body.starts_with(text)) article.subtitle = std::move(text);
}

void read_comment(const EntryField& field, Article& article) {
  const std::string_view approved = trimmed(field.text_of("wp:comment_approved"));
  const std::string_view type = trimmed(field.text_of("wp:comment_type"));
  if ((!approved.empty() && approved != "1") || (!type.empty() && type != "comment")) return;
  schema::Comment comment;
  for (const EntryField& part : field.fields) {
    if (part.name == "wp:comment_content") comment.text = lines_of(part, true);
    if (part.name == "wp:comment_author") comment.author = plain_text(part);
  }
  if (comment.text.empty()) return;
  comment.id = trimmed(field.text_of("wp:comment_id"));
  comment.parent = trimmed(field.text_of("wp:comment_parent"));
  comment.posted =
      read_pair(field.text_of("wp:comment_date"), field.text_of("wp:comment_date_gmt"));
  article.comments.push_back(std::move(comment));
}

void read_comments(const EntryFields& entry, Article& article) {
  for (const EntryField& field : entry.all()) {
    if (field.name == "wp:comment") read_comment(field, article);
  }
  std::vector<std::string> ids;
  for (const schema::Comment& comment : article.comments) ids.push_back(comment.id);
  std::sort(ids.begin(), ids.end());
  for (schema::Comment& comment : article.comments) {  // "0" is none; others may not be approved
    if (!std::binary_search(ids.begin(), ids.end(), comment.parent)) comment.parent.clear();
  }
}

std::optional<std::int64_t> read_count(std::string_view text) {
  text = trimmed(text);
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 0) return std::nullopt;
  return count;
}

}  // namespace

Article read_feed_entry(std::string_view xml) {
  const EntryFields entry(xml);
  const bool exported =
      entry.first("wp:post_type") != nullptr || entry.first("wp:post_date") != nullptr;
  Article article;
  article.url = entry.url();
  article.site = entry.site();
  if (article.site.find('&') != std::string::npos) {
    article.site = plain_text(EntryField{"title", {}, article.site});
  }
  article.title = plain_text(entry.first("title"));
  if (article.title.empty()) article.title = plain_text(entry.first("atom:title"));
  read_dates(entry, article);
  read_people(entry, article);
  read_categories(entry, exported, article);
  read_body(entry, exported, article);
  if (article.body.empty()) {
    throw Error(ErrorCode::input, "article without text: " + article.title,
                "the entry has neither content nor a summary");
  }
  read_subtitle(entry, exported, article);
  read_comments(entry, article);
  article.counts.comments = read_count(entry.text("slash:comments"));
  if (!article.counts.comments) article.counts.comments = read_count(entry.text("thr:total"));
  return article;
}

}  // namespace seogo::indexer::extract
