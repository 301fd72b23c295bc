// Replies that were given, for those who ask the same again: a page reloaded, a link that many follow.
//
//   ReplyCache cache(16 << 20);
//   cache.find(version, canonical_key(request))     nothing
//   cache.keep(version, canonical_key(request), reply);
//   cache.find(version, canonical_key(request))     the reply, as long as the index is of this version
//
// Bounded by bytes; what was asked for longest ago goes first. Of another version than was asked for
// last nothing is found nor kept, so that replies of before a commit are gone at the first search
// after it. Safe to call from any thread; the lock is held to look up and to link, never to copy a
// reply. A reply that was handed out stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

struct CacheCounts {
  std::uint64_t hits = 0;  // since the start
  std::uint64_t misses = 0;
  std::size_t entries = 0;  // now
  std::size_t bytes = 0;
};

class ReplyCache {
 public:
  explicit ReplyCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  [[nodiscard]] bool is_on() const;  // with 0 bytes it is not
  [[nodiscard]] std::shared_ptr<const Reply> find(const std::string& version,
                                                  const std::string& key);
  void keep(const std::string& version, std::string key, std::shared_ptr<const Reply> reply);
  void set_most_bytes(std::size_t most_bytes);
  [[nodiscard]] CacheCounts counts() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Reply> reply;
    std::size_t bytes;
  };
  using Entries = std::list<Entry>;
  void drop_oldest(Entries& dropped);  // until the rest is within the bound

  mutable std::mutex mutex_;  // guards all below
  std::size_t most_bytes_;
  std::string version_;
  Entries entries_;  // used last, first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
  std::uint64_t hits_ = 0;
  std::uint64_t misses_ = 0;
};

// Equal for requests that have the same reply. Every field is in it.
[[nodiscard]] std::string canonical_key(const Request& request);

// Memory that a reply takes, with what it points to and what each piece costs the allocator.
[[nodiscard]] std::size_t bytes_of(const Reply& reply);

}  // namespace seogo::searchd::engine
