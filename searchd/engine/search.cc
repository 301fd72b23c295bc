#include "searchd/engine/search.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/document.h"
#include "schema/jamo.h"
#include "schema/lexicon.h"
#include "schema/stored.h"
#include "schema/utf8.h"
#include "searchd/engine/candidates.h"
#include "searchd/engine/comment_search.h"
#include "searchd/engine/copies.h"
#include "searchd/engine/cursor.h"
#include "searchd/engine/explanation.h"
#include "searchd/engine/facets.h"
#include "searchd/engine/histogram.h"
#include "searchd/engine/hit.h"
#include "searchd/query/correction.h"
#include "searchd/query/expansion.h"
#include "searchd/query/free_words.h"
#include "searchd/query/in_fields.h"
#include "searchd/query/initials.h"
#include "searchd/query/joined.h"
#include "searchd/query/parser.h"
#include "searchd/query/reading.h"
#include "searchd/query/whole_words.h"

namespace seogo::searchd::engine {
namespace {

static_assert(longest_text == query::longest_query);

constexpr std::size_t fewest_ranking_words = 3;  // with Match::automatic

// Three words, or a row of syllables that reads as three: 어린이집보육료인상.
bool ranks_by_share(const query::Node& root, const Index& index) {
  constexpr std::size_t shortest_row = 6 * 3;  // bytes: 기준금리 인상 are two
  const query::Words words = query::free_words(root);
  if (words.size() >= fewest_ranking_words) return true;
  const bool row = std::any_of(words.begin(), words.end(), [](const query::Node* word) {
    return word->text.size() >= shortest_row;
  });
  return row && index.readings.of(words).words >= fewest_ranking_words;
}

query::Mode mode_for(const Request& request, const query::Node& root, const Index& index) {
  switch (request.match) {
    case Match::all:
      return query::Mode::required;
    case Match::any:
      return query::Mode::ranked;
    case Match::automatic:
      break;
  }
  return ranks_by_share(root, index) ? query::Mode::ranked : query::Mode::required;
}

// One query put to the index, in the way that its words ask for.
struct Asked {
  query::Node meant;  // widened by synonyms
  query::Node root;   // as it was searched
  query::Mode mode;
  Answer found;
};

// What a search for titles and bodies looks into.
const std::vector<schema::FieldName> titles_and_bodies = {
    schema::FieldName::title, schema::FieldName::subtitle, schema::FieldName::body};

// 금리로, 서울로, 알트만으로; (으)로 where the last letter does not tell how it is spoken.
std::string_view towards(std::string_view word) {
  char32_t last = 0;
  for (schema::Cursor cursor(word); !cursor.done();) last = cursor.next();
  if (!schema::is_syllable(last)) return "(으)로";
  const char32_t final = schema::letters_of(last).final;
  return final == 0 || final == U'ㄹ' ? "로" : "으로";
}

// What was found is shown past the deadline too, for so long with marks: ten hits take 3 ms, 100 hits
// of 21 single syllables 80 ms; without marks 100 take 6 ms.
constexpr std::chrono::milliseconds marking_time{50};
const std::vector<Needle> unmarked;
// Articles of megabytes are taken apart in tens of milliseconds each: past this no more are shown.
constexpr std::chrono::milliseconds showing_time{500};

// Found for a word that the archive has not, beside what it has so many times more of.
constexpr std::uint64_t clearly_more = 10;

class Search {
 public:
  Search(const Archive& archive, const query::Synonyms& synonyms, const Request& request,
         query::Deadline deadline)
      : database_(archive.articles),
        commented_(archive.comments),
        synonyms_(synonyms),
        request_(request),
        columns_(archive.kept.columns(archive.articles)),
        lexicon_(archive.articles, &columns_->words()),
        stored_(archive.articles, engine::articles(), &columns_->texts()),
        readings_(lexicon_, archive.articles, deadline),
        index_{archive.articles, lexicon_,  deadline,         archive.kept,
               stored_,          readings_, &archive.comments},
        comments_(archive, index_, request) {}

  Reply run() {
    query::Query typed = query::parse(request_.text);
    reply_.text = request_.text;
    reply_.parsed = query::print(typed.root);
    reply_.offset = request_.offset;
    reply_.limit = request_.limit;
    if (!is_cursor(request_)) {
      note("bad_cursor", "이어 볼 자리를 알 수 없습니다. 첫 쪽부터 다시 찾아 주십시오.");
      return std::move(reply_);
    }
    add_notes(typed.notes);
    query::Expansion widened = understood(typed.root);
    add_notes(widened.notes);
    if (const std::string& id = request_.duplicates_of;
        !id.empty() && !copies_term(database_, id)) {
      constexpr std::size_t longest_shown = 200;  // bytes
      note("no_such_article", "같은 글을 찾을 기사가 보관소에 없습니다: " +
                                  std::string(schema::head(id, longest_shown)));
    }
    if (request_.explain) {
      for (const query::Widened& name : widened.widened) tell(name);
    }
    const query::Mode mode = mode_for(request_, widened.root, index_);
    Asked asked = ask(std::move(widened.root), mode, Attempt::typed);
    correct(typed.root, asked);
    if (asked.found.total.value == 0) widen(asked);
    const bool first_page = request_.cursor.empty() || request_.cursor == first_cursor;
    if (asked.found.total.value == 0 && !reply_.did_you_mean && first_page) unquote();
    reply_.total = asked.found.total;
    reply_.cursor = asked.found.cursor;
    show(asked);
    count(asked);
    count_others(asked);
    if (asked.found.moved) {
      note("cursor_moved", "그사이 보관소가 바뀌어 앞 쪽과 순서가 다를 수 있습니다.");
    }
    if (left_out_) {
      note("ignored", "댓글에서 찾을 수 없는 조건이 있어 나머지로 찾았습니다.");
    }
    if (out_of_time_ || asked.found.out_of_time) {
      note(std::string(out_of_time_note), "시간이 모자라 일부만 살펴보았습니다.");
      reply_.total.exact = false;
      (request_.in == In::comments ? reply_.comments_total : reply_.articles).exact = false;
    }
    return std::move(reply_);
  }

 private:
  void note(std::string code, std::string text) {
    reply_.notes.push_back({std::move(code), std::move(text)});
  }
  void add_notes(const std::vector<query::Note>& notes) {
    for (const query::Note& row : notes) note(row.code, row.text);
  }

  // Asked before each step that could still change the reply: past the deadline it is left out.
  [[nodiscard]] bool late() {
    out_of_time_ = out_of_time_ || index_.deadline.passed();
    return out_of_time_;
  }

  [[nodiscard]] Asked ask(query::Node meant, query::Mode mode, Attempt attempt) {
    if (request_.in == In::comments) {
      CommentSearch::Asked asked = comments_.ask(meant, mode, attempt);
      left_out_ = left_out_ || asked.left_out;
      return {std::move(meant), std::move(asked.root), mode, std::move(asked.found)};
    }
    query::Node root = searched(meant, mode);
    Answer found = collect(index_, articles(), root, mode, request_, attempt);
    return {std::move(meant), std::move(root), mode, std::move(found)};
  }

  // A query as articles are asked for it.
  [[nodiscard]] query::Node searched(query::Node meant, query::Mode mode) const {
    const bool narrow = request_.in == In::articles && request_.search_in.empty();
    meant =
        query::in_fields(std::move(meant), mode, narrow ? titles_and_bodies : request_.search_in);
    return mode == query::Mode::required ? query::with_joined(std::move(meant)) : meant;
  }

  // How many there are of the kind that was not asked for.
  void count_others(const Asked& asked) {
    Total& wanted = request_.in == In::comments ? reply_.comments_total : reply_.articles;
    Total& other = request_.in == In::comments ? reply_.articles : reply_.comments_total;
    wanted = asked.found.total;
    if (index_.deadline.passed()) {
      other.exact = false;
    } else if (request_.in == In::comments) {
      if (request_.one_per_article) wanted = comments_.count(asked.meant, asked.mode).total;
      Holdings unordered = articles();
      unordered.reranks = false;
      unordered.counts_roughly = !request_.exact;
      other = collect(index_, unordered, searched(asked.meant, asked.mode), asked.mode,
                      counting(request_))
                  .total;
    } else {
      other = comments_.count(asked.meant, asked.mode).total;
    }
  }

  // A tree as it is searched: endings that are none, other names, initials.
  [[nodiscard]] query::Expansion understood(query::Node root) const {
    query::mark_whole(root, lexicon_);
    query::Expansion widened = query::expand(std::move(root), synonyms_);
    widened.root = query::with_initials(std::move(widened.root), database_);
    return widened;
  }

  void tell(const query::Widened& name) {
    std::string others;
    for (const std::string& other : name.alternatives) {
      others += (others.empty() ? "" : ", ") + other;
    }
    note("synonyms", "‘" + name.typed + "’의 다른 표기도 찾았습니다: " + others);
  }

  // Where nothing was found, what was probably meant is searched at once; where it finds clearly
  // more, it is offered.
  void correct(const query::Node& typed, Asked& asked) {
    const std::uint64_t found = asked.found.total.value;
    if (request_.text.empty() || (found > 0 && asked.mode == query::Mode::ranked)) return;
    if (late()) return;
    std::optional<query::Correction> better = query::correct(
        typed, request_.text, found > 0 ? query::Outcome::something : query::Outcome::nothing,
        lexicon_, database_, index_.deadline);
    if (late() || !better) return;
    query::Node root = understood(std::move(better->root)).root;
    const query::Mode mode = mode_for(request_, root, index_);
    Asked mended = ask(std::move(root), mode, Attempt::corrected);
    out_of_time_ = out_of_time_ || mended.found.out_of_time;
    if (mended.found.total.value < std::max<std::uint64_t>(1, found * clearly_more)) return;
    reply_.did_you_mean = better->text;
    if (found > 0) return;
    note("corrected", "‘" + better->before + "’ 대신 ‘" + better->after + "’" +
                          std::string(towards(better->after)) + " 찾았습니다.");
    asked = std::move(mended);
  }

  // A quoted phrase that nobody wrote, its words without the quotes: offered if they are found.
  void unquote() {
    constexpr std::string_view quotes[] = {"~\"", "\"", "“", "”", "＂"};
    std::string text = request_.text;
    for (const std::string_view quote : quotes) {
      for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at)) {
        text.erase(at, quote.size());
      }
    }
    if (text == request_.text || late()) return;
    query::Node root = understood(query::parse(text).root).root;
    const query::Mode mode = mode_for(request_, root, index_);
    const Answer found = ask(std::move(root), mode, Attempt::corrected).found;
    out_of_time_ = out_of_time_ || found.out_of_time;
    if (found.total.value > 0) reply_.did_you_mean = text;
  }

  void widen(Asked& asked) {
    const bool may_widen = request_.match == Match::automatic &&
                           asked.mode == query::Mode::required &&
                           !query::free_words(asked.meant).empty();
    if (!may_widen || late()) return;
    asked = ask(std::move(asked.meant), query::Mode::widened, Attempt::widened);
    if (asked.found.total.value > 0) {
      note("widened", "모두 맞는 글이 없어 일부가 맞는 글을 찾았습니다.");
    }
  }

  void count(const Asked& asked) {
    if (!asked.found.matching) {
      // Out of time before anything was found.
      for (const Facet facet : request_.facets) reply_.facets.push_back({facet, {}, false});
      return;
    }
    const Matching& matching = *asked.found.matching;
    const bool of_comments = request_.in == In::comments;
    const Xapian::Database& counted = of_comments ? commented_ : database_;
    const std::shared_ptr<Columns> columns = index_.kept.columns(counted);
    const Counting counting{counted, *columns, index_.deadline};
    // A comment is of the site, section, tags and authors of its article.
    const std::shared_ptr<Columns> of_articles = index_.kept.columns(database_);
    const Counting by_article{database_, *of_articles, index_.deadline};
    std::optional<Matching> under;
    for (const Facet facet : request_.facets) {
      const bool is_moved = of_comments && field_of(facet);
      if (is_moved && !under) under = comments_.under(matching);
      reply_.facets.push_back(is_moved ? count_facet(facet, *under, request_, by_article)
                                       : count_facet(facet, matching, request_, counting));
    }
    if (request_.histogram) {
      reply_.histogram =
          count_histogram(*request_.histogram, matching, request_, *columns, counted);
    }
    if (request_.facet_stats) reply_.facet_stats = count_stats(matching, counting);
    static_cast<void>(late());
  }

  void show(const Asked& asked) {
    const std::vector<Needle> wanted = needles(asked.root);
    const query::Deadline marking = query::Deadline::in(marking_time);
    const query::Deadline showing = query::Deadline::in(showing_time);
    for (const Ranked& ranked : asked.found.page) {
      // A cursor stands behind the whole page: what is left out here would never be shown.
      if (request_.cursor.empty() && showing.passed() && late()) break;
      const std::vector<Needle>& looked_for = marking.passed() && late() ? unmarked : wanted;
      if (request_.in == In::comments) {
        std::optional<CommentResult> comment = comments_.result(ranked, looked_for);
        if (comment) reply_.comments.push_back(std::move(*comment));
        continue;
      }
      const schema::Article article = schema::to_article(*stored_.of(ranked.id));
      Hit& hit = reply_.hits.emplace_back(make_hit(article, ranked.score, looked_for));
      if (request_.in == In::articles) hit.comments.clear();
      if (request_.whole) hit.whole = make_whole(article, looked_for);
      hit.duplicates = duplicates_of(ranked.id);
      if (request_.explain && !late()) {
        hit.explanation = explain(index_, asked.root, asked.mode, ranked, article.id);
      }
    }
  }

  // Of most articles the column tells that there are none.
  [[nodiscard]] std::uint64_t duplicates_of(Xapian::docid id) {
    if (database_.get_value_freq(schema::group_slot) == 0 ||
        columns_->groups(schema::group_slot, database_).of(id) == 0) {
      return 0;
    }
    return other_copies(database_, group_of(database_.get_document(id)));
  }

  const Xapian::Database& database_;
  const Xapian::Database& commented_;
  const query::Synonyms& synonyms_;
  const Request& request_;
  const std::shared_ptr<Columns> columns_;  // keeps the words that the lexicon reads
  schema::Lexicon lexicon_;
  Stored stored_;
  query::ReadingMemo readings_;
  Index index_;
  CommentSearch comments_;
  Reply reply_;
  bool left_out_ = false;     // of a query put to comments
  bool out_of_time_ = false;  // some step was left out, or saw a part only
};

}  // namespace

Reply search(const Archive& archive, const query::Synonyms& synonyms, const Request& request,
             query::Deadline deadline) {
  return Search(archive, synonyms, request, deadline).run();
}

}  // namespace seogo::searchd::engine
