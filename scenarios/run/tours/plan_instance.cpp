#include "scenarios/run/tours/plan_instance.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <span>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <unistd.h>

#include "scenarios/run/scenario/faults.hpp"
#include "scenarios/run/tours/best_known.hpp"
#include "sim/core/progress.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/tours/solve_tours.hpp"

namespace tanvan {
namespace {

constexpr double kPercent = 100;
constexpr std::size_t kProgressSteps = 100, kPlainSteps = 10;  // on a terminal, and elsewhere

TourSettings settings_of(ToursRequest const& request, std::size_t threads) {
  TourSettings settings;
  settings.seed = request.seed;
  settings.iterations = request.iterations;
  settings.seconds = request.seconds;
  // With iterations the plan is to be the same on any threads; by the clock each thread makes a search of its own.
  settings.searches = request.seconds > 0 ? threads : 1;
  return settings;
}

/// What the search tells, a step at a time.
class SearchProgress {
 public:
  SearchProgress()
      : steps_(isatty(STDERR_FILENO) != 0 ? kProgressSteps : kPlainSteps),
        show_(progress_to_stderr(isatty(STDERR_FILENO) != 0)) {}

  void operator()(double share, double cost) {
    auto const step = static_cast<std::size_t>(share * static_cast<double>(steps_));
    if (step <= last_) return;
    last_ = step;
    show_({.done = step, .of = steps_, .line = "cost " + cost_text(cost)});
  }

 private:
  std::size_t steps_, last_ = 0;
  Progress show_;
};

void print_figures(TourInstance const& instance, TourPlan const& plan, ToursRequest const& request, double seconds) {
  auto best = best_known(instance);
  if (request.best) best = BestKnown{*request.best, "as said"};
  if (best) fmt::print("best known: {} ({})\n", cost_text(best->cost), best->source);
  fmt::print("cost={} best_known={} gap={} vehicles={} seconds={:.2f}\n", cost_text(plan.cost),
             best ? cost_text(best->cost) : "unknown",
             best ? fmt::format("{:.3f}%", kPercent * (plan.cost / best->cost - 1)) : "unknown", plan.duties.size(),
             seconds);
}

}  // namespace

int plan_instance(ToursRequest const& request) {
  auto const begin = std::chrono::steady_clock::now();
  auto const instance = read_tour_instance({request.instance, request.instance}, request.rounding);
  if (!instance) return report_faults(instance.error());
  std::array<std::filesystem::path, 1> const inputs = {request.instance};
  if (auto fault = overwrites_input(request.out, inputs)) return report_fault(std::move(*fault));
  ensure_writable(request.out);
  auto const threads = request.threads > 0 ? request.threads : tbb::info::default_concurrency();
  tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)};
  SearchProgress progress;
  auto const plan = solve_tours(instance->problem, settings_of(request, static_cast<std::size_t>(threads)),
                                [&](double share, double cost) { progress(share, cost); });
  if (!plan.left_out.empty()) {
    fmt::print(stderr,
               "tanvan: {} of {} customers found no vehicle, so no solution is written; a longer search, or more or "
               "larger vehicles may take them\n",
               plan.left_out.size(), instance->problem.stops() - 1);
    return 1;
  }
  std::string const text = solution_text(plan);
  write_whole_file(request.out, std::as_bytes(std::span{text}));
  std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - begin;
  print_figures(*instance, plan, request, seconds.count());
  return 0;
}

}  // namespace tanvan
