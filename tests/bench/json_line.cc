#include "tests/bench/json_line.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace seogo::bench {
namespace {

void append_string(std::string& out, std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4U];
      out += hex[static_cast<unsigned char>(c) & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_padded(std::string& out, unsigned value) {
  if (value < 10) out += '0';
  out += std::to_string(value);
}

// 2023-12-11T18:32:00+09:00: the generator writes Korean time only.
std::string iso(const schema::Timestamp& time) {
  using namespace std::chrono;
  const sys_seconds local{seconds{time.seconds + schema::kst_offset_minutes * 60}};
  const auto midnight = floor<days>(local);
  const year_month_day date{midnight};
  const hh_mm_ss clock{local - midnight};
  std::string out = std::to_string(static_cast<int>(date.year())) + '-';
  append_padded(out, static_cast<unsigned>(date.month()));
  out += '-';
  append_padded(out, static_cast<unsigned>(date.day()));
  out += 'T';
  append_padded(out, static_cast<unsigned>(clock.hours().count()));
  out += ':';
  append_padded(out, static_cast<unsigned>(clock.minutes().count()));
  out += ':';
  append_padded(out, static_cast<unsigned>(clock.seconds().count()));
  return out + "+09:00";
}

// The members of one object, commas where they belong.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  ~Members() { out_ += '}'; }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_string(out_, name);
    return out_ += ':';
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) append_string(key(name), value);
  }
  void time(std::string_view name, const std::optional<schema::Timestamp>& value) {
    if (value) append_string(key(name), iso(*value));
  }
  void count(std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) key(name) += std::to_string(*value);
  }
  template <typename Items, typename Append>
  void list(std::string_view name, const Items& items, Append append) {
    if (items.empty()) return;
    key(name) += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      append(out_, item);
    }
    out_ += ']';
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_author(std::string& out, const schema::Author& author) {
  Members members(out);
  members.text("name", author.name);
  members.text("role", author.role);
}

void append_comment(std::string& out, const schema::Comment& comment) {
  Members members(out);
  members.text("id", comment.id);
  members.text("parent", comment.parent);
  members.text("author", comment.author);
  members.time("posted", comment.posted);
  members.text("text", comment.text);
  members.count("likes", comment.likes);
  members.count("dislikes", comment.dislikes);
}

void append_counts(std::string& out, const schema::Counts& counts) {
  Members members(out);
  members.count("likes", counts.likes);
  members.count("dislikes", counts.dislikes);
  members.count("comments", counts.comments);
  members.count("shares", counts.shares);
  members.count("views", counts.views);
}

}  // namespace

void append_json_line(const schema::Article& article, std::string& out) {
  {
    Members members(out);
    members.text("url", article.url);
    members.text("site", article.site);
    members.text("section", article.section);
    members.list("tags", article.tags, append_string);
    members.text("title", article.title);
    members.text("subtitle", article.subtitle);
    members.list("authors", article.authors, append_author);
    members.time("published", article.published);
    members.time("modified", article.modified);
    members.text("body", article.body);
    members.list("subheadings", article.subheadings, append_string);
    members.list("image_credits", article.image_credits, append_string);
    members.text("copyright", article.copyright);
    append_counts(members.key("counts"), article.counts);
    members.list("comments", article.comments, append_comment);
  }
  out += '\n';
}

}  // namespace seogo::bench
