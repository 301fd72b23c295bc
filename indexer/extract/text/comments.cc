#include "indexer/extract/text/comments.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/text/comment_head.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Comment;

constexpr std::size_t longest_author = 40;  // characters
constexpr std::size_t farthest_author =
    6;  // lines above the time: badges and buttons may stand between

constexpr std::uint64_t opening_roles = bit(Role::comments) | bit(Role::comment_count);
constexpr std::uint64_t vote_roles = bit(Role::likes) | bit(Role::dislikes);
constexpr std::uint64_t button_roles =
    bit(Role::comment_chrome) | bit(Role::badge) | bit(Role::time) | bit(Role::ago);
// What ends a comment's text; and what, besides, ends the last one's.
constexpr std::uint64_t after_roles =
    bit(Role::reply) | bit(Role::replies_open) | bit(Role::replies_close) | vote_roles;
constexpr std::uint64_t over_roles = bit(Role::tail) | bit(Role::comments) | bit(Role::copyright) |
                                     bit(Role::related) | bit(Role::published);

bool only(std::uint64_t roles, std::uint64_t allowed) {
  return roles != 0 && (roles & ~allowed) == 0;
}

// A comment's place among the lines.
struct Slot {
  std::size_t first = 0;  // its author's line
  std::size_t time = 0;
  std::size_t end = 0;  // one past its last line
  CommentHead head;
  bool reply = false;
  bool last = false;
};

class CommentReader {
 public:
  CommentReader(const std::vector<Line>& lines, MarkerReader& markers)
      : lines_(lines), markers_(markers) {}

  std::vector<Comment> read(std::size_t from) {
    find_slots(from);
    for (const Slot& slot : slots_) read_slot(slot);
    return std::move(comments_);
  }

 private:
  void find_slots(std::size_t from) {
    bool open = false;
    bool fresh = false;        // no comment since the section began
    std::size_t floor = from;  // an author stands at or after it
    for (std::size_t i = from; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if ((line.roles & opening_roles) != 0 && !in_text_place(i)) {
        if (!open || (line.roles & bit(Role::comments)) != 0) {
          close(i);
          open = fresh = true;
          floor = i + 1;
        }
        continue;
      }
      if ((line.roles & bit(Role::tail)) != 0 && !in_text_place(i)) {
        close(i);
        open = false;
        continue;
      }
      if (!open || (line.roles == 0 && line.text.size() > 160)) continue;
      const auto head = read_comment_head(line, markers_);
      if (!head) continue;
      Slot slot = make_slot(i, *head, floor);
      if (fresh) authored_ = slot.first < i || !head->author.empty();
      if (!slots_.empty() && !slots_.back().last) slots_.back().end = slot.first;
      slot.end = lines_.size();
      slots_.push_back(slot);
      fresh = false;
      floor = i + 1;
    }
    close(lines_.size());
  }

  // The line right after a comment's time is its text, whatever it looks like.
  [[nodiscard]] bool in_text_place(std::size_t i) const {
    return !slots_.empty() && !slots_.back().last && slots_.back().time + 1 == i;
  }

  void close(std::size_t end) {
    if (slots_.empty() || slots_.back().last) return;
    slots_.back().end = end;
    slots_.back().last = true;
  }

  // With no author in the line of the time, the nearest line above that is no button is the
  // author's.
  Slot make_slot(std::size_t time, const CommentHead& head, std::size_t floor) {
    Slot slot;
    slot.first = slot.time = time;
    slot.head = head;
    slot.reply = is_reply_mark(lines_[time].mark);
    const bool style_known = !slots_.empty();
    if (head.author.empty() && (!style_known || authored_)) {
      const std::size_t stop = std::max(floor, time > farthest_author ? time - farthest_author : 0);
      for (std::size_t i = time; i-- > stop;) {
        const Line& line = lines_[i];
        if (line.text.empty() || only(line.roles, button_roles)) {
          slot.reply = slot.reply || (is_reply_mark(line.mark) && line.text.empty());
          continue;
        }
        const bool furniture = (line.roles & (after_roles | opening_roles)) != 0 ||
                               (is_number(line.text) && slots_.empty());
        if (!furniture && characters(line.text) <= longest_author) {
          slot.head.author = line.text;
          slot.first = i;
          slot.reply = slot.reply || is_reply_mark(line.mark);
        }
        break;
      }
    }
    // A reply's sign may stand on a line of its own above its author.
    if (slot.first > floor && lines_[slot.first - 1].text.empty() &&
        is_reply_mark(lines_[slot.first - 1].mark)) {
      slot.reply = true;
      --slot.first;
    }
    return slot;
  }

  void read_slot(const Slot& slot) {
    Comment comment;
    comment.author = std::string(slot.head.author);
    comment.posted = slot.head.posted;
    const std::size_t end = text_end(slot);
    std::size_t begin = slot.time + 1;
    while (begin < end && (only(lines_[begin].roles, button_roles) || lines_[begin].whole() == "·"))
      ++begin;
    if (begin == end && slot.time + 1 < end) begin = slot.time + 1;  // 신고, said by a person
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && only(lines_[i].roles, bit(Role::comment_chrome))) continue;
      if (!comment.text.empty()) comment.text += lines_[i].blank_before ? "\n\n" : "\n";
      comment.text += text_of(lines_[i], slot.reply && i == begin);
    }
    read_votes(slot, end, comment);
    add(slot, std::move(comment));
    read_replies(slot, end);
  }

  // Bullets are the page's, and a reply's sign before its text; other signs the commenter's.
  static std::string_view text_of(const Line& line, bool opens_reply) {
    const bool page_mark =
        line.mark == U'•' || line.mark == U'◦' || (opens_reply && is_reply_mark(line.mark));
    return page_mark && !line.text.empty() ? line.text : line.whole();
  }

  [[nodiscard]] std::size_t text_end(const Slot& slot) const {
    std::size_t i = slot.time + 1;
    while (i < slot.end && only(lines_[i].roles, button_roles)) ++i;
    const std::size_t first = i;
    for (; i < slot.end; ++i) {
      const std::uint64_t roles = lines_[i].roles;
      const bool after = (roles & after_roles) != 0;
      const bool over = slot.last && (roles & over_roles) != 0;
      // 답글 as a text: a button stands right after it.
      const bool said = i == first && i + 1 < slot.end && (lines_[i + 1].roles & after_roles) != 0;
      if ((after && !said) || (over && i > first)) break;
      if (slot.last && i > first && lines_[i].blank_before && !ends_later(i, slot.end)) break;
    }
    // Votes may stand between text and button: 0 / 0 / 답글쓰기.
    if (i < slot.end && (lines_[i].roles & bit(Role::reply)) != 0 && i >= first + 3 &&
        is_number(lines_[i - 1].text) && is_number(lines_[i - 2].text))
      i -= 2;
    return i;
  }

  // Whether a button soon ends the text: otherwise what follows a blank line is the page's.
  [[nodiscard]] bool ends_later(std::size_t i, std::size_t end) const {
    constexpr std::size_t near = 12;
    for (std::size_t k = i; k < end && k < i + near; ++k)
      if ((lines_[k].roles & after_roles) != 0) return true;
    return false;
  }

  void read_votes(const Slot& slot, std::size_t from, Comment& comment) {
    std::optional<std::int64_t> likes = slot.head.likes;
    std::optional<std::int64_t> dislikes = slot.head.dislikes;
    for (std::size_t i = from; i < slot.end; ++i) {
      const Line& line = lines_[i];
      if (slot.last && ((line.roles & over_roles) != 0 ||
                        (line.roles == 0 && !line.text.empty() && !is_number(line.text))))
        break;
      if ((line.roles & vote_roles) != 0) {
        state(markers_.read(line.text), likes, dislikes);
      } else if (is_number(line.text)) {
        // "공감" and "3" on two lines; without a word, likes come before dislikes.
        const std::string pair =
            i > from ? std::string(lines_[i - 1].text) + " " + std::string(line.text)
                     : std::string();
        const std::vector<Mark>& marks = markers_.read(pair);
        if ((roles_of(marks) & vote_roles) != 0)
          state(marks, likes, dislikes);
        else if (!likes)
          likes = number_of(line.text);
        else if (!dislikes)
          dislikes = number_of(line.text);
      }
    }
    comment.likes = likes.value_or(0);
    comment.dislikes = dislikes.value_or(0);
  }

  static void state(const std::vector<Mark>& marks, std::optional<std::int64_t>& likes,
                    std::optional<std::int64_t>& dislikes) {
    for (const Mark& mark : marks) {
      if (mark.role == Role::likes && !likes) likes = number_of(mark.text);
      if (mark.role == Role::likes && !dislikes) dislikes = number_of(mark.second);
      if (mark.role == Role::dislikes && !dislikes) dislikes = number_of(mark.text);
    }
  }

  void add(const Slot& slot, Comment comment) {
    if (comment.text.empty()) return;
    // Best comments stand twice on a page: above and in their place.
    if (comment.posted && !comment.posted->day_only) {
      std::string key = std::to_string(comment.posted->seconds);
      key.append("\n").append(comment.author).append("\n").append(comment.text);
      if (!seen_.insert(std::move(key)).second) return;
    }
    comment.id = "c" + std::to_string(comments_.size() + 1);
    if ((slot.reply || replying_) && !top_.empty())
      comment.parent = top_;
    else
      top_ = comment.id;
    comments_.push_back(std::move(comment));
  }

  // Replies may stand between "답글 2개 접기" and "답글 닫기" instead of having a sign each.
  void read_replies(const Slot& slot, std::size_t from) {
    for (std::size_t i = from; i < slot.end; ++i) {
      if ((lines_[i].roles & bit(Role::replies_open)) != 0) replying_ = true;
      if ((lines_[i].roles & bit(Role::replies_close)) != 0) replying_ = false;
    }
    if (slot.last) replying_ = false;
  }

  const std::vector<Line>& lines_;
  MarkerReader& markers_;
  std::vector<Slot> slots_;
  std::vector<Comment> comments_;
  std::unordered_set<std::string> seen_;
  std::string top_;       // id of the last comment that is no reply
  bool authored_ = true;  // authors stand on lines of their own
  bool replying_ = false;
};

}  // namespace

std::vector<Comment> read_comments(const std::vector<Line>& lines, std::size_t from,
                                   MarkerReader& markers) {
  return CommentReader(lines, markers).read(from);
}

}  // namespace seogo::indexer::extract
