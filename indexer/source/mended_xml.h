// XML as feeds and exports really have it, mended on its way into the parser.
//
//   AT&T, 3 < 5, &nbsp;, &myEntity;    AT&amp;T, 3 &lt; 5, &#160;, &amp;myEntity;
//   <![CDATA[<p>글]]>                   &lt;p&gt;글
//   bytes that are no UTF-8, controls  U+FFFD, spaces
//   <?xml …?>, <!DOCTYPE …>, <!-- … -->  nothing but their line ends
//   <item>, the start of an entry      <item seogo-at="8812:120">: its byte and its line
//
// No document type gets through, so there are no entities to expand and nothing to load. Throws
// Error(input) for a tag of over limits::most_attributes attributes or limits::largest_page bytes.
// Memory: one block. For one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/source/stream.h"

namespace seogo::indexer::source {

inline constexpr std::string_view entry_place_attribute = "seogo-at";

class MendedXml {
 public:
  explicit MendedXml(Window& window) : window_(&window) {}

  // The next piece, which may be empty; false at the end.
  bool next(std::string& piece);

 private:
  enum class State { before, text, tag, cdata, comment, instruction, doctype };

  void step(std::string_view seen, std::size_t& at, std::string& out);
  void in_text(std::string_view seen, std::size_t& at, std::string& out);
  void in_tag(std::string_view seen, std::size_t& at, std::string& out);
  void in_doctype(std::string_view seen, std::size_t& at);
  void open(std::string_view seen, std::size_t& at, std::string& out);

  Window* window_;
  State state_ = State::before;
  State behind_comment_ = State::before;
  char quote_ = 0;  // that is open in a tag or a document type
  bool subset_ = false;
  std::size_t attributes_ = 0;
  std::uint64_t tag_began_ = 0;
  std::uint64_t began_ = 0;  // byte at which the block at hand begins
  std::uint64_t line_ = 1;
};

}  // namespace seogo::indexer::source
