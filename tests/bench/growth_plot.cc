#include "tests/bench/growth_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace seogo::bench {
namespace {

// Sizes in pixels.
constexpr double panel_width = 320;
constexpr double height = 260;
constexpr double left = 62;
constexpr double right = 18;
constexpr double top = 58;
constexpr double bottom = 34;
constexpr double most_steps = 5;

struct Series {
  const char* name;
  double (*value)(const GrowthPoint& point);
};
struct Panel {
  const char* title;
  std::vector<Series> series;
};

double articles_table(const GrowthPoint& point, bool comments) {
  std::uint64_t bytes = 0;
  for (const TableSize& table : point.tables) {
    if (table.name.starts_with("comments/") == comments) bytes += table.bytes;
  }
  return static_cast<double>(bytes) / static_cast<double>(point.articles);
}

const std::array<Panel, 3> panels = {{
    {"색인: 1초에 기사 몇 건",
     {{"articles/s", [](const GrowthPoint& p) { return p.articles_per_s(); }}}},
    {"색인 크기: 기사 하나에 몇 바이트",
     {{"articles", [](const GrowthPoint& p) { return articles_table(p, false); }},
      {"comments", [](const GrowthPoint& p) { return articles_table(p, true); }}}},
    {"검색 시간: ms",
     {{"median", [](const GrowthPoint& p) { return p.searches.median_ms; }},
      {"p99", [](const GrowthPoint& p) { return p.searches.p99_ms; }}}},
}};

constexpr const char* style =
    "svg{background:#fff;color:#222;font:12px sans-serif}"
    "text{fill:currentColor}.grid{stroke:#8885;stroke-width:1}"
    ".a{stroke:#0b62a4;fill:#0b62a4}.b{stroke:#b3460f;fill:#b3460f}"
    "polyline{fill:none!important;stroke-width:2}circle{stroke:none}"
    "text.a,text.b{stroke:none}"
    "@media(prefers-color-scheme:dark){svg{background:#16181c;color:#ddd}"
    ".a{stroke:#6cb6ff;fill:#6cb6ff}.b{stroke:#ffa36c;fill:#ffa36c}}";

std::string short_number(double number) {
  if (number >= 1e6) return fmt::format("{:g}M", number / 1e6);
  if (number >= 1e3) return fmt::format("{:g}k", number / 1e3);
  return fmt::format("{:g}", number);
}

class Drawing {
 public:
  Drawing(const Panel& panel, const std::vector<GrowthPoint>& points, double offset)
      : panel_(panel), points_(points), offset_(offset) {
    double highest = 0;
    for (const Series& series : panel.series) {
      for (const GrowthPoint& point : points) highest = std::max(highest, series.value(point));
    }
    axis_ = axis_for(highest);
    for (const GrowthPoint& point : points) {
      const double log = std::log(static_cast<double>(point.articles));
      first_ = std::min(first_, log);
      last_ = std::max(last_, log);
    }
  }

  [[nodiscard]] std::string svg() const {
    std::string out = fmt::format("<text x=\"{:.1f}\" y=\"20\" font-weight=\"bold\">{}</text>\n",
                                  offset_ + left, panel_.title);
    for (double value = 0; value <= axis_.top * (1 + 1e-9); value += axis_.step) {
      out += fmt::format(
          "<line class=\"grid\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
          "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n",
          offset_ + left, offset_ + panel_width - right, y(value), y(value), offset_ + left - 6,
          y(value) + 4, short_number(value));
    }
    for (const GrowthPoint& point : points_) {
      out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
                         x(point), height - bottom + 20,
                         short_number(static_cast<double>(point.articles)));
    }
    const char* klass = "a";
    double legend = offset_ + left;
    for (const Series& series : panel_.series) {
      out += line(series, klass);
      out += fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"40\">{}</text>\n", klass, legend,
                         series.name);
      legend += 90;
      klass = "b";
    }
    return out;
  }

 private:
  [[nodiscard]] double x(const GrowthPoint& point) const {
    const double width = panel_width - left - right;
    const double span = last_ - first_;
    const double share =
        span > 0 ? (std::log(static_cast<double>(point.articles)) - first_) / span : 0.5;
    return offset_ + left + share * width;
  }
  [[nodiscard]] double y(double value) const {
    return height - bottom - value / axis_.top * (height - top - bottom);
  }
  [[nodiscard]] std::string line(const Series& series, const char* klass) const {
    std::string places;
    std::string dots;
    for (const GrowthPoint& point : points_) {
      const double value = series.value(point);
      places += fmt::format("{}{:.1f},{:.1f}", places.empty() ? "" : " ", x(point), y(value));
      dots += fmt::format(
          "<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\"><title>{}: {:.4g}</title>"
          "</circle>",
          klass, x(point), y(value), series.name, value);
    }
    return fmt::format("<polyline class=\"{}\" points=\"{}\"/>{}\n", klass, places, dots);
  }

  const Panel& panel_;
  const std::vector<GrowthPoint>& points_;
  double offset_;
  Axis axis_{};
  double first_ = 1e9;
  double last_ = 0;
};

}  // namespace

Axis axis_for(double highest) {
  if (!(highest > 0)) return {1, 1};
  const double power = std::pow(10, std::floor(std::log10(highest / most_steps)));
  for (const double step : {power, 2 * power, 5 * power, 10 * power}) {
    const double steps = std::ceil(highest / step);
    if (steps <= most_steps) return {step, steps * step};
  }
  return {10 * power, most_steps * 10 * power};
}

std::string growth_plot(const std::vector<GrowthPoint>& points) {
  const double width = panel_width * static_cast<double>(panels.size());
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:g} {1:g}\" width=\"{0:g}\" "
      "height=\"{1:g}\" role=\"img\" aria-label=\"기사 수에 따른 색인과 검색\">\n"
      "<style>{2}</style>\n",
      width, height, style);
  double offset = 0;
  for (const Panel& panel : panels) {
    out += Drawing(panel, points, offset).svg();
    offset += panel_width;
  }
  return out + "</svg>\n";
}

}  // namespace seogo::bench
