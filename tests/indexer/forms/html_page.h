// HTML pages as sites made them: four kinds, from metadata for machines to the tables of 2003.
//
//   html_page(article, HtmlKind::microdata, "euc-kr")    <!DOCTYPE html><html><head><meta charset=…
//
// The text is UTF-8, whatever the label says: who writes the file encodes it.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "schema/article.h"
#include "tests/indexer/forms/wording.h"

namespace seogo::tests {

enum class HtmlKind { json_ld, open_graph, old_table, microdata };

inline std::string json_ld_of(const schema::Article& article) {
  nlohmann::json authors = nlohmann::json::array();
  for (const schema::Author& author : article.authors)
    authors.push_back({{"@type", "Person"}, {"name", author.name}, {"jobTitle", author.role}});
  nlohmann::json comments = nlohmann::json::array();
  for (const schema::Comment& comment : article.comments)
    comments.push_back({{"@type", "Comment"},
                        {"@id", article.url + "#" + comment.id},
                        {"author", {{"@type", "Person"}, {"name", comment.author}}},
                        {"dateCreated", comment.posted->iso()},
                        {"text", comment.text}});
  return nlohmann::json{{"@context", "https://schema.org"},
                        {"@type", "NewsArticle"},
                        {"headline", article.title},
                        {"url", article.url},
                        {"articleSection", article.section},
                        {"keywords", article.tags},
                        {"datePublished", article.published->iso()},
                        {"publisher", {{"@type", "Organization"}, {"name", article.site}}},
                        {"author", authors},
                        {"comment", comments}}
      .dump();
}

inline std::string json_ld_page(const schema::Article& article, const std::string& label) {
  return "<!DOCTYPE html>\n<html lang=\"ko\"><head>" + label + "<title>" +
         escaped(article.title + " - " + article.site) +
         "</title>\n<link rel=\"canonical\" href=\"" + escaped(article.url) +
         "\">\n<script type=\"application/ld+json\">" + json_ld_of(article) +
         "</script></head>\n<body><header><nav><a href=\"/\">" + escaped(article.site) +
         "</a> <a href=\"/economy\">경제</a> <a href=\"/society\">사회</a></nav></header>\n"
         "<main><h1>" +
         escaped(article.title) + "</h1>\n<div id=\"articleBody\">" +
         paragraphs_in(article.body, "<p>", "</p>\n") +
         "</div></main>\n<footer><a href=\"/about\">회사소개</a></footer></body></html>\n";
}

inline std::string open_graph_page(const schema::Article& article, const std::string& label) {
  std::string meta;
  const auto property = [&meta](std::string_view name, std::string_view content) {
    meta += fmt::format("<meta property=\"{}\" content=\"{}\">\n", name, escaped(content));
  };
  property("og:type", "article");
  property("og:title", article.title);
  property("og:site_name", article.site);
  property("og:url", article.url);
  property("article:published_time", article.published->iso());
  property("article:section", article.section);
  for (const std::string& tag : article.tags) property("article:tag", tag);
  property("article:author", byline(article.authors));
  std::string comments;
  for (const schema::Comment& comment : article.comments)
    comments += fmt::format(
        "<li><b class=\"nick\">{}</b><em class=\"date\">{}</em><p class=\"txt\">{}</p></li>\n",
        escaped(comment.author), written_time(*comment.posted), escaped(comment.text));
  return "<!DOCTYPE html>\n<html><head>" + label + "<title>" + escaped(article.title) + " | " +
         escaped(article.site) + "</title>\n" + meta +
         "</head>\n<body><div class=\"gnb\"><a href=\"/\">" + escaped(article.site) +
         "</a></div>\n<article><h2 class=\"headline\">" + escaped(article.title) + "</h2>\n" +
         paragraphs_in(article.body, "<p>", "</p>\n") + "</article>\n<ul class=\"cmt_list\">" +
         comments + "</ul></body></html>\n";
}

inline std::string old_table_page(const schema::Article& article, const std::string& label) {
  std::string comments;
  for (const schema::Comment& comment : article.comments)
    comments += fmt::format(
        "<TR><TD class=name>{}</TD><TD class=memo>{}</TD><TD class=date>{} "
        "{}</TD></TR>\n",
        escaped(comment.author), escaped(comment.text), day_of(*comment.posted),
        clock_of(*comment.posted));
  std::string body = paragraphs_in(article.body, "", "<BR><BR>\n");
  body.resize(body.size() - std::string_view("<BR><BR>\n").size());
  return "<HTML><HEAD>" + label + "<TITLE>" + escaped(article.site) +
         "</TITLE></HEAD>\n<BODY bgcolor=#FFFFFF><TABLE width=900><TR><TD colspan=2><A href=/><IMG "
         "src=logo.gif></A></TD></TR>\n<TR><TD width=160 valign=top><A href=/list?1>정치</A><BR><A "
         "href=/list?2>경제</A><BR><A href=/list?3>사회</A></TD><TD>\n<DIV class=location>홈 "
         "&gt; " +
         escaped(article.section) + "</DIV><H1>" + escaped(article.title) +
         "</H1>\n<TABLE><TR><TD>" + escaped(byline(article.authors)) + "</TD><TD>입력 " +
         written_time(*article.published) + "</TD></TR></TABLE>\n<TABLE width=100%><TR><TD>" +
         body + "</TD></TR></TABLE>\n<TABLE class=reply>" + comments +
         "</TABLE></TD></TR></TABLE></BODY></HTML>\n";
}

inline std::string microdata_page(const schema::Article& article, const std::string& label) {
  std::string authors;
  for (const schema::Author& author : article.authors)
    authors +=
        "<span itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><b "
        "itemprop=\"name\">" +
        escaped(author.name + " " + author.role) + "</b></span>\n";
  std::string comments;
  for (const schema::Comment& comment : article.comments)
    comments += fmt::format(
        "<div itemprop=\"comment\" itemscope itemtype=\"https://schema.org/Comment\" id=\"{}\">"
        "<span itemprop=\"author\">{}</span> <time itemprop=\"dateCreated\" datetime=\"{}\">{}"
        "</time><p itemprop=\"text\">{}</p></div>\n",
        comment.id, escaped(comment.author), comment.posted->iso(), day_of(*comment.posted),
        escaped(comment.text));
  return "<!DOCTYPE html>\n<html><head>" + label + "<title>" + escaped(article.title) +
         "</title></head>\n<body><article itemscope itemtype=\"https://schema.org/NewsArticle\">"
         "<link itemprop=\"url\" href=\"" +
         escaped(article.url) + "\"><meta itemprop=\"articleSection\" content=\"" +
         escaped(article.section) + "\"><meta itemprop=\"keywords\" content=\"" +
         escaped(joined(article.tags, ", ")) + "\">\n<h1 itemprop=\"headline\">" +
         escaped(article.title) + "</h1>\n" + authors +
         "<time itemprop=\"datePublished\" datetime=\"" + article.published->iso() + "\">" +
         day_of(*article.published) + "</time>\n<div itemprop=\"articleBody\">" +
         paragraphs_in(article.body, "<p>", "</p>\n") + "</div>\n" + comments +
         "</article></body></html>\n";
}

// `label` is the encoding that the page names, or nothing.
inline std::string html_page(const schema::Article& article, HtmlKind kind,
                             std::string_view label = {}) {
  std::string meta;
  if (!label.empty()) {
    meta = kind == HtmlKind::old_table
               ? fmt::format("<META http-equiv=Content-Type content=\"text/html; charset={}\">\n",
                             label)
               : fmt::format("<meta charset=\"{}\">\n", label);
  }
  switch (kind) {
    case HtmlKind::json_ld:
      return json_ld_page(article, meta);
    case HtmlKind::open_graph:
      return open_graph_page(article, meta);
    case HtmlKind::old_table:
      return old_table_page(article, meta);
    case HtmlKind::microdata:
      break;
  }
  return microdata_page(article, meta);
}

}  // namespace seogo::tests
