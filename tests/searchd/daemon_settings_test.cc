// Settings: flags, config files, what they allow, and what they say of what they do not.
#include <gtest/gtest.h>

#include "schema/error.h"
#include "searchd/daemon/config_file.h"
#include "searchd/daemon/daemon.h"
#include "searchd/daemon/settings.h"
#include "searchd/daemon/value.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::daemon;
using namespace std::chrono_literals;

Settings read(const std::string& toml) {
  Settings settings;
  apply_config("searchd.toml", toml, settings);
  return settings;
}

std::string refusal(const std::string& toml) {
  try {
    static_cast<void>(read(toml));
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::usage);
    EXPECT_FALSE(error.hint().empty()) << error.text();
    return error.text() + " | " + error.hint();
  }
  return "taken";
}

TEST(Settings, AreReadFromToml) {
  const Settings settings = read(R"(
index = "/var/lib/seogo/stacks"
listen = ["127.0.0.1:8377", "unix:/run/seogo/searchd"]
title = "한빛일보"
head-time = "1500ms"
body-bytes = "64KiB"
rate = 0
log-queries = true
log = "json"
cors-origin = "*"
)");
  EXPECT_EQ(settings.index, "/var/lib/seogo/stacks");
  EXPECT_EQ(settings.listen.size(), 2U);
  EXPECT_EQ(settings.title, "한빛일보");
  EXPECT_EQ(settings.http.head_time, 1500ms);
  EXPECT_EQ(settings.http.body_bytes, 65536U);
  EXPECT_EQ(settings.http.rate, 0U);
  EXPECT_TRUE(settings.log_queries);
  EXPECT_EQ(settings.log, LogForm::json);
  EXPECT_EQ(settings.cors_origins, std::vector<std::string>{"*"});
  EXPECT_EQ(settings.http.idle_time, Settings().http.idle_time);
}

TEST(Settings, HaveAnyLettersAndSignsInTheirTexts) {
  EXPECT_EQ(read("title = \"「한빛·일보」 é\"").title, "「한빛·일보」 é");
  EXPECT_NE(refusal("title· = \"a\"").find("line 1"), std::string::npos);
}

TEST(Settings, AMalformedTableIsToldOfLikeAnyMistake) {
  for (const char* toml : {"[[[1]]]", "[&", "[[=", "[[[a]]", "[", "[[", "[[[["}) {
    EXPECT_NE(refusal(toml).find("searchd.toml, line 1"), std::string::npos) << toml;
  }
}

TEST(Settings, SayWhereAndWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"\nhead-time = 5", "searchd.toml, line 2: head-time cannot be 5 | a time, such as 500ms"},
      {"head-time = \"0s\"", "cannot be 0s"},
      {"head-time = \"fast\"", "cannot be fast"},
      {"head-time = \"25h\"", "cannot be 25h"},
      {"body-bytes = \"64KB\"", "a size, such as 65536, 64KiB or 8MiB"},
      {"body-bytes = \"99999999999GiB\"", "a size"},
      {"queue = 0", "a whole number from 1"},
      {"queue = -1", "a whole number"},
      {"queue = 1.5", "queue has no such value"},
      {"log-queries = \"yes\"", "true or false"},
      {"api-keys = \"\"", "api-keys cannot be empty | a file of keys, or none"},
      {"log = \"xml\"", "plain or json"},
      {"log-requests = \"some\"", "none, errors or all"},
      {"hed-time = \"5s\"", "there is no setting hed-time"},
      {"[limits]\nhead-time = \"5s\"", "there is no setting limits"},
      {"title = [\"a\", \"b\"]", "title has no such value"},
      {"listen = [[\"a\"]]", "listen has no such value"},
      {"title = ", "line 1"},
      {"title = \"a\"\ntitle = \"b\"", "line 2"},
  };
  for (const auto& [toml, says] : cases) {
    EXPECT_NE(refusal(toml).find(says), std::string::npos) << toml << ": " << refusal(toml);
  }
}

TEST(Settings, PrintAsWhatSetsThem) {
  Settings settings;
  for (const Setting& setting : all_settings()) {
    Settings again;
    assign(setting, again, setting.get(settings));
    EXPECT_EQ(setting.get(again), setting.get(settings)) << setting.name;
    EXPECT_EQ(find_setting(setting.name), &setting);
    EXPECT_FALSE(setting.help.empty());
  }
  EXPECT_EQ(find_setting("none"), nullptr);
}

TEST(Settings, TimesAndSizesAreInTheirLargestWholeUnit) {
  EXPECT_EQ(print_time(1500ms), "1500ms");
  EXPECT_EQ(print_time(5s), "5s");
  EXPECT_EQ(print_time(2min), "2m");
  EXPECT_EQ(print_size(0), "0");
  EXPECT_EQ(print_size(1000), "1000");
  EXPECT_EQ(print_size(65536), "64KiB");
  EXPECT_EQ(print_size(std::size_t{3} << 20), "3MiB");
  EXPECT_EQ(read_size("x", "0"), 0U);
}

std::string objection(const std::string& toml) {
  try {
    look_at(read("index = \"stacks\"\n" + toml));
  } catch (const schema::Error& error) {
    return error.text();
  }
  return "good";
}

TEST(Settings, AreLookedAtTogether) {
  EXPECT_EQ(objection(""), "good");
  const std::pair<const char*, const char*> cases[] = {
      {"listen = []", "nothing to listen on"},
      {"listen = \"8377\"", "cannot listen on 8377"},
      {"metrics = \"metrics\"", "cannot listen on metrics"},
      {"trusted-proxy = \"lan\"", "trusted-proxy: it cannot be lan"},
      {"cors-origin = \"example.kr\"", "cors-origin: example.kr is no origin"},
      {"frame-ancestors = \"'self'; script-src *\"", "frame-ancestors: it cannot be"},
      {"frame-ancestors = \"\"", "frame-ancestors: it cannot be"},
      {"frame-ancestors = \"self\"", "frame-ancestors: it cannot be self"},
      {"title = \"\"", "title: it must be a text of one line"},
      {"title = \"한빛\\n일보\"", "title: it must be"},
      {"listen = [\"*:80\", \"*:80\"]", "listen: *:80 is there twice"},
      {"metrics = \"127.0.0.1:8377\"", "metrics: 127.0.0.1:8377 is there twice"},
      {"listen = [\"[::1]:0\", \"[::1]:0\"]", "good"},
      {"reply-bytes = 10", "reply-bytes is too small"},
      {"api-keys = \"none\"", "good"},
      {"cors-origin = \"\"", "good"},
      {"head-bytes = 1024", "head-bytes must be above target-bytes"},
      {"api-keys = \"/nowhere/keys\"", "/nowhere/keys"},
      {"synonyms = \"/nowhere/names.txt\"", "/nowhere/names.txt"},
      {"theme = \"/nowhere/theme\"", "theme: cannot open /nowhere/theme"},
  };
  for (const auto& [toml, says] : cases) {
    EXPECT_NE(objection(toml).find(says), std::string::npos) << toml << ": " << objection(toml);
  }
  EXPECT_THROW(look_at(Settings()), schema::Error);  // no index
}

}  // namespace
