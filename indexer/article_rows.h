// What a bulk build makes of an article: its row, and its terms and words turned around.
//
//   ArticleRows rows(dictionary, inversion);
//   glass::Row row = rows.add(7, article, encode(article), {"4be0…"});
//
// Terms, words and packed bytes are those that ArticlesDatabase would write. For one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/glass/database.h"
#include "indexer/inversion.h"
#include "schema/article.h"
#include "schema/packing.h"
#include "schema/terms.h"

namespace seogo::indexer {

class ArticleRows {
 public:
  // No dictionary: stored texts are not packed with one.
  ArticleRows(std::shared_ptr<const schema::Dictionary> dictionary, Inversion& inversion);

  // `number`: as the inversion is to know it. `stored`: encode(article). `keys`: of its inputs.
  [[nodiscard]] glass::Row add(std::uint32_t number, const schema::Article& article,
                               std::string stored, const std::vector<std::string>& keys);

 private:
  schema::Packer packer_;
  Inversion& inversion_;
  schema::Terms terms_;
  std::string word_;  // a key of the inversion
};

}  // namespace seogo::indexer
