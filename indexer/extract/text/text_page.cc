#include "indexer/extract/text/text_page.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/text/body.h"
#include "indexer/extract/text/comment_head.h"
#include "indexer/extract/text/comments.h"
#include "indexer/extract/text/headline.h"
#include "indexer/extract/text/layout.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;
using schema::Error;
using schema::ErrorCode;

constexpr std::uint64_t stated_roles =
    bit(Role::title) | bit(Role::subtitle) | bit(Role::section) | bit(Role::tags) | bit(Role::url);

constexpr std::uint64_t opening_roles = bit(Role::comments) | bit(Role::comment_count);

[[noreturn]] void refuse_page(const std::string& why) {
  throw Error(ErrorCode::input, "no article found: " + why,
              "if the page has one, teach its markers with --profile");
}

// What labels state above the headline; menus there have counts and dates that are not the
// article's.
void read_stated(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                 MarkerReader& markers, Article& article) {
  for (std::size_t i = from; i < to; ++i)
    if ((lines[i].roles & stated_roles) != 0)
      for (const Mark& mark : markers.read(lines[i].text))
        if ((bit(mark.role) & stated_roles) != 0) take(mark, lines[i], article);
}

// Marks between headline and body, and after the body. "댓글" and "4" on two lines are one count.
void read_notes(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                MarkerReader& markers, Article& article) {
  for (std::size_t i = from; i < to; ++i) {
    const Line& line = lines[i];
    if (line.roles != 0) {
      take(markers.read(line.text), line, article);
    } else if (i > from && lines[i - 1].roles != 0 && is_number(line.text)) {
      const std::string pair = std::string(lines[i - 1].text) + " " + std::string(line.text);
      take(markers.read(pair), line, article);
    }
  }
}

// "사회 > 지역" near the headline, without a label.
void read_trail(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                Article& article) {
  constexpr std::array<std::string_view, 24> sections = {
      "정치",     "경제", "사회", "문화", "국제", "세계", "스포츠", "연예",
      "오피니언", "사설", "칼럼", "IT",   "과학", "생활", "건강",   "교육",
      "환경",     "노동", "지역", "전국", "증권", "금융", "산업",   "부동산"};
  for (std::size_t i = to; i-- > from && article.section.empty();) {
    const std::string_view text = lines[i].text;
    const std::size_t arrow = std::min(text.find('>'), text.find("›"));
    if (arrow == std::string_view::npos || !is_menu_row(text) ||
        text.find('|') != std::string_view::npos)
      continue;
    const std::string_view step = schema::trimmed(text.substr(0, arrow));
    if (std::find(sections.begin(), sections.end(), composed(step)) != sections.end())
      article.section = std::string(step);
  }
}

// "댓글 3" right above the comments counts them, if no other line claims to.
void read_count_above(const std::vector<Line>& lines, std::size_t from, MarkerReader& markers,
                      Article& article) {
  constexpr std::size_t nearest = 8;  // lines from the count to the first comment's time
  if (article.counts.comments || article.comments.empty()) return;
  std::optional<std::int64_t> count;
  for (std::size_t i = from; i < lines.size(); ++i) {
    if ((lines[i].roles & bit(Role::comment_count)) == 0) continue;
    bool heads = false;
    for (std::size_t k = i + 1; k < std::min(lines.size(), i + nearest) && !heads; ++k) {
      if ((lines[k].roles & (bit(Role::tail) | bit(Role::comment_count))) != 0) break;
      heads = read_comment_head(lines[k], markers).has_value();
    }
    if (!heads) continue;
    for (const Mark& mark : markers.read(lines[i].text)) {
      if (mark.role != Role::comment_count) continue;
      const auto stated = number_of(mark.text);
      if (count && count != stated) return;
      count = stated;
    }
  }
  if (count && static_cast<std::size_t>(*count) >= article.comments.size())
    article.counts.comments = count;
}

// The count that heads the comments is the freshest: "전체댓글 [4]".
void read_comment_count(const std::vector<Line>& lines, const Layout& layout, MarkerReader& markers,
                        Article& article) {
  for (std::size_t i = layout.closing; i < lines.size(); ++i) {
    if ((lines[i].roles & bit(Role::comments)) == 0) continue;
    std::string stated(lines[i].text);
    if (i + 1 < lines.size() && is_number(lines[i + 1].text))
      stated.append(" ").append(lines[i + 1].text);
    for (const Mark& mark : markers.read(stated)) {
      if (mark.role != Role::comments && mark.role != Role::comment_count) continue;
      if (const auto count = number_of(mark.text)) {
        article.counts.comments = count;
        return;
      }
    }
  }
}

// Where the comments' own lines begin: at the first line of one, in a section or not.
std::size_t first_comment(const std::vector<Line>& lines, std::size_t from, MarkerReader& markers) {
  constexpr std::uint64_t own_roles = bit(Role::reply) | bit(Role::ago) | bit(Role::replies_open);
  bool open = false;
  for (std::size_t i = from; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if ((line.roles & bit(Role::tail)) != 0) open = false;
    if ((line.roles & opening_roles) != 0) {
      open = true;
      continue;
    }
    const bool text = line.roles == 0 && !line.text.empty() && !is_number(line.text);
    // "댓글 달기" may be the article's own button.
    const bool own = (line.roles & own_roles) != 0 && !composed(line.text).starts_with("댓글");
    if (own || (open && (text || read_comment_head(line, markers)))) return i;
  }
  return lines.size();
}

// Votes on the article may stand above its comments: 댓글 / 3 / 추천 / 33 / 비추천 / 4.
void read_votes(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                MarkerReader& markers, Article& article) {
  constexpr std::uint64_t vote_roles = bit(Role::likes) | bit(Role::dislikes);
  const auto take_votes = [&](std::string_view text, const Line& line) {
    for (const Mark& mark : markers.read(text))
      if ((bit(mark.role) & vote_roles) != 0) take(mark, line, article);
  };
  bool open = false;
  for (std::size_t i = from; i < to; ++i) {
    const Line& line = lines[i];
    if ((line.roles & bit(Role::tail)) != 0) open = false;
    if ((line.roles & opening_roles) != 0) open = true;
    if (!open) continue;
    if ((line.roles & vote_roles) != 0)
      take_votes(line.text, line);
    else if (i > 0 && lines[i - 1].roles != 0 && is_number(line.text))
      take_votes(std::string(lines[i - 1].text) + " " + std::string(line.text), line);
  }
}

std::string subtitle_of(const Headline& headline) {
  std::string out;
  for (const std::string_view line : headline.subtitle) {
    if (!out.empty()) out += '\n';
    out += line;
  }
  return out;
}

}  // namespace

Article read_text_page(std::string_view page, const Profile& profile) {
  const std::string cleaned = clean(page);
  std::vector<Line> lines = split(cleaned);
  MarkerReader markers(profile.markers());
  bool missing = false;
  for (Line& line : lines) {
    line.roles = roles_of(markers.read(line.text));
    missing = missing || (line.roles & bit(Role::missing)) != 0;
  }

  const std::optional<Layout> layout = find_layout(lines);
  if (!layout) refuse_page("neither a date or byline nor running text");
  if (missing && !layout->dated) refuse_page("the page says that it has none");

  Article article;
  article.site = profile.site();
  read_stated(lines, 0, layout->closing, markers, article);
  std::optional<Headline> headline = find_headline(lines, *layout, profile.site());
  if (!headline && article.title.empty()) refuse_page("no headline");
  if (!headline || !article.title.empty()) headline.emplace();  // a labelled title is the title
  if (article.title.empty()) article.title = std::string(headline->title);
  if (article.subtitle.empty()) article.subtitle = subtitle_of(*headline);

  const std::size_t top = headline->lines.empty()
                              ? layout->header
                              : std::min(layout->header, *std::min_element(headline->lines.begin(),
                                                                           headline->lines.end()));
  std::sort(headline->lines.begin(), headline->lines.end());
  constexpr std::size_t farthest_trail = 8;  // lines above the headline
  read_trail(lines, top > farthest_trail ? top - farthest_trail : 0, layout->body, article);
  read_notes(lines, top, layout->body, markers, article);
  read_body(lines, *layout, *headline, markers, article);
  const std::size_t comments = first_comment(lines, layout->closing, markers);
  read_notes(lines, layout->closing, std::min(layout->rest, comments), markers, article);
  if (article.body.empty())
    throw Error(ErrorCode::input, "article without text: " + article.title,
                "the page has a headline, but nothing to read under it");
  read_comment_count(lines, *layout, markers, article);
  read_votes(lines, layout->rest, comments, markers, article);
  article.comments = read_comments(lines, layout->closing, markers);
  read_count_above(lines, layout->closing, markers, article);
  if (article.site.empty()) article.site = site_of(composed(article.copyright));
  return article;
}

}  // namespace seogo::indexer::extract
