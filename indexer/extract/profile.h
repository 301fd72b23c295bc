// What a site's pages look like: its markers, its name. A JSON file of the form that
// profile.schema.json states; markers.json, compiled in, is the profile all others extend.
//
//   {"site": "가나일보",
//    "markers": {"chrome": ["가나TV 바로가기"], "likes": ["응원해요 {n}"]},
//    "remove":  ["오늘의 운세"],
//    "roles":   ["시민기자"],
//    "not_names": ["가나"],
//    "outlets": ["소식지"],
//    "desks":   ["편집실"],
//    "html":    {"title": "h1.tit", "body": ["#article", ".view_con"], "remove": ".ad"}}
//
// Refuses, with Error(usage) that names the place and a hint: text that is no JSON, unknown keys
// and roles, markers that no line could match, a removal of what is not there, selectors that are
// none (selector.h). Immutable: share it between threads.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/line/markers.h"
#include "indexer/extract/page_selectors.h"

namespace seogo::indexer::extract {

class Profile {
 public:
  // The markers that Korean news pages share.
  [[nodiscard]] static const Profile& built_in();

  // The built-in profile extended by `text`, a JSON file; `name`, its path, is for messages.
  [[nodiscard]] static Profile parse(std::string_view text, std::string_view name);

  [[nodiscard]] const std::string& site() const { return site_; }
  [[nodiscard]] const MarkerTable& markers() const { return markers_; }
  [[nodiscard]] const PageSelectors& html() const { return html_; }

  // Equal for equal texts of profile and built-in markers: pages read under another one are read
  // anew.
  [[nodiscard]] const std::string& fingerprint() const { return fingerprint_; }

 private:
  Profile(std::string site, MarkerTable markers, PageSelectors html, std::string fingerprint)
      : site_(std::move(site)),
        markers_(std::move(markers)),
        html_(std::move(html)),
        fingerprint_(std::move(fingerprint)) {}

  std::string site_;
  MarkerTable markers_;
  PageSelectors html_;
  std::string fingerprint_;
};

}  // namespace seogo::indexer::extract
