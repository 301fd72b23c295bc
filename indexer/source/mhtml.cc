#include "indexer/source/mhtml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/source/header_fields.h"
#include "indexer/source/limits.h"
#include "indexer/source/mime_header.h"
#include "indexer/source/page.h"
#include "indexer/source/transfer_encoding.h"
#include "schema/error.h"
#include "schema/internet_date.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t block_bytes = 64U << 10;

struct Kind {
  std::string_view type;  // begins so
  std::string_view kind;
};
constexpr std::array<Kind, 9> kinds = {{{"image/", "image"},
                                        {"text/css", "style"},
                                        {"text/javascript", "script"},
                                        {"application/javascript", "script"},
                                        {"font/", "font"},
                                        {"application/font", "font"},
                                        {"audio/", "audio"},
                                        {"video/", "video"},
                                        {"text/plain", "text"}}};

std::string_view kind_of(std::string_view type) {
  const auto* const row = std::find_if(
      kinds.begin(), kinds.end(), [type](const Kind& one) { return type.starts_with(one.type); });
  return row == kinds.end() ? "other part" : row->kind;
}

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

std::string_view without_brackets(std::string_view id) {
  id = schema::trimmed(id);
  return id.starts_with('<') && id.ends_with('>') ? id.substr(1, id.size() - 2) : id;
}

std::string web_address(std::string_view field) {
  std::string url = decode_words(field);
  std::erase_if(url, [](char c) { return c == ' ' || c == '\t'; });  // where it was folded
  const std::string scheme = lower_case(url.substr(0, 8));
  const bool of_the_web = scheme.starts_with("http://") || scheme == "https://";
  return of_the_web && schema::first_invalid(url) == std::string::npos ? url : std::string();
}

struct Part {
  HeaderFields fields;
  std::string bytes;
  bool whole = false;
  bool too_long = false;
};

// What ended a body: the end of the file, or a line "--boundary" of a multipart that is open.
struct Ending {
  bool file = false;
  std::size_t level = 0;  // of the multipart, the outermost is 0
  bool closing = false;   // --boundary--
};

class SavedPage {
 public:
  SavedPage(Stream& stream, const std::string& file, const Sinks& sinks)
      : window_(stream), file_(file), sinks_(sinks) {}

  void read() {
    const std::optional<HeaderFields> head = read_head();
    if (!head || (*head)["content-type"].empty()) {
      throw Error(ErrorCode::input, "no header of a saved page at its start");
    }
    head_ = *head;
    Ending ending = read_part(*head);
    while (!ending.file) {
      boundaries_.resize(ending.closing ? ending.level : ending.level + 1);
      closed_ = boundaries_.empty();
      if (closed_) break;
      if (ending.closing) {
        ending = read_body(nullptr);
        continue;
      }
      if (++parts_ > limits::most_parts) {
        if (page_) break;  // only what belongs to it can follow
        throw Error(ErrorCode::input,
                    fmt::format("no page in its first {} parts", limits::most_parts));
      }
      const std::optional<HeaderFields> fields = read_head();
      if (!fields && window_.peek(limits::largest_head).size() < limits::largest_head)
        break;  // cut
      if (!fields) sinks_.skip("part without a header");
      ending = fields ? read_part(*fields) : read_body(nullptr);
    }
    if (!page_ && fallback_ && !closed_) {
      throw Error(ErrorCode::input,
                  fmt::format("cut short before the page at byte {}", window_.offset()));
    }
    if (!page_) page_ = std::exchange(fallback_, std::nullopt);
    if (fallback_) sinks_.skip("frame");
    if (!page_) throw Error(ErrorCode::input, "no HTML page in it");
    take(*page_);
  }

 private:
  std::optional<HeaderFields> read_head() {
    HeaderFields fields;
    const std::optional<std::size_t> length = fields.read(window_.peek(limits::largest_head));
    if (!length) return std::nullopt;
    window_.skip(*length);
    return fields;
  }

  Ending read_part(const HeaderFields& fields) {
    const ParametrizedValue type = read_parameters(fields["content-type"]);
    const std::string_view boundary = type.parameter("boundary");
    if (type.value.starts_with("multipart/") && !boundary.empty()) {
      if (boundaries_.size() < limits::deepest_part) {
        if (start_.empty()) start_ = without_brackets(type.parameter("start"));
        boundaries_.emplace_back(boundary);
      } else {
        refuse(fmt::format("parts nested over {} deep", limits::deepest_part));
      }
      return read_body(nullptr);
    }
    if (!is_html(type.value)) {
      sinks_.skip(kind_of(type.value));
      return read_body(nullptr);
    }
    const bool is_start = start_.empty() || without_brackets(fields["content-id"]) == start_;
    std::optional<Part>& place = is_start ? page_ : fallback_;
    if (page_ || place) {
      sinks_.skip("frame");
      return read_body(nullptr);
    }
    place.emplace().fields = fields;
    const Ending ending = read_body(&*place);
    place->whole = !ending.file || boundaries_.empty();
    return ending;
  }

  // Up to a boundary, and with it; the line end before a boundary belongs to it.
  Ending read_body(Part* part) {
    bool line_begins = true;
    while (true) {
      const std::string_view seen = window_.peek(block_bytes);
      if (seen.empty()) return {.file = true};
      const std::size_t end = seen.find('\n');
      const std::string_view piece = seen.substr(0, end == seen.npos ? end : end + 1);
      const std::size_t size = piece.size();
      const std::optional<Ending> boundary =
          line_begins && piece.starts_with("--") ? boundary_of(piece) : std::nullopt;
      if (part != nullptr && !boundary) keep(*part, piece);
      window_.skip(size);
      if (boundary) {
        if (part != nullptr && part->bytes.ends_with('\n')) part->bytes.pop_back();
        if (part != nullptr && part->bytes.ends_with('\r')) part->bytes.pop_back();
        return *boundary;
      }
      line_begins = end != seen.npos;
    }
  }

  static void keep(Part& part, std::string_view piece) {
    part.too_long = part.too_long || part.bytes.size() + piece.size() > limits::largest_capture;
    if (!part.too_long) part.bytes += piece;
  }

  [[nodiscard]] std::optional<Ending> boundary_of(std::string_view line) const {
    line.remove_prefix(2);
    line = line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
    for (std::size_t level = boundaries_.size(); level-- > 0;) {
      if (!line.starts_with(boundaries_[level])) continue;
      const std::string_view rest = line.substr(boundaries_[level].size());
      if (rest.empty() || rest == "--") return Ending{.level = level, .closing = !rest.empty()};
    }
    return std::nullopt;
  }

  void take(const Part& page) {
    if (page.too_long) {
      throw Error(ErrorCode::input,
                  fmt::format("the page is longer than {} bytes", limits::largest_capture));
    }
    const std::string_view encoding = schema::trimmed(page.fields["content-transfer-encoding"]);
    const std::optional<std::string> bytes = decode_transfer(encoding, page.bytes);
    if (!bytes) {
      throw Error(ErrorCode::input, fmt::format("the transfer encoding \"{}\" is not known",
                                                schema::head(decode_words(encoding), 40)));
    }
    const ParametrizedValue type = read_parameters(page.fields["content-type"]);
    Capture capture = html_capture(*bytes, type.parameter("charset"));
    if (!page.whole && !lower_case(schema::trimmed(capture.bytes)).ends_with("</html>")) {
      throw Error(ErrorCode::input,
                  fmt::format("cut short within the page at byte {}", window_.offset()));
    }
    capture.provenance = {file_, 0};
    capture.captured_at = schema::read_internet_date(head_["date"]);
    for (const std::string_view field :
         {head_["snapshot-content-location"], page.fields["content-location"],
          head_["content-location"]}) {
      if (capture.url.empty()) capture.url = web_address(field);
    }
    sinks_.take(std::move(capture), {});
  }

  void refuse(std::string reason) {
    sinks_.refuse({file_, fmt::format("part {}", parts_), std::move(reason), {}});
  }

  Window window_;
  const std::string& file_;
  const Sinks& sinks_;
  HeaderFields head_;
  std::vector<std::string> boundaries_;  // of the multiparts that are open, the outermost first
  std::string start_;                    // Content-ID of the page, if one is named
  std::optional<Part> page_;
  std::optional<Part> fallback_;  // the first HTML that start= does not name
  std::size_t parts_ = 0;
  bool closed_ = false;  // the last boundary was there
};

}  // namespace

void read_mhtml(Stream& stream, const std::string& file, const Sinks& sinks) {
  SavedPage(stream, file, sinks).read();
}

}  // namespace seogo::indexer::source
