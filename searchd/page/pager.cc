#include "searchd/page/pager.h"

#include <algorithm>

namespace seogo::searchd::page {
namespace {

constexpr std::size_t neighbours = 2;  // pages shown on either side of the current one

class Pages {
 public:
  explicit Pages(const View& view)
      : view_(view),
        size_(view.reply->limit),
        current_(view.reply->offset / size_),
        last_((std::min<std::size_t>(view.reply->total.value, engine::deepest_hit) - 1) / size_) {}

  [[nodiscard]] Html links() const {
    Html out;
    if (current_ > 0) out += turn(current_ - 1, "prev", view_.words.previous);
    const std::size_t from = current_ > neighbours ? current_ - neighbours : 0;
    for (std::size_t page = from; page <= std::min(last_, current_ + neighbours); ++page) {
      out += number(page);
    }
    if (current_ < last_) out += turn(current_ + 1, "next", view_.words.next);
    return out;
  }

 private:
  [[nodiscard]] std::string address(std::size_t page) const {
    // A page is never asked for past the deepest hit, so the last one may start earlier.
    const std::size_t offset = std::min(page * size_, engine::deepest_hit - size_);
    return view_.link({{"offset", offset == 0 ? "" : std::to_string(offset)}});
  }

  [[nodiscard]] Html turn(std::size_t page, const char* rel, std::string_view label) const {
    return element(
        "li", {},
        element("a", {{"href", address(page)}, {"rel", rel}, {"class", "turn"}}, text(label)));
  }

  [[nodiscard]] Html number(std::size_t page) const {
    const std::string shown = std::to_string(page + 1);
    const std::string label = filled(view_.words.page, shown);
    if (page == current_) {
      return element(
          "li", {},
          element("span", {{"aria-current", "page"}, {"aria-label", label}}, text(shown)));
    }
    return element("li", {},
                   element("a", {{"href", address(page)}, {"aria-label", label}}, text(shown)));
  }

  const View& view_;
  std::size_t size_;
  std::size_t current_;
  std::size_t last_;
};

}  // namespace

Html pager(const View& view) {
  const engine::Reply& reply = *view.reply;
  const bool one_page = reply.limit == 0 || (reply.hits.empty() && reply.comments.empty()) ||
                        (reply.offset == 0 && reply.total.value <= reply.limit);
  if (one_page) return {};
  return element("nav", {{"class", "pager"}, {"aria-label", std::string(view.words.pages)}},
                 element("ul", {}, Pages(view).links()));
}

}  // namespace seogo::searchd::page
