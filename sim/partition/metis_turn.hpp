#pragma once
/// One thread at a time may ask METIS.

#include <csignal>
#include <mutex>

namespace tanvan {

/// METIS draws from the C library's one stream of random numbers and takes SIGABRT and SIGTERM for itself while it
/// runs. So one thread asks at a time, a SIGTERM to it waits, and what listened to these signals listens again
/// afterwards.
class MetisTurn {
 public:
  MetisTurn() : turn_(mutex()) {
    sigset_t term;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &term, &mask_);
    sigaction(SIGTERM, nullptr, &on_term_);
    sigaction(SIGABRT, nullptr, &on_abort_);
  }
  ~MetisTurn() {
    sigaction(SIGABRT, &on_abort_, nullptr);
    sigaction(SIGTERM, &on_term_, nullptr);
    pthread_sigmask(SIG_SETMASK, &mask_, nullptr);
  }
  MetisTurn(MetisTurn const&) = delete;
  MetisTurn& operator=(MetisTurn const&) = delete;

 private:
  static std::mutex& mutex() {
    static std::mutex one;
    return one;
  }
  std::lock_guard<std::mutex> turn_;
  sigset_t mask_{};
  struct sigaction on_term_ {
  }, on_abort_{};
};

}  // namespace tanvan
