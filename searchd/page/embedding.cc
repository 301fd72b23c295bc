#include "searchd/page/embedding.h"

#include <fmt/format.h>

#include "searchd/embed/widget.h"
#include "searchd/page/frame.h"

namespace seogo::searchd::page {
namespace {

struct Attributes {
  std::string_view name;
  std::string_view example;
  std::string_view korean;
  std::string_view english;
};

constexpr Attributes attributes[] = {
    {"archive", "https://archive.example.kr/", "보관소의 주소. 없으면 스크립트가 온 곳",
     "the archive's address; where the script came from without it"},
    {"site", "한빛일보, 새벽신문", "이 매체의 기사만", "only articles of these sites"},
    {"section", "경제", "이 분야의 기사만", "only articles of these sections"},
    {"from", "2023-12", "이날부터", "no earlier articles"},
    {"to", "2024", "이날까지", "no later articles"},
    {"limit", "6", "보여 줄 기사 수, 20까지", "how many results to show, 20 at most"},
    {"lang", "en", "ko 또는 en. 없으면 페이지의 언어", "ko or en; the page's own without it"},
    {"label", "기록관 검색", "화면 낭독기가 읽는 이름", "what screen readers call it"},
    {"placeholder", "기사 찾기", "빈 칸에 보이는 말", "what an empty field says"},
    {"theme", "dark", "light, dark, auto. 없으면 페이지의 color-scheme",
     "light, dark or auto; the page's color-scheme without it"},
    {"shortcuts", "off", "/ 와 Ctrl K 를 쓰지 않음", "leaves / and Ctrl K alone"},
};

struct Words {
  std::string_view title;
  std::string_view lead;
  std::string_view pinned;
  std::string_view pinned_lead;
  std::string_view plain;
  std::string_view plain_lead;
  std::string_view field;
  std::string_view button;
  std::string_view table;
  std::string_view allow;
  std::string_view preview;
};

constexpr Words korean = {
    .title = "다른 사이트에 검색창 달기",
    .lead = "검색창이 들어갈 자리에 이 줄을 붙여 넣습니다.",
    .pinned = "스크립트를 고정하기",
    .pinned_lead =
        "브라우저가 스크립트를 이 값과 견주어 보고, 다르면 쓰지 않습니다. 보관소를 새 판으로 "
        "바꾸면 "
        "주소와 값이 달라지므로 이 줄도 바꿔야 합니다. 그때까지는 태그 사이의 검색창이 보입니다.",
    .plain = "스크립트 없이",
    .plain_lead = "태그 사이에 둔 폼은 스크립트가 없거나 막혔을 때 보입니다.",
    .field = "기사 검색",
    .button = "검색",
    .table = "속성",
    .allow =
        "검색 결과를 읽으려면 그 사이트가 보관소의 설정 cors-origin에 있어야 합니다. CSP를 쓰는 "
        "사이트는 "
        "script-src, connect-src, form-action에 보관소의 주소를 더합니다.",
    .preview = "써 보기",
};

constexpr Words english = {
    .title = "A search box on another site",
    .lead = "Paste this line where the box is to be.",
    .pinned = "A script that cannot change",
    .pinned_lead =
        "Browsers compare the script with this value and run no other. A new version of the "
        "archive has another address and value, so that this line must change with it; "
        "until then the form between the tags is shown.",
    .plain = "Without script",
    .plain_lead = "A form between the tags is shown where there is no script.",
    .field = "Search articles",
    .button = "Search",
    .table = "Attributes",
    .allow =
        "To read results, a site must be among the archive's setting cors-origin. A site with a "
        "CSP adds the archive to its script-src, connect-src and form-action.",
    .preview = "Try it",
};

Html code(const Html& content) {
  return element("pre", {{"tabindex", "0"}}, element("code", {}, content));
}

Html form_lines(const Words& words, const std::string& address) {
  return text(fmt::format(
      "\n  <form action=\"{}search\">\n    <input type=\"search\" name=\"q\" aria-label=\"{}\">\n"
      "    <button>{}</button>\n  </form>\n",
      address, words.field, words.button));
}

Html box_line(const Html& between) {
  return text("<seogo-search>") + between + text("</seogo-search>");
}

Html attribute_table(const Words& words, bool in_korean) {
  Html rows;
  for (const Attributes& one : attributes) {
    const std::string example = fmt::format("{}=\"{}\"", one.name, one.example);
    rows += element("dt", {}, element("code", {}, text(example))) +
            element("dd", {}, text(in_korean ? one.korean : one.english));
  }
  return element("h2", {}, text(words.table)) + element("dl", {{"class", "attributes"}}, rows);
}

Html section(std::string_view heading, std::string_view lead, const Html& content) {
  return element("h2", {}, text(heading)) + element("p", {}, text(lead)) + content;
}

}  // namespace

std::string embedding_page(const View& view, const std::string& address) {
  const bool in_korean = view.words.code == "ko";
  const Words& words = in_korean ? korean : english;
  const Html newest =
      text(fmt::format("<script src=\"{}embed.js\" defer></script>\n", address)) + box_line({});
  const Html pinned = text(fmt::format("<script src=\"{}{}\"\n        integrity=\"{}\"\n"
                                       "        crossorigin=\"anonymous\" defer></script>\n",
                                       address, embed::address(), embed::integrity())) +
                      box_line({});
  const Html content =
      element("h1", {}, text(words.title)) + element("p", {}, text(words.lead)) + code(newest) +
      element("p", {}, text(words.allow)) + element("h2", {}, text(words.preview)) +
      element("seogo-search", {{"lang", std::string(view.words.code)}, {"theme", "auto"}}, Html()) +
      section(words.plain, words.plain_lead, code(box_line(form_lines(words, address)))) +
      section(words.pinned, words.pinned_lead, code(pinned)) + attribute_table(words, in_korean);
  return framed(view,
                {.title = fmt::format("{} - {}", words.title, view.title),
                 .skip = view.words.skip_to_article,
                 .other = "?lang=" + std::string(view.words.other_code),
                 .widget = view.root + embed::address()},
                element("section", {{"class", "embedding"}, {"data-archive", address}}, content));
}

}  // namespace seogo::searchd::page
