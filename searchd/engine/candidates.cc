#include "searchd/engine/candidates.h"

#include "searchd/engine/collector.h"

namespace seogo::searchd::engine {

Answer collect(const Index& index, const Holdings& holdings, const query::Node& root,
               query::Mode mode, const Request& request, Attempt attempt) {
  return Collector(index, holdings, root, mode, request, attempt).run();
}

}  // namespace seogo::searchd::engine
