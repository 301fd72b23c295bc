#include "indexer/extract/stated/page_address.h"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t longest_url = 2000;  // bytes, as of an id

constexpr std::array<std::string_view, 10> followers = {
    "utm_", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "igshid", "mc_cid", "mc_eid", "_ga"};

constexpr std::array<std::string_view, 4> faces = {"www.", "m.", "mobile.", "amp."};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool starts_with_caseless(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(),
                                                   [](char a, char b) { return a == lower(b); });
}

// https://gana.kr of https://gana.kr/news?no=1
std::size_t origin_end(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return 0;
  return std::min(url.find_first_of("/?#", slashes + 3), url.size());
}

// Has a scheme of its own: mailto:, javascript:
bool has_scheme(std::string_view reference) {
  const std::size_t end = reference.find_first_of(":/?#");
  return end != std::string_view::npos && end > 0 && reference[end] == ':';
}

std::string without_dots(std::string_view path) {
  std::vector<std::string_view> steps;
  bool folder = false;
  while (!path.empty()) {
    path.remove_prefix(1);  // its slash
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(end);
    folder = step == "." || step == "..";
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!folder) steps.push_back(step);
  }
  std::string out;
  for (const std::string_view step : steps) out.append("/").append(step);
  return folder || out.empty() ? out + "/" : out;
}

std::string without_followers(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    query.remove_prefix(1);  // ? or &
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(end);
    const bool follows =
        std::any_of(followers.begin(), followers.end(), [&](std::string_view name) {
          return parameter.starts_with(name) &&
                 (name.ends_with('_') || parameter.size() == name.size() ||
                  parameter[name.size()] == '=');
        });
    if (!follows && !parameter.empty()) out.append(out.empty() ? "?" : "&").append(parameter);
  }
  return out;
}

}  // namespace

std::string absolute_url(std::string_view reference, std::string_view base) {
  reference = schema::trimmed(reference);
  if (reference.empty() || reference.size() > longest_url) return {};
  for (const char c : reference)
    if (static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '<' || c == '>') return {};
  std::string url;
  const std::size_t origin = origin_end(base);
  if (starts_with_caseless(reference, "http://") || starts_with_caseless(reference, "https://")) {
    url = reference;
  } else if (has_scheme(reference) || origin == 0) {
    return {};
  } else if (reference.starts_with("//")) {
    url = std::string(base.substr(0, base.find(':') + 1)).append(reference);
  } else if (reference.starts_with('/')) {
    url = std::string(base.substr(0, origin)).append(reference);
  } else {
    const std::string_view path = base.substr(0, std::min(base.find_first_of("?#"), base.size()));
    const std::size_t slash = path.rfind('/');
    if (reference.starts_with('?') || reference.starts_with('#'))
      url = std::string(path).append(reference);
    else if (slash == std::string_view::npos || slash < origin)
      url = std::string(base.substr(0, origin)).append("/").append(reference);
    else
      url = std::string(path.substr(0, slash + 1)).append(reference);
  }
  const std::size_t end = origin_end(url);
  std::transform(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(end), url.begin(), lower);
  if (host_of(url).find('.') == std::string_view::npos && host_of(url) != "localhost") return {};
  const std::size_t fragment = std::min(url.find('#', end), url.size());
  const std::size_t query = std::min(url.find('?', end), fragment);
  std::string path = url.substr(end, query - end);
  if (path.empty()) path = "/";
  return url.substr(0, end) + without_dots(path) +
         without_followers(std::string_view(url).substr(query, fragment - query)) +
         url.substr(fragment);
}

std::string_view host_of(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return {};
  std::string_view host = url.substr(slashes + 3, origin_end(url) - slashes - 3);
  host.remove_prefix(host.find('@') == std::string_view::npos ? 0 : host.find('@') + 1);
  return host.substr(0, host.find(':'));
}

namespace {

std::string_view bare_host(std::string_view host) {
  for (const std::string_view face : faces)
    if (host.starts_with(face)) host.remove_prefix(face.size());
  return host;
}

}  // namespace

bool same_site(std::string_view a, std::string_view b) {
  return bare_host(host_of(a)) == bare_host(host_of(b));
}

bool is_front(std::string_view url) {
  const std::string_view path = url.substr(origin_end(url));
  if (path.find('?') != std::string_view::npos) return false;
  return path.empty() || path == "/" || path.starts_with("/#") || path.starts_with("/index.") ||
         path.starts_with("/main.");
}

std::string page_key(std::string_view url) {
  const std::string whole = absolute_url(url, {});
  const std::string_view page = std::string_view(whole).substr(0, whole.find('#'));
  std::string key(bare_host(host_of(page)));
  key += page.substr(origin_end(page));
  if (key.ends_with('/')) key.pop_back();
  return key;
}

}  // namespace seogo::indexer::extract
