#include "scenarios/run/traffic/traffic_signals.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "scenarios/run/traffic/signal_plans.hpp"
#include "sim/io/text/text_nfc.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMostStages = 64;  // that an actuated controller can call
constexpr double kRounding_s = 1e-6;     // of sums of times
constexpr double kLongestCycle_s = 86'400;

struct Controlled {
  SignalController controller;
  std::vector<SignalMovement> movements;
};

/// Phases of a plan that a controller at one node runs.
struct NodePhases {
  NodeId node;
  std::vector<SignalPlanPhase const*> phases;
  std::vector<PlanPhase> timing;  // [phases]
};

/// Plans as controllers, node by node.
class ControllerBuilder {
 public:
  ControllerBuilder(NetworkTables const& network, MovementTable const& movements, std::string const& folder,
                    Faults& faults)
      : links_(network.links), nodes_(network.nodes), movements_(movements), folder_(folder), faults_(faults) {}

  TrafficSignals build(SignalPlans const& plans) {
    for (auto const& plan : plans.plans) add_plan(plan);
    check_movements();
    add_notes(plans.left_out);
    return flat();
  }

 private:
  void add_plan(SignalPlan const& plan) {
    auto const nodes = nodes_of(plan);
    if (nodes.empty()) ++idle_;
    bool const apart = nodes.size() > 1 && has_clash(plan);
    for (auto const v : nodes) {
      auto const phases = phases_at(plan, v, apart);
      controlled_.push_back(is_fixed_time(phases.timing) ? fixed(plan, phases) : actuated(plan, phases));
    }
  }

  std::set<NodeId> nodes_of(SignalPlan const& plan) const {
    std::set<NodeId> nodes;
    for (auto const& phase : plan.phases)
      for (auto const turn : phase.turns) nodes.insert(links_.to[turn.from]);
    return nodes;
  }

  static bool has_clash(SignalPlan const& plan) {
    std::set<std::tuple<double, double, double>> places;
    return std::ranges::any_of(plan.phases, [&](SignalPlanPhase const& phase) {
      auto const& p = phase.timing;
      return !places.emplace(p.ring, p.barrier, p.position).second;
    });
  }

  NodePhases phases_at(SignalPlan const& plan, NodeId v, bool apart) const {
    NodePhases out{v, {}, {}};
    auto const serves = [&](Turn turn) { return links_.to[turn.from] == v; };
    for (std::size_t i = 0; i < plan.phases.size(); ++i) {
      if (apart && std::ranges::none_of(plan.phases[i].turns, serves)) continue;
      out.phases.push_back(&plan.phases[i]);
      out.timing.push_back(plan.phases[i].timing);
    }
    return out;
  }

  /// The phases that let each turn at the node go, ascending.
  std::map<Turn, std::vector<std::size_t>> phases_by_turn(NodePhases const& node) const {
    std::map<Turn, std::vector<std::size_t>> phases;
    for (std::size_t i = 0; i < node.phases.size(); ++i)
      for (auto const turn : std::set<Turn>(node.phases[i]->turns.begin(), node.phases[i]->turns.end()))
        if (links_.to[turn.from] == node.node) phases[turn].push_back(i);
    return phases;
  }

  Controlled fixed(SignalPlan const& plan, NodePhases const& node) {
    auto const greens = fixed_greens(node.timing);
    auto const most_s = plan.cycle_s.value_or(kLongestCycle_s);
    if (greens.round_s > most_s + kRounding_s)
      faults_.add(plan.place, fmt::format("cycle_length = {:g} s, but greens and clearances of the plan's phases "
                                          "take {:g} s",
                                          most_s, greens.round_s));
    auto const cycle_s = std::max(greens.round_s, plan.cycle_s.value_or(0));
    Controlled out{{.node = node.node, .cycle_s = cycle_s, .offset_s = offset_of(plan, node, greens, cycle_s)}, {}};
    for (auto const& [turn, phases] : phases_by_turn(node)) {
      std::vector<GreenWindow> windows;
      for (auto const i : phases) windows.push_back(greens.green[i]);
      out.movements.push_back({.from = turn.from, .to = turn.to, .green = joined_windows(std::move(windows))});
      if (out.movements.back().green.empty())
        faults_.add(plan.place, fmt::format("link {} to link {} never has green: its phases' min_green is 0",
                                            links_.id[turn.from], links_.id[turn.to]));
    }
    return out;
  }

  Controlled actuated(SignalPlan const& plan, NodePhases const& node) {
    auto const stages = plan_stages(node.timing);
    if (stages.stages.size() > kMostStages)
      faults_.add(plan.place, fmt::format("{} phases in turn; a controller that follows demand has at most {}",
                                          stages.stages.size(), kMostStages));
    Controlled out{{.node = node.node, .phases = stages.stages}, {}};
    for (auto const& [turn, phases] : phases_by_turn(node)) {
      std::set<std::uint32_t> green;
      for (auto const i : phases)
        for (auto stage = stages.first[i]; stage <= stages.last[i]; ++stage) green.insert(stage);
      out.movements.push_back({.from = turn.from, .to = turn.to, .phases = {green.begin(), green.end()}});
    }
    return out;
  }

  /// The row that speaks of this node by its name, else of the plan's controller, else any.
  SignalOffset const* offset_row(SignalPlan const& plan, NodeId v) const {
    for (auto const& name : {nodes_.id[v], plan.controller})
      for (auto const& row : plan.offsets)
        if (row.controller == name) return &row;
    return plan.offsets.empty() ? nullptr : &plan.offsets.front();
  }

  double offset_of(SignalPlan const& plan, NodePhases const& node, FixedGreens const& greens, double cycle_s) {
    auto const* const row = offset_row(plan, node.node);
    if (row == nullptr || cycle_s <= 0) return 0;
    auto const offset = std::fmod(row->offset_s - reference_of(*row, node, greens), cycle_s);
    return offset < 0 ? offset + cycle_s : offset;
  }

  /// When the moment that the offset speaks of comes within the cycle [s].
  double reference_of(SignalOffset const& row, NodePhases const& node, FixedGreens const& greens) {
    if (row.phase.empty()) return 0;
    auto const found =
        std::ranges::find(node.phases, row.phase, [](SignalPlanPhase const* phase) { return phase->number; });
    if (found == node.phases.end()) {
      faults_.add(row.place,
                  fmt::format("coord_phase = {}: no such signal_phase_num in the plan", in_quotes(row.phase)));
      return 0;
    }
    auto const i = static_cast<std::size_t>(found - node.phases.begin());
    if (row.reference.empty() || row.reference == "begin_of_green") return greens.green[i].begin_s;
    if (row.reference == "begin_of_yellow") return greens.green[i].end_s;
    if (row.reference == "begin_of_red") return greens.green[i].end_s + node.timing[i].timing.clearance_s;
    faults_.add(row.place, fmt::format("coord_ref_to = {}: must be begin_of_green, begin_of_yellow or begin_of_red",
                                       in_quotes(row.reference)));
    return 0;
  }

  /// Every movement that waits for a signal is let go by one controller.
  void check_movements() {
    std::set<NodeId> nodes;
    std::set<Turn> served;
    for (auto const& [controller, movements] : controlled_) {
      nodes.insert(controller.node);
      for (auto const& movement : movements)
        if (!served.insert({movement.from, movement.to}).second)
          faults_.add({folder_ + "/signal_phase_mvmt.csv", 0, 0},
                      fmt::format("phases of two controllers let link {} to link {} go", links_.id[movement.from],
                                  links_.id[movement.to]));
    }
    for (std::size_t i = 0; i < movements_.size(); ++i) {
      auto const turn = movements_.turn[i];
      if (movements_.control[i] != MovementControl::signal || served.count(turn) > 0) continue;
      if (nodes.count(links_.to[turn.from]) == 0)
        ++untimed_;
      else
        faults_.add({movements_.file, movements_.line[i], 0},
                    fmt::format("movement {} waits for a signal that never lets it go: no phase names it in "
                                "signal_phase_mvmt.csv",
                                movements_.id[i]));
    }
  }

  void add_notes(std::size_t left_out) {
    auto const note = [&](std::size_t n, char const* file, char const* sentence) {
      if (n > 0) out_.notes.add({folder_ + "/" + file, 0, 0}, fmt::format("{} {}", n, sentence));
    };
    note(left_out, "signal_timing_plan.csv", "further plans of the same controllers are left out: one runs all day");
    note(idle_, "signal_timing_plan.csv", "plans let no motor vehicle go");
    note(untimed_, "movement.csv", "movements have a signal without a timing: they are always free");
  }

  TrafficSignals flat() {
    std::ranges::stable_sort(controlled_, {}, [](Controlled const& c) { return c.controller.node; });
    for (auto& [controller, movements] : controlled_) {
      for (auto& movement : movements) {
        movement.controller = static_cast<std::uint32_t>(out_.controllers.size());
        out_.movements.push_back(std::move(movement));
      }
      out_.controllers.push_back(std::move(controller));
    }
    return std::move(out_);
  }

  LinkTable const& links_;
  NodeTable const& nodes_;
  MovementTable const& movements_;
  std::string folder_;
  Faults& faults_;

  std::vector<Controlled> controlled_;
  std::size_t idle_ = 0, untimed_ = 0;
  TrafficSignals out_;
};

}  // namespace

TrafficSignals traffic_signals(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                               std::string const& folder, Faults& faults) {
  auto const plans = signal_plans(network, names, movements, folder, faults);
  return ControllerBuilder(network, movements, folder, faults).build(plans);
}

}  // namespace tanvan
