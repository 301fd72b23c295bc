// The frame of every page, with places that are filled for each: page.html is the one that is built
// in, and a theme may bring its own.
//
//   Template::parse("<!doctype html><html lang=\"{{lang}}\"><head>{{head}}</head>
//                    <body>{{masthead}}{{content}}</body></html>").fill(places)
//   Template::parse("… {{hed}} …")   throws Error(usage): "line 1: {{hed}} is no place", and which are
//
// What is put into a place is Html, and so escaped; what stands around them is the operator's own.
// Constant after parse; safe to read from any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/page/html.h"

namespace seogo::searchd::page {

enum class Place { lang, head, skip, root, home, name, tongue, masthead, form, content };
inline constexpr std::size_t place_count = 10;
inline constexpr std::size_t longest_template = 64 * 1024;  // bytes

using Places = std::array<Html, place_count>;
[[nodiscard]] inline Html& at(Places& places, Place place) {
  return places[static_cast<std::size_t>(place)];
}

class Template {
 public:
  [[nodiscard]] static Template parse(std::string_view text);
  [[nodiscard]] static const Template& built_in();

  [[nodiscard]] std::string fill(const Places& places) const;

 private:
  struct Piece {
    std::string before;  // text of the template
    Place place;
  };
  std::vector<Piece> pieces_;
  std::string end_;
};

}  // namespace seogo::searchd::page
