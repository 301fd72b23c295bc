#include "searchd/http/failure.h"

#include <chrono>
#include <mutex>

#include <spdlog/spdlog.h>

#include "searchd/wire/parameters.h"
#include "searchd/wire/reply_json.h"

namespace seogo::searchd::http {
namespace {

using schema::ErrorCode;

struct Known {
  ErrorCode error;
  int status;
  std::string_view code;
  std::string_view message;  // where empty, the error's own text was written for clients
};

constexpr std::string_view unavailable = "the index cannot be read just now";
constexpr std::string_view internal = "something went wrong while answering";

constexpr Known known[] = {
    {ErrorCode::parameter, 400, "bad_parameter", ""},
    {ErrorCode::not_found, 404, "not_found", ""},
    {ErrorCode::index, 503, "index_unavailable", unavailable},
    {ErrorCode::io, 503, "index_unavailable", unavailable},
    {ErrorCode::input, 500, "internal", internal},
    {ErrorCode::usage, 500, "internal", internal},
};

struct Refused {
  int status;
  std::string_view code;
  std::string_view message;
  std::string_view hint;
};

constexpr Refused refusals[] = {
    {400, "bad_request", "the request cannot be understood",
     "RFC 9112 says how requests are written"},
    {401, "key_wanted", "this archive is searched with a key", "send Authorization: Bearer KEY"},
    {404, "not_found", "there is nothing at this address", "ids are percent-encoded: / is %2F"},
    {405, "method_not_allowed", "this address does not take that method", ""},
    {408, "too_slow", "the request took too long to come", ""},
    {411, "length_wanted", "a body needs its length stated", "send Content-Length"},
    {413, "too_large", "the body is too large", ""},
    {414, "too_long", "the address is too long", ""},
    {416, "no_ranges", "parts of a reply cannot be asked for", ""},
    {417, "no_such_expectation", "only 100-continue can be expected", ""},
    {429, "too_many_requests", "too many requests have come from you", "wait as Retry-After says"},
    {431, "head_too_large", "the request has too many or too long headers", ""},
    {503, "overloaded", "too much is asked just now", "try again as Retry-After says"},
    {reply_too_large, "reply_too_large", "the reply would be too large", "ask for less: limit="},
};

// The same failure, an index that is gone say, at each of thousands of requests is told once a while.
void log_once(const std::string& text) {
  constexpr std::chrono::seconds a_while{10};
  static std::mutex mutex;
  static std::string last;
  static std::chrono::steady_clock::time_point again;
  const std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex);
    if (text == last && now < again) return;
    last = text;
    again = now + a_while;
  }
  spdlog::error("{}", text);
}

}  // namespace

Failure failure_of(const std::exception& error) {
  const auto* ours = dynamic_cast<const schema::Error*>(&error);
  for (const Known& row : known) {
    if (ours == nullptr || ours->code() != row.error) continue;
    if (!row.message.empty()) {
      log_once(ours->text() + (ours->hint().empty() ? "" : ": ") + ours->hint());
      return {row.status, row.code, std::string(row.message), {}, {}};
    }
    const auto* parameter = dynamic_cast<const wire::BadParameter*>(ours);
    return {row.status, row.code, ours->text(), parameter != nullptr ? parameter->field() : "",
            ours->hint()};
  }
  log_once(error.what());
  return {500, "internal", std::string(internal), {}, {}};
}

Failure failure_of_status(int status) {
  for (const Refused& row : refusals) {
    if (row.status != status) continue;
    return {row.status, row.code, std::string(row.message), {}, std::string(row.hint)};
  }
  return {status, "refused", "the request was refused", {}, {}};
}

Response json_response(const Failure& failure) {
  return {failure.status,
          json_type,
          wire::error_json({failure.code, failure.message, failure.field, failure.hint}),
          failure.status == 503 ? Headers{{"Cache-Control", "no-store"}, {"Retry-After", "1"}}
                                : Headers{{"Cache-Control", "no-store"}},
          {}};
}

}  // namespace seogo::searchd::http
