// Where an archived page can be seen as it was: an address of a web archive, made from what the
// index keeps of the page.
//
//   Replay replay("https://web.archive.kr/{timestamp}/{url}");
//   replay.address(hit)   https://web.archive.kr/20231211093200/https://a.kr/1
//
// Places: {url} as it was captured, {url_encoded}, {id_encoded} (percent-encoded), {timestamp} (when
// it was captured, UTC, YYYYMMDDhhmmss). A hit without what its place needs has no address; nor has
// one whose url is not http or https, where the url has a place. The template is http or https and
// has no place before the end of its host, so that no archived text decides where a link leads; else
// Error(usage). Addresses hold no space, control character, quote or angle bracket; they are escaped
// in HTML all the same. Immutable; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/article.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::wire {

class Replay {
 public:
  Replay() = default;                      // no web archive: nothing has an address
  explicit Replay(std::string_view form);  // an empty one is none, too

  struct Page {
    const std::string& id;
    const std::string& url;
    const std::optional<schema::Timestamp>& captured_at;
  };
  [[nodiscard]] std::optional<std::string> address(const Page& page) const;
  [[nodiscard]] std::optional<std::string> address(const engine::Hit& hit) const {
    return address(Page{hit.id, hit.url, hit.captured_at});
  }
  [[nodiscard]] std::optional<std::string> address(const schema::Article& article) const {
    return address(Page{article.id, article.url, article.captured_at});
  }

 private:
  using Write = std::optional<std::string> (*)(const Page& page);
  struct Piece {
    std::string text;       // as it stands
    Write place = nullptr;  // then this
  };
  std::vector<Piece> pieces_;
};

// The one of an archive that names no web archive.
[[nodiscard]] const Replay& no_replay();

}  // namespace seogo::searchd::wire
