#include "indexer/run.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <queue>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "schema/error.h"
#include "schema/file.h"
#include "schema/varint.h"

namespace seogo::indexer {
namespace {

constexpr std::size_t at_once = std::size_t{1} << 18;  // bytes

class RunReader {
 public:
  explicit RunReader(std::filesystem::path path)
      : path_(std::move(path)), file_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (!file_.is_open()) schema::throw_io("open", path_);
  }

  bool next() {
    if (rest_.empty() && !fill()) return false;
    key_ = take(number());
    entry_.documents = number();
    postings_ = take(number());
    entry_.key = key_;
    entry_.postings = postings_;
    return true;
  }
  [[nodiscard]] const RunEntry& entry() const { return entry_; }

 private:
  // More of the file behind what is left of it.
  bool fill() {
    buffer_.erase(0, buffer_.size() - rest_.size());
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + at_once);
    ssize_t got = -1;
    do {
      got = ::read(file_.descriptor(), buffer_.data() + kept, at_once);
    } while (got < 0 && errno == EINTR);
    if (got < 0) schema::throw_io("read", path_);
    buffer_.resize(kept + static_cast<std::size_t>(got));
    rest_ = buffer_;
    return got > 0;
  }

  void need(std::size_t bytes) {
    while (rest_.size() < bytes) {
      if (!fill()) throw_cut();
    }
  }

  std::uint64_t number() {
    constexpr std::size_t longest = 10;  // bytes of a varint
    if (rest_.size() < longest) fill();
    const auto value = schema::take_varint(rest_);
    if (!value) throw_cut();
    return *value;
  }

  std::string take(std::uint64_t size) {
    need(size);
    std::string bytes(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return bytes;
  }

  [[noreturn]] void throw_cut() const {
    throw schema::Error(schema::ErrorCode::io, fmt::format("{} was cut short", path_.string()),
                        "the live index was not touched");
  }

  std::filesystem::path path_;
  schema::File file_;
  std::string buffer_;
  std::string_view rest_;  // the end of it
  std::string key_;
  std::string postings_;
  RunEntry entry_;
};

}  // namespace

void RunWriter::add(const RunEntry& entry) {
  head_.clear();
  schema::put_varint(head_, entry.key.size());
  head_ += entry.key;
  schema::put_varint(head_, entry.documents);
  schema::put_varint(head_, entry.postings.size());
  output_.append(head_);
  output_.append(entry.postings);
}

void each_key(const std::vector<std::filesystem::path>& runs, const KeySink& sink) {
  std::vector<std::unique_ptr<RunReader>> readers;
  using Place = std::size_t;
  const auto later = [&readers](Place a, Place b) {
    const int order = readers[a]->entry().key.compare(readers[b]->entry().key);
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<Place, std::vector<Place>, decltype(later)> first(later);
  for (const std::filesystem::path& path : runs) {
    readers.push_back(std::make_unique<RunReader>(path));
    if (readers.back()->next()) first.push(readers.size() - 1);
  }
  std::vector<Place> places;
  std::vector<RunEntry> entries;
  while (!first.empty()) {
    places.clear();
    entries.clear();
    do {
      places.push_back(first.top());
      entries.push_back(readers[first.top()]->entry());
      first.pop();
    } while (!first.empty() && readers[first.top()]->entry().key == entries.front().key);
    sink(entries.front().key, entries);
    for (const Place place : places) {
      if (readers[place]->next()) first.push(place);
    }
  }
}

}  // namespace seogo::indexer
