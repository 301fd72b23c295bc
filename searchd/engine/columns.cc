#include "searchd/engine/columns.h"

#include <utility>

namespace seogo::searchd::engine {

template <typename Key, typename Column>
Columns::Cell<Column>& Columns::cell(Cells<Key, Column>& cells, Key key) {
  const std::lock_guard<std::mutex> lock(mutex_);
  return cells[key];  // stays where it is, whatever else comes into the map
}

template <typename Column, typename Read>
const Column& Columns::ready(Cell<Column>& cell, Read read) {
  const std::lock_guard<std::mutex> building(cell.building);
  if (!cell.column) {
    cell.column = std::make_unique<const Column>(read());
    const std::lock_guard<std::mutex> lock(mutex_);
    bytes_ += cell.column->bytes();
  }
  return *cell.column;
}

const ValueColumn* Columns::values(schema::FieldName field, const Xapian::Database& database,
                                   query::Deadline deadline) {
  Cell<ValueColumn>& wanted = cell(values_, field);
  const std::lock_guard<std::mutex> building(wanted.building);
  if (!wanted.column) {
    if (!wanted.build) wanted.build.emplace(field, database.get_lastdocid());
    wanted.column = wanted.build->go_on(database, deadline);
    if (!wanted.column) return nullptr;
    wanted.build.reset();
    const std::lock_guard<std::mutex> lock(mutex_);
    bytes_ += wanted.column->bytes();
  }
  return wanted.column.get();
}

const DayColumn& Columns::days(const Xapian::Database& database) {
  return ready(cell(days_, schema::published_slot), [&] { return read_days(database); });
}

const NumberColumn& Columns::numbers(int slot, const Xapian::Database& database) {
  return ready(cell(numbers_, slot), [&] { return read_numbers(database, slot); });
}

const GroupColumn& Columns::groups(int slot, const Xapian::Database& database) {
  return ready(cell(groups_, slot), [&] { return read_groups(database, slot); });
}

const LengthColumn& Columns::lengths(const Xapian::Database& database) {
  return ready(lengths_, [&] { return read_lengths(database); });
}

const ArticleColumn& Columns::articles(const Xapian::Database& comments) {
  return ready(articles_, [&] { return read_articles(comments); });
}

SyllableRows& Columns::syllable_rows(const Xapian::Database& database) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!syllable_rows_) {
    syllable_rows_ = std::make_unique<SyllableRows>(database.get_lastdocid(), row_bytes_);
  }
  return *syllable_rows_;
}

std::size_t Columns::bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_ + words_.bytes() + (syllable_rows_ ? syllable_rows_->bytes() : 0) + texts_.bytes() +
         verdicts_.bytes();
}

}  // namespace seogo::searchd::engine
