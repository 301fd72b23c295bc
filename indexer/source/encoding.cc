#include "indexer/source/encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/source/header_fields.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using Kind = Encoding::Kind;

constexpr std::array<Encoding, 22> encodings = {{
    {"utf-8", Kind::utf8},
    {"utf-16le", Kind::utf16le},
    {"utf-16be", Kind::utf16be},
    {"windows-949", Kind::windows949},
    {"johab", Kind::johab},
    {"iso-2022-kr", Kind::iso2022kr},
    {"windows-1252", Kind::converter, "windows-1252"},
    {"iso-8859-2", Kind::converter, "iso-8859-2"},
    {"windows-1250", Kind::converter, "windows-1250"},
    {"windows-1251", Kind::converter, "windows-1251"},
    {"koi8-r", Kind::converter, "koi8-r"},
    {"iso-8859-9", Kind::converter, "windows-1254"},
    {"iso-8859-15", Kind::converter, "iso-8859-15"},
    {"windows-1256", Kind::converter, "windows-1256"},
    {"windows-1258", Kind::converter, "windows-1258"},
    {"tis-620", Kind::converter, "windows-874"},
    {"shift_jis", Kind::converter, "windows-31j"},
    {"euc-jp", Kind::converter, "euc-jp"},
    {"iso-2022-jp", Kind::converter, "iso-2022-jp"},
    {"gb18030", Kind::converter, "gb18030"},
    {"big5", Kind::converter, "big5-hkscs"},
    {"iso-8859-5", Kind::converter, "iso-8859-5"},
}};

// Letters and digits only, as Unicode TR22 compares names.
struct Label {
  std::string_view squeezed;
  std::string_view name;
};
constexpr std::array<Label, 64> labels = {{
    {"utf8", "utf-8"},
    {"unicode11utf8", "utf-8"},
    {"utf16", "utf-16le"},
    {"utf16le", "utf-16le"},
    {"unicode", "utf-16le"},
    {"ucs2", "utf-16le"},
    {"utf16be", "utf-16be"},
    {"euckr", "windows-949"},
    {"cseuckr", "windows-949"},
    {"ksc56011987", "windows-949"},
    {"csksc56011987", "windows-949"},
    {"ksc56011989", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ks5601", "windows-949"},
    {"ks56011987", "windows-949"},
    {"ksx1001", "windows-949"},
    {"isoir149", "windows-949"},
    {"korean", "windows-949"},
    {"kr", "windows-949"},
    {"cp949", "windows-949"},
    {"ms949", "windows-949"},
    {"xwindows949", "windows-949"},
    {"windows949", "windows-949"},
    {"win949", "windows-949"},
    {"949", "windows-949"},
    {"uhc", "windows-949"},
    {"xuhc", "windows-949"},
    {"johab", "johab"},
    {"xjohab", "johab"},
    {"cp1361", "johab"},
    {"ms1361", "johab"},
    {"iso2022kr", "iso-2022-kr"},
    {"csiso2022kr", "iso-2022-kr"},
    {"usascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"windows1252", "windows-1252"},
    {"iso88592", "iso-8859-2"},
    {"windows1250", "windows-1250"},
    {"windows1251", "windows-1251"},
    {"cp1251", "windows-1251"},
    {"koi8r", "koi8-r"},
    {"iso88599", "iso-8859-9"},
    {"windows1254", "iso-8859-9"},
    {"iso885915", "iso-8859-15"},
    {"windows1256", "windows-1256"},
    {"windows1258", "windows-1258"},
    {"tis620", "tis-620"},
    {"windows874", "tis-620"},
    {"shiftjis", "shift_jis"},
    {"xsjis", "shift_jis"},
    {"sjis", "shift_jis"},
    {"windows31j", "shift_jis"},
    {"eucjp", "euc-jp"},
    {"iso2022jp", "iso-2022-jp"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"gb18030", "gb18030"},
    {"big5", "big5"},
    {"big5hkscs", "big5"},
    {"iso88595", "iso-8859-5"},
}};

constexpr std::size_t longest_label = 40;
constexpr std::size_t declared_within = 4096;

// What stands behind "charset" or "encoding" in a tag: = "euc-kr"
std::string value_behind(std::string_view tag, std::string_view name) {
  constexpr std::string_view space = " \t\r\n\f";
  std::size_t at = 0;
  while ((at = tag.find(name, at)) != std::string_view::npos) {
    at += name.size();
    std::size_t value = tag.find_first_not_of(space, at);
    if (value == std::string_view::npos || tag[value] != '=') continue;
    value = tag.find_first_not_of(" \t\r\n\f\"'", value + 1);
    if (value == std::string_view::npos) return {};
    const std::size_t end = std::min(tag.find_first_of(" \t\r\n\f\"';/>?", value), tag.size());
    return std::string(tag.substr(value, end - value));
  }
  return {};
}

}  // namespace

const Encoding& encoding(Kind kind) {
  return *std::find_if(encodings.begin(), encodings.end(),
                       [kind](const Encoding& row) { return row.kind == kind; });
}

const Encoding* encoding_of(std::string_view label) {
  std::string squeezed;
  for (const char c : lower_case(label.substr(0, longest_label))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) squeezed += c;
  }
  for (const Label& row : labels) {
    if (row.squeezed != squeezed) continue;
    return std::find_if(encodings.begin(), encodings.end(),
                        [&row](const Encoding& known) { return known.name == row.name; });
  }
  return nullptr;
}

std::string declared_charset(std::string_view page) {
  const std::string start = lower_case(page.substr(0, declared_within));
  const std::string_view text = start;
  std::size_t at = 0;
  while ((at = text.find('<', at)) != std::string_view::npos) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!--")) {
      at = text.find("-->", at);
      continue;
    }
    const bool declaration = rest.starts_with("<?xml");
    if (declaration || rest.starts_with("<meta")) {
      const std::string_view tag = rest.substr(0, rest.find('>'));
      std::string label = value_behind(tag, declaration ? "encoding" : "charset");
      if (!label.empty()) return label;
    }
    ++at;
  }
  return {};
}

}  // namespace seogo::indexer::source
