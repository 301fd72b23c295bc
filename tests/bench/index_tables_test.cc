// What a database takes on the disk, by its tables.
#include "tests/bench/index_tables.h"

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/archive.h"

namespace seogo::bench {
namespace {

std::string sizes(const std::vector<TableSize>& tables) {
  std::string out;
  for (const TableSize& table : tables) {
    out += (out.empty() ? "" : ", ") + table.name + " " + std::to_string(table.bytes);
  }
  return out;
}

void write(const std::filesystem::path& path, std::size_t bytes) {
  std::ofstream(path) << std::string(bytes, 'x');
}

TEST(IndexTables, AreItsFilesByNameAndTheRestTogether) {
  const tests::TemporaryDirectory place;
  write(place.path() / "postlist.glass", 300);
  write(place.path() / "docdata.glass", 200);
  write(place.path() / "iamglass", 5);
  write(place.path() / "texts.dictionary", 6);
  std::filesystem::create_directory(place.path() / "comments");
  write(place.path() / "comments" / "postlist.glass", 1'000);

  const std::vector<TableSize> tables = index_tables(place.path());
  EXPECT_EQ(sizes(tables), "docdata 200, postlist 300, other 11");
  EXPECT_EQ(total_bytes(tables), 511U);
}

TEST(IndexTables, LeaveOutARestOfNothing) {
  const tests::TemporaryDirectory place;
  write(place.path() / "postlist.glass", 300);
  write(place.path() / "flintlock", 0);
  EXPECT_EQ(sizes(index_tables(place.path())), "postlist 300");
}

TEST(IndexTables, AreToldOfBothDatabasesOfAnIndex) {
  tests::Archive archive;
  archive.add("눈이 온 아침", "마을에 눈이 쌓였다.", {"예쁘네요"});
  static_cast<void>(archive.titles("눈이"));  // commits
  const std::vector<TableSize> tables = tables_of(archive.directory());
  for (const char* name : {"docdata", "postlist", "comments/docdata", "comments/postlist"}) {
    EXPECT_EQ(std::ranges::count(tables, name, &TableSize::name), 1) << name;
  }
  for (const TableSize& table : tables) EXPECT_GT(table.bytes, 0U) << table.name;
}

TEST(IndexTables, OfNoDirectoryAreAnError) {
  EXPECT_THROW(static_cast<void>(index_tables("/no/such/folder")), schema::Error);
}

}  // namespace
}  // namespace seogo::bench
