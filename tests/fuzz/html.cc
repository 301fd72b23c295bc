// HTML pages: the tree, and the article in it.
#include "indexer/extract/extractor.h"
#include "indexer/extract/markup/tree.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

const fuzz::Target target("html", [](std::string_view bytes) {
  static const indexer::extract::Profile profile = indexer::extract::Profile::built_in();
  const std::string text = fuzz::as_text(bytes);
  fuzz::unless_refused([&] {
    const indexer::extract::HtmlTree tree(text);
    for (indexer::extract::NodeId node = 0; node < tree.size(); ++node) {
      fuzz::require(tree[node].end > node && tree[node].end <= tree.size(), "a node without end");
      fuzz::require(node == 0 || tree[node].parent < node, "a node before its parent");
    }
    fuzz::require(fuzz::as_text(tree.text(0)) == tree.text(0), "a text that is not UTF-8");
    indexer::source::Capture page;
    page.form = indexer::source::Form::html;
    page.bytes = text;
    fuzz::look_at(indexer::extract::extract(page, profile));
  });
});

}  // namespace
