#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schema/error.h"
#include "schema/file.h"
#include "schema/generation.h"
#include "tests/schema/stacks.h"

namespace seogo::schema {
namespace {

using tests::Stacks;

// Another process that holds the lock until it is told to end.
class Holder {
 public:
  Holder(const IndexDirectory& directory, std::string_view purpose) {
    if (::pipe(held_.data()) != 0 || ::pipe(end_.data()) != 0) throw_io("open", "a pipe");
    process_ = ::fork();
    if (process_ == 0) hold(directory, purpose);
    char byte = 0;
    if (::read(held_[0], &byte, 1) != 1 || byte != 'h') ADD_FAILURE() << "the lock is not held";
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  ~Holder() {
    for (const int descriptor : {end_[1], end_[0], held_[0], held_[1]}) ::close(descriptor);
    ::waitpid(process_, nullptr, 0);
  }

  [[nodiscard]] pid_t process() const { return process_; }

 private:
  [[noreturn]] void hold(const IndexDirectory& directory, std::string_view purpose) const {
    ::close(end_[1]);
    {
      const WriterLock lock(directory, purpose);
      char byte = 'h';
      const bool told = ::write(held_[1], &byte, 1) == 1;
      if (told && ::read(end_[0], &byte, 1) > 0) ::_exit(1);
    }
    ::_exit(0);
  }

  std::array<int, 2> held_{};
  std::array<int, 2> end_{};
  pid_t process_ = 0;
};

TEST(WriterLock, ASecondWriterIsToldWhoHoldsIt) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  {
    const Holder holder(directory, "rebuild");
    try {
      const WriterLock lock(directory, "update");
      FAIL() << "two writers";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::index);
      EXPECT_EQ(error.text(), "the index at " + stacks.path().string() +
                                  " is being written by seogo-indexer rebuild (process " +
                                  std::to_string(holder.process()) + ")");
      EXPECT_EQ(error.hint(), "wait until it is done, or end it");
    }
  }
  EXPECT_NO_THROW(WriterLock(directory, "update"));  // the holder is gone
}

TEST(WriterLock, OneProcessIsOneWriterToo) {
  const Stacks stacks;
  const WriterLock first(stacks.directory(), "update");
  EXPECT_THROW(WriterLock(stacks.directory(), "update"), Error);
}

TEST(WriterLock, ALongerHolderLeavesNothingOfItsName) {
  const Stacks stacks;
  { const WriterLock lock(stacks.directory(), "a purpose of many words"); }
  const WriterLock lock(stacks.directory(), "update");
  EXPECT_EQ(read_file(stacks.path() / "lock"),
            "seogo-indexer update (process " + std::to_string(::getpid()) + ")\n");
}

TEST(WriterLock, MakesTheDirectory) {
  const Stacks stacks;
  const IndexDirectory directory(stacks.path() / "가" / "나");
  const WriterLock lock(directory, "update");
  EXPECT_EQ(directory.live(), std::nullopt);
  EXPECT_TRUE(std::filesystem::exists(directory.path() / "lock"));
}

TEST(WriterLock, TouchesNoDirectoryOfOtherThings) {
  const Stacks stacks;
  std::ofstream(stacks.path() / "휴가.jpg") << "사진";
  EXPECT_THROW(WriterLock(stacks.directory(), "update"), Error);
  EXPECT_FALSE(std::filesystem::exists(stacks.path() / "lock"));
}

TEST(WriterLock, DoesNotHinderReaders) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const WriterLock lock(directory, "update");
  directory.switch_to(directory.create_generation());
  EXPECT_EQ(directory.open_live().database.get_doccount(), 0U);
}

}  // namespace
}  // namespace seogo::schema
