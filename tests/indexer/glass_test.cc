// What is written in one pass is what Xapian would have written: the same documents through both.
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/glass/database.h"
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

// All of a database that can be read.
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
    const Xapian::Document document = database.get_document(*it);
    out << document.get_data() << '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      out << *term << ' ' << term.get_wdf() << '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      out << value.get_valueno() << " = " << *value << '\n';
    }
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
  const std::size_t found = Xapian::Database::check(path.string(), 0, &said);
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

TEST_F(OnePass, WhatWasWrittenInOnePassXapianGoesOnWriting) {
  Samples samples = invented(800, 5, 2);
  const fs::path ours = directory_.path() / "ours";
  const fs::path theirs = directory_.path() / "theirs";
  write_in_one_pass(ours, samples, {{"seogo:format", "5"}});
  write_by_xapian(theirs, samples, {{"seogo:format", "5"}});
  for (const fs::path& path : {ours, theirs}) {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
    std::size_t at = 0;
    for (const auto& [number, sample] : samples) {
      if (++at % 3 == 0) database.delete_document(number);
      if (at % 5 != 1) continue;
      Xapian::Document document;
      document.add_term("새로운", static_cast<Xapian::termcount>(at));
      document.add_value(1, "바뀜");
      document.set_data(std::string(at * 7, 'n'));
      database.replace_document(number, document);
      if (at % 50 == 1) database.commit();
    }
    database.set_metadata("words:압", std::string(9000, 'm'));
    database.commit();
  }
  EXPECT_EQ(told(Xapian::Database(ours.string())), told(Xapian::Database(theirs.string())));
  faults(ours);
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
