// Questions to put to an archive, drawn from its own text so that each has an answer.
//
//   draw_queries(bodies, 42, 100)
//     word-rare, word-mid, word-common    알트만 … 정부    by the share of bodies that hold it
//     two-words, three-words              알트만 해고      from one paragraph, particles taken off
//     question                            샘 알트만이 공동 창업한 회사에서 … 8 to 12 eojeols as
//     they stand phrase                              "옛 이사회에서 해고당했을"  2 to 4 eojeols,
//     side by side syllable, latin, author             법, OpenAI, author:김주성 word-dates 해고
//     date:2023-12-01..2023-12-31
//
// Same bodies, seed and count, same queries. A class the text has nothing for comes out shorter.
// Any corpus will do; authors are read from bylines such as 김주성 기자 in the bodies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seogo::bench {

struct BenchQuery {
  std::string klass;
  std::string text;
  bool by_site = false;  // results are to be counted by site too
};

[[nodiscard]] std::vector<BenchQuery> draw_queries(const std::vector<std::string>& bodies,
                                                   std::uint64_t seed, int per_class);

}  // namespace seogo::bench
