// Readers of one index directory, lent out one a call.
//
//   Lease reader = readers.borrow();   at the live generation's last commit
//   reader.database()…  reader.comments()…   the articles and their comments
//
// Before it is lent, a reader is reopened, or opened anew when `current` names another generation;
// the old generation is let go then. One that failed is closed, not lent again. Errors are
// Error(index). The comments may be a batch behind the articles, and have some whose article is gone:
// these are passed over. A Lease belongs to one thread, Readers to all.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "schema/generation.h"

namespace seogo::searchd::engine {

class Readers {
 public:
  // `most_idle` wait for the next call; more are closed when they come back.
  Readers(schema::IndexDirectory directory, std::size_t most_idle)
      : directory_(std::move(directory)), most_idle_(most_idle) {}

  class Lease {
   public:
    Lease(Readers& readers, std::unique_ptr<schema::Generation> generation);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    [[nodiscard]] const Xapian::Database& database() const { return generation_->database; }
    [[nodiscard]] const Xapian::Database& comments() const { return generation_->comments; }
    [[nodiscard]] const std::string& generation() const { return generation_->name; }
    void reopen();
    void drop() { generation_.reset(); }  // closes it

   private:
    Readers& readers_;
    std::unique_ptr<schema::Generation> generation_;
  };

  [[nodiscard]] Lease borrow();
  void set_most_idle(std::size_t most_idle);
  [[nodiscard]] std::size_t open_count() const;  // lent and idle
  [[nodiscard]] const schema::IndexDirectory& directory() const { return directory_; }

 private:
  using Generations = std::vector<std::unique_ptr<schema::Generation>>;

  schema::IndexDirectory directory_;
  mutable std::mutex mutex_;  // guards all below
  std::size_t most_idle_;
  std::size_t lent_ = 0;
  Generations idle_;
};

// Runs `work(lease)` again, at most three times in all, when a writer changed what was being read.
template <typename Work>
auto with_reader(Readers& readers, Work work);

[[noreturn]] void throw_unreadable(const schema::IndexDirectory& directory,
                                   const Xapian::Error& error);

template <typename Work>
auto with_reader(Readers& readers, Work work) {
  constexpr int tries = 3;
  Readers::Lease lease = readers.borrow();
  for (int i = 1;; ++i) {
    try {
      return work(lease);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (i == tries) throw_unreadable(readers.directory(), error);
      lease.reopen();
    } catch (const Xapian::Error& error) {
      lease.drop();
      throw_unreadable(readers.directory(), error);
    }
  }
}

}  // namespace seogo::searchd::engine
