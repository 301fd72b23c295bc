#include "tests/bench/browsing.h"

#include <chrono>

#include <fmt/format.h>

#include "schema/generation.h"
#include "searchd/engine/engine.h"
#include "tests/bench/searching.h"

namespace seogo::bench {
namespace {

using searchd::engine::DateUnit;
using searchd::engine::Engine;
using searchd::engine::Facet;
using searchd::engine::In;
using searchd::engine::Limits;
using searchd::engine::Reply;
using searchd::engine::Request;
using searchd::engine::Sort;

constexpr int deepest_page = 1000;
constexpr const char* queries[] = {"사람",   "시장",   "시장 금리",     "",
                                   "대통령", "위원회", "정부 경제 시장"};

Limits limits() {
  Limits limits;
  limits.cache_bytes = 0;
  limits.query_time = std::chrono::milliseconds(0);
  return limits;
}

template <typename Work>
double once(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

template <typename Work>
double median(int times, Work work) {
  std::vector<double> took;
  for (int i = 0; i < times; ++i) took.push_back(once(work));
  return spread(std::move(took)).median_ms;
}

double search_time(const Engine& engine, const Request& request, int times) {
  return median(times, [&] { static_cast<void>(engine.search(request)); });
}

Browsed::Row row_time(const Engine& engine, Request request, Sort sort, int times) {
  request.sort = sort;
  request.cursor = std::string(searchd::engine::first_cursor);
  Browsed::Row row;
  row.first = search_time(engine, request, times);
  std::optional<std::string> next = engine.search(request).cursor;
  for (row.page = 1; next && row.page < deepest_page; ++row.page) {
    request.cursor = *next;
    next = engine.search(request).cursor;
  }
  row.deep = search_time(engine, request, times);
  return row;
}

Browsed browse(const Engine& engine, const std::string& text, int times) {
  Request request;
  request.text = text;
  Browsed out;
  out.query = text;
  out.hits = static_cast<double>(engine.search(request).total.value);
  out.plain = search_time(engine, request, times);
  request.facets = {Facet::site, Facet::section, Facet::author, Facet::year};
  static_cast<void>(engine.search(request));  // reads columns
  out.four_facets = search_time(engine, request, times);
  request.facets.insert(request.facets.end(), {Facet::tag, Facet::month});
  static_cast<void>(engine.search(request));
  out.six_facets = search_time(engine, request, times);
  request.facets.clear();
  request.histogram = DateUnit::month;
  out.histogram = search_time(engine, request, times);
  request.histogram.reset();
  request.fresh = 30;
  out.fresh = search_time(engine, request, times);
  request.fresh.reset();
  request.in = In::comments;
  out.comment_hits = static_cast<double>(engine.search(request).total.value);
  out.comments = search_time(engine, request, times);
  request.in = In::all;
  out.newest = row_time(engine, request, Sort::newest, times);
  out.relevance = row_time(engine, request, Sort::relevance, times);
  return out;
}

}  // namespace

Browsing time_browsing(const std::filesystem::path& index, int times) {
  const schema::IndexDirectory directory(index);
  Browsing out;
  {
    const Engine engine(directory, limits());
    Request request;
    request.text = queries[0];
    static_cast<void>(engine.search(request));
    const std::pair<const char*, Facet> columns[] = {{"site", Facet::site},
                                                     {"section", Facet::section},
                                                     {"author", Facet::author},
                                                     {"tag", Facet::tag},
                                                     {"day", Facet::year}};
    for (const auto& [name, facet] : columns) {
      request.facets = {facet};
      const double first = once([&] { static_cast<void>(engine.search(request)); });
      out.columns.push_back({name, first - search_time(engine, request, times)});
    }
  }
  const Engine engine(directory, limits());
  for (const char* text : queries) out.queries.push_back(browse(engine, text, times));
  return out;
}

std::string table(const Browsing& browsing) {
  std::string out = fmt::format(
      "\nlooking around, medians in ms; row: pages by cursor, the first and the thousandth or "
      "last\n"
      "{:>9}{:>9}{:>9}{:>9}{:>11}{:>8}{:>18}{:>21}{:>10}{:>10}  query\n",
      "hits", "plain", "4 facets", "6 facets", "histogram", "fresh", "row by newest",
      "row by relevance", "comments", "of them");
  for (const Browsed& row : browsing.queries) {
    out += fmt::format(
        "{:>9.0f}{:>9.2f}{:>9.2f}{:>9.2f}{:>11.2f}{:>8.2f}{:>10.2f}{:>8.2f}{:>12.2f}"
        "{:>9.2f}{:>10.2f}{:>10.0f}  {} (to page {})\n",
        row.hits, row.plain, row.four_facets, row.six_facets, row.histogram, row.fresh,
        row.newest.first, row.newest.deep, row.relevance.first, row.relevance.deep, row.comments,
        row.comment_hits, row.query.empty() ? "no query" : row.query, row.relevance.page);
  }
  out += "columns read once after a commit, ms:";
  for (const ColumnTime& column : browsing.columns) {
    out += fmt::format(" {} {:.1f}", column.name, column.ms);
  }
  return out + "\n";
}

}  // namespace seogo::bench
