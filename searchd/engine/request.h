// What is asked of the engine, and what it answers: plain values, no JSON, no HTTP, no Xapian.
//
//   Request{.text = "알트만 해고", .limit = 10}
//   → Reply{parsed "(and 알트만 해고)", total {12, exact}, hits {{id, title, score, …} …}}
//
// Marks are [begin, end) in UTF-16 code units of the text beside them, ordered, never touching:
// what a browser's strings count. Texts are as the page had them: not escaped, not normalized.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"
#include "schema/day.h"
#include "schema/fields.h"
#include "searchd/engine/filter.h"

namespace seogo::searchd::engine {

enum class Match {
  automatic,  // one or two words must all be there; three or more rank by how much of them is
  all,
  any,
};

enum class Sort { relevance, newest, oldest, likes, comments, least_likes, least_comments };

// What is looked for, and where.
enum class In {
  all,       // articles, by everything that stands in them, their comments too
  articles,  // articles, by title, subtitle and body only
  comments,  // comments: each is a result of its own (Reply::comments)
};

// How fine a histogram over time is.
enum class DateUnit { year, month, day };

// What results are counted by: how many are of each site, of each author …
enum class Facet { site, section, tag, author, year, month, has_comments };

inline constexpr std::size_t default_limit = 10;
inline constexpr std::size_t most_hits = 100;      // in one reply
inline constexpr std::size_t deepest_hit = 10000;  // offset + limit
inline constexpr std::size_t longest_text = 512;   // bytes of Request::text; what is beyond is cut
inline constexpr std::size_t most_facet_values = 100;  // of one facet, in one reply

inline constexpr std::size_t most_dates = 4000;  // of a histogram, in one reply: the newest

// The cursor that asks for the first page of a row of pages.
inline constexpr std::string_view first_cursor = "*";

struct Request {
  std::string text;  // empty: everything, newest first
  In in = In::all;
  std::size_t limit = default_limit;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  Match match = Match::automatic;
  std::optional<schema::Day> from;  // of publication, inclusive
  std::optional<schema::Day> to;
  std::vector<std::string> authors;  // any of these
  std::vector<std::string> sites;
  std::vector<std::string> sections;
  std::vector<std::string> tags;
  std::vector<std::string>
      commenters;  // of comments: who wrote them; of articles: who wrote under them
  Filter filter;   // as it is: everything
  // Words without a field of their own are looked for in these only; none: in all. Title, subtitle,
  // body, comment, author, tag.
  std::vector<schema::FieldName> search_in;
  std::vector<Facet> facets;
  std::size_t facet_values = most_facet_values;  // of each facet, the commonest first
  std::string facet_text;  // only values with this in them, normalized; empty: all
  std::optional<DateUnit>
      histogram;             // over the time of publication, or in which comments were posted
  bool exact = false;        // totals and facets look at every text, as far as the time goes
  bool facet_stats = false;  // least and most of likes, comments and time of publication
  bool whole = false;        // hits bear their whole texts, marked
  bool explain = false;
  bool fold = true;              // of several copies of one text only the first in order
  bool one_per_article = false;  // of the comments under one article only the first in order
  // With relevance: what is so many days old counts half of what is new (fresh.h). Absent: age does
  // not matter.
  std::optional<double> fresh;
  // Pages in a row, however deep: `first_cursor`, then what the page before said (Reply::cursor).
  // With one, `offset` is 0. Empty: none.
  std::string cursor;
  std::string duplicates_of;  // an id: this article and its copies, all of them; empty: everything
};

struct Mark {
  std::size_t begin;
  std::size_t end;
  bool operator==(const Mark&) const = default;
};

struct MarkedText {
  std::string text;
  std::vector<Mark> marks;
};

struct CommentHit {
  std::string author;
  std::optional<schema::Timestamp> posted;
  std::int64_t likes = 0;
  MarkedText text;  // the whole comment, or a window of a long one
};

// What the text of one of the first results adds to its score: shares of 1 (rerank.h).
struct RerankParts {
  double words = 0;    // the query's words, as often as they stand there whole
  double near = 0;     // how much of the query stands within a line
  double around = 0;   // within a paragraph
  double stretch = 0;  // in unbroken stretches
  [[nodiscard]] double bonus() const;
};

// Why a hit stands where it does; filled where Request::explain asks for it.
struct Explanation {
  struct Term {
    std::string term;
    std::uint64_t documents = 0;  // that have it
    double scale = 1;             // of its weight
    double weight = 0;            // what it adds to the index's score
  };
  std::vector<Term> terms;            // of the document, highest weight first
  double index_score = 0;             // BM25, as Xapian computed it
  double share = 0;                   // of the best document's
  std::optional<RerankParts> rerank;  // of the first results
};

inline constexpr std::size_t longest_whole = 100'000;  // bytes, about 33,000 syllables

// The texts of an article from end to end, with every match marked; of a body its first part.
struct Whole {
  MarkedText title;
  MarkedText subtitle;
  MarkedText body;
  MarkedText site;
  MarkedText section;
  std::vector<MarkedText> authors;  // names
  std::vector<MarkedText> tags;
  std::int64_t comments = 0;  // as filters and facets count them: what the page says, or is stored
};

struct Hit {
  std::string id;
  std::string url;
  std::string title;
  std::vector<schema::Author> authors;
  std::optional<schema::Timestamp> published;
  std::optional<schema::Timestamp> modified;
  std::optional<schema::Timestamp> captured_at;
  std::string site;
  std::string section;
  std::vector<std::string> tags;
  double score = 0;
  schema::Counts counts;
  std::uint64_t duplicates = 0;  // other copies of its text in the archive, found or not
  MarkedText marked_title;
  std::vector<MarkedText> body;  // fragments, best first; never empty for an article with a body
  std::vector<CommentHit> comments;  // those that match, best first; at most three
  std::optional<Whole> whole;        // where Request::whole asks for it
  std::optional<Explanation> explanation;
};

// A comment as a result of its own, and the article that it stands under.
struct CommentResult {
  std::string id;      // within its article; may be empty
  std::string parent;  // of the comment that it answers; may be empty
  std::string author;
  std::optional<schema::Timestamp> posted;
  std::int64_t likes = 0;
  std::int64_t dislikes = 0;
  MarkedText text;  // whole, however long
  double score = 0;
  struct Under {
    std::string id;
    std::string url;
    std::string title;
    std::string site;
    std::optional<schema::Timestamp> published;
  };
  Under article;
};

// How many results are of each year, month or day, oldest first, days without any left out; and how
// many articles or comments the whole archive has of it.
struct Histogram {
  struct Bar {
    std::string value;  // 2023, 2023-12, 2023-12-11, of KST
    std::uint64_t count;
    std::uint64_t archive;  // of everything, whatever was asked for; never below count
  };
  DateUnit unit = DateUnit::month;
  std::vector<Bar> bars;      // all that the archive has, or the newest `most_dates`
  std::uint64_t undated = 0;  // results without a date
  bool whole = true;          // no older bar was left out
  bool exact = true;
};

// How often each value of a facet stands among the results, the commonest first, equal ones in
// order of the value; months and years newest first.
struct FacetCounts {
  struct Value {
    std::string value;  // as an article has it; 2023, 2023-12, true, false
    std::uint64_t count;
  };
  Facet facet;
  std::vector<Value> values;
  bool exact = true;  // else an estimate, as the total is
};

// Of the results that have the number; absent where none has.
struct Span {
  std::int64_t least;
  std::int64_t most;
};
struct FacetStats {
  std::optional<Span> likes;
  std::optional<Span> comments;
  std::optional<Span> published;  // Unix seconds
};

struct Note {
  std::string code;  // widened, out_of_time, unclosed_quote, ignored, no_such_article …
  std::string text;  // in Korean
};

inline constexpr std::string_view out_of_time_note = "out_of_time";

struct Total {
  std::uint64_t value = 0;  // of folded results, where they are folded
  bool exact = true;
};

struct Reply {
  std::string text;    // as asked
  std::string parsed;  // (and 알트만 해고)
  std::vector<Note> notes;
  Total total;     // of what was asked for: articles, or comments
  Total articles;  // how many of each kind match, whichever was asked for
  Total comments_total;
  double took_ms = 0;
  std::size_t offset = 0;
  std::size_t limit = 0;
  std::vector<Hit> hits;                // none with In::comments
  std::vector<CommentResult> comments;  // with In::comments
  std::optional<std::string> cursor;  // of the next page, where one was asked for and there is one
  std::optional<Histogram> histogram;
  std::vector<FacetCounts> facets;  // in the order asked for
  FacetStats facet_stats;
  std::optional<std::string> did_you_mean;

  [[nodiscard]] bool has_note(std::string_view code) const {
    return std::any_of(notes.begin(), notes.end(),
                       [code](const Note& note) { return note.code == code; });
  }
  // Whether the hits are those of did_you_mean already, because nothing else was found.
  [[nodiscard]] bool corrected() const { return has_note("corrected"); }
  // Whether the deadline cut the search short: the same request may find more another time.
  [[nodiscard]] bool out_of_time() const { return has_note(out_of_time_note); }
};

}  // namespace seogo::searchd::engine
