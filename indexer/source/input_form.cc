#include "indexer/source/input_form.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "indexer/source/header_fields.h"

namespace seogo::indexer::source {
namespace {

struct NamedForm {
  std::string_view ending;
  InputForm form;
};
constexpr std::array<NamedForm, 16> named_forms = {{
    {".txt", InputForm::text},
    {".text", InputForm::text},
    {".html", InputForm::html},
    {".htm", InputForm::html},
    {".xhtml", InputForm::html},
    {".jsonl", InputForm::json_lines},
    {".ndjson", InputForm::json_lines},
    {".json", InputForm::json_lines},
    {".warc", InputForm::warc},
    {".wacz", InputForm::zip},
    {".zip", InputForm::zip},
    {".mhtml", InputForm::mhtml},
    {".mht", InputForm::mhtml},
    {".rss", InputForm::feed},
    {".atom", InputForm::feed},
    {".xml", InputForm::feed},
}};
// What may follow; whether a file is wrapped is for its bytes to say.
constexpr std::array<std::string_view, 2> wrapped_endings = {".gz", ".zst"};

}  // namespace

std::string ending_of(std::string_view name) {
  std::filesystem::path path(lower_case(name.substr(name.rfind('/') + 1)));
  const std::string last = path.extension().string();
  if (std::find(wrapped_endings.begin(), wrapped_endings.end(), last) != wrapped_endings.end())
    path = path.stem();
  return path.extension().string();
}

std::optional<InputForm> form_named(std::string_view name) {
  const std::string ending = ending_of(name);
  for (const NamedForm& row : named_forms)
    if (row.ending == ending) return row.form;
  return std::nullopt;
}

}  // namespace seogo::indexer::source
