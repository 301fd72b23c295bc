// Comments as results, what they are counted by and in which order they come, against a loop over the
// comments of the plain articles.
#include <gtest/gtest.h>

#include "schema/analyzer.h"
#include "tests/searchd/plain_archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;
using schema::Article;
using schema::Comment;
using tests::Row;

// A comment as tests tell one from another.
struct Plain {
  const Row* row;
  const Comment* comment;
};
using Told = std::vector<std::string>;

std::string told(const std::string& article, const std::string& author,
                 const std::optional<schema::Timestamp>& posted, const std::string& text) {
  return article + "|" + author + "|" + (posted ? posted->iso() : "") + "|" + text;
}

struct Case {
  const char* text;
  std::vector<std::string> sites = {};
  std::vector<std::string> sections = {};
  bool one_commenter = false;
  bool one_year = false;
};

const Article& sample() { return tests::plain_archive().rows()[40].article; }

// Of whoever wrote the first comment of an article in the midst.
std::string a_commenter() {
  for (const Row& row : tests::plain_archive().rows()) {
    if (row.id > 100 && !row.article.comments.empty()) return row.article.comments.front().author;
  }
  return {};
}

std::vector<Case> cases() {
  return {{""},
          {"사람"},
          {"\"정말\""},
          {"", {sample().site}},
          {"사람", {sample().site, tests::plain_archive().rows()[41].article.site}},
          {"", {}, {sample().section}},
          {"", {sample().site}, {sample().section}},
          {"", {}, {}, true},
          {"사람", {}, {}, false, true},
          {"없는낱말이다뷁"}};
}

Request request_of(const Case& one) {
  Request request;
  request.text = one.text;
  request.in = In::comments;
  request.sites = one.sites;
  request.sections = one.sections;
  if (one.one_commenter) request.commenters = {a_commenter()};
  if (one.one_year) {
    request.from = schema::Day{2022, 1, 1};
    request.to = schema::Day{2022, 12, 31};
  }
  request.match = Match::all;
  request.limit = most_hits;
  request.exact = true;
  return request;
}

std::string described(const Case& one) {
  return "‘" + std::string(one.text) + "’, sites " + std::to_string(one.sites.size()) +
         ", sections " + std::to_string(one.sections.size()) +
         (one.one_commenter ? ", of one commenter" : "") + (one.one_year ? ", of 2022" : "");
}

bool is_one_of(const std::string& value, const std::vector<std::string>& chosen) {
  return chosen.empty() || std::find(chosen.begin(), chosen.end(), value) != chosen.end();
}

// `free`: the sites that were chosen do not count.
std::vector<Plain> found(const Request& request, bool free = false) {
  std::string text = request.text;
  std::erase(text, '"');
  std::vector<Plain> out;
  for (const Row& row : tests::plain_archive().rows()) {
    if (!free && !is_one_of(row.article.site, request.sites)) continue;
    if (!is_one_of(row.article.section, request.sections)) continue;
    for (const Comment& comment : row.article.comments) {
      if (comment.text.find(text) == std::string::npos) continue;
      if (!is_one_of(comment.author, request.commenters)) continue;
      if (request.from && (!comment.posted || comment.posted->day() < *request.from)) continue;
      if (request.to && (!comment.posted || *request.to < comment.posted->day())) continue;
      out.push_back({&row, &comment});
    }
  }
  return out;
}

Told sorted(Told all) {
  std::sort(all.begin(), all.end());
  return all;
}

Told told(const std::vector<Plain>& comments) {
  Told out;
  for (const Plain& one : comments) {
    out.push_back(
        told(one.row->article.id, one.comment->author, one.comment->posted, one.comment->text));
  }
  return out;
}

// All pages of a request.
std::vector<CommentResult> read_row(Request request) {
  std::vector<CommentResult> all;
  request.cursor = std::string(first_cursor);
  for (int pages = 0; pages < 1000; ++pages) {
    const Reply reply = tests::plain_archive().archive().search(request);
    EXPECT_TRUE(reply.hits.empty());
    all.insert(all.end(), reply.comments.begin(), reply.comments.end());
    if (!reply.cursor) return all;
    request.cursor = *reply.cursor;
  }
  ADD_FAILURE() << "no end";
  return all;
}

Told told(const std::vector<CommentResult>& comments) {
  Told out;
  for (const CommentResult& one : comments) {
    out.push_back(told(one.article.id, one.author, one.posted, one.text.text));
  }
  return out;
}

TEST(CommentCounting, TotalsAreWhatALoopCounts) {
  std::size_t all = 0;
  for (const Case& one : cases()) {
    SCOPED_TRACE(described(one));
    const Request request = request_of(one);
    const Reply reply = tests::plain_archive().archive().search(request);
    const std::vector<Plain> wanted = found(request);
    EXPECT_EQ(reply.total.value, wanted.size());
    EXPECT_TRUE(reply.total.exact);
    EXPECT_EQ(reply.comments_total.value, wanted.size());
    // Whoever searches articles is told the same of comments.
    Request articles = request;
    articles.in = In::all;
    const Reply other = tests::plain_archive().archive().search(articles);
    EXPECT_EQ(other.comments_total.value, wanted.size());
    EXPECT_EQ(other.articles.value, reply.articles.value);
    all += wanted.size();
  }
  EXPECT_GT(all, 5'000U);
}

TEST(CommentCounting, RowsHaveEachCommentOnce) {
  for (const Case& one : cases()) {
    SCOPED_TRACE(described(one));
    for (const Sort sort : {Sort::relevance, Sort::newest}) {
      Request request = request_of(one);
      request.sort = sort;
      EXPECT_EQ(sorted(told(read_row(request))), sorted(told(found(request))));
    }
  }
}

TEST(CommentCounting, OrdersAreThoseOfALoop) {
  struct Order {
    Sort sort;
    std::int64_t (*key)(const CommentResult&);
    std::int64_t (*plain)(const Comment&);
  };
  constexpr std::int64_t undated = INT64_MAX;  // last
  const Order orders[] = {
      {Sort::newest,
       [](const CommentResult& it) { return it.posted ? -it.posted->seconds : undated; },
       [](const Comment& it) { return it.posted ? -it.posted->seconds : undated; }},
      {Sort::oldest,
       [](const CommentResult& it) { return it.posted ? it.posted->seconds : undated; },
       [](const Comment& it) { return it.posted ? it.posted->seconds : undated; }},
      {Sort::likes, [](const CommentResult& it) { return -it.likes; },
       [](const Comment& it) { return -it.likes; }},
  };
  for (const Order& order : orders) {
    Request request = request_of({""});
    request.sort = order.sort;
    std::vector<std::int64_t> keys;
    for (const CommentResult& one : read_row(request)) keys.push_back(order.key(one));
    std::vector<std::int64_t> wanted;
    for (const Plain& one : found(request)) wanted.push_back(order.plain(*one.comment));
    std::sort(wanted.begin(), wanted.end());
    ASSERT_EQ(keys.size(), wanted.size());
    for (std::size_t i = 0; i < keys.size(); ++i) ASSERT_EQ(keys[i], wanted[i]) << i;
    EXPECT_GT(keys.size(), 1000U);
  }
}

TEST(CommentCounting, OfOneAnArticleIsTheFirstOfEach) {
  Request request = request_of({""});
  request.one_per_article = true;
  request.sort = Sort::likes;
  std::map<std::string, std::int64_t> most;
  for (const Plain& one : found(request)) {
    auto [at, is_new] = most.try_emplace(one.row->article.id, one.comment->likes);
    at->second = std::max(at->second, one.comment->likes);
  }
  std::map<std::string, std::int64_t> shown;
  for (const CommentResult& one : read_row(request)) {
    EXPECT_TRUE(shown.try_emplace(one.article.id, one.likes).second) << one.article.id;
  }
  EXPECT_EQ(shown, most);
  EXPECT_GT(most.size(), 500U);
  EXPECT_EQ(tests::plain_archive().archive().search(request).total.value, most.size());
}

// Facets count comments: by the site of their article, and by the month in which they were posted.
TEST(CommentCounting, OfFacetsIsWhatALoopCounts) {
  for (const Case& one : cases()) {
    SCOPED_TRACE(described(one));
    Request request = request_of(one);
    request.facets = {Facet::site, Facet::month};
    request.histogram = DateUnit::year;
    const Reply reply = tests::plain_archive().archive().search(request);
    ASSERT_EQ(reply.facets.size(), 2U);
    std::map<std::string, std::uint64_t> sites;
    std::map<std::string, std::uint64_t> months;
    std::map<std::string, std::uint64_t> years;
    for (const Plain& plain : found(request, true)) {
      ++sites[schema::exact_term(plain.row->article.site)];
    }
    for (const Plain& plain : found(request)) {
      if (!plain.comment->posted) continue;
      schema::Timestamp time;
      time.seconds = plain.comment->posted->seconds;
      ++months[time.day().iso().substr(0, 7)];
      ++years[time.day().iso().substr(0, 4)];
    }
    std::map<std::string, std::uint64_t> shown_sites;
    for (const auto& [value, count] : reply.facets[0].values) {
      shown_sites[schema::exact_term(value)] = count;
    }
    EXPECT_EQ(shown_sites, sites);
    for (const auto& [value, count] : reply.facets[1].values) {
      EXPECT_EQ(count, months[value]) << value;
    }
    if (months.size() <= most_facet_values) {
      EXPECT_EQ(reply.facets[1].values.size(), months.size());
    }
    ASSERT_TRUE(reply.histogram);
    for (const Histogram::Bar& bar : reply.histogram->bars) {
      EXPECT_EQ(bar.count, years[bar.value]) << bar.value;
      EXPECT_GE(bar.archive, bar.count);
    }
    EXPECT_TRUE(reply.facets[0].exact && reply.facets[1].exact && reply.histogram->exact);
  }
}

}  // namespace
