// Every form that articles are written in: what it carries, and who writes it.
//
//   for (const FormRow& form : forms)
//     form.write(articles, wording)     the files' bytes, in the order of the articles
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/indexer/forms/crawl.h"
#include "tests/indexer/forms/encodings.h"
#include "tests/indexer/forms/feed.h"
#include "tests/indexer/forms/fields.h"
#include "tests/indexer/forms/html_page.h"
#include "tests/indexer/forms/json_line.h"
#include "tests/indexer/forms/mhtml.h"
#include "tests/indexer/forms/text_page.h"

namespace seogo::tests {

using Articles = std::span<const schema::Article>;
using Files = std::vector<std::string>;

enum class Encodings { utf8, unicode, every };

struct FormRow {
  std::string_view name;
  std::string_view ending;  // of its files' names
  Encodings encodings;
  bool labelled;  // it can say its encoding
  Fields (*carried)(std::size_t number);
  Files (*write)(Articles articles, const Wording& wording);
};

template <Fields fields>
Fields carry(std::size_t) {
  return fields;
}

// Archives hold pages of all kinds by turns.
inline HtmlKind kind_of(std::size_t number) { return static_cast<HtmlKind>(number % 4); }
inline Fields carried_in_archive(std::size_t number) {
  return kind_of(number) == HtmlKind::old_table ? field::everything & ~field::tags
                                                : field::everything;
}

template <HtmlKind kind>
Files html_files(Articles articles, const Wording& wording) {
  Files files;
  for (const schema::Article& article : articles) {
    std::string page = html_page(article, kind, wording.label);
    // As browsers note it; tables of 2003 had no other address.
    if (kind == HtmlKind::old_table)
      page = fmt::format("<!-- saved from url=({:04}){} -->\n", article.url.size(), article.url) +
             page;
    files.push_back(wording.encode(page));
  }
  return files;
}

// The label stands in the page, in the head before it, or in both, by turns.
struct ArchivedPage {
  std::string bytes;
  std::string_view label;
};
inline ArchivedPage archived(const schema::Article& article, std::size_t number,
                             const Wording& wording) {
  const std::string_view none;
  const std::size_t turn = number / 4 % 3;
  return {wording.encode(html_page(article, kind_of(number), turn == 0 ? none : wording.label)),
          turn == 1 ? none : wording.label};
}

inline CrawlWriter crawl_of(Articles articles, const Wording& wording, const CrawlForm& form) {
  CrawlWriter crawl(form);
  for (std::size_t number = 0; number < articles.size(); ++number) {
    const ArchivedPage page = archived(articles[number], number, wording);
    crawl.add(articles[number].url, *articles[number].captured_at, page.label, page.bytes);
  }
  return crawl;
}

inline Files mhtml_files(Articles articles, const Wording& wording) {
  Files files;
  for (std::size_t number = 0; number < articles.size(); ++number) {
    const ArchivedPage page = archived(articles[number], number, wording);
    files.push_back(mhtml(articles[number].url, *articles[number].captured_at, page.label,
                          page.bytes,
                          number % 8 < 4 ? MimeCode::quoted_printable : MimeCode::base64));
  }
  return files;
}

template <auto line>
std::string lines_of(Articles articles, const Wording& wording) {
  std::string out;
  for (const schema::Article& article : articles) out += line(article);
  return wording.encode(out);
}

template <auto feed>
Files feed_file(Articles articles, const Wording& wording) {
  return {wording.encode(feed(articles, wording.label))};
}

template <auto page>
Files text_files(Articles articles, const Wording& wording) {
  Files files;
  for (const schema::Article& article : articles) files.push_back(wording.encode(page(article)));
  return files;
}

constexpr Fields page_fields = field::everything & ~field::captured_at;
constexpr Fields feed_fields =
    field::title | field::authors | field::published | field::tags | field::body | field::url;

// Text says no address, and what stands above the headline is a menu.
constexpr Fields text_fields =
    field::title | field::authors | field::published | field::body | field::comments;

inline constexpr std::array<FormRow, 19> forms = {{
    {"HtmlOfJsonLd", ".html", Encodings::every, true, carry<page_fields>,
     html_files<HtmlKind::json_ld>},
    {"HtmlOfOpenGraph", ".html", Encodings::every, true, carry<page_fields>,
     html_files<HtmlKind::open_graph>},
    {"HtmlOfOldTables", ".htm", Encodings::every, true, carry<page_fields & ~field::tags>,
     html_files<HtmlKind::old_table>},
    {"HtmlOfMicrodata", ".html", Encodings::every, true, carry<page_fields>,
     html_files<HtmlKind::microdata>},
    {"Mhtml", ".mhtml", Encodings::every, true, carried_in_archive, mhtml_files},
    {"Warc10", ".warc", Encodings::every, true, carried_in_archive,
     [](Articles articles, const Wording& wording) -> Files {
       return {crawl_of(articles, wording, {.version = "1.0"}).warc()};
     }},
    {"Warc11", ".warc", Encodings::utf8, true, carried_in_archive,
     [](Articles articles, const Wording& wording) -> Files {
       return {crawl_of(articles, wording, {.version = "1.1", .chunked = true}).warc()};
     }},
    {"Warc10InMembers", ".warc.gz", Encodings::utf8, true, carried_in_archive,
     [](Articles articles, const Wording& wording) -> Files {
       return {crawl_of(articles, wording, {.version = "1.0", .gzip = true}).warc()};
     }},
    {"Warc11InMembers", ".warc.gz", Encodings::every, true, carried_in_archive,
     [](Articles articles, const Wording& wording) -> Files {
       return {
           crawl_of(articles, wording, {.version = "1.1", .gzip = true, .chunked = true}).warc()};
     }},
    {"Wacz", ".wacz", Encodings::utf8, true, carried_in_archive,
     [](Articles articles, const Wording& wording) -> Files {
       return {crawl_of(articles, wording, {.version = "1.1", .gzip = true}).wacz()};
     }},
    {"JsonLines", ".jsonl", Encodings::unicode, false, carry<field::everything>,
     [](Articles articles, const Wording& wording) -> Files {
       return {lines_of<schema_line>(articles, wording)};
     }},
    {"JsonLinesOfAnExport", ".jsonl", Encodings::unicode, false, carry<page_fields>,
     [](Articles articles, const Wording& wording) -> Files {
       return {lines_of<export_line>(articles, wording)};
     }},
    {"JsonLinesInGzip", ".jsonl.gz", Encodings::unicode, false, carry<field::everything>,
     [](Articles articles, const Wording& wording) -> Files {
       return {gzipped(lines_of<schema_line>(articles, wording))};
     }},
    {"JsonLinesInZstd", ".jsonl.zst", Encodings::unicode, false, carry<field::everything>,
     [](Articles articles, const Wording& wording) -> Files {
       return {zstd_packed(lines_of<schema_line>(articles, wording))};
     }},
    {"Rss", ".xml", Encodings::every, true, carry<feed_fields>, feed_file<rss>},
    {"Atom", ".atom", Encodings::every, true, carry<feed_fields>, feed_file<atom>},
    {"WordPress", ".xml", Encodings::every, true,
     carry<feed_fields | field::section | field::comments>, feed_file<wordpress>},
    {"Text", ".txt", Encodings::every, false, carry<text_fields>,
     text_files<text_page<comment_lines>>},
    {"TextWithBullets", ".txt", Encodings::unicode, false, carry<text_fields>,
     text_files<text_page<comment_bullets>>},
}};

}  // namespace seogo::tests
