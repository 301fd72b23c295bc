// Searches for the clients of Meilisearch, under /meilisearch: what is asked and answered there is in
// searchd/meilisearch, here is what HTTP adds. It only reads: whatever would write is refused.
#pragma once

#include "searchd/routes/refusal.h"
#include "searchd/routes/route.h"

namespace seogo::searchd::routes {

[[nodiscard]] http::Response meilisearch_search(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response meilisearch_multi_search(const Routes&, const http::Request&,
                                                      const Values&);
[[nodiscard]] http::Response meilisearch_facet_search(const Routes&, const http::Request&,
                                                      const Values&);
[[nodiscard]] http::Response meilisearch_health(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response meilisearch_version(const Routes&, const http::Request&,
                                                 const Values&);
[[nodiscard]] http::Response meilisearch_stats(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response meilisearch_indexes(const Routes&, const http::Request&,
                                                 const Values&);
[[nodiscard]] http::Response meilisearch_index(const Routes&, const http::Request&, const Values&);
[[nodiscard]] http::Response meilisearch_index_stats(const Routes&, const http::Request&,
                                                     const Values&);
[[nodiscard]] http::Response meilisearch_settings(const Routes&, const http::Request&,
                                                  const Values&);

// Failures in the shape that Meilisearch's clients read.
[[nodiscard]] http::Response meilisearch_refused(const Routes&, Refusal refusal,
                                                 const http::Request& request);
[[nodiscard]] http::Response meilisearch_failed(const std::exception& error);

}  // namespace seogo::searchd::routes
