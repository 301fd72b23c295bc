#include "indexer/source/sniff.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/source/header_fields.h"
#include "indexer/source/utf16.h"
#include "indexer/source/wrapping.h"

namespace seogo::indexer::source {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view iso2022kr_designator = "\x1b$)C";  // stands before all else
constexpr std::string_view white_space = " \t\r\n\f";

// The tags that the living standard of MIME sniffing knows pages by, and those that pages saved
// without their head begin with.
constexpr std::array<std::string_view, 24> html_starts = {
    "!doctype html", "html", "head", "body", "meta",  "title", "script",  "style",
    "link",          "base", "div",  "p",    "table", "h1",    "h2",      "h3",
    "iframe",        "font", "a",    "b",    "br",    "span",  "article", "section"};
constexpr std::array<std::string_view, 3> feed_roots = {"rss", "feed", "rdf"};

// UTF-16 as `utf8`, which holds it; anything else as it is.
std::string_view as_utf8(std::string_view start, std::string& utf8) {
  const std::optional<Utf16> order = utf16_order(start);
  if (!order) return start;
  std::uint64_t bad_bytes = 0;
  utf8 = utf8_of(start.substr(2), *order, bad_bytes);
  return utf8;
}

bool ends_a_name(std::string_view text, std::size_t at) {
  return at >= text.size() || std::string_view(" \t\r\n\f>/:").find(text[at]) != text.npos;
}

// `text` behind white space, comments, processing instructions and, for XML, the document type.
std::string_view at_root(std::string_view text, bool pass_doctype) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
    std::string_view end;
    if (text.starts_with("<!--")) {
      end = "-->";
    } else if (text.starts_with("<?")) {
      end = ">";
    } else if (pass_doctype && lower_case(text.substr(0, 9)) == "<!doctype") {
      end = ">";
    } else {
      return text;
    }
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + end.size());
  }
}

bool looks_like_feed(std::string_view text) {
  const std::string_view root = at_root(text, true);
  if (!root.starts_with('<')) return false;
  std::string name = lower_case(root.substr(1, root.find_first_of(" \t\r\n\f>/") - 1));
  name.erase(0, name.find(':') + 1);
  return std::find(feed_roots.begin(), feed_roots.end(), name) != feed_roots.end();
}

// { or [{; "[인사] 청양군" begins a text.
bool looks_like_json(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
  if (text.starts_with('[')) {
    text.remove_prefix(1);
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
  }
  return text.starts_with('{');
}

// Mail's header lines, and among them Content-Type: multipart/related.
bool looks_like_mhtml(std::string_view text) {
  if (text.starts_with("From: <Saved by")) return true;
  HeaderFields fields;
  const std::size_t name =
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
  if (name == 0 || name == std::string_view::npos || text[name] != ':') return false;
  std::string head(text);
  head += "\n\n";  // it may go on behind what is looked at
  return fields.read(head).has_value() && media_type(fields["content-type"]) == "multipart/related";
}

}  // namespace

bool looks_like_html(std::string_view start) {
  if (start.starts_with(byte_order_mark)) start.remove_prefix(byte_order_mark.size());
  const std::string_view root = at_root(start.substr(0, sniffed_bytes), false);
  if (!root.starts_with('<')) return false;
  const std::string tag = lower_case(root.substr(1, 20));
  return std::any_of(html_starts.begin(), html_starts.end(), [&tag](std::string_view known) {
    return tag.starts_with(known) && ends_a_name(tag, known.size());
  });
}

bool is_doubtful(std::string_view ending) { return ending == ".xml" || ending == ".json"; }

bool may_be_archive(std::string_view ending, std::string_view start) {
  if (!is_doubtful(ending)) return true;
  if (ending == ".xml") return sniffed(start) == InputForm::feed;
  std::string utf8;
  start = as_utf8(start, utf8);
  if (start.starts_with(byte_order_mark)) start.remove_prefix(byte_order_mark.size());
  return looks_like_json(start) && start.find("\"title\"") != std::string_view::npos;
}

bool may_be_archive(std::string_view ending, Stream& stream) {
  Window window(stream);
  const std::unique_ptr<Stream> bytes = unwrapped(window);
  return may_be_archive(ending, Window(*bytes).look(looked_at_bytes));
}

InputForm sniffed(std::string_view start) {
  start = start.substr(0, sniffed_bytes);
  if (start.starts_with("PK\x03\x04")) return InputForm::zip;
  if (start.starts_with("WARC/1.")) return InputForm::warc;
  std::string utf8;
  start = as_utf8(start, utf8);
  for (const std::string_view mark : {byte_order_mark, iso2022kr_designator})
    if (start.starts_with(mark)) start.remove_prefix(mark.size());
  if (looks_like_json(start)) return InputForm::json_lines;
  if (looks_like_mhtml(start)) return InputForm::mhtml;
  if (looks_like_feed(start)) return InputForm::feed;
  return looks_like_html(start) ? InputForm::html : InputForm::text;
}

}  // namespace seogo::indexer::source
