#include "indexer/taking.h"

#include "indexer/extract/extractor.h"
#include "schema/error.h"

namespace seogo::indexer {

Taken take(const source::Capture& capture, const std::string& place, const std::string& file,
           const extract::Profile& profile, extract::Origins* origins) {
  try {
    schema::Article article = extract::extract(capture, profile, origins);
    if (article.id.empty()) article.id = schema::stable_id(article);
    schema::validate(article);
    return {std::move(article), std::nullopt};
  } catch (const schema::Error& error) {
    if (error.code() != schema::ErrorCode::input) throw;
    if (capture.incidental) return {};
    return {std::nullopt, source::Refusal{file, place, error.text(), error.hint(), capture.url}};
  }
}

}  // namespace seogo::indexer
