#include "schema/article_json.h"

#include <functional>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/author.h"
#include "schema/error.h"
#include "schema/json_tree.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

using Json = nlohmann::json;  // read: keys sorted, so an object of a million keys stays cheap
using OrderedJson = nlohmann::ordered_json;  // written: few keys, in our order

[[noreturn]] void refuse(std::string_view key, std::string_view wanted) {
  throw Error(ErrorCode::input, fmt::format("\"{}\" is not {}", key, wanted),
              "the form is stated in schema/article.schema.json");
}

std::string to_text(const Json& value, std::string_view key) {
  if (value.is_null()) return {};
  if (!value.is_string()) refuse(key, "a string");
  return value.get<std::string>();
}

// Ids are numbers in many exports.
std::string to_id(const Json& value, std::string_view key) {
  if (value.is_number_integer()) return value.dump();
  return to_text(value, key);
}

std::vector<std::string> to_texts(const Json& value, std::string_view key) {
  if (value.is_null()) return {};
  if (value.is_string()) return {value.get<std::string>()};
  if (!value.is_array()) refuse(key, "a list of strings");
  std::vector<std::string> texts;
  for (const Json& item : value) texts.push_back(to_text(item, key));
  return texts;
}

std::string to_body(const Json& value, std::string_view key) {
  if (!value.is_array()) return to_text(value, key);
  std::string body;
  for (const std::string& paragraph : to_texts(value, key)) {
    if (!body.empty()) body += "\n\n";
    body += paragraph;
  }
  return body;
}

std::int64_t to_count(const Json& value, std::string_view key) {
  const bool fits = value.is_number_integer() &&
                    !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX);
  if (!fits || value.get<std::int64_t>() < 0) refuse(key, "a whole number from 0 up");
  return value.get<std::int64_t>();
}

std::optional<std::int64_t> to_optional_count(const Json& value, std::string_view key) {
  return value.is_null() ? std::nullopt : std::optional(to_count(value, key));
}

std::optional<Timestamp> to_time(const Json& value, std::string_view key) {
  constexpr std::int64_t latest = 32503647600;  // the year 3000 of KST; milliseconds are far beyond
  if (value.is_null()) return std::nullopt;
  if (value.is_number_integer()) {
    const std::int64_t seconds = to_count(value, key);
    if (seconds >= latest) refuse(key, "a time in Unix seconds");
    return Timestamp{seconds, kst_offset_minutes, false};
  }
  const std::string text = to_text(value, key);
  if (text.empty()) return std::nullopt;
  const std::optional<Timestamp> time = read_timestamp(text);
  if (!time) refuse(key, fmt::format("a date: \"{}\"", head(text, 60)));
  return time;
}

Author to_author(const Json& value, std::string_view key) {
  if (!value.is_object()) return read_author(to_text(value, key));
  return {to_text(value.value("name", Json()), key), to_text(value.value("role", Json()), key)};
}

std::vector<Author> to_authors(const Json& value, std::string_view key) {
  if (value.is_null()) return {};
  if (value.is_string()) return read_authors(value.get<std::string>());
  if (value.is_object()) return {to_author(value, key)};
  if (!value.is_array()) refuse(key, "a name or a list of authors");
  if (value.size() > most_authors)
    refuse(key, fmt::format("a list of {} authors or fewer", most_authors));
  std::vector<Author> authors;
  for (const Json& item : value) authors.push_back(to_author(item, key));
  return authors;
}

template <typename T>
using Setters = std::map<std::string_view, std::function<void(T&, const Json&, std::string_view)>>;

const Setters<Counts>& counts_keys() {
  static const Setters<Counts> table = {
      {"likes", [](Counts& c, const Json& v, auto k) { c.likes = to_optional_count(v, k); }},
      {"dislikes", [](Counts& c, const Json& v, auto k) { c.dislikes = to_optional_count(v, k); }},
      {"comments", [](Counts& c, const Json& v, auto k) { c.comments = to_optional_count(v, k); }},
      {"shares", [](Counts& c, const Json& v, auto k) { c.shares = to_optional_count(v, k); }},
      {"views", [](Counts& c, const Json& v, auto k) { c.views = to_optional_count(v, k); }},
  };
  return table;
}

const Setters<Comment>& comment_keys() {
  static const Setters<Comment> table = {
      {"id", [](Comment& c, const Json& v, auto k) { c.id = to_id(v, k); }},
      {"parent", [](Comment& c, const Json& v, auto k) { c.parent = to_id(v, k); }},
      {"author", [](Comment& c, const Json& v,
                    auto k) { c.author = v.is_object() ? to_author(v, k).name : to_text(v, k); }},
      {"posted", [](Comment& c, const Json& v, auto k) { c.posted = to_time(v, k); }},
      {"date", [](Comment& c, const Json& v, auto k) { c.posted = to_time(v, k); }},
      {"text", [](Comment& c, const Json& v, auto k) { c.text = to_text(v, k); }},
      {"likes", [](Comment& c, const Json& v, auto k) { c.likes = to_count(v, k); }},
      {"dislikes", [](Comment& c, const Json& v, auto k) { c.dislikes = to_count(v, k); }},
  };
  return table;
}

// Sets what the table knows and returns the rest. A null is as good as no key: it overrules
// nothing.
template <typename T>
Json read_keys(const Json& object, const Setters<T>& table, T& target) {
  Json rest = Json::object();
  for (const auto& [key, value] : object.items()) {
    const auto row = table.find(key);
    if (row == table.end()) {
      rest[key] = value;
    } else if (!value.is_null()) {
      row->second(target, value, key);
    }
  }
  return rest;
}

void read_counts(Article& article, const Json& value, std::string_view key) {
  if (value.is_null()) return;
  if (!value.is_object()) refuse(key, "an object of counts");
  static_cast<void>(read_keys(value, counts_keys(), article.counts));
}

void read_comments(Article& article, const Json& value, std::string_view key) {
  // Some exports give the number of comments where others give the comments.
  if (value.is_number_integer()) article.counts.comments = to_count(value, key);
  if (value.is_number_integer() || value.is_null()) return;
  if (!value.is_array()) refuse(key, "a list of comments");
  for (const Json& item : value) {
    if (!item.is_object()) refuse(key, "a list of comments with texts");
    Comment comment;
    static_cast<void>(read_keys(item, comment_keys(), comment));
    if (!item.contains("text")) refuse(key, "a list of comments with texts");
    article.comments.push_back(std::move(comment));
  }
}

const Setters<Article>& article_keys() {
  using A = Article;
  using K = std::string_view;
  static const auto authors = [](A& a, const Json& v, K k) { a.authors = to_authors(v, k); };
  static const auto published = [](A& a, const Json& v, K k) { a.published = to_time(v, k); };
  // Keys arrive sorted: "published" and "authors" overrule the names taken for them, which come
  // first.
  static const auto other_body = [](A& a, const Json& v, K k) {
    if (a.body.empty()) a.body = to_body(v, k);
  };
  static const Setters<Article> table = {
      {"id", [](A& a, const Json& v, K k) { a.id = to_id(v, k); }},
      {"url", [](A& a, const Json& v, K k) { a.url = to_text(v, k); }},
      {"site", [](A& a, const Json& v, K k) { a.site = to_text(v, k); }},
      {"section", [](A& a, const Json& v, K k) { a.section = to_text(v, k); }},
      {"tags", [](A& a, const Json& v, K k) { a.tags = to_texts(v, k); }},
      {"title", [](A& a, const Json& v, K k) { a.title = to_text(v, k); }},
      {"subtitle", [](A& a, const Json& v, K k) { a.subtitle = to_text(v, k); }},
      {"authors", authors},
      {"author", authors},
      {"published", published},
      {"date", published},
      {"modified", [](A& a, const Json& v, K k) { a.modified = to_time(v, k); }},
      {"captured_at", [](A& a, const Json& v, K k) { a.captured_at = to_time(v, k); }},
      {"body", [](A& a, const Json& v, K k) { a.body = to_body(v, k); }},
      {"content", other_body},
      {"text", other_body},
      {"subheadings", [](A& a, const Json& v, K k) { a.subheadings = to_texts(v, k); }},
      {"image_credits", [](A& a, const Json& v, K k) { a.image_credits = to_texts(v, k); }},
      {"source_note", [](A& a, const Json& v, K k) { a.source_note = to_text(v, k); }},
      {"copyright", [](A& a, const Json& v, K k) { a.copyright = to_text(v, k); }},
      {"counts", read_counts},
      {"likes", [](A& a, const Json& v, K k) { a.counts.likes = to_optional_count(v, k); }},
      {"dislikes", [](A& a, const Json& v, K k) { a.counts.dislikes = to_optional_count(v, k); }},
      {"shares", [](A& a, const Json& v, K k) { a.counts.shares = to_optional_count(v, k); }},
      {"views", [](A& a, const Json& v, K k) { a.counts.views = to_optional_count(v, k); }},
      {"comments", read_comments},
      {"provenance", [](A&, const Json&, K) {}},
      {"other_captures", [](A&, const Json&, K) {}},
  };
  return table;
}

// Counted before parsing: the library's own hook for it takes quadratic time on long lists, and a
// value of two bytes takes a hundred in memory.
void require_modest(std::string_view line) {
  int depth = 0;
  std::size_t values = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      if (++depth > deepest_json) {
        throw Error(ErrorCode::input, fmt::format("JSON deeper than {} levels", deepest_json));
      }
    } else if (!quoted && (c == '}' || c == ']')) {
      --depth;
    }
    const bool another = !quoted && (c == '{' || c == '[' || c == ',');
    if (another && ++values > most_json_values) {
      throw Error(ErrorCode::input, fmt::format("JSON of more than {} values", most_json_values));
    }
  }
}

Json parse(std::string_view line) {
  if (std::optional<Json> tree = quick_tree(line)) return std::move(*tree);
  require_modest(line);
  Json whole = Json::parse(line.begin(), line.end(), nullptr, false);
  if (!whole.is_discarded()) return whole;
  const std::string mended = with_whole_pairs(line);
  try {
    return Json::parse(mended);
  } catch (const Json::parse_error& error) {
    const bool cut = error.byte > line.size();
    throw Error(ErrorCode::input, cut ? fmt::format("JSON cut short at byte {}", line.size())
                                      : fmt::format("not JSON at byte {}", error.byte));
  } catch (const Json::exception&) {
    throw Error(ErrorCode::input, "JSON with a number that is out of range");
  }
}

OrderedJson from_author(const Author& author) {
  OrderedJson out = {{"name", author.name}};
  if (!author.role.empty()) out["role"] = author.role;
  return out;
}

void put(OrderedJson& out, const char* key, const std::string& text) {
  if (!text.empty()) out[key] = text;
}
void put(OrderedJson& out, const char* key, const std::vector<std::string>& texts) {
  if (!texts.empty()) out[key] = texts;
}
void put(OrderedJson& out, const char* key, const std::optional<Timestamp>& time) {
  if (time) out[key] = time->iso();
}
void put(OrderedJson& out, const char* key, const std::optional<std::int64_t>& count) {
  if (count) out[key] = *count;
}

OrderedJson from_comment(const Comment& comment) {
  OrderedJson out = OrderedJson::object();
  put(out, "id", comment.id);
  put(out, "parent", comment.parent);
  out["author"] = comment.author;
  put(out, "posted", comment.posted);
  out["text"] = comment.text;
  out["likes"] = comment.likes;
  out["dislikes"] = comment.dislikes;
  return out;
}

OrderedJson from_counts(const Counts& counts) {
  OrderedJson out = OrderedJson::object();
  put(out, "likes", counts.likes);
  put(out, "dislikes", counts.dislikes);
  put(out, "comments", counts.comments);
  put(out, "shares", counts.shares);
  put(out, "views", counts.views);
  return out;
}

OrderedJson from_provenance(const Provenance& provenance) {
  return {{"file", provenance.file}, {"offset", provenance.offset}};
}

}  // namespace

std::string with_whole_pairs(std::string_view line) {
  const auto unit_at = [line](std::size_t at) -> unsigned long {
    const std::string_view escape = line.substr(std::min(at, line.size()), 6);
    if (escape.size() < 6 || !escape.starts_with("\\u")) return 0;
    if (escape.find_first_not_of("0123456789abcdefABCDEF", 2) != std::string_view::npos) return 0;
    return std::stoul(std::string(escape.substr(2)), nullptr, 16);
  };
  std::string out(line);
  for (std::size_t at = line.find('\\'); at != std::string_view::npos; at = line.find('\\', at)) {
    const unsigned long unit = unit_at(at);
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const unsigned long next = high ? unit_at(at + 6) : 0;
    const bool paired = next >= 0xDC00 && next < 0xE000;
    if (unit >= 0xD800 && unit < 0xE000 && !paired) out.replace(at, 6, "\\ufffd");
    at += unit == 0 ? 2 : (paired ? 12 : 6);
  }
  return out;
}

Article article_from_json(std::string_view line) {
  const Json object = parse(line);
  if (!object.is_object()) throw Error(ErrorCode::input, "not a JSON object");
  Article article;
  const Json rest = read_keys(object, article_keys(), article);
  if (!rest.empty()) article.extra = rest.dump();
  return article;
}

std::string article_to_json(const Article& article) {
  OrderedJson out = OrderedJson::object();
  put(out, "id", article.id);
  put(out, "url", article.url);
  put(out, "site", article.site);
  put(out, "section", article.section);
  put(out, "tags", article.tags);
  out["title"] = article.title;
  put(out, "subtitle", article.subtitle);
  out["authors"] = OrderedJson::array();
  for (const Author& author : article.authors) out["authors"].push_back(from_author(author));
  put(out, "published", article.published);
  put(out, "modified", article.modified);
  out["body"] = article.body;
  put(out, "subheadings", article.subheadings);
  put(out, "image_credits", article.image_credits);
  put(out, "source_note", article.source_note);
  put(out, "copyright", article.copyright);
  out["counts"] = from_counts(article.counts);
  out["comments"] = OrderedJson::array();
  for (const Comment& comment : article.comments) out["comments"].push_back(from_comment(comment));
  put(out, "captured_at", article.captured_at);
  if (!article.provenance.file.empty()) out["provenance"] = from_provenance(article.provenance);
  for (const Snapshot& capture : article.other_captures) {
    const bool placed = !capture.provenance.file.empty();
    OrderedJson entry = placed ? from_provenance(capture.provenance) : OrderedJson::object();
    put(entry, "captured_at", capture.captured_at);
    out["other_captures"].push_back(std::move(entry));
  }
  std::string line = out.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
  if (!article.extra.empty()) line.replace(line.size() - 1, 1, "," + article.extra.substr(1));
  return line;
}

}  // namespace seogo::schema
