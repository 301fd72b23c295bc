// Replies that are made while they are sent: how they are framed, that slow readers of them hold up
// nobody and fill no memory, and that a client can tell a whole one from one that was cut off.
#include <atomic>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "searchd/http/server.h"
#include "tests/searchd/raw_client.h"
#include "tests/searchd/serving.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using tests::count;
using tests::RawClient;
using tests::Serving;

const std::string get_stream = "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string get_quick = "GET /quick HTTP/1.1\r\nHost: a\r\n\r\n";

http::Response streamed(http::Response::Next next) {
  return {200, http::text_type, "this is not sent", {}, "/stream", std::move(next)};
}

std::string line_of(int number) { return std::to_string(number) + "번째 줄입니다\n"; }

std::string lines_to(int last) {
  std::string all;
  for (int i = 1; i <= last; ++i) all += line_of(i);
  return all;
}

// So many pieces of one line each.
http::Response lines(int pieces) {
  return streamed([number = 0, pieces](std::string& piece) mutable {
    piece += line_of(++number);
    return number < pieces;
  });
}

// For ever, as fast as it is taken; `made` counts the bytes.
http::Response endless(std::atomic<std::size_t>& made) {
  return streamed([&made](std::string& piece) {
    piece.append(64 * 1024, 'a');
    made += 64 * 1024;
    return true;
  });
}

http::Response always_quick(const http::Request&) {
  return {200, http::json_type, "\"바로\"", {}, "/quick"};
}

std::string body_of(const std::string& reply) {
  const std::size_t end = reply.find("\r\n\r\n");
  return end == std::string::npos ? std::string() : reply.substr(end + 4);
}

// What the chunks hold; `whole` says whether the last one was there.
std::string from_chunks(std::string_view rest, bool& whole) {
  std::string text;
  whole = false;
  while (!rest.empty()) {
    const std::size_t line = rest.find("\r\n");
    if (line == std::string_view::npos) return text;
    const std::size_t size = std::stoul(std::string(rest.substr(0, line)), nullptr, 16);
    rest.remove_prefix(line + 2);
    if (size == 0) {
      whole = rest.starts_with("\r\n");
      return text;
    }
    text += rest.substr(0, size);
    rest.remove_prefix(std::min(rest.size(), size + 2));
  }
  return text;
}

template <typename Condition>
bool soon(const Condition& condition) {
  for (const Clock::time_point end = Clock::now() + 5s; Clock::now() < end;) {
    if (condition()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

bool answers_soon(const Serving& serving) {
  const Clock::time_point start = Clock::now();
  RawClient fresh(serving.port());
  fresh.send(get_quick);
  return fresh.rest("바로").find("200 OK") != std::string::npos && Clock::now() - start < 1s;
}

TEST(HttpStream, ComesInChunksAndTheConnectionIsKept) {
  const Serving serving([](const http::Request& request) {
    return request.path == "/stream" ? lines(100) : always_quick(request);
  });
  RawClient client(serving.port());
  client.send(get_stream + get_quick);
  std::string replies = client.rest("바로");
  EXPECT_EQ(count(replies, "HTTP/1.1 200 OK"), 2U);
  EXPECT_EQ(count(replies, "Transfer-Encoding: chunked"), 1U);
  EXPECT_EQ(count(replies, "Content-Type: text/plain; charset=utf-8"), 1U);
  EXPECT_EQ(count(replies, "Content-Length"), 1U) << "of the quick reply only";
  bool whole = false;
  EXPECT_EQ(from_chunks(body_of(replies), whole), lines_to(100));
  EXPECT_TRUE(whole);
  client.send(get_stream);
  replies = client.rest("\r\n0\r\n\r\n");
  EXPECT_NE(replies.find("100번째 줄입니다"), std::string::npos);
  EXPECT_FALSE(client.closed());
  EXPECT_EQ(serving.counters().accepted, 1U);
}

TEST(HttpStream, IsReadByOrdinaryClients) {
  const Serving serving([](const http::Request&) { return lines(1000); });
  const httplib::Result reply = serving.client().Get("/stream");
  ASSERT_TRUE(reply) << httplib::to_string(reply.error());
  EXPECT_EQ(reply->body, lines_to(1000));
}

TEST(HttpStream, APieceOfNothingIsNotTheEnd) {
  const Serving serving([](const http::Request&) {
    return streamed([turn = 0](std::string& piece) mutable {
      if (++turn % 2 == 0) piece += line_of(turn / 2);
      return turn < 21;  // the last one is of nothing too
    });
  });
  const httplib::Result reply = serving.client().Get("/stream");
  ASSERT_TRUE(reply) << httplib::to_string(reply.error());
  EXPECT_EQ(reply->body, lines_to(10));
}

TEST(HttpStream, OldClientsAreToldTheEndByAClose) {
  const Serving serving([](const http::Request&) { return lines(50); });
  for (const char* request :
       {"GET /stream HTTP/1.0\r\n\r\n", "GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"}) {
    RawClient client(serving.port());
    client.send(request);
    const std::string reply = client.rest();
    EXPECT_EQ(reply.find("Transfer-Encoding"), std::string::npos) << reply;
    EXPECT_EQ(reply.find("Content-Length"), std::string::npos);
    EXPECT_EQ(reply.find("keep-alive"), std::string::npos);
    EXPECT_EQ(body_of(reply), lines_to(50));
    EXPECT_TRUE(client.closed());
  }
}

TEST(HttpStream, HeadHasNoBodyAndMakesNone) {
  std::atomic<int> pieces = 0;
  const Serving serving(
      [&](const http::Request&) { return streamed([&](std::string&) { return ++pieces < 10; }); });
  RawClient client(serving.port());
  client.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\nHEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n");
  client.say_no_more();
  const std::string reply = client.rest();
  EXPECT_EQ(count(reply, "HTTP/1.1 200 OK"), 2U) << reply;
  EXPECT_EQ(count(reply, "Content-Type: text/plain"), 2U);
  EXPECT_EQ(reply.find("Content-Length"), std::string::npos);
  EXPECT_TRUE(reply.ends_with("\r\n\r\n"));
  EXPECT_EQ(pieces, 0);
  EXPECT_EQ(serving.counters().streams, 0U);
}

TEST(HttpStream, SlowReadersOccupyNoWorkerAndFillNoMemory) {
  std::atomic<std::size_t> made = 0;
  Serving::Setup setup;
  setup.limits.workers = 2;
  const Serving serving(
      [&](const http::Request& request) {
        return request.path == "/stream" ? endless(made) : always_quick(request);
      },
      setup);
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 4; ++i) {
    slow.push_back(std::make_unique<RawClient>(serving.port()));
    slow.back()->take_little_room(4096);
    slow.back()->send(get_stream);
  }
  // Each has filled what the kernel keeps for it, and waits.
  ASSERT_TRUE(soon([&] {
    const std::size_t before = made;
    std::this_thread::sleep_for(100ms);
    return before > 0 && made == before;
  }));
  EXPECT_EQ(serving.counters().streams, 4U);
  EXPECT_EQ(serving.counters().answering, 0);
  EXPECT_LE(serving.counters().pending_bytes, 4 * (64 * 1024 + 1024));
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(answers_soon(serving));
}

TEST(HttpStream, FastReadersLeaveOthersTheirTurn) {
  std::atomic<int> made = 0;
  Serving::Setup setup;
  setup.limits.workers = 2;
  const Serving serving(
      [&](const http::Request& request) {
        if (request.path != "/stream") return always_quick(request);
        return streamed([&made](std::string& piece) {
          std::this_thread::sleep_for(10ms);  // a page of a search
          piece += line_of(++made);
          return true;
        });
      },
      setup);
  std::atomic<bool> ends = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i) {
    readers.emplace_back([&] {
      RawClient client(serving.port());
      client.send(get_stream);
      while (!ends) client.rest("줄");
    });
  }
  // There is always a piece to make.
  EXPECT_TRUE(soon([&] { return made > 20; }));
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(answers_soon(serving));
  const int before = made;
  EXPECT_TRUE(soon([&] { return made > before + 20; })) << "and go on themselves";
  ends = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_TRUE(soon([&] { return serving.counters().streams == 0; }));
}

TEST(HttpStream, WhoTakesNothingIsCutOffInTime) {
  std::atomic<std::size_t> made = 0;
  Serving::Setup setup;
  setup.limits.write_time = 300ms;
  const Serving serving([&](const http::Request&) { return endless(made); }, setup);
  RawClient slow(serving.port());
  slow.take_little_room(4096);
  slow.send(get_stream);
  ASSERT_TRUE(soon([&] { return made > 0; }));
  EXPECT_TRUE(soon([&] { return serving.counters().streams == 0; }));
  EXPECT_EQ(serving.counters().refusals().at("write_time"), 1U);
  EXPECT_EQ(serving.counters().pending_bytes, 0);
}

TEST(HttpStream, EndsWithTheClientThatLeaves) {
  std::atomic<std::size_t> made = 0;
  const Serving serving([&](const http::Request&) { return endless(made); });
  {
    RawClient client(serving.port());
    client.send(get_stream);
    EXPECT_NE(client.rest("aaaa").find("200 OK"), std::string::npos);
  }
  EXPECT_TRUE(soon([&] { return serving.counters().streams == 0; }));
  const std::size_t before = made;
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(made, before);
  EXPECT_EQ(serving.counters().connections, 0);
}

TEST(HttpStream, OneThatBreaksOffIsNotTakenForWhole) {
  const Serving serving([](const http::Request&) {
    return streamed([number = 0](std::string& piece) mutable {
      if (++number == 4) {
        piece += "반쯤 쓰다가";
        throw schema::Error(schema::ErrorCode::index, "the index is gone");
      }
      piece += line_of(number);
      return true;
    });
  });
  RawClient client(serving.port());
  client.send(get_stream);
  bool whole = true;
  const std::string body = from_chunks(body_of(client.rest()), whole);
  EXPECT_EQ(body, lines_to(3));
  EXPECT_FALSE(whole);
  EXPECT_TRUE(client.closed());
  EXPECT_FALSE(serving.client().Get("/stream"));  // an ordinary client calls it a failure

  // Without chunks only a reset can say so.
  RawClient old(serving.port());
  old.send("GET /stream HTTP/1.0\r\n\r\n");
  std::this_thread::sleep_for(200ms);
  static_cast<void>(old.rest());
  EXPECT_TRUE(old.was_reset());
  EXPECT_EQ(serving.counters().streams, 0U);
}

TEST(HttpStream, NoMoreAtOnceThanAreAllowed) {
  std::atomic<std::size_t> made = 0;
  Serving::Setup setup;
  setup.limits.streams = 2;
  const Serving serving(
      [&](const http::Request& request) {
        return request.path == "/stream" ? endless(made) : always_quick(request);
      },
      setup);
  std::vector<std::unique_ptr<RawClient>> taking;
  for (std::size_t i = 1; i <= 2; ++i) {
    taking.push_back(std::make_unique<RawClient>(serving.port()));
    taking.back()->take_little_room(4096);
    taking.back()->send(get_stream);
    ASSERT_TRUE(soon([&] { return serving.counters().streams == i; }));
  }
  RawClient third(serving.port());
  third.send(get_stream);
  const std::string reply = third.rest("}}");
  EXPECT_TRUE(reply.starts_with("HTTP/1.1 503")) << reply;
  EXPECT_NE(reply.find("Retry-After: 1"), std::string::npos);
  EXPECT_TRUE(answers_soon(serving));
  taking.pop_back();
  EXPECT_TRUE(soon([&] { return serving.counters().streams == 1; }));
  third.send(get_stream);
  EXPECT_NE(third.rest("aaaa").find("200 OK"), std::string::npos);
}

TEST(HttpStream, LogsAndCountsHaveAllItsBytes) {
  std::mutex mutex;
  std::vector<std::pair<std::size_t, bool>> told;
  Serving::Setup setup;
  setup.observer.answered = [&](const http::Access& access) {
    EXPECT_EQ(access.route, "/stream");
    EXPECT_EQ(access.request.path, "/stream");
    const std::lock_guard lock(mutex);
    told.emplace_back(access.bytes, access.whole);
  };
  std::size_t got = 0;
  const Serving serving(
      [&](const http::Request& request) {
        return streamed([breaks = request.parameters.contains("break"),
                         number = 0](std::string& piece) mutable {
          piece += line_of(++number);
          if (breaks && number == 3) throw std::runtime_error("broken");
          return number < 500;
        });
      },
      setup);
  {
    RawClient client(serving.port());
    client.send(get_stream);
    got = client.rest("\r\n0\r\n\r\n").size();
    client.send("GET /stream?break=1 HTTP/1.1\r\nHost: a\r\n\r\n");
    static_cast<void>(client.rest());
  }
  ASSERT_TRUE(soon([&] {
    const std::lock_guard lock(mutex);
    return told.size() == 2;
  }));
  EXPECT_EQ(told[0], std::pair(got, true));
  EXPECT_FALSE(told[1].second);
  EXPECT_GE(serving.counters().sent_bytes, got);
  EXPECT_EQ(serving.counters().latencies().at("/stream").count, 2U);
}

TEST(HttpStream, IsFinishedBeforeAStopOrCutOffByItsTime) {
  std::atomic<int> given = 0;
  Serving serving([&](const http::Request&) {
    return streamed([&given, number = 0](std::string& piece) mutable {
      std::this_thread::sleep_for(10ms);
      piece += line_of(++number);
      given = number;
      return number < 30;
    });
  });
  RawClient client(serving.port());
  client.send(get_stream);
  ASSERT_TRUE(soon([&] { return given > 0; }));
  serving.stop();
  bool whole = false;
  EXPECT_EQ(from_chunks(body_of(client.rest()), whole), lines_to(30));
  EXPECT_TRUE(whole);

  std::atomic<std::size_t> made = 0;
  Serving::Setup setup;
  setup.limits.stop_time = 300ms;
  Serving stubborn([&](const http::Request&) { return endless(made); }, setup);
  RawClient slow(stubborn.port());
  slow.take_little_room(4096);
  slow.send(get_stream);
  ASSERT_TRUE(soon([&] { return made > 0; }));
  const Clock::time_point start = Clock::now();
  stubborn.stop();
  EXPECT_LT(Clock::now() - start, 2s);
}

}  // namespace
