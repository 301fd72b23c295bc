#include "indexer/extract/extractor.h"

#include "indexer/extract/feed_entry.h"
#include "indexer/extract/text_page.h"
#include "schema/article_json.h"

namespace seogo::indexer::extract {

schema::Article extract(const source::Capture& capture, const Profile& profile) {
  schema::Article article =
      capture.form == source::Form::json    ? schema::article_from_json(capture.bytes)
      : capture.form == source::Form::entry ? read_feed_entry(capture.bytes)
                                            : read_text_page(capture.bytes, profile);
  if (article.site.empty()) article.site = profile.site();
  article.provenance = capture.provenance;
  return article;
}

}  // namespace seogo::indexer::extract
