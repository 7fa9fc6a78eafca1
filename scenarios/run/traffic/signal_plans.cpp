#include "scenarios/run/traffic/signal_plans.hpp"

#include <fmt/format.h>
#include <map>
#include <optional>

#include "scenarios/run/traffic/gmns_rows.hpp"
#include "sim/network/network.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kGreen{0, 86'400, "s"}, kCycle{1, 86'400, "s"}, kOffset{-1e7, 1e7, "s"}, kOrder{-1e6, 1e6};
constexpr double kExtension_s = 3;      // FHWA, Signal Timing Manual, 2nd edition, 2015, section 6.1: 2 to 4 s
constexpr double kEmpty = -1;           // stands for an empty cell in what is never negative
constexpr double kUnknownOffset = 1e9;  // the same of offsets, beyond their range

std::optional<GmnsRows> rows_named(NetworkTables const& network, char const* name, std::string const& folder,
                                   Faults& faults) {
  auto const* const table = table_named(network, name);
  if (table == nullptr) return std::nullopt;
  return GmnsRows(*table, folder, faults);
}

/// The signal tables of a folder under reading.
class PlanReader {
 public:
  PlanReader(NetworkTables const& network, LinkNames const& names, MovementTable const& movements)
      : links_(network.links), nodes_(network.nodes.size()), names_(names), movements_(movements) {}

  SignalPlans read(NetworkTables const& network, std::string const& folder, Faults& faults) {
    auto const rows = [&](char const* name) { return rows_named(network, name, folder, faults); };
    if (auto plans = rows("signal_timing_plan")) read_plans(*plans);
    if (auto phases = rows("signal_timing_phase")) read_phases(*phases);
    if (auto greens = rows("signal_phase_mvmt")) read_greens(*greens);
    if (auto offsets = rows("signal_coordination")) read_offsets(*offsets);
    auto const left_out = plan_of_.size() - plans_.size();
    return {std::move(plans_), left_out};
  }

 private:
  /// Stands for a plan that is there and doesn't run.
  static constexpr std::size_t kLeftOut = static_cast<std::size_t>(-1);

  void read_plans(GmnsRows& rows) {
    auto const id = rows.column("timing_plan_id"), controller = rows.column("controller_id"),
               active = rows.column("active");
    std::map<std::string_view, std::size_t> chosen;  // by controller
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      auto const place = chosen.try_emplace(rows.text(row, controller), plans_.size()).first->second;
      bool const first = place == plans_.size();
      if (first) plans_.emplace_back();
      if (first || rows.text(row, active) == "1")
        plans_[place] = {.id = std::string(rows.text(row, id)),
                         .controller = std::string(rows.text(row, controller)),
                         .cycle_s = cycle_of(rows, row),
                         .place = rows.place(row)};
      plan_of_[rows.text(row, id)] = kLeftOut;
    }
    for (std::size_t i = 0; i < plans_.size(); ++i) plan_of_.find(plans_[i].id)->second = i;
  }

  static std::optional<double> cycle_of(GmnsRows& rows, std::size_t row) {
    auto const cycle_s = rows.number(row, rows.column("cycle_length"), kCycle, kEmpty);
    return cycle_s == kEmpty ? std::nullopt : std::optional(cycle_s);
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
      into.phases.push_back({std::string(rows.text(row, number)), timing_of(rows, row), {}});
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
    if (leaving_.offset.empty()) leaving_ = adjacency_by(links_.from.span(), nodes_);
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
        plans_[found->second].offsets.push_back({std::string(rows.text(row, controller)),
                                                 std::string(rows.text(row, phase)),
                                                 std::string(rows.text(row, reference)), seconds, rows.place(row)});
    }
  }

  LinkTable const& links_;
  std::size_t nodes_;
  LinkNames const& names_;
  MovementTable const& movements_;

  Adjacency leaving_;                                                         // filled when it is first asked for
  std::vector<SignalPlan> plans_;                                             // in force, one a controller
  std::map<std::string_view, std::size_t> plan_of_;                           // of all plans
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> phase_of_;  // plan, and row of its phases
};

}  // namespace

SignalPlans signal_plans(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                         std::string const& folder, Faults& faults) {
  return PlanReader(network, names, movements).read(network, folder, faults);
}

}  // namespace tanvan
