// JSON objects one behind another, however they are written: in an array, over many lines.
//
//   JsonValues values(take);
//   values.feed("[ {\"title\": \"첫눈\",\n \"body\": …}, {…} ]");     take("{\"title\": …}", 2), …
//   values.complete()
//
// Cuts by braces and brackets outside strings; whether an object is good JSON is for its reader to say.
// An object that lost a brace ends where another begins that cannot be in it; one that lost a quotation
// mark, where a line begins with a brace: both come as they are, and their neighbours whole. What stands
// between objects, other than commas and brackets, is counted. An object of over
// limits::largest_capture bytes comes as an empty text. For one thread.
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

  // Whether all that was opened is closed.
  [[nodiscard]] bool complete() const { return open_.empty(); }
  [[nodiscard]] std::uint64_t strays() const { return strays_; }

 private:
  class Block;

  Take take_;
  std::string object_;
  std::string open_;      // { and [ that are not closed
  std::size_t base_ = 0;  // of open_, those around the object
  bool in_object_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool torn_ = false;  // a line ended within a string
  bool fresh_ = true;  // nothing but spaces since a line began
  char last_ = 0;      // of the object, outside strings, other than spaces
  bool too_long_ = false;
  std::uint64_t taken_ = 0;
  std::uint64_t began_ = 0;   // of the object
  std::uint64_t strays_ = 0;  // bytes that belong to no object
};

}  // namespace seogo::indexer::source
