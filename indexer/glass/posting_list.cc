#include "indexer/glass/posting_list.h"

#include <string>

namespace seogo::indexer::glass {
namespace {

constexpr std::size_t most_bytes = 2000;  // of a chunk, before its last posting

// `key_of(first)` is the key of a chunk behind the first.
template <typename KeyOf>
void write_chunks(Table& table, const std::string& first_key, std::span<const Posting> postings,
                  std::uint64_t documents, std::uint64_t occurrences, KeyOf key_of) {
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
    table.add(first == 0 ? first_key : key_of(document), tag);
  }
}

}  // namespace

void write_posting_list(Table& table, std::string_view term, std::span<const Posting> postings) {
  std::uint64_t occurrences = 0;
  for (const Posting& posting : postings) occurrences += posting.wdf;
  write_chunks(table, term_key(term), postings, postings.size(), occurrences,
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
  write_chunks(table, key, lengths, 0, 0, key_of);
}

}  // namespace seogo::indexer::glass
