#include "indexer/input_record.h"

#include <filesystem>
#include <system_error>

#include "schema/digest.h"
#include "schema/record.h"

namespace seogo::indexer {
namespace {

// Tags of the stored form: never renumber, never reuse.
enum Tag : unsigned { tag_state = 1, tag_page, tag_path };

}  // namespace

std::string InputRecord::bytes() const {
  std::string out;
  schema::put_text(out, tag_state, state);
  schema::put_text(out, tag_page, page);
  schema::put_text(out, tag_path, path);
  return out;
}

InputRecord InputRecord::parse(std::string_view bytes) {
  InputRecord record;
  for (schema::RecordReader in(bytes); in.next();) {
    if (in.tag() == tag_state) record.state = in.text();
    if (in.tag() == tag_page) record.page = in.text();
    if (in.tag() == tag_path) record.path = in.text();
  }
  return record;
}

std::string absolute_path(const std::string& path) {
  namespace fs = std::filesystem;
  if (path == "-") return path;
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  const fs::path canonical = error ? fs::path() : fs::weakly_canonical(absolute, error);
  return error ? path : canonical.string();
}

std::string input_key(const std::string& path) {
  // Standard input has a key too: what came from it is not gone with a file.
  return schema::hex(schema::Digest().add(path == "-" ? path : absolute_path(path)).bytes());
}

}  // namespace seogo::indexer
