// Real pages that nobody here wrote: the Korean help of GIMP (gimp-help-ko) and LibreOffice
// (libreoffice-help-ko), 3,246 pages. What is text and what is menu is told by the pages' own
// makers: GIMP's navigation stands in div.navheader and div.navfooter, LibreOffice's in header,
// aside and footer around div#DisplayArea; paragraphs are <p>.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/sentence.h"
#include "indexer/extract/markup/names.h"
#include "schema/utf8.h"
#include "tests/indexer/html_page.h"

namespace seogo::indexer::extract {
namespace {

namespace fs = std::filesystem;

struct Help {
  const char* name;
  const char* folder;
  std::vector<const char*> menus;  // elements, by tag or class, that are not the page's text
};
const std::vector<Help> helps = {
    {"gimp-help-ko", "/usr/share/gimp/2.0/help/ko", {"navheader", "navfooter"}},
    {"libreoffice-help-ko", "/usr/share/libreoffice/help/ko/text", {"header", "aside", "footer"}},
};
// Sanitizers are slow: every tenth page will do for them.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t step = 10;
#else
constexpr std::size_t step = 1;
#endif
// Not of the running text by their makers' words: lists of contents, links to other pages, captions.
const std::vector<const char*> besides = {"toc",      "relatedtopics", "figure",    "caption",
                                          "howtoget", "mediaobject",   "footnotes", "index"};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// As letters only: how a text is cut into lines is not the question here.
std::string letters(std::string_view text) {
  std::string out = clean(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '|'; });
  return out;
}

// The texts of a node, without what the attribute `hidden` hides: words for other systems.
std::string shown_text(const HtmlTree& tree, NodeId node, bool linked = true) {
  std::string out;
  for (NodeId n = node; n < tree[node].end;) {
    const bool left_out = is_unseen(tree[n].tag) || tree.has_attribute(n, "hidden") ||
                          (!linked && tree[n].tag == "a" && !tree.attribute(n, "href").empty());
    out += tree[n].text;
    n = left_out ? tree[n].end : n + 1;
  }
  return out;
}

template <typename Names>
bool is_one_of(const HtmlTree& tree, NodeId n, const Names& names) {
  return std::any_of(names.begin(), names.end(), [&](const char* name) {
    return tree[n].tag == name || tree.has_class(n, name) || tree.attribute(n, "id") == name;
  });
}

// What a page's makers call its text and its menus.
struct Expected {
  std::vector<std::string> sentences;  // paragraphs of the text that are sentences
  std::vector<std::string> menu;       // texts of links and cells in the menus
  std::set<std::string> own;           // blocks of the text: they may say what a menu says too
  std::string title;                   // the first heading outside of them
  std::string document;                // <title>, where another heading says that
};

bool is_heading(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

Expected expect(const HtmlTree& tree, const Help& help) {
  Expected out;
  out.document = letters(tree.text(tree.find("title")));
  for (NodeId n = tree.find("body") + 1; n < tree.size();) {
    const std::string_view tag = tree[n].tag;
    const bool menu = is_one_of(tree, n, help.menus);
    // A page of nothing but the first lines of others is a list.
    const bool list = tree.has_class(n, "embedded") && out.sentences.empty();
    if (menu)
      for (NodeId k = n; k < tree[n].end; ++k)
        if (tree[k].tag == "a" || tree[k].tag == "th" || tree[k].tag == "label")
          if (std::string text = letters(shown_text(tree, k)); text.size() > 6)
            out.menu.push_back(std::move(text));
    if (menu || list || tree.has_attribute(n, "hidden") || is_one_of(tree, n, besides)) {
      n = tree[n].end;
      continue;
    }
    if (is_heading(tag) || tag == "p" || tag == "dt" || tag == "td") {
      const std::string text(schema::trimmed(clean(shown_text(tree, n))));
      out.own.insert(letters(text));
      if (is_heading(tag) && out.title.empty()) out.title = letters(text);
      const bool said = letters(shown_text(tree, n, false)).size() > 3;  // not by links alone
      if (tag == "p" && said && text.size() > 10 && ends_sentence(text))
        out.sentences.push_back(letters(text));
    }
    ++n;
  }
  return out;
}

TEST(HelpPages, GiveTheirTitleAndAllOfTheirTextAndNothingOfTheirMenus) {
  std::size_t seen_pages = 0;
  for (const Help& help : helps) {
    if (!fs::exists(help.folder)) continue;
    SCOPED_TRACE(help.name);
    std::size_t pages = 0, content = 0, titles = 0, bodies = 0, bytes = 0, sentences = 0;
    std::chrono::duration<double> time{};
    for (const auto& entry : fs::recursive_directory_iterator(help.folder)) {
      if (entry.path().extension() != ".html") continue;
      if (pages++ % step != 0) continue;
      const std::string page = read_file(entry.path());
      bytes += page.size();
      const auto start = std::chrono::steady_clock::now();
      const SeenPage seen = see(page);
      time += std::chrono::steady_clock::now() - start;
      const HtmlTree tree(page);
      const Expected expected = expect(tree, help);
      // The words of the help's own buttons, for a script to take.
      if (entry.path().filename() == "browserhelp.html") continue;
      if (expected.sentences.empty() || expected.title.empty()) continue;
      ++content;
      // Where no heading is to be seen above the text, <title> is all there is; others read that.
      const std::string title =
          seen.article.title.empty() ? expected.document : letters(seen.article.title);
      const bool titled = title == expected.title || title == expected.document;
      titles += titled ? 1 : 0;
      EXPECT_TRUE(titled) << entry.path() << ": \"" << seen.article.title << "\"";
      const std::string body = letters(seen.article.body);
      bool whole = true;
      for (const std::string& sentence : expected.sentences) {
        ++sentences;
        if (body.find(sentence) != std::string::npos) continue;
        whole = false;
        ADD_FAILURE() << entry.path() << " lacks: " << sentence;
      }
      for (const std::string& menu : expected.menu)
        for (std::size_t at = 0; seen.article.body.size() > at && whole;) {
          const std::size_t end =
              std::min(seen.article.body.find("\n\n", at), seen.article.body.size());
          if (letters(seen.article.body.substr(at, end - at)) == menu &&
              !expected.own.contains(menu)) {
            whole = false;
            ADD_FAILURE() << entry.path() << " has a menu's text: " << menu;
          }
          at = end + 2;
        }
      bodies += whole ? 1 : 0;
    }
    seen_pages += pages;
    std::cout << help.name << ": " << pages << " pages, " << content << " with text, " << titles
              << " titles and " << bodies << " bodies right, " << sentences << " sentences, "
              << static_cast<double>(bytes) / 1e6 / time.count() << " MB/s\n";
    EXPECT_GT(content * step, 400U);
    EXPECT_EQ(titles, content);
    EXPECT_EQ(bodies, content);
  }
  if (seen_pages == 0) GTEST_SKIP() << "needs gimp-help-ko and libreoffice-help-ko";
}

}  // namespace
}  // namespace seogo::indexer::extract
