// Every constant of ranking, with its source.
#pragma once

#include "schema/fields.h"

namespace seogo::searchd::query {

// Pairs of syllables that reach into a word's ending say little of what it is about. Measured on
// the evaluation sets by the design's prototype.
inline constexpr double ending_weight = 0.4;

// In a ranked query a term that more documents have than this share only adds to the score of
// documents found by rarer ones: it costs much to walk and decides little. Archives up to the least
// size are small enough to walk.
inline constexpr double common_share = 0.05;
inline constexpr unsigned common_least_documents = 1000;

// Terms of one ranked query; the rarest are kept. 64 take 82 ms over 20,000 documents if all are
// common.
inline constexpr std::size_t most_terms = 64;
inline constexpr unsigned most_expansions = 50;  // of one prefix

// BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). k1 and b as tuned for
// the design; k1 is in units of wdf, of which an occurrence in the body has schema::body_weight.
inline constexpr double bm25_k1 = 0.8 * schema::body_weight;
inline constexpr double bm25_b = 0.9;

// Of a query of three words or more, documents below this share of the best score are no results.
inline constexpr double tail_share = 0.5;

// A search that found nothing is widened to articles that have this share of its words, each
// counted by the share of its pairs that is there.
inline constexpr double widened_share = 0.5;
inline constexpr double widened_share_of_one = 0.6;  // 이어 is no half of 이어폰

}  // namespace seogo::searchd::query
