#include "indexer/extract/text/body.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/paragraphs.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/line/signature.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;
using schema::trimmed;

constexpr std::size_t longest_caption =
    160;                              // characters; a longer line with a credit is a paragraph
constexpr std::size_t menu_word = 6;  // characters
constexpr std::uint64_t comment_roles =
    bit(Role::time) | bit(Role::ago) | bit(Role::reply) | bit(Role::replies_open);
constexpr std::uint64_t vote_roles = bit(Role::likes) | bit(Role::dislikes);
constexpr std::uint64_t text_roles = bit(Role::time) | bit(Role::byline);

bool is_single_word(std::string_view text) {
  return text.find(' ') == std::string_view::npos && characters(text) <= menu_word;
}

class BodyReader {
 public:
  BodyReader(const std::vector<Line>& lines, const Layout& layout, const Headline& headline,
             MarkerReader& reader, Article& article)
      : lines_(lines), layout_(layout), headline_(headline), reader_(reader), article_(article) {}

  void read() {
    last_prose_ = layout_.body;
    bool any = false;
    for (std::size_t i = layout_.body; i < layout_.closing; ++i)
      if (lines_[i].roles == 0 && (is_prose(lines_[i].text) || ends_sentence(lines_[i].text))) {
        last_prose_ = i;
        if (is_prose(lines_[i].text) && !any) {
          any = true;
          first_prose_ = i;
        }
      }
    if (!any) first_prose_ = last_prose_;
    const auto any_text = [this](const auto& may_be) {
      return std::any_of(lines_.begin(), lines_.end(), [&may_be](const Line& line) {
        return may_be(line) && line.roles == 0 && (is_prose(line.text) || ends_sentence(line.text));
      });
    };
    gallery_ = !any_text([](const Line& line) { return line.shape != Shape::caption; });
    all_marked_ = !any_text([](const Line& line) { return !is_caption_mark(line.mark); });
    for (std::size_t i = layout_.body; i < layout_.closing; ++i) read_line(i);
    store();
  }

 private:
  [[nodiscard]] bool amid_prose(std::size_t i) const { return i > first_prose_ && i < last_prose_; }

  void read_line(std::size_t i) {
    const Line& line = lines_[i];
    if (std::binary_search(headline_.lines.begin(), headline_.lines.end(), i)) return;
    if (line.shape == Shape::caption) {
      read_caption(line);
      return;
    }
    // 정책 may be a menu's word, but as a heading it is the text's.
    const bool heading = line.shape == Shape::heading && (line.roles & ~bit(Role::chrome)) == 0;
    linked_ = linked_ && !heading;
    if (line.roles != 0 && !heading && !is_text_for_all(i))
      read_marked(i);
    else if (line.text.empty() || is_number(line.text))
      read_number(i);
    else if (!is_caption(i) && belongs(i))
      read_text(i);
  }

  // Markup ends paragraphs where it says. A long one that looks like a label, "이미지: …" or
  // "Copyright …", is text all the same while the text goes on.
  [[nodiscard]] bool is_text_for_all(std::size_t i) const {
    constexpr std::uint64_t labels =
        bit(Role::image_credit) | bit(Role::copyright) | bit(Role::title) | bit(Role::subtitle) |
        bit(Role::section) | bit(Role::tags) | bit(Role::url) | bit(Role::chrome) |
        bit(Role::source_note) | bit(Role::comments) | bit(Role::tail) | bit(Role::missing);
    const Line& line = lines_[i];
    if (line.shape == Shape::none || line.shape == Shape::caption) return false;
    if ((line.roles & ~labels) != 0 || !ends_sentence(line.text)) return false;
    const bool label = line.shape != Shape::item &&
                       (line.roles & (bit(Role::copyright) | bit(Role::source_note))) != 0;
    return i < last_prose_ && (!label || characters(line.text) > longest_caption);
  }

  // What markup calls a caption: its credit, if it names one. A gallery's captions are its text.
  void read_caption(const Line& line) {
    if ((line.roles & bit(Role::image_credit)) != 0) {
      take(reader_.read(line.text), line, article_);
      return;
    }
    std::vector<Mark> marks;
    std::size_t end = trailing_marks(line.text, reader_, marks);
    const std::string_view text = trimmed(line.text.substr(0, end));
    const std::uint64_t roles = end < line.text.size() ? roles_of(marks) : 0;
    if ((roles & bit(Role::image_credit)) != 0)
      take(marks, line, article_);
    else if (is_signed(line.text, true, roles, end))
      add_credit(line.text.substr(end), article_.image_credits);
    else if (!is_labelled_photo(line.text))
      read_provider(line.text);
    if (gallery_) text_.push_back({text, line.blank_before, true, false, false});
  }

  // "새로 단 현판. 가나시 제공", as only captions end.
  void read_provider(std::string_view text) {
    constexpr std::size_t longest_provider = 20;  // characters
    const std::size_t stop = text.rfind(". ");
    const std::string_view last =
        stop == std::string_view::npos ? text : trimmed(text.substr(stop + 2));
    if (characters(last) <= longest_provider && composed(last).ends_with(" 제공"))
      add_credit(last, article_.image_credits);
  }

  // A date or a name alone amid prose is part of it: a chronology, an interview's speaker.
  void read_marked(std::size_t i) {
    const Line& line = lines_[i];
    if ((line.roles & bit(Role::related)) != 0) linked_ = true;
    if ((line.roles & ~text_roles) == 0 && amid_prose(i)) {
      text_.push_back({line.text, line.blank_before, line.mark != 0, false, false});
      return;
    }
    if (i > last_prose_) furnished_ = true;
    // A time or a reply button below the text is a comment's: so are the votes after it.
    commented_ = commented_ || (i > last_prose_ && (line.roles & comment_roles) != 0);
    if (commented_ && (line.roles & vote_roles) != 0) return;
    // A credit on a line of its own: the line above it is the caption.
    if ((line.roles & bit(Role::image_credit)) != 0 && !text_.empty() && last_text_ + 1 == i &&
        !line.blank_before && !ends_sentence(text_.back().text) && !is_prose(text_.back().text))
      text_.pop_back();
    take(reader_.read(line.text), line, article_);
  }

  // "댓글" and "4" on two lines are one count.
  void read_number(std::size_t i) {
    if (commented_ || i == 0 || !is_number(lines_[i].text) || lines_[i - 1].roles == 0) return;
    const std::string pair = std::string(lines_[i - 1].text) + " " + std::string(lines_[i].text);
    take(reader_.read(pair), lines_[i], article_);
  }

  bool belongs(std::size_t i) {
    const Line& line = lines_[i];
    const bool sentence = ends_sentence(line.text) || is_prose(line.text);
    if (line.linked && !sentence && line.shape != Shape::heading) return false;
    if (sentence && is_prose(line.text) && !line.linked) linked_ = false;
    if (linked_) return false;
    if (is_link_mark(line.mark) && !sentence && !is_notice(line.text) &&
        (line.shape == Shape::none || !amid_prose(i)))
      return false;
    if (i < first_prose_ && !sentence && (is_single_word(line.text) || is_menu_row(line.text)))
      return false;
    return !(furnished_ && !sentence);
  }

  bool is_caption(std::size_t i) {
    const Line& line = lines_[i];
    if (is_labelled_photo(line.text)) return true;
    std::vector<Mark> marks;
    std::size_t end = trailing_marks(line.text, reader_, marks);
    const std::uint64_t roles = end < line.text.size() ? roles_of(marks) : 0;
    const bool marked = is_caption_mark(line.mark);
    const bool credited = (roles & bit(Role::image_credit)) != 0;
    if (!credited && !is_signed(line.text, marked || i < last_prose_, roles, end))
      end = line.text.size();
    const bool owned = end < line.text.size();
    if (marked) {
      // "▲국장 홍길동 △과장 김철수" and runs of such lines are lists, and so is one below "◇ 전보" or
      // where nothing else is to be read.
      const bool listed = line.text.find("▲") != std::string_view::npos ||
                          line.text.find("△") != std::string_view::npos || marked_beside(i) ||
                          all_marked_;
      if (listed && !owned) return false;
    } else if (!owned || characters(line.text) > longest_caption ||
               sentences(line.text.substr(0, end)) > 1) {
      return false;
    }
    if (credited)
      take(marks, line, article_);
    else if (owned)
      add_credit(line.text.substr(end), article_.image_credits);
    return true;
  }

  // "[사진] 가나일보" is a credit, "[사진] 주민들이 걷고 있다." a caption.
  bool is_labelled_photo(std::string_view text) {
    constexpr std::size_t longest_owner = 15;  // characters
    const std::size_t close = text.find_first_of("])>");
    if (close == std::string_view::npos || close > 20 || characters(text) > longest_caption)
      return false;
    const std::string label = composed(text.substr(1, close - 1));
    if (label != "사진" || text.find_first_of("[(<") != 0) return false;
    const std::string_view rest = trimmed(text.substr(close + 1));
    if (sentences(rest) > 1) return false;
    if (characters(rest) <= longest_owner && !ends_sentence(rest))
      add_credit(rest, article_.image_credits);
    return true;
  }

  [[nodiscard]] bool marked_beside(std::size_t i) const {
    const auto lists = [mark = lines_[i].mark](const Line& line) {
      return line.mark == mark || is_subheading_mark(line.mark);
    };
    return (i > layout_.body && lists(lines_[i - 1])) ||
           (i + 1 < layout_.closing && lists(lines_[i + 1]));
  }

  [[nodiscard]] bool alone_in_bold(std::size_t i) const {
    return lines_[i].shape == Shape::strong && lines_[i].mark == 0 && i > layout_.body &&
           lines_[i - 1].shape != Shape::strong && i + 1 < layout_.closing &&
           lines_[i + 1].shape != Shape::strong;
  }

  static std::size_t sentences(std::string_view text) {
    std::size_t count = 0;
    const std::string whole = composed(text);
    for (std::size_t at = whole.find("다."); at != std::string_view::npos;
         at = whole.find("다.", at + 1))
      ++count;
    return count;
  }

  void read_text(std::size_t i) {
    const Line& line = lines_[i];
    // "- 왜 떠났나." is written so; a list's bullets are the page's.
    const bool written = line.shape != Shape::none &&
                         !(line.shape == Shape::item && line.mark == U'•') &&
                         !is_subheading_mark(line.mark) && !is_caption_mark(line.mark);
    std::string_view text = written ? line.whole() : line.text;
    if (text_.size() < 3) {  // a dateline opens the text, below a caption or a summary at most
      if (const auto opening = reader_.read_opening(text);
          opening && opening->mark.role == Role::dateline && opening->length < text.size()) {
        take(opening->mark, line, article_);
        text = trimmed(text.substr(opening->length));
      }
    }
    std::vector<Mark> marks;
    const std::size_t end = trailing_marks(text, reader_, marks);
    if (end < text.size()) {
      take(marks, line, article_);
      text = trimmed(text.substr(0, end));
    }
    if (text.empty()) return;
    const bool subheading = is_subheading_like(text) && (is_subheading_mark(line.mark) ||
                                                         (i > first_prose_ && alone_in_bold(i)));
    // A short line before the first sentence is rather a caption or a summary than a subheading.
    const bool listed = line.mark != 0 || line.shape == Shape::row ||
                        line.shape == Shape::verbatim || (i < first_prose_ && !ends_sentence(text));
    const bool heading = line.shape == Shape::heading;
    text_.push_back(
        {text, line.blank_before, listed && !subheading && !heading, subheading, heading});
    last_text_ = i;
  }

  void store() {
    while (!text_.empty() && text_.back().heading) text_.pop_back();  // of what was left out
    for (Paragraph& paragraph : make_paragraphs(text_)) {
      if (!article_.body.empty()) article_.body += "\n\n";
      article_.body += paragraph.text;
      if (paragraph.subheading) article_.subheadings.push_back(std::move(paragraph.text));
    }
  }

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const Headline& headline_;
  MarkerReader& reader_;
  Article& article_;
  std::vector<TextLine> text_;
  std::size_t first_prose_ = 0;
  std::size_t last_prose_ = 0;
  std::size_t last_text_ = 0;  // the line that text_ ends with
  bool commented_ = false;     // among comments that nothing announced
  bool gallery_ = false;       // there is no text but captions
  bool all_marked_ = false;    // … but behind ▲
  bool linked_ = false;        // among links to other articles
  bool furnished_ =
      false;  // furniture stands after the last sentence: short lines are furniture too
};

}  // namespace

void read_body(const std::vector<Line>& lines, const Layout& layout, const Headline& headline,
               MarkerReader& markers, Article& article) {
  BodyReader(lines, layout, headline, markers, article).read();
}

}  // namespace seogo::indexer::extract
