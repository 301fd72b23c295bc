// What a page is drawn from: what was asked, what was answered, and in which language.
//
//   View view{"서고", language("ko"), parameters, request, &reply};
//   view.link({{"offset", "10"}})   search?offset=10&q=%EC%95%8C…: the second page of the same
//   search
//   view.article("h/1")               articles/h%2F1?q=%EC%95%8C…: an article, and the way back
//   view.author("노을빛")              authors/%EB%85%B8…; view.period(…)  months/2023-12
//
// A link keeps every parameter that the page knows, so that filters live on across pages and sorts.
// Links are relative: the page works under any path that a proxy gives it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searchd/engine/request.h"
#include "searchd/page/language.h"
#include "searchd/page/look.h"
#include "searchd/page/period.h"
#include "searchd/wire/kept_query.h"
#include "searchd/wire/query_string.h"
#include "searchd/wire/replay.h"

namespace seogo::searchd::page {

struct View {
  std::string title;  // of the archive, as its readers know it
  const Language& words;
  const wire::Parameters& given;
  engine::Request asked;
  const engine::Reply* reply = nullptr;  // none where nothing was searched
  std::string root = {};                 // from the page to the archive's first: "../" or empty
  const Look& look = built_in_look();    // must outlive the view
  const wire::Replay& replay = wire::no_replay();  // … too
  bool has_exports = true;                         // whether the operator lets readers have files

  using Changes = wire::Changes;  // an empty value takes one out
  [[nodiscard]] std::string link(const Changes& changes) const;
  [[nodiscard]] std::string same_page(const Changes& changes) const;  // as it is, offset and all
  // The same search with, or without, one value of those that a parameter has.
  [[nodiscard]] std::string with(std::string_view name, const std::string& value) const;
  [[nodiscard]] std::string without(std::string_view name, std::string_view value) const;

  // Another search, or page, in the same language.
  [[nodiscard]] std::string search(wire::Parameters parameters) const;
  [[nodiscard]] std::string author(std::string_view name) const;
  [[nodiscard]] std::string period(const Period& period) const;  // a day is a search

  [[nodiscard]] std::string article(std::string_view id) const;

  [[nodiscard]] std::string feed() const;   // of the same search
  [[nodiscard]] std::string table() const;  // of all that it finds, as CSV

  [[nodiscard]] std::string copies(std::string_view id) const;  // of an article's text

  [[nodiscard]] std::string query() const;                       // as typed
  [[nodiscard]] std::string value(std::string_view name) const;  // the last one given, or empty
  [[nodiscard]] bool has(std::string_view name, std::string_view value) const;  // as a filter
  [[nodiscard]] bool is_front() const;  // nothing was asked for

  [[nodiscard]] std::string number(const engine::Total& total) const;  // 1,234; 약 1,200

  struct Chosen {
    std::string label;    // 한빛일보; 같은 글
    std::string without;  // the same search without it
  };
  [[nodiscard]] std::vector<Chosen> filters() const;  // 매체, 기자 … as given
  // The one year, month or day that was asked for.
  [[nodiscard]] std::optional<Period> chosen_period() const;
  [[nodiscard]] std::string unfiltered() const;  // the same search without any of these
};

}  // namespace seogo::searchd::page
