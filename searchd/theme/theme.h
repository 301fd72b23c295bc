// A folder that changes how an archive looks:
//
//   page.html     the frame of every page (page/template.h); the built-in one without it
//   theme.css     over the built-in style sheet
//   icon.svg      instead of the built-in one
//   logo.svg …    pictures, fonts and style sheets, served as theme/logo.svg
//
//   const Theme theme = Theme::read("/etc/seogo/theme");
//   theme.file("logo.svg")->type       image/svg+xml
//   theme.file("../keys")              none: only what was read is there
//
// The folder is read once, and flat: names are never paths. Links, folders within it and what it may
// not hold (scripts among them: a theme changes looks, not what pages do) are passed over and told
// (`passed_over`), so that nothing from outside of it is ever served. A template that is bad, or more
// than limits.h allows, throws Error(usage). Constant after it was read; safe from any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/page/look.h"

namespace seogo::searchd::theme {

struct Asset {
  std::string_view type;  // Content-Type
  std::string bytes;
  std::string version;  // digits that change with the bytes
};

struct Passed {
  std::string name;
  std::string_view reason;
};

class Theme {
 public:
  Theme() = default;  // the built-in look
  [[nodiscard]] static Theme read(const std::filesystem::path& folder);

  [[nodiscard]] const page::Look& look() const { return look_; }
  [[nodiscard]] const Asset* file(std::string_view name) const;          // none: nullptr
  [[nodiscard]] const std::string& version() const { return version_; }  // of all of it, for ETags
  [[nodiscard]] const std::vector<Passed>& passed_over() const { return passed_over_; }

 private:
  page::Look look_;
  std::map<std::string, Asset, std::less<>> files_;
  std::string version_;
  std::vector<Passed> passed_over_;
};

}  // namespace seogo::searchd::theme
