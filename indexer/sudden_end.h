// The last word of a program that is ended from within: destructors of Xapian 1.4 throw where a write
// fails while another failure is on its way, and C++ then calls std::terminate.
//
//   std::set_terminate(end_suddenly);          at the start of the program
//   const LiveWriting writing(directory);      while its live generation is written
//
// end_suddenly() marks that generation dirty, says so, and exits with the status of an I/O failure.
#pragma once

#include "schema/generation.h"

namespace seogo::indexer {

// One at a time, as the WriterLock sees to. The directory must outlive it.
class LiveWriting {
 public:
  explicit LiveWriting(const schema::IndexDirectory& directory);
  ~LiveWriting();
  LiveWriting(const LiveWriting&) = delete;
  LiveWriting& operator=(const LiveWriting&) = delete;
};

[[noreturn]] void end_suddenly();

}  // namespace seogo::indexer
