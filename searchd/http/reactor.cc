#include "searchd/http/reactor.h"

#include <algorithm>
#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "searchd/http/failure.h"

namespace seogo::searchd::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds sweep_interval{200};  // how exact deadlines are
constexpr auto linger_time = 1s;
constexpr int accepted_at_once = 64;  // before others have their turn
constexpr std::string_view go_on_line = "HTTP/1.1 100 Continue\r\n\r\n";

std::size_t worker_count(const Limits& limits) {
  return limits.workers > 0 ? limits.workers : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

Reactor::Reactor(std::vector<Service>& services, const Limits& limits, Networks proxies,
                 Counters& counters, Observer observer)
    : services_(services),
      limits_(std::make_shared<const Limits>(limits)),
      counters_(counters),
      admission_(std::move(proxies), limits, counters),
      workers_(std::make_unique<Workers>(worker_count(limits), counters, std::move(observer),
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
  pause_listening(false);
  for (Time now = Clock::now(); !(stopping_ && may_end(now));) {
    const bool nothing_to_time = connections_.empty() && listening_;
    const auto patience = nothing_to_time ? std::nullopt : std::optional(sweep_interval);
    const std::span<const News> all = poller_.wait(patience);
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
    if (now >= next_sweep_) sweep(now);
    closed_.clear();
  }
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

// Out of descriptors, a listener would be told again and again of what cannot be taken.
void Reactor::pause_listening(bool pause) {
  if (listening_ != pause) return;
  listening_ = !pause;
  std::size_t place = 0;
  for (const Service& service : services_) {
    for (const Listener& listener : service.listeners) {
      if (pause) {
        poller_.unwatch(listener);
      } else {
        poller_.watch(listener, place);
      }
      ++place;
    }
  }
}

void Reactor::accept_at(std::size_t place, Time now) {
  for (const Service& service : services_) {
    if (place < service.listeners.size()) {
      return accept_all(service.listeners[place], service, now);
    }
    place -= service.listeners.size();
  }
}

void Reactor::accept_all(const Listener& listener, const Service& service, Time now) {
  for (int i = 0; i < accepted_at_once; ++i) {
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    auto& from = reinterpret_cast<sockaddr&>(name);
    schema::File socket(
        ::accept4(listener.descriptor(), &from, &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket.is_open()) {
      take(std::move(socket), service, Address::of(from), now);
      continue;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) return;
    if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
      counters_.refused("descriptors");
      if (!make_room()) return pause_listening(true);
      continue;
    }
    // What else fails is that one connection, gone before it was taken.
  }
}

void Reactor::take(schema::File socket, const Service& service, const Address& peer, Time now) {
  ++counters_.accepted;
  if (connections_.size() >= limits_->connections && !make_room()) {
    counters_.refused("connections");
    return;
  }
  if (!peer.is_unix()) {
    const int on = 1;
    // Without it, Nagle's algorithm may hold back a reply's end; that is all.
    static_cast<void>(::setsockopt(socket.descriptor(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
  }
  auto connection = std::make_unique<Connection>(std::move(socket), service, peer);
  connection->place = connections_.size();
  connection->since = now;
  connection->deadline = now + limits_->idle_time;
  connection->readable = true;  // most clients speak at once
  if (!poller_.watch(*connection)) {
    counters_.refused("descriptors");
    return;
  }
  ++counters_.connections;
  connections_.push_back(std::move(connection));
  go_on(*connections_.back(), now);
}

// Closes the connection that has waited longest without a whole request, slow or idle.
bool Reactor::make_room() {
  Connection* longest = nullptr;
  for (const auto& connection : connections_) {
    if (connection->state != State::reading) continue;
    if (longest == nullptr || connection->since < longest->since) longest = connection.get();
  }
  if (longest == nullptr) return false;
  counters_.refused("made_room");
  close(*longest);
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

void Reactor::read_on(Connection& connection, Time now) {
  while (connection.state == State::reading) {
    if (take_request(connection, now)) continue;
    if (!connection.readable) return;
    read_more(connection, now);
  }
}

void Reactor::read_more(Connection& connection, Time now) {
  // Room for a whole request, or for many short ones.
  const std::size_t most = limits_->head_bytes + limits_->body_bytes;
  if (connection.in.size() >= most) return refuse(connection, {431, "head_bytes"}, now);
  if (connection.receive(most - connection.in.size()) == Connection::Received::end) {
    close(connection);
  }
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
    connection.needed = size;
    connection.deadline = now + limits_->body_time;
    if (head->expects_continue) {
      // A client that is not told goes on after a while by itself.
      static_cast<void>(::send(connection.socket.descriptor(), go_on_line.data(), go_on_line.size(),
                               MSG_NOSIGNAL));
    }
    return false;
  }
  connection.head = std::move(*head);
  admit(connection, now);
  return true;
}

void Reactor::admit(Connection& connection, Time now) {
  const Head& head = connection.head;
  ++connection.requests;
  connection.closes =
      stopping_ || !head.keeps_alive || connection.requests >= limits_->requests_per_connection;
  connection.client = admission_.client(connection);
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
  Response response = json_response(failure_of_status(refusal.status));
  const bool whole = connection.head.bytes > 0;
  if (retry_after.count() > 0) {
    response.headers.emplace_back("Retry-After", std::to_string(retry_after.count()));
  }
  if (!whole) connection.closes = true;
  const std::string method(whole ? connection.head.method : "GET");
  connection.out =
      framing_.bytes({method, !connection.closes, false}, std::move(response), *limits_);
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
    connection.state = State::writing;
    connection.deadline = now + limits_->write_time;
    return;
  }
  if (!first) counters_.pending_bytes -= size;
  counters_.sent_bytes += static_cast<std::uint64_t>(size);
  connection.forget_reply();
  connection.forget_request();
  if (connection.closes || stopping_) return linger(connection, now);
  connection.state = State::reading;
  connection.since = now;
  connection.deadline = now + limits_->idle_time;
}

void Reactor::linger(Connection& connection, Time now) {
  connection.state = State::lingering;
  connection.deadline = now + linger_time;
  const bool open = ::shutdown(connection.socket.descriptor(), SHUT_WR) == 0;
  if (!open || connection.hung_up || !connection.drain()) close(connection);
}

void Reactor::close(Connection& connection) {
  if (connection.state == State::writing) {
    counters_.pending_bytes -= static_cast<std::int64_t>(connection.out.size());
  }
  connection.state = State::closed;
  connection.socket = schema::File();
  --counters_.connections;
  const std::size_t place = connection.place;
  closed_.push_back(std::move(connections_[place]));
  if (place + 1 < connections_.size()) {
    connections_[place] = std::move(connections_.back());
    connections_[place]->place = place;
  }
  connections_.pop_back();
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
  if (!stopping_) pause_listening(false);
  // Backwards, because what is closed leaves its place to the last.
  for (std::size_t i = connections_.size(); i-- > 0;) {
    Connection& connection = *connections_[i];
    if (connection.state == State::answering || now < connection.deadline) continue;
    if (connection.state == State::reading && !connection.in.empty()) {
      refuse(connection, {408, connection.needed > 0 ? "body_time" : "head_time"}, now);
    } else {
      if (connection.state == State::writing) counters_.refused("write_time");
      close(connection);
    }
  }
}

void Reactor::begin_to_stop(Time now) {
  // What the kernel has taken for us already is in flight too.
  for (const Service& service : services_) {
    for (const Listener& listener : service.listeners) accept_all(listener, service, now);
  }
  pause_listening(true);
  for (Service& service : services_) service.listeners.clear();
  stopping_ = true;
  workers_->tell_to_close();
  stop_by_ = now + limits_->stop_time;
  for (std::size_t i = connections_.size(); i-- > 0;) {
    Connection& connection = *connections_[i];
    if (connection.state != State::reading) continue;
    connection.readable = true;
    read_on(connection, now);
    if (connection.state == State::reading) close(connection);
  }
}

bool Reactor::may_end(Time now) const {
  return now >= stop_by_ ||
         std::none_of(connections_.begin(), connections_.end(), [](const auto& connection) {
           return connection->state == State::answering || connection->state == State::writing;
         });
}

}  // namespace seogo::searchd::http
