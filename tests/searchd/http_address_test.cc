// Addresses of clients, networks of proxies, and how much a client may ask.
#include <gtest/gtest.h>

#include "searchd/http/address.h"
#include "searchd/http/admission.h"
#include "searchd/http/rate_limit.h"

namespace {

using namespace seogo::searchd::http;
using namespace std::chrono_literals;

Address address(const char* text) {
  const std::optional<Address> parsed = Address::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Address());
}
Networks networks(const std::vector<const char*>& texts) {
  Networks all;
  for (const char* text : texts) {
    const std::optional<Network> network = Network::parse(text);
    EXPECT_TRUE(network) << text;
    if (network) all.push_back(*network);
  }
  return all;
}

TEST(HttpAddress, IsTheSameHoweverItIsWritten) {
  EXPECT_EQ(address("::ffff:203.0.113.7"), address("203.0.113.7"));
  EXPECT_EQ(address("::ffff:203.0.113.7").text(), "203.0.113.7");
  EXPECT_EQ(address("2001:DB8:0::1").text(), "2001:db8::1");
  EXPECT_EQ(Address().text(), "unix");
  for (const char* none : {"", "203.0.113", "203.0.113.256", "localhost", "::1%lo", "1.2.3.4 "}) {
    EXPECT_FALSE(Address::parse(none)) << none;
  }
}

TEST(HttpAddress, AClientIsAnAddressOrAHousehold) {
  EXPECT_EQ(address("2001:db8:1:2:3:4:5:6").client(), address("2001:db8:1:2::9").client());
  EXPECT_FALSE(address("2001:db8:1:2::1").client() == address("2001:db8:1:3::1").client());
  EXPECT_FALSE(address("203.0.113.7").client() == address("203.0.113.8").client());
}

TEST(HttpAddress, LoopbackAndUnixSocketsAreOfThisMachine) {
  EXPECT_TRUE(address("127.8.9.1").is_local());
  EXPECT_TRUE(address("::1").is_local());
  EXPECT_TRUE(Address().is_local());
  EXPECT_FALSE(address("128.0.0.1").is_local());
  EXPECT_FALSE(address("::2").is_local());
}

TEST(HttpNetwork, HasWhatBeginsAlike) {
  struct Case {
    const char* network;
    const char* address;
    bool has;
  };
  const Case cases[] = {
      {"10.0.0.0/8", "10.255.0.1", true},
      {"10.0.0.0/8", "11.0.0.1", false},
      {"192.168.4.0/22", "192.168.7.255", true},
      {"192.168.4.0/22", "192.168.8.0", false},
      {"203.0.113.7", "203.0.113.7", true},
      {"203.0.113.7", "203.0.113.8", false},
      {"0.0.0.0/0", "203.0.113.7", true},
      {"0.0.0.0/0", "2001:db8::1", false},
      {"2001:db8::/32", "2001:db8:9::1", true},
      {"2001:db8::/33", "2001:db8:8000::1", false},
      {"::/0", "2001:db8::1", true},
      {"::1/128", "::1", true},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Network::parse(c.network)->has(address(c.address)), c.has)
        << c.network << " " << c.address;
  }
  EXPECT_TRUE(Network::parse("unix")->has(Address()));
  EXPECT_FALSE(Network::parse("unix")->has(address("127.0.0.1")));
  EXPECT_FALSE(Network::parse("0.0.0.0/0")->has(Address()));
  for (const char* none :
       {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::/129", "lan", "/8"}) {
    EXPECT_FALSE(Network::parse(none)) << none;
  }
}

TEST(HttpForwarded, IsBelievedOnlyFromOurProxies) {
  const Networks ours = networks({"10.0.0.0/8", "127.0.0.1"});
  struct Case {
    const char* peer;
    const char* forwarded;
    const char* client;
  };
  const Case cases[] = {
      {"203.0.113.9", "198.51.100.1", "203.0.113.9"},
      {"10.0.0.1", "198.51.100.1", "198.51.100.1"},
      {"10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"},
      {"10.0.0.1", "6.6.6.6,198.51.100.1 , 10.0.0.2", "198.51.100.1"},
      {"10.0.0.1", "", "10.0.0.1"},
      {"10.0.0.1", "unknown", "0.0.0.0"},
      {"10.0.0.1", "198.51.100.1, nonsense", "0.0.0.0"},
      {"10.0.0.1", "198.51.100.1:4711", "198.51.100.1"},
      {"10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"},
      {"10.0.0.1", "[2001:db8::1", "0.0.0.0"},
      {"10.0.0.1", "[", "0.0.0.0"},
      {"10.0.0.1", ",,,", "0.0.0.0"},
      {"127.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(client_of(address(c.peer), c.forwarded, ours).text(), c.client)
        << c.peer << " | " << c.forwarded;
  }
  EXPECT_EQ(client_of(Address(), "198.51.100.1", networks({"unix"})).text(), "198.51.100.1");
  EXPECT_EQ(client_of(Address(), "198.51.100.1", ours).text(), "unix");
}

Limits rates(std::size_t rate, std::size_t burst, std::size_t clients) {
  Limits limits;
  limits.rate = rate;
  limits.burst = burst;
  limits.clients = clients;
  return limits;
}

TEST(HttpRateLimit, GivesABurstAndThenItsRate) {
  RateLimit limit(rates(2, 3, 64));
  const Address client = address("203.0.113.7");
  Time now = Time() + 1h;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take(client, now), 0s);
  EXPECT_EQ(limit.take(client, now), 1s);
  EXPECT_EQ(limit.take(address("203.0.113.8"), now), 0s);
  now += 500ms;
  EXPECT_EQ(limit.take(client, now), 0s);
  EXPECT_EQ(limit.take(client, now), 1s);
  now += 1h;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limit.take(client, now), 0s);
  EXPECT_GT(limit.take(client, now), 0s);
}

TEST(HttpRateLimit, CountsAHouseholdTogether) {
  RateLimit limit(rates(1, 1, 64));
  const Time now = Time() + 1h;
  EXPECT_EQ(limit.take(address("2001:db8::1"), now), 0s);
  EXPECT_GT(limit.take(address("2001:db8::2"), now), 0s);
}

TEST(HttpRateLimit, ForgetsOthersBeforeOneThatAsksAllTheTime) {
  RateLimit limit(rates(1, 2, 16));
  const Address greedy = address("203.0.113.7");
  Time now = Time() + 1h;
  int refused = 0;
  for (int i = 0; i < 1000; ++i) {
    now += 1ms;
    if (limit.take(greedy, now) > 0s) ++refused;
    const std::string other = "198.51." + std::to_string(i / 250) + "." + std::to_string(i % 250);
    now += 1ms;
    static_cast<void>(limit.take(address(other.c_str()), now));
  }
  EXPECT_GT(refused, 990);
}

TEST(HttpAdmission, AClientThatTakesNoRepliesWaitsAndOthersDoNot) {
  const Limits limits;
  const Counters counters;
  Admission admission({}, limits, counters);
  const Address greedy = address("203.0.113.7");
  const Time now = Time() + 1h;
  const auto share = static_cast<std::int64_t>(limits.pending_bytes / 8);
  EXPECT_FALSE(admission.objection(greedy, 0, now));
  admission.owes(greedy, share);
  const std::optional<Objection> objection = admission.objection(greedy, 0, now);
  ASSERT_TRUE(objection);
  EXPECT_EQ(objection->refusal.status, 429);
  EXPECT_EQ(objection->refusal.reason, "pending_share");
  EXPECT_FALSE(admission.objection(address("203.0.113.8"), 0, now));
  admission.owes(greedy, -share);
  EXPECT_FALSE(admission.objection(greedy, 0, now));
}

TEST(HttpRateLimit, IsNoneAtZero) {
  RateLimit limit(rates(0, 1, 4));
  const Time now = Time() + 1h;
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(limit.take(address("203.0.113.7"), now), 0s);
}

}  // namespace
