// Readers of bytes from outside, each fed whatever bytes there are: it may refuse them with
// Error(input), or another code where the target says so, and nothing else may happen.
//
//   const Target target("jsonl", [](std::string_view bytes) {
//     unless_refused([&] { … schema::article_from_json(bytes) … });
//   });
//
// A file of this folder is one target. libFuzzer feeds it (entry.cc; tests/fuzz/run), and so does
// hostile_bytes_test.cc where there is no libFuzzer; both begin with seeds/NAME/. What must hold and
// does not throws std::logic_error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/sinks.h"
#include "schema/article.h"
#include "schema/error.h"

namespace seogo::fuzz {

using Feed = void (*)(std::string_view bytes);

class Target {
 public:
  Target(std::string_view name, Feed reader);  // adds itself to all()

  [[nodiscard]] std::string_view name() const { return name_; }
  void feed(std::string_view bytes) const { feed_(bytes); }

  [[nodiscard]] static std::vector<const Target*>& all();

 private:
  std::string_view name_;
  Feed feed_;
};

template <typename Read>
void unless_refused(Read read, schema::ErrorCode code = schema::ErrorCode::input) {
  try {
    read();
  } catch (const schema::Error& error) {
    if (error.code() != code) throw;
  }
}

// Throws unless it is so.
void require(bool so, const char* what);

// `bytes` as UTF-8: each that is none is a line feed.
[[nodiscard]] std::string as_text(std::string_view bytes);

// Sinks that look at what they are given: UTF-8, and within the limits.
[[nodiscard]] indexer::source::Sinks looking_sinks();

// An article that was read must be storable, and the same when it is read from its own JSON.
void look_at(const schema::Article& article);

}  // namespace seogo::fuzz
