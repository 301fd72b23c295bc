#include "schema/generation.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "schema/analyzer.h"
#include "schema/comment_document.h"
#include "schema/error.h"
#include "schema/stored.h"
#include "tests/schema/full_article.h"
#include "tests/schema/stacks.h"

namespace seogo::schema {
namespace {

namespace fs = std::filesystem;
using tests::Stacks;

Error refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::usage, "nothing was refused"};
}

void write(const fs::path& path, std::string_view text) { std::ofstream(path) << text; }

TEST(Generation, AMissingDirectoryHasNoIndexYet) {
  const Stacks stacks;
  const IndexDirectory directory(stacks.path() / "none");
  EXPECT_EQ(directory.live(), std::nullopt);
  const Error error = refusal([&] { static_cast<void>(directory.open_live()); });
  EXPECT_EQ(error.code(), ErrorCode::index);
  EXPECT_EQ(error.text(), "there is no index at " + directory.path().string());
  EXPECT_EQ(error.hint(),
            "make one: seogo-indexer update --index " + directory.path().string() + " PATH…");
  EXPECT_FALSE(fs::exists(directory.path()));
}

TEST(Generation, AnEmptyDirectoryHasNoIndexYet) {
  const Stacks stacks;
  EXPECT_EQ(stacks.directory().live(), std::nullopt);
  EXPECT_THROW(static_cast<void>(stacks.directory().require_live()), Error);
}

TEST(Generation, ADirectoryOfOtherThingsIsNoIndex) {
  const Stacks stacks;
  write(stacks.path() / "휴가.jpg", "사진");
  const Error error = refusal([&] { static_cast<void>(stacks.directory().live()); });
  EXPECT_EQ(error.code(), ErrorCode::index);
  EXPECT_EQ(error.text(), stacks.path().string() + " is no index");
  EXPECT_EQ(error.hint(), "name an index, or a new or empty directory to make one in");
}

TEST(Generation, AFileIsNoIndex) {
  const Stacks stacks;
  write(stacks.path() / "a", "");
  const IndexDirectory directory(stacks.path() / "a");
  EXPECT_EQ(refusal([&] { static_cast<void>(directory.live()); }).code(), ErrorCode::index);
}

TEST(Generation, AFirstUpdateCutShortCanBeginAgain) {
  const Stacks stacks;
  write(stacks.path() / "lock", "seogo-indexer update (process 1)\n");
  write(stacks.path() / "current.new", "gen-0");
  static_cast<void>(stacks.directory().create_generation());
  EXPECT_EQ(stacks.directory().live(), std::nullopt);
  EXPECT_EQ(stacks.directory().next_name(), "gen-000002");
  stacks.directory().remove_unused();
  EXPECT_EQ(stacks.directory().next_name(), "gen-000001");
}

TEST(Generation, IsLiveOnceSwitchedTo) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string first = directory.create_generation();
  EXPECT_EQ(first, "gen-000001");
  EXPECT_EQ(directory.live(), std::nullopt);
  directory.switch_to(first);
  EXPECT_EQ(directory.live(), first);
  tests::add(directory, first, tests::full_article());
  EXPECT_EQ(directory.open_live().name, first);
  EXPECT_EQ(directory.open_live().database.get_doccount(), 1U);

  const std::string second = directory.create_generation();
  EXPECT_EQ(second, "gen-000002");
  EXPECT_EQ(directory.open_live().name, first);
  directory.sync_generation(second);
  directory.switch_to(second);
  EXPECT_EQ(directory.require_live(), second);
  EXPECT_EQ(directory.open_live().database.get_doccount(), 0U);
}

TEST(Generation, AnotherAnalyzerIsRefusedWithTheHintToRebuild) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  directory.switch_to(name);
  tests::add(directory, name, tests::full_article());
  {
    Xapian::WritableDatabase database = directory.open_for_writing(name);
    database.set_metadata(analyzer_key, "seogo-0");
    database.commit();
  }
  const std::string where = stacks.path().string();
  for (const auto& open :
       {std::function<void()>([&] { static_cast<void>(directory.open_live()); }),
        std::function<void()>([&] { static_cast<void>(directory.open_for_writing(name)); })}) {
    const Error error = refusal(open);
    EXPECT_EQ(error.code(), ErrorCode::index);
    EXPECT_EQ(error.text(), "the index at " + where +
                                " was made by analyzer seogo-0, format 6; this program has " +
                                std::string(analyzer_version) + ", 6");
    EXPECT_EQ(error.hint(), "build it anew: seogo-indexer rebuild --index " + where + " PATH…");
  }
  // Its articles can still be read.
  const Generation live = directory.open_live(IndexDirectory::Accept::stored_articles);
  EXPECT_EQ(stored_article(live.database, 1), tests::full_article());
}

TEST(Generation, AnotherFormatIsRefusedEvenForReadingArticles) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  directory.switch_to(name);
  Xapian::WritableDatabase database = directory.open_for_writing(name);
  database.set_metadata(format_key, "0");
  database.commit();
  const Error error = refusal(
      [&] { static_cast<void>(directory.open_live(IndexDirectory::Accept::stored_articles)); });
  EXPECT_NE(error.text().find("format 0"), std::string::npos) << error.text();
}

TEST(Generation, EarlierFormatsAreReadForTheirArticlesOnly) {
  for (const std::string earlier : {"1", "2", "3", "4", "5"}) {
    const Stacks stacks;
    const IndexDirectory directory = stacks.directory();
    const std::string name = directory.create_generation();
    directory.switch_to(name);
    tests::add(directory, name, tests::full_article());
    {
      Xapian::WritableDatabase database = directory.open_for_writing(name);
      database.set_metadata(format_key, earlier);
      database.commit();
    }
    fs::remove_all(directory.comments_path(name));  // they had none
    for (const auto& open :
         {std::function<void()>([&] { static_cast<void>(directory.open_live()); }),
          std::function<void()>([&] { static_cast<void>(directory.open_for_writing(name)); })}) {
      const Error error = refusal(open);
      EXPECT_EQ(error.code(), ErrorCode::index);
      EXPECT_NE(error.text().find("format " + earlier + "; this program has " +
                                  std::string(analyzer_version) + ", 6"),
                std::string::npos)
          << error.text();
      EXPECT_NE(error.hint().find("seogo-indexer rebuild"), std::string::npos);
    }
    const Generation live = directory.open_live(IndexDirectory::Accept::stored_articles);
    EXPECT_EQ(stored_article(live.database, 1), tests::full_article());
  }
}

TEST(Generation, CurrentMayNameNothing) {
  const struct {
    std::string_view current;
    std::string_view reason;
  } cases[] = {
      {"gen-000009\n", "the generation that `current` names cannot be opened"},
      {"", "`current` names no generation"},
      {"gen-1", "`current` names no generation"},
      {"gen-00000x", "`current` names no generation"},
      {"../gen-000001", "`current` names no generation"},
  };
  for (const auto& row : cases) {
    const Stacks stacks;
    static_cast<void>(stacks.directory().create_generation());
    write(stacks.path() / "current", row.current);
    const Error error = refusal([&] { static_cast<void>(stacks.directory().open_live()); });
    EXPECT_EQ(error.code(), ErrorCode::index);
    EXPECT_EQ(error.text(),
              "the index at " + stacks.path().string() + " is damaged: " + std::string(row.reason));
    EXPECT_EQ(error.hint(), "try: seogo-indexer check --repair --index " + stacks.path().string());
  }
}

TEST(Generation, ADamagedDatabaseIsTold) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  directory.switch_to(name);
  const auto expect_damaged = [](const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::index);
    EXPECT_NE(error.text().find("is damaged: "), std::string::npos) << error.text();
    EXPECT_NE(error.hint().find("check --repair"), std::string::npos) << error.hint();
  };
  write(directory.comments_path(name) / "iamglass", "");
  expect_damaged(refusal([&] { static_cast<void>(directory.open_live()); }));
  expect_damaged(refusal([&] { static_cast<void>(directory.open_comments_for_writing(name)); }));
  EXPECT_NO_THROW(directory.require_this_version(name));  // of the articles
  fs::remove_all(directory.comments_path(name));
  expect_damaged(refusal([&] { static_cast<void>(directory.open_live()); }));
  write(directory.generation_path(name) / "iamglass", "");
  expect_damaged(refusal([&] { static_cast<void>(directory.open_live()); }));
  expect_damaged(refusal([&] { static_cast<void>(directory.open_for_writing(name)); }));
  expect_damaged(refusal([&] { directory.require_this_version(name); }));
}

TEST(Generation, HasCommentsBesideItsArticles) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  EXPECT_EQ(directory.comments_path(name), stacks.path() / "gen-000001" / "comments");
  directory.switch_to(name);
  Generation live = directory.open_live();
  EXPECT_EQ(live.comments.get_doccount(), 0U);
  Xapian::WritableDatabase articles = directory.open_for_writing(name);
  Xapian::WritableDatabase comments = directory.open_comments_for_writing(name);
  articles.add_document(to_document(tests::full_article()));
  articles.commit();
  comments.add_document(comment_document({1, 0, tests::full_article().comments[0]}));
  comments.commit();
  EXPECT_EQ(live.comments.get_doccount(), 0U);
  live.reopen();
  EXPECT_EQ(live.database.get_doccount(), 1U);
  EXPECT_EQ(live.comments.get_doccount(), 1U);
}

// Somebody who may do less than root, for as long as it lives.
class AnotherUser {
 public:
  AnotherUser() { EXPECT_EQ(::geteuid() == 0 ? ::seteuid(65534) : 0, 0); }
  ~AnotherUser() { EXPECT_EQ(::getuid() == 0 ? ::seteuid(0) : 0, 0); }
  AnotherUser(const AnotherUser&) = delete;
  AnotherUser& operator=(const AnotherUser&) = delete;
};

TEST(Generation, WhatMayNotBeReadIsNotCalledDamaged) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  directory.switch_to(name);
  const fs::path generation = directory.generation_path(name);
  fs::permissions(stacks.path().parent_path(), fs::perms(0755));
  struct Case {
    fs::path path;
    unsigned open;
  };
  const Case cases[] = {{generation / "iamglass", 0644},
                        {generation / "comments" / "iamglass", 0644},
                        {generation / "comments", 0755},
                        {generation / "readers", 0644},
                        {generation, 0755},
                        {stacks.path() / "current", 0644},
                        {stacks.path(), 0755}};
  for (const Case& c : cases) fs::permissions(c.path, fs::perms(c.open));
  for (const Case& c : cases) {
    fs::permissions(c.path, fs::perms::none);
    Error error = {ErrorCode::usage, ""};
    {
      const AnotherUser user;
      error = refusal([&] { static_cast<void>(directory.open_live()); });
    }
    fs::permissions(c.path, fs::perms(c.open));
    EXPECT_NE(error.text().find("Permission denied"), std::string::npos) << error.text();
    EXPECT_EQ(error.text().find("damaged"), std::string::npos) << error.text();
    EXPECT_EQ(error.hint().find("repair"), std::string::npos) << error.hint();
  }
  const AnotherUser user;
  EXPECT_EQ(directory.open_live().name, name);
}

// Who cannot list the generations would take a name that is taken, and write over what is live.
TEST(Generation, AWriterThatMayNotListTheDirectoryIsRefused) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  directory.switch_to(name);
  fs::permissions(stacks.path().parent_path(), fs::perms(0755));
  fs::permissions(stacks.path(), fs::perms(0733));
  fs::permissions(stacks.path() / "current", fs::perms(0644));
  {
    const AnotherUser user;
    EXPECT_EQ(directory.live(), name);
    const Error error = refusal([&] { const WriterLock lock(directory, "test"); });
    EXPECT_NE(error.text().find("Permission denied"), std::string::npos) << error.text();
  }
  fs::permissions(stacks.path(), fs::perms(0755));
}

TEST(Generation, ASecondWriterOfOneDatabaseIsRefused) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  const Xapian::WritableDatabase first = directory.open_for_writing(name);
  const Error error = refusal([&] { static_cast<void>(directory.open_for_writing(name)); });
  EXPECT_EQ(error.code(), ErrorCode::index);
  EXPECT_EQ(error.text(), "another program writes to " + stacks.path().string());
}

TEST(Generation, DirtyStaysUntilItIsCleared) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  EXPECT_EQ(directory.dirty(), std::nullopt);
  directory.mark_dirty("No space left on device");
  EXPECT_EQ(directory.dirty(), "No space left on device");
  EXPECT_EQ(stacks.directory().dirty(), "No space left on device");
  directory.clear_dirty();
  EXPECT_EQ(directory.dirty(), std::nullopt);
  EXPECT_NO_THROW(directory.clear_dirty());
}

TEST(Generation, IsMarkedDirtyWhereThereIsNoRoomForTheReason) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit none{0, before.rlim_max};
  std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &none), 0);
  EXPECT_NO_THROW(directory.mark_dirty("No space left on device"));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  EXPECT_EQ(directory.dirty(), "there was no room to say why");
  directory.clear_dirty();
  EXPECT_EQ(directory.dirty(), std::nullopt);
}

TEST(Generation, WhatAReaderHoldsIsKeptUntilItLetsGo) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  directory.switch_to(directory.create_generation());
  const fs::path first = directory.generation_path("gen-000001");
  {
    const Generation held = directory.open_live();
    directory.switch_to(directory.create_generation());
    directory.remove_unused();
    EXPECT_TRUE(fs::exists(first / "iamglass"));
    EXPECT_EQ(held.database.get_doccount(), 0U);
  }
  directory.remove_unused();
  EXPECT_FALSE(fs::exists(first));
  EXPECT_TRUE(fs::exists(directory.generation_path("gen-000002")));
  EXPECT_EQ(directory.open_live().name, "gen-000002");
}

TEST(Generation, WhatWasCutShortBeforeItsFirstReaderIsRemoved) {
  const Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  directory.switch_to(directory.create_generation());
  fs::create_directory(directory.generation_path("gen-000002"));
  write(directory.generation_path("gen-000002") / "postlist.glass", "");
  directory.remove_unused();
  EXPECT_FALSE(fs::exists(directory.generation_path("gen-000002")));
  EXPECT_EQ(directory.next_name(), "gen-000002");
}

}  // namespace
}  // namespace seogo::schema
