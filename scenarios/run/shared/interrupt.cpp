#include "scenarios/run/shared/interrupt.hpp"

#include <array>
#include <csignal>
#include <fmt/format.h>
#include <stdexcept>
#include <tbb/task_scheduler_observer.h>

namespace tanvan {
namespace {

volatile std::sig_atomic_t noted = 0;  // the signal, 0 for none; all that a handler may touch

extern "C" void note(int signal) {
  noted = signal;
}

char const* noted_name() {
  return noted == SIGINT ? "SIGINT" : "SIGTERM";
}

/// Workers leave signals to the main thread, which holds SIGTERM back while a library takes it for itself.
class DeafWorkers : public tbb::task_scheduler_observer {
 public:
  DeafWorkers() { observe(true); }
  ~DeafWorkers() override { observe(false); }
  DeafWorkers(DeafWorkers const&) = delete;
  DeafWorkers& operator=(DeafWorkers const&) = delete;

  void on_scheduler_entry(bool is_worker) override {
    if (!is_worker) return;
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  }
};

}  // namespace

void listen_for_stops() {
  static DeafWorkers const deaf;
  for (int const signal : std::array{SIGINT, SIGTERM}) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(signal, &action, nullptr);
  }
}

void stop_before_writing_if_asked() {
  if (noted != 0) throw std::runtime_error(fmt::format("stopped by {}; nothing was written", noted_name()));
}

void stop_if_asked(Month month) {
  if (noted != 0)
    throw std::runtime_error(
        fmt::format("stopped by {} in month {}; nothing was written", noted_name(), to_string(month)));
}

}  // namespace tanvan
