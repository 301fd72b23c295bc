#include "indexer/shared_bands.h"

#include <algorithm>
#include <string>

#include "schema/fields.h"

namespace seogo::indexer {
namespace {

using schema::Band;

constexpr std::size_t most_documents = 32;  // of a band: the earliest
constexpr int document_bits = 32;
constexpr auto slot = static_cast<Xapian::valueno>(schema::band_slot);

std::uint64_t entry(Band band, Xapian::docid document) {
  return (std::uint64_t{band} << document_bits) | document;
}
Band band_of(std::uint64_t entry) { return static_cast<Band>(entry >> document_bits); }
Xapian::docid document_of(std::uint64_t entry) { return static_cast<Xapian::docid>(entry); }

// Sends every band with its document, by ascending documents.
template <typename Take>
void each_band(const Xapian::Database& database, Take take) {
  const auto end = database.valuestream_end(slot);
  for (auto it = database.valuestream_begin(slot); it != end; ++it) {
    for (const Band band : schema::bands_of(*it)) take(band, it.get_docid());
  }
}

std::vector<Band> bands_of(const Xapian::Database& database, Xapian::docid id) {
  const std::string value = database.get_document(id).get_value(slot);
  if (value.empty()) return {};
  const auto bands = schema::bands_of(value);
  return {bands.begin(), bands.end()};
}

template <typename Value>
void sort_once(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// A few bands among many, most of which a bit tells to be none of them.
class Sought {
 public:
  explicit Sought(std::vector<Band> bands) : bands_(std::move(bands)), found_(bands_.size()) {
    for (const Band band : bands_) maybe_[band % bits] = true;
  }
  // Whether it is one of them, and not yet found in as many documents as are wanted.
  bool takes(Band band) {
    if (!maybe_[band % bits]) return false;
    const auto place = std::lower_bound(bands_.begin(), bands_.end(), band);
    if (place == bands_.end() || *place != band) return false;
    std::uint8_t& found = found_[static_cast<std::size_t>(place - bands_.begin())];
    if (found == most_documents) return false;
    ++found;
    return true;
  }

 private:
  static constexpr std::size_t bits = std::size_t{1} << 20;

  std::vector<Band> bands_;          // sorted
  std::vector<std::uint8_t> found_;  // in so many documents, at their places
  std::vector<bool> maybe_ = std::vector<bool>(bits);
};

}  // namespace

SharedBands::SharedBands(const Xapian::Database& database) {
  entries_.reserve(schema::bands * std::size_t{database.get_value_freq(slot)});
  each_band(database, [&](Band band, Xapian::docid id) { entries_.push_back(entry(band, id)); });
  sort_once(entries_);
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < entries_.size();) {
    std::size_t end = begin + 1;
    while (end < entries_.size() && band_of(entries_[end]) == band_of(entries_[begin])) ++end;
    const std::size_t count = end - begin;
    for (std::size_t i = 0; i < count && count > 1; ++i) {
      documents_.push_back(document_of(entries_[begin + i]));
      if (i < most_documents) entries_[kept++] = entries_[begin + i];
    }
    begin = end;
  }
  entries_.resize(kept);
  entries_.shrink_to_fit();
  sort_once(documents_);
}

SharedBands::SharedBands(const Xapian::Database& database, const std::set<Xapian::docid>& sought) {
  std::vector<Band> bands;
  for (const Xapian::docid id : sought) {
    const std::vector<Band> own = bands_of(database, id);
    bands.insert(bands.end(), own.begin(), own.end());
  }
  if (bands.empty()) return;
  sort_once(bands);
  Sought wanted(std::move(bands));
  each_band(database, [&](Band band, Xapian::docid id) {
    if (wanted.takes(band)) entries_.push_back(entry(band, id));
  });
  sort_once(entries_);
}

std::map<Xapian::docid, std::size_t> SharedBands::with(const Xapian::Database& database,
                                                       Xapian::docid id) const {
  std::map<Xapian::docid, std::size_t> shared;
  for (const Band band : bands_of(database, id)) {
    for (auto it = std::lower_bound(entries_.begin(), entries_.end(), entry(band, 0));
         it != entries_.end() && band_of(*it) == band; ++it) {
      if (document_of(*it) != id) ++shared[document_of(*it)];
    }
  }
  return shared;
}

}  // namespace seogo::indexer
