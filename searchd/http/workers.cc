#include "searchd/http/workers.h"

#include <spdlog/spdlog.h>

#include "searchd/http/failure.h"
#include "searchd/http/gzip.h"

namespace seogo::searchd::http {
namespace {

Request request_of(const Connection& connection) {
  const Head& head = connection.head;
  const std::string_view path = head.target.substr(0, head.target.find('?'));
  std::string_view query = head.target.substr(path.size());
  if (!query.empty()) query.remove_prefix(1);
  Request request{std::string(head.method),       std::string(path), wire::parse_query(query), {},
                  std::string(connection.body()), connection.client, connection.is_secure};
  request.headers.reserve(head.headers.size());
  for (const Header& header : head.headers) request.headers.emplace_back(header.name, header.value);
  return request;
}

}  // namespace

Workers::Workers(std::size_t count, Counters& counters, Observer observer, Done done)
    : counters_(counters), observer_(std::move(observer)), done_(std::move(done)) {
  for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  given_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::give(Connection& connection, bool urgent) {
  ++counters_.queued;
  {
    const std::lock_guard lock(mutex_);
    (urgent ? urgent_ : waiting_).push_back(&connection);
  }
  given_.notify_one();
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

Connection* Workers::next() {
  std::unique_lock lock(mutex_);
  given_.wait(lock, [this] { return ends_ || !urgent_.empty() || !waiting_.empty(); });
  if (ends_) return nullptr;
  std::deque<Connection*>& line = urgent_.empty() ? waiting_ : urgent_;
  Connection* first = line.front();
  line.pop_front();
  return first;
}

void Workers::work() {
  Framing framing;
  while (Connection* connection = next()) {
    --counters_.queued;
    ++counters_.answering;
    answer(*connection, framing);
    --counters_.answering;
    done_(*connection);
  }
}

void Workers::answer(Connection& connection, Framing& framing) {
  try {
    connection.out = reply(connection, framing);
  } catch (const std::exception& error) {
    // No memory, say: what is sent then needs none.
    spdlog::error("a reply could not be made: {}", error.what());
    connection.out =
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n"
        "Connection: close\r\n\r\n";
    connection.closes = true;
  }
  // A socket that failed is the reactor's to find out.
  static_cast<void>(connection.send());
}

std::string Workers::reply(const Connection& connection, Framing& framing) {
  const Time begun = std::chrono::steady_clock::now();
  const Request request = request_of(connection);
  Response response;
  if (begun - connection.queued > connection.limits->queue_time) {
    counters_.refused("queue_time");
    response = json_response(failure_of_status(503));
  } else {
    try {
      response = connection.service->answer(request);
    } catch (const std::exception& error) {
      response = json_response(failure_of(error));
    }
  }
  const int status = response.status;
  const std::string_view route = response.route;
  const Frame frame{connection.head.method, !connection.closes && !closing_,
                    takes_gzip(request.header("accept-encoding")), connection.head.is_old};
  std::string bytes = framing.bytes(frame, std::move(response), *connection.limits);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  counters_.answered(route, status, took);
  if (observer_.answered) {
    observer_.answered({request, status, route, bytes.size(), begun - connection.queued, took});
  }
  return bytes;
}

}  // namespace seogo::searchd::http
