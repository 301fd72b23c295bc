#include "indexer/source/wacz.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/source/charset.h"
#include "indexer/source/page_list.h"
#include "indexer/source/warc.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::array<std::string_view, 2> list_names = {"pages/pages.jsonl",
                                                        "pages/extraPages.jsonl"};
constexpr std::array<std::string_view, 3> archive_endings = {".warc", ".warc.gz", ".warc.zst"};

bool is_list(std::string_view name) {
  return std::find(list_names.begin(), list_names.end(), name) != list_names.end();
}

bool is_archive(std::string_view name) {
  return name.starts_with("archive/") &&
         std::any_of(archive_endings.begin(), archive_endings.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

class Pack {
 public:
  Pack(const Zip& zip, const std::string& file, const Sinks& sinks)
      : zip_(zip), file_(file), sinks_(sinks) {}

  void read() {
    zip_.each_entry([this](ZipEntry& entry) {
      if (!is_list(entry.name())) return;
      refusing(entry, [&] { pages_.read(entry, place_in(file_, entry.name()), sinks_.refuse); });
    });
    const Sinks marking{[this](Capture capture, const std::string& place) {
                          mark(capture);
                          sinks_.take(std::move(capture), place);
                        },
                        sinks_.refuse, sinks_.skip};
    const auto damage = zip_.each_entry([&](ZipEntry& entry) {
      const std::string& name = entry.name();
      if (is_archive(name))
        refusing(entry, [&] { read_warc(entry, place_in(file_, name), marking); });
      else if (!is_list(name) && !name.ends_with('/'))
        sinks_.skip("other file");
    });
    if (damage)
      sinks_.refuse({file_, damage->place, damage->reason, "the entries before it are taken"});
    for (std::size_t i = pages_.without_capture(); i > 0; --i) {
      sinks_.skip("listed page without a capture");
    }
  }

 private:
  template <typename Work>
  void refusing(const ZipEntry& entry, const Work& work) {
    try {
      work();
    } catch (const Error& error) {
      if (error.code() != ErrorCode::input) throw;
      sinks_.refuse({place_in(file_, entry.name()), {}, error.text(), error.hint()});
    }
  }

  void mark(Capture& capture) {
    if (pages_.empty()) return;
    ListedPage* const page = pages_.find(capture.url);
    capture.incidental = page == nullptr;
    if (page == nullptr) return;
    page->captured = true;
    if (!capture.captured_at) capture.captured_at = page->captured_at;
  }

  const Zip& zip_;
  const std::string& file_;
  const Sinks& sinks_;
  PageList pages_;
};

}  // namespace

bool is_wacz(const Zip& zip) {
  bool described = false;
  bool archives = false;
  bool lists = false;
  zip.each_entry([&](const ZipEntry& entry) {
    described = described || entry.name() == "datapackage.json";
    archives = archives || is_archive(entry.name());
    lists = lists || is_list(entry.name());
  });
  return archives && (described || lists);
}

void read_wacz(const Zip& zip, const std::string& file, const Sinks& sinks) {
  Pack(zip, file, sinks).read();
}

std::string place_in(const std::string& file, std::string_view entry) {
  // Windows writes names in its own encoding, and no zip says which that was.
  if (schema::first_invalid(entry) == std::string::npos) return file + "!" + schema::shown(entry);
  return file + "!" + schema::shown(read_as(encoding(Encoding::Kind::windows949), entry).text);
}

}  // namespace seogo::indexer::source
