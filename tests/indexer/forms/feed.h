// Feeds and blog exports of some articles: RSS 2.0, Atom 1.0, WordPress's WXR.
//
//   rss(articles, "euc-kr")    <?xml version="1.0" encoding="euc-kr"?><rss …
//
// The text is UTF-8, whatever the label says: who writes the file encodes it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tests/indexer/forms/wording.h"

namespace seogo::tests {

inline std::string xml_head(std::string_view label) {
  return "<?xml version=\"1.0\"" +
         (label.empty() ? std::string() : fmt::format(" encoding=\"{}\"", label)) + "?>\n";
}

inline std::string cdata(const std::string& text) { return "<![CDATA[" + text + "]]>"; }

inline std::string rss(std::span<const schema::Article> articles, std::string_view label) {
  std::string items;
  for (const schema::Article& article : articles) {
    items += "<item><title>" + escaped(article.title) + "</title><link>" + escaped(article.url) +
             "</link><pubDate>" + rfc822(*article.published) + "</pubDate>\n";
    for (const schema::Author& author : article.authors)
      items += "<dc:creator>" + escaped(author.name + " " + author.role) + "</dc:creator>";
    for (const std::string& tag : article.tags)
      items += "<category>" + escaped(tag) + "</category>";
    items += "<content:encoded>" + escaped(paragraphs_in(article.body, "<p>", "</p>\n")) +
             "</content:encoded></item>\n";
  }
  return xml_head(label) +
         "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
         "<title>서고일보</title><link>https://ilbo.example/</link>\n" +
         items + "</channel></rss>\n";
}

// Texts in HTML that is escaped, and in XHTML, by turns.
inline std::string atom(std::span<const schema::Article> articles, std::string_view label) {
  std::string entries;
  bool xhtml = false;
  for (const schema::Article& article : articles) {
    entries += "<entry><id>" + escaped(article.url) + "</id><title>" + escaped(article.title) +
               "</title><link rel=\"alternate\" href=\"" + escaped(article.url) +
               "\"/><published>" + article.published->iso() + "</published><updated>" +
               article.published->iso() + "</updated>\n";
    for (const schema::Author& author : article.authors)
      entries += "<author><name>" + escaped(author.name + " " + author.role) + "</name></author>";
    for (const std::string& tag : article.tags)
      entries += "<category term=\"" + escaped(tag) + "\"/>";
    const std::string html = paragraphs_in(article.body, "<p>", "</p>\n");
    entries += xhtml ? "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">" +
                           html + "</div></content>"
                     : "<content type=\"html\">" + escaped(html) + "</content>";
    entries += "</entry>\n";
    xhtml = !xhtml;
  }
  return xml_head(label) +
         "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>서고일보</title>"
         "<id>https://ilbo.example/</id>\n" +
         entries + "</feed>\n";
}

inline std::string wordpress_times(std::string_view name, const schema::Timestamp& time) {
  const schema::Timestamp utc = in_utc(time);
  return fmt::format("<wp:{0}>{1} {2}</wp:{0}><wp:{0}_gmt>{3} {4}</wp:{0}_gmt>", name, day_of(time),
                     clock_of(time), day_of(utc), clock_of(utc));
}

inline std::string wordpress(std::span<const schema::Article> articles, std::string_view label) {
  std::string items;
  for (const schema::Article& article : articles) {
    items += "<item><title>" + cdata(article.title) + "</title><link>" + escaped(article.url) +
             "</link><pubDate>" + rfc822(in_utc(*article.published)) + "</pubDate><dc:creator>" +
             cdata(byline(article.authors)) +
             "</dc:creator>\n<category domain=\"category\" nicename=\"s\">" +
             cdata(article.section) + "</category>";
    for (const std::string& tag : article.tags)
      items += "<category domain=\"post_tag\" nicename=\"t\">" + cdata(tag) + "</category>";
    std::string body;
    for (const std::string& paragraph : paragraphs_of(article.body))
      body += escaped(paragraph) + "\n\n";
    items += "<content:encoded>" + cdata(body) + "</content:encoded>\n" +
             wordpress_times("post_date", *article.published) +
             "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\n";
    for (const schema::Comment& comment : article.comments)
      items += "<wp:comment><wp:comment_id>" + comment.id.substr(1) +
               "</wp:comment_id><wp:comment_author>" + cdata(comment.author) +
               "</wp:comment_author>" + wordpress_times("comment_date", *comment.posted) +
               "<wp:comment_content>" + cdata(escaped(comment.text)) +
               "</wp:comment_content><wp:comment_approved>1</wp:comment_approved>"
               "<wp:comment_type></wp:comment_type></wp:comment>\n";
    items += "</item>\n";
  }
  return xml_head(label) +
         "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>서고일보</title>"
         "<link>https://ilbo.example/</link><wp:wxr_version>1.2</wp:wxr_version>\n" +
         items + "</channel></rss>\n";
}

}  // namespace seogo::tests
