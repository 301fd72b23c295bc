// Markers: the phrases by which a page's furniture is known, each with the role it plays.
//
//   likes         하트 이미지 {n}     "하트 이미지 16"       likes, text "16"
//   byline        {name} {role}       "홍길동·김철수 기자"   text "홍길동·김철수", word "기자"
//   image_credit  사진 = {text}       "사진=가나시 제공"     text "가나시 제공"
//   chrome        많이 본 기사        "많이 본  기사"        chrome
//
// In a template, white space matches any white space, none, or a colon; white space in the page is
// ignored within words; case, full-width forms and the shapes of brackets do not count.
// Placeholders: {n} a number, {name} one or more people, {role} what they are, {outlet} a paper,
// {desk} its editors as a body, {place} a town, {time} a date, {text} anything, {url}, {mail}, {tag} a #tag.
// A marker is immutable and may be used from several threads.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/words.h"
#include "schema/day.h"

namespace seogo::indexer::extract {

enum class Role : std::uint8_t {
  title,
  subtitle,
  section,
  tags,
  url,  // stated by a label: "제목: …"
  byline,
  mail,
  dateline,  // people; dateline: "(서울=연합뉴스) 홍길동 기자 ="
  time,
  published,
  modified,  // time: a date without a label
  image_credit,
  likes,
  dislikes,
  comment_count,
  shares,
  views,  // counts of the article (or of a comment)
  source_note,
  copyright,
  chrome,    // dropped wherever it stands
  related,   // links to other articles; the text may go on after
  tail,      // the text has ended, other articles are listed
  comments,  // the comments begin
  comment_chrome,
  reply,
  badge,
  ago,  // within comments: 신고; 답글 달기; BEST; 3시간 전
  replies_open,
  replies_close,  // replies to the comment above stand between
  missing,        // a page that says that there is none
};

struct RoleName {
  Role role;
  std::string_view name;     // as in a profile
  std::string_view meaning;  // for messages
};

inline constexpr std::array role_names = {
    RoleName{Role::title, "title", "headline"},
    RoleName{Role::subtitle, "subtitle", "second headline"},
    RoleName{Role::section, "section", "section of the paper"},
    RoleName{Role::tags, "tags", "tags"},
    RoleName{Role::url, "url", "address of the article"},
    RoleName{Role::byline, "byline", "who wrote it"},
    RoleName{Role::mail, "mail", "mail address of a writer"},
    RoleName{Role::dateline, "dateline", "place and writer before the first sentence"},
    RoleName{Role::time, "time", "date without a label"},
    RoleName{Role::published, "published", "date of publication"},
    RoleName{Role::modified, "modified", "date of the last change"},
    RoleName{Role::image_credit, "image_credit", "credit of an image"},
    RoleName{Role::likes, "likes", "likes"},
    RoleName{Role::dislikes, "dislikes", "dislikes"},
    RoleName{Role::comment_count, "comment_count", "number of comments"},
    RoleName{Role::shares, "shares", "shares"},
    RoleName{Role::views, "views", "views"},
    RoleName{Role::source_note, "source_note", "note on the source"},
    RoleName{Role::copyright, "copyright", "copyright line"},
    RoleName{Role::chrome, "chrome", "dropped"},
    RoleName{Role::related, "related", "links to other articles amid the text"},
    RoleName{Role::tail, "tail", "end of the article"},
    RoleName{Role::comments, "comments", "start of the comments"},
    RoleName{Role::comment_chrome, "comment_chrome", "furniture of a comment"},
    RoleName{Role::reply, "reply", "reply button: the comment's text has ended"},
    RoleName{Role::badge, "badge", "badge beside a commenter"},
    RoleName{Role::ago, "ago", "relative time of a comment"},
    RoleName{Role::replies_open, "replies_open", "replies begin"},
    RoleName{Role::replies_close, "replies_close", "replies end"},
    RoleName{Role::missing, "missing", "the page holds no article"},
};
static_assert(role_names.size() == static_cast<std::size_t>(Role::missing) + 1);
static_assert([] {
  for (std::size_t i = 0; i < role_names.size(); ++i)
    if (role_names[i].role != static_cast<Role>(i)) return false;
  return role_names.size() <= 64;  // a line keeps its roles as bits
}());

[[nodiscard]] constexpr std::uint64_t bit(Role role) {
  return std::uint64_t{1} << static_cast<unsigned>(role);
}

// Words that {role} and {name} know.
struct Lexicon {
  Words roles;      // 기자, 특파원, …: a {role} ends with one
  Words not_names;  // 인턴, 편집, …: never a {name}
  Words outlets;    // 일보, 뉴스, …: an {outlet} ends with one
  Words desks;      // 논설실, 편집국, …: a {desk} ends with one
};

// A marker found in a line. The views are into the line.
struct Mark {
  Role role = Role::chrome;
  std::string_view text;     // the {name}, else the first capture, else all of the marker
  std::string_view second;   // the second {name} or {n}: 글 {name} 사진 {name}, 추천 {n} {n}
  std::string_view word;     // what {role} or {desk} captured
  bool no_such_day = false;  // {time}: shaped like a date, but none
  std::optional<schema::Timestamp> time;  // {time}
};

[[nodiscard]] constexpr std::uint64_t key_of(char32_t first, char32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}

class Marker {
 public:
  // Throws Error(usage) on an unknown placeholder, an unclosed brace or an empty template.
  Marker(Role role, std::string_view pattern);

  // Where a match that starts at `from` ends; nothing if there is none.
  [[nodiscard]] std::optional<std::size_t> match(const Glyphs& line, std::size_t from,
                                                 const Lexicon& lexicon, Mark& mark) const;

  [[nodiscard]] Role role() const { return role_; }
  // The first two folded characters of a template that begins with a literal, as one key (the
  // second is 0 where the literal has but one); 0 if a placeholder begins it.
  [[nodiscard]] std::uint64_t first_two() const;
  // Whether a placeholder that begins the template can begin with `c`.
  [[nodiscard]] bool could_begin(char32_t c) const;
  // The characters of the template, as Glyphs::seen has those of a line.
  [[nodiscard]] std::uint64_t needs() const { return needs_; }
  [[nodiscard]] bool begins_with_text() const { return pieces_.front().kind == Kind::text; }
  [[nodiscard]] bool ends_with_number() const { return pieces_.back().kind == Kind::number; }

 private:
  enum class Kind : std::uint8_t {
    literal,
    number,
    name,
    role,
    outlet,
    desk,
    place,
    time,
    text,
    url,
    mail,
    tag
  };
  struct Piece {
    Kind kind = Kind::literal;
    bool loose = false;      // white space stands before it in the template
    std::u32string literal;  // folded, without white space
  };
  static std::optional<Kind> placeholder(std::string_view word);
  static std::uint64_t needs_of(Kind kind);
  std::optional<std::size_t> match_piece(std::size_t piece, const Glyphs& line, std::size_t at,
                                         const Lexicon& lexicon, Mark& mark) const;
  std::optional<std::size_t> match_text(std::size_t piece, const Glyphs& line, std::size_t at,
                                        const Lexicon& lexicon, Mark& mark) const;

  Role role_;
  std::vector<Piece> pieces_;
  std::uint64_t needs_ = 0;
  bool named_ = false;  // has a {name}, which is then what it captures
};

}  // namespace seogo::indexer::extract
