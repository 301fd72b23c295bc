#include "indexer/posting_merge.h"

#include <algorithm>

#include "indexer/run.h"
#include "schema/error.h"
#include "schema/lexicon.h"
#include "schema/varint.h"

namespace seogo::indexer {
namespace {

std::uint64_t number(std::string_view& bytes) {
  const auto value = schema::take_varint(bytes);
  if (value) return *value;
  throw schema::Error(schema::ErrorCode::io, "a run of postings is damaged",
                      "the live index was not touched");
}

bool before(const glass::Posting& a, const glass::Posting& b) { return a.document < b.document; }

}  // namespace

void merge_postings(const std::vector<std::filesystem::path>& runs,
                    std::span<const glass::DocumentNumber> numbers,
                    const std::map<std::string, std::string>& metadata, glass::Database& database) {
  auto next = metadata.begin();
  const auto put_metadata_before = [&](std::string_view key) {
    for (; next != metadata.end() && (key.empty() || next->first < key); ++next) {
      database.add_metadata(next->first, next->second);
    }
  };
  schema::LexiconWriter lexicon([&](const std::string& key, const std::string& bytes) {
    put_metadata_before(key);
    database.add_metadata(key, bytes);
  });
  bool has_terms = false;
  std::vector<glass::Posting> postings;
  each_key(runs, [&](std::string_view key, std::span<const RunEntry> entries) {
    if (key.starts_with(word_key)) {
      std::uint64_t articles = 0;
      for (const RunEntry& entry : entries) articles += entry.documents;
      lexicon.add(key.substr(word_key.size()), static_cast<unsigned>(articles));
      return;
    }
    if (!has_terms) {
      lexicon.finish();
      put_metadata_before({});
      has_terms = true;
    }
    postings.clear();
    for (const RunEntry& entry : entries) {
      const auto begin = static_cast<std::ptrdiff_t>(postings.size());
      std::uint64_t document = 0;
      for (std::string_view rest = entry.postings; !rest.empty();) {
        document += number(rest);
        const auto wdf = static_cast<std::uint32_t>(number(rest));
        postings.push_back({numbers[document], wdf});
      }
      // Workers take turns at the batches, so their documents interleave.
      std::inplace_merge(postings.begin(), postings.begin() + begin, postings.end(), before);
    }
    database.add_term(key, postings);
  });
  lexicon.finish();
  put_metadata_before({});
}

}  // namespace seogo::indexer
