#include "indexer/source/warc_record.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "indexer/source/http_response.h"
#include "indexer/source/limits.h"
#include "indexer/source/page.h"
#include "indexer/source/sniff.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

// The kinds that what is skipped is counted by: few, whatever archives say.
constexpr std::string_view other = "other";
constexpr std::array<std::string_view, 6> skipped_types = {
    "warcinfo", "request", "metadata", "revisit", "conversion", "continuation"};
constexpr std::array<std::string_view, 8> media_families = {
    "application", "audio", "font", "image", "message", "model", "text", "video"};

template <std::size_t size>
std::string_view one_of(const std::array<std::string_view, size>& kinds, std::string_view kind) {
  return std::find(kinds.begin(), kinds.end(), kind) == kinds.end() ? other : kind;
}

std::string_view family_of(std::string_view media) {
  return one_of(media_families, media.substr(0, media.find('/')));
}

bool is_html(std::string_view media) {
  return media == "text/html" || media == "application/xhtml+xml";
}

// 1.1 allows fractions of a second, which schema::Timestamp has no room for.
std::optional<schema::Timestamp> date_of(const HeaderFields& fields) {
  std::string date(fields["warc-date"]);
  const std::size_t dot = date.find('.');
  if (dot != std::string::npos) {
    date.erase(dot, date.find_first_not_of("0123456789", dot + 1) - dot);
  }
  const std::optional<schema::DateReading> reading = schema::read_date_prefix(date);
  if (!reading || !reading->real || reading->length != date.size()) return std::nullopt;
  return reading->time;
}

void give(Capture capture, const WarcRecord& record, const std::string& file,
          const std::string& place, const Sinks& sinks) {
  capture.provenance = {file, record.offset};
  capture.url = record.url;
  capture.captured_at = date_of(record.fields);
  sinks.take(std::move(capture), place);
}

void read_response(const WarcRecord& record, const std::string& file, const std::string& place,
                   const Sinks& sinks) {
  if (!is_http_response(record.block)) {
    const bool dns = record.fields["warc-target-uri"].find("dns:") <= 1;  // <dns:www.gana.kr>
    if (record.url.empty()) return sinks.skip(dns ? "dns" : other);
    throw schema::Error(schema::ErrorCode::input, "no HTTP response");
  }
  const HttpResponse response(record.block);
  if (response.status() != 200) return sinks.skip(fmt::format("status {}", response.status()));
  const std::string media = response.media();
  if (!media.empty() && !is_html(media)) return sinks.skip(family_of(media));
  const std::string body = response.body(limits::largest_undecoded_page);
  if (is_blank(body)) return sinks.skip("empty");
  if (media.empty() && !looks_like_html(body)) return sinks.skip(other);
  give(html_capture(body, response.charset()), record, file, place, sinks);
}

void read_resource(const WarcRecord& record, const std::string& file, const std::string& place,
                   const Sinks& sinks) {
  const std::string_view type = record.fields["content-type"];
  const std::string media = media_type(type);
  const std::string label = parameter(type, "charset");
  if (is_html(media) || (media.empty() && looks_like_html(record.block))) {
    give(html_capture(record.block, label), record, file, place, sinks);
  } else if (media == "text/plain") {
    give(text_capture(record.block, label), record, file, place, sinks);
  } else {
    sinks.skip(family_of(media));
  }
}

struct RecordType {
  std::string_view name;
  void (*read)(const WarcRecord&, const std::string&, const std::string&, const Sinks&);
};
constexpr std::array<RecordType, 2> read_types = {{
    {"response", read_response},
    {"resource", read_resource},
}};

}  // namespace

std::string target_url(const HeaderFields& fields) {
  std::string_view url = fields["warc-target-uri"];
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  const std::string scheme = lower_case(url.substr(0, url.find(':')));
  const bool of_the_web = scheme == "http" || scheme == "https";
  return of_the_web && schema::first_invalid(url) == std::string_view::npos ? std::string(url)
                                                                            : std::string();
}

void read_record(const WarcRecord& record, const std::string& file, const std::string& place,
                 const Sinks& sinks) {
  const std::string type = lower_case(record.fields["warc-type"]);
  for (const RecordType& row : read_types) {
    if (row.name == type) return row.read(record, file, place, sinks);
  }
  sinks.skip(one_of(skipped_types, type));
}

}  // namespace seogo::indexer::source
