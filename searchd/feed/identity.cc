#include "searchd/feed/identity.h"

#include <optional>

#include "schema/digest.h"
#include "searchd/feed/web_address.h"

namespace seogo::searchd::feed {
namespace {

// Sixteen bytes, of which six bits say what kind of UUID they are.
std::string uuid_of(std::string bytes) {
  constexpr std::size_t version_at = 6;
  constexpr std::size_t variant_at = 8;
  bytes[version_at] = static_cast<char>((bytes[version_at] & 0x0F) | 0x80);
  bytes[variant_at] = static_cast<char>((bytes[variant_at] & 0x3F) | 0x80);
  std::string digits = schema::hex(bytes);
  for (const std::size_t dash : {8, 13, 18, 23}) digits.insert(dash, "-");
  return "urn:uuid:" + digits;
}

std::string uuid(std::string_view kind, std::string_view first, std::string_view second) {
  return uuid_of(schema::Digest().field(kind).field(first).field(second).bytes());
}

}  // namespace

std::string entry_id(std::string_view article, std::string_view site) {
  const std::optional<std::string> address = web_address(article);
  // One that had to be mended could be another one's.
  if (address && *address == article) return *address;
  return uuid("seogo entry", site, article);
}

std::string comment_id(const engine::CommentResult& comment) {
  if (!comment.id.empty()) return uuid("seogo comment", comment.article.id, comment.id);
  const std::string day = comment.posted ? comment.posted->iso() : "";
  const std::string words =
      schema::Digest().field(comment.author).field(day).field(comment.text.text).bytes();
  return uuid("seogo comment without id", comment.article.id, words);
}

std::string feed_id(std::string_view archive, std::string_view query) {
  return uuid("seogo feed", archive, query);
}

}  // namespace seogo::searchd::feed
