#include "indexer/extract/html/body.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/extract/html/lines.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/text/body.h"
#include "indexer/extract/text/comment_head.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;

constexpr std::uint64_t closing_roles =
    bit(Role::copyright) | bit(Role::source_note) | bit(Role::byline) | bit(Role::mail);
constexpr std::uint64_t discussion_roles =
    bit(Role::reply) | bit(Role::ago) | bit(Role::replies_open) | bit(Role::comment_chrome);

bool is_sentence(const Line& line) {
  return line.roles == 0 && !line.linked && line.shape != Shape::caption &&
         (is_prose(line.text) || ends_sentence(line.text));
}

// Where the text ends: at a title of other articles or of comments behind which no more of the text
// stands. Titles of that kind amid a text (관련기사) interrupt it only.
std::size_t text_end(const std::vector<Line>& lines, MarkerReader& markers) {
  constexpr std::uint64_t ending =
      bit(Role::tail) | bit(Role::comments) | bit(Role::comment_count) | bit(Role::related);
  std::size_t end = lines.size();
  bool sentences = false;  // behind line i
  bool discussed = false;
  for (std::size_t i = lines.size(); i-- > 0;) {
    const Line& line = lines[i];
    discussed = discussed || (line.roles & discussion_roles) != 0 ||
                (line.roles != 0 && read_comment_head(line, markers).has_value());
    if ((line.roles & ending) != 0) {
      const bool of_comments = (line.roles & (bit(Role::comments) | bit(Role::comment_count))) != 0;
      if (!sentences || (of_comments && discussed)) end = i;
    } else if (is_sentence(line)) {
      sentences = true;
    }
  }
  return end;
}

// The line of the headline, and all above it; and lines that say the same again.
std::vector<std::size_t> headline_lines(const std::vector<Line>& lines, const Article& article) {
  std::vector<std::size_t> skipped;
  bool named = !article.title.empty();
  bool text = false;
  for (std::size_t i = 0; i < lines.size() && !text; ++i) {
    const Line& line = lines[i];
    text = is_sentence(line) && line.shape != Shape::heading && line.text != article.title;
    if (text) break;
    const bool says_title = !article.title.empty() && line.whole() == article.title;
    const bool says_deck = !article.subtitle.empty() && line.whole() == article.subtitle;
    if (says_title || says_deck) {
      skipped.push_back(i);
    } else if (!named && line.shape == Shape::heading) {
      skipped.push_back(i);
      named = true;
    }
  }
  return skipped;
}

void take_if_empty(Article& from, Article& article) {
  if (article.authors.empty()) article.authors = std::move(from.authors);
  if (article.source_note.empty()) article.source_note = std::move(from.source_note);
  if (article.copyright.empty()) article.copyright = std::move(from.copyright);
  if (article.image_credits.empty()) article.image_credits = std::move(from.image_credits);
  if (article.tags.empty()) article.tags = std::move(from.tags);
  article.body = std::move(from.body);
  article.subheadings = std::move(from.subheadings);
}

// What dates the text has are the visible header's matter (html/visible.h), and one that is none
// must not refuse the page.
void drop_times(std::vector<Line>& lines, MarkerReader& markers) {
  for (Line& line : lines) {
    if ((line.roles & (bit(Role::time) | bit(Role::published) | bit(Role::modified))) == 0)
      continue;
    for (const Mark& mark : markers.read(line.text))
      if (mark.no_such_day) line.roles = 0;
  }
}

}  // namespace

void read_html_body(const HtmlTree& tree, NodeId root, const Profile& profile, Article& article) {
  const HtmlDensity density(tree);
  MarkerReader markers(profile.markers());
  HtmlLines page;
  read_html_lines(tree, density, root, View::text, markers, page);
  std::vector<Line>& lines = page.lines;
  drop_times(lines, markers);

  Layout layout;
  layout.closing = text_end(lines, markers);
  layout.rest = lines.size();
  Headline headline;
  headline.lines = headline_lines(lines, article);
  Article read;
  read_body(lines, layout, headline, markers, read);
  for (std::size_t i = layout.closing; i < lines.size(); ++i)
    if ((lines[i].roles & closing_roles) != 0)
      for (const Mark& mark : markers.read(lines[i].text))
        if ((bit(mark.role) & closing_roles & ~bit(Role::byline)) != 0) take(mark, lines[i], read);
  take_if_empty(read, article);
}

}  // namespace seogo::indexer::extract
