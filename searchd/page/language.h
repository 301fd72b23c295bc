// The words of the search page, in the languages it speaks: Korean, and English by lang=en.
//
//   language("ko").newest == "최근 기사";  language("en").newest == "Latest articles"
//   counted(language("ko").results, 12345) == "검색 결과 12,345건"
//
// A language that is not in the table is Korean. Constant; safe to call from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::searchd::page {

// A way to search, and the form of a query that does.
struct Tip {
  std::string_view words;
  std::string_view form;  // may be empty
};

// "{}" is what was searched for.
struct NoteWords {
  std::string_view code;
  std::string_view words;
};

// "{}" stands for a number or a text.
struct Language {
  std::string_view code;  // of <html lang>
  std::string_view other_code;
  std::string_view other_name;  // as its speakers write it
  std::string_view skip;
  std::string_view search_label;
  std::string_view search_button;
  std::string_view placeholder;
  std::string_view narrow;
  std::string_view sort;
  std::string_view relevance;
  std::string_view newest_first;
  std::string_view oldest_first;
  std::string_view most_liked;
  std::string_view most_discussed;
  std::string_view from;
  std::string_view to;
  std::string_view newest;
  std::string_view results;
  std::string_view results_about;
  std::string_view seconds;
  std::string_view filtered_by;
  std::string_view clear;
  std::string_view without;  // said after the name of a filter that a link takes out
  std::string_view narrow_by;
  std::string_view by_site;
  std::string_view by_section;
  std::string_view by_author;
  std::string_view by_year;
  std::string_view about;  // "{}" is an estimate
  std::string_view did_you_mean;
  std::string_view likes;
  std::string_view comments;
  std::string_view matching_comments;
  std::string_view anonymous;
  std::string_view untitled;
  std::string_view pages;
  std::string_view page;
  std::string_view previous;
  std::string_view next;
  std::string_view nothing;      // "{}" is the query
  std::string_view nothing_yet;  // the index is empty
  std::string_view tips_heading;
  Tip tips[4];
  std::string_view first_page;
  std::string_view bad_request;
  std::string_view bad_dates;
  std::string_view bad_value;  // "{}" is limit=abc; empty: as the API words it
  std::string_view unavailable;
  std::string_view unavailable_hint;
  std::string_view failed;
  std::string_view skip_to_article;
  std::string_view archived_copy;
  std::string_view replay;    // an archived copy in a web archive
  std::string_view as_file;  // all results
  std::string_view original;
  std::string_view back;
  std::string_view modified;
  std::string_view captured;
  std::string_view dislikes;
  std::string_view shares;
  std::string_view views;
  std::string_view tags;
  std::string_view related;
  std::string_view all_comments;  // "{}" is how many were saved
  std::string_view same_text;     // the filter of copies
  std::string_view copies;        // "{}" is how many there are of a text
  std::string_view more_copies;   // "{}" is how many there are besides
  std::string_view no_article;
  std::string_view no_article_hint;
  std::string_view no_page;
  std::string_view no_page_hint;
  std::string_view closed;
  std::string_view closed_hint;
  std::string_view since;  // the filter of a first day
  std::string_view until;
  // Of a calendar; none: as addresses have it, 2023-12.
  std::string_view year_form;
  std::string_view month_form;
  std::string_view day_form;
  // Of a picture of results over time.
  std::string_view per_year;
  std::string_view per_month;
  std::string_view per_day;
  std::string_view year;
  std::string_view month;
  std::string_view day;
  std::string_view peak;  // "{}" is when, and then how many
  std::string_view span;  // "{}" is the first and then the last
  std::string_view shadow;
  std::string_view older_left_out;
  std::string_view as_table;
  std::string_view count;
  std::string_view whole_archive;
  std::string_view share;
  std::string_view all_dates;
  std::string_view whole_of;  // "{}" is a year, a month
  // Where words are looked for.
  std::string_view search_in;
  std::string_view in_articles;
  std::string_view in_comments;
  std::string_view in_texts;  // titles and bodies
  std::string_view newest_comments;
  std::string_view no_comment_matches;
  std::string_view one_per_article;
  std::string_view comments_by;  // "{}" is who wrote them
  std::string_view fresh;        // "{}" is a number of days
  std::string_view by_tag;
  std::string_view all_values;  // of a facet
  // Of the pages of an author, a month, a year.
  std::string_view skip_to_content;
  std::string_view articles;
  std::string_view all_articles;
  std::string_view search_author;
  std::string_view popular;  // "{}" is when
  std::string_view liked;
  std::string_view discussed;
  std::string_view no_author;
  std::string_view no_author_hint;
  std::string_view no_period;
  std::string_view no_period_hint;
  std::string_view nothing_then;  // "{}" is when
  std::string_view neighbours;
  NoteWords notes[6];  // where this is not the language that notes are written in

  // Words for a note of the engine; empty: as it says it itself.
  [[nodiscard]] std::string_view note(std::string_view wanted) const;
};

[[nodiscard]] const Language& language(std::string_view code);

[[nodiscard]] std::string grouped(std::uint64_t number);  // 12,345
[[nodiscard]] std::string filled(std::string_view words, std::string_view value);
[[nodiscard]] std::string counted(std::string_view words, std::uint64_t number);

}  // namespace seogo::searchd::page
