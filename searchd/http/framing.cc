#include "searchd/http/framing.h"

#include <array>
#include <ctime>

#include <httplib.h>

#include "searchd/http/failure.h"
#include "searchd/http/gzip.h"

namespace seogo::searchd::http {
namespace {

class MemoryStream : public httplib::Stream {
 public:
  explicit MemoryStream(std::string request) : request_(std::move(request)) {}

  bool is_readable() const override { return read_ < request_.size(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    const std::size_t count = request_.copy(to, size, read_);
    read_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* from, std::size_t size) override {
    written_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

  [[nodiscard]] std::string take() { return std::move(written_); }

 private:
  std::string request_;
  std::size_t read_ = 0;
  std::string written_;
};

std::string http_date(std::time_t now) {
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  // In the C locale, which no part of the program leaves.
  const std::size_t size =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

class Framing::Library : public httplib::Server {
 public:
  Library() {
    // The one door for every request: the library's routing by regular expressions is not used.
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& to) {
      to.status = response_->status;
      for (const auto& [name, value] : response_->headers) to.set_header(name, value);
      to.set_header("Date", date());
      if (!response_->body.empty()) to.set_content(std::move(response_->body), response_->type);
      return HandlerResponse::Handled;
    });
  }

  std::string bytes(const Frame& frame, Response& response, const Limits& limits) {
    response_ = &response;
    const bool has_length = !has_no_body(response.status) && !response.next;
    set_keep_alive_timeout(limits.idle_time.count() / 1000);
    set_keep_alive_max_count(limits.requests_per_connection);
    MemoryStream stream(std::string(frame.method) + " / HTTP/1.1\r\n\r\n");
    bool closed = false;
    process_request(stream, !frame.keeps_alive, closed, {});
    std::string out = stream.take();
    if (!has_length) {
      // The library states a length of what HTTP says has none, and of what is not known yet.
      constexpr std::string_view length = "Content-Length: 0\r\n";
      const std::size_t at = out.find(length);
      if (at != std::string::npos) out.erase(at, length.size());
    }
    return out;
  }

 private:
  const std::string& date() {
    const std::time_t now = std::time(nullptr);
    if (now != dated_) date_ = http_date(dated_ = now);
    return date_;
  }

  Response* response_ = nullptr;
  std::time_t dated_ = 0;
  std::string date_;
};

Framing::Framing() : library_(std::make_unique<Library>()) {}
Framing::~Framing() = default;

std::string Framing::bytes(const Frame& frame, Response response, const Limits& limits) {
  if (response.body.size() > limits.reply_bytes) {
    response = json_response(failure_of_status(reply_too_large));
  }
  if (is_text(response.type) && response.body.size() >= limits.gzip_bytes) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (frame.takes_gzip) {
      response.body = gzip(response.body);
      response.headers.emplace_back("Content-Encoding", "gzip");
    }
  }
  if (response.next) {
    response.body.clear();
    response.headers.emplace_back("Content-Type", response.type);
    if (!frame.is_old && frame.method != "HEAD") {
      response.headers.emplace_back("Transfer-Encoding", "chunked");
    }
  }
  if (frame.method == "HEAD") response.headers.emplace_back("Accept-Ranges", "none");
  if (frame.is_old && frame.keeps_alive) {
    response.headers.emplace_back("Connection", "keep-alive");
  }
  return library_->bytes(frame, response, limits);
}

}  // namespace seogo::searchd::http
