// A reply whose body is made while it is sent, piece by piece: an export of thousands of rows never
// stands in memory whole.
//
//   worker: first piece → socket takes all → line of streams → worker: next piece → …
//                       → socket takes a part → reactor waits until it took the rest → line …
//
// Between two pieces it is no worker's: a slow client holds its own piece and nothing else, and other
// requests have their turn. In chunks (RFC 9112, 7.1) for HTTP/1.1; HTTP/1.0 is told the end by a
// close. One that breaks off lacks its last chunk, or its connection is reset, so that the client
// knows. Counts as one of Counters::streams while it lives, and tells the observer when it ends. One
// thread at a time.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "searchd/http/counters.h"
#include "searchd/http/message.h"

namespace seogo::searchd::http {

class StreamedReply {
 public:
  struct Sum {
    std::size_t bytes;                   // that the socket took, with the head
    std::chrono::duration<double> took;  // to make all pieces
    bool whole;                          // false: broken off, or the client left
  };
  using Tell = std::function<void(const Sum&)>;

  StreamedReply(Response::Next next, bool in_chunks, Counters& counters, Tell tell);
  ~StreamedReply();
  StreamedReply(const StreamedReply&) = delete;
  StreamedReply& operator=(const StreamedReply&) = delete;

  // Appends the next piece as it is sent. Throws what the answer throws, and is then to be broken off.
  void write(std::string& out);
  void break_off();
  void sent(std::size_t bytes) { bytes_ += bytes; }

  [[nodiscard]] bool ended() const { return ended_; }  // no piece follows
  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] bool in_chunks() const { return in_chunks_; }

  void let_go() { all_sent_ = true; }  // the socket took its end

 private:
  Response::Next next_;
  const bool in_chunks_;
  Counters& counters_;
  const Tell tell_;
  bool ended_ = false;
  bool broken_ = false;
  bool all_sent_ = false;
  std::size_t bytes_ = 0;
  std::chrono::duration<double> took_{0};
};

}  // namespace seogo::searchd::http
