#include "searchd/query/hidden.h"

#include "schema/analyzer.h"
#include "schema/endings.h"

namespace seogo::searchd::query {
namespace {

class Ways {
 public:
  Ways(std::string_view word, const schema::Lexicon& lexicon)
      : word_(word), at_(schema::boundaries(word)), lexicon_(lexicon) {}

  [[nodiscard]] std::size_t size() const { return at_.size() - 1; }

  // The word with spaces before these syllables, if it can stand so.
  void add(const std::vector<std::size_t>& spaces) {
    Terms terms;
    if (!may_stand(size(), spaces)) return;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= spaces.size(); ++i) {
      const std::size_t end = i < spaces.size() ? spaces[i] : size();
      if (!spaces.empty() && !is_word(begin, end)) return;
      append(begin, end, !spaces.empty(), terms);
      begin = end;
    }
    found_.push_back(std::move(terms));
  }

  [[nodiscard]] std::vector<Terms> take() { return std::move(found_); }

 private:
  [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const {
    return word_.substr(at_[begin], at_[end] - at_[begin]);
  }

  // Whether articles have the part as a word, with an ending or, at the end, with anything behind.
  [[nodiscard]] bool is_word(std::size_t begin, std::size_t end) const {
    if (end - begin == 1) return true;  // the index tells
    const std::string_view text = part(begin, end);
    if (lexicon_.count(text) > 0) return true;
    if (lexicon_.count(text.substr(0, schema::stem_length(text))) > 0) return true;
    if (end < size()) return false;
    bool found = false;
    lexicon_.each_beginning(text, [&found](std::string_view, unsigned) { found = true; });
    return found;
  }

  void append(std::size_t begin, std::size_t end, bool apart, Terms& terms) const {
    if (end - begin == 1) {
      terms.push_back(apart ? schema::lone_term(part(begin, end)) : std::string(part(begin, end)));
    }
    for (std::size_t i = begin; i + 2 <= end; ++i) terms.emplace_back(part(i, i + 2));
  }

  std::string_view word_;
  std::vector<std::size_t> at_;
  const schema::Lexicon& lexicon_;
  std::vector<Terms> found_;
};

}  // namespace

bool may_stand(std::size_t syllables, const std::vector<std::size_t>& spaces) {
  constexpr std::size_t fewest_for_two = 4;
  if (spaces.empty()) return true;
  if (syllables > most_hiding || spaces.size() > (syllables < fewest_for_two ? 1 : 2)) return false;
  std::size_t bare = 0;  // parts of one syllable; nobody writes 인 공 지능
  for (std::size_t i = 0; i <= spaces.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : spaces[i - 1];
    const std::size_t end = i == spaces.size() ? syllables : spaces[i];
    if (end - begin == 1) ++bare;
  }
  return bare <= 1 || syllables == 2;
}

std::vector<Terms> hidden(std::string_view hangul, const schema::Lexicon& lexicon) {
  Ways ways(hangul, lexicon);
  ways.add({});
  if (ways.size() > most_hiding) return ways.take();
  for (std::size_t first = 1; first < ways.size(); ++first) {
    ways.add({first});
    for (std::size_t second = first + 1; second < ways.size(); ++second) {
      ways.add({first, second});
    }
  }
  return ways.take();
}

}  // namespace seogo::searchd::query
