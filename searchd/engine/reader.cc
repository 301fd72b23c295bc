#include "searchd/engine/reader.h"

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t most_idle = 16;

}  // namespace

Readers::Lease Readers::borrow() {
  const std::string live = directory_.require_live();
  std::unique_ptr<schema::Generation> generation;
  std::vector<std::unique_ptr<schema::Generation>> outdated;  // closed behind the lock
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    while (!idle_.empty() && !generation) {
      std::unique_ptr<schema::Generation> candidate = std::move(idle_.back());
      idle_.pop_back();
      (candidate->name == live ? generation : outdated.emplace_back()) = std::move(candidate);
    }
  }
  if (generation) {
    try {
      generation->database.reopen();
    } catch (const Xapian::Error& error) {
      throw_unreadable(directory_, error);
    }
  } else {
    generation = std::make_unique<schema::Generation>(directory_.open_live());
  }
  return {*this, std::move(generation)};
}

Readers::Lease::~Lease() {
  const std::lock_guard<std::mutex> lock(readers_.mutex_);
  if (readers_.idle_.size() < most_idle) readers_.idle_.push_back(std::move(generation_));
}

void throw_unreadable(const schema::IndexDirectory& directory, const Xapian::Error& error) {
  throw schema::Error(
      schema::ErrorCode::index,
      fmt::format("the index at {} cannot be read: {}", directory.path().string(),
                  error.get_description()),
      fmt::format("try: seogo-indexer check --index {}", directory.path().string()));
}

}  // namespace seogo::searchd::engine
