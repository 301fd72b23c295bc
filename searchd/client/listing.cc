#include "searchd/client/listing.h"

#include <fmt/format.h>

#include "schema/utf8.h"
#include "searchd/wire/markup.h"

namespace seogo::searchd::client {
namespace {

constexpr std::string_view indent = "   ";
constexpr std::string_view between = " · ";

// Line breaks become spaces; other controls, ESC above all, are left out.
void write_visible(std::string& out, char32_t c) {
  const bool line_break = c == '\n' || c == '\r' || c == '\t';
  if (line_break) {
    out += ' ';
  } else if (c >= 0x20 && !(c >= 0x7F && c < 0xA0)) {
    schema::append(out, c);
  }
}

struct Ink {
  std::string_view bold;
  std::string_view mark;
  std::string_view soft;
  std::string_view end;
};

constexpr Ink no_ink = {};
constexpr Ink terminal_ink = {"\033[1m", "\033[1;33m", "\033[2m", "\033[0m"};

class Listing {
 public:
  explicit Listing(const Ink& ink) : ink_(ink) {}

  std::string of(const engine::Reply& reply) {
    out_ = fmt::format("{}, {}, {:.0f} ms\n", counted(reply.articles, "article"),
                       counted(reply.comments_total, "comment"), reply.took_ms);
    for (const engine::Note& note : reply.notes) out_ += visible(note.text) + "\n";
    if (reply.did_you_mean && !reply.corrected())
      out_ += "did you mean: " + visible(*reply.did_you_mean) + "\n";
    std::size_t number = reply.offset;
    for (const engine::Hit& hit : reply.hits) add(hit, ++number);
    for (const engine::CommentResult& comment : reply.comments) add(comment, ++number);
    return std::move(out_);
  }

 private:
  static std::string counted(const engine::Total& total, std::string_view what) {
    return fmt::format("{}{} {}{}", total.exact ? "" : "about ", total.value, what,
                       total.value == 1 ? "" : "s");
  }

  void add(const engine::CommentResult& comment, std::size_t number) {
    const std::string author = comment.author.empty() ? "(no name)" : visible(comment.author);
    const std::string day =
        comment.posted ? std::string(between) + comment.posted->day().iso() : "";
    const std::string likes =
        comment.likes > 0 ? fmt::format("{}{} likes", between, comment.likes) : "";
    out_ += fmt::format("\n{}. {}{}{}{}{}\n", number, ink_.bold, author, ink_.end, day, likes);
    line(shown(comment.text, ""));
    const engine::CommentResult::Under& article = comment.article;
    line(fmt::format("{}under: {}{}", ink_.soft, visible(article.title), ink_.end));
    line(visible(article.url.empty() ? article.id : article.url));
  }

  void add(const engine::Hit& hit, std::size_t number) {
    const engine::MarkedText title =
        hit.marked_title.text.empty() ? engine::MarkedText{hit.title, {}} : hit.marked_title;
    out_ += fmt::format("\n{}. {}{}{}\n", number, ink_.bold, shown(title, ink_.bold), ink_.end);
    line(fmt::format("{}{}{}", ink_.soft, particulars(hit), ink_.end));
    if (!hit.body.empty()) line(shown(hit.body.front(), ""));
    for (const engine::CommentHit& comment : hit.comments) {
      const std::string day = comment.posted ? " " + comment.posted->day().iso() : "";
      line(fmt::format("| {}{}: {}", visible(comment.author), day, shown(comment.text, "")));
    }
    line(visible(hit.url.empty() ? hit.id : hit.url));
    if (hit.explanation) add(*hit.explanation, hit.score);
  }

  // score 1.93 = .93 of the best index score + rerank 1.00 (words .8 near .6 around .7 stretch .4)
  // then the terms that make the index score, with what each adds.
  void add(const engine::Explanation& why, double score) {
    std::string sum = fmt::format("score {:.3f}", score);
    if (why.share > 0) sum += fmt::format(" = {:.3f} of the best index score", why.share);
    if (const auto& parts = why.rerank) {
      sum +=
          fmt::format(" + {:.3f} rerank (words {:.2f}, near {:.2f}, around {:.2f}, stretch {:.2f})",
                      parts->bonus(), parts->words, parts->near, parts->around, parts->stretch);
    }
    line(sum);
    line(fmt::format("index score {:.3f}:", why.index_score));
    for (const engine::Explanation::Term& term : why.terms) {
      line(fmt::format("  {:7.3f}  {}  x {:.2f}, in {} article{}", term.weight, visible(term.term),
                       term.scale, term.documents, term.documents == 1 ? "" : "s"));
    }
  }

  void line(const std::string& text) {
    if (!text.empty()) out_ += fmt::format("{}{}\n", indent, text);
  }

  [[nodiscard]] std::string particulars(const engine::Hit& hit) const {
    std::string out;
    const auto add_part = [&out](const std::string& part) {
      if (part.empty()) return;
      if (!out.empty()) out += between;
      out += part;
    };
    add_part(visible(hit.site));
    if (hit.published) add_part(hit.published->day().iso());
    for (const schema::Author& author : hit.authors) {
      add_part(visible(author.role.empty() ? author.name : author.name + " " + author.role));
    }
    if (hit.counts.likes) add_part(fmt::format("{} likes", *hit.counts.likes));
    if (hit.counts.comments) add_part(fmt::format("{} comments", *hit.counts.comments));
    if (hit.duplicates > 0) {
      add_part(fmt::format("{} other cop{}", hit.duplicates, hit.duplicates == 1 ? "y" : "ies"));
    }
    return out;
  }

  // `after` is the ink that goes on when a mark ends.
  [[nodiscard]] std::string shown(const engine::MarkedText& marked, std::string_view after) const {
    const std::string close = fmt::format("{}{}", ink_.end, after);
    return wire::decorate(marked, {ink_.mark, close, write_visible});
  }

  [[nodiscard]] static std::string visible(std::string_view text) {
    std::string out;
    for (schema::Cursor cursor(text); !cursor.done();) write_visible(out, cursor.next());
    return out;
  }

  const Ink& ink_;
  std::string out_;
};

}  // namespace

std::string listing(const engine::Reply& reply, Style style) {
  return Listing(style == Style::terminal ? terminal_ink : no_ink).of(reply);
}

}  // namespace seogo::searchd::client
