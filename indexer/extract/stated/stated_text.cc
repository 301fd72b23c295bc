#include "indexer/extract/stated/stated_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/people.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::trimmed;

constexpr std::size_t most_tags = 64;
constexpr std::size_t longest_tag = 60;  // characters; longer ones are sentences

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Entity, 17> entities = {{
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", " "},
    {"middot", "·"},
    {"hellip", "…"},
    {"lsquo", "‘"},
    {"rsquo", "’"},
    {"ldquo", "“"},
    {"rdquo", "”"},
    {"ndash", "–"},
    {"mdash", "—"},
    {"copy", "©"},
    {"times", "×"},
    {"bull", "•"},
}};
constexpr std::size_t longest_entity = 8;  // #x1F600

struct Tag {
  std::string_view name;
  bool parts;  // paragraphs
};
constexpr std::array<Tag, 19> tags_in_texts = {{
    {"br", true},    {"p", true},    {"div", true},  {"li", true},    {"ul", true},
    {"h2", true},    {"h3", true},   {"h4", true},   {"b", false},    {"strong", false},
    {"i", false},    {"em", false},  {"u", false},   {"a", false},    {"span", false},
    {"font", false}, {"sup", false}, {"sub", false}, {"mark", false},
}};

std::optional<std::string> entity_named(std::string_view name) {
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
    if (hexadecimal) name.remove_prefix(1);
    char32_t code = 0;
    for (const char c : name) {
      const bool digit = c >= '0' && c <= '9';
      const char low = static_cast<char>(c | 0x20);
      if (!digit && !(hexadecimal && low >= 'a' && low <= 'f')) return std::nullopt;
      code =
          code * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit ? c - '0' : low - 'a' + 10);
    }
    if (name.empty() || code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
      return std::nullopt;
    std::string out;
    schema::append(out, code);
    return out;
  }
  for (const Entity& row : entities)
    if (row.name == name) return std::string(row.text);
  return std::nullopt;
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      const std::string_view rest = text.substr(at + 1, longest_entity + 1);
      const std::size_t end = rest.find(';');
      const auto found =
          end == std::string_view::npos ? std::nullopt : entity_named(rest.substr(0, end));
      if (found) {
        out += *found;
        at += end + 2;
        continue;
      }
    }
    out.push_back(text[at++]);
  }
  return out;
}

const Tag* tag_at(std::string_view text) {
  text.remove_prefix(1);
  if (text.starts_with('/')) text.remove_prefix(1);
  std::string name;
  for (const char c : text.substr(0, 8)) {
    if (c == '>' || c == ' ' || c == '/') break;
    name.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
  }
  const auto* const found = std::find_if(tags_in_texts.begin(), tags_in_texts.end(),
                                         [&](const Tag& row) { return row.name == name; });
  return found == tags_in_texts.end() ? nullptr : found;
}

// Tags out; those of blocks leave a line break.
std::string without_tags(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t next_end = 0;  // the ">" at or behind `at`, found once
  for (std::size_t at = 0; at < text.size();) {
    const Tag* tag = text[at] == '<' ? tag_at(text.substr(at)) : nullptr;
    if (tag != nullptr && next_end != std::string_view::npos && next_end < at + 1)
      next_end = text.find('>', at);
    if (tag == nullptr || next_end == std::string_view::npos) {
      out.push_back(text[at++]);
      continue;
    }
    if (tag->parts) out.push_back('\n');
    at = next_end + 1;
  }
  return out;
}

// Runs of white space as `space`, or as `parting` where a line break is among them.
std::string squeezed(std::string_view text, std::string_view parting) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  bool parted = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space = true;
      parted = parted || c == '\n';
      continue;
    }
    if (space && !out.empty()) out += parted ? parting : " ";
    space = parted = false;
    out.push_back(c);
  }
  return out;
}

std::string stated(std::string_view text, std::string_view parting) {
  return std::string(trimmed(squeezed(clean(without_tags(unescaped(text))), parting)));
}

bool is_punctuation(char32_t c) {
  return (c >= 0xA0 && c < 0xC0) || (c >= 0x2000 && c <= 0x206F) || (c >= 0x2190 && c <= 0x27BF) ||
         (c >= 0x3000 && c <= 0x303F) || c == 0x318D || c == 0xFFFD || c == 0xD7;
}

}  // namespace

std::string stated_text(std::string_view text) { return stated(text, " "); }

std::string stated_body(std::string_view text) { return stated(text, "\n\n"); }

std::string stated_lines(std::string_view text) { return stated(text, "\n"); }

std::string_view without_portal(std::string_view site) {
  constexpr std::array<std::string_view, 9> portals = {"네이버",        "네이버뉴스", "네이버 뉴스",
                                                       "네이버 블로그", "NAVER",      "다음",
                                                       "다음뉴스",      "Daum",       "네이트"};
  constexpr std::string_view joint = " | ";
  const std::size_t at = site.find(joint);
  if (at == std::string_view::npos) return site;
  const std::string_view first = schema::trimmed(site.substr(0, at));
  const std::string_view rest = schema::trimmed(site.substr(at + joint.size()));
  const auto is_portal = [&](std::string_view name) {
    return std::find(portals.begin(), portals.end(), name) != portals.end();
  };
  if (is_portal(rest)) return first;
  return is_portal(first) ? rest : site;
}

void add_tags_stated(std::string_view text, std::vector<std::string>& tags) {
  const std::string all = stated_text(text);
  std::string_view rest = all;
  // "#봄 꽃 #마을" and "봄 꽃, 마을": spaces are part of a tag.
  while (!rest.empty() && tags.size() < most_tags) {
    const std::size_t end = std::min(rest.find_first_of(",#|;"), rest.size());
    const std::string tag(trimmed(rest.substr(0, end)));
    if (!tag.empty() && characters(tag) <= longest_tag &&
        std::find(tags.begin(), tags.end(), tag) == tags.end())
      tags.push_back(tag);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::u32string letters(std::string_view text) {
  Glyphs glyphs;
  glyphs.read(text);
  std::u32string out;
  out.reserve(glyphs.folded.size());
  for (const char32_t c : glyphs.folded)
    if (is_digit(c) || is_latin(c) || (c >= 0x80 && !is_punctuation(c))) out.push_back(c);
  return out;
}

bool is_cut_off(std::string_view text) {
  text = trimmed(text);
  return text.ends_with("…") || text.ends_with("...") || text.ends_with("‥");
}

}  // namespace seogo::indexer::extract
