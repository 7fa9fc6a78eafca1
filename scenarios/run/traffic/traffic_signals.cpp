#include "scenarios/run/traffic/traffic_signals.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "scenarios/run/traffic/gmns_rows.hpp"
#include "scenarios/run/traffic/signal_timing.hpp"
#include "sim/network/network.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kGreen{0, 3'600, "s"}, kCycle{1, 86'400, "s"}, kOffset{-1e7, 1e7, "s"}, kOrder{-1e6, 1e6};
constexpr std::size_t kMostStages = 64;  // that an actuated controller can call
constexpr double kExtension_s = 3;       // FHWA, Signal Timing Manual, 2nd edition, 2015, section 6.1: 2 to 4 s
constexpr double kRounding_s = 1e-6;     // of sums of times
constexpr double kEmpty = -1;            // stands for an empty cell in what is never negative
constexpr double kUnknownOffset = 1e9;   // the same of offsets, beyond their range

/// A row of signal_timing_phase.csv.
struct PhaseRow {
  std::string_view id, number;
  std::vector<Turn> turns;  // that it lets go
};

/// When a plan begins, from signal_coordination.csv.
struct Coordination {
  std::string_view controller, phase, reference;
  double offset_s = 0;
  std::size_t row = 0;
};

/// A row of signal_timing_plan.csv that is in force, and its phases.
struct Plan {
  std::string_view id, controller;
  double cycle_s = kEmpty;
  std::size_t row = 0;
  std::vector<PhaseRow> phases = {};
  std::vector<PlanPhase> timing = {};  // [phases]
  std::vector<Coordination> coordinations = {};
};

struct Controlled {
  SignalController controller;
  std::vector<SignalMovement> movements;
};

/// Phases of a plan that a controller at one node runs.
struct NodePhases {
  NodeId node;
  std::vector<PhaseRow const*> phases;
  std::vector<PlanPhase> timing;  // [phases]
};

std::optional<GmnsRows> rows_named(NetworkTables const& network, char const* name, std::string const& folder,
                                   Faults& faults) {
  auto const* const table = table_named(network, name);
  if (table == nullptr) return std::nullopt;
  return GmnsRows(*table, folder, faults);
}

/// The tables of a folder under reading.
class SignalReader {
 public:
  SignalReader(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
               std::string const& folder, Faults& faults)
      : links_(network.links),
        nodes_(network.nodes),
        names_(names),
        movements_(movements),
        plan_rows_(rows_named(network, "signal_timing_plan", folder, faults)),
        phase_rows_(rows_named(network, "signal_timing_phase", folder, faults)),
        green_rows_(rows_named(network, "signal_phase_mvmt", folder, faults)),
        offset_rows_(rows_named(network, "signal_coordination", folder, faults)),
        folder_(folder),
        faults_(faults) {}

  TrafficSignals read() {
    if (plan_rows_) read_plans(*plan_rows_);
    if (phase_rows_) read_phases(*phase_rows_);
    if (green_rows_) read_greens(*green_rows_);
    if (offset_rows_) read_offsets(*offset_rows_);
    for (auto const& plan : plans_) add_plan(plan);
    check_movements();
    add_notes();
    return flat();
  }

 private:
  /// The row of a chosen plan; npos where the plan is known and left out, none where it is not there.
  static constexpr std::size_t kLeftOut = static_cast<std::size_t>(-1);

  void read_plans(GmnsRows& rows) {
    auto const id = rows.column("timing_plan_id"), controller = rows.column("controller_id"),
               cycle = rows.column("cycle_length"), active = rows.column("active");
    std::map<std::string_view, std::size_t> chosen;  // by controller
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      auto const place = chosen.try_emplace(rows.text(row, controller), plans_.size()).first->second;
      bool const first = place == plans_.size();
      if (first) plans_.emplace_back();
      if (first || rows.text(row, active) == "1")
        plans_[place] = {.id = rows.text(row, id), .controller = rows.text(row, controller), .row = row};
      plan_of_[rows.text(row, id)] = kLeftOut;
    }
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      plan_of_[plans_[i].id] = i;
      plans_[i].cycle_s = rows.number(plans_[i].row, cycle, kCycle, kEmpty);
    }
  }

  void read_phases(GmnsRows& rows) {
    auto const id = rows.column("timing_phase_id"), plan = rows.column("timing_plan_id"),
               number = rows.column("signal_phase_num");
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      auto const found = plan_of_.find(rows.text(row, plan));
      if (found == plan_of_.end()) {
        rows.cell_fault(row, plan, "no such timing_plan_id in signal_timing_plan.csv");
        continue;
      }
      phase_of_[rows.text(row, id)] = {found->second, 0};
      if (found->second == kLeftOut) continue;
      auto& into = plans_[found->second];
      phase_of_[rows.text(row, id)].second = into.phases.size();
      into.phases.push_back({rows.text(row, id), rows.text(row, number), {}});
      into.timing.push_back(timing_of(rows, row));
    }
  }

  PlanPhase timing_of(GmnsRows& rows, std::size_t row) {
    auto const least = rows.number(row, rows.column("min_green"), kGreen, kEmpty),
               most = rows.number(row, rows.column("max_green"), kGreen, kEmpty),
               extension = rows.number(row, rows.column("extension"), kGreen, kExtension_s),
               clearance = rows.number(row, rows.column("clearance"), kGreen, 0);
    if (least == kEmpty && most == kEmpty) rows.fault(row, "min_green and max_green are missing or wrong");
    SignalPhase const phase{least == kEmpty ? most : least, most == kEmpty ? least : most, extension, clearance};
    if (phase.max_green_s < phase.min_green_s)
      rows.cell_fault(row, rows.column("max_green"), fmt::format("is below min_green, {:g} s", phase.min_green_s));
    return {phase, rows.number(row, rows.column("ring"), kOrder, 1),
            rows.number(row, rows.column("barrier"), kOrder, 1),
            rows.number(row, rows.column("position"), kOrder, static_cast<double>(row))};
  }

  void read_greens(GmnsRows& rows) {
    auto const phase = rows.column("timing_phase_id"), movement = rows.column("mvmt_id"), link = rows.column("link_id");
    std::map<std::string_view, std::size_t> row_of;
    for (std::size_t i = 0; i < movements_.size(); ++i) row_of.emplace(movements_.id[i], i);
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      auto const found = phase_of_.find(rows.text(row, phase));
      if (found == phase_of_.end()) {
        rows.cell_fault(row, phase, "no such timing_phase_id in signal_timing_phase.csv");
        continue;
      }
      auto const [plan, place] = found->second;
      if (plan == kLeftOut) continue;
      auto& turns = plans_[plan].phases[place].turns;
      if (!rows.text(row, movement).empty())
        add_movement(rows, row, movement, row_of, turns);
      else if (!rows.text(row, link).empty())
        add_link(rows, row, link, turns);
      else
        rows.fault(row, "names neither a mvmt_id nor a link_id");
    }
  }

  /// Movements that motor vehicles don't make are in no row of `movements_`, and pass.
  void add_movement(GmnsRows& rows, std::size_t row, std::size_t column,
                    std::map<std::string_view, std::size_t> const& row_of, std::vector<Turn>& turns) {
    auto const found = row_of.find(rows.text(row, column));
    if (found != row_of.end()) return turns.push_back(movements_.turn[found->second]);
    if (movements_.file.empty()) rows.cell_fault(row, column, "there is no movement.csv");
  }

  void add_link(GmnsRows& rows, std::size_t row, std::size_t column, std::vector<Turn>& turns) {
    auto const found = names_.find(rows.text(row, column));
    if (found == names_.end()) return rows.cell_fault(row, column, "no such link_id in link.csv");
    auto const a = found->second;
    bool listed = false;
    for (std::size_t i = 0; i < movements_.size(); ++i) {
      if (movements_.turn[i].from != a) continue;
      listed = true;
      if (movements_.control[i] != MovementControl::other) turns.push_back(movements_.turn[i]);
    }
    if (!listed) add_all_turns(a, turns);
  }

  void add_all_turns(LinkId a, std::vector<Turn>& turns) {
    if (leaving_.offset.empty()) leaving_ = adjacency_by(links_.from.span(), nodes_.size());
    auto const v = links_.to[a].value;
    for (auto i = leaving_.offset[v]; i < leaving_.offset[v + 1]; ++i)
      if (Turn const turn{a, leaving_.link[i]}; is_motor_turn(links_, turn)) turns.push_back(turn);
  }

  void read_offsets(GmnsRows& rows) {
    auto const plan = rows.column("timing_plan_id"), controller = rows.column("controller_id"),
               phase = rows.column("coord_phase"), reference = rows.column("coord_ref_to"),
               offset = rows.column("offset");
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      auto const found = plan_of_.find(rows.text(row, plan));
      if (found == plan_of_.end()) {
        rows.cell_fault(row, plan, "no such timing_plan_id in signal_timing_plan.csv");
        continue;
      }
      if (found->second == kLeftOut) continue;
      auto const seconds = rows.number(row, offset, kOffset, kUnknownOffset);
      if (seconds != kUnknownOffset)
        plans_[found->second].coordinations.push_back(
            {rows.text(row, controller), rows.text(row, phase), rows.text(row, reference), seconds, row});
    }
  }

  void add_plan(Plan const& plan) {
    auto const nodes = nodes_of(plan);
    if (nodes.empty()) ++idle_;
    bool const apart = nodes.size() > 1 && has_clash(plan);
    for (auto const v : nodes) {
      auto const phases = phases_at(plan, v, apart);
      controlled_.push_back(is_fixed_time(phases.timing) ? fixed(plan, phases) : actuated(plan, phases));
    }
  }

  std::set<NodeId> nodes_of(Plan const& plan) const {
    std::set<NodeId> nodes;
    for (auto const& phase : plan.phases)
      for (auto const turn : phase.turns) nodes.insert(links_.to[turn.from]);
    return nodes;
  }

  static bool has_clash(Plan const& plan) {
    std::set<std::tuple<double, double, double>> places;
    return std::ranges::any_of(
        plan.timing, [&](PlanPhase const& p) { return !places.emplace(p.ring, p.barrier, p.position).second; });
  }

  NodePhases phases_at(Plan const& plan, NodeId v, bool apart) const {
    NodePhases out{v, {}, {}};
    auto const serves = [&](Turn turn) { return links_.to[turn.from] == v; };
    for (std::size_t i = 0; i < plan.phases.size(); ++i) {
      if (apart && std::ranges::none_of(plan.phases[i].turns, serves)) continue;
      out.phases.push_back(&plan.phases[i]);
      out.timing.push_back(plan.timing[i]);
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

  Controlled fixed(Plan const& plan, NodePhases const& node) {
    auto const greens = fixed_greens(node.timing);
    if (plan.cycle_s != kEmpty && greens.round_s > plan.cycle_s + kRounding_s)
      plan_rows_->fault(plan.row, fmt::format("cycle_length = {:g} s, but greens and clearances of the plan's phases "
                                              "take {:g} s",
                                              plan.cycle_s, greens.round_s));
    auto const cycle_s = plan.cycle_s == kEmpty ? greens.round_s : plan.cycle_s;
    Controlled out{{.node = node.node, .cycle_s = cycle_s, .offset_s = offset_of(plan, node, greens, cycle_s)}, {}};
    for (auto const& [turn, phases] : phases_by_turn(node)) {
      std::vector<GreenWindow> windows;
      for (auto const i : phases) windows.push_back(greens.green[i]);
      out.movements.push_back({.from = turn.from, .to = turn.to, .green = joined_windows(std::move(windows))});
      if (out.movements.back().green.empty())
        plan_rows_->fault(plan.row, fmt::format("link {} to link {} never has green: its phases' min_green is 0",
                                                links_.id[turn.from], links_.id[turn.to]));
    }
    return out;
  }

  Controlled actuated(Plan const& plan, NodePhases const& node) {
    auto const stages = plan_stages(node.timing);
    if (stages.stages.size() > kMostStages)
      plan_rows_->fault(plan.row, fmt::format("{} phases in turn; a controller that follows demand has at most {}",
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
  Coordination const* coordination_of(Plan const& plan, NodeId v) const {
    for (auto const name : {std::string_view(nodes_.id[v]), plan.controller})
      for (auto const& row : plan.coordinations)
        if (row.controller == name) return &row;
    return plan.coordinations.empty() ? nullptr : &plan.coordinations.front();
  }

  double offset_of(Plan const& plan, NodePhases const& node, FixedGreens const& greens, double cycle_s) {
    auto const* const row = coordination_of(plan, node.node);
    if (row == nullptr || cycle_s <= 0) return 0;
    auto const offset = std::fmod(row->offset_s - reference_of(*row, node, greens), cycle_s);
    return offset < 0 ? offset + cycle_s : offset;
  }

  /// When the moment that the offset speaks of comes within the cycle [s].
  double reference_of(Coordination const& row, NodePhases const& node, FixedGreens const& greens) {
    if (row.phase.empty()) return 0;
    auto const found = std::ranges::find(node.phases, row.phase, [](PhaseRow const* phase) { return phase->number; });
    if (found == node.phases.end()) {
      offset_rows_->cell_fault(row.row, offset_rows_->column("coord_phase"), "no such signal_phase_num in the plan");
      return 0;
    }
    auto const i = static_cast<std::size_t>(found - node.phases.begin());
    if (row.reference.empty() || row.reference == "begin_of_green") return greens.green[i].begin_s;
    if (row.reference == "begin_of_yellow") return greens.green[i].end_s;
    if (row.reference == "begin_of_red") return greens.green[i].end_s + node.timing[i].timing.clearance_s;
    offset_rows_->cell_fault(row.row, offset_rows_->column("coord_ref_to"),
                             "must be begin_of_green, begin_of_yellow or begin_of_red");
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

  void add_notes() {
    auto const note = [&](std::size_t n, char const* file, char const* sentence) {
      if (n > 0) out_.notes.add({folder_ + "/" + file, 0, 0}, fmt::format("{} {}", n, sentence));
    };
    note(plan_of_.size() - plans_.size(), "signal_timing_plan.csv",
         "further plans of the same controllers are left out: one runs all day");
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
  LinkNames const& names_;
  MovementTable const& movements_;
  std::optional<GmnsRows> plan_rows_, phase_rows_, green_rows_, offset_rows_;
  std::string folder_;
  Faults& faults_;

  Adjacency leaving_;                                                         // filled when it is first asked for
  std::vector<Plan> plans_;                                                   // in force, one a controller
  std::map<std::string_view, std::size_t> plan_of_;                           // of all plans
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> phase_of_;  // plan, and row of its phases
  std::vector<Controlled> controlled_;
  std::size_t idle_ = 0, untimed_ = 0;
  TrafficSignals out_;
};

}  // namespace

TrafficSignals traffic_signals(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                               std::string const& folder, Faults& faults) {
  return SignalReader(network, names, movements, folder, faults).read();
}

}  // namespace tanvan
