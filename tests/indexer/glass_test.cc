// What is written in one pass is what Xapian would have written: the same documents through both.
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/glass/database.h"
#include "indexer/recall.h"
#include "indexer/table_check.h"
#include "indexer/term_lists.h"
#include "tests/temporary_directory.h"

namespace seogo::indexer::glass {
namespace {

namespace fs = std::filesystem;

struct Sample {
  std::map<std::string, std::uint32_t> terms;
  std::map<Slot, std::string> values;
  std::string data;
};
using Samples = std::map<DocumentNumber, Sample>;

void write_by_xapian(const fs::path& path, const Samples& samples,
                     const std::map<std::string, std::string>& metadata) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (const auto& [number, sample] : samples) {
    Xapian::Document document;
    for (const auto& [term, wdf] : sample.terms) document.add_term(term, wdf);
    for (const auto& [slot, value] : sample.values) document.add_value(slot, value);
    document.set_data(sample.data);
    database.replace_document(number, document);
  }
  for (const auto& [key, value] : metadata) database.set_metadata(key, value);
  database.commit();
}

void write_in_one_pass(const fs::path& path, const Samples& samples,
                       const std::map<std::string, std::string>& metadata) {
  Database database(path);
  std::map<std::string, std::vector<Posting>> postings;
  for (const auto& [number, sample] : samples) {
    std::vector<schema::TermCount> terms;
    for (const auto& [term, wdf] : sample.terms) {
      terms.push_back({term, wdf});
      postings[term].push_back({number, wdf});
    }
    std::vector<schema::SlotValue> values;
    for (const auto& [slot, value] : sample.values) values.push_back({slot, value});
    database.add_document(number, make_row(terms, values, packed(sample.data)));
  }
  for (const auto& [key, value] : metadata) database.add_metadata(key, value);
  for (const auto& [term, list] : postings) database.add_term(term, list);
  database.finish();
}

// All of a database that can be read, but its term lists (term_lists_test.cc).
std::string told(const Xapian::Database& database) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
      << database.get_total_length() << ' ' << database.get_doclength_lower_bound() << ' '
      << database.get_doclength_upper_bound() << '\n';
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    out << *key << " = " << database.get_metadata(*key) << '\n';
  }
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    out << *it << ": " << database.get_doclength(*it) << '\n';
    out << database.get_document(*it).get_data() << '\n';
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ' '
        << database.get_wdf_upper_bound(*term) << ':';
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
      out << ' ' << *it << '/' << it.get_wdf();
    }
    out << '\n';
  }
  for (Slot slot = 0; slot < 8; ++slot) {
    out << slot << ": " << database.get_value_freq(slot) << ' '
        << database.get_value_lower_bound(slot) << ' ' << database.get_value_upper_bound(slot);
    for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
      out << ' ' << it.get_docid() << '=' << *it;
    }
    out << '\n';
  }
  return out.str();
}

std::size_t faults(const fs::path& path) {
  std::ostringstream said;
  const std::size_t found = table_errors(path, &said);
  EXPECT_EQ(found, 0U) << said.str();
  return found;
}

class OnePass : public testing::Test {
 protected:
  void expect_same(const Samples& samples,
                   const std::map<std::string, std::string>& metadata = {}) {
    const fs::path ours = directory_.path() / "ours";
    const fs::path theirs = directory_.path() / "theirs";
    fs::remove_all(ours);
    fs::remove_all(theirs);
    write_in_one_pass(ours, samples, metadata);
    write_by_xapian(theirs, samples, metadata);
    EXPECT_EQ(told(Xapian::Database(ours.string())), told(Xapian::Database(theirs.string())));
    faults(ours);
  }

  tests::TemporaryDirectory directory_;
};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

std::string syllables(Random& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned c = 0xAC00 + random() % 60 * 28;
    text += static_cast<char>(0xE0 | c >> 12);
    text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
  return text;
}

Samples invented(std::size_t count, unsigned seed, DocumentNumber most_gap) {
  Random random(seed);
  Samples samples;
  DocumentNumber number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    number += 1 + random() % most_gap;
    Sample& sample = samples[number];
    for (std::size_t term = random() % 120; term > 0; --term) {
      sample.terms[syllables(random, 1 + random() % 2)] = random() % 9 == 0 ? random() % 500 : 8;
    }
    sample.terms["Q" + std::to_string(number)] = 0;
    for (const Slot slot : {0U, 1U, 3U, 7U}) {
      if (random() % 4 != 0) sample.values[slot] = syllables(random, 1 + random() % 3);
    }
    if (random() % 10 != 0) sample.data = syllables(random, random() % 3000);
  }
  return samples;
}

TEST_F(OnePass, OneDocumentIsAsXapianWritesIt) {
  expect_same({{1, {{{"알트", 16}, {"트만", 8}, {"A김주성", 0}}, {{0, "오늘"}}, "샘 알트만"}}});
}

TEST_F(OnePass, ADocumentWithoutTermsValuesOrDataIsOneToo) { expect_same({{3, {}}, {9, {}}}); }

TEST_F(OnePass, ThousandsOfDocumentsAreAsXapianWritesThem) {
  expect_same(invented(3000, 7, 1),
              {{"seogo:format", "5"}, {"words:압", std::string(30'000, 'w')}});
}

TEST_F(OnePass, NumbersMayHaveGapsOfEveryWidth) { expect_same(invented(900, 11, 200'000)); }

TEST_F(OnePass, LongKeysAndLongDataAreCutAsNeeded) {
  Samples samples;
  Random random(3);
  for (DocumentNumber number = 1; number <= 200; ++number) {
    Sample& sample = samples[number];
    for (int i = 0; i < 20; ++i) {
      sample.terms["Q" + std::string(200 + random() % 40, static_cast<char>('a' + random() % 3)) +
                   std::to_string(random() % 50)] = 1;
    }
    sample.data = std::string(random() % 60'000, 'd') + std::to_string(number);
  }
  expect_same(samples);
}

TEST_F(OnePass, ZeroBytesInTermsKeepTheirOrder) {
  using namespace std::string_literals;
  expect_same({{1, {{{"가\0나"s, 1}, {"가"s, 2}, {"가\0"s, 3}, {"가나"s, 4}}, {}, "x"}},
               {2, {{{"가\0나"s, 1}, {"가\0\0"s, 2}}, {}, "y"}}});
}

// Lists of some thousand postings, whose chunks are deflated.
Samples with_long_lists() {
  Random random(21);
  Samples samples;
  for (DocumentNumber number = 1; number <= 9000; ++number) {
    Sample& sample = samples[number];
    sample.terms["가"] = 0;
    if (random() % 3 != 0) sample.terms["나다"] = 8 + random() % 3 * 8;
    if (random() % 8 == 0) sample.terms["라"] = random() % 2000;
    sample.terms["Q" + std::to_string(number)] = 0;
    sample.values[1] = std::to_string(random());
  }
  return samples;
}

TEST_F(OnePass, LongListsTakeLessAndReadTheSame) {
  const Samples samples = with_long_lists();
  expect_same(samples);
  EXPECT_LT(fs::file_size(directory_.path() / "ours" / "postlist.glass"),
            fs::file_size(directory_.path() / "theirs" / "postlist.glass") * 7 / 10);
}

// In the midst of a list, before and behind it; what it was is unpacked for that.
TEST_F(OnePass, XapianGoesOnWritingLongLists) {
  Samples samples = with_long_lists();
  for (DocumentNumber number = 1; number <= 9000; number += 4) samples.erase(number);
  const fs::path ours = directory_.path() / "ours";
  const fs::path theirs = directory_.path() / "theirs";
  write_in_one_pass(ours, samples, {});
  write_by_xapian(theirs, samples, {});
  std::set<Xapian::docid> all;
  for (const auto& [number, sample] : samples) all.insert(number);
  give_term_lists(ours, directory_.path() / "room",
                  recall_by_postings(Xapian::Database(ours.string()), all), Sync::no);
  for (const fs::path& path : {ours, theirs}) {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
    for (DocumentNumber number = 1; number <= 9500; number += 97) {
      Xapian::Document document;
      document.add_term("가", number % 5);
      if (number % 2 == 0) document.add_term("나다", 40);
      database.replace_document(number, document);
      if (number % 5 == 0) database.commit();
    }
    for (const DocumentNumber gone : {2U, 3U, 4502U, 8999U}) database.delete_document(gone);
    database.commit();
  }
  EXPECT_EQ(told(Xapian::Database(ours.string())), told(Xapian::Database(theirs.string())));
  faults(ours);
  const fs::path compacted = directory_.path() / "compacted";
  Xapian::Database(ours.string()).compact(compacted.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  EXPECT_EQ(told(Xapian::Database(compacted.string())), told(Xapian::Database(theirs.string())));
}

TEST_F(OnePass, XapiansCompactorTakesIt) {
  const fs::path ours = directory_.path() / "ours";
  write_in_one_pass(ours, invented(500, 9, 3), {});
  const Xapian::Database database(ours.string());
  const fs::path compacted = directory_.path() / "compacted";
  Xapian::Database(database).compact(compacted.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  EXPECT_EQ(told(Xapian::Database(compacted.string())), told(database));
}

}  // namespace
}  // namespace seogo::indexer::glass
