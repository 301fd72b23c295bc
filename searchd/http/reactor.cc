#include "searchd/http/reactor.h"

#include <algorithm>

#include <sys/socket.h>

#include "searchd/http/failure.h"

namespace seogo::searchd::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds sweep_interval{200};  // how exact deadlines are
constexpr auto linger_time = 1s;
// What was sent before a stop may be on its way still: over a network, and in a busy kernel even
// from this machine.
constexpr auto late_time = 50ms;
constexpr std::size_t requests_a_turn = 8;
constexpr int accepted_at_once = 64;  // before others have their turn
constexpr std::string_view go_on_line = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

Reactor::Reactor(std::vector<Service>& services, const Limits& limits, Networks proxies,
                 Counters& counters, Observer observer)
    : limits_(std::make_shared<const Limits>(limits)),
      counters_(counters),
      observer_(observer),
      admission_(std::move(proxies), limits, counters),
      reception_(services, poller_),
      workers_(std::make_unique<Workers>(limits.workers, counters, std::move(observer),
                                         [this](Connection& connection) {
                                           {
                                             const std::lock_guard lock(mutex_);
                                             answered_.push_back(&connection);
                                           }
                                           poller_.wake();
                                         })) {}

Reactor::~Reactor() = default;

void Reactor::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_asked_ = true;
  }
  poller_.wake();
}

void Reactor::set_limits(const Limits& limits) {
  {
    const std::lock_guard lock(mutex_);
    new_limits_ = std::make_shared<const Limits>(limits);
  }
  poller_.wake();
}

void Reactor::run() {
  reception_.open();
  for (Time now = Clock::now(); !(stopping_ && may_end(now));) {
    const std::span<const News> all = poller_.wait(patience(now));
    now = Clock::now();
    look_at_orders(now);
    for (const News& news : all) {
      if (news.connection == nullptr) {
        accept_at(news.listener, now);
        continue;
      }
      news.connection->readable = news.connection->readable || news.readable;
      news.connection->hung_up = news.connection->hung_up || news.hung_up;
      go_on(*news.connection, now);
    }
    take_back(now);
    take_turns(now);
    if (now >= next_sweep_) sweep(now);
    if (late_until_ && now >= *late_until_) end_reception(now);
    connections_.forget_removed();
  }
}

std::optional<std::chrono::milliseconds> Reactor::patience(Time now) const {
  if (connections_.has_waiting()) return 0ms;
  if (late_until_) {
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(*late_until_ - now));
  }
  const bool nothing_to_time = connections_.size() == 0 && reception_.is_open();
  return nothing_to_time ? std::nullopt : std::optional(sweep_interval);
}

void Reactor::look_at_orders(Time now) {
  std::shared_ptr<const Limits> limits;
  bool stop = false;
  {
    const std::lock_guard lock(mutex_);
    limits.swap(new_limits_);
    stop = stop_asked_;
  }
  if (limits) {
    limits_ = std::move(limits);
    admission_.set(*limits_);
  }
  if (stop && !stopping_) begin_to_stop(now);
}

void Reactor::accept_at(std::size_t place, Time now) {
  for (int i = 0; i < accepted_at_once; ++i) {
    Guest guest = reception_.next(place);
    if (guest.came == Guest::Came::nobody) return;
    if (guest.came == Guest::Came::somebody) {
      take(std::move(guest.connection), now);
      continue;
    }
    counters_.refused("descriptors");
    if (!make_room()) return reception_.close();
  }
}

void Reactor::take(std::unique_ptr<Connection> connection, Time now) {
  ++counters_.accepted;
  if (connections_.size() >= limits_->connections && !make_room()) {
    counters_.refused("connections");
    return;
  }
  connection->since = now;
  connection->deadline = now + limits_->idle_time;
  connection->readable = true;  // most clients speak at once
  if (!poller_.watch(*connection)) {
    counters_.refused("descriptors");
    return;
  }
  ++counters_.connections;
  go_on(connections_.add(std::move(connection)), now);
}

bool Reactor::make_room() {
  Connection* least = connections_.least_wanted();
  if (least == nullptr) return false;
  counters_.refused("made_room");
  close(*least);
  return true;
}

void Reactor::go_on(Connection& connection, Time now) {
  switch (connection.state) {
    case State::reading:
      return read_on(connection, now);
    case State::writing:
      return replied(connection, now);
    case State::lingering:
      if (!connection.drain()) close(connection);
      return;
    case State::answering:
    case State::closed:
      return;
  }
}

// A client that sends one request behind another is not alone: the others have their turn between.
void Reactor::read_on(Connection& connection, Time now) {
  for (std::size_t taken = 0; connection.state == State::reading;) {
    if (taken == requests_a_turn) return connections_.wait_for_turn(connection);
    if (take_request(connection, now)) {
      ++taken;
    } else if (connection.readable) {
      read_more(connection, now);
    } else {
      return;
    }
  }
}

void Reactor::take_turns(Time now) {
  // Of those that were closed since, in this round, nothing is left to do.
  for (Connection* connection : connections_.take_waiting()) go_on(*connection, now);
}

void Reactor::read_more(Connection& connection, Time now) {
  // Room for a whole request, or for many short ones.
  const std::size_t most = limits_->head_bytes + limits_->body_bytes;
  if (connection.in.size() >= most) return refuse(connection, {431, "head_bytes"}, now);
  if (!connection.receive(most - connection.in.size())) close(connection);
}

// Whether something was done with what has come; if not, more must come.
bool Reactor::take_request(Connection& connection, Time now) {
  if (connection.in.empty() || connection.in.size() < connection.needed) return false;
  std::variant<Unfinished, Refusal, Head> read = read_head(connection.in, *limits_);
  if (const Refusal* refusal = std::get_if<Refusal>(&read)) {
    refuse(connection, *refusal, now);
    return true;
  }
  if (!connection.head_begun) {
    connection.head_begun = true;
    connection.deadline = now + limits_->head_time;
  }
  Head* head = std::get_if<Head>(&read);
  if (head == nullptr) return false;
  const std::size_t size = head->bytes + head->body_bytes;
  if (connection.in.size() < size) {
    if (bodies_ + size > limits_->pending_bytes) {
      refuse(connection, {503, "bodies"}, now);
      return true;
    }
    connection.needed = size;
    bodies_ += size;
    connection.deadline = now + limits_->body_time;
    if (head->expects_continue) {
      // A client that is not told goes on after a while by itself.
      static_cast<void>(::send(connection.socket.descriptor(), go_on_line.data(), go_on_line.size(),
                               MSG_NOSIGNAL));
    }
    return false;
  }
  connection.head = std::move(*head);
  release_body(connection);
  admit(connection, now);
  return true;
}

void Reactor::release_body(Connection& connection) {
  bodies_ -= connection.needed;
  connection.needed = 0;
}

void Reactor::admit(Connection& connection, Time now) {
  const Head& head = connection.head;
  ++connection.requests;
  connection.closes =
      stopping_ || !head.keeps_alive || connection.requests >= limits_->requests_per_connection;
  connection.client = admission_.client(connection);
  connection.is_secure = admission_.is_secure(connection);
  const bool urgent = connection.service->is_urgent(head.target);
  if (!urgent) {
    const std::optional<Objection> objection =
        admission_.objection(connection.client, workers_->waiting(), now);
    if (objection) return refuse(connection, objection->refusal, now, objection->retry_after);
  }
  connection.limits = limits_;
  connection.queued = now;
  connection.state = State::answering;
  workers_->give(connection, urgent);
}

// A request that was read whole may be followed by others; behind any other nobody knows what comes.
void Reactor::refuse(Connection& connection, const Refusal& refusal, Time now,
                     std::chrono::seconds retry_after) {
  counters_.refused(refusal.reason);
  const Head& head = connection.head;
  const bool whole = head.bytes > 0;
  if (observer_.refused) observer_.refused(refusal, whole ? connection.client : connection.peer);
  if (!whole && !admission_.tolerates(connection.peer, now)) return close(connection);
  Response response = json_response(failure_of_status(refusal.status));
  if (retry_after.count() > 0 && !response.has("Retry-After")) {
    response.headers.emplace_back("Retry-After", std::to_string(retry_after.count()));
  }
  // Who asks too much may come again; each time he has to open a connection for it.
  if (!whole || refusal.status == 429) connection.closes = true;
  if (connection.service->dress) connection.service->dress(head.header("origin"), response);
  const std::string method(whole ? head.method : "GET");
  connection.out = framing_.bytes({method, !connection.closes, false, head.is_old},
                                  std::move(response), *limits_);
  if (!whole) connection.in.clear();
  replied(connection, now);
}

// Sends what can be sent now of a reply that is ready.
void Reactor::replied(Connection& connection, Time now) {
  const bool first = connection.state != State::writing;
  const Connection::Sent sent = connection.send();
  const auto size = static_cast<std::int64_t>(connection.out.size());
  if (sent == Connection::Sent::failed) return close(connection);
  if (sent == Connection::Sent::some) {
    if (!first) return;
    counters_.pending_bytes += size;
    admission_.owes(connection.client, size);
    connection.state = State::writing;
    connection.deadline = now + limits_->write_time;
    return;
  }
  if (!first) forget_pending(connection);
  counters_.sent_bytes += static_cast<std::uint64_t>(size);
  if (connection.streamed && !streamed_on(connection)) return;
  connection.forget_reply();
  release_body(connection);
  connection.forget_request();
  // Who was not told of the close may have sent his next request before the stop.
  if (connection.closes || (stopping_ && !late_until_)) return linger(connection, now);
  connection.state = State::reading;
  connection.since = now;
  connection.deadline = now + limits_->idle_time;
}

// Whether all of it is sent; else its next piece is made, or it is cut off.
bool Reactor::streamed_on(Connection& connection) {
  StreamedReply& streamed = *connection.streamed;
  streamed.sent(connection.out.size());
  if (!streamed.ended()) {
    connection.out.clear();
    connection.sent = 0;
    connection.state = State::answering;
    connection.limits = limits_;
    workers_->go_on(connection);
    return false;
  }
  if (streamed.broken()) {
    counters_.refused("broken_off");
    if (!streamed.in_chunks()) connection.reset_when_closed();
    close(connection);
    return false;
  }
  streamed.let_go();
  connection.streamed.reset();
  return true;
}

void Reactor::linger(Connection& connection, Time now) {
  connection.state = State::lingering;
  connection.deadline = now + linger_time;
  const bool open = ::shutdown(connection.socket.descriptor(), SHUT_WR) == 0;
  if (!open || connection.hung_up || !connection.drain()) close(connection);
}

void Reactor::forget_pending(const Connection& connection) {
  const auto size = static_cast<std::int64_t>(connection.out.size());
  counters_.pending_bytes -= size;
  admission_.owes(connection.client, -size);
}

void Reactor::close(Connection& connection) {
  if (connection.state == State::writing) forget_pending(connection);
  if (connection.streamed) {
    connection.streamed->sent(connection.sent);
    connection.streamed.reset();
  }
  release_body(connection);
  --counters_.connections;
  connections_.remove(connection);
}

// From the workers.
void Reactor::take_back(Time now) {
  std::vector<Connection*> answered;
  {
    const std::lock_guard lock(mutex_);
    answered.swap(answered_);
  }
  for (Connection* connection : answered) {
    connection->limits.reset();
    replied(*connection, now);
    go_on(*connection, now);
  }
}

void Reactor::sweep(Time now) {
  next_sweep_ = now + sweep_interval;
  if (!stopping_) reception_.open();
  // Backwards, because what is closed leaves its place to the last.
  for (std::size_t i = connections_.size(); i-- > 0;) {
    Connection& connection = connections_[i];
    if (connection.state == State::answering || now < connection.deadline) continue;
    if (connection.state == State::reading && !connection.in.empty()) {
      refuse(connection, {408, connection.needed > 0 ? "body_time" : "head_time"}, now);
    } else {
      if (connection.state == State::writing) counters_.refused("write_time");
      close(connection);
    }
  }
}

// Each connection closes behind its next reply; who says nothing is waited for until end_reception().
void Reactor::begin_to_stop(Time now) {
  stopping_ = true;
  workers_->tell_to_close();
  stop_by_ = now + limits_->stop_time;
  late_until_ = now + late_time;
}

void Reactor::end_reception(Time now) {
  late_until_.reset();
  // What the kernel has taken for us already is in flight too.
  for (std::size_t place = 0; place < reception_.listeners(); ++place) accept_at(place, now);
  reception_.end();
  for (std::size_t i = connections_.size(); i-- > 0;) {
    Connection& connection = connections_[i];
    if (connection.state != State::reading) continue;
    connection.readable = true;
    read_on(connection, now);
    if (connection.state == State::reading) close(connection);
  }
}

bool Reactor::may_end(Time now) const {
  return now >= stop_by_ || (!late_until_ && !connections_.has_unanswered());
}

}  // namespace seogo::searchd::http
