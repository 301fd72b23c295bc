// JSON objects one behind another, however they are written: in an array, over many lines.
//
//   JsonValues values(take);
//   values.feed("[ {\"title\": \"첫눈\",\n \"body\": …}, {…} ]");     take("{\"title\": …}", 2), …
//   values.end();
//
// Cuts by braces outside strings; whether an object is good JSON is for its reader to say. What stands
// between objects, other than commas and an array's brackets, is counted. An object of over limits::largest_capture bytes comes as an empty
// text. For one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace seogo::indexer::source {

class JsonValues {
 public:
  // The object, and the byte at which it begins.
  using Take = std::function<void(std::string object, std::uint64_t offset)>;

  // `offset`: bytes that went before.
  explicit JsonValues(Take take, std::uint64_t offset = 0)
      : take_(std::move(take)), taken_(offset) {}

  void feed(std::string_view block);

  // Whether the last object was closed.
  [[nodiscard]] bool complete() const { return depth_ == 0; }
  [[nodiscard]] std::uint64_t began() const { return began_; }  // of the last object
  [[nodiscard]] std::uint64_t strays() const { return strays_; }

 private:
  Take take_;
  std::string object_;
  std::uint64_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool too_long_ = false;
  std::uint64_t taken_ = 0;
  std::uint64_t began_ = 0;
  std::uint64_t strays_ = 0;  // bytes that belong to no object
};

}  // namespace seogo::indexer::source
