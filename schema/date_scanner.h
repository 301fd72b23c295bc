// Reads the pieces of a date from left to right; every method leaves the place alone when it fails.
//
//   Scanner in("2023년"); in.number(4, 4)    2023, and rest() is 년
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace seogo::schema {

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  void spaces() {
    while (true) {
      if (rest().starts_with(' ') || rest().starts_with('\t')) {
        at_ += 1;
      } else if (rest().starts_with("\u00A0")) {
        at_ += std::string_view("\u00A0").size();
      } else {
        return;
      }
    }
  }

  bool literal(std::string_view token) {
    if (!rest().starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  std::string_view word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && ((text_[at_] | 0x20) >= 'a' && (text_[at_] | 0x20) <= 'z')) ++at_;
    return text_.substr(start, at_ - start);
  }

  // A number of `least` to `most` digits that no further digit follows.
  std::optional<int> number(int least, int most) {
    int value = 0;
    int digits = 0;
    std::size_t at = at_;
    while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') {
      if (++digits > most) return std::nullopt;
      value = value * 10 + (text_[at] - '0');
      ++at;
    }
    if (digits < least) return std::nullopt;
    at_ = at;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace seogo::schema
