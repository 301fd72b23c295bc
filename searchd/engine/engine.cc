#include "searchd/engine/engine.h"

#include <chrono>

#include "schema/document.h"
#include "schema/hanja.h"
#include "searchd/engine/candidates.h"
#include "searchd/engine/hit.h"
#include "searchd/engine/reader.h"
#include "searchd/query/parser.h"

namespace seogo::searchd::engine {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t fewest_ranking_words = 3;  // with Match::automatic

query::Mode mode_for(const Request& request, const query::Node& root) {
  switch (request.match) {
    case Match::all:
      return query::Mode::required;
    case Match::any:
      return query::Mode::ranked;
    case Match::automatic:
      break;
  }
  return query::free_words(root).size() >= fewest_ranking_words ? query::Mode::ranked
                                                                : query::Mode::required;
}

Reply answer(const Xapian::Database& database, const Request& request) {
  const Clock::time_point start = Clock::now();
  const query::Query asked = query::parse(request.text);
  Reply reply;
  reply.text = request.text;
  reply.parsed = query::print(asked.root);
  reply.offset = request.offset;
  reply.limit = request.limit;
  for (const query::Note& note : asked.notes) reply.notes.push_back({note.code, note.text});

  query::Mode mode = mode_for(request, asked.root);
  Answer found = collect(database, asked.root, mode, request);
  const bool may_widen = request.match == Match::automatic && mode == query::Mode::required &&
                         !query::free_words(asked.root).empty();
  if (found.total.value == 0 && may_widen) {
    mode = query::Mode::widened;
    found = collect(database, asked.root, mode, request);
    if (found.total.value > 0) {
      reply.notes.push_back({"widened", "모두 맞는 글이 없어 일부가 맞는 글을 찾았습니다."});
    }
  }
  if (found.out_of_time) {
    reply.notes.push_back({"out_of_time", "시간이 모자라 일부만 살펴보았습니다."});
  }
  reply.total = found.total;

  const std::vector<Needle> wanted = needles(asked.root);
  for (const Ranked& ranked : found.page) {
    const schema::Article article = schema::to_article(database.get_document(ranked.id).get_data());
    reply.hits.push_back(make_hit(article, ranked.score, wanted));
  }
  reply.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return reply;
}

}  // namespace

class Engine::State {
 public:
  explicit State(schema::IndexDirectory directory) : readers(std::move(directory)) {}
  Readers readers;
};

Engine::Engine(schema::IndexDirectory directory)
    : state_(std::make_unique<State>(std::move(directory))) {
  static_cast<void>(state_->readers.borrow());
  // The tables of Hanja are built at their first use, which the first query should not pay for.
  static_cast<void>(schema::hanja_reading(U"書庫"));
}

Engine::~Engine() = default;

Reply Engine::search(const Request& request) const {
  return with_reader(state_->readers, [&](const Readers::Lease& reader) {
    return answer(reader.database(), request);
  });
}

std::optional<schema::Article> Engine::article(const std::string& id) const {
  return with_reader(state_->readers,
                     [&](const Readers::Lease& reader) -> std::optional<schema::Article> {
                       const Xapian::Database& database = reader.database();
                       const std::string term = schema::id_term(id);
                       const auto found = database.postlist_begin(term);
                       if (found == database.postlist_end(term)) return std::nullopt;
                       return schema::to_article(database.get_document(*found).get_data());
                     });
}

schema::Stats Engine::stats() const {
  return with_reader(state_->readers, [&](const Readers::Lease& reader) {
    return schema::measure(state_->readers.directory(), reader.generation(), reader.database());
  });
}

}  // namespace seogo::searchd::engine
