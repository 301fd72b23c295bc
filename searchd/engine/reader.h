// Readers of one index directory, lent out one a call.
//
//   Lease reader = readers.borrow();   at the live generation's last commit
//   reader.database()…
//
// Before it is lent, a reader is reopened, or opened anew when `current` names another generation;
// the old generation is let go then. A Lease belongs to one thread, Readers to all.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "schema/generation.h"

namespace seogo::searchd::engine {

class Readers {
 public:
  explicit Readers(schema::IndexDirectory directory) : directory_(std::move(directory)) {}

  class Lease {
   public:
    Lease(Readers& readers, std::unique_ptr<schema::Generation> generation)
        : readers_(readers), generation_(std::move(generation)) {}
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    [[nodiscard]] const Xapian::Database& database() const { return generation_->database; }
    [[nodiscard]] const std::string& generation() const { return generation_->name; }
    void reopen() { generation_->database.reopen(); }

   private:
    Readers& readers_;
    std::unique_ptr<schema::Generation> generation_;
  };

  [[nodiscard]] Lease borrow();
  [[nodiscard]] const schema::IndexDirectory& directory() const { return directory_; }

 private:
  schema::IndexDirectory directory_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<schema::Generation>> idle_;
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
      throw_unreadable(readers.directory(), error);
    }
  }
}

}  // namespace seogo::searchd::engine
