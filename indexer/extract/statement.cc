#include "indexer/extract/statement.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace seogo::indexer::extract {
namespace {

using schema::Article;
using schema::Counts;

struct Field {
  std::string_view name;
  bool (*told)(const Article&);
  void (*move)(Article& from, Article& to);
};

template <typename T>
bool is_told(const T& list_or_text) {
  return !list_or_text.empty();
}
template <typename T>
bool is_told(const std::optional<T>& value) {
  return value.has_value();
}

template <auto member>
constexpr Field field(std::string_view name) {
  return {name, [](const Article& a) { return is_told(a.*member); },
          [](Article& from, Article& to) { to.*member = std::move(from.*member); }};
}

template <auto member>
constexpr Field count(std::string_view name) {
  return {name, [](const Article& a) { return is_told(a.counts.*member); },
          [](Article& from, Article& to) { to.counts.*member = from.counts.*member; }};
}

constexpr std::array fields = {
    field<&Article::id>("id"),
    field<&Article::url>("url"),
    field<&Article::site>("site"),
    field<&Article::section>("section"),
    field<&Article::tags>("tags"),
    field<&Article::title>("title"),
    field<&Article::subtitle>("subtitle"),
    field<&Article::authors>("authors"),
    field<&Article::published>("published"),
    field<&Article::modified>("modified"),
    field<&Article::body>("body"),
    field<&Article::subheadings>("subheadings"),
    field<&Article::image_credits>("image_credits"),
    field<&Article::source_note>("source_note"),
    field<&Article::copyright>("copyright"),
    count<&Counts::likes>("counts.likes"),
    count<&Counts::dislikes>("counts.dislikes"),
    count<&Counts::comments>("counts.comments"),
    count<&Counts::shares>("counts.shares"),
    count<&Counts::views>("counts.views"),
    field<&Article::comments>("comments"),
    field<&Article::captured_at>("captured_at"),
};

bool is_field(std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [name](const Field& row) { return row.name == name; });
}

}  // namespace

void fill(Statement& target, Statement source) {
  for (const Field& row : fields) {
    if (row.told(target.article) || !row.told(source.article)) continue;
    row.move(source.article, target.article);
    const auto origin = source.origins.find(std::string(row.name));
    if (origin != source.origins.end()) target.origins[origin->first] = std::move(origin->second);
  }
  for (auto& [name, remark] : source.origins)
    if (!is_field(name)) target.origins.emplace(name, std::move(remark));
  if (target.description.empty()) {
    target.description = std::move(source.description);
    target.description_origin = std::move(source.description_origin);
  }
  target.is_article = target.is_article || source.is_article;
  target.behind_wall = target.behind_wall || source.behind_wall;
}

std::vector<std::string_view> told_fields(const Article& article) {
  std::vector<std::string_view> names;
  for (const Field& row : fields)
    if (row.told(article)) names.push_back(row.name);
  return names;
}

void name_origins(const Article& article, std::string_view origin, Origins& origins) {
  for (const Field& row : fields) {
    if (row.told(article)) {
      origins.emplace(row.name, origin);
    } else {
      origins.erase(std::string(row.name));
    }
  }
}

}  // namespace seogo::indexer::extract
