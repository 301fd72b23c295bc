#include "indexer/extract/feed/shortcodes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t longest_tag = 2000;

struct Shortcode {
  std::string_view opening;
  std::string_view closing;
};
constexpr std::array<Shortcode, 7> shortcodes = {{{"[caption", "[/caption]"},
                                                  {"[wp_caption", "[/wp_caption]"},
                                                  {"[gallery", "[/gallery]"},
                                                  {"[playlist", "[/playlist]"},
                                                  {"[embed", "[/embed]"},
                                                  {"[audio", "[/audio]"},
                                                  {"[video", "[/video]"}}};

}  // namespace

std::string without_shortcodes(std::string_view text) {
  std::array<std::optional<std::size_t>, shortcodes.size()> closings;  // the next of each
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t bracket = std::min(text.find('[', at), text.size());
    out += text.substr(at, bracket - at);
    at = bracket;
    const std::string_view rest = text.substr(at);
    std::size_t length = std::min<std::size_t>(1, rest.size());  // to be kept
    bool found = false;
    for (std::size_t i = 0; i < shortcodes.size() && !found; ++i) {
      const Shortcode& row = shortcodes[i];
      if (rest.starts_with(row.closing)) {
        found = true;
        length = row.closing.size();
        continue;
      }
      if (!rest.starts_with(row.opening) || rest.size() == row.opening.size()) continue;
      const char next = rest[row.opening.size()];
      const std::size_t end = rest.substr(0, longest_tag).find(']');
      if ((next != ' ' && next != ']') || end == std::string_view::npos) continue;
      found = true;
      length = end + 1;
      if (!closings[i] || *closings[i] < at) closings[i] = text.find(row.closing, at);
      const std::size_t closing = *closings[i];
      if (closing == std::string_view::npos || closing < at + length) continue;
      // One that opens again before it closes was never closed.
      const std::string_view within = rest.substr(length, closing - at - length);
      if (within.find(row.opening) == std::string_view::npos) {
        length = closing - at + row.closing.size();
      }
    }
    if (!found) out += rest.substr(0, length);
    at += length;
  }
  return out;
}

}  // namespace seogo::indexer::extract
