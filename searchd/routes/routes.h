// What searchd answers: a table of addresses, each with the function that answers it.
//
//   Routes routes(engine, {.title = "한빛일보"});
//   routes.answer({"GET", "/v1/search", {{"q", "알트만"}}})   200, application/json
//   routes.answer({"GET", "/v1/search", {{"limit", "-1"}}})  400 bad_parameter
//   routes.answer({"POST", "/v1/search", {}})                405, Allow: GET, HEAD, OPTIONS
//   … with If-None-Match: as a reply before was tagged       304, if the index has not changed
//
// HEAD is answered as GET; whoever writes the response drops its body. Never throws for anything a
// client sends: a failure is a response too. Safe to call from any number of threads.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "searchd/engine/engine.h"
#include "searchd/http/message.h"
#include "searchd/routes/keys.h"
#include "searchd/routes/origins.h"
#include "searchd/routes/public_address.h"
#include "searchd/routes/refusal.h"
#include "searchd/routes/route.h"
#include "searchd/theme/theme.h"
#include "searchd/wire/replay.h"

namespace seogo::searchd::routes {

struct Options {
  std::string build = {};      // of the program: another one may answer otherwise (ETag)
  std::string title = "서고";  // what the search page calls the archive
  Origins origins = {};        // whose scripts may ask
  std::string frame_ancestors = "'self'";  // whose pages may show ours in a frame, as CSP says it
  std::shared_ptr<const Keys> keys = {};   // none: everybody may ask
  // How pages look; never none.
  std::shared_ptr<const theme::Theme> theme = std::make_shared<const theme::Theme>();
  PublicAddress public_address = {};  // none: what each request calls us
  wire::Replay replay = {};           // where captures can be seen as they were
  std::size_t export_rows = 10000;    // of one export; 0: none is made
};

// The whole table, in order.
[[nodiscard]] std::span<const Route> all_routes();

class Routes {
 public:
  // `engine` must outlive this.
  explicit Routes(const engine::Engine& engine, Options options = {});

  [[nodiscard]] http::Response answer(const http::Request& request) const;

  // Adds what every reply to a page of that origin bears, also one that is not from here.
  void dress(std::string_view origin, http::Response& response) const;

  void set_keys(std::shared_ptr<const Keys> keys);
  void set_theme(std::shared_ptr<const theme::Theme> theme);
  [[nodiscard]] std::shared_ptr<const theme::Theme> theme() const;

  [[nodiscard]] const engine::Engine& engine() const { return engine_; }
  [[nodiscard]] const Options& options() const { return options_; }

 private:
  [[nodiscard]] std::optional<Refusal> refusal_of(const http::Request& request) const;

  const engine::Engine& engine_;
  const Options options_;
  mutable std::mutex mutex_;  // guards keys_ and theme_
  std::shared_ptr<const Keys> keys_;
  std::shared_ptr<const theme::Theme> theme_;
};

}  // namespace seogo::searchd::routes
