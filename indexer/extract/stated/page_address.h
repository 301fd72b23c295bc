// The address of a page, as it may stand in an article.
//
//   absolute_url("../2?utm_source=x&no=7", "https://gana.kr/news/1")   https://gana.kr/2?no=7
//   absolute_url("javascript:void(0)", …)                              "": only http and https
//   same_site("https://m.gana.kr/1", "https://www.gana.kr/1")          true
//   is_front("https://gana.kr/index.html")                             true
//   page_key("http://www.gana.kr/news/1/?fbclid=a#c3")                 gana.kr/news/1: for comparing
//
// Addresses have no parameters that only follow readers about (utm_…, fbclid, gclid). Pure.
#pragma once

#include <string>
#include <string_view>

namespace seogo::indexer::extract {

// `reference` resolved against `base`, which may be empty; empty if it is no address of a page.
[[nodiscard]] std::string absolute_url(std::string_view reference, std::string_view base);

[[nodiscard]] std::string_view host_of(std::string_view url);
[[nodiscard]] bool same_site(std::string_view a, std::string_view b);
[[nodiscard]] bool is_front(std::string_view url);
[[nodiscard]] std::string page_key(std::string_view url);

}  // namespace seogo::indexer::extract
