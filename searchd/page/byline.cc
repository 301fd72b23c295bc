#include "searchd/page/byline.h"

#include "schema/utf8.h"

namespace seogo::searchd::page {
namespace {

// Browsers take these for steps in an address, encoded or not.
bool fits_an_address(std::string_view name) {
  const std::string_view shown = schema::trimmed(name);
  return !shown.empty() && shown != "." && shown != "..";
}

}  // namespace

Html byline(const View& view, const std::vector<schema::Author>& authors) {
  Html line;
  for (const schema::Author& author : authors) {
    const Html name = text(author.name + (author.role.empty() ? "" : " " + author.role));
    if (name.empty()) continue;
    if (!line.empty()) line += text(", ");
    line += fits_an_address(author.name) ? element("a", {{"href", view.author(author.name)}}, name)
                                         : name;
  }
  return line;
}

}  // namespace seogo::searchd::page
