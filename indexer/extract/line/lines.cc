#include "indexer/extract/line/lines.h"

#include <algorithm>
#include <array>

#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::decode;
using schema::trimmed;

enum class MarkKind { bullet, caption, subheading, link, reply };

struct MarkSign {
  char32_t sign;
  MarkKind kind;
  bool needs_space;  // "-5도" and "ㄴㄴ" begin with no mark
};

constexpr std::array mark_signs = {
    MarkSign{U'•', MarkKind::bullet, false},     MarkSign{U'·', MarkKind::bullet, false},
    MarkSign{U'ㆍ', MarkKind::bullet, false},    MarkSign{U'∙', MarkKind::bullet, false},
    MarkSign{U'◦', MarkKind::bullet, false},     MarkSign{U'‣', MarkKind::bullet, false},
    MarkSign{U'▪', MarkKind::bullet, false},     MarkSign{U'▫', MarkKind::bullet, false},
    MarkSign{U'※', MarkKind::bullet, false},     MarkSign{U'▷', MarkKind::bullet, false},
    MarkSign{U'*', MarkKind::bullet, true},      MarkSign{U'-', MarkKind::bullet, true},
    MarkSign{U'+', MarkKind::bullet, true},      MarkSign{U'–', MarkKind::bullet, true},
    MarkSign{U'—', MarkKind::bullet, true},      MarkSign{U'>', MarkKind::bullet, true},
    MarkSign{U'▲', MarkKind::caption, false},    MarkSign{U'△', MarkKind::caption, false},
    MarkSign{U'▼', MarkKind::caption, false},    MarkSign{U'▽', MarkKind::caption, false},
    MarkSign{U'◆', MarkKind::subheading, false}, MarkSign{U'◇', MarkKind::subheading, false},
    MarkSign{U'■', MarkKind::subheading, false}, MarkSign{U'□', MarkKind::subheading, false},
    MarkSign{U'●', MarkKind::subheading, false}, MarkSign{U'○', MarkKind::subheading, true},
    MarkSign{U'▣', MarkKind::subheading, false}, MarkSign{U'◈', MarkKind::subheading, false},
    MarkSign{U'▶', MarkKind::link, false},       MarkSign{U'►', MarkKind::link, false},
    MarkSign{U'☞', MarkKind::link, false},       MarkSign{U'☛', MarkKind::link, false},
    MarkSign{U'👉', MarkKind::link, false},       MarkSign{U'ㄴ', MarkKind::reply, true},
    MarkSign{U'└', MarkKind::reply, false},      MarkSign{U'┗', MarkKind::reply, false},
    MarkSign{U'┖', MarkKind::reply, false},      MarkSign{U'┕', MarkKind::reply, false},
    MarkSign{U'↳', MarkKind::reply, false},      MarkSign{U'⤷', MarkKind::reply, false},
    MarkSign{U'↪', MarkKind::reply, false},
};

const MarkSign* find_sign(char32_t sign) {
  const auto found = std::find_if(mark_signs.begin(), mark_signs.end(),
                                  [sign](const MarkSign& row) { return row.sign == sign; });
  return found == mark_signs.end() ? nullptr : &*found;
}

bool has_kind(char32_t mark, MarkKind kind) {
  const MarkSign* row = find_sign(mark);
  return row != nullptr && row->kind == kind;
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0x0B || c == 0x0C || c == U'\r' || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// The zero-width joiner U+200D stays: it holds emoji together.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x200C ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

Line mark_line(std::string_view text) {
  Line line;
  line.text = text;
  std::size_t at = 0;
  const char32_t first = decode(text, at);
  // Nearly every line begins with a syllable or a letter.
  if (first >= 0xAC00 && first <= 0xD7A3) return line;
  const MarkSign* row = find_sign(first);
  if (row == nullptr) return line;
  if (row->needs_space && at < text.size() && text[at] != ' ') return line;
  while (at < text.size() && text[at] == ' ') ++at;
  // "• ·" stands between two counts: nothing but marks.
  if (std::size_t next = at;
      at < text.size() && find_sign(decode(text, next)) != nullptr && next == text.size())
    at = next;
  // "• └ 나루": a reply in a bulleted list.
  char32_t mark = first;
  if (std::size_t next = at; row->kind == MarkKind::bullet && at < text.size()) {
    const MarkSign* second = find_sign(decode(text, next));
    if (second != nullptr && second->kind == MarkKind::reply &&
        text.substr(next).starts_with(' ')) {
      mark = second->sign;
      at = next + 1;
    }
  }
  line.mark = mark;
  line.mark_bytes = static_cast<std::uint8_t>(at);
  line.text.remove_prefix(at);
  return line;
}

}  // namespace

std::string clean(std::string_view page) {
  std::string out;
  out.reserve(page.size());
  std::size_t at = 0;
  while (at < page.size()) {
    const auto byte = static_cast<unsigned char>(page[at]);
    // The commonest case first.
    if (byte > 0x20 && byte < 0x7F) {
      out.push_back(page[at++]);
      continue;
    }
    const std::size_t start = at;
    const char32_t c = decode(page, at);
    if (c == U'\n' || c == 0x2028 || c == 0x2029 || c == 0x85) {
      if (!out.empty() && out.back() == ' ') out.pop_back();
      out.push_back('\n');
    } else if (is_space(c)) {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') out.push_back(' ');
    } else if (!is_invisible(c)) {
      out.append(page.substr(start, at - start));
    }
  }
  return out;
}

std::vector<Line> split(std::string_view cleaned) {
  std::vector<Line> lines;
  std::size_t at = 0;
  std::uint32_t number = 0;
  bool blank = false;
  while (at < cleaned.size()) {
    const std::size_t end = std::min(cleaned.find('\n', at), cleaned.size());
    const std::string_view text = trimmed(cleaned.substr(at, end - at));
    at = end + 1;
    ++number;
    if (text.empty()) {
      blank = true;
      continue;
    }
    if (lines.size() == max_lines)
      throw schema::Error(schema::ErrorCode::input,
                          "page of more than " + std::to_string(max_lines) + " lines",
                          "an article has a few hundred: is this a data dump?");
    Line line = mark_line(text);
    line.number = number;
    line.blank_before = blank;
    lines.push_back(line);
    blank = false;
  }
  return lines;
}

bool is_caption_mark(char32_t mark) { return has_kind(mark, MarkKind::caption); }
bool is_subheading_mark(char32_t mark) { return has_kind(mark, MarkKind::subheading); }
bool is_link_mark(char32_t mark) { return has_kind(mark, MarkKind::link); }
bool is_reply_mark(char32_t mark) { return has_kind(mark, MarkKind::reply); }

}  // namespace seogo::indexer::extract
