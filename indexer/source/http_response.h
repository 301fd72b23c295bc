// An HTTP response as an archive keeps it: head and body in one piece.
//
//   HttpResponse response("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n…\r\n\r\n\x1f\x8b…");
//   response.status() == 200, response.media() == "text/html", response.charset() == "EUC-KR"
//   response.body()                   unchunked and unpacked: <html>…
//
// What Transfer-Encoding and Content-Encoding say is tried, not believed: bodies often come unpacked
// already, or packed without saying so. Throws Error(input) for what is no HTTP response, and `body`
// for one that is damaged, cut short or over `most` bytes. Holds a view of the bytes.
#pragma once

#include <string>
#include <string_view>

#include "indexer/source/header_fields.h"

namespace seogo::indexer::source {

class HttpResponse {
 public:
  explicit HttpResponse(std::string_view bytes);

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] std::string media() const { return media_type(fields_["content-type"]); }
  [[nodiscard]] std::string charset() const {
    return parameter(fields_["content-type"], "charset");
  }
  [[nodiscard]] std::string body(std::size_t most) const;

 private:
  int status_ = 0;
  HeaderFields fields_;
  std::string_view packed_;
};

[[nodiscard]] bool is_http_response(std::string_view start);

}  // namespace seogo::indexer::source
