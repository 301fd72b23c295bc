#include "searchd/engine/under.h"

#include <memory>
#include <utility>
#include <vector>

#include "schema/comment_document.h"
#include "schema/fields.h"

namespace seogo::searchd::engine {
namespace {

constexpr Xapian::doccount most_terms = 300;  // of a query; more cost more than the walk

class UnderSource : public Xapian::ValuePostingSource {
 public:
  explicit UnderSource(std::shared_ptr<const DocumentSet> articles)
      : Xapian::ValuePostingSource(schema::article_slot), articles_(std::move(articles)) {}

  [[nodiscard]] UnderSource* clone() const override { return new UnderSource(articles_); }

  void init(const Xapian::Database& database) override {
    Xapian::ValuePostingSource::init(database);
    set_maxweight(0);
  }
  void next(double least_weight) override {
    Xapian::ValuePostingSource::next(least_weight);
    go_on(least_weight);
  }
  void skip_to(Xapian::docid comment, double least_weight) override {
    Xapian::ValuePostingSource::skip_to(comment, least_weight);
    go_on(least_weight);
  }
  bool check(Xapian::docid comment, double least_weight) override {
    return Xapian::ValuePostingSource::check(comment, least_weight) && (at_end() || is_wanted());
  }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }

 private:
  [[nodiscard]] bool is_wanted() const {
    return articles_->may_have(schema::article_of(get_value()));
  }
  void go_on(double least_weight) {
    while (!at_end() && !is_wanted()) Xapian::ValuePostingSource::next(least_weight);
  }

  std::shared_ptr<const DocumentSet> articles_;
};

}  // namespace

Xapian::Query under(const DocumentSet& articles, const Xapian::Database& comments) {
  if (articles.count() > most_terms) {
    auto* const source = new UnderSource(std::make_shared<const DocumentSet>(articles));
    return Xapian::Query(source->release());
  }
  std::vector<Xapian::Query> terms;
  articles.each([&](Xapian::docid article) {
    if (comments.term_exists(schema::under_term(article))) {
      terms.emplace_back(schema::under_term(article));
    }
  });
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace seogo::searchd::engine
