#include "searchd/feed/description.h"

#include "schema/utf8.h"
#include "searchd/feed/xml.h"

namespace seogo::searchd::feed {
namespace {

// What OpenSearch 1.1 allows, in characters.
constexpr std::size_t longest_short_name = 16;
constexpr std::size_t longest_long_name = 48;
constexpr std::size_t longest_description = 1024;

// Vowels and finals of a syllable in its parts, accents, and what joins or colours emoji.
bool belongs_to_the_one_before(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0x0300 && c <= 0x036F) || c == 0x200D ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0x1F3FB && c <= 0x1F3FF);
}

Xml address_of(const char* type, const char* relation, const std::string& pattern) {
  return element("Url", {{"type", type}, {"rel", relation}, {"template", pattern}});
}

}  // namespace

std::string shortened(std::string_view name, std::size_t most_characters) {
  const std::string_view whole = schema::trimmed(name);
  std::size_t end = 0;  // of what may stand alone
  std::size_t characters = 0;
  schema::Cursor cursor(whole);
  while (!cursor.done()) {
    const std::size_t before = cursor.at();
    if (!belongs_to_the_one_before(cursor.next())) end = before;
    if (++characters > most_characters) break;
  }
  if (characters <= most_characters) return std::string(whole);
  return std::string(schema::trimmed(whole.substr(0, end)));
}

std::string description(std::string_view title, const std::string& address) {
  const std::string words =
      shortened(std::string(title) + " 기사와 댓글 검색", longest_description);
  return document(
             element("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}},
                     element("ShortName", {}, text(shortened(title, longest_short_name))) +
                         element("LongName", {}, text(shortened(title, longest_long_name))) +
                         element("Description", {}, text(words)) +
                         address_of("text/html", "results", address + "search?q={searchTerms}") +
                         address_of("application/x-suggestions+json", "suggestions",
                                    address + "suggest.json?q={searchTerms}") +
                         address_of("application/atom+xml", "results",
                                    address + "search.atom?q={searchTerms}&startIndex={startIndex?}"
                                              "&limit={count?}") +
                         address_of(description_type, "self", address + "opensearch.xml") +
                         element("Query", {{"role", "example"}, {"searchTerms", "한국"}}) +
                         element("Language", {}, text("ko")) +
                         element("InputEncoding", {}, text("UTF-8")) +
                         element("OutputEncoding", {}, text("UTF-8"))))
      .markup();
}

}  // namespace seogo::searchd::feed
