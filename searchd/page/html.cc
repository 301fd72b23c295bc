#include "searchd/page/html.h"

#include "searchd/wire/markup.h"

namespace seogo::searchd::page {
namespace {

std::string start_tag(std::string_view name, std::initializer_list<Attribute> attributes) {
  std::string tag = "<" + std::string(name);
  for (const Attribute& attribute : attributes) {
    if (!attribute.value) continue;
    tag += ' ';
    tag += attribute.name;
    tag += "=\"" + wire::escape_html(*attribute.value) + "\"";
  }
  return tag + ">";
}

}  // namespace

Html& Html::operator+=(const Html& other) {
  markup_ += other.markup_;
  return *this;
}

Html text(std::string_view plain) { return Html(wire::escape_html(plain)); }

Html marked(const engine::MarkedText& marked_text) { return Html(wire::to_html(marked_text)); }

Html element(std::string_view name, std::initializer_list<Attribute> attributes,
             const Html& content) {
  return Html(start_tag(name, attributes) + content.markup() + "</" + std::string(name) + ">");
}

Html empty_element(std::string_view name, std::initializer_list<Attribute> attributes) {
  return Html(start_tag(name, attributes));
}

}  // namespace seogo::searchd::page
