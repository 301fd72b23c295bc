// Requests that are none, from the table of attacks and by chance: each is refused or closed, in time,
// and the server goes on.
#include <gtest/gtest.h>

#include "tests/load/siege.h"
#include "tests/searchd/serving.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using namespace std::chrono_literals;
using tests::Serving;

// As long a wait as a mutation may cost, and time for a machine that is busy.
constexpr auto short_time = 300ms;
constexpr auto deadline = 5s;

Serving::Setup impatient() {
  Serving::Setup setup;
  setup.limits.head_time = short_time;
  setup.limits.body_time = short_time;
  setup.limits.idle_time = short_time;
  return setup;
}

http::Response always_ok(const http::Request&) { return {200, http::json_type, "true", {}, {}}; }

void expect_service(const Serving& serving) {
  const httplib::Result reply = serving.client().Get("/");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 200);
}

TEST(Malformed, EveryKnownAttackIsRefused) {
  const Serving serving(always_ok, impatient());
  for (const load::Attack& attack : load::known_attacks()) {
    SCOPED_TRACE(attack.name);
    const load::Outcomes outcomes = load::besiege(static_cast<std::uint16_t>(serving.port()),
                                                  {.malformed = 1, .most = 1, .deadline = deadline},
                                                  [&](std::uint64_t) { return attack; });
    EXPECT_EQ(outcomes.first_fault(), "");
    // What is packed is a body like any other: the routes decide.
    EXPECT_EQ(outcomes.malformed(), attack.name.starts_with("a gzip body") ? 0U : 1U);
  }
  expect_service(serving);
}

TEST(Malformed, WhatChanceMakesOfGoodRequestsIsRefusedOrAnswered) {
  const Serving serving(always_ok, impatient());
  const load::Outcomes outcomes =
      load::besiege(static_cast<std::uint16_t>(serving.port()),
                    {.malformed = 500, .most = 2000, .at_once = 32, .deadline = deadline},
                    [](std::uint64_t number) { return load::mutation(1, number); });
  EXPECT_EQ(outcomes.first_fault(), "");
  EXPECT_GE(outcomes.malformed(), 500U);
  EXPECT_GT(outcomes.valid, 10U);
  expect_service(serving);
}

}  // namespace
