#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "sim/io/exchange/text_table.hpp"
#include "sim/io/sumo/sumo_names.hpp"
#include "sim/io/sumo/sumo_net_out.hpp"
#include "sim/io/text/number_text.hpp"

namespace tanvan {
namespace {

/// Lanes from `start` to `end` of GMNS as SUMO counts them; none where the numbers are no lanes of the link.
std::vector<std::size_t> lanes_between(std::string_view start, std::string_view end, std::size_t lanes) {
  auto const first = parse_number(start), last = parse_number(end.empty() ? start : end);
  std::vector<std::size_t> indices;
  if (!first.sentence.empty() || !last.sentence.empty()) return indices;
  for (auto number = first.value; number <= last.value && indices.size() < lanes; ++number)
    if (number >= 1 && number <= static_cast<double>(lanes))
      indices.push_back(lanes - static_cast<std::size_t>(number));
  return indices;
}

/// Turns of a row of `movement`: lane by lane where both sides have as many, else from each to the nearest.
void add_movement(SumoNetOut const& out, TextTable const& table, std::size_t row, LinkId from, LinkId to,
                  std::vector<SumoTurnOut>& turns) {
  auto const cell = [&](char const* name) { return cell_of(table, row, column_of(table, name)); };
  auto const begin = lanes_between(cell("start_ib_lane"), cell("end_ib_lane"), out.lanes[from.value].size());
  auto const end = lanes_between(cell("start_ob_lane"), cell("end_ob_lane"), out.lanes[to.value].size());
  auto const index = parse_number(cell("controller_index"));
  for (std::size_t i = 0; i < begin.size() && !end.empty(); ++i) {
    SumoTurnOut turn{from,
                     to,
                     begin[i],
                     end[std::min(i, end.size() - 1)],
                     std::string(cell("type")),
                     std::string(cell("ctrl_type")),
                     std::string(cell("mvmt_id")),
                     {},
                     -1};
    if (index.sentence.empty()) {
      turn.controller = cell("controller_id");
      turn.index = static_cast<int>(index.value);
    }
    turns.push_back(std::move(turn));
  }
}

std::vector<SumoTurnOut> turns_of_movements(SumoNetOut const& out, TextTable const& table) {
  auto const& links = out.network.links;
  std::unordered_map<std::string_view, LinkId> link_of;
  for (auto const a : ids<LinkId>(links.size())) link_of.emplace(links.id[a], a);
  std::vector<SumoTurnOut> turns;
  auto const ib = column_of(table, "ib_link_id"), ob = column_of(table, "ob_link_id");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const from = link_of.find(cell_of(table, row, ib)), to = link_of.find(cell_of(table, row, ob));
    if (from == link_of.end() || to == link_of.end()) continue;
    if (links.to[from->second] == links.from[to->second])
      add_movement(out, table, row, from->second, to->second, turns);
  }
  return turns;
}

using Pairs = std::set<std::pair<LinkId, LinkId>>;

/// Pairs of links that nobody may take one after the other.
Pairs banned_pairs(NetworkTables const& network) {
  Pairs banned;
  auto const& bans = network.restrictions;
  for (std::size_t i = 0; i < bans.size(); ++i) {
    if (bans.offset[i + 1] - bans.offset[i] != 2) continue;
    auto const a = bans.link[bans.offset[i]], b = bans.link[bans.offset[i] + 1];
    auto const both = network.links.uses[a] & network.links.uses[b];
    if ((both & bans.uses[i]) == both.without(Use::walk) || (both & bans.uses[i]) == both) banned.insert({a, b});
  }
  return banned;
}

/// A turn from each lane to the nearest lane of each link ahead; back where the link came from only at dead ends.
std::vector<SumoTurnOut> turns_of_links(SumoNetOut const& out) {
  auto const& links = out.network.links;
  std::vector<std::vector<LinkId>> leaving(out.network.nodes.size());
  for (auto const a : ids<LinkId>(links.size())) leaving[links.from[a].value].push_back(a);
  auto const banned = banned_pairs(out.network);
  std::vector<SumoTurnOut> turns;
  for (auto const a : ids<LinkId>(links.size())) {
    auto const& ahead = leaving[links.to[a].value];
    for (auto const b : ahead) {
      bool const back = links.to[b] == links.from[a];
      if ((back && ahead.size() > 1) || banned.count({a, b}) > 0) continue;
      for (std::size_t i = 0; i < out.lanes[a.value].size(); ++i)
        turns.push_back({a, b, i, std::min(i, out.lanes[b.value].size() - 1), back ? "uturn" : "thru", {}, {}, {}, -1});
    }
  }
  return turns;
}

/// Green movements of a stage, and how they are protected.
using Greens = std::map<std::string, std::string, std::less<>>;

/// A stage of a timing plan: what has green at once.
struct StageOut {
  double shortest = 0, longest = 0, clearance = 0;  // [s]
  Greens greens;
  std::string name;
};

struct PlanOut {
  std::string controller, program, control;
  double offset = 0;
  std::map<std::pair<double, double>, StageOut> stages;  // by barrier and position
};

double number_or(std::string_view text, double fallback) {
  auto const parsed = parse_number(text);
  return parsed.sentence.empty() ? parsed.value : fallback;
}

/// Timing plans by id, in the order of the table.
class PlansOut {
 public:
  explicit PlansOut(NetworkTables const& network);

  std::vector<PlanOut> plans;

 private:
  using Cell = std::string_view;
  void add_phases(TextTable const& table, std::map<Cell, std::size_t> const& plan_of);
  std::map<Cell, std::pair<std::size_t, std::pair<double, double>>> stage_of_;  // by timing_phase_id
};

PlansOut::PlansOut(NetworkTables const& network) {
  auto const* const table = table_named(network, "signal_timing_plan");
  auto const* const phases = table_named(network, "signal_timing_phase");
  auto const* const greens = table_named(network, "signal_phase_mvmt");
  if (table == nullptr || phases == nullptr || greens == nullptr) return;
  std::map<Cell, std::size_t> plan_of;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    auto const cell = [&](char const* name) { return cell_of(*table, row, column_of(*table, name)); };
    plan_of.emplace(cell("timing_plan_id"), plans.size());
    auto const program = column_of(*table, "program") == kNoColumn ? cell("timing_plan_id") : cell("program");
    plans.push_back({std::string(cell("controller_id")), std::string(program), std::string(cell("control")), 0, {}});
  }
  if (auto const* const offsets = table_named(network, "signal_coordination"))
    for (std::size_t row = 0; row < offsets->rows(); ++row)
      if (auto const plan = plan_of.find(cell_of(*offsets, row, column_of(*offsets, "timing_plan_id")));
          plan != plan_of.end())
        plans[plan->second].offset = number_or(cell_of(*offsets, row, column_of(*offsets, "offset")), 0);
  add_phases(*phases, plan_of);
  for (std::size_t row = 0; row < greens->rows(); ++row) {
    auto const cell = [&](char const* name) { return cell_of(*greens, row, column_of(*greens, name)); };
    if (auto const stage = stage_of_.find(cell("timing_phase_id")); stage != stage_of_.end())
      plans[stage->second.first].stages[stage->second.second].greens.emplace(cell("mvmt_id"), cell("protection"));
  }
}

/// Phases of several rings at one position are one stage, as long as the longest.
void PlansOut::add_phases(TextTable const& table, std::map<Cell, std::size_t> const& plan_of) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const cell = [&](char const* name) { return cell_of(table, row, column_of(table, name)); };
    auto const plan = plan_of.find(cell("timing_plan_id"));
    if (plan == plan_of.end()) continue;
    std::pair const key{number_or(cell("barrier"), 1), number_or(cell("position"), static_cast<double>(row))};
    stage_of_.emplace(cell("timing_phase_id"), std::pair{plan->second, key});
    auto& stage = plans[plan->second].stages[key];
    stage.shortest = std::max(stage.shortest, number_or(cell("min_green"), 0));
    stage.longest = std::max(stage.longest, number_or(cell("max_green"), stage.shortest));
    stage.clearance = std::max(stage.clearance, number_or(cell("clearance"), 0));
    stage.name = cell("opt_comment");
  }
}

std::size_t places_of(SumoNetOut const& out, std::vector<std::size_t> const& turns) {
  int last = -1;
  for (auto const i : turns) last = std::max(last, out.turns[i].index);
  return static_cast<std::size_t>(last + 1);
}

void write_phase(XmlText& xml, double shortest, double longest, std::string const& state, std::string const& name) {
  xml.open("phase").number("duration", longest).attribute("state", state);
  if (shortest != longest) xml.number("minDur", shortest).number("maxDur", longest);
  if (!name.empty()) xml.attribute("name", name);
  xml.close();
}

void write_plan(XmlText& xml, SumoNetOut const& out, PlanOut const& plan, std::vector<std::size_t> const& turns) {
  auto const places = places_of(out, turns);
  bool const fixed = std::all_of(plan.stages.begin(), plan.stages.end(),
                                 [](auto const& stage) { return stage.second.shortest == stage.second.longest; });
  auto const type = plan.control.empty()           ? (fixed ? "static" : "actuated")
                    : plan.control == "fixed_time" ? "static"
                                                   : plan.control;
  xml.open("tlLogic")
      .attribute("id", sumo_names(std::array{plan.controller}).front())
      .attribute("type", type)
      .attribute("programID", plan.program);
  xml.number("offset", plan.offset);
  for (auto const& [key, stage] : plan.stages) {
    std::string green(places, 'r'), yellow(places, 'r');
    for (auto const i : turns) {
      auto const& turn = out.turns[i];
      auto const found = stage.greens.find(turn.movement);
      if (found == stage.greens.end()) continue;
      green[static_cast<std::size_t>(turn.index)] = found->second == "permitted" ? 'g' : 'G';
      yellow[static_cast<std::size_t>(turn.index)] = 'y';
    }
    write_phase(xml, stage.shortest, stage.longest, green, stage.name);
    if (stage.clearance > 0) write_phase(xml, stage.clearance, stage.clearance, yellow, {});
  }
  xml.close();
}

}  // namespace

std::vector<SumoTurnOut> turns_out(SumoNetOut const& out) {
  auto const* const movements = table_named(out.network, "movement");
  return movements == nullptr ? turns_of_links(out) : turns_of_movements(out, *movements);
}

void number_signals(SumoNetOut& out) {
  std::map<std::string, std::string, std::less<>> controller_of;  // by mvmt_id
  for (auto const& plan : PlansOut(out.network).plans)
    for (auto const& [key, stage] : plan.stages)
      for (auto const& green : stage.greens) controller_of.emplace(green.first, plan.controller);
  std::map<std::string, int> next;
  for (auto& turn : out.turns) {
    if (!turn.controller.empty()) continue;
    auto const found = controller_of.find(turn.movement);
    if (found == controller_of.end() || turn.movement.empty()) continue;
    turn.controller = found->second;
    turn.index = next[found->second]++;
  }
  for (std::size_t i = 0; i < out.turns.size(); ++i)
    if (auto const& turn = out.turns[i]; !turn.controller.empty() && turn.index >= 0)
      out.heeding[turn.controller].push_back(i);
}

void write_signals(XmlText& xml, SumoNetOut const& out) {
  for (auto const& plan : PlansOut(out.network).plans)
    if (auto const turns = out.heeding.find(plan.controller); turns != out.heeding.end())
      write_plan(xml, out, plan, turns->second);
}

}  // namespace tanvan
