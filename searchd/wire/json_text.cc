#include "searchd/wire/json_text.h"

#include <nlohmann/json.hpp>

#include "schema/utf8.h"

namespace seogo::searchd::wire {
namespace {

std::string printed(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

}  // namespace

void JsonText::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
}

// What is odd is left to the library: control characters but for line feeds, and no UTF-8.
void JsonText::text(std::string_view text) {
  separate();
  const std::size_t start = out_.size();
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out_ += text.substr(at, end - at);
    if (end == text.size()) break;
    const char c = text[end];
    if (c != '"' && c != '\\' && c != '\n') {
      out_.resize(start);
      out_ += printed(text);
      return;
    }
    out_ += '\\';
    out_ += c == '\n' ? 'n' : c;
    at = end + 1;
  }
  out_ += '"';
  if (schema::first_invalid(text) == std::string_view::npos) return;
  out_.resize(start);
  out_ += printed(text);
}

void JsonText::real(double number) { json(printed(number)); }

}  // namespace seogo::searchd::wire
