#include "indexer/shard.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/taking.h"
#include "indexer/writer.h"
#include "schema/document.h"
#include "schema/error.h"
#include "schema/generation.h"
#include "schema/lexicon.h"

namespace seogo::indexer {

Shard build_shard(const std::filesystem::path& path, Batch batch,
                  const std::vector<std::string>& keys, const extract::Profile& profile) {
  Shard shard;
  shard.number = batch.number;
  shard.path = path;
  try {
    Xapian::WritableDatabase database(
        path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    schema::stamp(database);
    schema::WordCounts words;
    for (Page& page : batch.pages) {
      Taken taken = take(page.capture, page.place, page.capture.provenance.file, profile);
      page.capture = {};  // its bytes are not needed any more
      if (taken.refusal) shard.refusals.push_back({page.input, std::move(*taken.refusal)});
      if (!taken.refusal && !taken.article) ++shard.unlisted;
      if (!taken.article) continue;
      Xapian::Document document = schema::to_document(*taken.article);
      if (!keys[page.input].empty()) add_input_keys(document, {keys[page.input]});
      database.add_document(document);
      words.add(*taken.article, +1);
      ++shard.articles;
      shard.identities.push_back({page.input, std::move(taken.article->id)});
    }
    words.write(database);
    database.commit();
  } catch (const Xapian::Error& error) {
    throw schema::Error(
        schema::ErrorCode::io,
        fmt::format("writing {} failed: {}", path.string(), error.get_description()),
        "the live index was not touched");
  }
  return shard;
}

}  // namespace seogo::indexer
