#include "indexer/comments_build.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/ranged_build.h"
#include "schema/article_codec.h"
#include "schema/comment_batch.h"
#include "schema/comment_document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/slot_number.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t comments_a_range = 5000;

struct Range {
  Xapian::docid first;            // article
  Xapian::docid last;             // and this one
  glass::DocumentNumber comment;  // the number of its first
};

// What articles say they have stored; those without comments are passed over unread.
constexpr Xapian::valueno saved = schema::saved_comments_slot;

std::vector<Range> ranges_of(const Xapian::Database& articles) {
  std::vector<Range> ranges;
  std::uint64_t comments = comments_a_range;
  glass::DocumentNumber next = 1;
  for (auto it = articles.valuestream_begin(saved); it != articles.valuestream_end(saved); ++it) {
    const auto here = static_cast<std::uint64_t>(schema::slot_number(*it));
    if (here == 0) continue;
    if (comments >= comments_a_range) {
      ranges.push_back({it.get_docid(), it.get_docid(), next});
      comments = 0;
    }
    ranges.back().last = it.get_docid();
    comments += here;
    next += static_cast<glass::DocumentNumber>(here);
  }
  return ranges;
}

Rows rows_of(const Xapian::Database& articles, const Range& range, Inversion& inversion) {
  Rows rows;
  schema::Terms terms;
  glass::DocumentNumber number = range.comment;
  auto it = articles.valuestream_begin(saved);
  for (it.skip_to(range.first);
       it != articles.valuestream_end(saved) && it.get_docid() <= range.last; ++it) {
    if (schema::slot_number(*it) == 0) continue;
    const Xapian::docid article = it.get_docid();
    std::size_t place = 0;
    for (schema::Comment& comment : schema::comments_of(schema::stored_data(articles, article))) {
      const schema::StoredComment stored{article, place++, std::move(comment)};
      terms.clear();
      schema::add_terms(stored, terms);
      const std::vector<schema::TermCount>& sorted = terms.sorted();
      inversion.add(number++, sorted);
      rows.push_back(glass::make_row(sorted, schema::slot_values(stored),
                                     glass::packed(schema::comment_data(stored))));
    }
  }
  return rows;
}

void build(const schema::IndexDirectory& directory, const std::string& generation,
           std::uint64_t memory) {
  const std::string path = directory.generation_path(generation).string();
  const fs::path to = directory.comments_path(generation);
  const Xapian::Database articles(path);
  const std::uint64_t batch = schema::last_batch(articles).number;
  const std::vector<Range> ranges = ranges_of(articles);
  if (ranges.empty()) {
    Xapian::WritableDatabase none(
        to.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    schema::stamp(none);
    schema::set_batch_reached(none, batch);
    none.commit();
    return;
  }
  std::map<std::string, std::string> metadata = schema::versions();
  metadata.insert(schema::batch_reached_metadata(batch));
  build_by_ranges({to, directory.building_path(), "comments", memory, ranges.size(), metadata},
                  [&]() -> RangeRows {
                    return [&ranges, own = Xapian::Database(path)](std::size_t range,
                                                                   Inversion& inversion) {
                      return rows_of(own, ranges[range], inversion);
                    };
                  });
}

}  // namespace

void build_comments(const schema::IndexDirectory& directory, const std::string& generation,
                    std::uint64_t memory) {
  try {
    build(directory, generation, memory);
  } catch (const Xapian::Error& error) {
    throw schema::Error(
        schema::ErrorCode::io,
        fmt::format("building the comments of {} failed: {}", generation, error.get_description()),
        "the live index was not touched");
  }
}

}  // namespace seogo::indexer
