#include "indexer/shard.h"

#include <utility>

#include "indexer/article_rows.h"
#include "indexer/taking.h"
#include "schema/article_codec.h"

namespace seogo::indexer {
namespace {

struct Coming {
  std::size_t input;
  std::uint32_t page;
  schema::Article article;
};

}  // namespace

Shard build_shard(Batch batch, const std::vector<std::string>& keys,
                  const extract::Profile& profile, Training& training, Inversion& inversion) {
  Shard shard;
  shard.number = batch.number;
  std::vector<std::string> stored;
  std::vector<Coming> coming;
  std::uint32_t number = batch.first_page;
  for (Page& page : batch.pages) {
    const std::uint32_t here = number++;
    Taken taken = take(page.capture, page.place, page.capture.provenance.file, profile);
    page.capture = {};  // its bytes are not needed any more
    if (taken.refusal) shard.refusals.push_back({page.input, std::move(*taken.refusal)});
    if (!taken.refusal && !taken.article) ++shard.unlisted;
    if (!taken.article) continue;
    stored.push_back(schema::encode(*taken.article));
    coming.push_back({page.input, here, std::move(*taken.article)});
  }
  ArticleRows rows(training.after(stored), inversion);
  for (std::size_t i = 0; i < coming.size(); ++i) {
    schema::Article& article = coming[i].article;
    const std::size_t input = coming[i].input;
    const std::uint32_t page = coming[i].page;
    std::vector<std::string> own;
    if (!keys[input].empty()) own.push_back(keys[input]);
    shard.rows.push_back({page, rows.add(page, article, std::move(stored[i]), own)});
    shard.identities.push_back({input, std::move(article.id)});
    article = {};
  }
  return shard;
}

}  // namespace seogo::indexer
