// Filters, facets and orders against a plain walk through the same articles.
#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/analyzer.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;
using schema::Article;
using schema::FieldName;
using Ids = std::set<std::string>;

const std::vector<std::string> sites = {"한빛일보", "가온 경제", "Moru Times", ""};
const std::vector<std::string> sections = {"경제", "문화", ""};
const std::vector<std::string> authors = {"김하늘", "이보라", "박솔", "최다온"};
const std::vector<std::string> tags = {"물가", "금리", "봄", "AI", "ai"};

Article random_article(std::mt19937& random, int number) {
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  Article article;
  article.id = std::to_string(number);
  article.title = random() % 2 == 0 ? "금리 소식" : "마을 소식";
  article.body = random() % 3 == 0 ? "기준금리가 올랐다." : "꽃이 피었다.";
  article.site = pick(sites);
  article.section = pick(sections);
  for (auto left = random() % 3; left > 0; --left)
    article.authors.push_back({pick(authors), "기자"});
  for (auto left = random() % 4; left > 0; --left) article.tags.push_back(pick(tags));
  if (random() % 5 != 0) {
    const int year = 2019 + static_cast<int>(random() % 4);
    const int month = 1 + static_cast<int>(random() % 12);
    article.published = schema::read_timestamp(
        fmt::format("{}-{:02}-{:02} 0{}:30", year, month, 1 + random() % 28, random() % 10));
  }
  if (random() % 4 != 0) article.counts.likes = static_cast<std::int64_t>(random() % 50);
  if (random() % 4 == 0) article.counts.comments = static_cast<std::int64_t>(random() % 3);
  return article;
}

std::vector<std::string> values(const Article& article, FieldName field) {
  switch (field) {
    case FieldName::site:
      return {article.site};
    case FieldName::section:
      return {article.section};
    case FieldName::tag:
      return article.tags;
    default:
      break;
  }
  std::vector<std::string> names;
  for (const schema::Author& author : article.authors) names.push_back(author.name);
  return names;
}

std::optional<std::int64_t> number(const Article& article, FieldName field) {
  if (field == FieldName::likes) return article.counts.likes.value_or(0);
  if (field == FieldName::comments) return article.counts.comments.value_or(0);
  return article.published ? std::optional(article.published->seconds) : std::nullopt;
}

bool passes(const Article& article, const Filter& filter) {
  const auto child = [&](const Filter& one) { return passes(article, one); };
  const auto has_value = [&](const std::function<bool(const std::string&)>& fits) {
    const auto all = values(article, filter.field);
    return std::any_of(all.begin(), all.end(), [&](const std::string& value) {
      return !value.empty() && fits(schema::exact_term(value));
    });
  };
  const std::string wanted = schema::exact_term(filter.value);
  switch (filter.kind) {
    case Filter::Kind::all:
      return std::all_of(filter.children.begin(), filter.children.end(), child);
    case Filter::Kind::any:
      return std::any_of(filter.children.begin(), filter.children.end(), child);
    case Filter::Kind::none:
      return std::none_of(filter.children.begin(), filter.children.end(), child);
    case Filter::Kind::id:
      return article.id == filter.value;
    case Filter::Kind::equals:
      return has_value([&](const std::string& value) { return value == wanted; });
    case Filter::Kind::begins:
      return has_value([&](const std::string& value) { return value.starts_with(wanted); });
    case Filter::Kind::contains:
      return has_value(
          [&](const std::string& value) { return value.find(wanted) != std::string::npos; });
    case Filter::Kind::range: {
      const auto value = number(article, filter.field);
      return value && *value >= filter.low.value_or(*value) &&
             *value <= filter.high.value_or(*value);
    }
    case Filter::Kind::exists:
      if (schema::field(filter.field).slot != schema::no_slot) {
        return number(article, filter.field).has_value();
      }
      return has_value([](const std::string&) { return true; });
  }
  return false;
}

Filter random_filter(std::mt19937& random, int depth) {
  const FieldName exact[] = {FieldName::site, FieldName::section, FieldName::tag,
                             FieldName::author};
  const FieldName numbers[] = {FieldName::likes, FieldName::comments, FieldName::date};
  const std::vector<std::string> words = {
      "한빛일보", "가온경제", "MORU  times", "경제", "김하늘", "Ai", "없는 값", "", "가", "온"};
  const auto word = [&] { return words[random() % words.size()]; };
  const auto bound = [&](FieldName field) -> std::optional<std::int64_t> {
    if (random() % 4 == 0) return {};
    if (field != FieldName::date) return static_cast<std::int64_t>(random() % 40);
    return schema::Day{2019 + static_cast<int>(random() % 4), 6, 1}.start_of_day();
  };
  const auto kind = random() % (depth > 0 ? 8 : 5);
  if (kind == 0) return equals(exact[random() % 4], word());
  if (kind == 1) return begins(exact[random() % 4], word());
  if (kind == 2) return contains(exact[random() % 4], word());
  if (kind == 3) {
    const FieldName field = numbers[random() % 3];
    const auto low = bound(field);
    return in_range(field, low, bound(field));
  }
  if (kind == 4)
    return random() % 2 == 0 ? exists(exact[random() % 4]) : exists(numbers[random() % 3]);
  std::vector<Filter> children;
  for (auto left = random() % 4; left > 0; --left)
    children.push_back(random_filter(random, depth - 1));
  if (kind == 5) return all_of(std::move(children));
  return kind == 6 ? any_of(std::move(children)) : none_of(std::move(children));
}

class Filters : public testing::Test {
 protected:
  static constexpr int many = 90;  // all on one page

  Filters() {
    for (int i = 0; i < many; ++i) {
      articles_.push_back(random_article(random_, i));
      archive_.add(articles_.back());
    }
  }

  Reply ask(Request request) {
    request.limit = most_hits;
    request.fold = false;
    return archive_.search(request);
  }

  [[nodiscard]] std::vector<const Article*> walk(
      const std::function<bool(const Article&)>& fits) const {
    std::vector<const Article*> found;
    for (const Article& article : articles_) {
      if (fits(article)) found.push_back(&article);
    }
    return found;
  }

  static Ids ids(const Reply& reply) {
    Ids all;
    for (const Hit& hit : reply.hits) all.insert(hit.id);
    return all;
  }

  std::mt19937 random_{20240402};
  std::vector<Article> articles_;
  tests::Archive archive_;
};

TEST_F(Filters, LetThroughWhatAPlainWalkDoes) {
  std::size_t some = 0;
  for (int round = 0; round < 400; ++round) {
    const Filter filter = random_filter(random_, 3);
    Request request;
    request.filter = filter;
    Ids expected;
    for (const Article* article : walk([&](const Article& one) { return passes(one, filter); })) {
      expected.insert(article->id);
    }
    const Reply reply = ask(request);
    ASSERT_EQ(ids(reply), expected) << "round " << round;
    EXPECT_EQ(reply.total.value, expected.size());
    some += expected.empty() || expected.size() == many ? 0 : 1;
  }
  EXPECT_GT(some, 100U) << "filters that let some through";
}

TEST_F(Filters, GoTogetherWithWordsAndOtherConditions) {
  Request request;
  request.text = "기준금리";
  request.sites = {"가온경제"};
  request.filter = in_range(FieldName::likes, 10, {});
  Ids expected;
  for (const Article* article : walk([](const Article& one) {
         return one.body.starts_with("기준금리") && one.site == "가온 경제" &&
                one.counts.likes.value_or(0) >= 10;
       })) {
    expected.insert(article->id);
  }
  ASSERT_FALSE(expected.empty());
  EXPECT_EQ(ids(ask(request)), expected);
}

TEST_F(Filters, FindOneArticleByItsId) {
  Request request;
  request.filter = any_of({has_id("7"), has_id("없는 글")});
  EXPECT_EQ(ids(ask(request)), Ids{"7"});
}

using Counts = std::map<std::string, std::uint64_t>;

Counts counted(const FacetCounts& facet) {
  Counts out;
  for (const FacetCounts::Value& value : facet.values)
    out[schema::exact_term(value.value)] += value.count;
  return out;
}

TEST_F(Filters, FacetsCountWhatAPlainWalkCounts) {
  const auto month = [](const Article& one) {
    return one.published ? one.published->day().iso().substr(0, 7) : "";
  };
  const std::pair<Facet, std::function<std::set<std::string>(const Article&)>> rows[] = {
      {Facet::site, [](const Article& one) { return std::set{schema::exact_term(one.site)}; }},
      {Facet::section,
       [](const Article& one) { return std::set{schema::exact_term(one.section)}; }},
      {Facet::tag,
       [](const Article& one) {
         std::set<std::string> all;
         for (const std::string& tag : one.tags) all.insert(schema::exact_term(tag));
         return all;
       }},
      {Facet::author,
       [](const Article& one) {
         std::set<std::string> all;
         for (const schema::Author& author : one.authors) all.insert(author.name);
         return all;
       }},
      {Facet::year, [&](const Article& one) { return std::set{month(one).substr(0, 4)}; }},
      {Facet::month, [&](const Article& one) { return std::set{month(one)}; }},
      {Facet::has_comments,
       [](const Article& one) {
         return std::set<std::string>{one.counts.comments.value_or(0) > 0 ? "true" : "false"};
       }},
  };
  // Nothing, what the index decides, what the text decides, three words that rank.
  for (const char* text : {"", "금리", "기준금리", "\"금리 소식\"", "기준금리 꽃이 소식"}) {
    Request request;
    request.text = text;
    for (const auto& row : rows) request.facets.push_back(row.first);
    const Reply reply = ask(request);
    const Ids found = ids(reply);
    ASSERT_FALSE(found.empty()) << text;
    ASSERT_EQ(reply.facets.size(), std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
      Counts expected;
      for (const Article& article : articles_) {
        if (!found.contains(article.id)) continue;
        for (const std::string& value : rows[i].second(article)) {
          if (!value.empty()) ++expected[value];
        }
      }
      EXPECT_EQ(counted(reply.facets[i]), expected) << text << ", facet " << i;
      EXPECT_TRUE(reply.facets[i].exact);
    }
  }
}

TEST_F(Filters, FacetValuesAreSpelledAsInAnArticleAndOrderedByCount) {
  Request request;
  request.facets = {Facet::site, Facet::month};
  const Reply reply = ask(request);
  std::vector<std::string> names;
  for (const FacetCounts::Value& value : reply.facets[0].values) names.push_back(value.value);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"Moru Times", "가온 경제", "한빛일보"}));
  EXPECT_TRUE(std::is_sorted(reply.facets[0].values.begin(), reply.facets[0].values.end(),
                             [](const auto& a, const auto& b) { return a.count > b.count; }));
  EXPECT_TRUE(std::is_sorted(reply.facets[1].values.begin(), reply.facets[1].values.end(),
                             [](const auto& a, const auto& b) { return a.value > b.value; }));
}

TEST_F(Filters, FacetValuesCanBeFewOrSearched) {
  Request request;
  request.facets = {Facet::site};
  request.facet_values = 2;
  EXPECT_EQ(ask(request).facets[0].values.size(), 2U);
  request.facet_text = "MORU";
  ASSERT_EQ(ask(request).facets[0].values.size(), 1U);
  EXPECT_EQ(ask(request).facets[0].values[0].value, "Moru Times");
}

TEST_F(Filters, StatsSpanTheNumbersOfTheResults) {
  Request request;
  request.filter = in_range(FieldName::likes, 10, 20);
  request.facet_stats = true;
  std::int64_t least = 99;
  std::int64_t most = 0;
  for (const Article* article :
       walk([&](const Article& one) { return passes(one, request.filter); })) {
    least = std::min(least, *article->counts.likes);
    most = std::max(most, *article->counts.likes);
  }
  const FacetStats stats = ask(request).facet_stats;
  EXPECT_EQ(stats.likes->least, least);
  EXPECT_EQ(stats.likes->most, most);
  request.filter = has_id("없는 글");
  EXPECT_FALSE(ask(request).facet_stats.likes);
}

TEST_F(Filters, LeastLikedComeFirstWhereAskedFor) {
  Request request;
  for (const auto& [sort, sign] : {std::pair(Sort::least_likes, 1), std::pair(Sort::likes, -1)}) {
    request.sort = sort;
    const Reply reply = ask(request);
    ASSERT_EQ(reply.hits.size(), articles_.size());
    std::vector<std::int64_t> likes;
    for (const Hit& hit : reply.hits) likes.push_back(sign * hit.counts.likes.value_or(0));
    EXPECT_TRUE(std::is_sorted(likes.begin(), likes.end()));
  }
}

}  // namespace
