// A failure as a client sees it: a status, a code and words of ours; what went wrong inside stays
// in the log.
//
//   failure_of(BadParameter("limit", …))        400 bad_parameter, with field and hint
//   failure_of(Error(index, "gen-000007: …"))   503 index_unavailable, "the index cannot be read …"
//
// Safe to call from any thread.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "searchd/http/message.h"

namespace seogo::searchd::http {

struct Failure {
  int status;
  std::string_view code;
  std::string message;
  std::string field;
  std::string hint;
};

// Logs what the client is not told.
[[nodiscard]] Failure failure_of(const std::exception& error);

[[nodiscard]] Failure failure_of_status(int status);  // for what the server itself refuses

inline constexpr int reply_too_large = 507;  // no room for so large a reply

[[nodiscard]] Response json_response(const Failure& failure);

}  // namespace seogo::searchd::http
