#include "indexer/extract/stated/selected.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/line/particulars.h"
#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/selected_comments.h"
#include "indexer/extract/stated/stated_people.h"
#include "indexer/extract/stated/stated_text.h"
#include "indexer/extract/stated/stated_time.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;

// The number among words: "추천 1,204".
std::optional<std::int64_t> number_in(const std::string& text) {
  const std::size_t from = text.find_first_of("0123456789");
  if (from == std::string::npos) return std::nullopt;
  const std::size_t end = text.find_first_not_of("0123456789,", from);
  if (end != std::string::npos && text.find_first_of("0123456789", end) != std::string::npos)
    return std::nullopt;
  return number_of(
      std::string_view(text).substr(from, end == std::string::npos ? end : end - from));
}

// The time among words: "입력 2024.04.02 09:30".
std::optional<schema::Timestamp> time_in(const std::string& text,
                                         const std::optional<schema::Timestamp>& captured_at) {
  if (const auto time = stated_time(text, captured_at)) return time;
  const std::size_t from = text.find_first_of("0123456789");
  if (from == std::string::npos || from > 60) return std::nullopt;
  const auto reading = schema::read_date_prefix(std::string_view(text).substr(from));
  if (!reading) return std::nullopt;
  return stated_time(std::string_view(text).substr(from, reading->length), captured_at);
}

}  // namespace

BodyPlace select_body(const HtmlTree& tree, const Profile& profile) {
  for (const Selector& selector : profile.html().at("body")) {
    const std::vector<Selected> found = selector.select(tree);
    if (!found.empty()) return {found.front().node, "profile body: " + selector.text()};
  }
  return {};
}

Statement read_selected(const HtmlTree& tree, const PageIdentity& page,
                        const source::Capture& capture, const Profile& profile) {
  Statement said;
  Article& article = said.article;
  // Tries the selectors of `key` until one gives a value; `take` gets all texts that one finds.
  using Take = std::function<bool(const std::vector<std::string>&)>;
  const auto read = [&](const std::string& key, const Take& take) {
    constexpr std::size_t most_matches = 200;
    for (const Selector& selector : profile.html().at(key)) {
      std::vector<std::string> texts;
      for (const Selected& match : selector.select(tree)) {
        if (texts.size() == most_matches) break;
        texts.push_back(match.value(tree));
      }
      if (texts.empty() || !take(texts)) continue;
      said.origins[key] = "profile " + key + ": " + selector.text();
      return;
    }
  };
  const auto text = [&](const std::string& key, std::string& field) {
    read(key, [&](const std::vector<std::string>& texts) {
      field = stated_text(texts.front());
      return !field.empty();
    });
  };
  const auto time = [&](const std::string& key, std::optional<schema::Timestamp>& field) {
    read(key, [&](const std::vector<std::string>& texts) {
      field = time_in(stated_text(texts.front()), capture.captured_at);
      return field.has_value();
    });
  };
  const auto count = [&](const std::string& key, std::optional<std::int64_t>& field) {
    read(key, [&](const std::vector<std::string>& texts) {
      field = number_in(texts.front());
      return field.has_value();
    });
  };

  text("title", article.title);
  text("subtitle", article.subtitle);
  text("section", article.section);
  text("site", article.site);
  text("copyright", article.copyright);
  time("published", article.published);
  time("modified", article.modified);
  read("url", [&](const std::vector<std::string>& texts) {
    article.url = absolute_url(texts.front(), page.base);
    return !article.url.empty();
  });
  read("authors", [&](const std::vector<std::string>& texts) {
    for (const std::string& names : texts) add_people(names, profile, article.authors);
    return !article.authors.empty();
  });
  read("tags", [&](const std::vector<std::string>& texts) {
    for (const std::string& tags : texts) add_tags_stated(tags, article.tags);
    return !article.tags.empty();
  });
  read("image_credits", [&](const std::vector<std::string>& texts) {
    for (const std::string& credit : texts) add_credit(credit, article.image_credits);
    return !article.image_credits.empty();
  });
  count("counts.likes", article.counts.likes);
  count("counts.dislikes", article.counts.dislikes);
  count("counts.comments", article.counts.comments);
  count("counts.shares", article.counts.shares);
  count("counts.views", article.counts.views);
  read_selected_comments(tree, capture, profile, said);
  return said;
}

}  // namespace seogo::indexer::extract
