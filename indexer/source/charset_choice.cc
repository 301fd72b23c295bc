#include <algorithm>
#include <cstddef>
#include <optional>

#include "indexer/source/charset.h"
#include "indexer/source/legibility.h"
#include "indexer/source/utf16.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;
using Kind = Encoding::Kind;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view iso2022kr_designator = "\x1b$)C";
constexpr std::string_view iso2022jp_designator = "\x1b$B";
constexpr char shift_out = '\x0e';

constexpr std::size_t sampled_bytes = 16U << 10;  // what candidates are compared on
constexpr std::uint64_t bad_one_in = 10;          // characters: more is no text

// In units of legibility. A label is right unless another reading is clearly better; UTF-8 shows
// itself by its form; and of what is no better than the other, windows-949 is the likelier.
constexpr double for_a_label = 0.15;
constexpr double for_utf8_form = 0.5;
constexpr double barely_utf8 = 0.5;
constexpr double for_the_usual = 0.05;
constexpr double for_a_detection = 0.1;
constexpr double clearly_korean = 0.5;
constexpr double certainly_korean = 0.6;  // no wrong reading comes near

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The readings of a page that is not UTF-8 throughout, compared on what follows its first byte that
// is not ASCII: in all these encodings a character begins there.
class Readings {
 public:
  explicit Readings(std::string_view bytes) {
    const auto first = std::find_if_not(bytes.begin(), bytes.end(), is_ascii);
    sample_ = bytes.substr(static_cast<std::size_t>(first - bytes.begin()), sampled_bytes);
  }

  void consider(const Encoding* encoding, double advantage) {
    if (encoding == nullptr || certain_) return;
    double form = 0;
    if (encoding->kind == Kind::utf8) {
      const double good = well_formed();
      if (good < barely_utf8) return;
      form = for_utf8_form * good;
    }
    const double found = legibility(read_as(*encoding, sample_).text);
    certain_ = found >= certainly_korean;
    const double score = found + form + advantage;
    if (best_ != nullptr && score <= best_score_ && !certain_) return;
    best_ = encoding;
    best_score_ = score;
  }

  [[nodiscard]] std::string_view sample() const { return sample_; }
  [[nodiscard]] const Encoding& best() const { return *best_; }
  [[nodiscard]] double best_score() const { return best_score_; }

 private:
  // The share of the sample's characters that are whole in UTF-8.
  [[nodiscard]] double well_formed() const {
    std::size_t good = 0;
    std::size_t all = 0;
    schema::Cursor cursor(sample_);
    while (!cursor.done()) {
      const char32_t c = cursor.next();
      if (c < 0x80) continue;
      ++all;
      if (c != schema::replacement_character) ++good;
    }
    return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
  }

  std::string_view sample_;
  const Encoding* best_ = nullptr;
  double best_score_ = 0;
  bool certain_ = false;  // there is nothing to compare with
};

const Encoding& likeliest(std::string_view bytes, std::string_view label) {
  Readings readings(bytes);
  const Encoding* const declared = encoding_of(label);
  readings.consider(declared, for_a_label);
  readings.consider(encoding_of(declared_charset(bytes)), for_a_label);
  readings.consider(&encoding(Kind::utf8), 0);
  readings.consider(&encoding(Kind::windows949), for_the_usual);
  if (is_readable(encoding(Kind::johab))) readings.consider(&encoding(Kind::johab), 0);
  if (readings.best_score() < clearly_korean) {
    readings.consider(detected(readings.sample()), for_a_detection);
  }
  return readings.best();
}

// Seven bits are UTF-8 throughout, whatever they mean.
const Encoding& shifted_or_utf8(std::string_view bytes, std::string_view label) {
  const bool shifts = bytes.find(shift_out) != std::string_view::npos;
  if (shifts || bytes.find(iso2022jp_designator) != std::string_view::npos) {
    for (const std::string& name : {std::string(label), declared_charset(bytes)}) {
      const Encoding* const declared = encoding_of(name);
      if (declared != nullptr &&
          (declared->kind == Kind::iso2022kr || declared->name == "iso-2022-jp")) {
        return *declared;
      }
    }
  }
  return encoding(Kind::utf8);
}

Decoded read_unmarked(std::string_view bytes, std::string_view label) {
  if (bytes.find(iso2022kr_designator) != std::string_view::npos &&
      bytes.find(shift_out) != std::string_view::npos) {
    return read_as(encoding(Kind::iso2022kr), bytes);
  }
  if (const std::optional<Utf16> order = utf16_order_by_zeros(bytes)) {
    return read_as(encoding(*order == Utf16::big ? Kind::utf16be : Kind::utf16le), bytes);
  }
  if (schema::first_invalid(bytes) != std::string_view::npos) {
    return read_as(likeliest(bytes, label), bytes);
  }
  const Encoding& found = shifted_or_utf8(bytes, label);
  if (found.kind == Kind::utf8) return {std::string(bytes), 0, found.name};
  return read_as(found, bytes);
}

}  // namespace

Decoded decoded(std::string_view bytes, std::string_view label) {
  Decoded page;
  if (const std::optional<Utf16> order = utf16_order(bytes)) {
    page = read_as(encoding(*order == Utf16::big ? Kind::utf16be : Kind::utf16le), bytes.substr(2));
  } else if (bytes.starts_with(byte_order_mark)) {
    page = read_as(encoding(Kind::utf8), bytes.substr(byte_order_mark.size()));
  } else {
    page = read_unmarked(bytes, label);
  }
  if (page.bad_bytes > 0 && page.bad_bytes * bad_one_in > schema::code_points(page.text)) {
    throw Error(ErrorCode::input, "not text in any encoding we know");
  }
  return page;
}

}  // namespace seogo::indexer::source
