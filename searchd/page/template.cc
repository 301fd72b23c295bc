#include "searchd/page/template.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "schema/error.h"
#include "schema/utf8.h"
#include "searchd/page/assets.h"

namespace seogo::searchd::page {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

struct Row {
  Place place;
  std::string_view name;
  bool needed;
  bool once;  // it has an id, or would be heard twice
};

constexpr Row rows[] = {
    {Place::lang, "lang", false, false},         // ko, en
    {Place::head, "head", true, true},           // title, style sheets, script, …
    {Place::skip, "skip", false, true},          // the link past the form
    {Place::root, "root", false, false},         // before addresses: "" or "../"
    {Place::home, "home", false, false},         // the address of the front page
    {Place::name, "name", false, false},         // what the archive is called
    {Place::tongue, "tongue", false, false},     // the link to the other language
    {Place::masthead, "masthead", false, true},  // name, other language and form
    {Place::form, "form", false, true},          // the search form alone
    {Place::content, "content", true, true},     // <main>
};
static_assert(std::size(rows) == place_count);

std::string all_names() {
  std::string names;
  for (const Row& row : rows) {
    names += fmt::format("{}{{{{{}}}}}", names.empty() ? "" : " ", row.name);
  }
  return names;
}

[[noreturn]] void refuse(const std::string& text, const std::string& hint) {
  throw Error(ErrorCode::usage, text, hint);
}

const Row& row_of(std::string_view name, std::size_t line) {
  const auto* found = std::find_if(std::begin(rows), std::end(rows),
                                   [name](const Row& row) { return row.name == name; });
  if (found == std::end(rows)) {
    constexpr std::size_t shown = 40;
    refuse(fmt::format("line {}: {{{{{}}}}} is no place", line, schema::head(name, shown)),
           "places are " + all_names());
  }
  return *found;
}

void require_whole(const std::map<Place, std::size_t>& seen) {
  const auto count = [&seen](Place place) {
    const auto found = seen.find(place);
    return found == seen.end() ? 0U : found->second;
  };
  for (const Row& row : rows) {
    if (row.needed && count(row.place) == 0) {
      refuse(fmt::format("{{{{{}}}}} is missing", row.name), "a page is nothing without it");
    }
    if (row.once && count(row.place) > 1) {
      refuse(fmt::format("{{{{{}}}}} is there twice", row.name), "once is enough");
    }
  }
  const std::size_t forms = count(Place::masthead) + count(Place::form);
  if (forms != 1) {
    refuse(forms == 0 ? "there is no search form" : "the search form is there twice",
           "{{masthead}} has it, or {{form}} is it");
  }
}

}  // namespace

Template Template::parse(std::string_view text) {
  if (text.size() > longest_template) {
    refuse("it is too large", fmt::format("{} bytes at most", longest_template));
  }
  if (schema::first_invalid(text) != std::string_view::npos ||
      text.find('\0') != std::string_view::npos) {
    refuse("it is no text in UTF-8", "save it as UTF-8");
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  Template whole;
  std::map<Place, std::size_t> seen;
  std::size_t line = 1;
  while (true) {
    const std::size_t open = text.find(opening);
    const std::string_view before = text.substr(0, open);
    line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    if (open == std::string_view::npos) break;
    text.remove_prefix(open + opening.size());
    const std::size_t close = text.find(closing);
    if (close == std::string_view::npos) {
      refuse(fmt::format("line {}: {{{{ without }}}}", line), "places are " + all_names());
    }
    const Row& row = row_of(schema::trimmed(text.substr(0, close)), line);
    ++seen[row.place];
    whole.pieces_.push_back({std::string(before), row.place});
    text.remove_prefix(close + closing.size());
  }
  whole.end_ = text;
  require_whole(seen);
  return whole;
}

const Template& Template::built_in() {
  static const Template whole = parse(template_text());
  return whole;
}

std::string Template::fill(const Places& places) const {
  std::string page;
  for (const Piece& piece : pieces_) {
    page += piece.before;
    page += places[static_cast<std::size_t>(piece.place)].markup();
  }
  return page + end_;
}

}  // namespace seogo::searchd::page
