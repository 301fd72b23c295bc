#include "searchd/page/chart.h"

#include <algorithm>

#include <fmt/format.h>

namespace seogo::searchd::page {
namespace {

using engine::DateUnit;
using Bar = Timeline::Bar;

// Pixels from above; across, all is in shares of the width.
constexpr double plot_height = 72;
constexpr double plot_top = 4;
constexpr double axis_at = plot_top + plot_height;
constexpr double label_at = axis_at + 17;
constexpr double height = axis_at + 24;
constexpr double least_bar = 2;  // so that one of thousands is seen

struct Unit {
  DateUnit unit;
  std::string_view Language::*heading;
  std::string_view Language::*column;
  std::int64_t most_labels;
  std::int64_t steps[5];  // between two labels
};
constexpr Unit units[] = {
    {DateUnit::year, &Language::per_year, &Language::year, 7, {1, 2, 5, 10, 20}},
    {DateUnit::month, &Language::per_month, &Language::month, 5, {1, 2, 3, 6, 12}},
    {DateUnit::day, &Language::per_day, &Language::day, 7, {1, 2, 5, 7, 14}},
};

const Unit& unit_of(const Timeline& line) {
  return *std::find_if(std::begin(units), std::end(units),
                       [&](const Unit& row) { return row.unit == line.unit; });
}

std::string percent(double share) { return fmt::format("{:.3f}%", 100 * share); }
std::string pixels(double length) { return fmt::format("{:.1f}", length); }

class Picture {
 public:
  Picture(const View& view, const Timeline& line, const Doors& doors)
      : words_(view.words),
        line_(line),
        doors_(doors),
        unit_(unit_of(line)),
        is_all_(doors.of_all || line.is_all()) {
    for (const Bar& bar : line.bars) {
      most_ = std::max(most_, bar.count);
      most_archived_ = std::max(most_archived_, bar.archive);
    }
  }

  [[nodiscard]] Html figure() const {
    return element(
        "figure", {{"class", "timeline"}},
        caption() + element("div", {{"class", "plot"}}, drawing() + pointer_links()) + table());
  }

 private:
  [[nodiscard]] double step() const { return 1.0 / static_cast<double>(line_.bars.size()); }
  [[nodiscard]] double left(std::size_t at) const { return step() * static_cast<double>(at); }

  [[nodiscard]] std::string number(std::uint64_t count) const {
    return counted(line_.exact ? std::string_view("{}") : words_.about, count);
  }

  [[nodiscard]] std::string peak() const {
    const Bar& highest = line_.highest();
    return filled(filled(words_.peak, highest.period.told(words_)), number(highest.count));
  }

  [[nodiscard]] Html caption() const {
    Html told = element("b", {}, text(words_.*unit_.heading)) + text(" ") +
                element("span", {}, text(peak()));
    if (!is_all_) {
      told += text(" ") + element("span", {{"class", "shadow"}}, text(words_.shadow));
    }
    if (!line_.whole) told += text(" ") + element("span", {}, text(words_.older_left_out));
    if (!doors_.wider.empty()) {
      told += text(" ") +
              element("a", {{"href", doors_.wider}, {"rel", "nofollow"}}, text(doors_.wider_label));
    }
    return element("figcaption", {}, told);
  }

  [[nodiscard]] Html rectangle(const char* kind, double x, double width, double tall) const {
    return element("rect",
                   {{"class", kind},
                    {"x", percent(x)},
                    {"y", pixels(axis_at - tall)},
                    {"width", percent(width)},
                    {"height", pixels(tall)},
                    {"shape-rendering", "crispEdges"}},
                   Html());
  }

  [[nodiscard]] static double tall(std::uint64_t count, std::uint64_t most) {
    if (count == 0 || most == 0) return 0;
    return std::max(least_bar,
                    plot_height * static_cast<double>(count) / static_cast<double>(most));
  }

  [[nodiscard]] bool is_labelled(std::size_t at) const {
    const auto bars = static_cast<std::int64_t>(line_.bars.size());
    std::int64_t step = 0;
    for (const std::int64_t candidate : unit_.steps) {
      step = candidate;
      if (bars / candidate < unit_.most_labels) break;
    }
    const Period& period = line_.bars[at].period;
    switch (line_.unit) {
      case DateUnit::year:
        return period.first().year % step == 0;
      case DateUnit::month:
        return (period.first().month - 1) % step == 0;
      case DateUnit::day:
        break;
    }
    return static_cast<std::int64_t>(at) % step == 0;
  }

  [[nodiscard]] Html label(std::size_t at) const {
    if (!is_labelled(at)) return {};
    const double middle = left(at) + step() / 2;
    constexpr double edge = 0.03;  // a label there would be cut off
    const char* anchor = middle < edge ? "start" : middle > 1 - edge ? "end" : "middle";
    const double x = middle < edge ? left(at) : middle > 1 - edge ? left(at) + step() : middle;
    return element("text", {{"x", percent(x)}, {"y", pixels(label_at)}, {"text-anchor", anchor}},
                   text(line_.bars[at].period.on_axis()));
  }

  [[nodiscard]] Html drawing() const {
    const std::string first = line_.bars.front().period.told(words_);
    const std::string last = line_.bars.back().period.told(words_);
    Html all = element("title", {{"id", "timeline-title"}}, text(words_.*unit_.heading)) +
               element("desc", {{"id", "timeline-told"}},
                       text(filled(filled(words_.span, first), last) + " " + peak()));
    for (std::size_t i = 0; i < line_.bars.size() && !is_all_; ++i) {
      const double archived = tall(line_.bars[i].archive, most_archived_);
      if (archived > 0) all += rectangle("archive", left(i), step(), archived);
    }
    // Of a bar's place, on either side: few bars would be blocks.
    constexpr std::size_t few = 16;
    const double gap = line_.bars.size() < few ? 0.25 : 0.14;
    const char* kind = is_all_ ? "whole" : "found";
    for (std::size_t i = 0; i < line_.bars.size(); ++i) {
      const double found = tall(line_.bars[i].count, most_);
      if (found > 0) all += rectangle(kind, left(i) + gap * step(), (1 - 2 * gap) * step(), found);
    }
    all += element("line",
                   {{"x1", "0"}, {"x2", "100%"}, {"y1", pixels(axis_at)}, {"y2", pixels(axis_at)}},
                   Html());
    for (std::size_t i = 0; i < line_.bars.size(); ++i) all += label(i);
    return element("svg",
                   {{"role", "img"},
                    {"aria-labelledby", "timeline-title timeline-told"},
                    {"width", "100%"},
                    {"height", pixels(height)}},
                   all);
  }

  // Over the drawing, as an image may hold no links.
  [[nodiscard]] Html pointer_links() const {
    Html all;
    for (std::size_t i = 0; i < line_.bars.size(); ++i) {
      const Bar& bar = line_.bars[i];
      if (bar.count == 0) continue;
      const std::string told = bar.period.told(words_) + ": " + number(bar.count);
      const Html place = element("rect",
                                 {{"x", percent(left(i))},
                                  {"y", "0"},
                                  {"width", percent(step())},
                                  {"height", pixels(axis_at)}},
                                 Html());
      all +=
          element("a", {{"href", doors_.to(bar.period)}, {"tabindex", "-1"}, {"rel", "nofollow"}},
                  element("title", {}, text(told)) + place);
    }
    return element("svg",
                   {{"class", "doors"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"},
                    {"width", "100%"},
                    {"height", pixels(height)}},
                   all);
  }

  [[nodiscard]] Html head_cell(std::string_view label) const {
    return element("th", {{"scope", "col"}}, text(label));
  }

  [[nodiscard]] Html row(const Bar& bar) const {
    const Html name = text(bar.period.told(words_));
    Html cells =
        element("th", {{"scope", "row"}},
                bar.count == 0
                    ? name
                    : element("a", {{"href", doors_.to(bar.period)}, {"rel", "nofollow"}}, name));
    cells += element("td", {}, text(number(bar.count)));
    if (!is_all_) {
      const double share =
          bar.archive == 0 ? 0 : static_cast<double>(bar.count) / static_cast<double>(bar.archive);
      cells += element("td", {}, text(grouped(bar.archive))) +
               element("td", {}, text(fmt::format("{:.1f}%", 100 * share)));
    }
    return element("tr", {}, cells);
  }

  [[nodiscard]] Html table() const {
    Html head = head_cell(words_.*unit_.column) + head_cell(words_.count);
    if (!is_all_) head += head_cell(words_.whole_archive) + head_cell(words_.share);
    Html rows;
    for (const Bar& bar : line_.bars) {
      if (bar.count > 0 || bar.archive > 0) rows += row(bar);
    }
    return element(
        "details", {{"class", "numbers"}},
        element("summary", {}, text(words_.as_table)) +
            element("table", {},
                    element("thead", {}, element("tr", {}, head)) + element("tbody", {}, rows)));
  }

  const Language& words_;
  const Timeline& line_;
  const Doors& doors_;
  const Unit& unit_;
  bool is_all_;  // there is nothing to compare it with
  std::uint64_t most_ = 0;
  std::uint64_t most_archived_ = 0;
};

}  // namespace

Html chart(const View& view, const Timeline& line, const Doors& doors) {
  return line.narrows() ? Picture(view, line, doors).figure() : Html();
}

}  // namespace seogo::searchd::page
