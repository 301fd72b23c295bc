// Texts that nobody writes and somebody plants: a search of them takes no longer than of others.

#include <gtest/gtest.h>

#include "tests/archive.h"
#include "tests/stopwatch.h"

namespace {

using namespace seogo;

std::string times(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

struct Case {
  const char* text;  // of the body and of a comment, so many times
  std::size_t count;
  std::string query;
};

TEST(OddTextsSpeed, ARowOfOneSyllableHoldsNoWorker) {
  const Case cases[] = {
      {"가", 100'000, "가가에게"},         {"하", 100'000, "하하에서는"},
      {"가나다 ", 60'000, "나다*"},        {"하", 100'000, times("하", 60)},
      {"하", 100'000, times("하하 ", 60)}, {"하", 100'000, "\"하하하\""},
      {"하", 100'000, "~\"하하 하\""},     {"ㅋ", 100'000, "ㅋㅋㅋ"},
      {"하하 ", 50'000, "하하 하하에게"},  {"a", 100'000, "aaa"},
      {"가.나·", 50'000, "가나"},          {"1,234", 50'000, "1234"},
  };
  for (const Case& c : cases) {
    tests::Archive archive;
    archive.add("제목", times(c.text, c.count), {times(c.text, c.count / 10)});
    const tests::Stopwatch watch;
    static_cast<void>(archive.search(c.query));
    EXPECT_LT(watch.seconds(), 1 * tests::patience)
        << c.text << " asked for " << c.query.substr(0, 60);
  }
}

}  // namespace
