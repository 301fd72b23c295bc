#include "searchd/page/frame.h"

#include <cstdint>

#include <fmt/format.h>

#include "searchd/page/assets.h"
#include "searchd/page/form.h"

namespace seogo::searchd::page {
namespace {

// FNV-1a, 64 bits: tells two style sheets apart; no secret hangs on it.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

Html head(const View& view, const Frame& frame) {
  const Html robots = empty_element("meta", {{"name", "robots"}, {"content", "noindex"}});
  return empty_element("meta", {{"charset", "utf-8"}}) +
         empty_element("meta",
                       {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
         (frame.indexed ? Html() : robots) + element("title", {}, text(frame.title)) +
         empty_element("link",
                       {{"rel", "stylesheet"}, {"href", view.root + style_sheet_address()}}) +
         empty_element("link", {{"rel", "search"},
                                {"type", "application/opensearchdescription+xml"},
                                {"title", view.title},
                                {"href", view.root + "opensearch.xml"}}) +
         empty_element("link", {{"rel", "alternate"},
                                {"type", "application/atom+xml"},
                                {"title", frame.title},
                                {"href", view.feed()}});
}

Html masthead(const View& view, const Frame& frame) {
  const Language& words = view.words;
  const bool is_default = words.code == "ko";
  const std::string home = (view.root.empty() ? "./" : view.root) +
                           (is_default ? "" : "?lang=" + std::string(words.code));
  const Html name = element("a", {{"class", "name"}, {"href", home}}, text(view.title));
  const Html other = element("a",
                             {{"class", "tongue"},
                              {"href", frame.other},
                              {"lang", std::string(words.other_code)},
                              {"hreflang", std::string(words.other_code)}},
                             text(words.other_name));
  return element("a", {{"class", "skip"}, {"href", "#main"}}, text(frame.skip)) +
         element("header", {{"class", "masthead"}},
                 element("div", {{"class", "bar"}}, name + other) + search_form(view));
}

}  // namespace

std::string framed(const View& view, const Frame& frame, const Html& content) {
  return document(head(view, frame),
                  masthead(view, frame) + element("main", {{"id", "main"}}, content),
                  view.words.code)
      .markup();
}

std::string style_sheet_address() {
  return fmt::format("page.css?v={:016x}", fingerprint(style_sheet()));
}

}  // namespace seogo::searchd::page
