// A config file.
#include "searchd/daemon/config_file.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::daemon;

const fuzz::Target target("config", [](std::string_view bytes) {
  fuzz::unless_refused(
      [&] {
        Settings settings;
        apply_config("searchd.toml", bytes, settings);
        // What was set is printed as what sets it again.
        Settings again;
        for (const Setting& setting : all_settings()) assign(setting, again, setting.get(settings));
        for (const Setting& setting : all_settings()) {
          fuzz::require(setting.get(again) == setting.get(settings), "another value when printed");
        }
      },
      schema::ErrorCode::usage);
});

}  // namespace
