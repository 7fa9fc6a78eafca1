#pragma once
/// Runs a computation on one, two and seven threads.

#include <array>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <utility>

namespace tanvan {

/// The results of make() on 1, 2 and 7 threads.
template <class Make>
auto on_one_two_and_seven_threads(Make make) {
  std::array<decltype(make()), 3> results;
  int const threads[] = {1, 2, 7};
  for (std::size_t i = 0; i < results.size(); ++i) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads[i])};
    tbb::task_arena arena{threads[i]};
    arena.execute([&] { results[i] = make(); });
  }
  return results;
}

}  // namespace tanvan
