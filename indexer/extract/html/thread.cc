#include "indexer/extract/html/thread.h"

#include <algorithm>
#include <cstdint>

#include "indexer/extract/markup/names.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::ptrdiff_t fewest_dates = 3;

}  // namespace

HtmlThreads::HtmlThreads(const HtmlTree& tree, const HtmlDensity& density)
    : tree_(tree), density_(density) {
  for (NodeId n = 0; n < tree.size(); ++n)
    if (tree[n].tag == "time" || (tree[n].attributes > 0 && has(names_of(tree, n), Named::date)))
      dates_.push_back(n);
}

bool HtmlThreads::is_thread(NodeId block) const {
  const NodeId end = tree_[block].end;
  const auto first = std::lower_bound(dates_.begin(), dates_.end(), block);
  const auto last = std::lower_bound(first, dates_.end(), end);
  if (last - first < fewest_dates || density_.of(block).heads > 0) return false;
  if (!has(names_of(tree_, block), Named::comments)) return false;
  const std::uint64_t all = density_.of(block).bytes;
  std::uint64_t before = density_.bytes_before(block);
  for (auto date = first; date != last; ++date) {
    const std::uint64_t here = density_.bytes_before(*date);
    if ((here - before) * 3 > all) return false;
    before = here;
  }
  return (density_.bytes_before(end) - before) * 3 <= all;
}

}  // namespace seogo::indexer::extract
