#include "tests/bench/growth.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "schema/file.h"
#include "tests/bench/figures.h"
#include "tests/bench/indexing.h"

namespace seogo::bench {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t reference = 100'000;  // articles that other sizes are held against

// On the disk at the peak, an article: its line of JSON, its part of the index, and the parts that the
// index is put together from, 4.6, 12 and 12 KB by measurement, and some.
constexpr std::uint64_t room_an_article = 32'000;

void require_room(const fs::path& place, std::uint64_t articles) {
  const std::uint64_t needed = articles * room_an_article;
  const std::uint64_t free = fs::space(place).available;
  if (free >= needed) return;
  throw schema::Error(
      schema::ErrorCode::io,
      fmt::format("{} articles need about {:.0f} MB in {}, which has {:.0f} MB", grouped(articles),
                  megabytes(needed), place.string(), megabytes(free)),
      "name a larger place: TMPDIR=DIR seogo-bench …, or leave out the largest size");
}

GrowthPoint measure_size(const Options& options, std::uint32_t articles, const fs::path& room) {
  const fs::path figures = room / "figures.json";
  const std::string name = std::to_string(articles);
  const fs::path index = (options.keep.empty() ? room : fs::path(options.keep)) / name;
  static_cast<void>(
      run_neighbour("seogo-bench",
                    {"--articles", name, "--seed", std::to_string(options.seed), "--comments",
                     std::to_string(options.comments), "--queries", std::to_string(options.queries),
                     "--passes", std::to_string(options.passes), "--section", "index,search",
                     "--index", index.string(), "--json", figures.string()}));
  GrowthPoint point = read_growth_point(schema::read_file(figures));
  if (options.keep.empty()) fs::remove_all(index);
  return point;
}

const GrowthPoint& compared(const std::vector<GrowthPoint>& points) {
  for (const GrowthPoint& point : points) {
    if (point.articles == reference) return point;
  }
  return points.front();
}

}  // namespace

double GrowthPoint::articles_per_s() const {
  return ratio(static_cast<double>(articles), update.wall_s);
}

double GrowthPoint::cpu_ms_an_article() const {
  return ratio(update.cpu_s * 1e3, static_cast<double>(articles));
}

double GrowthPoint::bytes_an_article() const {
  return ratio(static_cast<double>(total_bytes(tables)), static_cast<double>(articles));
}

GrowthPoint read_growth_point(const std::string& json) {
  const Json figures = Json::parse(json);
  GrowthPoint point;
  point.articles = figures.at("corpus").at("articles");
  point.text_bytes = figures.at("corpus").at("text_bytes");
  const Json& update = figures.at("update");
  point.update = {0, update.at("wall_s"), update.at("cpu_s"), update.at("peak_bytes")};
  for (const auto& [name, bytes] : figures.at("index").at("tables").items()) {
    point.tables.push_back({name, bytes});
  }
  const Json& warm = figures.at("searches").back().at("warm");
  point.searches = {warm.at("median_ms"), warm.at("p99_ms")};
  return point;
}

std::vector<GrowthPoint> grow(const Options& options, const fs::path& room) {
  std::vector<GrowthPoint> points;
  if (!options.keep.empty()) fs::create_directories(options.keep);
  for (const std::uint32_t articles : options.growth) {
    require_room(room, articles);
    points.push_back(measure_size(options, articles, room));
  }
  return points;
}

std::string table(const std::vector<GrowthPoint>& points) {
  if (points.empty()) return "";
  const GrowthPoint& base = compared(points);
  std::string out = fmt::format(
      "\ngrowth; x: times that at {} articles; searches of all classes, warm, in ms\n"
      "{:>10}{:>12}{:>15}{:>7}{:>16}{:>18}{:>7}{:>12}{:>9}{:>9}\n",
      grouped(base.articles), "articles", "articles/s", "ms an article", "x", "MB at its peak",
      "bytes an article", "x", "of the text", "median", "p99");
  for (const GrowthPoint& point : points) {
    out += fmt::format("{:>10}{:>12.0f}{:>15.2f}{:>7}{:>16.0f}{:>18}{:>7}{:>12}{:>9.2f}{:>9.2f}\n",
                       grouped(point.articles), point.articles_per_s(), point.cpu_ms_an_article(),
                       written_ratio(ratio(point.cpu_ms_an_article(), base.cpu_ms_an_article())),
                       megabytes(point.update.peak_bytes),
                       grouped(static_cast<std::uint64_t>(point.bytes_an_article())),
                       written_ratio(ratio(point.bytes_an_article(), base.bytes_an_article())),
                       written_ratio(ratio(static_cast<double>(total_bytes(point.tables)),
                                           static_cast<double>(point.text_bytes))),
                       point.searches.median_ms, point.searches.p99_ms);
  }
  out += "\nbytes an article by table\n" + fmt::format("{:>10}", "articles");
  for (const TableSize& one : base.tables) out += fmt::format("{:>19}", one.name);
  out += "\n";
  for (const GrowthPoint& point : points) {
    out += fmt::format("{:>10}", grouped(point.articles));
    for (const TableSize& one : point.tables) {
      out += fmt::format("{:>19}", grouped(one.bytes / std::max<std::uint64_t>(1, point.articles)));
    }
    out += "\n";
  }
  return out;
}

std::string json(const std::vector<GrowthPoint>& points) {
  Json out = Json::array();
  for (const GrowthPoint& point : points) {
    Json tables = Json::object();
    for (const TableSize& one : point.tables) tables[one.name] = one.bytes;
    out.push_back({{"articles", point.articles},
                   {"text_bytes", point.text_bytes},
                   {"wall_s", point.update.wall_s},
                   {"cpu_s", point.update.cpu_s},
                   {"peak_bytes", point.update.peak_bytes},
                   {"tables", tables},
                   {"median_ms", point.searches.median_ms},
                   {"p99_ms", point.searches.p99_ms}});
  }
  return Json{{"growth", out}}.dump(2) + "\n";
}

}  // namespace seogo::bench
