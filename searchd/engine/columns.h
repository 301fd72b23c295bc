// What is counted by, of one database at one commit, in memory: a column for each field or slot that
// was ever asked for.
//
//   std::shared_ptr<Columns> columns = kept.columns(database);
//   columns->values(FieldName::site, database, deadline)      null past the deadline
//   columns->days(database)                                   on which day each was published
//
// Each column is read from the index when it is first asked for, by the search that asks; others that
// ask for the same wait for it. Of a column that takes longer than a search has, the next search goes
// on with what is missing. All of them take some 70 bytes an article. `database` must be the one and
// the commit that these are of. Xapian errors pass through. Safe to share between threads, each with
// a database of its own.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <xapian.h>

#include "schema/fields.h"
#include "schema/lexicon.h"
#include "searchd/engine/day_column.h"
#include "searchd/engine/recent.h"
#include "searchd/engine/shared_verdicts.h"
#include "searchd/engine/slot_columns.h"
#include "searchd/engine/syllable_rows.h"
#include "searchd/engine/texts.h"
#include "searchd/engine/value_column.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

class Columns {
 public:
  // What is kept of texts beside the columns, as in limits.h.
  struct Room {
    std::size_t row_bytes = 0;
    std::size_t text_bytes = 0;
    std::size_t verdict_bytes = 0;
  };
  Columns() : Columns(Room()) {}
  explicit Columns(const Room& room)
      : row_bytes_(room.row_bytes),
        texts_(room.text_bytes, text_parts),
        verdicts_(room.verdict_bytes) {}

  [[nodiscard]] const ValueColumn* values(schema::FieldName field, const Xapian::Database& database,
                                          query::Deadline deadline);
  [[nodiscard]] const DayColumn& days(const Xapian::Database& database);
  [[nodiscard]] const NumberColumn& numbers(int slot, const Xapian::Database& database);
  [[nodiscard]] const GroupColumn& groups(int slot, const Xapian::Database& database);

  [[nodiscard]] const LengthColumn& lengths(const Xapian::Database& database);
  [[nodiscard]] const ArticleColumn& articles(const Xapian::Database& comments);

  // Of the lexicon, for schema::Lexicon.
  [[nodiscard]] schema::LexiconMemory& words() { return words_; }
  // Of the terms of this database.
  [[nodiscard]] schema::TermCounts& term_counts() { return words_.counts(); }

  // Of the texts that searches looked at so far.
  [[nodiscard]] SyllableRows& syllable_rows(const Xapian::Database& database);

  // That searches read.
  [[nodiscard]] Texts& texts() { return texts_; }

  // On texts that searches looked at, by what was asked (text_check.h).
  using Verdicts = Recent<std::string, SharedVerdicts>;
  [[nodiscard]] Verdicts& verdicts() { return verdicts_; }

  [[nodiscard]] std::size_t bytes() const;

 private:
  // A column, and the lock of those who want it while it is read.
  template <typename Column>
  struct Cell {
    std::mutex building;
    std::optional<ValueColumnBuild> build;  // of a ValueColumn, begun
    std::unique_ptr<const Column> column;   // behind `building`, until it is there
  };
  template <typename Key, typename Column>
  using Cells = std::map<Key, Cell<Column>>;

  template <typename Key, typename Column>
  Cell<Column>& cell(Cells<Key, Column>& cells, Key key);
  template <typename Column, typename Read>
  const Column& ready(Cell<Column>& cell, Read read);

  mutable std::mutex mutex_;  // guards the maps and bytes_, and is held for a moment only
  std::size_t row_bytes_;
  std::size_t bytes_ = 0;  // without words, rows, texts and verdicts, which become more
  Cells<schema::FieldName, ValueColumn> values_;
  Cells<int, DayColumn> days_;
  Cells<int, NumberColumn> numbers_;
  Cells<int, GroupColumn> groups_;
  Cell<LengthColumn> lengths_;
  Cell<ArticleColumn> articles_;
  schema::LexiconMemory words_;
  std::unique_ptr<SyllableRows> syllable_rows_;
  Texts texts_;
  Verdicts verdicts_;
};

}  // namespace seogo::searchd::engine
