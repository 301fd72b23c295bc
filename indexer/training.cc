#include "indexer/training.h"

#include <algorithm>

#include "schema/stored.h"

namespace seogo::indexer {

using schema::Dictionary;

std::shared_ptr<const Dictionary> Training::after(const std::vector<std::string>& stored) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (done_) return dictionary_;
  for (const std::string& text : stored) samples_.add(text);
  if (!samples_.enough()) return nullptr;
  dictionary_ = schema::train(samples_);
  done_ = true;
  samples_ = {};
  return dictionary_;
}

std::shared_ptr<const Dictionary> Training::dictionary() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return dictionary_;
}

// In rounds of so many articles, each evenly spread over the archive and other than those before.
std::shared_ptr<const Dictionary> trained_on(const Xapian::Database& database) {
  constexpr Xapian::docid round = 250;
  schema::Samples samples;
  const Xapian::docid last = database.get_lastdocid();
  const Xapian::docid step = std::max<Xapian::docid>(1, last / round);
  for (Xapian::docid begin = 1; begin <= step && !samples.enough(); ++begin) {
    auto it = database.postlist_begin("");
    const auto end = database.postlist_end("");
    for (Xapian::docid at = begin; at <= last && !samples.enough(); at += step) {
      it.skip_to(at);
      if (it == end) break;
      if (*it == at) samples.add(schema::stored_data(database, at));
    }
  }
  return schema::train(samples);
}

}  // namespace seogo::indexer
