// The one error type of the project.
//
// A library's failure is turned into an Error at the door where the library is called; an Error is
// caught in three places only: the mains, the HTTP routes, and per input or record in the indexer.
//
//   throw Error(ErrorCode::index, "there is no index at stacks",
//               "make one: seogo-indexer update --index stacks PATH…");
//
// `text` says what is wrong in one line, without a full stop; `hint`, which may be empty, what to do.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace seogo::schema {

enum class ErrorCode {
  input,      // something handed to the indexer cannot be taken: it is refused, the rest goes on
  usage,      // the command was called in a way it does not know
  parameter,  // a request's parameter has a value that is not allowed
  not_found,  // there is no such article
  index,      // the index is missing, of another version, locked or damaged
  io,         // the operating system refused a read or a write
};

class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& text, std::string hint = {})
      : std::runtime_error(text), code_(code), hint_(std::move(hint)) {}

  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] std::string text() const { return what(); }
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

// What a program exits with: 0 all good, 1 some inputs were refused, 2 usage, 3 index or I/O
// failure.
[[nodiscard]] constexpr int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::input:
    case ErrorCode::not_found:
      return 1;
    case ErrorCode::usage:
    case ErrorCode::parameter:
      return 2;
    case ErrorCode::index:
    case ErrorCode::io:
      break;
  }
  return 3;
}

}  // namespace seogo::schema
