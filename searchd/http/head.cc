#include "searchd/http/head.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace seogo::searchd::http {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::size_t longest_rest_of_line = 32;  // method, spaces and version

// What one part of a head says against it; nothing if all is well.
using Objection = std::optional<Refusal>;

constexpr Refusal malformed(std::string_view reason) { return {400, reason}; }

constexpr std::string_view methods[] = {"GET",    "HEAD",  "OPTIONS", "POST",   "PUT",
                                        "DELETE", "PATCH", "TRACE",   "CONNECT"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_token(std::string_view text) {
  static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

// Whether a list such as "keep-alive, Upgrade" has the word.
bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    if (same_name(without_spaces(item), word)) return true;
    list.remove_prefix(std::min(list.size(), item.size() + 1));
  }
  return false;
}

// A line feed without its carriage return, or the other way round, and NUL: told before the head is
// whole, because its end might never come.
bool has_stray_control(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_control(bytes[i]) || bytes[i] == '\t') continue;
    const bool returns = bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] == '\n');
    const bool feeds = bytes[i] == '\n' && i > 0 && bytes[i - 1] == '\r';
    if (!returns && !feeds) return true;
  }
  return false;
}

// http://a.kr/x?y is what a client says to a proxy; a server must know it too.
Objection take_target(std::string_view target, Head& head) {
  constexpr std::string_view scheme = "http://";
  if (target.size() > scheme.size() && same_name(target.substr(0, scheme.size()), scheme)) {
    const std::size_t path = target.find_first_of("/?", scheme.size());
    if (path == scheme.size()) return malformed("target");
    head.authority =
        target.substr(scheme.size(), path == std::string_view::npos ? path : path - scheme.size());
    target = path == std::string_view::npos ? "/" : target.substr(path);
  }
  const bool asterisk = target == "*" && head.method == "OPTIONS";
  if (!asterisk && !target.starts_with('/')) return malformed("target");
  if (target.find('#') != std::string_view::npos) return malformed("target");
  head.target = target;
  return {};
}

Objection take_request_line(std::string_view line, const Limits& limits, Head& head) {
  const std::size_t method_end = line.find(' ');
  const std::size_t target_end = line.rfind(' ');
  if (method_end == std::string_view::npos || target_end == method_end) return malformed("line");
  head.method = line.substr(0, method_end);
  const std::string_view target = line.substr(method_end + 1, target_end - method_end - 1);
  const std::string_view version = line.substr(target_end + 1);
  if (!is_token(head.method)) return malformed("line");
  if (std::find(std::begin(methods), std::end(methods), head.method) == std::end(methods)) {
    return malformed("method");
  }
  if (target.size() > limits.target_bytes) return Refusal{414, "target_bytes"};
  if (target.find_first_of(" \t") != std::string_view::npos) return malformed("line");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return malformed("version");
  head.is_old = version == "HTTP/1.0";
  head.keeps_alive = !head.is_old;
  return take_target(target, head);
}

Objection take_header(std::string_view line, const Limits& limits, Head& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return malformed("header");  // folded lines begin with a space, which is no token
  }
  if (head.headers.size() == limits.headers) return Refusal{431, "headers"};
  head.headers.push_back({line.substr(0, colon), without_spaces(line.substr(colon + 1))});
  return {};
}

std::size_t count(const Head& head, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(head.headers.begin(), head.headers.end(),
                    [name](const Header& header) { return same_name(header.name, name); }));
}

bool is_host(std::string_view host) {
  return std::none_of(host.begin(), host.end(), [](char c) {
    return std::string_view(" \t/?#@\\,<>\"").find(c) != std::string_view::npos;
  });
}

Objection look_at_host(const Head& head, std::string_view version) {
  const std::size_t hosts = count(head, "host");
  if (hosts > 1 || (hosts == 0 && version == "HTTP/1.1")) return malformed("host");
  if (!is_host(head.header("host")) || !is_host(head.authority)) return malformed("host");
  return {};
}

Objection take_length(const Limits& limits, Head& head) {
  const std::size_t lengths = count(head, "content-length");
  if (count(head, "transfer-encoding") > 0) {
    return lengths > 0 ? malformed("two_lengths") : Refusal{411, "transfer_encoding"};
  }
  if (lengths == 0) return {};
  if (lengths > 1) return malformed("two_lengths");
  const std::string_view text = head.header("content-length");
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, head.body_bytes);
  const bool digits = !text.empty() && stop == end && text.front() != '-';
  if (error == std::errc::result_out_of_range && digits) return Refusal{413, "body_bytes"};
  if (error != std::errc() || !digits) return malformed("length");
  if (head.body_bytes > limits.body_bytes) return Refusal{413, "body_bytes"};
  const bool takes_body = head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS";
  if (head.body_bytes > 0 && !takes_body) return malformed("body");
  return {};
}

Objection take_connection(Head& head) {
  const auto says = [&head](std::string_view word) {
    return std::any_of(head.headers.begin(), head.headers.end(), [word](const Header& header) {
      return same_name(header.name, "connection") && lists(header.value, word);
    });
  };
  if (head.is_old) head.keeps_alive = says("keep-alive");
  if (says("close")) head.keeps_alive = false;
  if (count(head, "expect") > 1) return Refusal{417, "expect"};
  const std::string_view expected = head.header("expect");
  const bool known = same_name(expected, "100-continue");
  if (!expected.empty() && !known) return Refusal{417, "expect"};
  head.expects_continue = known && !head.is_old;
  return {};
}

// One range is answered with all there is, as HTTP allows; many would ask for it many times over.
Objection look_at_range(const Head& head) {
  constexpr std::size_t longest_range = 64;
  const std::string_view range = head.header("range");
  const bool many = count(head, "range") > 1 || range.find(',') != std::string_view::npos;
  if (many || range.size() > longest_range) return Refusal{416, "range"};
  return {};
}

Objection take_lines(std::string_view text, const Limits& limits, Head& head) {
  const std::string_view first = text.substr(0, text.find(line_end));
  if (Objection objection = take_request_line(first, limits, head)) return objection;
  std::string_view rest = text.substr(first.size() + line_end.size());
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find(line_end));
    if (Objection objection = take_header(line, limits, head)) return objection;
    rest.remove_prefix(line.size() + line_end.size());
  }
  // RFC 9112, 3.2.2: what a whole address says goes, whatever Host says.
  for (Header& header : head.headers) {
    if (!head.authority.empty() && same_name(header.name, "host")) header.value = head.authority;
  }
  if (Objection objection = look_at_host(head, first.substr(first.rfind(' ') + 1)))
    return objection;
  if (Objection objection = take_length(limits, head)) return objection;
  if (Objection objection = look_at_range(head)) return objection;
  return take_connection(head);
}

}  // namespace

std::string_view without_spaces(std::string_view text) {
  constexpr std::string_view spaces = " \t";
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view Head::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [name](const Header& header) {
    return same_name(header.name, name);
  });
  return found == headers.end() ? std::string_view() : found->value;
}

std::variant<Unfinished, Refusal, Head> read_head(std::string_view bytes, const Limits& limits) {
  // One empty line before a request is what old clients send behind a body.
  const std::size_t skipped = bytes.starts_with(line_end) ? line_end.size() : 0;
  const std::string_view begun = bytes.substr(skipped);
  const std::size_t end = begun.find(head_end);
  const bool whole = end != std::string_view::npos;
  const std::size_t length = whole ? end + head_end.size() : begun.size();
  if (has_stray_control(bytes.substr(0, skipped + std::min(length, limits.head_bytes)))) {
    return malformed("control");
  }
  if (!begun.empty() && begun.front() != '\r' && !is_token(begun.substr(0, 1))) {
    return malformed("line");  // TLS, say
  }
  if (skipped > 0 && begun.starts_with('\r')) return malformed("line");
  if (begun.find(line_end) == std::string_view::npos &&
      begun.size() > limits.target_bytes + longest_rest_of_line) {
    return Refusal{414, "target_bytes"};
  }
  if (length > limits.head_bytes) return Refusal{431, "head_bytes"};
  if (!whole) return Unfinished{};
  Head head;
  head.bytes = skipped + length;
  const std::string_view lines = begun.substr(0, end + line_end.size());
  if (const Objection objection = take_lines(lines, limits, head)) return *objection;
  return head;
}

}  // namespace seogo::searchd::http
