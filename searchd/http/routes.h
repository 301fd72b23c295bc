// What searchd answers: a table of addresses, each with the function that answers it.
//
//   Routes routes(engine, "서고");
//   routes.answer({"GET", "/v1/search", {{"q", "알트만"}}})   200, application/json
//   routes.answer({"GET", "/v1/search", {{"limit", "-1"}}})  400 bad_parameter
//   routes.answer({"POST", "/v1/search", {}})                405, Allow: GET, HEAD
//
// HEAD is answered as GET; whoever writes the response drops its body. Never throws for anything a
// client sends: a failure is a response too. Safe to call from any number of threads.
#pragma once

#include <string>

#include "searchd/engine/engine.h"
#include "searchd/http/message.h"

namespace seogo::searchd::http {

class Routes {
 public:
  // `engine` must outlive this; `title` is what the search page calls the archive.
  Routes(const engine::Engine& engine, std::string title)
      : engine_(engine), title_(std::move(title)) {}

  [[nodiscard]] Response answer(const Request& request) const;

  [[nodiscard]] const engine::Engine& engine() const { return engine_; }
  [[nodiscard]] const std::string& title() const { return title_; }

 private:
  const engine::Engine& engine_;
  std::string title_;
};

}  // namespace seogo::searchd::http
