#include "indexer/extract/stated/json_ld.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/extract/stated/json_ld_graph.h"
#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/stated_people.h"
#include "indexer/extract/stated/stated_text.h"
#include "indexer/extract/stated/stated_time.h"

namespace seogo::indexer::extract {
namespace {

using nlohmann::json;

constexpr std::size_t most_comments = 20'000;

constexpr std::array<std::string_view, 14> article_types = {
    "NewsArticle",          "Article",
    "ReportageNewsArticle", "OpinionNewsArticle",
    "AnalysisNewsArticle",  "BackgroundNewsArticle",
    "ReviewNewsArticle",    "BlogPosting",
    "LiveBlogPosting",      "Report",
    "SocialMediaPosting",   "DiscussionForumPosting",
    "TechArticle",          "ScholarlyArticle"};

class ArticleReader {
 public:
  ArticleReader(const JsonLdGraph& graph, const PageIdentity& page, const source::Capture& capture,
                const Profile& profile)
      : graph_(graph), page_(page), capture_(capture), profile_(profile) {}

  Statement read(const json& object) {
    type_ = type_of(object);
    said_ = {};
    schema::Article& article = said_.article;
    text(object, "headline", article.title, "title");
    text(object, "name", article.title, "title");
    text(object, "alternativeHeadline", article.subtitle, "subtitle");
    text(object, "articleSection", article.section, "section");
    said_.description = text_of(at(object, "description"));
    said_.description_origin = fmt::format("json-ld {}.description", type_);
    site(object);
    people(object, "author");
    people(object, "creator");
    time(object, "datePublished", article.published, "published");
    time(object, "dateCreated", article.published, "published");
    time(object, "dateModified", article.modified, "modified");
    for (const json* words : items_of(at(object, "keywords")))
      add_tags_stated(raw_text(*words), article.tags);
    if (!article.tags.empty()) tell("tags", "keywords");
    address(object, "url");
    address(object, "mainEntityOfPage");
    address(object, "@id");
    body(object, "articleBody");
    const json& free = at(object, "isAccessibleForFree");
    said_.behind_wall = free == json(false) || raw(free) == "False" || raw(free) == "false";
    if (type_ == "SocialMediaPosting" || type_ == "DiscussionForumPosting") body(object, "text");
    counts(object);
    comments(object);
    return std::move(said_);
  }

 private:
  void tell(const char* field, const char* key) {
    said_.origins[field] = fmt::format("json-ld {}.{}", type_, key);
  }

  void text(const json& object, const char* key, std::string& field, const char* name) {
    if (!field.empty()) return;
    field = text_of(at(object, key));
    if (!field.empty()) tell(name, key);
  }

  void time(const json& object, const char* key, std::optional<schema::Timestamp>& field,
            const char* name) {
    if (field) return;
    const json& value = first_of(at(object, key));
    field = stated_time(value.is_number_integer() ? value.dump() : std::string(raw(value)),
                        capture_.captured_at);
    if (field) tell(name, key);
  }

  void site(const json& object) {
    std::string& site = said_.article.site;
    site = text_of(graph_.resolved(first_of(at(object, "publisher"))));
    if (site.find("://") != std::string::npos) site.clear();
    if (!site.empty()) tell("site", "publisher");
  }

  void people(const json& object, const char* key) {
    std::vector<schema::Author>& authors = said_.article.authors;
    if (!authors.empty()) return;
    std::vector<schema::Author> newsrooms;
    for (const json* item : items_of(at(object, key))) {
      const json& person = graph_.resolved(*item);
      const std::string_view name = raw_text(person);
      const bool group = person.is_object() && type_of(person).ends_with("Organization");
      if (letters(name) == letters(said_.article.site)) continue;
      if (group) {
        if (const std::string text = stated_text(name);
            !text.empty() && text.find("://") == std::string::npos)
          newsrooms.push_back({text, {}});
        continue;
      }
      const std::size_t before = authors.size();
      add_people(name, profile_, authors);
      const std::string title = text_of(at(person, "jobTitle"));
      if (authors.size() == before + 1 && authors.back().role.empty() && !title.empty() &&
          title.size() <= longest_role)
        authors.back().role = title;
    }
    if (authors.empty()) authors = std::move(newsrooms);
    prefer_persons(authors);
    if (!authors.empty()) tell("authors", key);
  }

  void address(const json& object, const char* key) {
    std::string& url = said_.article.url;
    if (!url.empty()) return;
    url = absolute_url(address_of(at(object, key)), page_.base);
    if (!url.empty()) tell("url", key);
  }

  void body(const json& object, const char* key) {
    if (!said_.article.body.empty()) return;
    said_.article.body = stated_body(raw_text(at(object, key)));
    if (!said_.article.body.empty()) tell("body", key);
  }

  void count(const char* name, std::optional<std::int64_t>& field,
             std::optional<std::int64_t> value, const char* key) {
    if (field || !value) return;
    field = value;
    tell(name, key);
  }

  void counts(const json& object) {
    struct Row {
      std::string_view action;
      const char* name;
      std::optional<std::int64_t> schema::Counts::*field;
    };
    static constexpr std::array<Row, 8> rows = {{
        {"LikeAction", "counts.likes", &schema::Counts::likes},
        {"DislikeAction", "counts.dislikes", &schema::Counts::dislikes},
        {"CommentAction", "counts.comments", &schema::Counts::comments},
        {"ShareAction", "counts.shares", &schema::Counts::shares},
        {"ViewAction", "counts.views", &schema::Counts::views},
        {"ReadAction", "counts.views", &schema::Counts::views},
        {"WatchAction", "counts.views", &schema::Counts::views},
        {"ReplyAction", "counts.comments", &schema::Counts::comments},
    }};
    schema::Counts& counts = said_.article.counts;
    count("counts.comments", counts.comments, count_of(at(object, "commentCount")), "commentCount");
    for (const json* item : items_of(at(object, "interactionStatistic"))) {
      const json& kind = first_of(at(*item, "interactionType"));
      const std::string_view action =
          bare_type(kind.is_object() ? raw(first_of(at(kind, "@type"))) : raw(kind));
      for (const Row& row : rows)
        if (row.action == action)
          count(row.name, counts.*row.field, count_of(at(*item, "userInteractionCount")),
                "interactionStatistic");
    }
  }

  // Comments with their replies behind them.
  void comments(const json& object) {
    std::vector<schema::Comment>& comments = said_.article.comments;
    struct Open {
      const json* object;
      std::string parent;
    };
    std::vector<Open> open;
    const auto push = [&open](const json& list, const std::string& parent) {
      std::vector<const json*> items = items_of(list);
      for (auto item = items.rbegin(); item != items.rend(); ++item)
        open.push_back({*item, parent});
    };
    push(at(object, "comment"), {});
    while (!open.empty() && comments.size() < most_comments) {
      const Open next = std::move(open.back());
      open.pop_back();
      const json& said = *next.object;
      if (!said.is_object()) continue;
      schema::Comment comment;
      comment.text = stated_lines(raw_text(at(said, "text")));
      comment.author = stated_text(raw_text(graph_.resolved(first_of(at(said, "author")))));
      for (const char* key : {"datePublished", "dateCreated"})
        if (!comment.posted) comment.posted = stated_time(raw(at(said, key)), capture_.captured_at);
      comment.likes = count_of(at(said, "upvoteCount")).value_or(0);
      comment.dislikes = count_of(at(said, "downvoteCount")).value_or(0);
      comment.id = id_of(said, comments.size());
      const std::string answered = id_in(at(said, "parentItem"));
      comment.parent = next.parent.empty() ? answered : next.parent;
      const std::string parent = comment.text.empty() ? next.parent : comment.id;
      if (!comment.text.empty()) comments.push_back(std::move(comment));
      push(at(said, "comment"), parent);
    }
    // A parent that is no comment here is the article.
    std::vector<std::string> ids;
    for (const schema::Comment& comment : comments) ids.push_back(comment.id);
    std::sort(ids.begin(), ids.end());
    for (schema::Comment& comment : comments)
      if (!std::binary_search(ids.begin(), ids.end(), comment.parent)) comment.parent.clear();
    if (!comments.empty()) tell("comments", "comment");
  }

  // 812 of https://gana.kr/1#812
  static std::string id_in(const json& object) {
    const json& stated =
        at(object, "identifier").is_null() ? at(object, "@id") : at(object, "identifier");
    if (stated.is_number_integer()) return stated.dump();
    const std::string id = stated_text(raw_text(stated));
    const std::size_t fragment = id.find('#');
    return fragment == std::string::npos || fragment + 1 == id.size() ? id
                                                                      : id.substr(fragment + 1);
  }

  static std::string id_of(const json& object, std::size_t index) {
    const std::string id = id_in(object);
    return id.empty() ? fmt::format("c{}", index + 1) : id;
  }

  static constexpr std::size_t longest_role = 40;  // bytes

  const JsonLdGraph& graph_;
  const PageIdentity& page_;
  const source::Capture& capture_;
  const Profile& profile_;
  std::string type_;
  Statement said_;
};

}  // namespace

bool is_article_type(std::string_view type) {
  return std::find(article_types.begin(), article_types.end(), bare_type(type)) !=
         article_types.end();
}

std::string_view bare_type(std::string_view type) {
  const std::size_t end = type.find_last_of("/#:");
  return end == std::string_view::npos ? type : type.substr(end + 1);
}

Statement read_json_ld(const HtmlTree& tree, const PageIdentity& page,
                       const source::Capture& capture, const Profile& profile) {
  Statement said;
  const JsonLdGraph graph(tree, said.origins);
  ArticleReader reader(graph, page, capture, profile);
  // The best of those that agree comes first; others that agree fill what it leaves open.
  std::vector<std::pair<int, const json*>> own;
  for (const JsonLdGraph::Found& found : graph.articles()) {
    int score = 0;
    for (const char* key : {"url", "mainEntityOfPage", "@id"})
      score = std::max(score, page.agreement(address_of(at(*found.object, key)), {}));
    score += page.agreement(
        {}, raw_text(at(*found.object, "headline").is_null() ? at(*found.object, "name")
                                                             : at(*found.object, "headline")));
    if (score > 0) own.emplace_back(2 * score + (found.listed ? 0 : 1), found.object);
  }
  std::stable_sort(own.begin(), own.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const JsonLdGraph::Found& found : graph.articles())
    if (own.empty() && !found.listed) own.emplace_back(0, found.object);
  const auto unlisted =
      std::count_if(graph.articles().begin(), graph.articles().end(),
                    [](const JsonLdGraph::Found& found) { return !found.listed; });
  said.is_article = !own.empty() && (own.front().first > 0 || unlisted == 1);
  constexpr std::size_t most_own = 4;
  for (std::size_t i = 0; i < std::min(own.size(), most_own); ++i)
    fill(said, reader.read(*own[i].second));
  return said;
}

}  // namespace seogo::indexer::extract
