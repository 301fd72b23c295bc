#include "indexer/extract/line/signature.h"

#include <utility>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/sentence.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::trimmed;

constexpr std::size_t trailing_window = 240;  // bytes in which a name or credit may end a paragraph
constexpr std::uint64_t trailing_roles =
    bit(Role::byline) | bit(Role::dateline) | bit(Role::mail) | bit(Role::image_credit);

}  // namespace

std::size_t trailing_marks(std::string_view text, MarkerReader& reader, std::vector<Mark>& marks) {
  marks.clear();
  constexpr std::size_t most_tries = 12;
  constexpr std::string_view openers = "[(</";
  const char last = text.empty() ? '.' : text.back();
  if (last == '.' || last == '?' || last == '!' || last == '"') return text.size();  // most prose
  std::size_t at = text.size() > trailing_window ? text.size() - trailing_window : 1;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  const std::size_t window = at;
  // What stands before a try is judged by its end: lines may be megabytes long.
  std::size_t context = window > trailing_window ? window - trailing_window : 0;
  while (context < at && (static_cast<unsigned char>(text[context]) & 0xC0U) == 0x80U) ++context;
  bool window_read = false;
  bool fresh = true;  // something but brackets stands between the last try and here
  for (std::size_t tries = 0; at < text.size() && tries < most_tries; ++at) {
    const char c = text[at];
    const bool bracket = openers.find(c) != std::string_view::npos;
    const bool opens = bracket || (text[at - 1] == ' ' && c != ' ') ||
                       (text[at - 1] == '.' && static_cast<unsigned char>(c) >= 0xC0) ||
                       text.substr(at).starts_with("【") || text.substr(at).starts_with("ⓒ");
    // What failed from the bracket before fails from this one: "((((".
    const bool stale = !fresh;
    fresh = fresh || !(bracket || c == ' ');
    if (!opens || stale) continue;
    // A name alone may end a sentence: "…은 홍길동 기자": only after the sentence has ended.
    const bool after_sentence = ends_sentence(trimmed(text.substr(context, at - context)));
    if (!after_sentence && !bracket) continue;
    ++tries;
    fresh = !bracket;
    if (!std::exchange(window_read, true)) static_cast<void>(reader.read(text.substr(window)));
    const std::vector<Mark>& found = reader.read_on(at - window);
    const std::uint64_t roles = roles_of(found);
    if (found.empty() || (roles & ~trailing_roles) != 0) continue;
    if ((roles & bit(Role::byline)) != 0 && !after_sentence) continue;
    marks = found;
    return at;
  }
  return text.size();
}

bool is_signed(std::string_view text, bool amid, std::uint64_t roles, std::size_t& end) {
  constexpr std::size_t longest_owner = 20;  // characters
  if (!amid) return false;
  if ((roles & bit(Role::byline)) != 0 && (roles & bit(Role::mail)) == 0) return true;
  for (const std::string_view sign : {"ⓒ", "©"}) {
    const std::size_t at = text.rfind(sign);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view owner = trimmed(text.substr(at + sign.size()));
    if (owner.empty() || characters(owner) > longest_owner || ends_sentence(owner)) continue;
    end = text.size() - owner.size();
    return true;
  }
  return false;
}

}  // namespace seogo::indexer::extract
