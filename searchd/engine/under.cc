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
  using Members = std::shared_ptr<const std::vector<bool>>;

  explicit UnderSource(Members articles)
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
    const Xapian::docid article = schema::article_of(get_value());
    return article < articles_->size() && (*articles_)[article];
  }
  void go_on(double least_weight) {
    while (!at_end() && !is_wanted()) Xapian::ValuePostingSource::next(least_weight);
  }

  Members articles_;
};

}  // namespace

query::Plan under(const DocumentSet& articles, const Xapian::Database& comments) {
  if (articles.count() > most_terms) {
    auto members = std::make_shared<const std::vector<bool>>(articles.members());
    Xapian::Query walk((new UnderSource(members))->release());
    return query::chosen({std::move(members), true}, std::move(walk));
  }
  std::vector<query::Plan> terms;
  articles.each([&](Xapian::docid article) {
    if (comments.term_exists(schema::under_term(article))) {
      terms.push_back(query::of_term(schema::under_term(article)));
    }
  });
  return query::any_of(std::move(terms));
}

}  // namespace seogo::searchd::engine
