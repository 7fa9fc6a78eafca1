#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/sumo/sumo_parts.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/text_nfc.hpp"
#include "sim/io/xml/xml_values.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kTime{0, 1e7, "s"};
constexpr std::size_t kMostPhases = 1000, kMostSignalLinks = 10'000,
                      kMostGreens = 2'000'000;  // of all programs

bool is_static(std::string_view type) {
  return type.empty() || type == "static";
}

double or_else(double value, double fallback) {
  return std::isnan(value) ? fallback : value;
}

SumoPhase phase_of(SumoReading& reading, XmlReader const& xml, bool fixed) {
  SumoPhase phase;
  phase.duration = needed_number(xml, "duration", kTime, reading.faults);
  phase.state = needed_attribute(xml, "state", reading.faults);
  phase.name = attribute_or_empty(xml, "name");
  auto const shortest = number_attribute(xml, "minDur", kTime, reading.faults),
             longest = number_attribute(xml, "maxDur", kTime, reading.faults);
  phase.shortest = fixed ? phase.duration : or_else(shortest, phase.duration);
  phase.longest = fixed ? phase.duration : or_else(longest, phase.duration);
  return phase;
}

/// Protection of a movement at a sign of a state; empty where it must wait.
std::string_view protection_of(char sign) {
  if (sign == 'G' || sign == 'O') return "protected";
  return sign == 'g' || sign == 'o' || sign == 's' ? "permitted" : "";
}

bool any_green(SumoPhase const& phase) {
  return std::any_of(phase.state.begin(), phase.state.end(), [](char sign) { return !protection_of(sign).empty(); });
}

/// A phase with the time that it needs to clear the junction: the phases behind it in which nobody has green.
struct Stage {
  SumoPhase phase;
  double clearance = 0;
};

std::vector<Stage> stages_of(SumoProgram const& program) {
  std::vector<Stage> stages;
  for (auto const& phase : program.phases) {
    if (any_green(phase) || stages.empty()) {
      stages.push_back({phase});
    } else {
      stages.back().clearance += phase.duration;
    }
  }
  return stages;
}

class SignalTables {
 public:
  explicit SignalTables(SumoReading& reading) : reading_(reading) {
    for (std::size_t i = 0; i < reading.turns.size(); ++i)
      if (auto const& turn = reading.turns[i]; !turn.signal.empty() && turn.signal_index >= 0) heed(turn, i + 1);
  }

  /// @param active  the program runs: the one read last
  void add(SumoProgram const& program, bool active);
  void finish();

 private:
  SumoReading& reading_;
  std::map<std::string, std::vector<std::pair<int, std::size_t>>> movements_;  // place in the state, mvmt_id
  TextTable controllers_{"signal_controller", {"controller_id"}, {}};
  TextTable plans_{
      "signal_timing_plan", {"timing_plan_id", "controller_id", "cycle_length", "control", "program", "active"}, {}};
  TextTable phases_{"signal_timing_phase",
                    {"timing_phase_id", "timing_plan_id", "signal_phase_num", "min_green", "max_green", "extension",
                     "clearance", "walk_time", "ped_clearance", "ring", "barrier", "position", "opt_comment"},
                    {}};
  TextTable greens_{
      "signal_phase_mvmt", {"signal_phase_mvmt_id", "timing_phase_id", "mvmt_id", "link_id", "protection"}, {}};
  TextTable coordinations_{
      "signal_coordination",
      {"coordination_id", "timing_plan_id", "controller_id", "coord_contr_id", "coord_phase", "coord_ref_to", "offset"},
      {}};

  void heed(SumoTurn const& turn, std::size_t movement);
  void add_stage(std::string const& plan, std::string const& signal, Stage const& stage, std::size_t position);
};

void SignalTables::heed(SumoTurn const& turn, std::size_t movement) {
  auto& heeding = movements_[turn.signal];
  if (heeding.size() < kMostSignalLinks) {
    heeding.emplace_back(turn.signal_index, movement);
  } else {
    reading_.out.report.drop({"a connection of a signal that has too many", "", 0, std::to_string(movement)});
  }
}

void SignalTables::add(SumoProgram const& program, bool active) {
  if (movements_.count(program.signal) == 0)
    return reading_.out.report.drop("a signal program that no connection heeds", program.place, program.signal);
  auto const plan = fmt::format("{}:{}", program.signal, program.program);
  double cycle = 0;
  for (auto const& phase : program.phases) cycle += phase.duration;
  if (controllers_.cells.empty() || controllers_.cells.back() != program.signal)
    controllers_.cells.push_back(program.signal);
  plans_.cells.insert(plans_.cells.end(),
                      {plan, program.signal, number_text(cycle), is_static(program.type) ? "fixed_time" : program.type,
                       program.program, active ? "1" : "0"});
  auto const stages = stages_of(program);
  for (std::size_t i = 0; i < stages.size(); ++i) add_stage(plan, program.signal, stages[i], i + 1);
  coordinations_.cells.insert(coordinations_.cells.end(),
                              {std::to_string(coordinations_.rows() + 1), plan, program.signal, program.signal, "1",
                               "begin_of_green", number_text(program.offset)});
}

void SignalTables::add_stage(std::string const& plan, std::string const& signal, Stage const& stage,
                             std::size_t position) {
  auto const id = std::to_string(phases_.rows() + 1), number = std::to_string(position);
  phases_.cells.insert(phases_.cells.end(),
                       {id, plan, number, number_text(stage.phase.shortest), number_text(stage.phase.longest), "",
                        number_text(stage.clearance), "", "", "1", "1", number, stage.phase.name});
  for (auto const& [index, movement] : movements_[signal]) {
    auto const place = static_cast<std::size_t>(index);
    auto const protection = place < stage.phase.state.size() ? protection_of(stage.phase.state[place]) : "";
    if (protection.empty() || greens_.rows() >= kMostGreens) continue;
    greens_.cells.insert(greens_.cells.end(), {std::to_string(greens_.rows() + 1), id, std::to_string(movement), "",
                                               std::string(protection)});
  }
}

void SignalTables::finish() {
  if (greens_.rows() >= kMostGreens)
    reading_.out.report.notes.push_back(
        fmt::format("signals have more than {} greens; the rest is left out", kMostGreens));
  for (auto* table : {&controllers_, &plans_, &phases_, &greens_, &coordinations_})
    add_table(reading_.out.network, std::move(*table));
}

/// 1 for each program behind which one of the same signal and name stands.
std::vector<char> replaced_programs(std::vector<SumoProgram> const& programs) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  std::vector<char> replaced(programs.size());
  for (auto i = programs.size(); i-- > 0;)
    replaced[i] = seen.emplace(programs[i].signal, programs[i].program).second ? 0 : 1;
  return replaced;
}

}  // namespace

SumoProgram read_program(SumoReading& reading, XmlReader& xml) {
  SumoProgram program;
  program.place = xml.place();
  program.signal = needed_attribute(xml, "id", reading.faults);
  program.program = attribute_or_empty(xml, "programID");
  program.type = attribute_or_empty(xml, "type");
  auto const offset = attribute_or_empty(xml, "offset");
  if (!offset.empty() && offset != "begin")
    program.offset = or_else(number_attribute(xml, "offset", {-1e7, 1e7, "s"}, reading.faults), 0);
  while (xml.next() && !xml.ends("tlLogic")) {
    if (!xml.starts("phase")) continue;
    ++reading.out.report.read["signal_phases"];
    auto phase = phase_of(reading, xml, is_static(program.type));
    if (program.phases.size() >= kMostPhases || phase.state.size() > kMostSignalLinks) {
      reading.faults.add(xml.place(), fmt::format("signal {} is too large", in_quotes(program.signal)));
      break;
    }
    program.phases.push_back(std::move(phase));
  }
  return program;
}

void add_signals(SumoReading& reading) {
  auto& programs = reading.programs;
  std::stable_sort(programs.begin(), programs.end(),
                   [](SumoProgram const& a, SumoProgram const& b) { return a.signal < b.signal; });
  auto const replaced = replaced_programs(programs);
  SignalTables tables(reading);
  for (std::size_t i = 0; i < programs.size(); ++i) {
    bool const last = i + 1 == programs.size() || programs[i].signal != programs[i + 1].signal;
    if (replaced[i] != 0) {
      reading.out.report.drop("a signal program that a later one replaces", programs[i].place, programs[i].signal);
    } else {
      tables.add(programs[i], last);
    }
  }
  tables.finish();
}

}  // namespace tanvan
