// Packed bytes that come in members: gzip members, zstd frames, each packed for itself.
//
//   WARC record │ WARC record │ …     each in its gzip member: a.warc.gz
//
// `unpacked` reads all members as one stream, which knows where they begin, checks each as far as its
// packing allows, and can go on behind a damaged one. Zeros behind the last member are padding.
//
// The guard against bombs is a credit of unpacked bytes: `limits::ratio_from` to begin with, each
// packed byte adds `limits::highest_ratio`, and no more is saved up than `limits::largest_member`. An
// archive may thus be of any size, and a bomb is stopped wherever it stands.
//
// Errors: "gzip data damaged at byte 812", "… cut short at byte …", "… unpacks to over 200 times its
// size at byte …"; bytes are those of the packed stream. For one thread.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/source/stream.h"

namespace seogo::indexer::source {

// One way of packing.
class Codec {
 public:
  enum class State { more, ended, broken };
  struct Step {
    std::size_t taken = 0;
    std::size_t given = 0;
    State state = State::more;
    std::string_view why = "damaged";  // if broken
  };

  virtual ~Codec() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  // Whether a member begins with these bytes; fewer than four are all there are.
  [[nodiscard]] virtual bool begins(std::string_view bytes) const = 0;
  virtual void begin() = 0;  // a new member
  virtual Step step(std::string_view packed, char* out, std::size_t room) = 0;
};

[[nodiscard]] std::unique_ptr<Stream> unpacked(Stream& stream, std::unique_ptr<Codec> codec);

}  // namespace seogo::indexer::source
