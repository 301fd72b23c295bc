#include "indexer/extract/html_comments.h"

namespace seogo::indexer::extract {

CommentsPlace read_html_comments(const HtmlTree&, NodeId, const Profile&) { return {}; }

}  // namespace seogo::indexer::extract
