// Copies of one text are one result: which of them stands for all, how many results there are, and
// that no page loses or doubles one.
#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "schema/article_codec.h"
#include "schema/stored.h"
#include "schema/utf8.h"
#include "searchd/engine/copies.h"
#include "tests/archive.h"
#include "tests/copied_texts.h"

namespace {

using namespace seogo;
using searchd::engine::Match;
using searchd::engine::Reply;
using searchd::engine::Request;
using searchd::engine::Sort;
using Ids = std::vector<std::string>;

Ids ids_of(const Reply& reply) {
  Ids ids;
  for (const auto& hit : reply.hits) ids.push_back(hit.id);
  return ids;
}

Request asked(const std::string& text, Sort sort = Sort::relevance,
              Match match = Match::automatic) {
  Request request;
  request.text = text;
  request.sort = sort;
  request.match = match;
  return request;
}

Request copies_of(const std::string& id, const std::string& text = "") {
  Request request = asked(text);
  request.duplicates_of = id;
  return request;
}

Request unfolded(Request request) {
  request.fold = false;
  return request;
}

Request explained(Request request) {
  request.explain = true;
  return request;
}

Request published_on(Request request, const schema::Day& day) {
  request.from = day;
  request.to = day;
  return request;
}

schema::Day day(const std::string& text) { return schema::read_day_span(text).value().first; }

schema::Article story(const std::string& id, const std::string& published,
                      const std::string& body) {
  schema::Article article;
  article.id = id;
  article.title = "시내버스 공영화";
  article.published = schema::read_timestamp(published);
  article.body = body;
  return article;
}

class Folding : public testing::Test {
 protected:
  Folding() {
    archive_.add(story("통신", "2024-03-05", tests::wire_story));
    archive_.add(story("신문", "2024-03-06", tests::wire_story_in_a_paper));
    archive_.add(story("포털", "2024-03-07", tests::wire_story + "\n\n구독하기"));
    archive_.add(story("현장", "2024-03-04", tests::another_report));
  }
  Reply search(Request request) { return archive_.search(std::move(request)); }

  tests::Archive archive_;
};

TEST_F(Folding, CopiesAreOneResultAndSayHowManyTheyAre) {
  const Reply reply = search(asked("시내버스"));
  EXPECT_EQ(reply.total.value, 2U);
  EXPECT_TRUE(reply.total.exact);
  std::map<std::string, std::uint64_t> duplicates;
  for (const auto& hit : reply.hits) duplicates[hit.id] = hit.duplicates;
  EXPECT_EQ(duplicates, (std::map<std::string, std::uint64_t>{{"신문", 2}, {"현장", 0}}));
}

TEST_F(Folding, CanBeLeftOut) {
  const Reply reply = search(unfolded(asked("시내버스")));
  EXPECT_EQ(reply.total.value, 4U);
  EXPECT_EQ(reply.hits.size(), 4U);
}

TEST_F(Folding, TheFirstInOrderStandsForAll) {
  EXPECT_EQ(ids_of(search(Request())), (Ids{"포털", "현장"}));
  EXPECT_EQ(ids_of(search(asked("시내버스", Sort::newest))), (Ids{"포털", "현장"}));
  EXPECT_EQ(ids_of(search(asked("시내버스", Sort::oldest))), (Ids{"현장", "통신"}));
}

// A copy that is not found would else hide one that is.
TEST_F(Folding, OnlyAmongThoseThatMatch) {
  EXPECT_EQ(ids_of(search(asked("\"정면으로 부딪쳤다\""))), (Ids{"신문"}));
  EXPECT_EQ(ids_of(search(asked("공영화 카카오톡", Sort::relevance, Match::all))), (Ids{"신문"}));
  EXPECT_EQ(ids_of(search(asked("시내버스 -구독하기", Sort::newest))), (Ids{"신문", "현장"}));
  EXPECT_EQ(ids_of(search(published_on(Request(), day("2024-03-05")))), (Ids{"통신"}));
  EXPECT_EQ(search(asked("카카오톡")).hits.front().duplicates, 2U) << "in the archive";
}

TEST_F(Folding, CopiesOfAnArticleAreListedNewestFirst) {
  for (const char* id : {"통신", "신문", "포털"}) {
    const Reply reply = search(copies_of(id));
    EXPECT_EQ(ids_of(reply), (Ids{"포털", "신문", "통신"}));
    EXPECT_EQ(reply.total.value, 3U);
    EXPECT_TRUE(reply.notes.empty());
  }
}

TEST_F(Folding, CopiesCanBeSearched) {
  EXPECT_EQ(ids_of(search(copies_of("통신", "카카오톡"))), (Ids{"신문"}));
  EXPECT_EQ(search(copies_of("통신", "손팻말을")).total.value, 0U);
}

TEST_F(Folding, AnArticleWithoutCopiesIsAloneAmongThem) {
  EXPECT_EQ(ids_of(search(copies_of("현장"))), (Ids{"현장"}));
}

TEST_F(Folding, CopiesOfWhatIsNotThereAreNoneAndANoteSaysSo) {
  for (const char* text : {"", "시내버스", "시내버스 공영화 계획"}) {
    const Reply reply = search(copies_of("없는 글", text));
    EXPECT_TRUE(reply.hits.empty());
    EXPECT_EQ(reply.total.value, 0U);
    EXPECT_TRUE(reply.total.exact);
    ASSERT_EQ(reply.notes.size(), 1U) << text;
    EXPECT_EQ(reply.notes.front().code, "no_such_article");
  }
}

TEST_F(Folding, AnExplanationIsThatOfTheOneShown) {
  const Reply folded = search(explained(asked("시내버스")));
  const Reply all = search(explained(unfolded(asked("시내버스"))));
  const auto shown = [](const Reply& reply) {
    const auto hit = std::ranges::find(reply.hits, "신문", &searchd::engine::Hit::id);
    return hit->explanation.value();
  };
  EXPECT_EQ(shown(folded).index_score, shown(all).index_score);
  EXPECT_EQ(shown(folded).terms.size(), shown(all).terms.size());
}

// Many stories of a few hundred articles, many with copies that differ in a word or two: every
// search with copies folded is compared with the same search without, folded by hand.
class FoldedSearch : public testing::Test {
 protected:
  static constexpr int articles = 300;

  struct Known {
    std::string group;
    int place;  // in the order of the archive
  };

  FoldedSearch() {
    // Whole replies are compared, on however busy a machine.
    searchd::engine::Limits limits;
    limits.query_time = std::chrono::hours(1);
    archive_.set_limits(limits);
    for (int i = 0; i < articles; ++i) {
      schema::Article article;
      article.id = std::to_string(i);
      const auto number = random_() % 4 == 0 ? random_() % 8 : random_() % 150;
      article.title = word() + " " + word();
      article.body =
          text_of(static_cast<unsigned>(number)) + "\n\n" + word() + " " + word() + " " + word();
      article.site = i % 3 == 0 ? "한빛일보" : "서고신문";
      article.counts.likes = static_cast<std::int64_t>(random_() % 20);
      if (i % 7 != 0) {
        article.published =
            schema::read_timestamp("2024-01-" + std::to_string(10 + random_() % 15));
      }
      archive_.add(article);
    }
    static_cast<void>(archive_.search(Request{}));  // commits
    const schema::Generation live = archive_.directory().open_live();
    for (auto it = live.database.postlist_begin(""); it != live.database.postlist_end(""); ++it) {
      const Xapian::Document document = live.database.get_document(*it);
      known_[schema::stored_article(live.database, document).id] = {
          searchd::engine::group_of(document), static_cast<int>(*it)};
    }
  }

  std::string word() {
    static const Ids words = {"알트만", "알트만이", "해고", "이사회", "복귀", "첫눈", "소나기"};
    return words[random_() % words.size()];
  }

  static std::string text_of(unsigned number) {
    std::mt19937 random(number + 1);
    std::string text;
    for (int i = 0; i < 220; ++i) {
      schema::append(text, static_cast<char32_t>(0xAC00 + random() % 2000));
      if (random() % 3 == 0) text += ' ';
    }
    for (const char* common : {"알트만은", "해고", "이사회가"}) {
      if (random() % 2 == 0) text += std::string(" ") + common;
    }
    return text;
  }

  // Page by page, each of another search. Where a total is not exact, a deeper page knows it better.
  Reply paged(Request request, std::size_t limit) {
    Reply all;
    request.limit = limit;
    for (request.offset = 0; request.offset < articles + limit; request.offset += limit) {
      const Reply page = archive_.search(request);
      if (request.offset == 0) all = page;
      if (request.offset > 0) all.hits.insert(all.hits.end(), page.hits.begin(), page.hits.end());
      EXPECT_TRUE(page.total.exact || !all.total.exact);
      if (all.total.exact) {
        EXPECT_EQ(page.total.value, all.total.value);
      }
      all.total = page.total;
    }
    return all;
  }

  // The first of each group: by relevance the one that the index scores highest.
  Ids folded_by_hand(const Reply& all, Sort sort) const {
    std::map<std::string, const searchd::engine::Hit*> first;
    for (const auto& hit : all.hits) {
      const Known& known = known_.at(hit.id);
      const searchd::engine::Hit*& best = first[known.group.empty() ? hit.id : known.group];
      const bool better =
          best == nullptr ||
          (sort == Sort::relevance &&
           std::pair(-hit.explanation->index_score, known.place) <
               std::pair(-best->explanation->index_score, known_.at(best->id).place));
      if (better) best = &hit;
    }
    std::set<std::string> shown;
    for (const auto& [key, hit] : first) shown.insert(hit->id);
    Ids ids;
    for (const auto& hit : all.hits) {
      if (shown.contains(hit.id)) ids.push_back(hit.id);
    }
    return ids;
  }

  std::mt19937 random_{2024};
  tests::Archive archive_;
  std::map<std::string, Known> known_;
};

const char* const queries[] = {"",
                               "매체:한빛일보",
                               "알트만",
                               "알트만 해고",
                               "\"이사회가\"",
                               "알트만 -해고",
                               "제목:첫눈",
                               "첫눈 OR 소나기",
                               "알트만 해고 이사회",
                               "소나기 복귀 첫눈",
                               "나"};

TEST_F(FoldedSearch, HasEnoughToFold) {
  std::map<std::string, int> groups;
  for (const auto& [id, known] : known_) ++groups[known.group];
  EXPECT_GT(groups.size(), 40U);
  EXPECT_GT(groups[""], 20);
}

TEST_F(FoldedSearch, InOrderOfAValueIsTheUnfoldedOneFoldedByHand) {
  std::size_t folded_away = 0;
  for (const char* text : queries) {
    for (const Sort sort : {Sort::newest, Sort::oldest, Sort::likes}) {
      for (const Match match : {Match::automatic, Match::all, Match::any}) {
        Request request = asked(text, sort, match);
        const Reply folded = paged(request, 7);
        request.fold = false;
        const Reply all = paged(request, searchd::engine::most_hits);
        EXPECT_EQ(ids_of(folded), folded_by_hand(all, sort)) << text;
        EXPECT_EQ(folded.total.exact, all.total.exact) << text;
        if (folded.total.exact) {
          EXPECT_EQ(folded.total.value, folded.hits.size()) << text;
        }
        folded_away += all.hits.size() - folded.hits.size();
      }
    }
  }
  EXPECT_GT(folded_away, 1000U);
}

TEST_F(FoldedSearch, ByRelevanceLosesAndDoublesNothing) {
  for (const char* text : queries) {
    for (const Match match : {Match::automatic, Match::all, Match::any}) {
      Request request = asked(text, Sort::relevance, match);
      const Reply folded = paged(request, 7);
      const Reply at_once = paged(request, searchd::engine::most_hits);
      EXPECT_EQ(ids_of(folded), ids_of(at_once)) << text;
      std::set<std::string> groups;
      for (const std::string& id : ids_of(folded)) {
        const std::string& group = known_.at(id).group;
        EXPECT_TRUE(groups.insert(group.empty() ? "id " + id : group).second) << text << " " << id;
      }
      request.fold = false;
      std::set<std::string> all;
      for (const std::string& id : ids_of(paged(request, searchd::engine::most_hits))) {
        const std::string& group = known_.at(id).group;
        all.insert(group.empty() ? "id " + id : group);
      }
      EXPECT_EQ(groups, all) << text;
      if (folded.total.exact) {
        EXPECT_EQ(folded.total.value, folded.hits.size()) << text;
      }
    }
  }
}

// As far as all results are put in order by their text, the order can be had by hand.
TEST_F(FoldedSearch, ByRelevanceShowsTheBestCopyOfTheIndex) {
  std::size_t compared = 0;
  for (int number = 10; number < 25; ++number) {
    for (const char* text : queries) {
      const schema::Day on = day("2024-01-" + std::to_string(number));
      Request request = explained(published_on(asked(text), on));
      const Reply folded = paged(request, 7);
      request.fold = false;
      const Reply all = paged(request, searchd::engine::most_hits);
      const Sort sort = all.hits.empty() || all.hits.front().explanation->share > 0
                            ? Sort::relevance
                            : Sort::newest;
      ASSERT_LE(all.hits.size(), 50U);
      EXPECT_EQ(ids_of(folded), folded_by_hand(all, sort)) << text;
      compared += folded.hits.size();
    }
  }
  EXPECT_GT(compared, 500U);
}

}  // namespace
