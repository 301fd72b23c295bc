#include "indexer/source/feed.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "indexer/source/charset.h"
#include "indexer/source/entry_cutter.h"
#include "indexer/source/feed_vocabulary.h"
#include "indexer/source/header_fields.h"
#include "indexer/source/limits.h"
#include "indexer/source/mended_xml.h"
#include "indexer/source/xml_context.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// libxml2's push parser with handlers of our own: no tree is made, and nothing is thrown through C.
class FeedParser {
 public:
  FeedParser(const std::string& file, bool offsets) : cutter_(file, offsets) {
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = [](void* self, const xmlChar* local, const xmlChar* prefix,
                                const xmlChar* space, int spaces, const xmlChar**, int attributes,
                                int, const xmlChar** attribute) {
      static_cast<FeedParser*>(self)->start(view(local), view(prefix), view(space), spaces,
                                            attributes, attribute);
    };
    handler.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      static_cast<FeedParser*>(self)->end();
    };
    handler.characters = [](void* self, const xmlChar* text, int size) {
      static_cast<FeedParser*>(self)->cutter_.text(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    context_ = xml_context(handler, this);
  }

  // Empty `piece`s end the feed. Returns false when nothing more can be read.
  bool feed(std::string_view piece, bool last) {
    xmlParseChunk(context_.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    return failure_.empty() && context_->wellFormed != 0 && context_->disableSAX == 0;
  }

  [[nodiscard]] std::vector<Cut> take_cuts() { return cutter_.take_cuts(); }
  [[nodiscard]] bool is_feed() const { return root_.empty() || cutter_.is_feed(); }
  [[nodiscard]] const std::string& root() const { return root_; }

  // What stopped the parser, and where.
  [[nodiscard]] int line() const {
    const xmlError* const error = xmlCtxtGetLastError(context_.get());
    return failure_.empty() && error != nullptr ? error->line
                                                : xmlSAX2GetLineNumber(context_.get());
  }
  [[nodiscard]] std::string reason() const {
    if (!failure_.empty()) return failure_;
    const xmlError* const error = xmlCtxtGetLastError(context_.get());
    std::string text(error == nullptr || error->message == nullptr ? "" : error->message);
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    return fmt::format("XML malformed: {}", schema::head(schema::trimmed(text), 160));
  }

 private:
  void stop(std::string reason) {
    if (failure_.empty()) failure_ = std::move(reason);
    xmlStopParser(context_.get());
  }

  // libxml2 looks for a namespace among all that are declared so far.
  void start(std::string_view local, std::string_view prefix, std::string_view space, int spaces,
             int attributes, const xmlChar** attribute) {
    if (root_.empty()) root_ = schema::head(local, 40);
    declared_.push_back(spaces);
    all_declared_ += static_cast<std::size_t>(spaces);
    if (all_declared_ > limits::most_attributes) {
      return stop(fmt::format("over {} namespaces", limits::most_attributes));
    }
    if (declared_.size() > limits::deepest_element) {
      return stop(fmt::format("elements nested over {} deep", limits::deepest_element));
    }
    std::vector<XmlAttribute> plain;
    for (int i = 0; i < attributes; ++i, attribute += 5) {  // name, prefix, space, value, its end
      if (attribute[1] != nullptr) continue;
      const auto* const value = reinterpret_cast<const char*>(attribute[3]);
      const auto* const end = reinterpret_cast<const char*>(attribute[4]);
      plain.push_back({view(attribute[0]), std::string(value, end)});
    }
    cutter_.start(feed_name(space, prefix, local), local, plain);
    if (declared_.size() == 1 && !cutter_.is_feed()) stop("no feed");
  }

  void end() {
    cutter_.end();
    all_declared_ -= static_cast<std::size_t>(declared_.back());
    declared_.pop_back();
  }

  EntryCutter cutter_;
  XmlContext context_;
  std::vector<int> declared_;  // namespaces of the open elements
  std::size_t all_declared_ = 0;
  std::string root_;
  std::string failure_;
};

std::size_t hand_on(std::vector<Cut> cuts, const std::string& file, const Sinks& sinks) {
  for (Cut& cut : cuts) {
    if (!cut.skipped.empty()) {
      sinks.skip(cut.skipped);
    } else if (!cut.refused.empty()) {
      sinks.refuse({file, cut.place, cut.refused, {}});
    } else {
      sinks.take(std::move(cut.capture), cut.place);
    }
  }
  return cuts.size();
}

void read_entries(Window& window, bool offsets, const std::string& file, const Sinks& sinks) {
  MendedXml xml(window);
  FeedParser parser(file, offsets);
  std::size_t entries = 0;
  std::string piece;
  bool going = true;
  while (going && xml.next(piece)) {
    going = parser.feed(piece, false);
    entries += hand_on(parser.take_cuts(), file, sinks);
  }
  if (going) {
    going = parser.feed({}, true);
    entries += hand_on(parser.take_cuts(), file, sinks);
  }
  if (!parser.is_feed()) {
    throw Error(ErrorCode::input, fmt::format("no feed: its root is <{}>", parser.root()));
  }
  if (going) return;
  if (entries == 0) {
    throw Error(ErrorCode::input, fmt::format("{} at line {}", parser.reason(), parser.line()));
  }
  sinks.refuse({file, fmt::format("line {}", parser.line()), parser.reason(),
                "the entries before it are taken"});
}

// EUC-KR, of <?xml version="1.0" encoding="EUC-KR"?>.
std::string declared_encoding(std::string_view start) {
  start = start.substr(0, 200);
  const std::size_t declaration = start.find("<?xml");
  const std::size_t end = start.find("?>");
  const std::size_t at = start.find("encoding");
  if (declaration == start.npos || at == start.npos || at > end) return {};
  const std::size_t open = start.find_first_of("\"'", at);
  if (open == start.npos) return {};
  const std::size_t close = start.find(start[open], open + 1);
  return std::string(start.substr(open + 1, close == start.npos ? 0 : close - open - 1));
}

}  // namespace

void read_feed(Stream& stream, const std::string& file, const Sinks& sinks) {
  Window window(stream);
  const std::string_view start = window.peek(limits::largest_capture + 1);
  const std::string label = declared_encoding(start);
  if (start.size() <= limits::largest_capture) {
    const Decoded feed = decoded(start, label);
    const bool unchanged = start.ends_with(feed.text);  // a byte order mark aside
    const std::unique_ptr<Stream> text = memory_stream(unchanged ? start : feed.text);
    Window decoded_window(*text);
    return read_entries(decoded_window, unchanged, file, sinks);
  }
  const std::string encoding = lower_case(label);
  if (!encoding.empty() && encoding != "utf-8" && encoding != "utf8" && encoding != "us-ascii") {
    throw Error(ErrorCode::input,
                fmt::format("a feed in {} of over {} bytes", schema::head(label, 40),
                            limits::largest_capture),
                "write it as UTF-8");
  }
  read_entries(window, true, file, sinks);
}

}  // namespace seogo::indexer::source
