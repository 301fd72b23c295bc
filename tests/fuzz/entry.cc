// libFuzzer's way in: a program has one target.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  seogo::fuzz::Target::all().front()->feed({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
