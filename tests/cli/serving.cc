#include "tests/cli/serving.h"

#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "searchd/engine/engine.h"

namespace seogo::tests {

Serving::Serving(const Stacks& stacks, std::string query, std::uint64_t articles)
    : stacks_(stacks),
      query_(std::move(query)),
      articles_(articles),
      engine_([this] { search_in_process(); }),
      program_([this] { search_by_program(); }) {}

Serving::~Serving() {
  stop_ = true;
  engine_.join();
  program_.join();
  EXPECT_GT(in_process_, 0);
  EXPECT_GT(by_program_, 0);
}

void Serving::search_in_process() {
  try {
    const searchd::engine::Engine engine(stacks_.directory());
    searchd::engine::Request request;
    request.text = query_;
    do {
      const searchd::engine::Reply reply = engine.search(request);
      ASSERT_EQ(reply.total.value, articles_);
      ++in_process_;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (!stop_);
  } catch (const schema::Error& error) {
    ADD_FAILURE() << "a search failed: " << error.text();
  }
}

void Serving::search_by_program() {
  do {
    const Outcome outcome = run({"seogo-search", "--index", stacks_.index(), "--json", query_});
    ASSERT_TRUE(ended(outcome, 0));
    ASSERT_EQ(nlohmann::json::parse(outcome.out).at("total").at("value"), articles_) << outcome.out;
    ++by_program_;
  } while (!stop_);
}

}  // namespace seogo::tests
