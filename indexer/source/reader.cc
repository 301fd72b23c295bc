#include "indexer/source/reader.h"

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/source/feed.h"
#include "indexer/source/json_lines.h"
#include "indexer/source/mhtml.h"
#include "indexer/source/page.h"
#include "indexer/source/sniff.h"
#include "indexer/source/stream.h"
#include "indexer/source/wacz.h"
#include "indexer/source/warc.h"
#include "indexer/source/wrapping.h"
#include "schema/error.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

using Read = void (*)(Stream& stream, const std::string& file, const Sinks& sinks);

struct Reader {
  InputForm form;
  Read read;
};
constexpr std::array<Reader, 7> readers = {{
    {InputForm::text, read_text_page},
    {InputForm::html, read_html_page},
    {InputForm::json_lines, read_json_lines},
    {InputForm::warc, read_warc},
    {InputForm::wacz, read_wacz},
    {InputForm::mhtml, read_mhtml},
    {InputForm::feed, read_feed},
}};

Read reader_of(InputForm form) {
  return std::find_if(readers.begin(), readers.end(),
                      [form](const Reader& row) { return row.form == form; })
      ->read;
}

}  // namespace

std::uint64_t read_captures(const Input& input, const Sinks& sinks) {
  std::uint64_t total = 0;
  try {
    const std::unique_ptr<Stream> file =
        open_stream(input.path, &total, input.plain ? Opening::plain_file : Opening::anything);
    Window wrapped(*file);
    const bool zip_as_it_lies = input.bytes > 0 && wrapped.peek(2) == "PK";
    const std::unique_ptr<Stream> bytes = unwrapped(wrapped);
    Window window(*bytes);
    const InputForm form = input.form ? *input.form : sniffed(window.look(sniffed_bytes));
    if (form == InputForm::wacz && zip_as_it_lies) {
      read_wacz(input.path, input.path, sinks);  // by its directory, which a stream has not
      return input.bytes;
    }
    reader_of(form)(*rest_of(window), input.path, sinks);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::input) throw;
    sinks.refuse({input.path, {}, error.text(), error.hint()});
  }
  return total;
}

}  // namespace seogo::indexer::source
