#include "indexer/extract/text/comment_head.h"

#include <algorithm>
#include <span>
#include <vector>

#include "indexer/extract/line/particulars.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t longest_head = 160;  // bytes
constexpr std::size_t most_words = 6;      // an author's name has fewer
constexpr std::uint64_t when_roles = bit(Role::time) | bit(Role::published) | bit(Role::ago);
constexpr std::uint64_t head_roles = when_roles | bit(Role::comment_chrome) | bit(Role::badge) |
                                     bit(Role::chrome) | bit(Role::modified) | bit(Role::reply) |
                                     bit(Role::likes) | bit(Role::dislikes);

// When the marks say a comment was posted. A date that is none is text somebody wrote.
std::optional<CommentHead> head_of(std::span<const Mark> marks, bool needs_hour) {
  std::uint64_t roles = 0;
  for (const Mark& mark : marks) roles |= bit(mark.role);
  if ((roles & when_roles) == 0 || (roles & ~head_roles) != 0) return std::nullopt;
  CommentHead head;
  for (const Mark& mark : marks) {
    if (mark.no_such_day) return std::nullopt;
    if (mark.role == Role::likes && !head.likes) head.likes = number_of(mark.text);
    if (mark.role == Role::likes && !head.dislikes) head.dislikes = number_of(mark.second);
    if (mark.role == Role::dislikes && !head.dislikes) head.dislikes = number_of(mark.text);
    if ((bit(mark.role) & when_roles) != 0 && !head.posted) head.posted = mark.time;
  }
  if (needs_hour && head.posted && head.posted->day_only) return std::nullopt;
  return head;
}

std::string_view without_separators(std::string_view author) {
  constexpr std::string_view separators = " |/,(-[";
  while (!author.empty()) {
    if (author.ends_with("·") || author.ends_with("•"))
      author.remove_suffix(author.ends_with("·") ? 2 : 3);
    else if (author.ends_with("ㅣ"))
      author.remove_suffix(3);
    else if (separators.find(author.back()) != std::string_view::npos)
      author.remove_suffix(1);
    else
      break;
  }
  return author;
}

}  // namespace

std::optional<CommentHead> read_comment_head(const Line& line, MarkerReader& markers) {
  if (line.text.empty() || line.text.size() > longest_head) return std::nullopt;
  if (line.roles != 0) {
    if ((line.roles & when_roles) == 0) return std::nullopt;
    const std::vector<Mark>& marks = markers.read(line.text);
    auto head = head_of(marks, false);
    // People call themselves 익명, as buttons do, or 학부모대표, as bylines do.
    const bool named =
        head ? marks.front().role == Role::chrome : (bit(marks.front().role) & when_roles) == 0;
    if (!named) return head;
    if (!head) head = head_of(std::span(marks).subspan(1), false);
    if (!head) return std::nullopt;
    const auto start = static_cast<std::size_t>(marks[1].text.data() - line.text.data());
    head->author = without_separators(line.text.substr(0, start));
    return head;
  }
  // An author, then furniture with a time in it.
  std::size_t words = 0;
  for (std::size_t at = 1; at + 1 < line.text.size() && words < most_words; ++at) {
    const char before = line.text[at - 1];
    if (before != ' ' && before != '|' && before != '(' && before != '[') continue;
    ++words;
    const std::string_view author = without_separators(line.text.substr(0, at));
    if (author.empty()) continue;
    // "기다린다 2023.12.11" is text: a day without an hour needs a separator before it.
    const bool separated = author.size() + 1 < at;
    if (auto head = head_of(markers.read(schema::trimmed(line.text.substr(at))), !separated)) {
      head->author = author;
      return head;
    }
  }
  return std::nullopt;
}

}  // namespace seogo::indexer::extract
