#include "indexer/source/entry_cutter.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "indexer/source/feed_vocabulary.h"
#include "indexer/source/limits.h"
#include "indexer/source/mended_xml.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::trimmed;

// Bytes of a title, link, login or status; the feed's own stand in every entry of it.
constexpr std::size_t longest_heard = 2000;
constexpr std::size_t longest_site = 120;
constexpr std::string_view bad_byte = "\uFFFD";
constexpr std::size_t most_authors = 10'000;

constexpr std::array<std::string_view, 5> roots = {"rss", "RDF", "feed", "channel", "entry"};
constexpr std::array<std::string_view, 2> feeds = {"channel", "feed"};
constexpr std::array<std::string_view, 2> structured_fields = {"wp:comment", "atom:author"};
constexpr std::array<std::string_view, 8> void_elements = {"br",  "hr",    "img", "input",
                                                           "wbr", "embed", "col", "source"};

struct Namespace {
  std::string_view prefix;
  std::string_view uri;
};
constexpr std::array<Namespace, 8> namespaces = {{
    {"atom", "http://www.w3.org/2005/Atom"},
    {"content", "http://purl.org/rss/1.0/modules/content/"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"excerpt", "http://wordpress.org/export/1.2/excerpt/"},
    {"slash", "http://purl.org/rss/1.0/modules/slash/"},
    {"thr", "http://purl.org/syndication/thread/1.0"},
    {"wp", "http://wordpress.org/export/1.2/"},
}};

template <typename Table>
bool holds(const Table& table, std::string_view name) {
  return std::find(table.begin(), table.end(), name) != table.end();
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string_view value_of(const std::vector<XmlAttribute>& attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [name](const XmlAttribute& row) { return row.name == name; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->value);
}

bool is_web(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

std::string_view parent_of(const std::vector<std::string>& path) {
  return path.size() < 2 ? std::string_view() : std::string_view(path[path.size() - 2]);
}

}  // namespace

void EntryCutter::start(std::string_view name, std::string_view local,
                        const std::vector<XmlAttribute>& attributes) {
  const bool in_markup = entry_depth_ > 0 && path_.size() >= entry_depth_ + 1 && nested_ == 0;
  path_.emplace_back(in_markup ? std::string_view() : schema::head(local, 40));
  const std::size_t depth = path_.size();
  if (depth == 1) is_feed_ = holds(roots, local);
  if (unread_depth_ > 0) return;
  if (entry_depth_ == 0) {
    heard_.clear();
    const bool is_entry = (local == "item" && depth > 1) || local == "entry";
    if (is_entry && depth <= 3) start_entry(attributes);
    if (name == "atom:link" && holds(feeds, parent_of(path_)) && home_.empty() &&
        (value_of(attributes, "rel").empty() || value_of(attributes, "rel") == "alternate")) {
      home_ = schema::head(value_of(attributes, "href"), longest_heard);
    }
    return;
  }
  if (depth == entry_depth_ + 1) {
    if (is_entry_field("", name)) {
      start_field(name, attributes);
    } else {
      unread_depth_ = depth;
    }
  } else if (depth == entry_depth_ + 2 && nested_ > 0) {
    // The name is the field's, as it stands in the table: it needs no escaping.
    if (is_entry_field(path_[entry_depth_], name)) {
      write(fmt::format("<{}>", name));
      path_.back() = name;
      heard_.clear();
    } else {
      unread_depth_ = depth;
    }
  } else if (nested_ == 0) {
    start_markup(local, attributes);
  } else {
    unread_depth_ = depth;
  }
}

void EntryCutter::start_entry(const std::vector<XmlAttribute>& attributes) {
  entry_depth_ = path_.size();
  cut_ = {};
  fields_.clear();
  too_long_ = password_ = permalink_ = false;
  for (std::string* text : {&link_, &guid_, &original_link_, &post_type_, &status_}) text->clear();
  const std::string_view at = value_of(attributes, entry_place_attribute);
  const std::size_t colon = std::min(at.find(':'), at.size());
  cut_.capture.form = Form::entry;
  cut_.capture.provenance.file = file_;
  if (offsets_) std::from_chars(at.data(), at.data() + colon, cut_.capture.provenance.offset);
  cut_.place = fmt::format("line {}", at.substr(std::min(colon + 1, at.size())));
}

void EntryCutter::start_field(std::string_view name, const std::vector<XmlAttribute>& attributes) {
  path_.back() = name;
  heard_.clear();
  field_began_ = fields_.size();
  nested_ = holds(structured_fields, name) ? 1 : 0;
  const std::string_view type = value_of(attributes, "type");
  field_is_markup_ = type == "xhtml" || type == "application/xhtml+xml";
  std::string tag = fmt::format("<{}", name);
  for (const XmlAttribute& row : attributes) {
    const std::string_view value =
        row.name == "type" && field_is_markup_ ? "html" : std::string_view(row.value);
    tag += fmt::format(" {}=\"{}\"", row.name, escaped(value));
  }
  write(tag + ">");
  field_text_ = fields_.size();
  if (name == "guid") permalink_ = value_of(attributes, "isPermaLink") != "false";
  const std::string_view relation = value_of(attributes, "rel");
  if (name == "atom:link" && link_.empty() && (relation.empty() || relation == "alternate")) {
    link_ = schema::head(value_of(attributes, "href"), longest_heard);
  }
}

// Markup in a field is written as the text of HTML, escaped once more.
void EntryCutter::start_markup(std::string_view local,
                               const std::vector<XmlAttribute>& attributes) {
  path_.back() = holds(void_elements, local) ? std::string_view() : schema::head(local, 40);
  std::string tag = fmt::format("<{}", schema::head(local, 40));
  for (const XmlAttribute& row : attributes) {
    if (row.name == entry_place_attribute) continue;
    tag += fmt::format(" {}=\"{}\"", row.name, escaped(row.value));
  }
  write(escaped(tag + ">"));
}

void EntryCutter::text(std::string_view text) {
  if (unread_depth_ > 0) return;
  if (heard_.size() < longest_heard) {
    heard_ += schema::head(text, longest_heard - heard_.size());
  }
  const std::size_t shallowest = entry_depth_ + (nested_ > 0 ? 2 : 1);
  if (entry_depth_ == 0 || path_.size() < shallowest) return;
  write(escaped(field_is_markup_ ? escaped(text) : text));
}

void EntryCutter::end() {
  const std::size_t depth = path_.size();
  if (unread_depth_ > 0) {
    if (unread_depth_ == depth) unread_depth_ = 0;
  } else if (entry_depth_ == 0) {
    end_of_feed_field(parent_of(path_));
  } else if (depth == entry_depth_) {
    end_entry();
  } else if (depth == entry_depth_ + 1) {
    end_field();
  } else if (nested_ > 0) {
    write(fmt::format("</{}>", path_.back()));
  } else if (!path_.back().empty()) {
    write(escaped(fmt::format("</{}>", path_.back())));
  }
  path_.pop_back();
}

void EntryCutter::end_of_feed_field(std::string_view parent) {
  const std::string_view name = path_.back();
  const std::string_view heard = trimmed(heard_);
  if (holds(feeds, parent)) {
    if (name == "title" && site_.empty()) site_ = schema::head(heard, longest_site);
    if (name == "link" && home_.empty()) home_ = heard;
  } else if (name == "author_login") {
    login_ = heard;
  } else if (name == "author_display_name" && !heard.empty() && authors_.size() < most_authors) {
    authors_.emplace(login_, heard);
  }
  heard_.clear();
}

void EntryCutter::end_field() {
  const std::string_view name = path_.back();
  const std::string_view heard = trimmed(heard_);
  if (name == "link" && link_.empty()) link_ = heard;
  if ((name == "guid" && permalink_) || name == "atom:id") guid_ = heard;
  if (name == "feedburner:origLink") original_link_ = heard;
  if (name == "wp:post_type") post_type_ = heard;
  if (name == "wp:status") status_ = heard;
  if (name == "wp:post_password") password_ = !heard.empty();
  if (name == "dc:creator" && !too_long_) {
    const auto author = authors_.find(std::string(heard));
    if (author != authors_.end()) {
      fields_.resize(field_text_);
      write(escaped(author->second));
    }
  }
  write(fmt::format("</{}>\n", name));
  // What is not for readers of the entry, or was for us alone.
  if (!too_long_ && (name == "wp:post_password" || name == "feedburner:origLink")) {
    fields_.resize(field_began_);
  }
  nested_ = 0;
  field_is_markup_ = false;
}

void EntryCutter::end_entry() {
  entry_depth_ = 0;
  cut_.skipped = unread_post(post_type_, status_, password_);
  if (cut_.skipped.empty() && fields_.empty() && !too_long_) cut_.skipped = "empty entry";
  if (cut_.skipped.empty() && too_long_) {
    cut_.refused = fmt::format("longer than {} bytes", limits::largest_capture);
  } else if (cut_.skipped.empty()) {
    for (const std::string& link : {original_link_, link_, guid_}) {
      if (cut_.capture.url.empty()) cut_.capture.url = address(link);
    }
    std::string declared;
    for (const Namespace& row : namespaces) {
      if (fields_.find(fmt::format("<{}:", row.prefix)) == std::string::npos) continue;
      declared += fmt::format(" xmlns:{}=\"{}\"", row.prefix, row.uri);
    }
    cut_.capture.bytes = fmt::format(
        "<seogo:entry xmlns:seogo=\"urn:seogo:entry\"{} site=\"{}\" url=\"{}\">\n{}"
        "</seogo:entry>\n",
        declared, escaped(site_), escaped(cut_.capture.url), fields_);
  }
  for (std::size_t at = 0; (at = fields_.find(bad_byte, at)) != std::string::npos; ++at) {
    ++cut_.capture.bad_bytes;
  }
  fields_.clear();
  cuts_.push_back(std::exchange(cut_, {}));
}

void EntryCutter::write(std::string_view xml) {
  too_long_ = too_long_ || fields_.size() + xml.size() > limits::largest_capture;
  if (too_long_) {
    fields_.clear();
  } else {
    fields_ += xml;
  }
}

// "/news/1" is relative to the feed's link; anything that is no web address is none.
std::string EntryCutter::address(std::string_view link) const {
  if (is_web(link)) return std::string(link);
  if (!link.starts_with('/') || link.starts_with("//") || !is_web(home_)) return {};
  const std::size_t path = home_.find('/', home_.find("//") + 2);
  return home_.substr(0, path) + std::string(link);
}

}  // namespace seogo::indexer::source
