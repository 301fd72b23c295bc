#include "searchd/wire/reply_json.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "schema/article_json.h"
#include "searchd/wire/json_text.h"
#include "searchd/wire/markup.h"

namespace seogo::searchd::wire {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

void put_time(JsonText& out, const std::optional<schema::Timestamp>& time) {
  time ? out.text(time->iso()) : out.json("null");
}

// Members of an object that is open.
void put_marks(JsonText& out, const engine::MarkedText& marked, Highlight highlight) {
  out.key("text");
  out.text(marked.text);
  if (highlight == Highlight::none) return;
  out.key("marks");
  out.open('[');
  for (const engine::Mark& mark : marked.marks) {
    out.open('[');
    out.number(mark.begin);
    out.number(mark.end);
    out.close(']');
  }
  out.close(']');
  if (highlight != Highlight::html) return;
  out.key("html");
  out.text(to_html(marked));
}

void put_marked(JsonText& out, const engine::MarkedText& marked, Highlight highlight) {
  out.open('{');
  put_marks(out, marked, highlight);
  out.close('}');
}

void put_counts(JsonText& out, const schema::Counts& counts) {
  struct Row {
    const char* name;
    std::optional<std::int64_t> schema::Counts::*count;
  };
  constexpr Row rows[] = {{"likes", &schema::Counts::likes},
                          {"dislikes", &schema::Counts::dislikes},
                          {"comments", &schema::Counts::comments},
                          {"shares", &schema::Counts::shares},
                          {"views", &schema::Counts::views}};
  out.open('{');
  for (const Row& row : rows) {
    if (!(counts.*row.count)) continue;
    out.key(row.name);
    out.number(*(counts.*row.count));
  }
  out.close('}');
}

void put_authors(JsonText& out, const std::vector<schema::Author>& authors) {
  out.open('[');
  for (const schema::Author& author : authors) {
    out.open('{');
    out.key("name");
    out.text(author.name);
    out.key("role");
    out.text(author.role);
    out.close('}');
  }
  out.close(']');
}

void put_comment(JsonText& out, const engine::CommentHit& comment, Highlight highlight) {
  out.open('{');
  out.key("author");
  out.text(comment.author);
  out.key("posted");
  put_time(out, comment.posted);
  out.key("likes");
  out.number(comment.likes);
  put_marks(out, comment.text, highlight);
  out.close('}');
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

void put_hit(JsonText& out, const engine::Hit& hit, Highlight highlight, const Replay& replay) {
  out.open('{');
  out.key("id");
  out.text(hit.id);
  out.key("url");
  out.text_or_null(hit.url);
  out.key("replay_url");
  out.text_or_null(replay.address(hit).value_or(""));
  out.key("title");
  out.text(hit.title);
  out.key("authors");
  put_authors(out, hit.authors);
  out.key("published");
  put_time(out, hit.published);
  out.key("site");
  out.text_or_null(hit.site);
  out.key("section");
  out.text_or_null(hit.section);
  out.key("tags");
  out.open('[');
  for (const std::string& tag : hit.tags) out.text(tag);
  out.close(']');
  out.key("score");
  out.real(rounded(hit.score));
  out.key("counts");
  put_counts(out, hit.counts);
  out.key("duplicates");
  out.number(hit.duplicates);
  if (highlight != Highlight::none) {
    out.key("highlights");
    out.open('{');
    out.key("title");
    put_marked(out, hit.marked_title, highlight);
    out.key("body");
    out.open('[');
    for (const engine::MarkedText& fragment : hit.body) put_marked(out, fragment, highlight);
    out.close(']');
    out.close('}');
  }
  out.key("comments");
  out.open('[');
  for (const engine::CommentHit& comment : hit.comments) put_comment(out, comment, highlight);
  out.close(']');
  if (hit.explanation) {
    out.key("explanation");
    out.json(print(from_explanation(*hit.explanation)));
  }
  out.close('}');
}

void put_comment_result(JsonText& out, const engine::CommentResult& comment, Highlight highlight) {
  const engine::CommentResult::Under& article = comment.article;
  out.open('{');
  out.key("id");
  out.text_or_null(comment.id);
  out.key("parent");
  out.text_or_null(comment.parent);
  out.key("author");
  out.text_or_null(comment.author);
  out.key("posted");
  put_time(out, comment.posted);
  out.key("likes");
  out.number(comment.likes);
  out.key("dislikes");
  out.number(comment.dislikes);
  out.key("score");
  out.real(rounded(comment.score));
  put_marks(out, comment.text, highlight);
  out.key("article");
  out.open('{');
  out.key("id");
  out.text(article.id);
  out.key("url");
  out.text_or_null(article.url);
  out.key("title");
  out.text(article.title);
  out.key("site");
  out.text_or_null(article.site);
  out.key("published");
  put_time(out, article.published);
  out.close('}');
  out.close('}');
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
  const bool exact_facets =
      (!reply.histogram || reply.histogram->exact) &&
      std::all_of(reply.facets.begin(), reply.facets.end(),
                  [](const engine::FacetCounts& facet) { return facet.exact; });
  const Json totals = {{"articles", from_total(reply.articles)},
                       {"comments", from_total(reply.comments_total)}};
  JsonText out;
  out.open('{');
  out.key("query");
  out.json(print({{"text", reply.text}, {"parsed", reply.parsed}, {"notes", notes}}));
  out.key("total");
  out.json(print(from_total(reply.total)));
  out.key("totals");
  out.json(print(totals));
  out.key("took_ms");
  out.number(std::llround(reply.took_ms));
  out.key("offset");
  out.number(reply.offset);
  out.key("limit");
  out.number(reply.limit);
  out.key("hits");
  out.open('[');
  for (const engine::Hit& hit : reply.hits) put_hit(out, hit, highlight, replay);
  for (const engine::CommentResult& comment : reply.comments) {
    put_comment_result(out, comment, highlight);
  }
  out.close(']');
  out.key("cursor");
  reply.cursor ? out.text(*reply.cursor) : out.json("null");
  out.key("facets");
  out.json(print(from_facets(reply)));
  out.key("facets_exact");
  out.json(exact_facets ? "true" : "false");
  out.key("did_you_mean");
  reply.did_you_mean ? out.text(*reply.did_you_mean) : out.json("null");
  out.close('}');
  return out.take();
}

std::string related_json(const engine::Related& related, const Replay& replay) {
  JsonText out;
  out.open('{');
  out.key("hits");
  out.open('[');
  for (const engine::Hit& hit : related.hits) put_hit(out, hit, Highlight::none, replay);
  out.close(']');
  out.key("took_ms");
  out.number(std::llround(related.took_ms));
  out.close('}');
  return out.take();
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
