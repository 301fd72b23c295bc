#include "searchd/engine/following.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "schema/analyzer.h"
#include "schema/article_codec.h"
#include "schema/endings.h"
#include "schema/jamo.h"
#include "schema/normalizer.h"
#include "schema/stored.h"
#include "schema/utf8.h"
#include "schema/word_chunk.h"

namespace seogo::searchd::engine {
namespace {

using schema::Run;
using schema::Script;
using schema::syllable_bytes;

constexpr double weight_in_text = 0.3;
constexpr std::size_t passage_bytes = 96;    // behind a word in a text: it and the next
constexpr std::size_t most_in_one_text = 4;  // occurrences looked at

// A word that could stand in a query: no number, no lone syllable.
std::optional<Follower> word_of(std::string_view text, const Run& run) {
  const std::string_view whole = text.substr(run.begin, run.end - run.begin);
  if (run.script == Script::hangul) {
    if (whole.size() < 2 * syllable_bytes) return std::nullopt;
    return Follower{std::string(whole.substr(0, schema::stem_length(whole))), 0, true};
  }
  const bool word = run.script == Script::word && schema::code_points(whole) > 1 &&
                    !(whole.front() >= '0' && whole.front() <= '9');
  if (!word) return std::nullopt;
  return Follower{schema::run_text(text, run), 0, false};
}

class Words {
 public:
  void add_article(std::set<std::pair<std::string, bool>>&& words, double weight) {
    for (const auto& [word, korean] : words) {
      if (!seen_.insert(word).second) continue;
      Follower& known = all_.try_emplace(word, Follower{word, 0, korean}).first->second;
      known.weight += weight;
    }
  }
  void end_article() { seen_.clear(); }

  [[nodiscard]] std::vector<Follower> take() {
    std::vector<Follower> words;
    for (auto& [word, follower] : all_) words.push_back(std::move(follower));
    std::sort(words.begin(), words.end(), [](const Follower& a, const Follower& b) {
      if (a.weight != b.weight) return a.weight > b.weight;
      return a.word.size() != b.word.size() ? a.word.size() < b.word.size() : a.word < b.word;
    });
    return words;
  }

 private:
  std::map<std::string, Follower> all_;
  std::set<std::string> seen_;  // in the article at hand
};

using Found = std::set<std::pair<std::string, bool>>;

void add_followers(std::string_view normalized, const std::string& leader, Found& out) {
  const std::vector<Run> runs = schema::runs(normalized);
  const auto text_of = [&](std::size_t i) {
    return normalized.substr(runs[i].begin, runs[i].end - runs[i].begin);
  };
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    const bool hangul = runs[i].script == Script::hangul;
    const std::string_view text = text_of(i);
    const bool here =
        hangul ? text.starts_with(leader) && schema::may_follow(text.substr(leader.size()))
               : schema::run_text(normalized, runs[i]) == leader;
    if (!here) continue;
    std::size_t next = i + 1;
    if (runs[next].begin == runs[i].end) {
      // openai의; but 오픈ai is no openai with a word behind it.
      const bool ending =
          !hangul && runs[next].script == Script::hangul && schema::is_ending(text_of(next));
      if (!ending || ++next == runs.size()) continue;
    }
    if (const std::optional<Follower> word = word_of(normalized, runs[next])) {
      if (word->word != leader) out.emplace(word->word, word->korean);
    }
  }
}

void add_followers_in_text(std::string_view text, const Leader& leader, Found& out) {
  std::size_t looked_at = 0;
  for (std::size_t at = text.find(leader.part);
       at != std::string_view::npos && looked_at < most_in_one_text;
       at = text.find(leader.part, at + leader.part.size()), ++looked_at) {
    std::size_t before = at >= syllable_bytes ? at - syllable_bytes : 0;
    if (at >= syllable_bytes && schema::is_syllable(schema::decode(text, before))) continue;
    const std::string_view passage = schema::head(text.substr(at), passage_bytes);
    const std::string_view line = passage.substr(0, passage.find('\n'));
    Found here;
    add_followers(schema::normalize(line), leader.word, here);
    // A word at the end of the passage may be half of one.
    if (!here.empty()) out.insert(*here.begin());
  }
}

}  // namespace

std::vector<Follower> following(const Xapian::Database& database,
                                const std::vector<Xapian::docid>& documents, const Leader& leader,
                                query::Deadline deadline) {
  Words words;
  for (const Xapian::docid document : documents) {
    if (deadline.passed()) break;
    const std::string stored = schema::stored_data(database, document);
    const schema::StoredTexts texts = schema::stored_texts(stored);
    Found in_title;
    add_followers(schema::normalize(texts.title), leader.word, in_title);
    words.add_article(std::move(in_title), 1);
    Found in_text;
    add_followers_in_text(texts.body, leader, in_text);
    words.add_article(std::move(in_text), weight_in_text);
    words.end_article();
  }
  return words.take();
}

std::vector<Follower> beginning_words(const Xapian::Database& database,
                                      const std::vector<Xapian::docid>& documents,
                                      const Spelling& spelling, query::Deadline deadline) {
  Words words;
  for (const Xapian::docid document : documents) {
    if (deadline.passed()) break;
    const std::string stored = schema::stored_data(database, document);
    const std::string title = schema::normalize(schema::stored_texts(stored).title);
    Found found;
    for (const Run& run : schema::runs(title)) {
      const std::optional<Follower> word = word_of(title, run);
      if (word && spelling.begins(word->word)) found.emplace(word->word, word->korean);
    }
    words.add_article(std::move(found), 1);
    words.end_article();
  }
  return words.take();
}

}  // namespace seogo::searchd::engine
