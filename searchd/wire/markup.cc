#include "searchd/wire/markup.h"

#include "schema/utf8.h"

namespace seogo::searchd::wire {
namespace {

struct Escape {
  char32_t character;
  std::string_view entity;
};

constexpr Escape escapes[] = {
    {U'&', "&amp;"}, {U'<', "&lt;"}, {U'>', "&gt;"}, {U'"', "&quot;"}, {U'\'', "&#39;"},
};

bool is_forbidden_control(char32_t c) {
  const bool white_space = c == '\t' || c == '\n' || c == '\r';
  return (c < 0x20 && !white_space) || (c >= 0x7F && c < 0xA0);
}

void write_html(std::string& out, char32_t c) {
  if (c >= 0xA0) return schema::append(out, c);
  for (const Escape& escape : escapes) {
    if (escape.character == c) {
      out += escape.entity;
      return;
    }
  }
  schema::append(out, is_forbidden_control(c) ? schema::replacement_character : c);
}

}  // namespace

std::string decorate(const engine::MarkedText& marked, const Decoration& decoration) {
  std::string out;
  out.reserve(marked.text.size() + marked.text.size() / 4);  // marks and entities
  std::size_t unit = 0;
  bool open = false;
  auto mark = marked.marks.begin();
  const auto close = [&] {
    if (open) out += decoration.close;
    open = false;
  };
  for (schema::Cursor cursor(marked.text); !cursor.done();) {
    const char32_t character = cursor.next();
    const std::size_t next_unit = unit + (character >= 0x10000 ? 2 : 1);
    while (mark != marked.marks.end() && (mark->end <= unit || mark->end <= mark->begin)) {
      close();
      ++mark;
    }
    if (!open && mark != marked.marks.end() && mark->begin < next_unit) {
      out += decoration.open;
      open = true;
    }
    decoration.write(out, character);
    unit = next_unit;
  }
  close();
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (schema::Cursor cursor(text); !cursor.done();) write_html(out, cursor.next());
  return out;
}

std::string to_html(const engine::MarkedText& marked) {
  return decorate(marked, {"<mark>", "</mark>", write_html});
}

}  // namespace seogo::searchd::wire
