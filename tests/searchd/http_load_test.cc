// The server under those who are slow, idle, greedy or many: what each limit does, and that it spares
// everybody else.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "searchd/http/server.h"
#include "tests/searchd/raw_client.h"
#include "tests/searchd/serving.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using tests::RawClient;
using tests::Serving;

const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

http::Response always_ok(const http::Request&) { return {200, http::json_type, "true", {}, {}}; }

bool answers_soon(const Serving& serving) {
  const Clock::time_point start = Clock::now();
  RawClient fresh(serving.port());
  fresh.send(get);
  return fresh.rest("true").find("200 OK") != std::string::npos && Clock::now() - start < 1s;
}

std::uint64_t refused(const Serving& serving, std::string_view reason) {
  const http::Counters::Refusals refusals = serving.counters().refusals();
  const auto found = refusals.find(reason);
  return found == refusals.end() ? 0 : found->second;
}

TEST(HttpLoad, IdleAndSlowConnectionsHoldUpNobody) {
  const Serving serving(always_ok);
  std::vector<std::unique_ptr<RawClient>> others;
  for (int i = 0; i < 100; ++i) {
    others.push_back(std::make_unique<RawClient>(serving.port()));
    if (i % 2 == 0) others.back()->send("GET / HTTP/1.1\r\nX-Slow: ");
  }
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(answers_soon(serving));
    for (int slow = 0; slow < 100; slow += 2) others[static_cast<std::size_t>(slow)]->send("a");
  }
  EXPECT_GE(serving.counters().connections, 100);
}

TEST(HttpLoad, AHeadMustComeInTimeHoweverSteadilyItTrickles) {
  Serving::Setup setup;
  setup.limits.head_time = 300ms;
  const Serving serving(always_ok, setup);
  RawClient slow(serving.port());
  const Clock::time_point start = Clock::now();
  slow.send("GET / HTTP/1.1\r\nX-Slow: ");
  while (slow.send("a") && Clock::now() - start < 5s) {
    if (const std::string reply = slow.rest("}", 20); !reply.empty()) {
      EXPECT_TRUE(reply.starts_with("HTTP/1.1 408")) << reply;
      break;
    }
  }
  EXPECT_LT(Clock::now() - start, 3s);
  EXPECT_EQ(refused(serving, "head_time"), 1U);
}

TEST(HttpLoad, ABodyMustComeInTime) {
  Serving::Setup setup;
  setup.limits.body_time = 200ms;
  const Serving serving(always_ok, setup);
  RawClient slow(serving.port());
  slow.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_TRUE(slow.rest("}").starts_with("HTTP/1.1 408"));
  EXPECT_EQ(refused(serving, "body_time"), 1U);
}

TEST(HttpLoad, AnIdleConnectionIsClosedWithoutAWord) {
  Serving::Setup setup;
  setup.limits.idle_time = 200ms;
  const Serving serving(always_ok, setup);
  RawClient fresh(serving.port());
  RawClient used(serving.port());
  used.send(get);
  EXPECT_NE(used.rest("true").find("200 OK"), std::string::npos);
  EXPECT_EQ(fresh.rest(), "");
  EXPECT_EQ(used.rest(), "");
  EXPECT_TRUE(fresh.closed() && used.closed());
}

TEST(HttpLoad, AClientThatTakesNoReplyHoldsNoWorkerAndIsLeft) {
  Serving::Setup setup;
  setup.limits.workers = 1;
  setup.limits.write_time = 300ms;
  const Serving serving(
      [](const http::Request& request) {
        const bool is_long = request.path == "/long";
        return http::Response{
            200, http::text_type, is_long ? std::string(6 << 20, 'a') : "true", {}, {}};
      },
      setup);
  RawClient greedy(serving.port());
  greedy.take_little_room(4096);
  greedy.send("GET /long HTTP/1.1\r\nHost: a\r\n\r\n");
  const Clock::time_point start = Clock::now();
  while (serving.counters().pending_bytes == 0 && Clock::now() - start < 2s) {
    std::this_thread::yield();
  }
  EXPECT_GE(serving.counters().pending_bytes, 6 << 20);
  EXPECT_TRUE(answers_soon(serving));
  while (serving.counters().pending_bytes > 0 && Clock::now() - start < 3s) {
    std::this_thread::sleep_for(10ms);
  }
  EXPECT_EQ(serving.counters().pending_bytes, 0);
  EXPECT_EQ(refused(serving, "write_time"), 1U);
}

TEST(HttpLoad, AClientThatIsSlowInTimeGetsItAll) {
  const Serving serving([](const http::Request&) {
    return http::Response{200, http::text_type, std::string(3 << 20, 'a') + "END", {}, {}};
  });
  RawClient slow(serving.port());
  slow.take_little_room(128 * 1024);
  slow.send(get);
  std::this_thread::sleep_for(100ms);
  EXPECT_GT(slow.rest("END").size(), std::size_t{3} << 20);
  slow.send(get);
  EXPECT_GT(slow.rest("END").size(), std::size_t{3} << 20);
}

// Answers wait until they are let go.
class Gate {
 public:
  http::Response answer(const http::Request& request) {
    if (request.path == "/healthz") return always_ok(request);
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
    return always_ok(request);
  }
  void await(int answers) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= answers; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

TEST(HttpLoad, WhatFindsNoPlaceInLineIs503WithRetryAfter) {
  Gate gate;
  Serving::Setup setup;
  setup.limits.workers = 1;
  setup.limits.queue = 2;
  const Serving serving([&](const http::Request& request) { return gate.answer(request); }, setup);
  std::vector<std::unique_ptr<RawClient>> clients;
  const auto ask = [&] {
    clients.push_back(std::make_unique<RawClient>(serving.port()));
    clients.back()->send(get);
  };
  ask();
  gate.await(1);
  ask();
  ask();
  while (serving.counters().queued < 2) std::this_thread::yield();
  RawClient late(serving.port());
  late.send(get);
  const std::string reply = late.rest("}");
  EXPECT_TRUE(reply.starts_with("HTTP/1.1 503")) << reply;
  EXPECT_NE(reply.find("Retry-After: 1\r\n"), std::string::npos) << reply;
  // The connection is good for another try.
  gate.open();
  for (const auto& client : clients) {
    EXPECT_NE(client->rest("true").find("200 OK"), std::string::npos);
  }
  late.send(get);
  EXPECT_NE(late.rest("true").find("200 OK"), std::string::npos);
  EXPECT_EQ(refused(serving, "queue"), 1U);
}

TEST(HttpLoad, UrgentRequestsGoFirst) {
  Gate gate;
  Serving::Setup setup;
  setup.limits.workers = 2;
  setup.limits.queue = 1;
  const Serving serving([&](const http::Request& request) { return gate.answer(request); }, setup);
  RawClient busy(serving.port());
  busy.send(get);
  gate.await(1);
  for (int i = 0; i < 10; ++i) {
    const httplib::Result health = serving.client().Get("/healthz");
    ASSERT_TRUE(health);
    EXPECT_EQ(health->status, 200);
  }
  gate.open();
}

TEST(HttpLoad, WhoWaitedTooLongIsToldSoAndCostsNoAnswer) {
  Gate gate;
  Serving::Setup setup;
  setup.limits.workers = 1;
  setup.limits.queue_time = 100ms;
  const Serving serving([&](const http::Request& request) { return gate.answer(request); }, setup);
  RawClient first(serving.port());
  first.send(get);
  gate.await(1);
  RawClient second(serving.port());
  second.send(get);
  std::this_thread::sleep_for(200ms);
  gate.open();
  EXPECT_NE(first.rest("true").find("200 OK"), std::string::npos);
  EXPECT_TRUE(second.rest("}").starts_with("HTTP/1.1 503"));
  EXPECT_EQ(refused(serving, "queue_time"), 1U);
}

TEST(HttpLoad, AStopLeavesWhatIsStillInLineWhenItsTimeIsOver) {
  Serving::Setup setup;
  setup.limits.workers = 1;
  setup.limits.stop_time = 200ms;
  Serving serving(
      [](const http::Request& request) {
        std::this_thread::sleep_for(100ms);
        return always_ok(request);
      },
      setup);
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 50; ++i) {
    clients.push_back(std::make_unique<RawClient>(serving.port()));
    clients.back()->send(get);
  }
  const Clock::time_point start = Clock::now();
  while (serving.counters().queued < 40 && Clock::now() - start < 1s) std::this_thread::yield();
  serving.stop();
  EXPECT_LT(Clock::now() - start, 2s);  // all of them would take five
  EXPECT_NE(clients.front()->rest().find("200 OK"), std::string::npos);
}

TEST(HttpLoad, AGreedyClientIs429AndOthersAreNot) {
  Serving::Setup setup;
  setup.limits.rate = 1;
  setup.limits.burst = 5;
  setup.proxies = {*http::Network::parse("127.0.0.1")};
  const Serving serving(always_ok, setup);
  const auto ask = [&](const char* client) {
    const httplib::Result reply = serving.client().Get("/", {{"X-Forwarded-For", client}});
    EXPECT_TRUE(reply);
    if (reply && reply->status == 429) {
      EXPECT_GE(std::stoi(reply->get_header_value("Retry-After")), 1);
    }
    return reply ? reply->status : 0;
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask("203.0.113.7"), 200);
  EXPECT_EQ(ask("203.0.113.7"), 429);
  EXPECT_EQ(ask("203.0.113.8"), 200);
  EXPECT_EQ(ask("6.6.6.6, 203.0.113.7"), 429);
  // The machine itself is not counted, nor is what an operator asks.
  for (int i = 0; i < 20; ++i) {
    const httplib::Result reply = serving.client().Get("/");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
  }
}

TEST(HttpLoad, ANewConnectionFindsRoomWhereOthersOnlyWait) {
  Serving::Setup setup;
  setup.limits.connections = 10;
  const Serving serving(always_ok, setup);
  std::vector<std::unique_ptr<RawClient>> waiting;
  for (int i = 0; i < 10; ++i) {
    waiting.push_back(std::make_unique<RawClient>(serving.port()));
    waiting.back()->send("GET / HT");
    std::this_thread::sleep_for(2ms);
  }
  EXPECT_TRUE(answers_soon(serving));
  EXPECT_EQ(waiting.front()->rest(), "");  // the one that waited longest
  EXPECT_TRUE(waiting.front()->closed());
  EXPECT_TRUE(waiting.back()->send("TP"));
  EXPECT_LE(serving.counters().connections, 10);
  EXPECT_EQ(refused(serving, "made_room"), 1U);
}

TEST(HttpLoad, PipelinedRequestsThatAreRefusedLeaveOthersTheirTurn) {
  Serving::Setup setup;
  setup.limits.rate = 1;
  setup.limits.burst = 1;
  setup.proxies = {*http::Network::parse("127.0.0.1")};
  const Serving serving(always_ok, setup);
  const std::string one = "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n";
  std::string many;
  for (int i = 0; i < 500; ++i) many += one;
  RawClient greedy(serving.port());
  greedy.send(many);
  const std::string replies = greedy.rest();
  EXPECT_EQ(tests::count(replies, "HTTP/1.1 200"), 1U);
  EXPECT_EQ(tests::count(replies, "HTTP/1.1 429"), 1U);  // which ends the connection
  EXPECT_TRUE(greedy.closed());
}

TEST(HttpLoad, AClientThatPipelinesWithoutEndLeavesOthersTheirTurn) {
  Gate gate;
  Serving::Setup setup;
  setup.limits.workers = 1;
  setup.limits.queue = 1;
  setup.limits.requests_per_connection = 1'000'000;
  const Serving serving([&](const http::Request& request) { return gate.answer(request); }, setup);
  RawClient answered(serving.port());
  answered.send(get);
  gate.await(1);
  RawClient waiting(serving.port());
  waiting.send(get);
  while (serving.counters().queued < 1) std::this_thread::yield();
  // From here on each of its requests is refused at once, on the thread that serves all.
  std::atomic<bool> ends = false;
  std::string many;
  for (int i = 0; i < 1000; ++i) many += get;
  RawClient greedy(serving.port());
  std::thread sending([&] {
    while (!ends && greedy.send(many)) {
    }
  });
  std::thread reading([&] {
    while (!ends) static_cast<void>(greedy.rest("Retry-After", 100));
  });
  while (refused(serving, "queue") < 1000) std::this_thread::yield();
  const Clock::time_point start = Clock::now();
  RawClient other(serving.port());
  other.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  // The one worker is held; that the other was read is seen by its place in the line.
  while (serving.counters().queued < 2 && Clock::now() - start < 5s) std::this_thread::yield();
  EXPECT_LT(Clock::now() - start, 1s);
  ends = true;
  gate.open();
  reading.join();
  greedy.say_no_more();
  sending.join();
}

TEST(HttpLoad, LingeringConnectionsMakeRoomFirst) {
  Serving::Setup setup;
  setup.limits.connections = 20;
  const Serving serving(always_ok, setup);
  // Each lingers for a second, and would hold its place.
  std::vector<std::unique_ptr<RawClient>> lingering;
  for (int i = 0; i < 20; ++i) {
    lingering.push_back(std::make_unique<RawClient>(serving.port()));
    lingering.back()->send("\x16\x03\x01");
  }
  while (refused(serving, "control") < 20) std::this_thread::yield();
  EXPECT_TRUE(answers_soon(serving));
}

TEST(HttpLoad, BodiesThatNeverComeHaveALimitInAll) {
  Serving::Setup setup;
  setup.limits.pending_bytes = 100'000;
  const Serving serving(always_ok, setup);
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\na";
  RawClient first(serving.port());
  first.send(head);
  EXPECT_EQ(first.rest({}, 100), "");
  RawClient second(serving.port());
  second.send(head);
  EXPECT_TRUE(second.rest("}").starts_with("HTTP/1.1 503"));
  first.send(std::string(59'999, 'b'));
  EXPECT_NE(first.rest("true").find("200 OK"), std::string::npos);
  RawClient third(serving.port());
  third.send(head + std::string(59'999, 'b'));
  EXPECT_NE(third.rest("true").find("200 OK"), std::string::npos);
}

TEST(HttpLoad, LimitsChangeWhileItRuns) {
  Serving serving(always_ok);
  EXPECT_TRUE(answers_soon(serving));
  http::Limits tight;
  tight.target_bytes = 10;
  serving.server().set_limits(tight);
  RawClient client(serving.port());
  client.send("GET /0123456789 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(client.rest("}").starts_with("HTTP/1.1 414"));
  EXPECT_TRUE(answers_soon(serving));
}

TEST(HttpLoad, ManyClientsAtOnceAllGetTheirOwnAnswers) {
  const Serving serving([](const http::Request& request) {
    return http::Response{200, http::text_type, request.path, {}, {}};
  });
  std::atomic<int> good = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&, i] {
      httplib::Client own = serving.client();
      own.set_keep_alive(true);
      for (int request = 0; request < 50; ++request) {
        const std::string path = "/" + std::to_string(i) + "/" + std::to_string(request);
        const httplib::Result reply = own.Get(path);
        if (reply && reply->body == path) ++good;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(good, 400);
}

TEST(HttpLoad, ClientsThatGoAwayInTheMiddleHarmNobody) {
  const Serving serving(always_ok);
  for (int i = 0; i < 200; ++i) {
    RawClient client(serving.port());
    client.send(i % 4 == 0 ? get.substr(0, 10) : i % 4 == 1 ? get : i % 4 == 2 ? get + get : "");
  }
  EXPECT_TRUE(answers_soon(serving));
  const Clock::time_point start = Clock::now();
  while (serving.counters().connections > 1 && Clock::now() - start < 3s) {
    std::this_thread::sleep_for(10ms);
  }
  EXPECT_LE(serving.counters().connections, 1);
}

TEST(HttpLoad, TheObserverIsToldOfEachAnswerAndRefusal) {
  std::atomic<int> told = 0;
  Serving::Setup setup;
  setup.observer.answered = [&](const http::Access& access) {
    if (access.request.path == "/x" && access.status == 200 && access.bytes > 4) ++told;
  };
  std::atomic<int> refusals = 0;
  setup.observer.refused = [&](const http::Refusal& refusal, const http::Address& client) {
    if (refusal.status == 400 && client.text() == "127.0.0.1") ++refusals;
  };
  const Serving serving(always_ok, setup);
  RawClient malformed(serving.port());
  malformed.send("nonsense\r\n\r\n");
  malformed.rest();
  EXPECT_EQ(refusals, 1);
  EXPECT_TRUE(serving.client().Get("/x"));
  EXPECT_TRUE(serving.client().Get("/x"));
  EXPECT_EQ(told, 2);
}

}  // namespace
