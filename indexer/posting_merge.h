// The runs of several inversions as one database's terms, in order, with its metadata before them.
//
//   merge_postings(runs, numbers, {{"seogo:analyzer", "seogo-2"}, {"seogo:format", "5"}}, database)
//
// Inversions know documents by the order of reading; `numbers[document]` is its number in the database,
// and ascends with it. Keys that begin with word_key are words that articles have (schema/lexicon.h) and
// become metadata. Throws Error(io). For one thread.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/database.h"

namespace seogo::indexer {

inline constexpr std::string_view word_key("\0", 1);  // lower than every term

void merge_postings(const std::vector<std::filesystem::path>& runs,
                    std::span<const glass::DocumentNumber> numbers,
                    const std::map<std::string, std::string>& metadata, glass::Database& database);

}  // namespace seogo::indexer
