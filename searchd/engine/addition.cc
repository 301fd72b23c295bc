#include "searchd/engine/addition.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "searchd/engine/gallop.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t window_documents = 1U << 14U;
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

template <typename Take>
void Addition::walk(Lane& lane, std::size_t end, Take take) const {
  const std::vector<Xapian::docid>& documents = lane.documents();
  std::size_t at = lane.at;
  const auto ends = [&] { return at == documents.size() || documents[at] >= end; };
  if (lane.scored != nullptr) {
    for (; !ends(); ++at) take(documents[at], [&, at] { return lane.scored->weights[at]; });
  } else if (lane.is_given || lane.list->counts.empty() || lane.factor == 0) {
    const double weight = lane.is_given ? lane.factor : 0;
    for (; !ends(); ++at) take(documents[at], [weight] { return weight; });
  } else {
    const std::vector<std::uint16_t>& counts = lane.list->counts;
    for (; !ends(); ++at) {
      take(documents[at],
           [&, at] { return bm25_.weight(lane.factor, counts[at], lengths_.of(documents[at])); });
    }
  }
  lane.at = at;
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
      walk(lane, window.end(), [&](Xapian::docid document, auto weight) {
        const std::size_t at = document - window.begin;
        weights[at] += weight();
        window.meet(at);
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
  for (std::size_t first = 0; first < found.size();) {
    window.stand_at(found.documents[first]);
    std::size_t last = first;
    for (; last < found.size() && found.documents[last] < window.end(); ++last) {
      const std::size_t at = found.documents[last] - window.begin;
      window.meet(at);
      places[at] = static_cast<std::uint16_t>(last - first);
    }
    for (Lane& lane : lanes_) {
      lane.at = gallop(lane.documents(), lane.at, found.documents[first]);
      walk(lane, window.end(), [&](Xapian::docid document, auto weight) {
        const std::size_t at = document - window.begin;
        if (!window.has(at)) return;
        found.weights[first + places[at]] += weight();
        if (marks != nullptr) (*marks)[first + places[at]] = 1;
      });
    }
    std::fill(window.met.begin(), window.met.end(), 0);
    first = last;
  }
}

}  // namespace seogo::searchd::engine
