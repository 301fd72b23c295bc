// What is counted and in which order pages come, against a loop over the plain articles.
#include <gtest/gtest.h>

#include "schema/analyzer.h"
#include "tests/searchd/plain_archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;
using schema::Article;
using tests::PlainArchive;
using tests::Row;

PlainArchive& plain() { return tests::plain_archive(); }

using Values = std::vector<std::pair<std::string, std::uint64_t>>;

std::vector<std::string> names(const Article& article) {
  std::vector<std::string> all;
  for (const schema::Author& author : article.authors) all.push_back(author.name);
  return all;
}

struct FacetCase {
  Facet facet;
  std::vector<std::string> (*values)(const Article&);
  std::vector<std::string> Request::*chosen;
};
const FacetCase facets[] = {
    {Facet::site, [](const Article& it) { return std::vector{it.site}; }, &Request::sites},
    {Facet::section, [](const Article& it) { return std::vector{it.section}; }, &Request::sections},
    {Facet::tag, [](const Article& it) { return it.tags; }, &Request::tags},
    {Facet::author, names, &Request::authors},
};

bool has_any(const std::vector<std::string>& values, const std::vector<std::string>& chosen) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(chosen.begin(), chosen.end(), value) != chosen.end();
  });
}

// Obeys every choice but that of `free`.
bool obeys(const Article& article, const Request& request, const FacetCase* free) {
  return std::all_of(std::begin(facets), std::end(facets), [&](const FacetCase& row) {
    const std::vector<std::string>& chosen = request.*row.chosen;
    return &row == free || chosen.empty() || has_any(row.values(article), chosen);
  });
}

bool matches(const Article& article, std::string text) {
  std::erase(text, '"');
  return text.empty() || PlainArchive::has(article, text);
}

// A row, or the group of its copies.
std::string one_of(const Row& row, const Request& request) {
  return request.fold && !row.group.empty() ? "group " + row.group : row.article.id;
}

Values naive(const FacetCase& facet, const Request& request) {
  std::map<std::string, std::set<std::string>> having;  // of each value, who has it: copies are one
  const auto test = [&](const Article& article) {
    return matches(article, request.text) && obeys(article, request, &facet);
  };
  for (const Row* row : plain().found(test, false)) {
    for (const std::string& value : facet.values(row->article)) {
      having[schema::exact_term(value)].insert(one_of(*row, request));
    }
  }
  having.erase("");
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [value, those] : having) counts[value] = those.size();
  Values values(counts.begin(), counts.end());
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (values.size() > most_facet_values) values.resize(most_facet_values);
  return values;
}

Values shown(const FacetCounts& facet) {
  Values values;
  for (const auto& [value, count] : facet.values) {
    values.emplace_back(schema::exact_term(value), count);
  }
  return values;
}

std::vector<Request> requests() {
  std::vector<Request> all;
  const Article& one = plain().rows()[40].article;
  const Article& other = plain().rows()[41].article;
  for (const char* text : {"", "시장", "\"대통령\"", "\"시장에\""}) {
    for (const bool fold : {true, false}) {
      for (int chosen = 0; chosen < 5; ++chosen) {
        Request request;
        request.text = text;
        request.fold = fold;
        request.exact = true;
        request.match = Match::all;  // what finds nothing is not widened
        request.limit = most_hits;
        if (chosen >= 1) request.sites = {one.site};
        if (chosen >= 2) request.sections = {one.section, other.section};
        if (chosen == 3) request.authors = {names(one).front()};
        if (chosen == 4) request.tags = {other.tags.front()};
        all.push_back(std::move(request));
      }
    }
  }
  return all;
}

std::string told(const Request& request) {
  return request.text + (request.fold ? " folded" : " all") + " sites " +
         std::to_string(request.sites.size()) + " sections " +
         std::to_string(request.sections.size()) + " authors " +
         std::to_string(request.authors.size()) + " tags " + std::to_string(request.tags.size());
}

TEST(Counting, OfFacetsIsWhatALoopCounts) {
  std::size_t chosen_and_others = 0;
  for (Request request : requests()) {
    for (const FacetCase& facet : facets) request.facets.push_back(facet.facet);
    const Reply reply = plain().archive().search(request);
    ASSERT_FALSE(reply.out_of_time()) << told(request);
    for (std::size_t i = 0; i < std::size(facets); ++i) {
      EXPECT_TRUE(reply.facets[i].exact) << told(request);
      EXPECT_EQ(shown(reply.facets[i]), naive(facets[i], request))
          << told(request) << " facet " << i;
    }
    if (request.sites.size() == 1 && reply.facets[0].values.size() > 1) ++chosen_and_others;
    const auto results = plain().found(
        [&](const Article& it) { return matches(it, request.text) && obeys(it, request, nullptr); },
        request.fold);
    EXPECT_EQ(reply.total.value, results.size()) << told(request);
    EXPECT_TRUE(reply.total.exact) << told(request);
  }
  EXPECT_GT(chosen_and_others, 10U);
}

// Symptom: a site was chosen, and its own count was below the total.
TEST(Counting, OfAValueIsWhatChoosingItFinds) {
  for (const Facet facet : {Facet::site, Facet::author}) {
    Request request;
    request.facets = {facet};
    request.limit = 0;
    const FacetCounts counts = plain().archive().search(request).facets.front();
    for (const auto& [value, count] : counts.values) {
      Request chosen = request;
      (facet == Facet::site ? chosen.sites : chosen.authors) = {value};
      const Reply reply = plain().archive().search(chosen);
      EXPECT_EQ(reply.total.value, count) << value;
      EXPECT_EQ(shown(reply.facets.front()), shown(counts)) << value;
    }
  }
}

// With no facet asked for, choices are a filter like any other.
TEST(Counting, OfHistogramsIsWhatALoopCounts) {
  for (Request request : requests()) {
    for (const DateUnit unit : {DateUnit::year, DateUnit::month, DateUnit::day}) {
      request.histogram = unit;
      const std::size_t length = unit == DateUnit::year ? 4 : unit == DateUnit::month ? 7 : 10;
      std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> bars;
      const auto bar_of = [length](const Article& article) {
        schema::Timestamp time;
        time.seconds = article.published->seconds;
        return time.day().iso().substr(0, length);
      };
      for (const Row& row : plain().rows()) {
        if (row.article.published) ++bars[bar_of(row.article)].second;
      }
      std::set<std::string> undated;
      std::map<std::string, std::set<std::string>> having;
      const auto test = [&](const Article& it) {
        return matches(it, request.text) && obeys(it, request, nullptr);
      };
      for (const Row* row : plain().found(test, false)) {
        auto& those = row->article.published ? having[bar_of(row->article)] : undated;
        those.insert(one_of(*row, request));
      }
      for (const auto& [value, those] : having) bars[value].first = those.size();
      const Reply reply = plain().archive().search(request);
      ASSERT_TRUE(reply.histogram);
      EXPECT_TRUE(reply.histogram->whole && reply.histogram->exact);
      EXPECT_EQ(reply.histogram->undated, undated.size()) << told(request);
      ASSERT_EQ(reply.histogram->bars.size(), bars.size()) << told(request);
      std::size_t at = 0;
      for (const auto& [value, counts] : bars) {
        const Histogram::Bar& bar = reply.histogram->bars[at++];
        EXPECT_EQ(bar.value, value);
        EXPECT_EQ(bar.count, counts.first) << told(request) << " " << value;
        EXPECT_EQ(bar.archive, counts.second) << told(request) << " " << value;
      }
    }
  }
}

struct SortCase {
  Sort sort;
  bool descending;
  std::optional<std::int64_t> (*key)(const Article&);
};
std::optional<std::int64_t> published(const Article& it) {
  if (!it.published) return std::nullopt;
  return it.published->seconds;
}
const SortCase sorts[] = {
    {Sort::newest, true, published},
    {Sort::oldest, true,
     [](const Article& it) -> std::optional<std::int64_t> {
       if (!it.published) return std::nullopt;
       return -it.published->seconds;
     }},
    {Sort::likes, true,
     [](const Article& it) -> std::optional<std::int64_t> { return it.counts.likes.value_or(0); }},
    {Sort::comments, true,
     [](const Article& it) -> std::optional<std::int64_t> { return schema::comment_count(it); }},
    {Sort::least_likes, false,
     [](const Article& it) -> std::optional<std::int64_t> { return it.counts.likes.value_or(0); }},
};

using Ids = std::vector<std::string>;

// All that match in order, and of each group of copies the first.
Ids naive_order(const SortCase& sort, const Request& request) {
  std::vector<const Row*> rows = plain().found(
      [&](const Article& it) { return matches(it, request.text) && obeys(it, request, nullptr); },
      false);
  std::stable_sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) {
    const auto one = sort.key(a->article);
    const auto other = sort.key(b->article);
    return sort.descending ? one > other : one < other;  // nothing is below everything
  });
  Ids ids;
  std::set<std::string> groups;
  for (const Row* row : rows) {
    if (request.fold && !row->group.empty() && !groups.insert(row->group).second) continue;
    ids.push_back(row->article.id);
  }
  return ids;
}

Ids ids_of(const Reply& reply) {
  Ids ids;
  for (const Hit& hit : reply.hits) ids.push_back(hit.id);
  return ids;
}

// Reads a row to its end; between pages `happens` may do things.
Ids read_row(
    Request request, const std::function<void(int)>& happens = [](int) {}) {
  Ids ids;
  request.cursor = std::string(first_cursor);
  std::optional<Total> total;
  for (int pages = 0; pages < 1000; ++pages) {
    const Reply reply = plain().archive().search(request);
    EXPECT_FALSE(reply.has_note("cursor_moved") || reply.has_note("bad_cursor"));
    if (!total) total = reply.total;
    EXPECT_EQ(reply.total.value, total->value);
    for (const Hit& hit : reply.hits) ids.push_back(hit.id);
    if (!reply.cursor) return ids;
    EXPECT_EQ(reply.hits.size(), request.limit);
    request.cursor = *reply.cursor;
    happens(pages);
  }
  ADD_FAILURE() << "no end";
  return ids;
}

TEST(Row, BySlotIsOneLongListInPieces) {
  for (const SortCase& sort : sorts) {
    std::size_t number = 0;
    for (Request request : requests()) {
      if (++number % 3 != 0) continue;
      request.sort = sort.sort;
      request.exact = false;
      request.limit = request.text.empty() ? 100 : 37;
      EXPECT_EQ(read_row(request), naive_order(sort, request)) << told(request);
    }
  }
}

TEST(Row, ByRelevanceIsOneLongListInPieces) {
  for (const char* text : {"사람", "시장 정부", "\"대통령\"", "정부 경제 시장", "위원회"}) {
    for (const bool fold : {true, false}) {
      Request request;
      request.text = text;
      request.fold = fold;
      request.limit = most_hits;
      Ids list;
      for (Reply reply;; request.offset += most_hits) {
        reply = plain().archive().search(request);
        const Ids ids = ids_of(reply);
        list.insert(list.end(), ids.begin(), ids.end());
        if (ids.size() < most_hits) break;
      }
      request.offset = 0;
      request.limit = 13;
      EXPECT_GT(list.size(), 60U) << text;
      EXPECT_EQ(read_row(request), list) << text;
    }
  }
}

TEST(Row, StaysAsItWasWhileArticlesAreAdded) {
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest, Sort::likes}) {
    Request request;
    request.text = "사람";
    request.sort = sort;
    request.limit = 20;
    const Ids before = read_row(request);
    const Ids meanwhile = read_row(request, [](int page) {
      if (page > 5) return;
      Article article;
      article.title = "사람 사람 사람";
      article.body = "사람이 왔다 " + std::to_string(page);
      article.id = "new-" + std::to_string(page);
      article.published = schema::read_timestamp("2024-06-0" + std::to_string(page + 1));
      article.counts.likes = 100 * page;
      plain().archive().add(std::move(article));
    });
    EXPECT_EQ(meanwhile, before);
    for (int page = 0; page <= 5; ++page) {
      plain().archive().writer().remove("new-" + std::to_string(page));
    }
  }
}

}  // namespace
