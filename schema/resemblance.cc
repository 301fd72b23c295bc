#include "schema/resemblance.h"

#include <algorithm>
#include <array>
#include <limits>

#include "schema/error.h"
#include "schema/syllable.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

constexpr std::size_t shingle_letters = 5;
constexpr std::size_t rows = 4;  // minima a band
constexpr std::size_t bins = bands * rows;
constexpr std::size_t letters_before_a_number = 2;
constexpr std::size_t fewest_numbers_compared = 4;  // in either text
constexpr double least_shared_numbers = 0.5;

// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of x decides every bit.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;  // of the polynomials below

constexpr std::uint64_t power_of_base(std::size_t exponent) {
  std::uint64_t power = 1;
  while (exponent-- > 0) power *= base;
  return power;
}

struct Letters {
  std::u32string letters;
  std::vector<std::uint64_t> numbers;
};

// Of a run of Hangul, which is syllables of three bytes: most of a Korean text.
char32_t syllable_at(std::string_view text, std::size_t at) {
  const auto bits = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]) & 0x3FU; };
  return ((static_cast<unsigned char>(text[at]) & 0x0FU) << 12) | (bits(1) << 6) | bits(2);
}

Letters letters_of(std::string_view normalized, const std::vector<Run>& runs) {
  Letters out;
  out.letters.reserve(std::min(normalized.size() / 3, most_letters_compared));
  for (const Run& run : runs) {
    if (out.letters.size() >= most_letters_compared) break;
    if (run.script == Script::hangul) {
      for (std::size_t at = run.begin; at < run.end; at += syllable_bytes) {
        out.letters.push_back(syllable_at(normalized, at));
      }
      continue;
    }
    const char first = normalized[run.begin];
    const bool numeral = first >= '0' && first <= '9';
    const std::size_t before = std::min(letters_before_a_number, out.letters.size());
    const std::size_t begin = out.letters.size() - before;
    for (std::size_t at = run.begin; at < run.end;) {
      const char32_t c = decode(normalized, at);
      if (c != U',') out.letters.push_back(c);  // 1,234 is 1234
    }
    if (!numeral) continue;
    std::uint64_t number = 0;
    for (std::size_t i = begin; i < out.letters.size(); ++i)
      number = number * base + out.letters[i];
    out.numbers.push_back(mixed(number));
  }
  if (out.letters.size() > most_letters_compared) out.letters.resize(most_letters_compared);
  return out;
}

// Sends the hash of every shingle: a polynomial of its letters, from one to the next.
template <typename Take>
void each_shingle(const std::u32string& letters, Take take) {
  if (letters.size() < fewest_letters_compared) return;
  constexpr std::uint64_t leaving = power_of_base(shingle_letters);
  std::uint64_t polynomial = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    polynomial = polynomial * base + letters[i];
    if (i >= shingle_letters) polynomial -= leaving * letters[i - shingle_letters];
    if (i + 1 >= shingle_letters) take(mixed(polynomial));
  }
}

void sort_once(std::vector<std::uint64_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++count;
    const bool left_goes_on = *left <= *right;
    const bool right_goes_on = *right <= *left;
    if (left_goes_on) ++left;
    if (right_goes_on) ++right;
  }
  return count;
}

bool numbers_agree(const Likeness& a, const Likeness& b) {
  const std::size_t both = shared(a.numbers, b.numbers);
  const std::size_t all = a.numbers.size() + b.numbers.size() - both;
  return all < fewest_numbers_compared ||
         static_cast<double>(both) >= least_shared_numbers * static_cast<double>(all);
}

// A number below `limit` from the high half of a hash.
std::size_t below(std::size_t limit, std::uint64_t hash) { return ((hash >> 32) * limit) >> 32; }

constexpr int byte_bits = 8;

void append_signature(std::string& out, std::uint64_t hash) {
  for (std::size_t i = sizeof(Band); i-- > 0;) {
    out.push_back(static_cast<char>(hash >> (byte_bits * i)));
  }
}

}  // namespace

Likeness likeness(std::string_view normalized) {
  Letters text = letters_of(normalized, runs(normalized));
  Likeness out;
  out.shingles.reserve(text.letters.size());
  each_shingle(text.letters, [&](std::uint64_t hash) { out.shingles.push_back(hash); });
  if (out.shingles.empty()) return out;
  out.numbers = std::move(text.numbers);
  sort_once(out.shingles);
  sort_once(out.numbers);
  return out;
}

double resemblance(const Likeness& a, const Likeness& b) {
  const std::size_t both = shared(a.shingles, b.shingles);
  const std::size_t all = a.shingles.size() + b.shingles.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

bool is_copy(const Likeness& a, const Likeness& b) {
  return resemblance(a, b) >= least_resemblance && numbers_agree(a, b);
}

std::string band_signatures(std::string_view normalized) {
  return band_signatures(normalized, runs(normalized));
}

std::string band_signatures(std::string_view normalized, const std::vector<Run>& runs) {
  constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();
  std::array<std::uint64_t, bins> minima;
  minima.fill(empty);
  each_shingle(letters_of(normalized, runs).letters, [&](std::uint64_t hash) {
    std::uint64_t& minimum = minima[below(bins, hash)];
    minimum = std::min(minimum, hash & 0xFFFFFFFF);
  });
  if (std::ranges::count(minima, empty) == static_cast<std::ptrdiff_t>(bins)) return {};
  std::array<std::uint64_t, bins> dense = minima;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    for (std::uint64_t attempt = 1; dense[bin] == empty; ++attempt) {
      dense[bin] = minima[below(bins, mixed(bin * base + attempt))];
    }
  }
  std::string out;
  out.reserve(bands * sizeof(Band));
  for (std::size_t band = 0; band < bands; ++band) {
    std::uint64_t hash = band + 1;
    for (std::size_t row = 0; row < rows; ++row)
      hash = mixed(hash * base + dense[band * rows + row]);
    append_signature(out, hash);
  }
  return out;
}

std::array<Band, bands> bands_of(std::string_view signatures) {
  std::array<Band, bands> out{};
  if (signatures.size() != bands * sizeof(Band)) {
    throw Error(ErrorCode::index, "bands in a slot are damaged",
                "seogo-indexer check --index DIR says how far it goes");
  }
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    Band& band = out[i / sizeof(Band)];
    band = (band << byte_bits) | static_cast<unsigned char>(signatures[i]);
  }
  return out;
}

}  // namespace seogo::schema
