#include "sim/assignment/stochastic_equilibrium.hpp"

#include <algorithm>
#include <cmath>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "sim/assignment/logit_loading.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Loads all classes and origins, in blocks of origins that never depend on the threads.
class NetworkLoading {
 public:
  explicit NetworkLoading(AssignmentProblem const& problem)
      : problem_(&problem),
        entering_(entering_links(problem.graph)),
        loaders_([this] { return LogitLoading(*problem_, entering_); }) {
    std::vector<double> free_time(problem.links());
    for (LinkId a : ids<LinkId>(problem.links())) free_time[a.value] = problem.delay.time(a, 0);
    free_cost_ = costs(free_time);
    for (std::uint32_t c = 0; c < problem.classes.size(); ++c) add_blocks(c);
  }

  /// One load a class, at the given link times.
  std::vector<LogitLoad> load(std::span<double const> time, double theta) {
    auto const cost = costs(time);
    tbb::parallel_for(std::size_t{0}, blocks_.size(), [&](std::size_t b) { load_block(blocks_[b], cost, theta); });
    std::vector<LogitLoad> loads(problem_->classes.size());
    for (auto& load : loads) load.volume.assign(problem_->links(), 0);
    for (auto const& block : blocks_) join(block.load, loads[block.vehicle_class]);
    return loads;
  }

  /// What each class pays on each link at the given link times: [classes * links], row = class.
  std::vector<double> costs(std::span<double const> time) const {
    std::vector<double> cost(problem_->classes.size() * problem_->links());
    for (std::size_t c = 0; c < problem_->classes.size(); ++c)
      class_cost(problem_->classes[c], time, std::span{cost}.subspan(c * problem_->links(), problem_->links()));
    return cost;
  }
  std::span<double const> of_class(std::vector<double> const& rows, std::size_t vehicle_class) const {
    return std::span{rows}.subspan(vehicle_class * problem_->links(), problem_->links());
  }

 private:
  struct Block {
    std::uint32_t vehicle_class, first, last;  // origins [first, last)
    LogitLoad load;
  };

  std::span<double const> demand(std::uint32_t vehicle_class, std::size_t origin) const {
    auto const zones = problem_->zones();
    return std::span{problem_->classes[vehicle_class].demand}.subspan(origin * zones, zones);
  }

  void add_blocks(std::uint32_t vehicle_class) {
    constexpr std::uint32_t kBlocks = 32;  // a class: enough to share out, few enough to keep a load for each
    auto const zones = static_cast<std::uint32_t>(problem_->zones());
    std::uint32_t const length = (zones + kBlocks - 1) / kBlocks;
    for (std::uint32_t o = 0; o < zones; o += length)
      blocks_.push_back({vehicle_class, o, std::min(zones, o + length), {}});
  }

  void load_block(Block& block, std::vector<double> const& cost, double theta) {
    auto& loader = loaders_.local();
    auto const c = block.vehicle_class;
    block.load.volume.assign(problem_->links(), 0);
    block.load.access_cost = block.load.unreachable = 0;
    for (auto o = block.first; o < block.last; ++o)
      if (std::ranges::any_of(demand(c, o), [](double d) { return d > 0; }))
        loader.add(o, demand(c, o), of_class(free_cost_, c), of_class(cost, c), theta, block.load);
  }

  static void join(LogitLoad const& part, LogitLoad& whole) {
    for (std::size_t a = 0; a < whole.volume.size(); ++a) whole.volume[a] += part.volume[a];
    whole.access_cost += part.access_cost;
    whole.unreachable += part.unreachable;
  }

  AssignmentProblem const* problem_;
  EnteringLinks entering_;
  tbb::enumerable_thread_specific<LogitLoading> loaders_;
  std::vector<double> free_cost_;  // [classes * links], row = class
  std::vector<Block> blocks_;      // by class and origin
};

/// Where the averaging stands.
struct State {
  std::vector<LogitLoad> loads;  // one a class
  std::vector<double> pcu;       // [links], without background [PCU/h]
};

std::vector<double> in_pcu(AssignmentProblem const& problem, std::vector<LogitLoad> const& loads) {
  std::vector<double> pcu(problem.links());
  for (std::size_t c = 0; c < loads.size(); ++c)
    for (std::size_t a = 0; a < pcu.size(); ++a) pcu[a] += problem.classes[c].pcu * loads[c].volume[a];
  return pcu;
}

std::vector<double> with_background(AssignmentProblem const& problem, std::vector<double> pcu) {
  if (!problem.background_pcu.empty())
    for (std::size_t a = 0; a < pcu.size(); ++a) pcu[a] += problem.background_pcu[id_of<LinkId>(a)];
  return pcu;
}

std::vector<double> times(AssignmentProblem const& problem, std::span<double const> volume_pcu) {
  std::vector<double> time(problem.links());
  for (LinkId a : ids<LinkId>(problem.links())) time[a.value] = problem.delay.time(a, volume_pcu[a.value]);
  return time;
}

State loaded(AssignmentProblem const& problem, NetworkLoading& network, std::span<double const> pcu, double theta) {
  State state;
  auto const volume = with_background(problem, {pcu.begin(), pcu.end()});
  state.loads = network.load(times(problem, volume), theta);
  state.pcu = in_pcu(problem, state.loads);
  return state;
}

struct Residual {
  double relative = 0;  // sum |y - v| / sum y
  double square = 0;    // sum (y - v)^2
};
Residual residual(std::span<double const> now, std::span<double const> wanted) {
  double off = 0, all = 0, square = 0;
  for (std::size_t a = 0; a < now.size(); ++a) {
    double const d = wanted[a] - now[a];
    off += std::abs(d);
    square += d * d;
    all += wanted[a];
  }
  return {all > 0 ? off / all : 0, square};
}

void step_towards(State const& wanted, double step, AssignmentProblem const& problem, State& now) {
  for (std::size_t c = 0; c < now.loads.size(); ++c) {
    auto& from = now.loads[c];
    auto const& to = wanted.loads[c];
    for (std::size_t a = 0; a < from.volume.size(); ++a) from.volume[a] += step * (to.volume[a] - from.volume[a]);
    from.access_cost += step * (to.access_cost - from.access_cost);
  }
  now.pcu = in_pcu(problem, now.loads);
}

/// What the vehicles on links pay; links that nobody uses may be closed.
double paid(std::span<double const> volume, std::span<double const> cost) {
  double total = 0;
  for (std::size_t a = 0; a < volume.size(); ++a)
    if (volume[a] > 0) total += volume[a] * cost[a];
  return total;
}

void describe(AssignmentProblem const& problem, NetworkLoading const& network, State const& state,
              StochasticResult& result) {
  result.volume_pcu = with_background(problem, state.pcu);
  result.time = times(problem, result.volume_pcu);
  auto const cost = network.costs(result.time);
  for (std::size_t c = 0; c < state.loads.size(); ++c) {
    auto const& load = state.loads[c];
    result.volume.insert(result.volume.end(), load.volume.begin(), load.volume.end());
    result.unreachable += load.unreachable;
    result.tstt += paid(load.volume, network.of_class(cost, c)) + load.access_cost;
  }
}

void check(StochasticOptions const& options) {
  expects(options.theta >= 0 && std::isfinite(options.theta), "theta >= 0 and finite");
  expects(options.gap > 0 && options.max_iterations >= 1, "positive options");
  expects(options.braking > 1 && options.easing > 0 && options.easing < 1, "steps that regulate themselves");
}

}  // namespace

StochasticResult solve_stochastic_equilibrium(AssignmentProblem const& problem, StochasticOptions const& options,
                                              StochasticProgress const& progress) {
  check(problem);
  check(options);
  NetworkLoading network(problem);
  State now = loaded(problem, network, std::vector<double>(problem.links()), options.theta);
  StochasticResult result;
  double divisor = 1, last_square = 0;
  for (;;) {
    State const wanted = loaded(problem, network, now.pcu, options.theta);
    auto const [gap, square] = residual(now.pcu, wanted.pcu);
    ++result.iterations;
    result.gap = gap;
    if (progress) progress({result.iterations, gap});
    if (gap <= options.gap || result.iterations >= options.max_iterations) break;
    if (result.iterations > 1) divisor += square >= last_square ? options.braking : options.easing;
    last_square = square;
    step_towards(wanted, 1 / divisor, problem, now);
  }
  describe(problem, network, now, result);
  return result;
}

}  // namespace tanvan
