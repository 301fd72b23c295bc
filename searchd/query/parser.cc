#include "searchd/query/parser.h"

#include <optional>
#include <utility>

#include "schema/utf8.h"
#include "searchd/query/lexer.h"
#include "searchd/query/value.h"

namespace seogo::searchd::query {
namespace {

class Parser {
 public:
  Parser(std::vector<Token> tokens, std::vector<Note>& notes)
      : tokens_(std::move(tokens)), notes_(notes) {}

  Node run() {
    std::vector<Node> parts;
    while (at_ < tokens_.size()) {
      if (std::optional<Node> part = alternatives()) parts.push_back(std::move(*part));
      if (at_ < tokens_.size()) {  // only a stray ")" ends alternatives() early
        ++at_;
        note("ignored", "짝이 없는 닫는 괄호는 무시했습니다.");
      }
    }
    return joined(Kind::all, std::move(parts)).value_or(Node{});
  }

 private:
  // a b OR c d   →   (or (and a b) (and c d))
  std::optional<Node> alternatives() {
    std::vector<Node> options;
    bool wanted = false;
    while (true) {
      std::optional<Node> option = sequence();
      if (option) {
        options.push_back(std::move(*option));
      } else if (wanted || at(TokenKind::either)) {
        note("ignored", "OR의 한쪽이 비어 있어 무시했습니다.");
      }
      if (!at(TokenKind::either)) break;
      wanted = true;
      ++at_;
    }
    return joined(Kind::any, std::move(options));
  }

  std::optional<Node> sequence() {
    std::vector<Node> items;
    while (at_ < tokens_.size() && !at(TokenKind::either) && !at(TokenKind::close)) {
      if (std::optional<Node> node = item()) items.push_back(std::move(*node));
    }
    return joined(Kind::all, std::move(items));
  }

  std::optional<Node> item() {
    if (compared_ != nullptr && at_value()) return compared_value(*compared_);
    const Token token = tokens_[at_++];
    switch (token.kind) {
      case TokenKind::minus:
        return exclusion();
      case TokenKind::open:
        return group();
      case TokenKind::field:
        return field_value(token);
      case TokenKind::word:
        return leaf(Kind::word, token.text);
      case TokenKind::prefix:
        return leaf(Kind::prefix, token.text);
      case TokenKind::phrase:
        return phrase(token);
      case TokenKind::tilde:  // means something only in a value and before a quote
        break;
      case TokenKind::either:
      case TokenKind::close:
        break;  // sequence() stops before these
    }
    return std::nullopt;
  }

  std::optional<Node> exclusion() {
    bool odd = true;  // - - a is a
    for (; at(TokenKind::minus) || at(TokenKind::tilde); ++at_) {
      if (at(TokenKind::minus)) odd = !odd;
    }
    if (at_ == tokens_.size() || at(TokenKind::either) || at(TokenKind::close)) {
      note("ignored", "뺄 낱말이 없는 빼기 기호는 무시했습니다.");
      return std::nullopt;
    }
    std::optional<Node> excluded = item();
    if (!excluded || !odd) return excluded;
    Node node;
    node.kind = Kind::exclude;
    node.children.push_back(std::move(*excluded));
    return node;
  }

  std::optional<Node> group() {
    if (depth_ == deepest_query) {
      note("ignored", "너무 깊은 괄호는 무시했습니다.");
      return std::nullopt;
    }
    ++depth_;
    std::optional<Node> inner = alternatives();
    --depth_;
    if (at(TokenKind::close)) {
      ++at_;
    } else {
      note("ignored", "괄호가 닫히지 않아 끝에서 닫았습니다.");
    }
    return inner;
  }

  // Behind a field stands a word, a phrase, or a group whose parts all belong to the field.
  std::optional<Node> field_value(const Token& name) {
    const bool compared =
        name.field->kind == schema::Kind::number || name.field->kind == schema::Kind::day;
    if (compared && at_value()) return compared_value(name);
    while (at(TokenKind::tilde)) ++at_;
    if (!at_value() && !at(TokenKind::open)) return leaf(Kind::word, name.text);
    const Token* const outer = std::exchange(compared_, compared ? &name : nullptr);
    std::optional<Node> value = item();
    compared_ = outer;
    if (value && !compared) assign(*value, *name.field);
    return value;
  }

  // Days and numbers are typed with spaces too, 2023년 12월 11일: of the words from here on, as many
  // are the value as can be read together.
  std::optional<Node> compared_value(const Token& name) {
    constexpr std::size_t longest_value = 8;  // 2023년 12월 1일 ~ 2024년 1월 31일 has seven tokens
    std::optional<Node> longest;
    std::string typed;
    const std::size_t begin = at_;
    for (std::size_t i = begin; i < tokens_.size() && i < begin + longest_value; ++i) {
      const Token& token = tokens_[i];
      const bool goes_on = token.kind == TokenKind::word || token.kind == TokenKind::tilde;
      if (i > begin && !goes_on) break;
      if (i > begin) typed += ' ';
      typed += token.kind == TokenKind::tilde ? "~" : token.text;
      if (std::optional<Node> range = read_value(*name.field, typed)) {
        longest = std::move(range);
        at_ = i + 1;
      }
      if (!goes_on) break;
    }
    if (longest) return longest;
    while (at(TokenKind::tilde)) ++at_;
    const std::string& text = tokens_[at_++].text;
    if (schema::trimmed(text).empty()) return std::nullopt;
    note("bad_value", name.text + ":의 값 " + text + "을(를) 알 수 없어 낱말로 찾았습니다.");
    return leaf(Kind::word, text);
  }

  static std::optional<Node> phrase(const Token& token) {
    if (schema::trimmed(token.text).empty()) return std::nullopt;
    Node node = leaf(Kind::phrase, token.text);
    node.spacing_free = token.spacing_free;
    return node;
  }

  static void assign(Node& node, const schema::Field& field) {
    if (node.field == nullptr && node.children.empty()) node.field = &field;
    for (Node& child : node.children) assign(child, field);
  }

  static Node leaf(Kind kind, std::string text) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    return node;
  }

  // A list of one is that one; lists of the same kind in each other are one list.
  static std::optional<Node> joined(Kind kind, std::vector<Node> parts) {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    Node node;
    node.kind = kind;
    for (Node& part : parts) {
      if (part.kind == kind) {
        for (Node& child : part.children) node.children.push_back(std::move(child));
      } else {
        node.children.push_back(std::move(part));
      }
    }
    return node;
  }

  [[nodiscard]] bool at(TokenKind kind) const {
    return at_ < tokens_.size() && tokens_[at_].kind == kind;
  }

  // What may be a value or the beginning of one. A tilde counts only if a word comes after it.
  [[nodiscard]] bool at_value() const {
    std::size_t next = at_;
    while (next < tokens_.size() && tokens_[next].kind == TokenKind::tilde) ++next;
    if (next == tokens_.size()) return false;
    const TokenKind kind = tokens_[next].kind;
    if (kind == TokenKind::word) return true;
    return next == at_ && (kind == TokenKind::phrase || kind == TokenKind::prefix);
  }

  void note(std::string code, std::string text) {
    if (notes_.empty() || notes_.back().text != text) {
      notes_.push_back({std::move(code), std::move(text)});
    }
  }

  std::vector<Token> tokens_;
  std::vector<Note>& notes_;
  std::size_t at_ = 0;
  int depth_ = 0;
  const Token* compared_ = nullptr;  // the field of days or numbers whose group this is
};

}  // namespace

Query parse(std::string_view text) {
  Query query;
  if (text.size() > longest_query) {
    text = schema::head(text, longest_query);
    query.notes.push_back({"too_long", "검색어가 너무 길어 앞부분만 찾았습니다."});
  }
  query.root = Parser(tokens(text, query.notes), query.notes).run();
  return query;
}

}  // namespace seogo::searchd::query
