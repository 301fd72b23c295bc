// Every constant of ranking, with its source. "Chosen" means: on the even queries of two judged sets
// by seogo-evaluate, one value for both; the odd ones are reported.
#pragma once

#include "schema/fields.h"

namespace seogo::searchd::query {

// BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). k1 and b as tuned for
// the design; k1 is in units of wdf, of which an occurrence in the body has schema::body_weight.
// Chosen again: 0.6 to 1.6 and 0.7 to 1 change less than .003.
inline constexpr double bm25_k1 = 0.8 * schema::body_weight;
inline constexpr double bm25_b = 0.9;

// What a pair of syllables weighs in a ranked query, by its bond (reading.h).
inline constexpr double ending_weight = 0.2;  // chosen: 0.4 is .0015 worse on questions
inline constexpr double seam_weight = 0.5;    // chosen: 0.3 to 1 change less than .001
inline constexpr double meant_weight =
    0.7;  // with the syllable meant; what was typed stays. Chosen
          // under typos: 0.4 is .017 worse

// A word of one syllable has no pair to weigh: its documents are found by terms without weight. What
// these add, where they are there: 법은 in a headline has all, 방법 there the second. Beside them
// stands the BM25 of a lone 법, some 4 to 8. Not chosen on judged sets, which hardly ask for such.
struct SyllableWeights {
  double alone = 1;
  double in_headline = 3;
  double alone_in_headline = 4;
};
inline constexpr SyllableWeights syllable_weights;

// In a ranked query a term that more documents have than this share, or that weighs less than this,
// only adds to the score of documents found by others: it costs much to walk and decides little.
// Over 100,000 articles questions of ten words take 4.6 ms so, 8.8 with 0.05 and no least weight.
// Archives up to the least size are small enough to walk.
inline constexpr double common_share = 0.02;
inline constexpr double least_finding_weight = 0.3;
inline constexpr unsigned common_least_documents = 1000;

// Terms of one ranked query; the rarest are kept. 64 take 82 ms over 20,000 documents if all are
// common.
inline constexpr std::size_t most_terms = 64;
inline constexpr unsigned most_expansions = 50;  // of one prefix

// What a way through a stretch of syllables costs: natural logarithms of odds (segmentation.h). A
// word costs this and ln(articles / articles with it). Chosen under wrong and missing spaces.
struct Segmentation {
  double word = 1;
  double ending = 1;
  double unknown = 3;
  double unknown_syllable = 5;
  double joined = 10;  // a typed space inside a word
  double split = 2;    // a border of words without one
  double joined_doubting = 1;
  double split_doubting = 1;
  double doubt = 5;  // that the typed spaces mean little
  double typo = 5;   // one jamo: 3 to 7 were tried, 9 is .03 worse under typos
};
inline constexpr Segmentation segmentation;
inline constexpr unsigned spelling_least_articles = 1;  // chosen: 2 is .08 worse on single words

// A word that looks as if it ended in a particle is whole if so many articles, as a share of those
// with its stem, have it before an ending. Not chosen on judged sets, which hardly ask for such.
inline constexpr double least_whole_share = 0.05;

// The first results are put in order once more: score / best score and these, each a share of 1.
// Chosen by coordinate ascent over the parts, and window widths of 15, 40, 100 and 300 letters.
struct RerankWeights {
  std::size_t depth = 50;
  double words = 0.5;    // BM25 of whole stems
  double near = 0.5;     // most of the query within 40 letters
  double around = 0.8;   // within 100
  double stretch = 0.2;  // in unbroken stretches
  std::uint32_t near_letters = 40;
  std::uint32_t around_letters = 100;
  double longest_stretch = 6;  // letters, from which on a stretch counts whole
  double stem_k1 = 1;
  double stem_b = 0.8;
  double ending = 0.4;  // what a pair weighs in these parts, by its bond
  double seam = 0.5;
  double gap = 0.3;
  double unknown = 0.5;  // a pair that no article has, as a share of the highest weight
};
inline constexpr RerankWeights rerank_weights;

// Of a query of three words or more, documents below this share of the best score are no results.
inline constexpr double tail_share = 0.5;

// A search that found nothing is widened to articles that have this share of its words, each
// counted by the share of its pairs that is there.
inline constexpr double widened_share = 0.5;
inline constexpr double widened_share_of_one = 0.6;  // 이어 is no half of 이어폰

}  // namespace seogo::searchd::query
