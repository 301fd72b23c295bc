#include "indexer/shard.h"

#include "indexer/posting_merge.h"
#include "indexer/taking.h"
#include "schema/document.h"
#include "schema/fields.h"
#include "schema/lexicon.h"
#include "schema/packing.h"

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
  schema::Packer packer(training.after(stored));
  schema::Terms terms;
  std::string word(word_key);
  for (std::size_t i = 0; i < coming.size(); ++i) {
    schema::Article& article = coming[i].article;
    const std::size_t input = coming[i].input;
    const std::uint32_t page = coming[i].page;
    const schema::CutArticle texts = schema::cut(article);
    terms.clear();
    schema::add_terms(article, texts, terms);
    if (!keys[input].empty()) terms.add_mark(std::string(schema::input_prefix) + keys[input]);
    const std::vector<schema::TermCount>& sorted = terms.sorted();
    inversion.add(page, sorted);
    schema::each_word(texts, [&](std::string_view text) {
      word.replace(word_key.size(), std::string::npos, text);
      inversion.count(page, word);
    });
    std::string data = packer.pack(std::move(stored[i]));
    const bool is_small = schema::dictionary_of(data).has_value();
    shard.rows.push_back({page, glass::make_row(sorted, schema::slot_values(article),
                                                is_small ? glass::Tag{std::move(data)}
                                                         : glass::packed(std::move(data)))});
    shard.identities.push_back({input, std::move(article.id)});
    article = {};
  }
  return shard;
}

}  // namespace seogo::indexer
