#include "indexer/glass/database.h"

#include <algorithm>

namespace seogo::indexer::glass {
namespace {

const std::filesystem::path& made(const std::filesystem::path& directory) {
  std::filesystem::create_directories(directory);
  return directory;
}

}  // namespace

Row make_row(std::span<const schema::TermCount> terms, std::vector<schema::SlotValue> values,
             Tag data) {
  Row row;
  for (const auto& [term, wdf] : terms) {
    row.length += wdf;
    row.greatest_wdf = std::max(row.greatest_wdf, wdf);
  }
  row.values = std::move(values);
  row.data = std::move(data);
  return row;
}

Database::Database(const std::filesystem::path& directory)
    : directory_(made(directory)),
      postings_(directory_ / "postlist.glass"),
      data_(directory_ / "docdata.glass"),
      term_lists_(directory_ / "termlist.glass") {}

void Database::add_document(DocumentNumber number, const Row& row) {
  std::string key;
  pack_ordered(key, number);
  if (!row.data.bytes.empty()) {
    data_.add(key, row.data.bytes, row.data.form);
    has_data_ = true;
  }
  for (const auto& [slot, value] : row.values) {
    slots_.try_emplace(slot, slot).first->second.add(number, value);
  }
  lengths_.push_back({number, row.length});
  statistics_.count(number, row.length);
  statistics_.greatest_wdf = std::max(statistics_.greatest_wdf, row.greatest_wdf);
}

void Database::add_metadata(std::string_view key, std::string_view value) {
  postings_.add(std::string(metadata_key).append(key), value);
}

void Database::close_documents() {
  has_terms_ = true;
  for (const auto& [slot, values] : slots_) values.write_bounds(postings_);
  for (const auto& [slot, values] : slots_) values.write_values(postings_);
  slots_.clear();
  if (!lengths_.empty()) write_lengths(postings_, lengths_);
  lengths_ = {};
}

void Database::add_term(std::string_view term, std::span<const Posting> postings) {
  if (!has_terms_) close_documents();
  write_posting_list(postings_, term, postings);
}

void Database::finish() {
  if (!has_terms_) close_documents();
  Roots roots;
  roots.postings = postings_.finish();
  roots.term_lists = term_lists_.finish();
  const Root data = data_.finish();
  if (has_data_) {
    roots.data = data;
  } else {
    std::filesystem::remove(directory_ / "docdata.glass");
  }
  write_version_file(directory_, roots, statistics_);
}

}  // namespace seogo::indexer::glass
