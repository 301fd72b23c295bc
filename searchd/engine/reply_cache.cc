#include "searchd/engine/reply_cache.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace seogo::searchd::engine {
namespace {

// Fields one behind the other, each as long as it says, so that none runs into the next.
class Key {
 public:
  Key& add(std::uint64_t number) {
    text_ += std::to_string(number) + ';';
    return *this;
  }
  Key& add(const std::string& text) {
    add(text.size());
    text_ += text;
    return *this;
  }
  Key& add(const std::optional<schema::Day>& day) {
    add(std::uint64_t{day.has_value()});
    if (day) add(std::to_string(day->start_of_day()));
    return *this;
  }
  // Any of them: their order does not matter.
  Key& add(std::vector<std::string> values) {
    std::sort(values.begin(), values.end());
    add(values.size());
    for (const std::string& value : values) add(value);
    return *this;
  }
  // Numbers of enumerators, in their order.
  template <typename Enum>
  requires std::is_enum_v<Enum> Key& add(const std::vector<Enum>& values) {
    add(values.size());
    for (const Enum value : values) add(static_cast<std::uint64_t>(value));
    return *this;
  }
  Key& add(const std::optional<std::int64_t>& number) {
    add(std::uint64_t{number.has_value()});
    if (number) add(std::to_string(*number));
    return *this;
  }
  Key& add(const Filter& filter) {
    const auto& [kind, children, field, value, low, high] = filter;
    add(static_cast<std::uint64_t>(kind)).add(static_cast<std::uint64_t>(field));
    add(value).add(low).add(high).add(children.size());
    for (const Filter& child : children) add(child);
    return *this;
  }
  Key& add(const std::optional<double>& number) {
    add(std::uint64_t{number.has_value()});
    if (number) add(std::to_string(*number));
    return *this;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

constexpr std::size_t block = 16;  // what glibc's malloc adds, at most

std::size_t heap(const std::string& text) {
  static const std::size_t within = std::string().capacity();
  return text.capacity() > within ? text.capacity() + 1 + block : 0;
}

template <typename Item>
std::size_t heap(const std::vector<Item>& items);

std::size_t heap(const Mark& /*mark*/) { return 0; }
std::size_t heap(const MarkedText& text) { return heap(text.text) + heap(text.marks); }
std::size_t heap(const CommentHit& comment) { return heap(comment.author) + heap(comment.text); }
std::size_t heap(const Note& note) { return heap(note.code) + heap(note.text); }
std::size_t heap(const schema::Author& author) { return heap(author.name) + heap(author.role); }
std::size_t heap(const Explanation::Term& term) { return heap(term.term); }
std::size_t heap(const FacetCounts::Value& value) { return heap(value.value); }
std::size_t heap(const FacetCounts& facet) { return heap(facet.values); }
std::size_t heap(const Whole& whole) {
  return heap(whole.title) + heap(whole.subtitle) + heap(whole.body) + heap(whole.site) +
         heap(whole.section) + heap(whole.authors) + heap(whole.tags);
}
std::size_t heap(const CommentResult& comment) {
  const CommentResult::Under& article = comment.article;
  return heap(comment.id) + heap(comment.parent) + heap(comment.author) + heap(comment.text) +
         heap(article.id) + heap(article.url) + heap(article.title) + heap(article.site);
}
std::size_t heap(const Histogram::Bar& bar) { return heap(bar.value); }
std::size_t heap(const Hit& hit) {
  return heap(hit.id) + heap(hit.url) + heap(hit.title) + heap(hit.authors) + heap(hit.site) +
         heap(hit.tags) + heap(hit.section) + heap(hit.marked_title) + heap(hit.body) +
         heap(hit.comments) + (hit.whole ? heap(*hit.whole) : 0) +
         (hit.explanation ? heap(hit.explanation->terms) : 0);
}

template <typename Item>
std::size_t heap(const std::vector<Item>& items) {
  std::size_t bytes = items.capacity() == 0 ? 0 : items.capacity() * sizeof(Item) + block;
  for (const Item& item : items) bytes += heap(item);
  return bytes;
}

// A node of the list, one of the table and its bucket.
constexpr std::size_t entry_bytes = 256;

}  // namespace

std::string canonical_key(const Request& request) {
  // Does not compile with a field more or less: give it its place here.
  const auto& [text, in, limit, offset, sort, match, from, to, authors, sites, sections, tags,
               commenters, filter, search_in, facets, facet_values, facet_text, histogram, exact,
               facet_stats, whole, explain, fold, one_per_article, fresh, cursor, duplicates_of] =
      request;
  return Key()
      .add(text)
      .add(static_cast<std::uint64_t>(in))
      .add(limit)
      .add(offset)
      .add(static_cast<std::uint64_t>(sort))
      .add(static_cast<std::uint64_t>(match))
      .add(from)
      .add(to)
      .add(authors)
      .add(sites)
      .add(sections)
      .add(tags)
      .add(commenters)
      .add(filter)
      .add(search_in)
      .add(facets)
      .add(facet_values)
      .add(facet_text)
      .add(histogram ? std::uint64_t{1} + static_cast<std::uint64_t>(*histogram) : 0)
      .add(std::uint64_t{exact})
      .add(std::uint64_t{facet_stats})
      .add(std::uint64_t{whole})
      .add(std::uint64_t{explain})
      .add(std::uint64_t{fold})
      .add(std::uint64_t{one_per_article})
      .add(fresh)
      .add(cursor)
      .add(duplicates_of)
      .take();
}

std::size_t bytes_of(const Reply& reply) {
  return sizeof(Reply) + block + heap(reply.text) + heap(reply.parsed) + heap(reply.notes) +
         heap(reply.hits) + heap(reply.comments) + heap(reply.facets) +
         (reply.histogram ? heap(reply.histogram->bars) : 0) +
         (reply.cursor ? heap(*reply.cursor) : 0) +
         (reply.did_you_mean ? heap(*reply.did_you_mean) : 0);
}

bool ReplyCache::is_on() const {
  const std::lock_guard lock(mutex_);
  return most_bytes_ > 0;
}

std::shared_ptr<const Reply> ReplyCache::find(const std::string& version, const std::string& key) {
  Entries dropped;  // freed behind the lock
  const std::lock_guard lock(mutex_);
  if (version != version_) {
    version_ = version;
    by_key_.clear();
    dropped.swap(entries_);
    bytes_ = 0;
  }
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    ++misses_;
    return nullptr;
  }
  ++hits_;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->reply;
}

void ReplyCache::keep(const std::string& version, std::string key,
                      std::shared_ptr<const Reply> reply) {
  const std::size_t bytes = entry_bytes + heap(key) + bytes_of(*reply);
  Entries dropped;
  Entries added;
  added.push_back({std::move(key), std::move(reply), bytes});
  const std::lock_guard lock(mutex_);
  // Others may have found the same meanwhile, or the index has gone on.
  if (version != version_ || bytes > most_bytes_ || by_key_.contains(added.front().key)) return;
  entries_.splice(entries_.begin(), added);
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
  drop_oldest(dropped);
}

void ReplyCache::set_most_bytes(std::size_t most_bytes) {
  Entries dropped;
  const std::lock_guard lock(mutex_);
  most_bytes_ = most_bytes;
  drop_oldest(dropped);
}

void ReplyCache::drop_oldest(Entries& dropped) {
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
    dropped.splice(dropped.begin(), entries_, std::prev(entries_.end()));
  }
}

CacheCounts ReplyCache::counts() const {
  const std::lock_guard lock(mutex_);
  return {hits_, misses_, entries_.size(), bytes_};
}

}  // namespace seogo::searchd::engine
