// The header lines of a WARC record or an HTTP response.
//
//   HeaderFields fields;
//   fields.read("Content-Type: text/html;\r\n charset=EUC-KR\r\n\r\n<html>") == 42
//   fields["content-type"] == "text/html; charset=EUC-KR"
//   media_type(…) == "text/html"    parameter(…, "charset") == "EUC-KR"
//
// Names are without case, folded lines are joined, line ends are "\r\n" or "\n"; lines that are no
// field are passed over. A plain value.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::indexer::source {

class HeaderFields {
 public:
  // Reads up to the blank line; returns the bytes that takes, with it. Nothing if there is no blank
  // line within limits::largest_head bytes and limits::most_header_lines lines.
  [[nodiscard]] std::optional<std::size_t> read(std::string_view bytes);

  // The first field of this name, which is in lower case; empty if there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// Of a Content-Type: what is before its parameters, in lower case; and one parameter's value.
[[nodiscard]] std::string media_type(std::string_view value);
[[nodiscard]] std::string parameter(std::string_view value, std::string_view name);

[[nodiscard]] std::string lower_case(std::string_view text);  // ASCII

}  // namespace seogo::indexer::source
