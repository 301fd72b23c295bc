#include "indexer/glass/posting_list.h"

#include <string>
#include <utility>

namespace seogo::indexer::glass {
namespace {

constexpr std::size_t most_bytes = 2000;  // of a chunk, before its last posting

// Postings of lists that are deflated. The longest of those that weigh are walked by most searches and
// stay as they are, as do lengths. Searches keep the lists they read (searchd/engine/posting_list.h), so
// only the first pays. 100,000 invented articles: 147 MB (seogo-bench), 156 MB with those to 10,000. Where
// nothing is kept these cost words 1 to 3 % more instructions, two words 9 %, questions 16 %, and with
// all from 1,000 on 37 and 50 %. Other sizes of chunks cost more: 500, 1,000, 8,000.
constexpr std::size_t packed_from = 250;
constexpr std::size_t weighing_packed_to = 20'000;

bool is_packed(std::size_t postings, std::uint64_t occurrences) {
  return postings >= packed_from && (occurrences == 0 || postings <= weighing_packed_to);
}

// `key_of(first)` is the key of a chunk behind the first.
template <typename KeyOf>
void write_chunks(Table& table, const std::string& first_key, std::span<const Posting> postings,
                  std::uint64_t documents, std::uint64_t occurrences, bool packs, KeyOf key_of) {
  const std::size_t count = postings.size();
  std::string body;
  std::string tag;
  for (std::size_t at = 0; at < count;) {
    const std::size_t first = at;
    body.clear();
    pack_number(body, postings[at].wdf);
    for (++at; at < count && body.size() < most_bytes; ++at) {
      pack_number(body, postings[at].document - postings[at - 1].document - 1);
      pack_number(body, postings[at].wdf);
    }
    const DocumentNumber document = postings[first].document;
    tag.clear();
    if (first == 0) {
      pack_number(tag, documents);
      pack_number(tag, occurrences);
      pack_number(tag, document - 1);
    }
    tag.push_back(at == count ? '1' : '0');
    pack_number(tag, postings[at - 1].document - document);
    tag += body;
    const Tag made = packs ? packed(std::move(tag), Of::numbers) : Tag{std::move(tag)};
    table.add(first == 0 ? first_key : key_of(document), made.bytes, made.form);
  }
}

}  // namespace

void write_posting_list(Table& table, std::string_view term, std::span<const Posting> postings) {
  std::uint64_t occurrences = 0;
  for (const Posting& posting : postings) occurrences += posting.wdf;
  write_chunks(table, term_key(term), postings, postings.size(), occurrences,
               is_packed(postings.size(), occurrences),
               [term](DocumentNumber first) { return term_key(term, first); });
}

void write_lengths(Table& table, std::span<const Posting> lengths) {
  // Xapian counts neither documents nor occurrences here.
  const std::string key(lengths_key);
  const auto key_of = [&key](DocumentNumber first) {
    std::string chunk = key;
    pack_ordered(chunk, first);
    return chunk;
  };
  write_chunks(table, key, lengths, 0, 0, false, key_of);
}

}  // namespace seogo::indexer::glass
