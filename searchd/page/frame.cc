#include "searchd/page/frame.h"

#include <cstdint>

#include <fmt/format.h>

#include "searchd/page/assets.h"
#include "searchd/page/form.h"

namespace seogo::searchd::page {
namespace {

// FNV-1a, 64 bits: tells two versions apart; no secret hangs on it.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

Html meta(const char* name, const char* content) {
  return empty_element("meta", {{"name", name}, {"content", content}});
}

Html script_element(const std::string& address) {
  return element("script", {{"src", address}, {"defer", ""}}, Html());
}

Html style_link(const std::string& address) {
  return empty_element("link", {{"rel", "stylesheet"}, {"href", address}});
}

Html typed_link(const char* rel, const char* type, const std::string& address,
                const std::string& title) {
  return empty_element("link", {{"rel", rel}, {"type", type}, {"title", title}, {"href", address}});
}

Html head(const View& view, const Frame& frame) {
  Html all = empty_element("meta", {{"charset", "utf-8"}}) +
             meta("viewport", "width=device-width, initial-scale=1") +
             meta("color-scheme", "light dark");
  if (!frame.indexed) all += meta("robots", "noindex, follow");
  all += element("title", {}, text(frame.title)) + style_link(view.root + style_sheet_address());
  const std::string& theme = view.look.style_sheet;
  if (!theme.empty()) all += style_link(view.root + theme);
  all += empty_element("link", {{"rel", "icon"}, {"href", view.root + view.look.icon}});
  if (!frame.canonical.empty()) {
    all += empty_element("link", {{"rel", "canonical"}, {"href", frame.canonical}});
  }
  all += typed_link("search", "application/opensearchdescription+xml", view.root + "opensearch.xml",
                    view.title);
  if (!frame.feed.empty()) {
    all += typed_link("alternate", "application/atom+xml", frame.feed, frame.title);
  }
  all += script_element(view.root + script_address());
  if (!frame.widget.empty()) all += script_element(frame.widget);
  return all;
}

std::string home_of(const View& view) {
  const bool is_default = view.words.code == "ko";
  return (view.root.empty() ? "./" : view.root) +
         (is_default ? "" : "?lang=" + std::string(view.words.code));
}

Html tongue(const View& view, const Frame& frame) {
  return element("a",
                 {{"class", "tongue"},
                  {"href", frame.other},
                  {"lang", std::string(view.words.other_code)},
                  {"hreflang", std::string(view.words.other_code)}},
                 text(view.words.other_name));
}

}  // namespace

std::string framed(const View& view, const Frame& frame, const Html& content) {
  Places places;
  at(places, Place::lang) = text(view.words.code);
  at(places, Place::head) = head(view, frame);
  at(places, Place::skip) = element("a", {{"class", "skip"}, {"href", "#main"}}, text(frame.skip));
  at(places, Place::root) = text(view.root);
  at(places, Place::home) = text(home_of(view));
  at(places, Place::name) = text(view.title);
  at(places, Place::tongue) = tongue(view, frame);
  at(places, Place::form) = search_form(view);
  const Html link = element("a", {{"class", "name"}, {"href", home_of(view)}}, text(view.title));
  // A list of results has no heading above it but this.
  const Html name = element(frame.live ? "h1" : "p", {}, link);
  at(places, Place::masthead) =
      element("header", {{"class", "masthead"}},
              element("div", {{"class", "bar"}}, name + at(places, Place::tongue)) +
                  at(places, Place::form));
  at(places, Place::content) =
      element("main",
              {{"id", "main"},
               {"class", frame.live ? std::optional<std::string>("results") : std::nullopt}},
              content);
  return view.look.frame.fill(places);
}

std::string style_sheet_address() {
  return fmt::format("page.css?v={:016x}", fingerprint(style_sheet()));
}

std::string script_address() { return fmt::format("page.js?v={:016x}", fingerprint(script())); }

}  // namespace seogo::searchd::page
