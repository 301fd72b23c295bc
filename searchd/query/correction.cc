#include "searchd/query/correction.h"

#include <algorithm>
#include <vector>

#include "schema/analyzer.h"
#include "schema/author.h"
#include "schema/endings.h"
#include "schema/initials.h"
#include "schema/jamo.h"
#include "schema/keyboard.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "schema/word_chunk.h"
#include "searchd/query/misspelling.h"
#include "searchd/query/reading.h"

namespace seogo::searchd::query {
namespace {

bool all_of_script(const std::string& normalized, schema::Script script) {
  const std::vector<schema::Run> runs = schema::runs(normalized);
  return runs.size() == 1 && runs.front().script == script &&
         runs.front().end - runs.front().begin == normalized.size();
}

// One letter wrong, missing or too many, or two neighbours that changed places.
bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) return one_slip_apart(b, a);
  if (b.size() - a.size() > 1) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
  const auto at = static_cast<std::size_t>(differ.first - a.begin());
  if (b.size() > a.size()) return a.substr(at) == b.substr(at + 1);
  if (at == a.size()) return false;  // the same
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

class Corrector {
 public:
  Corrector(Outcome found, const schema::Lexicon& lexicon, const Xapian::Database& database,
            Deadline deadline)
      : found_(found), lexicon_(lexicon), database_(database), deadline_(deadline) {}

  // What the word should be; nothing if it is right, or nothing better is known.
  [[nodiscard]] std::optional<std::string> mend(const std::string& typed, bool last) const {
    const std::string word = schema::normalize(typed);
    // Names are typed with their roles, which many archives leave out: 이도현 기자.
    if (word.empty() || is_known(word) || schema::is_role(word)) return std::nullopt;
    if (found_ == Outcome::something && !schema::row_of_initials(word).empty()) return std::nullopt;
    if (auto other = other_layout(typed, word)) return other;
    if (last) {
      if (auto whole = completed(word)) return whole;
    }
    if (auto right = spelled(word)) return right;
    return latin(word);
  }

 private:
  [[nodiscard]] unsigned articles_with(std::string_view hangul) const {
    const unsigned whole = lexicon_.count(hangul);
    return whole > 0 ? whole : lexicon_.count(hangul.substr(0, schema::stem_length(hangul)));
  }

  // Whether the archive has the word, or, of several scripts or words run together, all of them.
  [[nodiscard]] bool is_known(const std::string& word) const {
    for (const schema::Run& run : schema::runs(word)) {
      const std::string part = schema::run_text(word, run);
      if (run.script == schema::Script::hangul) {
        if (part.size() == schema::syllable_bytes || articles_with(part) > 0) continue;
        if (!reads_well(part)) return false;
      } else if (run.script == schema::Script::jamo) {
        return false;
      } else if (run.script == schema::Script::word && !database_.term_exists(part)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool reads_well(const std::string& hangul) const {
    const Reading reading = read_word(hangul);
    std::vector<std::string> stems(reading.words);
    for (const Sign& sign : reading.signs) {
      if (!sign.meant.empty()) return false;
      if (!sign.in_ending) stems[sign.word] += sign.text;
    }
    return std::all_of(stems.begin(), stems.end(),
                       [&](const std::string& stem) { return lexicon_.count(stem) > 0; });
  }

  [[nodiscard]] Reading read_word(const std::string& text) const {
    Node node;
    node.kind = Kind::word;
    node.text = text;
    return read({&node}, lexicon_, database_, deadline_);
  }

  [[nodiscard]] std::optional<std::string> other_layout(const std::string& typed,
                                                        const std::string& word) const {
    const std::string hangul = schema::as_hangul(typed);
    if (!hangul.empty() && articles_with(hangul) > 0) return hangul;
    const std::string latin = schema::normalize(schema::as_latin(word));
    if (!latin.empty() && database_.term_exists(latin)) return latin;
    return std::nullopt;
  }

  // 압구저, 압구ㅈ, 압굽 → 압구정: the word of the most articles that begins so.
  [[nodiscard]] std::optional<std::string> completed(const std::string& word) const {
    std::string best;
    unsigned most = 0;
    for (const schema::Completion& row : schema::completions(word)) {
      if (deadline_.passed()) return std::nullopt;
      if (row.head.empty()) continue;
      lexicon_.each_beginning(row.head, [&](std::string_view found, unsigned count) {
        std::size_t at = row.head.size();
        if (at >= found.size() || count <= most) return;
        const char32_t next = schema::decode(found, at);
        if (next < row.first || next > row.last) return;
        most = count;
        best = found;
      });
    }
    return best.empty() ? std::nullopt : std::optional(best);
  }

  // opemai → openai: the commonest word of the archive that differs by one letter, one letter more
  // or less, or two that changed places. It begins with the same letter; short words do not slip.
  [[nodiscard]] std::optional<std::string> latin(const std::string& word) const {
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longest = 20;
    constexpr Xapian::doccount least_articles = 2;
    const bool letters =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || word.size() < shortest || word.size() > longest) return std::nullopt;
    std::string best;
    Xapian::doccount most = least_articles - 1;
    constexpr unsigned between_looks = 1024;  // words, under a millisecond
    unsigned looked_at = 0;
    const std::string head = word.substr(0, 1);
    for (auto it = database_.allterms_begin(head); it != database_.allterms_end(head); ++it) {
      if (++looked_at % between_looks == 0 && deadline_.passed()) return std::nullopt;
      if (it.get_termfreq() <= most || !one_slip_apart(word, *it)) continue;
      most = it.get_termfreq();
      best = *it;
    }
    return best.empty() ? std::nullopt : std::optional(best);
  }

  [[nodiscard]] std::optional<std::string> spelled(const std::string& word) const {
    if (!all_of_script(word, schema::Script::hangul)) return std::nullopt;
    if (auto whole = one_word(word)) return whole;
    std::string text;
    for (const Sign& sign : read_word(word).signs) text += sign.best();
    return text == word ? std::nullopt : std::optional(text);
  }

  // The whole stem a jamo away from a word, its ending kept; the longest stem first.
  [[nodiscard]] std::optional<std::string> one_word(const std::string& word) const {
    const std::size_t size = word.size() / schema::syllable_bytes;
    if (size < schema::shortest_word_of_lexicon || size > schema::longest_word_of_lexicon) {
      return std::nullopt;
    }
    const std::vector<bool> none(size, false);
    const Stretch stretch{word, none, none};
    const Fixes fixes = find_fixes(stretch, {{0, size, size, 0, nullptr}}, lexicon_, deadline_);
    const Fix* best = nullptr;
    for (const auto& [place, fix] : fixes) {
      const auto [begin, end] = place;
      const std::string_view rest = stretch.part(end, size);
      if (begin != 0 || !schema::may_follow(rest)) continue;
      if (best == nullptr || fix.count > best->count) best = &fix;
    }
    if (best == nullptr) return std::nullopt;
    std::string text = word;
    return text.replace(best->at * schema::syllable_bytes, schema::syllable_bytes, best->syllable);
  }

  Outcome found_;
  const schema::Lexicon& lexicon_;
  const Xapian::Database& database_;
  Deadline deadline_;
};

// The words of a tree that may be mended, in the order typed.
void collect(Node& node, std::vector<Node*>& out) {
  const bool text = node.field == nullptr || node.field->kind == schema::Kind::text;
  if (node.kind == Kind::word && text && node.origin == Origin::typed) out.push_back(&node);
  if (node.kind == Kind::exclude) return;
  for (Node& child : node.children) collect(child, out);
}

}  // namespace

std::optional<Correction> correct(const Node& root, const std::string& text, Outcome found,
                                  const schema::Lexicon& lexicon, const Xapian::Database& database,
                                  Deadline deadline) {
  Correction correction{root, {}, {}, text};
  std::vector<Node*> words;
  collect(correction.root, words);
  const Corrector corrector(found, lexicon, database, deadline);
  std::size_t from = 0;
  for (Node* word : words) {
    if (deadline.passed()) return std::nullopt;
    const std::optional<std::string> meant = corrector.mend(word->text, word == words.back());
    if (!meant) continue;
    const std::string space = correction.before.empty() ? "" : " ";
    correction.before += space + word->text;
    correction.after += space + *meant;
    const std::size_t at = correction.text.find(word->text, from);
    if (at != std::string::npos) {
      correction.text.replace(at, word->text.size(), *meant);
      from = at + meant->size();
    }
    word->text = *meant;
  }
  if (correction.before.empty()) return std::nullopt;
  return correction;
}

}  // namespace seogo::searchd::query
