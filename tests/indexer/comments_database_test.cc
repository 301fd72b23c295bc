// The comments' database follows the articles', whoever stops between the two commits.
#include "indexer/comments_database.h"

#include <functional>

#include <gtest/gtest.h>

#include "indexer/comments_build.h"
#include "indexer/comments_check.h"
#include "indexer/maintenance.h"
#include "indexer/recall.h"
#include "indexer/writer.h"
#include "schema/comment_document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/slot_number.h"
#include "searchd/engine/comment_texts.h"
#include "tests/temporary_directory.h"

namespace {

using namespace seogo;
namespace fs = std::filesystem;
using indexer::Writer;
using schema::Article;
using schema::Comment;
using Texts = std::map<std::string, Xapian::docid>;  // of comments, and their numbers

Comment said(const std::string& text, const std::string& id = "") {
  Comment comment;
  comment.id = id;
  comment.author = "사계절";
  comment.text = text;
  return comment;
}

Article article(const std::string& id, const std::vector<Comment>& comments) {
  Article made;
  made.id = id;
  made.title = "제목 " + id;
  made.body = "본문";
  made.comments = comments;
  return made;
}

class CommentsDatabase : public testing::Test {
 protected:
  CommentsDatabase() {
    live_ = directory_.create_generation();
    directory_.switch_to(live_);
  }
  std::unique_ptr<Writer> open() {
    return std::make_unique<Writer>(directory_, live_, Writer::Target::live);
  }
  void put(const std::vector<Article>& articles) {
    const auto writer = open();
    for (const Article& each : articles) writer->put(each);
    writer->commit();
  }
  Texts texts() {
    const schema::Generation live = directory_.open_live();
    Texts texts;
    for (auto it = live.comments.postlist_begin(""); it != live.comments.postlist_end(""); ++it) {
      searchd::engine::Texts kept(0);
      searchd::engine::CommentTexts comments(live.database, kept);
      const auto comment = comments.comment_of(live.comments.get_document(*it));
      texts[comment ? comment->comment.text : "gone"] = *it;
    }
    return texts;
  }
  [[nodiscard]] std::vector<std::string> findings() const {
    return indexer::comment_findings(directory_, live_);
  }
  [[nodiscard]] std::uint64_t batch() const {
    return schema::batch_reached(directory_.open_live().comments);
  }
  [[nodiscard]] fs::path comments() const { return directory_.comments_path(live_); }
  [[nodiscard]] fs::path aside() const { return place_.path() / "aside"; }

  // As a power cut between the two commits of `work` leaves them: its articles, and the comments of
  // before.
  template <typename Work>
  void cut_short(Work work) {
    fs::remove_all(aside());
    fs::copy(comments(), aside());
    work();
    fs::remove_all(comments());
    fs::rename(aside(), comments());
  }
  // Terms, slots and data of every comment, whatever its number.
  [[nodiscard]] std::multiset<std::string> documents() const {
    const Xapian::Database database(comments().string());
    std::set<Xapian::docid> all(database.postlist_begin(""), database.postlist_end(""));
    std::multiset<std::string> documents;
    for (auto& [id, document] : indexer::recall_by_postings(database, all)) {
      document.set_data(database.get_document(id).get_data());
      documents.insert(document.serialise());
    }
    return documents;
  }
  void expect_as_built_anew() {
    EXPECT_EQ(findings(), std::vector<std::string>());
    const std::multiset<std::string> followed = documents();
    fs::rename(comments(), aside());
    indexer::build_comments(directory_, live_);
    EXPECT_EQ(findings(), std::vector<std::string>());
    EXPECT_EQ(documents(), followed);
    fs::remove_all(comments());
    fs::rename(aside(), comments());
  }

  tests::TemporaryDirectory place_;
  schema::IndexDirectory directory_{place_.path() / "stacks"};
  std::optional<schema::WriterLock> lock_{std::in_place, directory_, "tests"};
  std::string live_;
};

TEST_F(CommentsDatabase, ComeWithTheirArticle) {
  put({article("1", {said("첫눈이다"), said("춥다")}), article("2", {}),
       article("3", {said("우박")})});
  EXPECT_EQ(texts(), (Texts{{"첫눈이다", 1}, {"춥다", 2}, {"우박", 3}}));
  const schema::Generation live = directory_.open_live();
  EXPECT_EQ(live.comments.get_termfreq("XP1"), 2U);
  EXPECT_EQ(schema::article_of(live.comments.get_document(3).get_value(schema::article_slot)), 3U);
  expect_as_built_anew();
}

TEST_F(CommentsDatabase, NobodyAsksForThemWhereNoneChanged) {
  put({article("1", {said("첫눈이다")}), article("2", {})});
  EXPECT_EQ(batch(), 1U);
  put({article("1", {said("첫눈이다")}), article("2", {}), article("3", {})});
  EXPECT_EQ(batch(), 1U);
  Article edited = article("1", {said("첫눈이다")});
  edited.body = "다른 본문";
  put({edited});
  EXPECT_EQ(batch(), 1U);
  put({article("1", {said("눈이 온다")})});
  EXPECT_EQ(batch(), 2U);
}

// Whoever goes through pages of results would lose a comment that got another number.
TEST_F(CommentsDatabase, KeepTheirNumbersWhereOthersComeAndGo) {
  put({article("1", {said("하나"), said("둘"), said("셋", "c3"), said("넷")})});
  Comment edited = said("셋을 고쳤다", "c3");
  edited.likes = 7;
  Comment liked = said("둘");
  liked.likes = 2;
  // The newest first, as many pages have them: every place is another.
  put({article("1", {said("다섯"), edited, liked, said("하나")})});
  EXPECT_EQ(texts(), (Texts{{"하나", 1}, {"둘", 2}, {"셋을 고쳤다", 3}, {"다섯", 5}}));
  const schema::Generation live = directory_.open_live();
  EXPECT_EQ(schema::to_comment_mark(live.comments.get_document(2).get_data()),
            schema::mark_of(liked, 2));
  searchd::engine::Texts kept(0);
  searchd::engine::CommentTexts comments(live.database, kept);
  EXPECT_EQ(comments.comment_of(live.comments.get_document(2)),
            (schema::StoredComment{1, 2, liked}));
  EXPECT_EQ(live.comments.get_document(2).get_value(schema::likes_slot), schema::slot_value(2));
  EXPECT_TRUE(live.comments.term_exists("고쳤"));
  expect_as_built_anew();
}

TEST_F(CommentsDatabase, ThatSayTheSameAreSeveral) {
  put({article("1", {said("ㅋㅋㅋ"), said("ㅋㅋㅋ"), said("ㅋㅋㅋ")})});
  put({article("1", {said("ㅋㅋㅋ"), said("우와"), said("ㅋㅋㅋ")})});
  EXPECT_EQ(directory_.open_live().comments.get_doccount(), 3U);
  EXPECT_EQ(texts().at("우와"), 4U);
  expect_as_built_anew();
}

TEST_F(CommentsDatabase, GoWithTheirArticle) {
  put({article("1", {said("첫눈이다")}), article("2", {said("우박")})});
  const auto writer = open();
  EXPECT_TRUE(writer->remove("1"));
  writer->commit();
  EXPECT_EQ(texts(), (Texts{{"우박", 2}}));
  writer->put(article("1", {said("첫눈이다")}));
  writer->commit();
  EXPECT_EQ(texts(), (Texts{{"우박", 2}, {"첫눈이다", 3}}));
  expect_as_built_anew();
}

TEST_F(CommentsDatabase, BehindByABatchAreToldAndBroughtByTheNextWriter) {
  put({article("1", {said("첫눈이다")}), article("2", {said("우박")}), article("3", {said("비")})});
  cut_short([this] {
    const auto writer = open();
    writer->put(article("1", {said("첫눈이다"), said("춥다")}));
    writer->put(article("4", {said("안개")}));
    writer->remove("2");
    writer->commit();
  });
  EXPECT_EQ(texts().size(), 3U);  // they serve
  ASSERT_EQ(findings().size(), 1U);
  EXPECT_NE(findings()[0].find("the comments of 3 articles are a batch behind"), std::string::npos)
      << findings()[0];
  open();
  EXPECT_EQ(texts(), (Texts{{"첫눈이다", 1}, {"비", 3}, {"춥다", 4}, {"안개", 5}}));
  EXPECT_EQ(batch(), 2U);
  expect_as_built_anew();
}

// What searches read of them until then.
TEST_F(CommentsDatabase, BehindByABatchAreReadAsTheyAreNow) {
  Comment second = said("둘", "c2");
  put({article("1", {said("하나"), second, said("셋"), said("넷")}), article("2", {said("우박")})});
  cut_short([this, &second] {
    const auto writer = open();
    second.text = "둘을 고쳤다";
    writer->put(article("1", {said("새 말"), said("하나"), second, said("넷")}));
    writer->remove("2");
    writer->commit();
  });
  EXPECT_EQ(texts(), (Texts{{"하나", 1}, {"둘을 고쳤다", 2}, {"gone", 5}, {"넷", 4}}));
  const schema::Generation live = directory_.open_live();
  searchd::engine::Texts kept(0);
  searchd::engine::CommentTexts comments(live.database, kept);
  EXPECT_EQ(comments.comment_of(live.comments.get_document(2)),
            (schema::StoredComment{1, 2, second}));
  EXPECT_EQ(comments.comment_of(live.comments.get_document(3)), std::nullopt);
  EXPECT_EQ(comments.article_of(live.comments.get_document(5)), std::nullopt);
}

TEST_F(CommentsDatabase, OfAHalfTakenBatchAreTakenAgain) {
  put({article("1", {said("첫눈이다")})});
  cut_short([this] { put({article("1", {said("춥다")}), article("2", {said("우박")})}); });
  {
    // Xapian commits by itself after so many changes.
    Xapian::WritableDatabase half = directory_.open_comments_for_writing(live_);
    half.add_document(schema::comment_document({1, 0, said("춥다")}));
    half.commit();
  }
  open();
  EXPECT_EQ(texts().size(), 2U);
  expect_as_built_anew();
}

TEST_F(CommentsDatabase, FurtherBehindAreComparedWithAllArticles) {
  put({article("1", {said("첫눈이다")}), article("2", {said("우박")})});
  cut_short([this] {
    put({article("1", {said("첫눈이다"), said("춥다")})});
    put({article("3", {said("안개")})});
    const auto writer = open();
    writer->remove("2");
    writer->commit();
  });
  ASSERT_EQ(findings().size(), 1U);
  EXPECT_NE(findings()[0].find("of batch 1, the articles of batch 4"), std::string::npos)
      << findings()[0];
  open();
  EXPECT_EQ(texts(), (Texts{{"첫눈이다", 1}, {"춥다", 3}, {"안개", 4}}));
  expect_as_built_anew();
}

// As they are after a first update: none has a list of its terms.
TEST_F(CommentsDatabase, BuiltInBulkChangeLikeOthers) {
  put({article("1", {said("하나"), said("둘", "c2"), said("셋")}), article("2", {said("우박")})});
  fs::remove_all(comments());
  indexer::build_comments(directory_, live_);
  put({article("1", {said("새 말"), said("둘을 고쳤다", "c2"), said("하나")})});
  const auto writer = open();
  writer->remove("2");
  writer->commit();
  EXPECT_EQ(texts(), (Texts{{"하나", 1}, {"둘을 고쳤다", 2}, {"새 말", 5}}));
  expect_as_built_anew();
}

TEST_F(CommentsDatabase, BuiltInBulkAndFarBehindAreToldByTheirPostings) {
  put({article("1", {said("첫눈이다"), said("둘", "c2")}), article("2", {said("우박")})});
  fs::remove_all(comments());
  indexer::build_comments(directory_, live_);
  cut_short([this] {
    put({article("1", {said("둘을 고쳤다", "c2"), said("춥다")})});
    put({article("3", {said("안개")})});
    const auto writer = open();
    writer->remove("2");
    writer->commit();
  });
  open();
  EXPECT_EQ(texts().size(), 3U);
  expect_as_built_anew();
}

TEST_F(CommentsDatabase, AWriterAtWorkIsNoFinding) {
  put({article("1", {said("첫눈이다")})});
  cut_short([this] { put({article("1", {said("춥다")})}); });
  const Xapian::WritableDatabase writing = directory_.open_for_writing(live_);
  EXPECT_EQ(findings(), std::vector<std::string>());
}

// What a hand, a disk or a program without the contract may do to them.
TEST_F(CommentsDatabase, ThatAreNotThoseStoredAreFound) {
  const struct {
    std::string_view finding;
    std::function<void(Xapian::WritableDatabase&)> harm;
  } cases[] = {
      {"the comments of 1 articles are not those stored with them, first of document 2",
       [](auto& database) { database.delete_document(3); }},
      {"the comments of 1 articles are not those stored with them, first of document 1",
       [](auto& database) {
         database.replace_document(1, schema::comment_document({1, 0, said("다른 말")}));
       }},
      {"the comments of 1 articles are not those stored with them, first of document 1",
       [](auto& database) {
         Xapian::Document moved = database.get_document(1);
         moved.add_value(schema::article_slot, schema::article_value(2));
         database.replace_document(1, moved);
       }},
      {"there are 4 comments, but 3 stored with articles",
       [](auto& database) {
         database.add_document(schema::comment_document({9, 0, said("남의 말")}));
       }},
      {"a stored comment is damaged",
       [](auto& database) {
         Xapian::Document garbled = database.get_document(1);
         garbled.set_data("?");
         database.replace_document(1, garbled);
       }},
  };
  put({article("1", {said("첫눈이다"), said("춥다")}), article("2", {said("우박")})});
  for (const auto& row : cases) {
    fs::remove_all(aside());
    fs::copy(comments(), aside());
    {
      Xapian::WritableDatabase database = directory_.open_comments_for_writing(live_);
      row.harm(database);
      database.commit();
    }
    ASSERT_EQ(findings().size(), 1U) << row.finding;
    EXPECT_NE(findings()[0].find(row.finding), std::string::npos) << findings()[0];
    fs::remove_all(comments());
    fs::rename(aside(), comments());
  }
  EXPECT_EQ(findings(), std::vector<std::string>());
}

TEST_F(CommentsDatabase, ThatAreGoneOrDamagedStopAWriterUntilTheyAreRepaired) {
  put({article("1", {said("첫눈이다"), said("춥다")}), article("2", {said("우박")})});
  const auto expect_repaired = [this] {
    EXPECT_FALSE(indexer::check(directory_).empty());
    EXPECT_THROW(open(), schema::Error);
    lock_.reset();  // repair takes it
    indexer::repair(directory_);
    live_ = directory_.require_live();
    EXPECT_EQ(indexer::check(directory_), std::vector<std::string>());
    EXPECT_EQ(texts().size(), 3U);
  };
  fs::remove_all(comments());
  expect_repaired();
  fs::resize_file(comments() / "postlist.glass", 0);
  expect_repaired();
}

TEST_F(CommentsDatabase, OfManyArticlesAreBuiltInPartsInTheirOrder) {
  std::vector<Article> articles;
  for (int i = 0; i < 900; ++i) {
    std::vector<Comment> comments;
    for (int j = 0; j < i % 30; ++j)
      comments.push_back(said(std::to_string(i) + "번 글에 " + std::to_string(j)));
    articles.push_back(article(std::to_string(i), comments));
  }
  put(articles);
  fs::remove_all(comments());
  indexer::build_comments(directory_, live_);
  EXPECT_EQ(findings(), std::vector<std::string>());
  const Xapian::Database database(comments().string());
  ASSERT_EQ(database.get_doccount(), 13050U);
  std::pair<Xapian::docid, std::size_t> last;
  for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
    const Xapian::Document document = database.get_document(id);
    const std::pair now(schema::article_of(document.get_value(schema::article_slot)),
                        schema::to_comment_mark(document.get_data()).place);
    EXPECT_TRUE(id == 1 || last < now);
    last = now;
  }
}

}  // namespace
