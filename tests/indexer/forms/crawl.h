// A crawl of pages: WARC 1.0 or 1.1, plain or a gzip member a record, bodies as they came over the
// wire, and a WACZ around it.
//
//   CrawlWriter crawl({.version = "1.1", .gzip = true, .chunked = true});
//   crawl.add("https://www.gana.kr/1", time, "euc-kr", page);
//   crawl.warc(), crawl.wacz()
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tests/indexer/forms/wording.h"
#include "tests/indexer/packing.h"
#include "tests/indexer/zip_writer.h"

namespace seogo::tests {

struct CrawlForm {
  std::string_view version = "1.0";
  bool gzip = false;     // the records
  bool chunked = false;  // the bodies, which then are packed too
};

class CrawlWriter {
 public:
  explicit CrawlWriter(const CrawlForm& form) : form_(form) {
    add_record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n",
               "software: crawler\r\n");
  }

  // `label` is what the Content-Type names, or nothing.
  void add(const std::string& url, const schema::Timestamp& time, std::string_view label,
           const std::string& page) {
    const std::string date = in_utc(time).iso().substr(0, 19) + "Z";
    std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html";
    if (!label.empty()) http += fmt::format("; charset={}", label);
    http += form_.chunked ? "\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" +
                                chunked(gzipped(page))
                          : fmt::format("\r\nContent-Length: {}\r\n\r\n", page.size()) + page;
    const std::string target = "WARC-Target-URI: " + url + "\r\nWARC-Date: " + date + "\r\n";
    add_record("WARC-Type: request\r\n" + target, "GET / HTTP/1.1\r\n\r\n");
    add_record(
        "WARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n" + target,
        http);
    pages_ += R"({"url": ")" + url + R"(", "ts": ")" + date + "\"}\n";
  }

  [[nodiscard]] const std::string& warc() const { return out_; }

  [[nodiscard]] std::string wacz() const {
    ZipWriter zip;
    zip.add("archive/data.warc" + std::string(form_.gzip ? ".gz" : ""), out_);
    zip.add({.name = "pages/pages.jsonl",
             .bytes = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n" + pages_,
             .deflated = true});
    zip.add("datapackage.json", "{\"profile\": \"data-package\", \"wacz_version\": \"1.1.1\"}");
    return zip.finish();
  }

 private:
  void add_record(const std::string& fields, const std::string& block) {
    const std::string record = fmt::format("WARC/{}\r\n{}Content-Length: {}\r\n\r\n", form_.version,
                                           fields, block.size()) +
                               block + "\r\n\r\n";
    out_ += form_.gzip ? gzipped(record) : record;
  }

  static std::string chunked(const std::string& body) {
    constexpr std::size_t chunk = 1'000;
    std::string out;
    for (std::size_t at = 0; at < body.size(); at += chunk) {
      const std::string part = body.substr(at, chunk);
      out += fmt::format("{:x}\r\n", part.size()) + part + "\r\n";
    }
    return out + "0\r\n\r\n";
  }

  CrawlForm form_;
  std::string out_;
  std::string pages_;
};

}  // namespace seogo::tests
