#include "searchd/engine/suggest.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "schema/analyzer.h"
#include "schema/endings.h"
#include "schema/jamo.h"
#include "schema/keyboard.h"
#include "schema/lexicon.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "schema/word_chunk.h"
#include "searchd/engine/commented.h"
#include "searchd/engine/completions.h"
#include "searchd/engine/following.h"
#include "searchd/engine/headlines.h"
#include "searchd/engine/nouns.h"
#include "searchd/engine/request.h"
#include "searchd/engine/together.h"
#include "searchd/engine/typed.h"
#include "searchd/engine/values.h"

namespace seogo::searchd::engine {
namespace {

using schema::FieldName;

// What begins with a word and nothing else, so that it costs little to offer.
constexpr FieldName offered_fields[] = {FieldName::author, FieldName::site, FieldName::tag};

constexpr std::size_t most_of_a_field = 4;    // among words
constexpr std::size_t most_titles_read = 80;  // for what follows a word
constexpr std::size_t few_titles = 30;        // so few that texts are read too
constexpr std::size_t many_read = 40;         // of so many, what follows once follows by chance
constexpr double least_following_weight = 1.3;
constexpr std::size_t most_phrases_behind = 3;  // of a word that might be done
// A name is offered as one where so many of the articles that have it as a word have it as a name.
constexpr double least_share_of_name = 0.25;

// 알트만 is a prefix of 알트만이; 국민만 and 대통령께 are forms that the lexicon does not cut, because
// names end so too.
bool is_form_of(std::string_view word, std::string_view other) {
  if (word.size() <= other.size() || !word.starts_with(other)) return false;
  const std::string_view rest = word.substr(other.size());
  return rest == "께" || rest == "만";
}

class Suggester {
 public:
  Suggester(const Archive& archive, Typed typed, std::size_t limit, query::Deadline deadline)
      : database_(archive.articles),
        comments_{archive.comments, archive.kept, deadline},
        lexicon_(database_),
        nouns_(database_, lexicon_, deadline),
        values_(database_, deadline),
        together_(database_, terms_of_query(typed.before), deadline),
        typed_(std::move(typed)),
        limit_(limit),
        deadline_(deadline) {}

  Suggestions run() {
    if (typed_.is_value()) {
      out_ = values_of(typed_.field->id, limit_);
    } else if (typed_.finished) {
      if (!typed_.word.empty()) follow(limit_);
    } else if (!typed_.word.empty()) {
      complete();
    }
    add_titles();
    if (out_.size() > limit_) out_.resize(limit_);
    return {std::move(out_), deadline_.passed()};
  }

 private:
  [[nodiscard]] bool counts_together() const { return together_.known(); }
  [[nodiscard]] bool is_offered(std::string_view text) const {
    return std::any_of(out_.begin(), out_.end(),
                       [&](const Suggestion& one) { return one.text == text; });
  }
  // The last places, which titles may take.
  [[nodiscard]] std::size_t places_of_titles() const {
    return limit_ >= 5 ? 2 : limit_ >= 3 ? 1 : 0;
  }

  // Whether what was typed might be the whole word: 알트만, but not 고양 of 고양이.
  [[nodiscard]] bool is_word() const {
    if (!typed_.korean) return database_.term_exists(typed_.word);
    const unsigned articles = lexicon_.count(typed_.word);
    return articles > 0 && nouns_.whole(typed_.word, articles) == typed_.word;
  }

  // 알트 → 알트만, and authors, sites and tags that begin so.
  void complete() {
    std::vector<Suggestion> words = completed_words();
    std::vector<Suggestion> named;
    if (typed_.field == nullptr) {
      for (const FieldName field : offered_fields) {
        for (Suggestion& one : values_of(field, most_of_a_field)) named.push_back(std::move(one));
      }
    }
    std::stable_sort(named.begin(), named.end(), [](const Suggestion& a, const Suggestion& b) {
      return a.articles > b.articles;
    });
    drop_doubles(words, named);
    merge(std::move(words), std::move(named));
    if (is_word() && typed_.plain && out_.size() < limit_) {
      follow(std::min(out_.size() + most_phrases_behind, limit_));
    }
  }

  std::vector<Suggestion> completed_words() {
    const std::size_t wanted = limit_;
    Completions found = completions_of(database_, lexicon_, typed_.word, typed_.part, typed_.korean,
                                       counts_together(), deadline_);
    const bool together = counts_together() && stand_together(found);
    std::vector<Suggestion> words;
    std::set<std::string> taken;
    for (const Counted& one : found.words) {
      if (words.size() == wanted || deadline_.passed()) break;
      std::string word = one.text;
      if (found.korean(word)) {
        const std::string whole = nouns_.whole(word, lexicon_.count(word));
        if (whole == word && !nouns_.stands(word)) continue;
        word = whole;
      }
      const bool form = std::any_of(taken.begin(), taken.end(), [&](const std::string& other) {
        return is_form_of(word, other);
      });
      if (form || word == typed_.word || !taken.insert(word).second) continue;
      const std::uint64_t articles = in_its_field(word).value_or(one.articles);
      if (articles == 0) continue;
      words.push_back(
          {typed_.kept + word, articles, together ? SuggestionKind::phrase : SuggestionKind::word});
    }
    return words;
  }

  // 제목:여 → how many titles have 여객선; nothing where the index has no terms of a field's own.
  [[nodiscard]] std::optional<std::uint64_t> in_its_field(const std::string& word) const {
    if (typed_.field != nullptr && typed_.field->id == FieldName::comment) {
      return in_comments(terms_of_word(word));
    }
    const bool has_terms = typed_.field != nullptr && typed_.field->kind == schema::Kind::text &&
                           !typed_.field->prefix.empty();
    if (!has_terms) return std::nullopt;
    return Together(database_, in_field(terms_of_word(word), *typed_.field), deadline_)
        .documents()
        .size();
  }

  [[nodiscard]] std::uint64_t in_comments(const TermList& terms) const {
    bool stopped = false;  // the whole answer says so by its deadline
    std::vector<query::Plan> all;
    for (const std::string& term : terms) all.push_back(query::of_term(term));
    return commented(query::all_of(std::move(all)), comments_, database_, stopped).count();
  }

  // Leaves only those that stand together with what is before them, if any do; words of titles that
  // have it beside the commonest of all.
  [[nodiscard]] bool stand_together(Completions& found) const {
    for (const Spelling& spelling : found.spellings) {
      for (const Follower& word :
           beginning_words(database_, together_.some(few_titles), spelling, deadline_)) {
        const bool known = std::any_of(found.words.begin(), found.words.end(),
                                       [&](const Counted& one) { return one.text == word.word; });
        if (!known && found.words.size() < 2 * most_completions_together) {
          const Xapian::doccount articles =
              word.korean ? lexicon_.count(word.word) : database_.get_termfreq(word.word);
          found.words.push_back({word.word, articles});
        }
      }
    }
    std::stable_sort(found.words.begin(), found.words.end(), is_better);
    std::vector<Counted> both;
    for (const Counted& one : found.words) {
      if (deadline_.passed()) break;
      // Those that follow have fewer articles, with the words before or without.
      const auto surely_better = std::count_if(both.begin(), both.end(), [&](const Counted& other) {
        return other.articles > one.articles;
      });
      if (surely_better >= static_cast<std::ptrdiff_t>(2 * limit_)) break;
      if (const std::uint64_t count = together_.count(terms_of_word(one.text)); count > 0) {
        both.push_back({one.text, count});
      }
    }
    std::stable_sort(both.begin(), both.end(), is_better);
    if (!both.empty()) found.words = both;
    return !both.empty();
  }

  std::vector<Suggestion> values_of(FieldName field, std::size_t most) {
    std::vector<Spelling> spelled = spellings(typed_.word);
    if (typed_.word.empty()) spelled = {Spelling("")};
    const bool few_letters =
        !typed_.korean && !typed_.is_value() && schema::code_points(typed_.word) < 2;
    if (few_letters) return {};
    std::vector<Counted> found = values_.beginning(field, spelled, 2 * most);
    if (found.empty()) {
      const std::string other = typed_.korean ? schema::normalize(schema::as_latin(typed_.word))
                                              : schema::as_hangul(typed_.part);
      if (!other.empty()) found = values_.beginning(field, spellings(other), 2 * most);
    }
    if (counts_together()) {
      std::vector<Counted> both = found;
      for (Counted& one : both) one.articles = together_.count({one.text});
      std::erase_if(both, [](const Counted& one) { return one.articles == 0; });
      std::stable_sort(both.begin(), both.end(), is_better);
      // Somebody who names a field wants one of its values.
      if (!both.empty() || !typed_.is_value()) found = std::move(both);
    }
    std::vector<Suggestion> out;
    for (const Counted& one : found) {
      if (out.size() == most) break;
      const std::string name = values_.spelled(field, one.text);
      const bool typed_already =
          std::string_view(one.text).substr(schema::field(field).prefix.size()) == typed_.word;
      if (typed_already) continue;
      if (std::optional<std::string> text = with_name(name, field)) {
        out.push_back({std::move(*text), one.articles, kind_of(field)});
      }
    }
    return out;
  }

  // 태그:"인공지능 윤리": a value with spaces needs quotes, and one with quotes cannot be asked for so.
  // 산골 → 매체:산골소식, because no text has the name of its site.
  [[nodiscard]] std::optional<std::string> with_name(const std::string& name,
                                                     FieldName field) const {
    const bool stands_in_texts = schema::field(field).weight > 0;
    if (!typed_.is_value() && stands_in_texts) return typed_.kept + name;
    if (name.find('"') != std::string::npos) return std::nullopt;
    const bool spaced = name.find_first_of(" \t()") != std::string::npos;
    if (!typed_.is_value()) {
      const std::string named = std::string(schema::field(field).korean) + ":";
      return typed_.kept + named + (spaced ? "\"" + name + "\"" : name);
    }
    if (typed_.quoted) return typed_.kept + name + "\"";
    return spaced ? typed_.kept + "\"" + name + "\"" : typed_.kept + name;
  }

  // 김주성 is a word of articles and who wrote them: which of the two it is told as.
  static void drop_doubles(std::vector<Suggestion>& words, std::vector<Suggestion>& named) {
    std::set<std::string> taken;
    std::erase_if(named, [&](const Suggestion& name) {
      const std::string letters = schema::exact_term(name.text);
      if (!taken.insert(letters).second) return true;
      const auto word = std::find_if(words.begin(), words.end(), [&](const Suggestion& one) {
        return schema::exact_term(one.text) == letters;
      });
      if (word == words.end()) return false;
      const double share = static_cast<double>(name.articles) / static_cast<double>(word->articles);
      if (share < least_share_of_name) return true;
      words.erase(word);
      return false;
    });
  }

  // Words and names by their articles, a quarter of the places kept for names.
  void merge(std::vector<Suggestion> words, std::vector<Suggestion> named) {
    const std::size_t kept = std::min(named.size(), std::max<std::size_t>(1, limit_ / 4));
    const std::size_t places = limit_ - std::min(limit_, kept);
    if (words.size() > places) words.resize(places);
    std::merge(std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()),
               std::make_move_iterator(named.begin()), std::make_move_iterator(named.end()),
               std::back_inserter(out_), [](const Suggestion& name, const Suggestion& word) {
                 return name.articles > word.articles;
               });
    if (out_.size() > limit_) out_.resize(limit_);
  }

  // "인공지능 " → 인공지능 규제, until there are so many suggestions.
  void follow(std::size_t most) {
    const bool as_it_is = !typed_.korean || lexicon_.count(typed_.word) > 0;
    Leader leader{as_it_is ? typed_.word : typed_.word.substr(0, schema::stem_length(typed_.word)),
                  typed_.part};
    if (typed_.korean) leader.part = leader.word;
    const bool known = !typed_.korean || leader.word.size() == schema::syllable_bytes ||
                       lexicon_.count(leader.word) > 0;
    if (!known) return;
    const std::string query = typed_.finished ? typed_.before : typed_.before + leader.word;
    const Together articles(database_, terms_of_query(query), deadline_);
    TermList titled = in_titles(terms_of_query(leader.word));
    if (titled.empty() || !articles.known()) return;
    for (const std::string& term : terms_of_query(query)) titled.push_back(term);
    std::vector<Xapian::docid> read =
        Together(database_, std::move(titled), deadline_).some(most_titles_read);
    if (read.size() < few_titles) {
      for (const Xapian::docid document : articles.some(few_titles)) read.push_back(document);
      std::sort(read.begin(), read.end());
      read.erase(std::unique(read.begin(), read.end()), read.end());
    }
    const std::string start = typed_.finished ? typed_.kept : typed_.kept + typed_.part + " ";
    for (const Follower& next : following(database_, read, leader, deadline_)) {
      const bool by_chance = read.size() >= many_read && next.weight < least_following_weight;
      if (out_.size() >= most || by_chance || deadline_.passed()) break;
      std::string word = next.word;
      if (next.korean) {
        word = nouns_.whole(word, std::max(1U, lexicon_.count(word)));
        if (word == next.word && !nouns_.stands(word)) continue;
      }
      const std::uint64_t both = articles.count(terms_of_word(word));
      if (both == 0 || is_offered(start + word)) continue;
      out_.push_back({start + word, both, SuggestionKind::phrase});
    }
  }

  void add_titles() {
    const bool wanted = typed_.plain && !typed_.is_value() && !typed_.word.empty();
    if (!wanted || places_of_titles() == 0) return;
    std::string word = typed_.word;  // as far as it is typed, or what it becomes
    if (!typed_.finished && !is_word()) {
      const auto completed = std::find_if(out_.begin(), out_.end(), [](const Suggestion& one) {
        return one.kind == SuggestionKind::word || one.kind == SuggestionKind::phrase;
      });
      if (completed != out_.end()) word = completed->text.substr(typed_.kept.size());
    }
    if (typed_.finished && typed_.korean && lexicon_.count(word) == 0) {
      word.resize(schema::stem_length(word));
    }
    TermList terms;
    for (std::string& term : terms_of_query(typed_.before)) {
      if (term.front() < 'A' || term.front() > 'Z') terms.push_back(std::move(term));
    }
    for (std::string& term : terms_of_query(word)) terms.push_back(std::move(term));
    std::vector<Suggestion> titles;
    for (Headline& one : headlines(database_, terms, word, places_of_titles(), deadline_)) {
      if (one.title.size() > longest_text || is_offered(one.title)) continue;
      titles.push_back({std::move(one.title), 1, SuggestionKind::title, std::move(one.id)});
    }
    if (out_.size() + titles.size() > limit_) out_.resize(limit_ - titles.size());
    for (Suggestion& one : titles) out_.push_back(std::move(one));
  }

  const Xapian::Database& database_;
  const Walked comments_;
  const schema::Lexicon lexicon_;
  const Nouns nouns_;
  Values values_;
  const Together together_;  // with what stands before the word
  const Typed typed_;
  const std::size_t limit_;
  const query::Deadline deadline_;
  std::vector<Suggestion> out_;
};

}  // namespace

Suggestions suggest(const Archive& archive, std::string_view text, std::size_t limit,
                    query::Deadline deadline) {
  if (text.size() > longest_text || limit == 0) return {};
  if (deadline.passed()) return {{}, true};
  return Suggester(archive, read_typed(text), std::min(limit, most_suggestions), deadline).run();
}

}  // namespace seogo::searchd::engine
