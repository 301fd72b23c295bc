#include "searchd/meilisearch/filter_parser.h"

#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "searchd/meilisearch/attribute.h"
#include "searchd/meilisearch/condition.h"
#include "searchd/meilisearch/filter_lexer.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/meilisearch/refusal.h"

namespace seogo::searchd::meilisearch {
namespace {

using engine::Filter;

struct Sign {
  std::string_view sign;
  Operator is;
};
constexpr Sign comparing[] = {{"=", Operator::equal}, {"!=", Operator::unequal},
                              {">", Operator::above}, {">=", Operator::from},
                              {"<", Operator::below}, {"<=", Operator::up_to}};

// Words that are no bare values.
constexpr std::string_view keywords[] = {"AND", "OR",   "NOT",   "IN",       "TO",     "EXISTS",
                                         "IS",  "NULL", "EMPTY", "CONTAINS", "STARTS", "WITH"};

class Parser {
 public:
  Parser(std::string_view filter, std::size_t& values)
      : filter_(filter), tokens_(filter_tokens(filter)), values_(values) {}

  Filter run() {
    if (now().kind == FilterToken::Kind::end) return engine::all_of({});
    Filter whole = either();
    if (now().kind != FilterToken::Kind::end) {
      refuse(
          fmt::format("Found unexpected characters at the end of the filter: `{}`. You probably "
                      "forgot an `OR` or an `AND` rule.",
                      repeated(filter_.substr(now().begin))));
    }
    return whole;
  }

 private:
  [[nodiscard]] const FilterToken& now() const { return tokens_[at_]; }

  [[noreturn]] void refuse(const std::string& message) const {
    refuse_filter(filter_, message, now().begin, now().end);
  }

  bool take_word(std::string_view word) {
    if (!now().is_word(word)) return false;
    ++at_;
    return true;
  }
  bool take_sign(std::string_view sign) {
    if (!now().is_sign(sign)) return false;
    ++at_;
    return true;
  }
  void want_sign(std::string_view sign) {
    if (!take_sign(sign)) refuse(fmt::format("Was expecting `{}`.", sign));
  }

  Filter either() {
    std::vector<Filter> parts;
    do parts.push_back(both());
    while (take_word("OR"));
    return parts.size() == 1 ? std::move(parts.front()) : engine::any_of(std::move(parts));
  }

  Filter both() {
    std::vector<Filter> parts;
    do parts.push_back(negated());
    while (take_word("AND"));
    return parts.size() == 1 ? std::move(parts.front()) : engine::all_of(std::move(parts));
  }

  Filter negated() {
    bool negates = false;
    while (take_word("NOT")) negates = !negates;
    Filter filter = primary();
    return negates ? engine::none_of({std::move(filter)}) : filter;
  }

  Filter primary() {
    if (!take_sign("(")) return condition();
    if (++depth_ > limits.filter_depth) {
      refuse(fmt::format("The filter exceeded the maximum depth limit: {} parentheses.",
                         limits.filter_depth));
    }
    Filter inner = either();
    want_sign(")");
    --depth_;
    return inner;
  }

  Filter condition() {
    const Attribute& attribute = this->attribute();
    try {
      return operation(attribute);
    } catch (const Refusal& refusal) {
      if (refusal.text().find('\n') != std::string::npos) throw;
      refuse_filter(filter_, refusal.text(), tokens_[begin_].begin, tokens_[at_ - 1].end);
    }
  }

  const Attribute& attribute() {
    begin_ = at_;
    const FilterToken& name = now();
    if (!name.is_name() || (name.kind == FilterToken::Kind::word && is_keyword(name.text))) {
      refuse(
          "Was expecting an operation `=`, `!=`, `>=`, `>`, `<=`, `<`, `IN`, `NOT IN`, `TO`, "
          "`EXISTS`, `NOT EXISTS`, `IS NULL`, `IS NOT NULL`, `IS EMPTY`, `IS NOT EMPTY`, "
          "`CONTAINS`, `NOT CONTAINS`, `STARTS WITH` or `NOT STARTS WITH`, behind an attribute.");
    }
    const Attribute* known = find_attribute(name.text);
    if (known == nullptr || !known->filterable()) {
      refuse(fmt::format(
          "Attribute `{}` is not filterable. Available filterable attributes are: {}.",
          repeated(name.text), names_of([](const Attribute& row) { return row.filterable(); })));
    }
    ++at_;
    return *known;
  }

  Filter operation(const Attribute& attribute) {
    for (const Sign& row : comparing) {
      if (take_sign(row.sign)) return compared(attribute, row.is, value());
    }
    if (take_word("IS")) {
      const bool negates = take_word("NOT");
      if (!take_word("NULL") && !take_word("EMPTY")) refuse("Was expecting `NULL` or `EMPTY`.");
      Filter exists = any_value(attribute);
      return negates ? exists : engine::none_of({std::move(exists)});
    }
    const bool negates = take_word("NOT");
    Filter filter = named_operation(attribute, negates);
    return negates ? engine::none_of({std::move(filter)}) : filter;
  }

  Filter named_operation(const Attribute& attribute, bool negated) {
    if (take_word("EXISTS")) return any_value(attribute);
    if (take_word("IN")) return one_of(attribute);
    if (take_word("CONTAINS")) return compared(attribute, Operator::contains, value());
    if (take_word("STARTS")) {
      if (!take_word("WITH")) refuse("Was expecting `WITH` behind `STARTS`.");
      return compared(attribute, Operator::starts, value());
    }
    if (negated) refuse("Was expecting `IN`, `EXISTS`, `CONTAINS` or `STARTS WITH` behind `NOT`.");
    const std::string low = value();
    if (!take_word("TO")) refuse("Was expecting an operation, or `TO` and a second value.");
    return between(attribute, low, value());
  }

  Filter one_of(const Attribute& attribute) {
    want_sign("[");
    std::vector<Filter> any;
    while (!take_sign("]")) {
      any.push_back(compared(attribute, Operator::equal, value()));
      if (!take_sign(",") && !now().is_sign("]")) {
        refuse("Was expecting `,` or `]` in the list behind `IN[`.");
      }
    }
    return engine::any_of(std::move(any));
  }

  static bool is_keyword(std::string_view word) {
    for (const std::string_view keyword : keywords) {
      if (keyword == word) return true;
    }
    return false;
  }

  std::string value() {
    if (!now().is_name()) refuse("Was expecting a value.");
    if (now().kind == FilterToken::Kind::word && is_keyword(now().text)) {
      refuse(
          fmt::format("Was expecting a value but instead got `{}`, which is a reserved keyword. "
                      "To use it as a value, surround it by quotes.",
                      now().text));
    }
    count_value();
    return tokens_[at_++].text;
  }

  void count_value() {
    if (++values_ <= limits.filter_values) return;
    refuse(fmt::format("A filter may compare {} values at most.", limits.filter_values));
  }

  Filter any_value(const Attribute& attribute) {
    count_value();
    return existing(attribute);
  }

  std::string_view filter_;
  std::vector<FilterToken> tokens_;
  std::size_t& values_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the condition that is being read
  std::size_t depth_ = 0;
};

}  // namespace

Filter parse_filter(std::string_view filter, std::size_t& values) {
  return Parser(filter, values).run();
}

}  // namespace seogo::searchd::meilisearch
