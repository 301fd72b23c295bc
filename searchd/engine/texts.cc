#include "searchd/engine/texts.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t row_bytes = 150;   // of an entry, about, beside its text
constexpr std::size_t share_of_one = 8;  // of all bytes, a text may take one in so many

}  // namespace

std::size_t Texts::bytes_of(const Text& text) { return text->capacity() + row_bytes; }

Text Texts::find(Xapian::docid document) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto known = places_.find(document);
  if (known == places_.end()) return nullptr;
  rows_.splice(rows_.begin(), rows_, known->second);
  return known->second->text;
}

void Texts::keep(Xapian::docid document, const Text& text) {
  if (bytes_of(text) > most_bytes_ / share_of_one) return;
  const std::lock_guard<std::mutex> lock(mutex_);
  if (places_.contains(document)) return;
  rows_.push_front({document, text});
  places_[document] = rows_.begin();
  bytes_ += bytes_of(text);
  while (bytes_ > most_bytes_) {
    const Row& last = rows_.back();
    bytes_ -= bytes_of(last.text);
    places_.erase(last.document);
    rows_.pop_back();
  }
}

std::size_t Texts::bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_;
}

}  // namespace seogo::searchd::engine
