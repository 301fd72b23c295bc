#include "indexer/sudden_end.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::indexer {
namespace {

std::atomic<const schema::IndexDirectory*> written{nullptr};

// Unlike fmt::print it does not throw where stderr cannot be written.
void tell(const std::string& text) { std::fputs(text.c_str(), stderr); }

}  // namespace

LiveWriting::LiveWriting(const schema::IndexDirectory& directory) { written = &directory; }
LiveWriting::~LiveWriting() { written = nullptr; }

void end_suddenly() {
  tell("seogo-indexer: a write failed so badly that the program had to end\n");
  if (const schema::IndexDirectory* directory = written) {
    tell(
        fmt::format("  articles committed before are safe; make room if the disk is full, then: "
                    "seogo-indexer check --repair --index {}\n",
                    directory->path().string()));
    try {
      directory->mark_dirty("a write failed so badly that the program had to end");
    } catch (const schema::Error& error) {
      tell(fmt::format("  the index could not be marked: {}\n", error.text()));
    }
  } else {
    tell("  the live index was not touched; make room if the disk is full\n");
  }
  std::_Exit(schema::exit_status(schema::ErrorCode::io));
}

}  // namespace seogo::indexer
