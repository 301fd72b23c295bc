#include "searchd/engine/reader.h"

#include <utility>

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::searchd::engine {
namespace {

// Brings a reader up to the last commit. One that throws may be half reopened: it is not to be used.
void bring_up(const schema::IndexDirectory& directory, schema::Generation& generation) {
  constexpr int tries = 5;
  for (int i = 1;; ++i) {
    try {
      generation.reopen();
      return;
    } catch (const Xapian::DatabaseModifiedError& error) {
      // Two commits since it read which revision is the last.
      if (i == tries) throw_unreadable(directory, error);
    } catch (const Xapian::Error& error) {
      throw_unreadable(directory, error);
    }
  }
}

}  // namespace

Readers::Lease Readers::borrow() {
  const std::string live = directory_.require_live();
  std::unique_ptr<schema::Generation> generation;
  Generations outdated;  // closed behind the lock
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    while (!idle_.empty() && !generation) {
      std::unique_ptr<schema::Generation> candidate = std::move(idle_.back());
      idle_.pop_back();
      (candidate->name == live ? generation : outdated.emplace_back()) = std::move(candidate);
    }
  }
  if (generation) {
    bring_up(directory_, *generation);
  } else {
    generation = std::make_unique<schema::Generation>(directory_.open_live());
  }
  return {*this, std::move(generation)};
}

void Readers::set_most_idle(std::size_t most_idle) {
  Generations surplus;
  const std::lock_guard<std::mutex> lock(mutex_);
  most_idle_ = most_idle;
  while (idle_.size() > most_idle_) {
    surplus.push_back(std::move(idle_.back()));
    idle_.pop_back();
  }
}

std::size_t Readers::open_count() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return lent_ + idle_.size();
}

Readers::Lease::Lease(Readers& readers, std::unique_ptr<schema::Generation> generation)
    : readers_(readers), generation_(std::move(generation)) {
  const std::lock_guard<std::mutex> lock(readers_.mutex_);
  ++readers_.lent_;
}

Readers::Lease::~Lease() {
  const std::lock_guard<std::mutex> lock(readers_.mutex_);
  --readers_.lent_;
  if (generation_ && readers_.idle_.size() < readers_.most_idle_) {
    readers_.idle_.push_back(std::move(generation_));
  }
}

void Readers::Lease::reopen() {
  std::unique_ptr<schema::Generation> generation = std::move(generation_);  // closed if it fails
  bring_up(readers_.directory_, *generation);
  generation_ = std::move(generation);
}

void throw_unreadable(const schema::IndexDirectory& directory, const Xapian::Error& error) {
  throw schema::Error(
      schema::ErrorCode::index,
      fmt::format("the index at {} cannot be read: {}", directory.path().string(),
                  error.get_description()),
      fmt::format("try: seogo-indexer check --index {}", directory.path().string()));
}

}  // namespace seogo::searchd::engine
