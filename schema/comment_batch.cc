#include "schema/comment_batch.h"

#include <limits>

#include "schema/error.h"
#include "schema/varint.h"

namespace seogo::schema {
namespace {

constexpr const char* behind_key = "comments:behind";  // metadata of articles
constexpr const char* batch_key = "comments:batch";    // metadata of comments

[[noreturn]] void throw_damaged() {
  throw Error(ErrorCode::index, "the list of comments that are behind is damaged",
              "try: seogo-indexer check --repair --index DIR");
}

std::uint64_t taken(std::string_view& bytes) {
  const std::optional<std::uint64_t> value = take_varint(bytes);
  if (!value) throw_damaged();
  return *value;
}

}  // namespace

// Numbers as their distances, of which most take one byte.
std::string CommentBatch::bytes() const {
  std::string out;
  put_varint(out, number);
  Xapian::docid last = 0;
  for (const Xapian::docid article : articles) {
    put_varint(out, article - last);
    last = article;
  }
  return out;
}

CommentBatch CommentBatch::parse(std::string_view bytes) {
  CommentBatch batch;
  if (bytes.empty()) return batch;
  batch.number = taken(bytes);
  std::uint64_t last = 0;
  while (!bytes.empty()) {
    const std::uint64_t distance = taken(bytes);
    constexpr std::uint64_t most = std::numeric_limits<Xapian::docid>::max();
    if (distance == 0 || distance > most - last) throw_damaged();
    last += distance;
    batch.articles.push_back(static_cast<Xapian::docid>(last));
  }
  return batch;
}

CommentBatch last_batch(const Xapian::Database& articles) {
  return CommentBatch::parse(articles.get_metadata(behind_key));
}

void set_last_batch(Xapian::WritableDatabase& articles, const CommentBatch& batch) {
  articles.set_metadata(behind_key, batch.bytes());
}

std::uint64_t batch_reached(const Xapian::Database& comments) {
  return CommentBatch::parse(comments.get_metadata(batch_key)).number;
}

void set_batch_reached(Xapian::WritableDatabase& comments, std::uint64_t number) {
  const auto [key, value] = batch_reached_metadata(number);
  comments.set_metadata(key, value);
}

std::pair<std::string, std::string> batch_reached_metadata(std::uint64_t number) {
  return {batch_key, CommentBatch{number, {}}.bytes()};
}

}  // namespace seogo::schema
