#include "tests/fuzz/target.h"

#include <stdexcept>

#include "indexer/source/limits.h"
#include "schema/article_json.h"
#include "schema/utf8.h"

namespace seogo::fuzz {

std::vector<const Target*>& Target::all() {
  static std::vector<const Target*> targets;
  return targets;
}

Target::Target(std::string_view name, Feed reader) : name_(name), feed_(reader) {
  all().push_back(this);
}

void require(bool so, const char* what) {
  if (!so) throw std::logic_error(what);
}

std::string as_text(std::string_view bytes) {
  std::string text;
  while (true) {
    const std::size_t invalid = schema::first_invalid(bytes);
    text += bytes.substr(0, invalid);
    if (invalid == std::string_view::npos) return text;
    text += '\n';
    bytes.remove_prefix(invalid + 1);
  }
}

indexer::source::Sinks looking_sinks() {
  namespace limits = indexer::source::limits;
  return {
      .take =
          [](const indexer::source::Capture& capture, const std::string& place) {
            require(capture.bytes.size() <= limits::largest_member, "a capture beyond the limits");
            require(schema::first_invalid(capture.bytes) == std::string::npos,
                    "a capture that is not UTF-8");
            require(schema::first_invalid(capture.url) == std::string::npos,
                    "an address that is not UTF-8");
            require(schema::first_invalid(place) == std::string::npos, "a place that is not UTF-8");
          },
      .refuse =
          [](const indexer::source::Refusal& refusal) {
            require(!refusal.reason.empty(), "refused without a reason");
            require(refusal.line().size() < 2000, "a refusal longer than a person reads");
          },
      .skip = [](std::string_view kind) { require(!kind.empty(), "skipped without a kind"); },
  };
}

void look_at(const schema::Article& article) {
  const std::string line = schema::article_to_json(article);
  require(schema::first_invalid(line) == std::string::npos, "JSON that is not UTF-8");
  schema::Article again = schema::article_from_json(line);
  again.provenance = article.provenance;
  require(schema::article_to_json(again) == line, "another article when read from its own JSON");
}

}  // namespace seogo::fuzz
