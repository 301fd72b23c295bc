// What the daemon has counted, in the text form that Prometheus reads (version 0.0.4).
//
//   seogo_requests_total{route="/v1/search",status="200"} 1234
//   seogo_request_seconds_bucket{route="/v1/search",le="0.005"} 1100
//   seogo_cache_hits_total 321
//
// Served on an address of its own, because it tells what is asked how often. Never throws: an index
// that cannot be read is `seogo_index_ready 0`. Safe to call from any thread.
#pragma once

#include <string>

#include "searchd/engine/engine.h"
#include "searchd/http/counters.h"

namespace seogo::searchd::routes {

[[nodiscard]] std::string metrics(const http::Counters& counters, const engine::Engine& engine);

}  // namespace seogo::searchd::routes
