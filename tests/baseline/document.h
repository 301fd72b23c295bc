// An article as Xapian's own documentation would index it: TermGenerator with CJK n-grams.
//
//   Indexer indexer(Take::everything);
//   indexer.document(article)
//   → terms 샘 알 알트 트 트만 …  of title, subtitle, body and comments, with positions;
//     S알 S알트 … of the title, A김주성, H토큰포스트, the day and the site as values,
//     and as data the id, the title and the body, a line the first two
//
// Nothing of ours: no weights of fields, no readings of Hanja, no normalization. One thread.
#pragma once

#include <string>

#include <xapian.h>

#include "schema/article.h"

namespace seogo::baseline {

inline constexpr Xapian::valueno day_slot = 0;   // 20231211, of KST
inline constexpr Xapian::valueno site_slot = 1;  // to be counted by
inline constexpr const char* title_prefix = "S";
inline constexpr const char* author_prefix = "A";
inline constexpr const char* site_prefix = "H";
inline constexpr const char* id_prefix = "Q";

enum class Take {
  everything,  // with positions, the title once more under its prefix, and values
  words,       // the texts alone, to rank by
};

class Indexer {
 public:
  explicit Indexer(Take take);

  [[nodiscard]] Xapian::Document document(const schema::Article& article);

 private:
  void add_text(const std::string& text, const char* prefix = "");

  Xapian::TermGenerator generator_;
  Take take_;
};

// What `document` stored.
struct Stored {
  std::string id;
  std::string title;
  std::string body;
};
[[nodiscard]] Stored stored(const std::string& data);

}  // namespace seogo::baseline
