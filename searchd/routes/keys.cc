#include "searchd/routes/keys.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <sys/random.h>

#include "schema/digest.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::searchd::routes {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::string_view hash_mark = "sha256:";
constexpr std::string_view key_mark = "sg_";  // so that one that leaks is known for what it is
constexpr std::size_t hash_digits = 64;
constexpr std::size_t key_bytes = 32;

std::string hash_of(std::string_view key) { return schema::hex(schema::Digest().add(key).whole()); }

bool is_hash(std::string_view text) {
  return text.size() == hash_digits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string random_bytes() {
  std::array<char, key_bytes> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Error(ErrorCode::io, fmt::format("no random bytes: {}", std::strerror(errno)));
  }
  return {bytes.data(), bytes.size()};
}

}  // namespace

Keys Keys::parse(std::string_view file) {
  Keys keys;
  std::size_t number = 0;
  while (!file.empty()) {
    const std::string_view whole = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), whole.size() + 1));
    ++number;
    const std::string_view line = schema::trimmed(whole);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view first = line.substr(0, line.find_first_of(" \t"));
    const std::string_view hash =
        first.starts_with(hash_mark) ? first.substr(hash_mark.size()) : std::string_view();
    if (!is_hash(hash)) {
      throw Error(ErrorCode::usage, fmt::format("line {} of the file of keys is no key", number),
                  "a line is sha256:, 64 hexadecimal digits and a name; --make-key NAME makes one");
    }
    keys.names_.emplace(hash, schema::trimmed(line.substr(first.size())));
  }
  if (keys.size() == 0) {
    throw Error(ErrorCode::usage, "the file of keys has none",
                "make one with --make-key NAME; without --api-keys everybody may ask");
  }
  return keys;
}

std::optional<std::string> Keys::name_of(std::string_view key) const {
  const auto known = names_.find(hash_of(key));
  if (known == names_.end()) return std::nullopt;
  return known->second;
}

Keys::Made Keys::make(std::string_view name) {
  const bool one_line = std::none_of(name.begin(), name.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < ' '; });
  if (name.empty() || !one_line) {
    throw Error(ErrorCode::usage, "a key needs a name of one line", "--make-key 사이트");
  }
  const std::string key = std::string(key_mark) + schema::hex(random_bytes());
  return {key, fmt::format("{}{}  {}", hash_mark, hash_of(key), name)};
}

}  // namespace seogo::searchd::routes
