#include "searchd/http/workers.h"

#include <algorithm>

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
  if (count == 0) count = std::max(1U, std::thread::hardware_concurrency());
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

void Workers::go_on(Connection& connection) {
  ++counters_.queued;
  {
    const std::lock_guard lock(mutex_);
    streamed_.push_back(&connection);
  }
  given_.notify_one();
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

Connection* Workers::next() {
  std::unique_lock lock(mutex_);
  given_.wait(lock, [this] {
    return ends_ || !urgent_.empty() || !waiting_.empty() || !streamed_.empty();
  });
  if (ends_) return nullptr;
  std::deque<Connection*>* line = &urgent_;
  if (urgent_.empty()) {
    const bool streams = waiting_.empty() || (turn_of_streamed_ && !streamed_.empty());
    turn_of_streamed_ = !streams;
    line = streams ? &streamed_ : &waiting_;
  }
  Connection* first = line->front();
  line->pop_front();
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
    connection.out = connection.streamed ? next_piece(connection) : reply(connection, framing);
  } catch (const std::exception& error) {
    // No memory, say: what is sent then needs none.
    spdlog::error("a reply could not be made: {}", error.what());
    connection.closes = true;
    if (connection.streamed) {
      connection.streamed->break_off();
      connection.out.clear();
      return;
    }
    connection.out =
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n"
        "Connection: close\r\n\r\n";
  }
  // A socket that failed is the reactor's to find out.
  static_cast<void>(connection.send());
}

std::string Workers::next_piece(Connection& connection) {
  std::string piece;
  try {
    connection.streamed->write(piece);
  } catch (const std::exception& error) {
    // Logs it; the client sees that the end is missing.
    static_cast<void>(failure_of(error));
    connection.streamed->break_off();
    return {};
  }
  return piece;
}

Response Workers::response_to(const Connection& connection, const Request& request, Time begun) {
  if (begun - connection.queued > connection.limits->queue_time) {
    counters_.refused("queue_time");
    return json_response(failure_of_status(503));
  }
  try {
    return connection.service->answer(request);
  } catch (const std::exception& error) {
    return json_response(failure_of(error));
  }
}

std::string Workers::reply(Connection& connection, Framing& framing) {
  const Time begun = std::chrono::steady_clock::now();
  const Request request = request_of(connection);
  Response response = response_to(connection, request, begun);
  if (response.next && counters_.streams >= connection.limits->streams) {
    counters_.refused("streams");
    const std::string_view route = response.route;
    response = json_response(failure_of_status(503));
    response.route = route;
    if (connection.service->dress) {
      connection.service->dress(connection.head.header("origin"), response);
    }
  }
  const int status = response.status;
  const std::string_view route = response.route;
  std::string bytes;
  if (response.next && connection.head.method != "HEAD") {
    bytes = begin_stream(connection, framing, request, std::move(response), begun);
  } else {
    bytes = framing.bytes(frame_of(connection), std::move(response), *connection.limits);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  counters_.answered(route, status, took);
  // Of a stream its end is told, with all its bytes.
  if (observer_.answered && !connection.streamed) {
    observer_.answered({request, status, route, bytes.size(), begun - connection.queued, took});
  }
  return bytes;
}

std::string Workers::begin_stream(Connection& connection, Framing& framing, const Request& request,
                                  Response response, Time begun) {
  // Nobody could tell where its reply ends and the next one begins.
  if (connection.head.is_old) connection.closes = true;
  StreamedReply::Tell tell;
  if (observer_.answered) {
    tell = [observe = observer_.answered, request, status = response.status, route = response.route,
            waited = begun - connection.queued](const StreamedReply::Sum& sum) {
      observe({request, status, route, sum.bytes, waited, sum.took, sum.whole});
    };
  }
  auto streamed = std::make_unique<StreamedReply>(response.next, !connection.head.is_old, counters_,
                                                  std::move(tell));
  std::string bytes = framing.bytes(frame_of(connection), std::move(response), *connection.limits);
  connection.streamed = std::move(streamed);
  return bytes + next_piece(connection);
}

Frame Workers::frame_of(Connection& connection) const {
  const Head& head = connection.head;
  connection.closes = connection.closes || closing_;
  return {head.method, !connection.closes, takes_gzip(head.header("accept-encoding")), head.is_old};
}

}  // namespace seogo::searchd::http
