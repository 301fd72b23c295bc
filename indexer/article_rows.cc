#include "indexer/article_rows.h"

#include <utility>

#include "indexer/input_keys.h"
#include "indexer/posting_merge.h"
#include "schema/document.h"
#include "schema/fields.h"
#include "schema/lexicon.h"

namespace seogo::indexer {

ArticleRows::ArticleRows(std::shared_ptr<const schema::Dictionary> dictionary, Inversion& inversion)
    : packer_(std::move(dictionary)), inversion_(inversion), word_(word_key) {}

glass::Row ArticleRows::add(std::uint32_t number, const schema::Article& article,
                            std::string stored, const std::vector<std::string>& keys) {
  const schema::CutArticle texts = schema::cut(article);
  terms_.clear();
  schema::add_terms(article, texts, terms_);
  std::vector<schema::SlotValue> values = schema::slot_values(article, texts);
  for (const std::string& key : keys) terms_.add_mark(input_term(key));
  if (!keys.empty()) values.push_back({schema::inputs_slot, inputs_value(keys)});
  const std::vector<schema::TermCount>& sorted = terms_.sorted();
  inversion_.add(number, sorted);
  schema::each_word(texts, [&](std::string_view text) {
    word_.replace(word_key.size(), std::string::npos, text);
    inversion_.count(number, word_);
  });
  std::string data = packer_.pack(std::move(stored));
  const bool is_small = schema::dictionary_of(data).has_value();
  return glass::make_row(sorted, std::move(values),
                         is_small ? glass::Tag{std::move(data)} : glass::packed(std::move(data)));
}

}  // namespace seogo::indexer
