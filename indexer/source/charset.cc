#include "indexer/source/charset.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include <iconv.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#include "indexer/source/encoding.h"
#include "indexer/source/utf16.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;
using Kind = Encoding::Kind;

constexpr std::string_view iso2022kr_designator = "\x1b$)C";
constexpr char shift_out = '\x0e';
constexpr char shift_in = '\x0f';

constexpr std::size_t detected_bytes = 2U << 10;  // what ICU's detector sees
constexpr int least_confidence = 50;              // of 100; it gives noise 40

constexpr unsigned byte_of(char c) { return static_cast<unsigned char>(c); }
constexpr bool is_ascii(char c) { return byte_of(c) < 0x80; }

// The characters of an encoding that writes all but ASCII in two bytes; 0: none.
class TwoByteTable {
 public:
  template <typename Read>
  explicit TwoByteTable(Read read) : characters_(lines * columns) {
    for (unsigned lead = 0x81; lead < 0xFF; ++lead) {
      for (unsigned trail = 0x31; trail < 0xFF; ++trail) {
        const std::array<char, 2> pair = {static_cast<char>(lead), static_cast<char>(trail)};
        characters_[(lead - 0x80) * columns + trail] = read(pair);
      }
    }
  }

  [[nodiscard]] char16_t at(char lead, char trail) const {
    return is_ascii(lead) ? u'\0' : characters_[(byte_of(lead) - 0x80) * columns + byte_of(trail)];
  }

 private:
  static constexpr std::size_t lines = 0x80;
  static constexpr std::size_t columns = 0x100;
  std::vector<char16_t> characters_;
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ::ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(::ucnv_open(name, &status));
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::input,
                std::string(name) + " text, which the installed ICU does not know");
  }
  return converter;
}

// ICU's windows-949-2000 and no other: its "euc-kr" and "cp949" lack syllables that Windows writes
// (똠, 펲).
const TwoByteTable& windows949() {
  static const TwoByteTable table([converter = open_converter("windows-949-2000")](
                                      const std::array<char, 2>& pair) -> char16_t {
    std::array<UChar, 4> out{};
    UErrorCode status = U_ZERO_ERROR;
    const int length =
        ::ucnv_toUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                        pair.data(), static_cast<std::int32_t>(pair.size()), &status);
    const bool one = U_SUCCESS(status) && length == 1 && out[0] != schema::replacement_character;
    return one ? out[0] : u'\0';
  });
  return table;
}

// ICU has no Johab. Null if the installed iconv has none either.
const TwoByteTable* johab() {
  static const std::optional<TwoByteTable> table = []() -> std::optional<TwoByteTable> {
    const iconv_t reading = ::iconv_open("UTF-16LE", "JOHAB");
    if (reading == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    TwoByteTable filled([reading](std::array<char, 2> pair) -> char16_t {
      std::array<char, 8> out{};
      char* in_at = pair.data();
      char* out_at = out.data();
      std::size_t in_left = pair.size();
      std::size_t out_left = out.size();
      ::iconv(reading, nullptr, nullptr, nullptr, nullptr);
      const std::size_t done = ::iconv(reading, &in_at, &in_left, &out_at, &out_left);
      if (done == static_cast<std::size_t>(-1) || out_at != out.data() + 2) return u'\0';
      return static_cast<char16_t>(byte_of(out[1]) << 8 | byte_of(out[0]));
    });
    ::iconv_close(reading);
    return filled;
  }();
  return table ? &*table : nullptr;
}

void append_bad(Decoded& page) {
  ++page.bad_bytes;
  schema::append(page.text, schema::replacement_character);
}

// As browsers do it: a bad pair is one bad character, but no ASCII is swallowed.
void read_two_bytes(std::string_view bytes, const TwoByteTable& table, Decoded& page) {
  page.text.reserve(bytes.size() + bytes.size() / 2);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto* const end = std::find_if_not(bytes.begin() + at, bytes.end(), is_ascii);
    const auto run = static_cast<std::size_t>(end - bytes.begin()) - at;
    page.text += bytes.substr(at, run);
    at += run;
    if (at == bytes.size()) break;
    const char16_t pair = at + 1 < bytes.size() ? table.at(bytes[at], bytes[at + 1]) : u'\0';
    const bool double_byte = pair != u'\0' || (at + 1 < bytes.size() && !is_ascii(bytes[at + 1]));
    if (pair != u'\0') {
      schema::append(page.text, pair);
    } else {
      append_bad(page);
      page.bad_bytes += double_byte ? 1 : 0;
    }
    at += double_byte ? 2 : 1;
  }
}

// RFC 1557. A line begins in ASCII whatever the one before has left behind.
void read_iso2022kr(std::string_view bytes, Decoded& page) {
  bool shifted = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == shift_out || c == shift_in) {
      shifted = c == shift_out;
    } else if (bytes.substr(at).starts_with(iso2022kr_designator)) {
      at += iso2022kr_designator.size() - 1;
    } else if (!is_ascii(c)) {
      append_bad(page);
    } else if (!shifted || c <= ' ' || at + 1 >= bytes.size()) {
      if (c == '\n') shifted = false;
      page.text += c;
    } else {
      const auto high = [](char low) { return static_cast<char>(byte_of(low) | 0x80U); };
      const char16_t pair = windows949().at(high(c), high(bytes[at + 1]));
      if (pair == u'\0') {
        append_bad(page);
      } else {
        schema::append(page.text, pair);
        ++at;
      }
    }
  }
}

void read_utf8(std::string_view bytes, Decoded& page) {
  page.text.reserve(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::string_view rest = bytes.substr(at);
    const std::size_t good = std::min(schema::first_invalid(rest), rest.size());
    page.text += rest.substr(0, good);
    at += good;
    if (at == bytes.size()) break;
    append_bad(page);
    ++at;
  }
}

void U_CALLCONV count_bad(const void* context, UConverterToUnicodeArgs* args, const char* /*bytes*/,
                          std::int32_t length, UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;  // not about bytes
  constexpr UChar bad = schema::replacement_character;
  // ICU hands every context over as const.
  *static_cast<std::uint64_t*>(const_cast<void*>(context)) += static_cast<std::uint64_t>(length);
  *error = U_ZERO_ERROR;
  ::ucnv_cbToUWriteUChars(args, &bad, 1, 0, error);
}

void read_by_converter(std::string_view bytes, const char* name, Decoded& page) {
  const Converter converter = open_converter(name);
  UErrorCode status = U_ZERO_ERROR;
  ::ucnv_setToUCallBack(converter.get(), count_bad, &page.bad_bytes, nullptr, nullptr, &status);
  const char* in = bytes.data();
  const char* const end = in + bytes.size();
  std::array<UChar, 4096> block{};
  std::u16string units;
  do {
    status = U_ZERO_ERROR;
    UChar* out = block.data();
    ::ucnv_toUnicode(converter.get(), &out, block.data() + block.size(), &in, end, nullptr, 1,
                     &status);
    units.append(block.data(), out);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  std::uint64_t none = 0;  // ICU gives no half of a pair
  page.text =
      utf8_of({reinterpret_cast<const char*>(units.data()), units.size() * 2}, Utf16::little, none);
}

}  // namespace

Decoded read_as(const Encoding& encoding, std::string_view bytes) {
  Decoded page;
  page.encoding = encoding.name;
  switch (encoding.kind) {
    case Kind::utf8:
      read_utf8(bytes, page);
      break;
    case Kind::utf16le:
    case Kind::utf16be:
      page.text = utf8_of(bytes, encoding.kind == Kind::utf16be ? Utf16::big : Utf16::little,
                          page.bad_bytes);
      break;
    case Kind::windows949:
      read_two_bytes(bytes, windows949(), page);
      break;
    case Kind::johab:
      if (johab() == nullptr) {
        throw Error(ErrorCode::input, "Johab text, which the installed iconv does not know");
      }
      read_two_bytes(bytes, *johab(), page);
      break;
    case Kind::iso2022kr:
      read_iso2022kr(bytes, page);
      break;
    case Kind::converter:
      read_by_converter(bytes, encoding.converter, page);
      break;
  }
  return page;
}

bool is_readable(const Encoding& encoding) {
  return encoding.kind != Kind::johab || johab() != nullptr;
}

const Encoding* detected(std::string_view bytes) {
  struct Close {
    void operator()(UCharsetDetector* detector) const { ::ucsdet_close(detector); }
  };
  bytes = bytes.substr(0, detected_bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(::ucsdet_open(&status));
  ::ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ::ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return nullptr;
  if (::ucsdet_getConfidence(match, &status) < least_confidence) return nullptr;
  const char* name = ::ucsdet_getName(match, &status);
  return U_FAILURE(status) ? nullptr : encoding_of(name);
}

}  // namespace seogo::indexer::source
