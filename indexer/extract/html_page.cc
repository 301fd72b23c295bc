#include "indexer/extract/html_page.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/html/body.h"
#include "indexer/extract/html/comments.h"
#include "indexer/extract/html/visible.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/markup/tree.h"
#include "indexer/extract/no_article.h"
#include "indexer/extract/stated/json_ld.h"
#include "indexer/extract/stated/microdata.h"
#include "indexer/extract/stated/open_graph.h"
#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/page_identity.h"
#include "indexer/extract/stated/page_title.h"
#include "indexer/extract/stated/selected.h"
#include "indexer/extract/stated/stated_people.h"
#include "indexer/extract/stated/stated_text.h"
#include "indexer/extract/statement.h"
#include "schema/error.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;
using schema::Error;
using schema::ErrorCode;

constexpr std::size_t longest_name = 200;  // bytes of a site's or section's

// A page on its way to an article: each step fills what those before it left open.
class Merging {
 public:
  Merging(const source::Capture& capture, const Profile& profile)
      : capture_(capture),
        profile_(profile),
        tree_(capture.bytes),
        page_(identity_of(tree_, capture)) {}

  Article run(Origins& origins) {
    metadata();
    visible();
    comments();
    settle();
    require_article();
    name_origins(article(), "the page", said_.origins);
    origins = std::move(said_.origins);
    return std::move(said_.article);
  }

 private:
  Article& article() { return said_.article; }

  void metadata() {
    // Selectors see what is removed: a profile may take a date out of what no reader needs.
    std::array<Statement, 4> sources = {read_selected(tree_, page_, capture_, profile_),
                                        read_json_ld(tree_, page_, capture_, profile_),
                                        read_microdata(tree_, page_, capture_, profile_),
                                        read_open_graph(tree_, page_, capture_, profile_)};
    for (const Selector& selector : profile_.html().at("remove"))
      for (const Selected& match : selector.select(tree_)) tree_.hide(match.node);
    names_of_site(sources);
    choose_url(sources);
    told_body_ = std::move(sources[1].article.body);
    sources[1].article.body.clear();
    for (Statement& source : sources) {
      source.article.title = headline_of(source.article.title, names_, page_);
      fill(said_, std::move(source));
    }
    if (!profile_.site().empty()) {
      article().site = profile_.site();
      said_.origins["site"] = "profile site";
    }
    // A paper that stands for the whole of it wrote nothing.
    std::erase_if(article().authors, [this](const schema::Author& author) {
      return author.role.empty() && is_site(author.name);
    });
    if (article().authors.empty()) said_.origins.erase("authors");
    if (std::all_of(article().authors.begin(), article().authors.end(), is_newsroom)) {
      newsrooms_ = std::move(article().authors);
      article().authors.clear();
      newsrooms_origin_ = said_.origins["authors"];
    }
  }

  // What ends the document's title is the site's name if a link to the front page says so.
  [[nodiscard]] std::string site_by_title() const {
    if (page_.titles.empty()) return {};
    const std::string_view name = site_in_title(page_.titles.back(), page_);
    if (name.empty() || name.size() > longest_name) return {};
    for (NodeId n = tree_.find("a"); n < tree_.size(); n = tree_.find("a", n + 1)) {
      const std::string_view href = tree_.attribute(n, "href");
      if (href != "/" && !is_front(absolute_url(href, page_.base))) continue;
      if (tree_.text(n) == name) return std::string(name);
      for (NodeId image = n + 1; image < tree_[n].end; ++image)
        if (tree_[image].tag == "img" && tree_.attribute(image, "alt") == name)
          return std::string(name);
    }
    return {};
  }

  void names_of_site(std::array<Statement, 4>& sources) {
    names_.sites.push_back(profile_.site());
    if (const std::string site = site_by_title();
        !site.empty() && sources[3].article.site.empty()) {
      sources[3].article.site = site;
      sources[3].origins["site"] = "<title>";
    }
    for (const Statement& source : sources) {
      names_.sites.push_back(source.article.site);
      names_.sections.push_back(source.article.section);
    }
    // gana of www.gana.co.kr
    std::string_view host = host_of(page_.base);
    if (host.starts_with("www.")) host.remove_prefix(4);
    names_.sites.emplace_back(host);
    names_.sites.emplace_back(host.substr(0, host.find('.')));
    std::erase_if(names_.sites, [](const std::string& name) {
      return name.size() > longest_name || letters(name).size() < 2;
    });
    std::erase_if(names_.sections, [](const std::string& name) {
      return name.size() > longest_name || name.empty();
    });
  }

  // 해솔신문, of a site that calls itself 모아뉴스 - 해솔신문 too.
  [[nodiscard]] bool is_site(const std::string& name) const {
    const std::u32string wanted = letters(name);
    for (const std::string& site : names_.sites) {
      if (letters(site) == wanted) return true;
      for (const std::string_view parting : {" - ", " | "}) {
        const std::size_t at = site.find(parting);
        if (at == std::string::npos) continue;
        if (letters(site.substr(0, at)) == wanted || letters(site.substr(at + 3)) == wanted)
          return true;
      }
    }
    return false;
  }

  // Another site's address, or the front page's, is not this page's.
  [[nodiscard]] bool may_be_own(const std::string& url) const {
    if (url.empty() || is_front(url)) return false;
    return capture_.url.empty() || same_site(url, capture_.url);
  }

  void choose_url(std::array<Statement, 4>& sources) {
    std::vector<std::pair<std::string, std::string>> stated;
    const auto add = [&](const Statement& source) {
      const auto origin = source.origins.find("url");
      if (origin != source.origins.end()) stated.emplace_back(source.article.url, origin->second);
    };
    add(sources[0]);
    for (NodeId n = tree_.find("link"); n < tree_.size(); n = tree_.find("link", n + 1)) {
      if (tree_.attribute(n, "rel") != "canonical") continue;
      stated.emplace_back(absolute_url(tree_.attribute(n, "href"), page_.base), "link canonical");
      break;
    }
    add(sources[3]);
    stated.emplace_back(absolute_url(capture_.url, {}), "the archive");
    add(sources[1]);
    add(sources[2]);
    for (Statement& source : sources) source.article.url.clear();
    for (auto& [url, origin] : stated) {
      if (!may_be_own(url)) continue;
      article().url = url;
      said_.origins["url"] = origin;
      return;
    }
    article().url = capture_.url;
    if (!article().url.empty()) said_.origins["url"] = "the archive";
  }

  // "푸른방송" as the first heading is no headline.
  void hide_names() {
    for (const char* tag : {"h1", "h2", "h3"}) {
      for (NodeId n = tree_.find(tag); n < tree_.size(); n = tree_.find(tag, tree_[n].end)) {
        const std::string text = tree_.text(n);
        if (text.size() <= longest_name && is_only_name(text, names_)) tree_.hide(n);
      }
    }
  }

  // What says that it is an article is no login page: the fields for one are furniture.
  void hide_login() {
    for (NodeId n = tree_.find("input"); n < tree_.size(); n = tree_.find("input", n + 1))
      if (tree_.attribute(n, "type") == "password") tree_.hide(n);
  }

  void visible() {
    hide_names();
    if (said_.is_article) hide_login();
    body_ = select_body(tree_, profile_);
    if (body_.node == no_node) body_ = find_html_body(tree_);
    if (body_.node != no_node) read_html_body(tree_, body_.node, profile_, article());
    const std::size_t seen = letters(article().body).size();
    const std::size_t told = letters(told_body_).size();
    if (told > (said_.behind_wall ? seen : 2 * seen)) {
      article().body = told_body_;
      article().subheadings.clear();
      said_.origins["body"] = "json-ld articleBody";
    }
    name_origins(article(), body_.origin, said_.origins);
    read_visible(tree_, body_, profile_, article(), said_.origins);
  }

  void comments() {
    // A profile's comments are the page's; otherwise the more the better.
    if (said_.origins["comments"].starts_with("profile")) return;
    CommentsPlace place = read_html_comments(tree_, body_.node, profile_);
    if (place.comments.size() > article().comments.size()) {
      article().comments = std::move(place.comments);
      said_.origins["comments"] = place.origin;
    }
    if (article().counts.comments || !place.count) return;
    article().counts.comments = place.count;
    said_.origins["counts.comments"] = place.origin;
  }

  void settle() {
    if (article().title.empty() && page_.titles.size() > 0) {
      article().title = headline_of(page_.titles.back(), names_, page_);
      if (!article().title.empty()) said_.origins["title"] = "<title>";
    } else if (const std::string whole = completed(article().title, page_); !whole.empty()) {
      said_.origins["title"] += ", cut off; its heading";
      article().title = whole;
    }
    if (article().authors.empty() && !newsrooms_.empty()) {
      article().authors = std::move(newsrooms_);
      said_.origins["authors"] = newsrooms_origin_;
    }
    if (article().subtitle.empty() && is_subtitle(said_.description)) {
      article().subtitle = said_.description;
      said_.origins["subtitle"] = said_.description_origin;
    }
    if (letters(article().subtitle) == letters(article().title)) article().subtitle.clear();
    if (article().published && article().modified &&
        article().modified->seconds < article().published->seconds)
      article().modified.reset();
    if (article().site.empty()) {
      article().site = site_of(article().copyright);
      if (!article().site.empty()) said_.origins["site"] = "the copyright line";
    }
  }

  // A description is a subtitle if it says what neither the headline nor the text does, and is
  // JSON-LD's, or stands on the page: og:description alone may be of the whole site.
  [[nodiscard]] bool is_subtitle(const std::string& description) const {
    constexpr std::size_t beginning = 25;  // letters that a text and its description share
    if (description.empty() || is_cut_off(description)) return false;
    const std::u32string said = letters(description);
    const std::u32string body = letters(said_.article.body);
    const std::u32string title = letters(said_.article.title);
    if (body.find(said.substr(0, beginning)) != std::u32string::npos) return false;
    if (title.find(said) != std::u32string::npos || said.starts_with(title)) return false;
    for (const std::string& site : names_.sites)
      if (said.find(letters(site)) != std::u32string::npos) return false;
    return said_.description_origin.starts_with("json-ld") ||
           std::any_of(page_.headings.begin(), page_.headings.end(),
                       [&](const std::string& heading) { return letters(heading) == said; });
  }

  void require_article() {
    constexpr const char* hint = "if the page has one, tell where with --profile: \"html\"";
    if (const auto why = why_no_article(tree_, page_, body_, profile_, said_))
      throw Error(ErrorCode::input, "no article found: " + *why, hint);
    if (article().title.empty())
      throw Error(ErrorCode::input, "no article found: no headline", hint);
    if (article().body.empty())
      throw Error(ErrorCode::input, "article without text: " + article().title,
                  "the page has a headline, but nothing to read under it");
  }

  const source::Capture& capture_;
  const Profile& profile_;
  HtmlTree tree_;
  PageIdentity page_;
  SiteNames names_;
  Statement said_;
  BodyPlace body_;
  std::string told_body_;
  std::vector<schema::Author> newsrooms_;
  std::string newsrooms_origin_;
};

}  // namespace

Article read_html_page(const source::Capture& capture, const Profile& profile, Origins& origins) {
  return Merging(capture, profile).run(origins);
}

}  // namespace seogo::indexer::extract
