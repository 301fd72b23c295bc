// What keeps a generation's two databases in step. They cannot be committed at once: articles go
// first, and say in the same commit what is new for the comments' database, which follows.
//
//   comments:behind of the articles' database     batch 12: articles 7, 19
//   comments:batch of the comments' database      12: it has all of that; 11: it has yet to
//
// Whoever stops between the two commits leaves comments that are one batch behind: readers live with
// that, and the next writer takes over what the list names, which twice is the same as once. Damaged
// bytes throw Error(index). Pure but for databases, whose errors pass through.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace seogo::schema {

struct CommentBatch {
  std::uint64_t number = 0;             // 0: none since the generation was built
  std::vector<Xapian::docid> articles;  // whose comments came, changed or went; ascending
  bool operator==(const CommentBatch&) const = default;

  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] static CommentBatch parse(std::string_view bytes);  // none: number 0
};

// The last batch of an articles' database.
[[nodiscard]] CommentBatch last_batch(const Xapian::Database& articles);
void set_last_batch(Xapian::WritableDatabase& articles, const CommentBatch& batch);

// The number of the last batch that a comments' database has.
[[nodiscard]] std::uint64_t batch_reached(const Xapian::Database& comments);
void set_batch_reached(Xapian::WritableDatabase& comments, std::uint64_t number);
[[nodiscard]] std::pair<std::string, std::string> batch_reached_metadata(std::uint64_t number);

}  // namespace seogo::schema
