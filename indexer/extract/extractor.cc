#include "indexer/extract/extractor.h"

#include <utility>

#include "indexer/extract/explanation.h"
#include "indexer/extract/feed/feed_entry.h"
#include "indexer/extract/html/marked_body.h"
#include "indexer/extract/html_page.h"
#include "indexer/extract/text/text_page.h"
#include "schema/article_json.h"

namespace seogo::indexer::extract {
namespace {

schema::Article read(const source::Capture& capture, const Profile& profile, Origins* origins) {
  switch (capture.form) {
    case source::Form::text: {
      schema::Article article = read_text_page(capture.bytes, profile);
      if (origins != nullptr) *origins = text_origins(article);
      return article;
    }
    case source::Form::json: {
      schema::Article article = schema::article_from_json(capture.bytes);
      if (has_marked_body(article)) read_marked_body(article);
      if (origins != nullptr) *origins = json_origins(capture.bytes, article);
      return article;
    }
    case source::Form::html: {
      Origins found;
      schema::Article article = read_html_page(capture, profile, found);
      if (origins != nullptr) *origins = std::move(found);
      return article;
    }
    case source::Form::entry:
      break;
  }
  schema::Article article = read_feed_entry(capture.bytes);
  if (origins != nullptr) *origins = entry_origins(article);
  return article;
}

}  // namespace

schema::Article extract(const source::Capture& capture, const Profile& profile, Origins* origins) {
  schema::Article article = read(capture, profile, origins);
  if (article.site.empty() && !profile.site().empty()) {
    article.site = profile.site();
    if (origins != nullptr) (*origins)["site"] = "profile site";
  }
  if (capture.captured_at) article.captured_at = capture.captured_at;
  article.provenance = capture.provenance;
  return article;
}

}  // namespace seogo::indexer::extract
