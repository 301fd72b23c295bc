// Where a dictionary for stored articles (schema/dictionary.h) comes from.
//
// A build of many workers trains one on the first articles that these have read:
//
//   Training training;
//   Packer packer(training.after(stored));     before the batch is written, each worker with its own
//   training.dictionary()                      of the build, to be kept in its database; or nothing
//
// after() gives nothing as long as all texts shown to it are not enough; whoever brings the last that
// was wanting trains, for a fifth of a second, and the others wait. What is written anew from an index
// is trained on articles from all over it:
//
//   trained_on(database)
//
// Xapian errors pass through; Error(index) tells of damaged documents. A Training is safe to share.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/dictionary.h"

namespace seogo::indexer {

class Training {
 public:
  // What a batch is packed with, after its stored texts were shown.
  [[nodiscard]] std::shared_ptr<const schema::Dictionary> after(
      const std::vector<std::string>& stored);
  [[nodiscard]] std::shared_ptr<const schema::Dictionary> dictionary() const;

 private:
  mutable std::mutex mutex_;  // guards all below
  schema::Samples samples_;
  bool done_ = false;
  std::shared_ptr<const schema::Dictionary> dictionary_;
};

// Nothing where the articles are too few.
[[nodiscard]] std::shared_ptr<const schema::Dictionary> trained_on(
    const Xapian::Database& database);

}  // namespace seogo::indexer
