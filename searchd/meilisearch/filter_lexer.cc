#include "searchd/meilisearch/filter_lexer.h"

#include <fmt/format.h>

#include "schema/utf8.h"
#include "searchd/meilisearch/refusal.h"

namespace seogo::searchd::meilisearch {
namespace {

using Kind = FilterToken::Kind;

// Longer ones first.
constexpr std::string_view signs[] = {"!=", ">=", "<=", "=", ">", "<", "(", ")", "[", "]", ","};

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00A0' || c == U'\u3000';
}

bool is_of_word(char32_t c) {
  if (c >= 0x80) return !is_space(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '-' || c == '.' || c == '/';
}

class Lexer {
 public:
  explicit Lexer(std::string_view filter) : filter_(filter) {}

  std::vector<FilterToken> run() {
    while (skip_spaces()) tokens_.push_back(next());
    tokens_.push_back({Kind::end, {}, filter_.size(), filter_.size()});
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t& after) const {
    after = at_;
    return schema::decode(filter_, after);
  }

  // Whether anything is left.
  bool skip_spaces() {
    std::size_t after = at_;
    while (at_ < filter_.size() && is_space(peek(after))) at_ = after;
    return at_ < filter_.size();
  }

  FilterToken next() {
    const char first = filter_[at_];
    if (first == '"' || first == '\'') return quoted(first);
    for (const std::string_view sign : signs) {
      if (!filter_.substr(at_).starts_with(sign)) continue;
      at_ += sign.size();
      return {Kind::sign, std::string(sign), at_ - sign.size(), at_};
    }
    return word();
  }

  FilterToken word() {
    const std::size_t begin = at_;
    std::size_t after = at_;
    while (at_ < filter_.size() && is_of_word(peek(after))) at_ = after;
    if (at_ == begin) {
      static_cast<void>(peek(after));
      refuse_filter(filter_,
                    fmt::format("Found unexpected characters: `{}`",
                                repeated(filter_.substr(begin, after - begin))),
                    begin, after);
    }
    return {Kind::word, std::string(filter_.substr(begin, at_ - begin)), begin, at_};
  }

  FilterToken quoted(char quote) {
    const std::size_t begin = at_++;
    std::string text;
    for (; at_ < filter_.size(); ++at_) {
      const char c = filter_[at_];
      if (c == quote) return {Kind::quoted, std::move(text), begin, ++at_};
      const bool escapes = c == '\\' && at_ + 1 < filter_.size() &&
                           (filter_[at_ + 1] == quote || filter_[at_ + 1] == '\\');
      if (escapes) ++at_;
      text += filter_[at_];
    }
    refuse_filter(filter_,
                  fmt::format("Expression `{}` is missing the following closing delimiter: `{}`.",
                              repeated(filter_.substr(begin)), quote),
                  begin, filter_.size());
  }

  std::string_view filter_;
  std::size_t at_ = 0;
  std::vector<FilterToken> tokens_;
};

}  // namespace

std::vector<FilterToken> filter_tokens(std::string_view filter) { return Lexer(filter).run(); }

void refuse_filter(std::string_view filter, const std::string& message, std::size_t begin,
                   std::size_t end) {
  throw Refusal(
      Code::invalid_filter,
      fmt::format("{}\n{}:{} {}", message, schema::code_points(filter.substr(0, begin)) + 1,
                  schema::code_points(filter.substr(0, end)) + 1, repeated(filter)));
}

}  // namespace seogo::searchd::meilisearch
