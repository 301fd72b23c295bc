#include "searchd/wire/replay.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>

#include "schema/error.h"
#include "searchd/wire/query_string.h"
#include "searchd/wire/web_address.h"

namespace seogo::searchd::wire {
namespace {

using Page = Replay::Page;
using Text = std::optional<std::string>;

// What no address on the web may hold as it is, and what could end an attribute or a header.
bool stands_in_an_address(char c) {
  constexpr std::string_view never = "\"'<>\\^`{|} \x7F";
  return static_cast<unsigned char>(c) > ' ' && never.find(c) == std::string_view::npos;
}

std::string escaped(std::string_view url) {
  std::string out;
  for (const char c : url) {
    out += stands_in_an_address(c) ? std::string(1, c) : percent_encode({&c, 1});
  }
  return out;
}

bool is_of_the_web(const Page& page) { return web_scheme(page.url) > 0; }

Text url_of(const Page& page) {
  return is_of_the_web(page) ? Text(escaped(page.url)) : std::nullopt;
}

Text encoded_url_of(const Page& page) {
  return is_of_the_web(page) ? Text(percent_encode(page.url)) : std::nullopt;
}

Text encoded_id_of(const Page& page) { return percent_encode(page.id); }

Text timestamp_of(const Page& page) {
  if (!page.captured_at) return std::nullopt;
  const std::time_t seconds = page.captured_at->seconds;
  std::tm parts{};
  if (::gmtime_r(&seconds, &parts) == nullptr) return std::nullopt;
  std::array<char, 32> text{};
  return std::string(text.data(), std::strftime(text.data(), text.size(), "%Y%m%d%H%M%S", &parts));
}

struct Place {
  std::string_view name;
  Text (*write)(const Page& page);
};
constexpr Place places[] = {
    {"{url}", url_of},
    {"{url_encoded}", encoded_url_of},
    {"{id_encoded}", encoded_id_of},
    {"{timestamp}", timestamp_of},
};

[[noreturn]] void refuse(std::string_view form, const std::string& hint) {
  throw schema::Error(schema::ErrorCode::usage, fmt::format("it cannot be {}", form), hint);
}

constexpr const char* what_it_is =
    "an address such as https://web.archive.kr/{timestamp}/{url}; places are {url}, "
    "{url_encoded}, {timestamp} and {id_encoded}";

void require_fixed_host(std::string_view form) {
  const std::size_t host = web_scheme(form);
  if (host == 0) refuse(form, what_it_is);
  const std::size_t end = std::min(form.find_first_of("/?#", host), form.size());
  const std::string_view name = form.substr(host, end - host);
  if (name.empty() || name.find('{') != std::string_view::npos) {
    refuse(form, "the host is named, without places");
  }
}

}  // namespace

Replay::Replay(std::string_view form) {
  if (form.empty()) return;
  require_fixed_host(form);
  bool has_place = false;
  for (std::string_view rest = form; !rest.empty();) {
    Piece piece{std::string(rest.substr(0, rest.find('{')))};
    if (!std::all_of(piece.text.begin(), piece.text.end(), stands_in_an_address)) {
      refuse(form, what_it_is);
    }
    rest.remove_prefix(piece.text.size());
    if (!rest.empty()) {
      const auto* place = std::find_if(std::begin(places), std::end(places), [&](const Place& row) {
        return rest.starts_with(row.name);
      });
      if (place == std::end(places)) refuse(form, what_it_is);
      piece.place = place->write;
      has_place = true;
      rest.remove_prefix(place->name.size());
    }
    pieces_.push_back(std::move(piece));
  }
  if (!has_place) refuse(form, what_it_is);
}

std::optional<std::string> Replay::address(const Page& page) const {
  if (pieces_.empty()) return std::nullopt;
  std::string out;
  for (const Piece& piece : pieces_) {
    out += piece.text;
    if (piece.place == nullptr) continue;
    const Text written = piece.place(page);
    if (!written) return std::nullopt;
    out += *written;
  }
  return out;
}

const Replay& no_replay() {
  static const Replay none;
  return none;
}

}  // namespace seogo::searchd::wire
