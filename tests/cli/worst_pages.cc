#include "tests/cli/worst_pages.h"

#include <array>
#include <cstdlib>
#include <random>

#include <zlib.h>

namespace seogo::tests {

using namespace std::string_view_literals;

const std::vector<WorstPage> worst_pages = {
    {".txt", "empty lines", "첫눈\n", "\n", ""},
    {".txt", "one line", "첫눈\n", "가", ""},
    {".txt", "one line of spaces", "첫눈", " ", "눈"},
    {".txt", "short lines", "첫눈\n", "가\n", ""},
    {".txt", "numbered lines", "첫눈\n", "{}번째 눈이 내렸다.\n", ""},
    {".txt", "carriage returns", "첫눈\n", "\r", ""},
    {".txt", "bylines", "첫눈\n", "김주성 기자\n", ""},
    {".txt", "bylines in a line", "첫눈\n", "김주성 기자 ", ""},
    {".txt", "addresses", "첫눈\n", "a@b.kr ", ""},
    {".txt", "dates", "첫눈\n", "2023.12.11 18:32\n", ""},
    {".txt", "dates in a line", "첫눈\n", "2023.12.11 ", ""},
    {".txt", "comments", "첫눈\n2023.12.11\n눈이 내렸다.\n댓글 9\n",
     "눈사람{}\n2023.12.14 09:12\n와\n좋아요 3\n싫어요 0\n", ""},
    {".txt", "counts of comments", "첫눈\n", "댓글 3\n", ""},
    {".txt", "copyright lines", "첫눈\n", "<저작권자 ⓒ 가나일보, 무단전재 및 재배포 금지>\n", ""},
    {".txt", "captions", "첫눈\n", "▲ 눈 덮인 광장 /사진=가나일보\n", ""},
    {".txt", "credits that differ", "첫눈\n", "사진=눈{} 제공\n", ""},
    {".txt", "lists of what is read most", "첫눈\n", "많이 본 기사\n1 무지개\n", ""},
    {".txt", "brackets that open", "첫눈\n", "[(<{", ""},
    {".txt", "quotes that open", "첫눈\n", "“‘\"", ""},
    {".txt", "digits", "첫눈\n", "1", ""},
    {".txt", "accents", "첫눈 a", "\u0301", ""},
    {".txt", "jamo", "첫눈\n", "\u1100\u1161", ""},
    {".txt", "Hanja", "첫눈\n", "檢", ""},
    {".txt", "a ligature of eighteen letters", "첫눈\n", "\uFDFA", ""},
    {".txt", "bytes of no encoding", "첫눈\n", "\xFF\xFE\x80", ""},
    {".txt", "bytes of CP949", "\xC3\xB9\xB4\xAB\n", "\xB4\xAB\xC0\xCC ", ""},

    {".html", "elements in elements", "", "<div>", ""},
    {".html", "elements that are not closed", "", "<b>가", ""},
    {".html", "elements that cross", "", "<b><p></b>가</p>", ""},
    {".html", "formatting in formatting", "", "<a><b><i><u>", ""},
    {".html", "tables in tables", "", "<table><tr><td>", ""},
    {".html", "lists in lists", "", "<ul><li>", ""},
    {".html", "ends without beginnings", "", "</p></div>", ""},
    {".html", "names that differ", "", "<x{}>", ""},
    {".html", "attributes of one tag", "<p ", "a{} ", ">"},
    {".html", "a thousand attributes at most", "", "<p a b c d e f g h i j k l m n o p q r s t>",
     ""},
    {".html", "one long attribute", "<p title='", "가", "'>"},
    {".html", "an attribute that does not end", "<p title='", "<p>", ""},
    {".html", "entities", "<p>", "&amp;", "</p>"},
    {".html", "characters by number", "<p>", "&#xAC00;", "</p>"},
    {".html", "ampersands", "<p>", "&", "</p>"},
    {".html", "signs of less", "<p>", "<", "</p>"},
    {".html", "comments that do not end", "<p>가", "<!--", ""},
    {".html", "short comments", "<p>가", "<!---->", ""},
    {".html", "instructions", "<p>가", "<?x ", ""},
    {".html", "CDATA", "<p>가", "<![CDATA[가]]>", ""},
    {".html", "a script that does not end", "<p>가", "<script>", ""},
    {".html", "scripts", "<p>가", "<script>1</script>", ""},
    {".html", "a style of braces", "<style>", "{", ""},
    {".html", "paragraphs", "<h1>첫눈</h1>", "<p>눈이 내렸다.</p>", ""},
    {".html", "one text", "<h1>첫눈</h1><p>", "눈이 내렸다. ", ""},
    {".html", "line breaks", "<h1>첫눈</h1><p>", "눈<br>", ""},
    {".html", "empty elements", "<h1>첫눈</h1>", "<i></i>", ""},
    {".html", "headings", "", "<h1>첫눈 {}</h1>", ""},
    {".html", "a heading of elements that differ", "<h1>", "<div class=x{}>첫눈이 온다</div>",
     "</h1><p>눈이 내렸다."},
    {".html", "titles", "", "<title>첫눈 {}</title>", ""},
    {".html", "articles", "", "<article><h1>첫눈</h1><p>눈이 내렸다.</p></article>", ""},
    {".html", "articles in articles", "", "<article><p>눈이 내렸다.</p>", ""},
    {".html", "links", "<h1>첫눈</h1>", "<a href=/{}>눈이 내렸다</a>", ""},
    {".html", "times", "<h1>첫눈</h1>", "<time datetime=2023-12-14>2023.12.14</time>", ""},
    {".html", "classes of one element", "<h1>첫눈</h1><p class='", "article comment ", "'>눈"},
    {".html", "Open Graph", "", "<meta property=og:title content=눈{}>", "<p>눈이 내렸다."},
    {".html", "microdata in microdata", "",
     "<div itemscope itemtype=https://schema.org/Comment itemprop=comment>", "눈"},
    {".html", "properties", "<div itemscope itemtype=https://schema.org/NewsArticle>",
     "<b itemprop=author>김주성</b>", "</div>"},
    {".html", "comments of readers", "<h1>첫눈</h1><p>눈이 내렸다.<ul class=comments>",
     "<li class=comment><b class=author>눈사람</b><p>와</li>", "</ul>"},
    {".html", "comments in comments", "<h1>첫눈</h1><p>눈이 내렸다.",
     "<ul class=comments><li class=comment>와", ""},
    {".html", "JSON-LD of lists in lists", "<script type=application/ld+json>", "[",
     "</script><p>눈이 내렸다."},
    {".html", "JSON-LD of objects in objects", "<script type=application/ld+json>",
     R"({"@type":"NewsArticle","comment":)", "</script><p>눈이 내렸다."},
    {".html", "JSON-LD of objects in a graph", R"(<script type=application/ld+json>{"@graph":[)",
     R"({"@type":"NewsArticle","@id":"{}","headline":"눈"},)", "{}]}</script><p>눈이 내렸다."},
    {".html", "JSON-LD again and again", "",
     R"(<script type=application/ld+json>{"@type":"Comment","text":"와"}</script>)", "눈"},
    {".html", "JSON-LD that must be mended", "<script type=application/ld+json>",
     "{\"headline\":\"눈\n\",,", "</script><p>눈이 내렸다."},

    {".jsonl", "arrays that open", "[", "[", ""},
    {".jsonl", "objects that open in an array", "[", "{\"a\":", ""},
    {".jsonl", "strings in an array", "[", "\"", ""},
    {".jsonl", "lists in lists", "", "[", ""},
    {".jsonl", "objects in objects", "", R"({"a":)", ""},
    {".jsonl", "objects in an article", R"({"title":"첫눈","body":"눈","x":)", R"({"a":)", ""},
    {".jsonl", "one string", R"({"title":"첫눈","body":")", "가", "\"}"},
    {".jsonl", "a string that does not end", R"({"title":"첫눈","body":")", "가", ""},
    {".jsonl", "escapes", R"({"title":"첫눈","body":")", "\\uAC00", "\"}"},
    {".jsonl", "one number", R"({"title":"첫눈","likes":)", "1", "}"},
    {".jsonl", "numbers", R"({"title":"첫눈","x":[)", "1,", "1]}"},
    {".jsonl", "keys", R"({"title":"첫눈","body":"눈")", R"(,"k{}":1)", "}"},
    {".jsonl", "one key again and again", R"({"title":"첫눈")", R"(,"title":"눈")", "}"},
    {".jsonl", "tags", R"({"title":"첫눈","body":"눈","tags":[)", R"("눈{}",)", "\"\"]}"},
    {".jsonl", "authors", R"({"title":"첫눈","body":"눈","authors":[)", R"("김주성 기자",)",
     "\"\"]}"},
    {".jsonl", "comments", R"({"title":"첫눈","body":"눈","comments":[)", R"({"text":"와"},)",
     R"({"text":"와"}]})"},
    {".jsonl", "as many comments as are taken", R"({"title":"첫눈","body":"눈","comments":[)",
     R"({"text":"눈이 오래도록 많이도 내렸다, 와, 예쁘다, 멋지다"},)", R"({"text":"와"}]})"},
    {".jsonl", "as many comments with all that they have as are taken",
     R"({"title":"첫눈","body":"눈","comments":[)",
     R"({"id":"c{}","parent":"c1","author":"눈사람","posted":"2023-12-14T09:00:00+09:00",)"
     R"("text":"눈이 오래도록 많이도 내렸다, 와, 예쁘다, 사진을 찍자, 눈사람도 만들자","likes":3,"dislikes":0},)",
     R"({"text":"와"}]})"},
    {".jsonl", "as many keys as are taken", R"({"title":"첫눈","body":"눈")",
     R"(,"눈이 내린 날 {}":"와, 눈이다")", "}"},
    {".jsonl", "paragraphs", R"({"title":"첫눈","body":")", R"(눈\n\n)", "\"}"},
    {".jsonl", "short lines", "", "{}\n", ""},
    {".jsonl", "empty lines", "", "\n", ""},
    {".jsonl", "zeros", "", "\0"sv, ""},

    {".warc", "beginnings", "", "WARC/1.0\r\n", ""},
    {".warc", "header lines", "WARC/1.0\r\n", "a: b\r\n", ""},
    {".warc", "one header line", "WARC/1.0\r\na: ", "b", ""},
    {".warc", "header lines that go on", "WARC/1.0\r\na: b\r\n", " c\r\n", ""},
    {".warc", "records of nothing", "",
     "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n", ""},
    {".warc", "records of no page", "",
     "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 3\r\n\r\nGET\r\n\r\n", ""},
    {".warc", "small pages", "",
     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.gana.kr/{}\r\n"
     "WARC-Date: 2023-12-14T09:00:00Z\r\nContent-Type: application/http\r\nContent-Length: "
     "57\r\n\r\n"
     "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>snow</p>\r\n\r\n",
     ""},
    {".warc", "chunks of one byte",
     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.gana.kr/1\r\n"
     "WARC-Date: 2023-12-14T09:00:00Z\r\nContent-Type: application/http\r\n"
     "Content-Length: 4000000\r\n\r\n"
     "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
     "1\r\na\r\n", ""},
    {".warc", "header lines of a response",
     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.gana.kr/1\r\n"
     "WARC-Date: 2023-12-14T09:00:00Z\r\nContent-Type: application/http\r\n"
     "Content-Length: 4000000\r\n\r\nHTTP/1.1 200 OK\r\n",
     "a: b\r\n", ""},
    {".warc", "a record that is not there",
     "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999999999999\r\n\r\n", "a", ""},

    {".mhtml", "header lines", "MIME-Version: 1.0\r\n", "a: b\r\n", ""},
    {".mhtml", "one header line", "Subject: ", "=?utf-8?B?7Jew?= ", "\r\n\r\n"},
    {".mhtml", "parts of nothing",
     "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", "--b\r\n\r\n", ""},
    {".mhtml", "parts in parts",
     "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n",
     "--b\r\nContent-Type: multipart/related; boundary=b{}\r\n\r\n--b{}\r\n", ""},
    {".mhtml", "almost boundaries",
     "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=bbbbbbbbb\r\n\r\n"
     "--bbbbbbbbb\r\nContent-Type: text/html\r\n\r\n",
     "\r\n--bbbbbbbb", ""},
    {".mhtml", "quoted bytes",
     "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
     "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
     "=EA=B0=80", ""},
    {".mhtml", "lines that go on",
     "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
     "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
     "=\r\n", ""},
    {".mhtml", "base64 of nothing",
     "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
     "Content-Transfer-Encoding: base64\r\n\r\n",
     "=", ""},

    {".xml", "items of nothing", "<rss><channel>", "<item></item>", "</channel></rss>"},
    {".xml", "items", "<rss><channel>",
     "<item><title>첫눈</title><description>눈이 내렸다.</description></item>", "</channel></rss>"},
    {".xml", "items in items", "<rss><channel>", "<item>", ""},
    {".xml", "an item of one text", "<rss><channel><item><description>", "눈이 내렸다. ",
     "</description></item></channel></rss>"},
    {".xml", "an item of many fields", "<rss><channel><item>", "<category>눈</category>",
     "</item></channel></rss>"},
    {".xml", "an item of many comments", "<rss><channel><item>",
     "<wp:comment><wp:comment_content>와</wp:comment_content></wp:comment>",
     "</item></channel></rss>"},
    {".xml", "markup in a description", "<rss><channel><item><description>", "&lt;p&gt;눈",
     "</description></item></channel></rss>"},
    {".xml", "attributes", "<rss ", "a{}='1' ", "><channel></channel></rss>"},
    {".xml", "name spaces", "<rss ", "xmlns:a{}='urn:{}' ", "><channel></channel></rss>"},
    {".xml", "entities of entities", "<!DOCTYPE rss [<!ENTITY e0 '눈'>",
     "<!ENTITY f{} '&e0;&e0;&e0;&e0;'>",
     "]><rss><channel><item><title>&f1;</title></item></channel></rss>"},
    {".xml", "a billion laughs",
     "<!DOCTYPE rss [<!ENTITY a '눈눈눈눈눈눈눈눈눈눈'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
     "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
     "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>]>"
     "<rss><channel><item><title>첫눈</title><description>",
     "&f;", "</description></item></channel></rss>"},
    {".xml", "ampersands", "<rss><channel><item><title>", "& ", "</title></item></channel></rss>"},
    {".xml", "CDATA", "<rss><channel><item><description>", "<![CDATA[눈]]>",
     "</description></item></channel></rss>"},
    {".xml", "comments", "<rss><channel>", "<!-- -->", "</channel></rss>"},

    {".wacz", "heads of entries", "",
     "PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0a"sv, ""},
    {".wacz", "ends of archives", "", "PK\x05\x06\0\0\0\0\1\0\1\0\0\0\0\0\0\0\0\0\0\0"sv, ""},
    {".gz", "beginnings of members", "", "\x1F\x8B\x08\0\0\0\0\0\0\3"sv, ""},
    {".gz", "empty members", "", "\x1F\x8B\x08\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0"sv, ""},
    {".zst", "beginnings of frames", "", "\x28\xB5\x2F\xFD"sv, ""},
    {".zst", "empty frames", "", "\x28\xB5\x2F\xFD\x20\0\1\0\0"sv, ""},
};

std::string written(const WorstPage& page, std::size_t size) {
  std::string text(page.head);
  for (int number = 0;; ++number) {
    const std::size_t before = text.size();
    for (std::string_view unit = page.unit; !unit.empty();) {
      const std::size_t place = unit.find("{}");
      text += unit.substr(0, place);
      if (place != std::string_view::npos && page.unit.size() > 3) text += std::to_string(number);
      unit.remove_prefix(place == std::string_view::npos ? unit.size() : place + 2);
    }
    if (text.size() + page.tail.size() > size) {
      text.resize(before);
      return text.append(page.tail);
    }
  }
}

std::string gzip_bomb(char byte) {
  constexpr int mebibytes = 2048;
  const std::string block(1U << 20, byte);
  z_stream stream{};
  // A full flush ends a block that knows nothing of the one before, so that it can be repeated.
  if (::deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) std::abort();
  std::string packed(1U << 16, '\0');
  const auto* bytes = reinterpret_cast<const Bytef*>(block.data());
  stream.next_in = const_cast<Bytef*>(bytes);
  stream.avail_in = static_cast<uInt>(block.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  if (::deflate(&stream, Z_FULL_FLUSH) != Z_OK) std::abort();
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);

  const uLong one = ::crc32(0, bytes, static_cast<uInt>(block.size()));
  uLong sum = 0;
  std::string bomb("\x1F\x8B\x08\0\0\0\0\0\0\3"sv);
  for (int i = 0; i < mebibytes; ++i) {
    bomb += packed;
    sum = ::crc32_combine(sum, one, static_cast<z_off_t>(block.size()));
  }
  bomb += "\3\0"sv;  // the last block, empty
  for (const std::uint32_t word : {static_cast<std::uint32_t>(sum), 1U << 31}) {
    for (int shift = 0; shift < 32; shift += 8) bomb += static_cast<char>(word >> shift);
  }
  return bomb;
}

// RFC 8878: a frame of blocks that each say one byte and how often, 128 KiB at most.
std::string zstd_bomb(char byte) {
  constexpr int blocks = 16384;
  constexpr std::uint32_t size = 1U << 17;
  std::string bomb("\x28\xB5\x2F\xFD\0\x38"sv);
  for (int i = 1; i <= blocks; ++i) {
    const std::uint32_t head = (size << 3) | (1U << 1) | (i == blocks ? 1U : 0U);
    for (int shift = 0; shift < 24; shift += 8) bomb += static_cast<char>(head >> shift);
    bomb += byte;
  }
  return bomb;
}

std::string random_bytes(std::size_t size) {
  std::mt19937_64 random(2023);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

}  // namespace seogo::tests
