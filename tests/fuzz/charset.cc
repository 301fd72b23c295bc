// A page in some encoding, under a label that the first byte chooses.
#include "indexer/source/charset.h"

#include <array>

#include "schema/utf8.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

constexpr std::array<std::string_view, 8> labels = {
    "", "euc-kr", "utf-8", "johab", "iso-2022-kr", "utf-16le", "iso-8859-1", "nonsense"};

const fuzz::Target target("charset", [](std::string_view bytes) {
  if (bytes.empty()) return;
  const std::string_view label = labels[static_cast<unsigned char>(bytes[0]) % labels.size()];
  fuzz::unless_refused([&] {
    const indexer::source::Decoded page = indexer::source::decoded(bytes.substr(1), label);
    fuzz::require(schema::first_invalid(page.text) == std::string::npos, "UTF-8");
  });
});

}  // namespace
