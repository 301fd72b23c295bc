#include "indexer/source/feed_vocabulary.h"

#include <algorithm>
#include <array>

namespace seogo::indexer::source {
namespace {

struct Space {
  std::string_view uri;
  std::string_view prefix;
};
constexpr std::array<Space, 12> spaces = {{
    {"", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://backend.userland.com/RSS2", ""},
    {"http://www.w3.org/2005/Atom", "atom"},
    {"http://purl.org/atom/ns#", "atom"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://purl.org/rss/1.0/modules/slash/", "slash"},
    {"http://purl.org/syndication/thread/1.0", "thr"},
}};
constexpr std::string_view wordpress = "http://wordpress.org/export/";  // and a version
constexpr std::string_view feedburner = "http://rssnamespace.org/feedburner/ext/1.0";

struct EntryField {
  std::string_view within;
  std::string_view name;
};
constexpr std::array<EntryField, 44> entry_fields = {{
    {"", "title"},
    {"", "link"},
    {"", "guid"},
    {"", "description"},
    {"", "pubDate"},
    {"", "author"},
    {"", "category"},
    {"", "content:encoded"},
    {"", "excerpt:encoded"},
    {"", "dc:creator"},
    {"", "dc:date"},
    {"", "dc:subject"},
    {"", "dcterms:modified"},
    {"", "slash:comments"},
    {"", "thr:total"},
    {"", "feedburner:origLink"},
    {"", "atom:title"},
    {"", "atom:link"},
    {"", "atom:id"},
    {"", "atom:published"},
    {"", "atom:issued"},
    {"", "atom:updated"},
    {"", "atom:modified"},
    {"", "atom:author"},
    {"atom:author", "atom:name"},
    {"", "atom:summary"},
    {"", "atom:content"},
    {"", "atom:category"},
    {"", "wp:post_type"},
    {"", "wp:status"},
    {"", "wp:post_password"},
    {"", "wp:post_date"},
    {"", "wp:post_date_gmt"},
    {"", "wp:post_modified"},
    {"", "wp:post_modified_gmt"},
    {"", "wp:comment"},
    {"wp:comment", "wp:comment_id"},
    {"wp:comment", "wp:comment_author"},
    {"wp:comment", "wp:comment_date"},
    {"wp:comment", "wp:comment_date_gmt"},
    {"wp:comment", "wp:comment_content"},
    {"wp:comment", "wp:comment_approved"},
    {"wp:comment", "wp:comment_type"},
    {"wp:comment", "wp:comment_parent"},
}};

constexpr std::array<std::string_view, 2> read_types = {"post", "page"};
// Other types are "other post type": plugins name theirs freely.
constexpr std::array<std::string_view, 4> unread_types = {"attachment", "revision", "nav_menu_item",
                                                          "wp_template"};
constexpr std::array<std::string_view, 6> unread_statuses = {"draft",   "auto-draft", "pending",
                                                             "private", "future",     "trash"};

template <typename Table>
std::string_view row_of(const Table& table, std::string_view name, std::string_view otherwise) {
  const auto* const row = std::find(table.begin(), table.end(), name);
  return row == table.end() ? otherwise : *row;
}

std::string joined(std::string_view prefix, std::string_view local) {
  std::string name(prefix);
  if (!prefix.empty()) name += ':';
  return name += local;
}

}  // namespace

std::string feed_name(std::string_view space, std::string_view prefix, std::string_view local) {
  if (space.empty()) return joined(prefix, local);
  if (space.starts_with(wordpress)) {
    return joined(space.ends_with("/excerpt/") ? "excerpt" : "wp", local);
  }
  if (space == feedburner) return joined("feedburner", local);
  const auto* const row = std::find_if(spaces.begin(), spaces.end(),
                                       [space](const Space& one) { return one.uri == space; });
  return row == spaces.end() ? std::string() : joined(row->prefix, local);
}

bool is_entry_field(std::string_view within, std::string_view name) {
  return std::any_of(entry_fields.begin(), entry_fields.end(), [&](const EntryField& row) {
    return row.within == within && row.name == name;
  });
}

std::string_view unread_post(std::string_view type, std::string_view status, bool password) {
  if (!type.empty() && row_of(read_types, type, "").empty()) {
    return row_of(unread_types, type, "other post type");
  }
  if (!status.empty() && status != "publish") {
    return row_of(unread_statuses, status, "unpublished post");
  }
  return password ? "post with a password" : "";
}

}  // namespace seogo::indexer::source
