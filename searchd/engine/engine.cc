#include "searchd/engine/engine.h"

#include <atomic>
#include <chrono>
#include <utility>

#include "schema/digest.h"
#include "schema/document.h"
#include "schema/hanja.h"
#include "schema/stored.h"
#include "searchd/engine/copies.h"
#include "searchd/engine/reader.h"
#include "searchd/engine/search.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {
namespace {

using Clock = query::Deadline::Clock;

// Of this reader and this table, which a search reads from, whatever is committed or edited meanwhile.
// A generation's name may come again in a directory that was emptied; its UUID does not.
std::string version_of(const Readers::Lease& reader, const query::Synonyms& synonyms) {
  const Xapian::Database& database = reader.database();
  return schema::hex(schema::Digest()
                         .field(reader.generation())
                         .field(database.get_uuid())
                         .field(std::to_string(database.get_revision()))
                         .field(std::to_string(reader.comments().get_revision()))
                         .field(synonyms.digest())
                         .bytes());
}

}  // namespace

class Engine::State {
 public:
  State(schema::IndexDirectory directory, std::unique_ptr<SynonymsFile> names, const Limits& limits)
      : readers(std::move(directory), limits.idle_readers),
        synonyms(std::move(names)),
        cache(limits.cache_bytes),
        kept(limits),
        query_time(limits.query_time) {}

  [[nodiscard]] query::Deadline deadline(Clock::time_point start) const {
    const std::chrono::milliseconds time = query_time;
    return time.count() > 0 ? query::Deadline(start + time) : query::Deadline();
  }

  Reply answer(const Readers::Lease& reader, const Request& request, Keep keep,
               query::Deadline deadline) {
    const std::shared_ptr<const query::Synonyms> names = synonyms->current();
    const std::string version = version_of(reader, *names);
    const Archive archive{reader.database(), reader.comments(), kept, version};
    if (request.explain || keep == Keep::nothing || !cache.is_on()) {
      return engine::search(archive, *names, request, deadline);
    }
    std::string key = canonical_key(request);
    if (const std::shared_ptr<const Reply> known = cache.find(version, key)) return *known;
    Reply reply = engine::search(archive, *names, request, deadline);
    if (!reply.out_of_time()) {
      cache.keep(version, std::move(key), std::make_shared<const Reply>(reply));
    }
    return reply;
  }

  Readers readers;
  std::unique_ptr<SynonymsFile> synonyms;
  ReplyCache cache;
  Kept kept;
  std::atomic<std::chrono::milliseconds> query_time;
};

Engine::Engine(schema::IndexDirectory directory, const Limits& limits)
    : Engine(std::move(directory), std::make_unique<SynonymsFile>(), limits) {}

Engine::Engine(schema::IndexDirectory directory, std::unique_ptr<SynonymsFile> synonyms,
               const Limits& limits)
    : state_(std::make_unique<State>(std::move(directory), std::move(synonyms), limits)) {
  static_cast<void>(state_->readers.borrow());
  // The tables of Hanja are built at their first use, which the first query should not pay for.
  static_cast<void>(schema::hanja_reading(U"書庫"));
}

Engine::~Engine() = default;

Reply Engine::search(const Request& request, Keep keep) const {
  const Clock::time_point start = Clock::now();
  const query::Deadline deadline = state_->deadline(start);  // one for all tries
  Reply reply = with_reader(state_->readers, [&](const Readers::Lease& reader) {
    return state_->answer(reader, request, keep, deadline);
  });
  reply.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return reply;
}

std::string Engine::version() const {
  return with_reader(state_->readers, [&](const Readers::Lease& reader) {
    return version_of(reader, *state_->synonyms->current());
  });
}

void Engine::set_limits(const Limits& limits) {
  state_->query_time = limits.query_time;
  state_->cache.set_most_bytes(limits.cache_bytes);
  state_->readers.set_most_idle(limits.idle_readers);
}

void Engine::read_synonyms() { state_->synonyms->look_now(); }

CacheCounts Engine::cache_counts() const { return state_->cache.counts(); }

std::size_t Engine::open_readers() const { return state_->readers.open_count(); }

std::optional<schema::Article> Engine::article(const std::string& id) const {
  return with_reader(state_->readers,
                     [&](const Readers::Lease& reader) -> std::optional<schema::Article> {
                       const Xapian::Database& database = reader.database();
                       const std::string term = schema::id_term(id);
                       const auto found = database.postlist_begin(term);
                       if (found == database.postlist_end(term)) return std::nullopt;
                       return schema::stored_article(database, *found);
                     });
}

Suggestions Engine::suggest(std::string_view text, std::size_t limit) const {
  const query::Deadline deadline = state_->deadline(Clock::now());
  return with_reader(state_->readers, [&](const Readers::Lease& reader) {
    const std::string version = version_of(reader, *state_->synonyms->current());
    const Archive archive{reader.database(), reader.comments(), state_->kept, version};
    return engine::suggest(archive, text, limit, deadline);
  });
}

std::optional<Related> Engine::related(const std::string& id, const RelatedRequest& request) const {
  const Clock::time_point start = Clock::now();
  const query::Deadline deadline = state_->deadline(start);
  std::optional<Related> found = with_reader(state_->readers, [&](const Readers::Lease& reader) {
    return engine::related(reader.database(), id, request, deadline);
  });
  if (found) {
    found->took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  }
  return found;
}

std::uint64_t Engine::duplicates(const std::string& id) const {
  return with_reader(state_->readers, [&](const Readers::Lease& reader) -> std::uint64_t {
    const std::optional<std::string> term = copies_term(reader.database(), id);
    return term ? reader.database().get_termfreq(*term) - 1 : 0;
  });
}

schema::Stats Engine::stats() const {
  return with_reader(state_->readers, [&](const Readers::Lease& reader) {
    return schema::measure(state_->readers.directory(), reader.generation(), reader.database());
  });
}

}  // namespace seogo::searchd::engine
