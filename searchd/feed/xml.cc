#include "searchd/feed/xml.h"

#include "schema/utf8.h"

namespace seogo::searchd::feed {
namespace {

struct Escape {
  char32_t character;
  std::string_view entity;
};

// A reader makes line feeds of carriage returns, and spaces of both in attributes, where they are
// not escaped.
constexpr Escape escapes[] = {{U'&', "&amp;"},  {U'<', "&lt;"},   {U'>', "&gt;"},
                              {U'"', "&quot;"}, {U'\'', "&#39;"}, {U'\r', "&#13;"}};
constexpr Escape attribute_escapes[] = {{U'\t', "&#9;"}, {U'\n', "&#10;"}};

// Char of XML 1.0, without the controls that it discourages.
bool is_allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return !(c >= 0x7F && c < 0xA0) && c != 0xFFFE && c != 0xFFFF;
}

enum class Place { content, attribute };

void write(std::string& out, char32_t c, Place place) {
  for (const Escape& escape : escapes) {
    if (escape.character == c) {
      out += escape.entity;
      return;
    }
  }
  for (const Escape& escape : attribute_escapes) {
    if (place == Place::attribute && escape.character == c) {
      out += escape.entity;
      return;
    }
  }
  schema::append(out, is_allowed(c) ? c : schema::replacement_character);
}

std::string escaped(std::string_view plain, Place place) {
  std::string out;
  for (schema::Cursor cursor(plain); !cursor.done();) write(out, cursor.next(), place);
  return out;
}

}  // namespace

Xml& Xml::operator+=(const Xml& other) {
  markup_ += other.markup_;
  return *this;
}

Xml text(std::string_view plain) { return Xml(escaped(plain, Place::content)); }

Xml element(std::string_view name, std::initializer_list<Attribute> attributes,
            const Xml& content) {
  std::string markup = "<" + std::string(name);
  for (const Attribute& attribute : attributes) {
    if (!attribute.value) continue;
    markup += ' ';
    markup += attribute.name;
    markup += "=\"" + escaped(*attribute.value, Place::attribute) + "\"";
  }
  if (content.empty()) return Xml(markup + "/>");
  return Xml(markup + ">" + content.markup() + "</" + std::string(name) + ">");
}

Xml document(const Xml& root) {
  return Xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.markup() + "\n");
}

}  // namespace seogo::searchd::feed
