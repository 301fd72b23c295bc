// The list by which comments follow their articles.
#include "schema/comment_batch.h"

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/schema/stacks.h"

namespace seogo::schema {
namespace {

TEST(CommentBatch, ComesBackAsItWasWritten) {
  for (const CommentBatch& batch : {CommentBatch{1, {}}, CommentBatch{12, {7, 19}},
                                    CommentBatch{300, {1, 2, 3, 4294967295U}}}) {
    EXPECT_EQ(CommentBatch::parse(batch.bytes()), batch);
  }
  EXPECT_EQ((CommentBatch{12, {7, 19}}.bytes()), "\x0C\x07\x0C");
  EXPECT_EQ(CommentBatch::parse(""), CommentBatch());
}

TEST(CommentBatch, DamageIsAnError) {
  for (const std::string& bytes :
       {std::string("\x80"), std::string("\x01\x80"), std::string("\x01\x07\x00", 3),
        std::string("\x01\xFF\xFF\xFF\xFF\x7F"), std::string("\x01\x01\xFF\xFF\xFF\xFF\x0F")}) {
    EXPECT_THROW(static_cast<void>(CommentBatch::parse(bytes)), Error);
  }
}

TEST(CommentBatch, StandsInTheMetadataOfBothDatabases) {
  const tests::Stacks stacks;
  const IndexDirectory directory = stacks.directory();
  const std::string name = directory.create_generation();
  Xapian::WritableDatabase articles = directory.open_for_writing(name);
  Xapian::WritableDatabase comments = directory.open_comments_for_writing(name);
  EXPECT_EQ(last_batch(articles), CommentBatch());
  EXPECT_EQ(batch_reached(comments), 0U);
  set_last_batch(articles, {5, {3}});
  set_batch_reached(comments, 4);
  articles.commit();
  comments.commit();
  directory.switch_to(name);
  const Generation live = directory.open_live();
  EXPECT_EQ(last_batch(live.database), (CommentBatch{5, {3}}));
  EXPECT_EQ(batch_reached(live.comments), 4U);
}

}  // namespace
}  // namespace seogo::schema
