#include "searchd/engine/addition.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "searchd/engine/gallop.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

// Weights of a window take 32 KB, as much as the nearest cache has: four times as many, which malloc maps
// anew for each OR, took a Latin word with a synonym a tenth longer.
constexpr std::size_t window_documents = 1U << 12U;
constexpr std::size_t word = 64;  // bits

}  // namespace

Bm25::Bm25(const Xapian::Database& database) : documents_(database.get_doccount()) {
  const double average = database.get_avlength();
  per_length_ = average > 0 ? query::bm25_k1 * query::bm25_b / average : 0;
  least_ = query::bm25_k1 * (1 - query::bm25_b);
}

// Terms of more than half of all documents weigh little, and none less than nothing.
double Bm25::factor(std::size_t documents, double scale) const {
  const auto count = static_cast<double>(documents);
  double odds = (documents_ - count + 0.5) / (count + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * scale * (query::bm25_k1 + 1);
}

struct Addition::Window {
  std::vector<std::uint64_t> met = std::vector<std::uint64_t>(window_documents / word, 0);
  std::size_t begin = 0;  // the first document

  void meet(std::size_t at) { met[at / word] |= std::uint64_t{1} << (at % word); }
  [[nodiscard]] bool has(std::size_t at) const { return (met[at / word] >> (at % word) & 1U) != 0; }
  [[nodiscard]] std::size_t end() const { return begin + window_documents; }
  void stand_at(Xapian::docid document) { begin = document / window_documents * window_documents; }
};

void Addition::add_given(const PostingList& list, double weight) {
  lanes_.push_back({&list, nullptr, weight, true});
}

template <typename Use>
void Addition::with_weights(const Lane& lane, Use use) const {
  if (lane.scored != nullptr) {
    use([&](std::size_t at) { return lane.scored->weights[at]; });
  } else if (lane.is_given || lane.list->counts.empty() || lane.factor == 0) {
    use([weight = lane.is_given ? lane.factor : 0](std::size_t) { return weight; });
  } else {
    use([&](std::size_t at) {
      return bm25_.weight(lane.factor, lane.list->counts[at],
                          lengths_.of(lane.list->documents[at]));
    });
  }
}

Scored Addition::sum() {
  Scored out;
  std::size_t most = 0;
  for (const Lane& lane : lanes_) most = std::max(most, lane.documents().size());
  out.documents.reserve(most);
  out.weights.reserve(most);
  Window window;
  std::vector<double> weights(window_documents, 0);
  while (true) {
    // Stretches without any are passed over.
    std::size_t next = SIZE_MAX;
    for (const Lane& lane : lanes_) {
      if (lane.at < lane.documents().size()) {
        next = std::min<std::size_t>(next, lane.documents()[lane.at]);
      }
    }
    if (next == SIZE_MAX) return out;
    window.stand_at(static_cast<Xapian::docid>(next));
    for (Lane& lane : lanes_) {
      const std::vector<Xapian::docid>& documents = lane.documents();
      with_weights(lane, [&](auto weight_at) {
        for (; lane.at < documents.size() && documents[lane.at] < window.end(); ++lane.at) {
          const std::size_t at = documents[lane.at] - window.begin;
          weights[at] += weight_at(lane.at);
          window.meet(at);
        }
      });
    }
    for (std::size_t i = 0; i < window.met.size(); ++i) {
      for (std::uint64_t bits = window.met[i]; bits != 0; bits &= bits - 1) {
        const std::size_t at = i * word + static_cast<std::size_t>(std::countr_zero(bits));
        out.documents.push_back(static_cast<Xapian::docid>(window.begin + at));
        out.weights.push_back(weights[at]);
        weights[at] = 0;
      }
      window.met[i] = 0;
    }
  }
}

void Addition::add_to(Scored& found, std::vector<char>* marks) {
  Window window;
  std::vector<std::uint16_t> places(window_documents);  // of a document, behind the first one
  std::vector<std::uint32_t> hits(window_documents);    // places in a lane
  for (std::size_t first = 0; first < found.size();) {
    window.stand_at(found.documents[first]);
    std::size_t last = first;
    for (; last < found.size() && found.documents[last] < window.end(); ++last) {
      const std::size_t at = found.documents[last] - window.begin;
      window.meet(at);
      places[at] = static_cast<std::uint16_t>(last - first);
    }
    for (Lane& lane : lanes_) {
      const std::vector<Xapian::docid>& documents = lane.documents();
      lane.at = gallop(documents, lane.at, found.documents[first]);
      // Which of a long list are among the found no processor guesses: to list the hits first, without a
      // branch, takes half as long as to look at each.
      std::size_t count = 0;
      for (; lane.at < documents.size() && documents[lane.at] < window.end(); ++lane.at) {
        hits[count] = static_cast<std::uint32_t>(lane.at);
        count += window.has(documents[lane.at] - window.begin) ? 1 : 0;
      }
      with_weights(lane, [&](auto weight_at) {
        for (std::size_t i = 0; i < count; ++i) {
          const std::size_t place = first + places[documents[hits[i]] - window.begin];
          found.weights[place] += weight_at(hits[i]);
          if (marks != nullptr) (*marks)[place] = 1;
        }
      });
    }
    std::fill(window.met.begin(), window.met.end(), 0);
    first = last;
  }
}

}  // namespace seogo::searchd::engine
