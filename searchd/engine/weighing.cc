#include "searchd/engine/weighing.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "searchd/engine/addition.h"
#include "searchd/engine/deadline_source.h"
#include "searchd/engine/gallop.h"
#include "searchd/engine/membership.h"
#include "searchd/engine/plan_counts.h"
#include "searchd/engine/posting_list.h"
#include "searchd/engine/scored.h"
#include "searchd/engine/seen.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using query::Plan;
using Kind = Plan::Kind;

// A list that has so many times more documents than are looked up in it is not read whole at once.
constexpr std::size_t few = 16;

class Weighing {
 public:
  Weighing(const Walked& walked, bool& stopped)
      : database_(walked.database),
        kept_(walked.kept),
        deadline_(walked.deadline),
        stopped_(stopped),
        columns_(kept_.columns(database_)),
        lengths_(columns_->lengths(database_)),
        source_(database_),
        bm25_(database_),
        counts_(database_, columns_->term_counts()) {}

  // All documents of a plan.
  [[nodiscard]] Scored find(const Plan& plan, double above) {
    const double scale = above * plan.scale;
    switch (plan.kind) {
      case Kind::nothing:
        return {};
      case Kind::everything:
        return those([this](Xapian::docid id) { return lengths_.has(id); });
      case Kind::range: {
        const NumberColumn& column = columns_->numbers(plan.slot, database_);
        return those([&](Xapian::docid id) { return in_range(plan, column.of(id)); });
      }
      case Kind::chosen:
        return those(is_chosen(plan));
      case Kind::term:
      case Kind::given:
        return all_of_term(plan, scale);
      case Kind::any:
        return added_up(plan, scale);
      case Kind::asked:
        return ask(plan.asked, scale);
      case Kind::all: {
        const std::vector<const Plan*> parts = counts_.rarest_first(plan.parts);
        Scored found = find(*parts.front(), scale);
        for (std::size_t i = 1; i < parts.size(); ++i) keep(*parts[i], scale, found);
        return found;
      }
      case Kind::maybe: {
        Scored found = find(plan.parts[0], scale);
        add(plan.parts[1], scale, found, nullptr);
        return found;
      }
      case Kind::without: {
        Scored found = find(plan.parts[0], scale);
        drop(plan.parts[1], found);
        return found;
      }
    }
    return {};
  }

 private:
  using Marks = std::vector<char>;  // of each document at hand, whether it matches

  // Only documents that match stay.
  void keep(const Plan& plan, double above, Scored& found) {
    // Part by part, in place: a copy of all that is found would be longer than what stays of it.
    const double scale = above * plan.scale;
    switch (plan.kind) {
      case Kind::everything:
        return;
      case Kind::all:
        for (const Plan* part : counts_.rarest_first(plan.parts)) keep(*part, scale, found);
        return;
      case Kind::maybe:
        keep(plan.parts[0], scale, found);
        return add(plan.parts[1], scale, found, nullptr);
      case Kind::without:
        keep(plan.parts[0], scale, found);
        return drop(plan.parts[1], found);
      default:
        break;
    }
    Marks marks(found.size());
    add(plan, above, found, &marks);
    retain(found, marks, true);
  }
  void drop(const Plan& plan, Scored& found) {
    Marks marks(found.size());
    add(plan, 0, found, &marks);
    if (stopped_) {
      found = {};  // what was not looked at may be unwanted
    } else {
      retain(found, marks, false);
    }
  }
  static void retain(Scored& found, const Marks& marks, bool wanted) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      found.documents[kept] = found.documents[i];
      found.weights[kept] = found.weights[i];
      kept += (marks[i] != 0) == wanted ? 1 : 0;
    }
    found.documents.resize(kept);
    found.weights.resize(kept);
  }

  // Adds the weights of a plan where it matches, and marks these.
  void add(const Plan& plan, double above, Scored& found, Marks* marks) {
    const double scale = above * plan.scale;
    if (found.documents.empty() || late()) return;
    switch (plan.kind) {
      case Kind::nothing:
        return;
      case Kind::everything:
        if (marks != nullptr) std::fill(marks->begin(), marks->end(), 1);
        return;
      case Kind::range: {
        const NumberColumn& column = columns_->numbers(plan.slot, database_);
        return mark(found, marks, [&](Xapian::docid id) { return in_range(plan, column.of(id)); });
      }
      case Kind::chosen:
        return mark(found, marks, is_chosen(plan));
      case Kind::term:
      case Kind::given:
        return add_term(plan, scale, found, marks);
      case Kind::any:
        return add_any(plan, scale, found, marks);
      case Kind::all:
      case Kind::maybe:
      case Kind::without: {
        Scored own = blank(found);
        keep(plan, above, own);
        return merge(own, found, marks);
      }
      case Kind::asked:
        return merge(ask(plan.asked, scale), found, marks);
    }
  }

  static Scored blank(const Scored& found) {
    return {found.documents, std::vector<double>(found.size(), 0)};
  }
  static void merge(const Scored& own, Scored& found, Marks* marks) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
      at = gallop(found.documents, at, own.documents[i]);
      if (at == found.size()) return;
      if (found.documents[at] != own.documents[i]) continue;
      found.weights[at] += own.weights[i];
      if (marks != nullptr) (*marks)[at] = 1;
    }
  }

  void add_term(const Plan& plan, double scale, Scored& found, Marks* marks) {
    const std::size_t documents = counts_.of(plan);
    if (documents == 0) return;
    const bool looks_up = documents / few > found.size();
    const PostingLists::Kept list = looks_up
                                        ? kept_.postings().soon(plan.term, source_, deadline_)
                                        : kept_.postings().whole(plan.term, source_, deadline_);
    const double factor = factor_of(plan, scale, documents);
    if (list != nullptr && !looks_up) {
      Addition addition(bm25_, lengths_);
      put(plan, *list, factor, addition);
      return addition.add_to(found, marks);
    }
    const auto take = [&](std::size_t i, double wdf) {
      if (plan.kind == Kind::given) {
        found.weights[i] += factor;
      } else if (factor != 0) {
        found.weights[i] += bm25_.weight(factor, wdf, lengths_.of(found.documents[i]));
      }
      if (marks != nullptr) (*marks)[i] = 1;
    };
    if (list != nullptr) {
      stopped_ = stopped_ || !list->whole;
      std::size_t at = 0;
      for (std::size_t i = 0; i < found.size(); ++i) {
        at = gallop(list->documents, at, found.documents[i]);
        if (at == list->documents.size()) return;
        if (list->documents[at] != found.documents[i]) continue;
        take(i, list->counts.empty() ? 0.0 : static_cast<double>(list->counts[at]));
      }
      return;
    }
    const auto end = database_.postlist_end(plan.term);
    auto at = database_.postlist_begin(plan.term);
    for (std::size_t i = 0; i < found.size() && at != end; ++i) {
      at.skip_to(found.documents[i]);
      if (at != end && *at == found.documents[i]) take(i, at.get_wdf());
    }
  }

  [[nodiscard]] Scored all_of_term(const Plan& plan, double scale) {
    const PostingLists::Kept list = kept_.postings().whole(plan.term, source_, deadline_);
    stopped_ = stopped_ || !list->whole;
    const double factor = factor_of(plan, scale, list->documents.size());
    Scored out{list->documents, {}};
    if (plan.kind == Kind::given || factor == 0 || list->counts.empty()) {
      out.weights.assign(out.size(), plan.kind == Kind::given ? factor : 0);
      return out;
    }
    out.weights.resize(out.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      out.weights[i] = bm25_.weight(factor, list->counts[i], lengths_.of(out.documents[i]));
    }
    return out;
  }

  // An OR, of terms and of what was found of other parts.
  [[nodiscard]] Scored added_up(const Plan& plan, double scale) {
    std::vector<Scored> others;
    std::vector<PostingLists::Kept> lists;
    Addition addition(bm25_, lengths_);
    others.reserve(plan.parts.size());  // they stay where they are
    for (const Plan& part : plan.parts) {
      if (late()) break;
      if (!is_term(part)) {
        others.push_back(find(part, scale));
        addition.add(others.back());
        continue;
      }
      lists.push_back(kept_.postings().whole(part.term, source_, deadline_));
      const PostingList& list = *lists.back();
      put(part, list, factor_of(part, scale * part.scale, list.documents.size()), addition);
    }
    return addition.sum();
  }

  // All terms at once, where they are not much longer than what they are looked up for.
  void add_any(const Plan& plan, double scale, Scored& found, Marks* marks) {
    const bool at_once = std::all_of(plan.parts.begin(), plan.parts.end(), is_term) &&
                         counts_.of(plan) / few <= found.size() * plan.parts.size();
    if (!at_once) {
      for (const Plan& part : plan.parts) add(part, scale, found, marks);
      return;
    }
    std::vector<PostingLists::Kept> lists;
    Addition addition(bm25_, lengths_);
    for (const Plan& part : plan.parts) {
      if (late()) break;
      lists.push_back(kept_.postings().whole(part.term, source_, deadline_));
      const PostingList& list = *lists.back();
      put(part, list, factor_of(part, scale * part.scale, list.documents.size()), addition);
    }
    addition.add_to(found, marks);
  }

  static bool is_term(const Plan& plan) {
    return plan.kind == Kind::term || plan.kind == Kind::given;
  }
  void put(const Plan& plan, const PostingList& list, double factor, Addition& addition) {
    stopped_ = stopped_ || !list.whole;
    plan.kind == Kind::given ? addition.add_given(list, factor) : addition.add(list, factor);
  }

  // What a term's weights are multiples of.
  [[nodiscard]] double factor_of(const Plan& plan, double scale, std::size_t documents) const {
    if (plan.kind == Kind::given) return scale * plan.weight;
    return scale == 0 ? 0 : bm25_.factor(documents, scale);
  }

  template <typename Matches>
  [[nodiscard]] Scored those(Matches matches) const {
    Scored out;
    for (Xapian::docid id = 1; id < lengths_.lengths.size(); ++id) {
      if (matches(id)) out.documents.push_back(id);
    }
    out.weights.assign(out.documents.size(), 0);
    return out;
  }

  template <typename Matches>
  static void mark(const Scored& found, Marks* marks, Matches matches) {
    for (std::size_t i = 0; marks != nullptr && i < found.size(); ++i) {
      if (matches(found.documents[i])) (*marks)[i] = 1;
    }
  }

  [[nodiscard]] Membership is_chosen(const Plan& plan) const {
    return {*plan.members, plan.of_article ? &columns_->articles(database_) : nullptr};
  }
  static bool in_range(const Plan& plan, std::int64_t value) {
    return value != NumberColumn::absent && (!plan.low || value >= *plan.low) &&
           (!plan.high || value <= *plan.high);
  }

  [[nodiscard]] Scored ask(const Xapian::Query& query, double scale) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(until(deadline_, query, stopped_));
    enquire.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
    Seen seen;
    enquire.add_matchspy(&seen);
    static_cast<void>(enquire.get_mset(0, 1, database_.get_doccount()));
    Scored out;
    for (const Seen::One& one : seen.all()) {
      out.documents.push_back(one.id);
      out.weights.push_back(scale * one.weight);
    }
    return out;
  }

  [[nodiscard]] bool late() {
    stopped_ = stopped_ || deadline_.passed();
    return stopped_;
  }

  const Xapian::Database& database_;
  Kept& kept_;
  query::Deadline deadline_;
  bool& stopped_;
  std::shared_ptr<Columns> columns_;
  const LengthColumn& lengths_;
  PostingLists::Source source_;
  Bm25 bm25_;
  PlanCounts counts_;
};

}  // namespace

Scored weighed(const Plan& plan, const Walked& walked, bool& stopped) {
  return Weighing(walked, stopped).find(plan, 1);
}

Scored matched(const Plan& plan, const Walked& walked, bool& stopped) {
  return Weighing(walked, stopped).find(plan, 0);
}

}  // namespace seogo::searchd::engine
