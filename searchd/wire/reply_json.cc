#include "searchd/wire/reply_json.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "schema/article_json.h"
#include "searchd/wire/markup.h"

namespace seogo::searchd::wire {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json time_or_null(const std::optional<schema::Timestamp>& time) {
  return time ? Json(time->iso()) : Json();
}

void put_marks(Json& out, const engine::MarkedText& marked, Highlight highlight) {
  out["text"] = marked.text;
  if (highlight == Highlight::none) return;
  out["marks"] = Json::array();
  for (const engine::Mark& mark : marked.marks) {
    out["marks"].push_back(Json::array({mark.begin, mark.end}));
  }
  if (highlight == Highlight::html) out["html"] = to_html(marked);
}

Json from_marked(const engine::MarkedText& marked, Highlight highlight) {
  Json out = Json::object();
  put_marks(out, marked, highlight);
  return out;
}

Json from_counts(const schema::Counts& counts) {
  struct Row {
    const char* name;
    std::optional<std::int64_t> schema::Counts::*count;
  };
  constexpr Row rows[] = {{"likes", &schema::Counts::likes},
                          {"dislikes", &schema::Counts::dislikes},
                          {"comments", &schema::Counts::comments},
                          {"shares", &schema::Counts::shares},
                          {"views", &schema::Counts::views}};
  Json out = Json::object();
  for (const Row& row : rows) {
    if (counts.*row.count) out[row.name] = *(counts.*row.count);
  }
  return out;
}

Json from_authors(const std::vector<schema::Author>& authors) {
  Json out = Json::array();
  for (const schema::Author& author : authors) {
    out.push_back({{"name", author.name}, {"role", author.role}});
  }
  return out;
}

Json from_comment(const engine::CommentHit& comment, Highlight highlight) {
  Json out = {{"author", comment.author},
              {"posted", time_or_null(comment.posted)},
              {"likes", comment.likes}};
  put_marks(out, comment.text, highlight);
  return out;
}

// Four decimals: more would only show that floating point was used.
double rounded(double number) {
  constexpr double steps = 10000;
  return std::round(number * steps) / steps;
}

Json from_explanation(const engine::Explanation& explanation) {
  Json terms = Json::array();
  for (const engine::Explanation::Term& term : explanation.terms) {
    terms.push_back({{"term", term.term},
                     {"documents", term.documents},
                     {"scale", rounded(term.scale)},
                     {"weight", rounded(term.weight)}});
  }
  Json rerank;
  if (const auto& parts = explanation.rerank) {
    rerank = {{"words", rounded(parts->words)},
              {"near", rounded(parts->near)},
              {"around", rounded(parts->around)},
              {"stretch", rounded(parts->stretch)},
              {"bonus", rounded(parts->bonus())}};
  }
  return {{"index_score", rounded(explanation.index_score)},
          {"share", rounded(explanation.share)},
          {"terms", terms},
          {"rerank", rerank}};
}

Json from_hit(const engine::Hit& hit, Highlight highlight, const Replay& replay) {
  Json out = {{"id", hit.id},
              {"url", text_or_null(hit.url)},
              {"replay_url", text_or_null(replay.address(hit).value_or(""))},
              {"title", hit.title},
              {"authors", from_authors(hit.authors)},
              {"published", time_or_null(hit.published)},
              {"site", text_or_null(hit.site)},
              {"section", text_or_null(hit.section)},
              {"tags", hit.tags},
              {"score", rounded(hit.score)},
              {"counts", from_counts(hit.counts)},
              {"duplicates", hit.duplicates}};
  if (highlight != Highlight::none) {
    Json body = Json::array();
    for (const engine::MarkedText& fragment : hit.body) {
      body.push_back(from_marked(fragment, highlight));
    }
    out["highlights"] = {{"title", from_marked(hit.marked_title, highlight)}, {"body", body}};
  }
  out["comments"] = Json::array();
  for (const engine::CommentHit& comment : hit.comments) {
    out["comments"].push_back(from_comment(comment, highlight));
  }
  if (hit.explanation) out["explanation"] = from_explanation(*hit.explanation);
  return out;
}

Json from_comment_result(const engine::CommentResult& comment, Highlight highlight) {
  const engine::CommentResult::Under& article = comment.article;
  Json out = {{"id", text_or_null(comment.id)},
              {"parent", text_or_null(comment.parent)},
              {"author", text_or_null(comment.author)},
              {"posted", time_or_null(comment.posted)},
              {"likes", comment.likes},
              {"dislikes", comment.dislikes},
              {"score", rounded(comment.score)}};
  put_marks(out, comment.text, highlight);
  out["article"] = {{"id", article.id},
                    {"url", text_or_null(article.url)},
                    {"title", article.title},
                    {"site", text_or_null(article.site)},
                    {"published", time_or_null(article.published)}};
  return out;
}

Json from_total(const engine::Total& total) {
  return {{"value", total.value}, {"exact", total.exact}};
}

Json from_histogram(const engine::Histogram& histogram) {
  Json out = Json::array();
  for (const engine::Histogram::Bar& bar : histogram.bars) {
    out.push_back({{"value", bar.value}, {"count", bar.count}, {"archive", bar.archive}});
  }
  return out;
}

// Of dates too, as one of them.
Json from_facets(const engine::Reply& reply) {
  Json out = Json::object();
  if (reply.histogram) out["date"] = from_histogram(*reply.histogram);
  for (const engine::FacetCounts& facet : reply.facets) {
    Json values = Json::array();
    for (const engine::FacetCounts::Value& value : facet.values) {
      values.push_back({{"value", value.value}, {"count", value.count}});
    }
    out[std::string(name_of(facet.facet))] = std::move(values);
  }
  return out;
}

}  // namespace

std::string search_json(const engine::Reply& reply, Highlight highlight, const Replay& replay) {
  Json notes = Json::array();
  for (const engine::Note& note : reply.notes) {
    notes.push_back({{"code", note.code}, {"text", note.text}});
  }
  Json hits = Json::array();
  for (const engine::Hit& hit : reply.hits) hits.push_back(from_hit(hit, highlight, replay));
  for (const engine::CommentResult& comment : reply.comments) {
    hits.push_back(from_comment_result(comment, highlight));
  }
  const bool exact_facets =
      (!reply.histogram || reply.histogram->exact) &&
      std::all_of(reply.facets.begin(), reply.facets.end(),
                  [](const engine::FacetCounts& facet) { return facet.exact; });
  return print(
      {{"query", {{"text", reply.text}, {"parsed", reply.parsed}, {"notes", notes}}},
       {"total", from_total(reply.total)},
       {"totals",
        {{"articles", from_total(reply.articles)}, {"comments", from_total(reply.comments_total)}}},
       {"took_ms", std::llround(reply.took_ms)},
       {"offset", reply.offset},
       {"limit", reply.limit},
       {"hits", hits},
       {"cursor", reply.cursor ? Json(*reply.cursor) : Json()},
       {"facets", from_facets(reply)},
       {"facets_exact", exact_facets},
       {"did_you_mean", reply.did_you_mean ? Json(*reply.did_you_mean) : Json()}});
}

std::string related_json(const engine::Related& related, const Replay& replay) {
  Json hits = Json::array();
  for (const engine::Hit& hit : related.hits)
    hits.push_back(from_hit(hit, Highlight::none, replay));
  return print({{"hits", hits}, {"took_ms", std::llround(related.took_ms)}});
}

std::string article_json(schema::Article article) {
  article.provenance = {};
  for (schema::Snapshot& capture : article.other_captures) capture.provenance = {};
  return schema::article_to_json(article);
}

std::string error_json(const ErrorReply& error) {
  return print({{"error",
                 {{"code", error.code},
                  {"message", error.message},
                  {"field", text_or_null(error.field)},
                  {"hint", text_or_null(error.hint)}}}});
}

}  // namespace seogo::searchd::wire
