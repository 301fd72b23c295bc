// Keys that searches are asked for with, where an archive is not for everybody. Only their SHA-256 is
// stored: a key is 32 random bytes, so that no salt or slow hash is needed.
//
//   Keys::make("사이트")   key sg_GJp0…, and the line to put into the file of keys:
//                        sha256:9f86d081…  사이트
//   Keys keys = Keys::parse("# 한빛일보\nsha256:9f86d081…  사이트\n");
//   keys.name_of("sg_GJp0…")   사이트
//
// Keys only read; there is nothing to write with. Throws Error(usage) for a line that is no key. Plain
// values, safe to read from any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::searchd::routes {

class Keys {
 public:
  [[nodiscard]] static Keys parse(std::string_view file);

  [[nodiscard]] std::optional<std::string> name_of(std::string_view key) const;
  [[nodiscard]] std::size_t size() const { return names_.size(); }

  struct Made {
    std::string key;   // shown once
    std::string line;  // for the file
  };
  [[nodiscard]] static Made make(std::string_view name);

 private:
  // Looked up by hash: how long that takes tells nothing of a key.
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace seogo::searchd::routes
