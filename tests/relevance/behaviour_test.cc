// What a Korean reader expects of a search, as data: a file of behaviours/ is a small archive and
// the searches of it, each file a test by its name. README.md there says what a case may ask.
//
//   relevance_tests --gtest_filter='*Behaviour*/spacing'
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/article_json.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using nlohmann::json;
using searchd::engine::Reply;
using Ids = std::vector<std::string>;

const std::filesystem::path folder =
    std::filesystem::path(SEOGO_SOURCE_DIR) / "tests/relevance/behaviours";

std::vector<std::string> behaviours() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

json read(const std::string& name) {
  std::ifstream in(folder / (name + ".json"));
  return json::parse(in);
}

std::string joined(const Ids& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out.empty() ? "nothing" : out;
}

Ids found_by(const Reply& reply) {
  Ids ids;
  for (const auto& hit : reply.hits) ids.push_back(hit.id);
  return ids;
}

Ids notes_of(const Reply& reply) {
  Ids codes;
  for (const auto& note : reply.notes) codes.push_back(note.code);
  return codes;
}

Ids shown_under(const Reply& reply, const std::string& id) {
  Ids authors;
  for (const auto& hit : reply.hits) {
    if (hit.id != id) continue;
    for (const auto& comment : hit.comments) authors.push_back(comment.author);
  }
  std::sort(authors.begin(), authors.end());
  return authors;
}

bool contains(const Ids& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::ptrdiff_t place_of(const Ids& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) - ids.begin();
}

// A slip in a case, a wrong key or a document that does not exist, would expect nothing in silence.
void expect_sound(const json& test, const std::set<std::string>& documents) {
  static const std::set<std::string> known = {"query",  "expect",    "ordered",      "not",
                                              "note",   "exact_set", "did_you_mean", "shows",
                                              "copies", "wish",      "comment"};
  for (const auto& [key, value] : test.items()) EXPECT_TRUE(known.contains(key)) << "key " << key;
  EXPECT_FALSE(test.value("comment", "").empty()) << "says why";
  const Ids expected = test.at("expect");
  const Ids unwanted = test.value("not", Ids());
  for (const std::string& id : expected) {
    EXPECT_TRUE(documents.contains(id)) << "document " << id;
    EXPECT_FALSE(contains(unwanted, id)) << "wanted and unwanted: " << id;
  }
  for (const std::string& id : unwanted) EXPECT_TRUE(documents.contains(id)) << "document " << id;
}

void expect_copies(const json& test, const Reply& reply) {
  const json copies = test.value("copies", json::object());
  for (const auto& [id, count] : copies.items()) {
    const auto hit = std::ranges::find(reply.hits, id, &searchd::engine::Hit::id);
    ASSERT_NE(hit, reply.hits.end()) << "misses " << id;
    EXPECT_EQ(hit->duplicates, count.get<std::uint64_t>()) << "copies of " << id;
  }
}

void expect_articles(const json& test, const Reply& reply) {
  const Ids found = found_by(reply);
  const Ids expected = test.at("expect");
  std::ptrdiff_t previous = -1;
  for (const std::string& id : expected) {
    EXPECT_TRUE(contains(found, id)) << "misses " << id;
    if (!test.value("ordered", false)) continue;
    EXPECT_GT(place_of(found, id), previous) << "ranks too high: " << id;
    previous = place_of(found, id);
  }
  for (const std::string& id : test.value("not", Ids())) {
    EXPECT_FALSE(contains(found, id)) << "must not find " << id;
  }
  if (!test.value("exact_set", false)) return;
  for (const std::string& id : found) {
    EXPECT_TRUE(contains(expected, id)) << "must find nothing else, but finds " << id;
  }
  if (reply.total.exact) {
    EXPECT_EQ(reply.total.value, found.size()) << "total";
  }
}

// A note or a suggestion of null must not be there; one that is not named is not asked for.
void expect_words(const json& test, const Reply& reply) {
  if (const auto note = test.find("note"); note != test.end()) {
    const Ids codes = notes_of(reply);
    if (note->is_null()) {
      EXPECT_TRUE(codes.empty()) << "must say nothing, but notes " << joined(codes);
    } else {
      EXPECT_TRUE(contains(codes, *note)) << "must note " << *note << ", notes " << joined(codes);
    }
  }
  if (const auto meant = test.find("did_you_mean"); meant != test.end()) {
    const json suggested = reply.did_you_mean ? json(*reply.did_you_mean) : json();
    EXPECT_EQ(suggested, *meant) << "did you mean";
  }
  const json shows = test.value("shows", json::object());
  for (const auto& [id, authors] : shows.items()) {
    EXPECT_EQ(shown_under(reply, id), authors.get<Ids>()) << "comments shown under " << id;
  }
}

// A wish says what is wanted and not there yet; one that has come true loses its mark.
void expect_unfulfilled(const json& test, const Reply& reply) {
  testing::TestPartResultArray failures;
  {
    const testing::ScopedFakeTestPartResultReporter collect(&failures);
    expect_articles(test, reply);
    expect_words(test, reply);
    expect_copies(test, reply);
  }
  EXPECT_FALSE(test.at("wish").get<std::string>().empty()) << "says what is missing";
  EXPECT_GT(failures.size(), 0) << "this wish has come true: take its mark away";
}

class Behaviour : public testing::TestWithParam<std::string> {};

TEST_P(Behaviour, IsWhatAReaderExpects) {
  const json file = read(GetParam());
  tests::Archive archive;
  std::set<std::string> documents;
  for (const json& document : file.at("documents")) {
    EXPECT_TRUE(documents.insert(document.at("id")).second) << "twice: " << document.at("id");
    archive.add(schema::article_from_json(document.dump()));
  }
  EXPECT_FALSE(file.at("about").get<std::string>().empty());
  ASSERT_FALSE(documents.empty());
  ASSERT_FALSE(file.at("cases").empty());
  for (const json& test : file.at("cases")) {
    const std::string query = test.at("query");
    const Reply reply = archive.search(query);
    SCOPED_TRACE("\n  query:   " + query + "\n  because: " + test.value("comment", "") +
                 "\n  read as: " + reply.parsed + "\n  found:   " + joined(found_by(reply)));
    expect_sound(test, documents);
    if (test.contains("wish")) {
      expect_unfulfilled(test, reply);
      continue;
    }
    expect_articles(test, reply);
    expect_words(test, reply);
    expect_copies(test, reply);
  }
}

INSTANTIATE_TEST_SUITE_P(Relevance, Behaviour, testing::ValuesIn(behaviours()),
                         [](const auto& test) { return test.param; });

TEST(Behaviours, AreThere) { EXPECT_FALSE(behaviours().empty()); }

}  // namespace
