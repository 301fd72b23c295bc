// seogo-searchd, put together: an engine over an index, its routes, and the server in front.
//
//   Daemon daemon(settings);      the index is open, the addresses are bound
//   daemon.run();                 until stop()
//
// reload() and stop() may be called from any thread. Throws Error for settings that cannot be, an
// index that cannot be read, an address that cannot be had.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searchd/daemon/settings.h"

namespace seogo::searchd::daemon {

class Daemon {
 public:
  explicit Daemon(const Settings& settings);
  ~Daemon();

  [[nodiscard]] std::vector<std::string> urls() const;  // where searches are answered
  [[nodiscard]] std::string metrics_url() const;        // empty: nowhere
  void run();
  void stop();

  // Takes over what can change while it runs; tells the log what needs a start anew. Throws, and has
  // changed nothing, if one of the settings cannot be.
  void reload(const Settings& settings);

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

// Throws what Daemon would for the settings alone: values that do not go together, files that cannot
// be read. Opens no index and binds nothing.
void look_at(const Settings& settings);

}  // namespace seogo::searchd::daemon
