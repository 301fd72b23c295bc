#include "searchd/http/stop_signal.h"

#include <pthread.h>
#include <signal.h>

namespace seogo::searchd::http {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

void StopSignal::block() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

StopSignal::StopSignal(std::function<void()> stop)
    : thread_([stop = std::move(stop)] {
        const sigset_t signals = stop_signals();
        int received = 0;
        sigwait(&signals, &received);
        stop();
      }) {}

StopSignal::~StopSignal() {
  // Wakes the thread if it still waits; after the end of its server, its stop does nothing.
  pthread_kill(thread_.native_handle(), SIGTERM);
  thread_.join();
}

}  // namespace seogo::searchd::http
