#include "searchd/daemon/signals.h"

#include <pthread.h>
#include <signal.h>

namespace seogo::searchd::daemon {
namespace {

sigset_t waited_for() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

}  // namespace

void Signals::block() {
  const sigset_t signals = waited_for();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

Signals::Signals(Actions actions)
    : thread_([this, actions = std::move(actions)] {
        const sigset_t signals = waited_for();
        while (!ends_) {
          int received = 0;
          sigwait(&signals, &received);
          if (ends_) return;
          if (received != SIGHUP) return actions.stop();
          actions.reload();
        }
      }) {}

Signals::~Signals() {
  ends_ = true;
  // Wakes the thread if it still waits.
  pthread_kill(thread_.native_handle(), SIGHUP);
  thread_.join();
}

}  // namespace seogo::searchd::daemon
