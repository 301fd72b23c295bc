#include "indexer/source/reader.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

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
constexpr std::array<Reader, 6> readers = {{
    {InputForm::text, read_text_page},
    {InputForm::html, read_html_page},
    {InputForm::json_lines, read_json_lines},
    {InputForm::warc, read_warc},
    {InputForm::mhtml, read_mhtml},
    {InputForm::feed, read_feed},
}};

Read reader_of(InputForm form) {
  return std::find_if(readers.begin(), readers.end(),
                      [form](const Reader& row) { return row.form == form; })
      ->read;
}

// What an entry of a zip is wrapped in is taken off first.
void read_entry(InputForm form, ZipEntry& entry, const std::string& place, const Sinks& sinks) {
  Window wrapped(entry);
  const std::unique_ptr<Stream> bytes = unwrapped(wrapped);
  Window window(*bytes);
  if (!may_be_archive(ending_of(entry.name()), window.look(looked_at_bytes)))
    sinks.skip("other file");
  else
    reader_of(form)(*rest_of(window), place, sinks);
}

// Pages that somebody packed: by their names, as those of a folder.
void read_pages(const Zip& zip, const std::string& file, const Sinks& sinks) {
  const auto damage = zip.each_entry([&](ZipEntry& entry) {
    const std::string& name = entry.name();
    const std::optional<InputForm> form = form_named(name);
    const std::string_view last = std::string_view(name).substr(name.rfind('/') + 1);
    if (last.empty()) return;  // a folder
    if (!entry.is_named()) {
      sinks.refuse({file, name, "its name cannot be read", {}});
      return;
    }
    if (!form || last.starts_with('.') || name.starts_with("__MACOSX/")) {
      sinks.skip("other file");
      return;
    }
    const std::string place = place_in(file, name);
    try {
      if (*form == InputForm::zip) throw Error(ErrorCode::input, "a zip within a zip");
      read_entry(*form, entry, place, sinks);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::input) throw;
      sinks.refuse({place, {}, error.text(), error.hint()});
    }
  });
  if (damage)
    sinks.refuse({file, damage->place, damage->reason, "the entries before it are taken"});
}

void read_zip(const Zip& zip, const std::string& file, const Sinks& sinks) {
  is_wacz(zip) ? read_wacz(zip, file, sinks) : read_pages(zip, file, sinks);
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
    if (form == InputForm::zip && zip_as_it_lies) {
      read_zip(Zip(input.path), input.path, sinks);  // by its directory, which a stream has not
      return input.bytes;
    }
    if (form == InputForm::zip) {
      read_zip(Zip(*rest_of(window)), input.path, sinks);
      return total;
    }
    reader_of(form)(*rest_of(window), input.path, sinks);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::input) throw;
    sinks.refuse({input.path, {}, error.text(), error.hint()});
  }
  return total;
}

}  // namespace seogo::indexer::source
