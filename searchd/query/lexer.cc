#include "searchd/query/lexer.h"

#include <algorithm>
#include <array>

#include "schema/endings.h"
#include "schema/jamo.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"

namespace seogo::searchd::query {
namespace {

constexpr char32_t curly_open = U'“';
constexpr char32_t curly_close = U'”';

bool is_space(char32_t c) { return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000; }
bool is_quote(char32_t c) { return c == U'"' || c == curly_open || c == curly_close; }
bool is_letter(char32_t c) {
  return !is_space(c) && c != U'(' && c != U'-' && c != U'~' && c != U':';
}
bool ends_word(char32_t c) { return is_space(c) || is_quote(c) || c == U'(' || c == U')'; }

// What Korean keyboards and pages have for ~ besides its full-width form.
bool is_wave(char32_t c) { return c == U'〜' || c == U'∼'; }

// Full-width forms of ASCII signs are typed with a Korean keyboard too.
std::u32string plain(std::string_view text) {
  std::u32string out;
  for (schema::Cursor cursor(text); !cursor.done();) {
    const char32_t c = cursor.next();
    const bool sign = c >= 0xFF01 && c <= 0xFF5E && !(c >= 0xFF10 && c <= 0xFF19) &&
                      !(c >= 0xFF21 && c <= 0xFF3A) && !(c >= 0xFF41 && c <= 0xFF5A);
    out.push_back(is_wave(c) ? U'~' : sign ? c - 0xFEE0 : c);
  }
  return out;
}

std::string encoded(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) schema::append(out, c);
  return out;
}

struct Operator {
  std::u32string_view text;
  TokenKind kind;
  bool silent;  // AND says what a space says already
};
constexpr std::array<Operator, 4> operators = {{
    {U"OR", TokenKind::either, false},
    {U"|", TokenKind::either, false},
    {U"NOT", TokenKind::minus, false},
    {U"AND", TokenKind::word, true},
}};

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<Note>& notes) : text_(plain(text)), notes_(notes) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const char32_t c = text_[at_];
      if (is_space(c)) {
        ++at_;
      } else if (c == U'(' || c == U')') {
        ++at_;
        out_.push_back({c == U'(' ? TokenKind::open : TokenKind::close, {}, nullptr});
      } else if (is_quote(c)) {
        phrase(false);
      } else if (opens_free_phrase()) {
        ++at_;
        phrase(true);
      } else if (c == U'~') {
        ++at_;
        out_.push_back({TokenKind::tilde, {}, nullptr});
      } else if (c == U'-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1])) {
        ++at_;
        out_.push_back({TokenKind::minus, {}, nullptr});
      } else {
        word();
      }
    }
    return std::move(out_);
  }

 private:
  void phrase(bool spacing_free) {
    const bool behind_word = at_ > 0 && is_letter(text_[at_ - 1]);
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && !is_quote(text_[at_])) ++at_;
    if (at_ == text_.size() && behind_word) {
      at_ = begin;  // a stray one: …바쳤는데.." 논란
      return;
    }
    if (const std::size_t particle = particle_behind_quote(); particle > 0) {
      // A quotation in a sentence, "근로자"에서, is no order to find exactly that.
      std::u32string words(text_, begin, at_ - begin);
      words.append(text_, at_ + 1, particle);
      for (Token& token : tokens(encoded(words), notes_)) out_.push_back(std::move(token));
      at_ += 1 + particle;
      return;
    }
    out_.push_back(
        {TokenKind::phrase, encoded(text_.substr(begin, at_ - begin)), nullptr, spacing_free});
    if (at_ == text_.size()) {
      notes_.push_back({"unclosed_quote", "따옴표가 닫히지 않아 끝까지를 한 구절로 찾았습니다."});
    } else {
      ++at_;
    }
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !ends_word(text_[at_]) && !opens_free_phrase()) {
      if (text_[at_] == U':' && field(begin)) return;
      ++at_;
    }
    std::u32string_view word = std::u32string_view(text_).substr(begin, at_ - begin);
    for (const Operator& row : operators) {
      if (row.text != word) continue;
      if (!row.silent) out_.push_back({row.kind, {}, nullptr});
      return;
    }
    // One star asks for a beginning; several hide a name, as in 동대문****.
    const bool prefix = word.size() > 1 && word.find(U'*') == word.size() - 1;
    while (word.ends_with(U'*')) word.remove_suffix(1);
    if (!word.empty()) {
      out_.push_back({prefix ? TokenKind::prefix : TokenKind::word, encoded(word), nullptr});
    }
  }

  // At a closing quote: how many syllables of a particle stand right behind it.
  [[nodiscard]] std::size_t particle_behind_quote() const {
    if (at_ == text_.size()) return 0;
    std::size_t end = at_ + 1;
    while (end < text_.size() && schema::is_syllable(text_[end])) ++end;
    const std::u32string_view run = std::u32string_view(text_).substr(at_ + 1, end - at_ - 1);
    return schema::is_ending(encoded(run)) ? run.size() : 0;
  }

  [[nodiscard]] bool opens_free_phrase() const {
    return text_[at_] == U'~' && at_ + 1 < text_.size() && is_quote(text_[at_ + 1]);
  }

  // At a colon behind a field's name: 제목:알트만. Other colons (10:30, https://…) belong to the
  // word.
  bool field(std::size_t begin) {
    const std::string name = schema::normalize(encoded(text_.substr(begin, at_ - begin)));
    const schema::Field* found = schema::find_field(name);
    const bool value_follows = at_ + 1 < text_.size() && !is_space(text_[at_ + 1]);
    if (found == nullptr || !value_follows) return false;
    ++at_;
    out_.push_back({TokenKind::field, name, found});
    return true;
  }

  std::u32string text_;
  std::vector<Note>& notes_;
  std::vector<Token> out_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokens(std::string_view text, std::vector<Note>& notes) {
  return Lexer(text, notes).run();
}

}  // namespace seogo::searchd::query
