// Which documents share bands, and how many documents of a band are looked at.
#include "indexer/shared_bands.h"

#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/fields.h"
#include "tests/temporary_directory.h"

namespace {

using namespace seogo;
using indexer::SharedBands;
using Shared = std::map<Xapian::docid, std::size_t>;
using Documents = std::vector<Xapian::docid>;

class SharedBandsOfAnIndex : public testing::Test {
 protected:
  SharedBandsOfAnIndex()
      : database_(place_.path().string() + "/index", Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {}

  // The letters are bands, alike where they are alike.
  Xapian::docid add(const std::string& letters) {
    std::string value;
    for (const char letter : letters) value += "사" + std::string(1, letter);
    Xapian::Document document;
    document.add_value(schema::band_slot, value);
    return database_.add_document(document);
  }

  tests::TemporaryDirectory place_;
  Xapian::WritableDatabase database_;
};

TEST_F(SharedBandsOfAnIndex, AreTheSameReadForAllAndForOne) {
  add("abcdefghij");
  add("");  // too short a text
  add("klmnopqrst");
  add("kbcdefghiu");
  add("0123456789");
  const SharedBands all(database_);
  EXPECT_EQ(all.documents(), (Documents{1, 3, 4}));
  const Shared expected[] = {{}, {{4, 8}}, {}, {{4, 1}}, {{1, 8}, {3, 1}}, {}};
  for (Xapian::docid id = 1; id <= 5; ++id) {
    EXPECT_EQ(all.with(database_, id), expected[id]) << id;
    EXPECT_EQ(SharedBands(database_, {id}).with(database_, id), expected[id]) << id;
  }
  EXPECT_EQ(SharedBands(database_, {2, 3}).with(database_, 1), Shared())
      << "nobody asked for its bands";
}

// Xapian's own commit has not come yet.
TEST_F(SharedBandsOfAnIndex, FollowWhatIsNotCommitted) {
  add("abcdefghij");
  database_.commit();
  add("abcdefghij");
  add("abcdefghij");
  database_.delete_document(2);
  EXPECT_EQ(SharedBands(database_, {3}).with(database_, 3), (Shared{{1, 10}}));
  EXPECT_EQ(SharedBands(database_).with(database_, 3), (Shared{{1, 10}}));
}

TEST_F(SharedBandsOfAnIndex, LeadToTheEarliestDocumentsOnly) {
  for (int i = 0; i < 40; ++i) add("abcdefghij");
  const SharedBands all(database_);
  EXPECT_EQ(all.documents().size(), 40U);
  for (const SharedBands& bands : {all, SharedBands(database_, {5, 40})}) {
    EXPECT_EQ(bands.with(database_, 5).size(), 31U);
    EXPECT_EQ(bands.with(database_, 40).size(), 32U);
    EXPECT_EQ(bands.with(database_, 40).rbegin()->first, 32U);
  }
}

TEST_F(SharedBandsOfAnIndex, ThatAreDamagedAreTold) {
  add("abc");
  EXPECT_THROW(SharedBands{database_}, schema::Error);
  EXPECT_THROW(SharedBands(database_, {1}), schema::Error);
}

TEST_F(SharedBandsOfAnIndex, OfNoneAreNone) {
  EXPECT_EQ(SharedBands(database_).documents(), Documents());
}

}  // namespace
