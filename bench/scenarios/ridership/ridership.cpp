// How many will ride a line that is not there yet, how sure is that, and what did lines of its kind get? One life to
// 2034; then, for each draw of what is not known of the choice of modes, the base day anew for its constants and the
// last day once for each line.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/scenarios/shipped_scenario.hpp"
#include "bench/table_program.hpp"
#include "models/transit_service/loads.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::array kLines = {"BRT1", "METRO-BD1", "RAIL-BBDA-P"};

/// What lines of the kind carry [boardings a day] and how long they are [km].
struct Known {
  char const* line;
  double boardings, km;
  char const* source;
};
constexpr Known kReference[] = {
    {"Hanoi BRT 01", 14500, 14.8,
     "40 to 45 riders a trip, some 340 trips a day (mobility note; trips from memory, unverified)"},
    {"Cát Linh – Hà Đông", 33000, 13.1, "about 2023, from memory, unverified"},
    {"HCMC metro line 1", 52000, 19.7, "en.sggp.org.vn 18 Dec 2025"},
};

/// The world on two days: the base day, and the last.
struct Days {
  World base, last;
  ModelParameters parameters;
};

Days lived(std::string const& scale) {
  ModelParameters parameters;
  auto const scenario = shipped_scenario("to-2034", {{"scenario.scale", scale}}, parameters);
  World world = found_world(scenario, parameters);
  Days days{{}, {}, parameters};
  // Days of travel end a year: before the next January nobody is left on the rows who died or moved away.
  live(
      world, derive_schedule(parameters), scenario, [](ProgressStep const& s) { fmt::print(stderr, "{}\n", s.line); },
      [&](Month now) {
        if (now == month_of(2021, 1)) days.base = world;
      });
  days.last = std::move(world);
  return days;
}

/// What is not known, drawn evenly between two bounds.
struct Unknown {
  char const* what;
  double least, most;
};
constexpr Unknown kUnknown[] = {
    {"value of time against 606 đồng/min", 0.6, 1.5},
    {"walking and waiting against riding", 1.5, 2.5},
    {"a change [min]", 2, 12},
    {"scale of the nest of public transport", 0.5, 1},
    {"premium of a BRT [min]", 0, 10},
    {"premium of a metro [min]", 0, 20},
    {"share of buses on the base day [%]", 1, 3},
    {"income elasticity of the value of time", 0, 1},
};
constexpr std::size_t kUnknowns = std::size(kUnknown);

/// A Latin hypercube: each unknown takes each n-th of its range once.
std::vector<std::array<double, kUnknowns>> hypercube(std::size_t n) {
  std::vector<std::array<double, kUnknowns>> rows(n);
  for (std::size_t k = 0; k < kUnknowns; ++k) {
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    Draws draws{742, AgentKey{k}, 0, Stream::mode_choice};
    for (std::size_t i = n; i-- > 1;) std::swap(order[i], order[draws.below(static_cast<std::uint32_t>(i + 1))]);
    for (std::size_t i = 0; i < n; ++i) {
      double const u = (static_cast<double>(order[i]) + draws.uniform()) / static_cast<double>(n);
      rows[i][k] = kUnknown[k].least + u * (kUnknown[k].most - kUnknown[k].least);
    }
  }
  return rows;
}

void set_share_of_buses(World& world, double percent) {
  std::erase_if(world.region.macro, [](MacroRow const& row) { return row.indicator == "mode_share_bus"; });
  world.region.macro.push_back({"mode_share_bus", 2020, percent, "", "", ""});
}

TravelParameters parameters_of(TravelParameters p, std::array<double, kUnknowns> const& x) {
  auto& m = p.mode_choice;
  m.time_slope *= x[0];
  m.outside_weight = m.walk_weight = x[1];
  m.transfer_slope = m.time_slope * x[2];
  m.nest_transit = x[3];
  m.brt_premium_min = x[4], m.metro_premium_min = x[5];
  m.income_elasticity = x[7];
  return p;
}

/// Boardings a day of a line that is opened for the last day.
double boardings_with(Days const& days, TravelParameters const& p, std::vector<double> const& constants,
                      std::string const& line) {
  World world = days.last;
  world.day.mode_constants = constants;
  auto const& lines = world.region.lines;
  auto const row = static_cast<std::size_t>(std::ranges::find(lines, line, &LineRow::id) - lines.begin());
  if (row == lines.size()) throw std::runtime_error("no line " + line);
  world.day.service.line_built[row] = 1;
  run_travel_day(world, p, {});
  return line_boardings(world.record.travel.at(world.now.year()).transit, line_stops(world.region))[row];
}

double quantile(std::vector<double> values, double q) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5)];
}

int run(std::vector<std::string> const& arguments) {
  std::string const scale = !arguments.empty() ? arguments[0] : "0.05";
  std::size_t const draws = arguments.size() > 1 ? std::strtoul(arguments[1].c_str(), nullptr, 10) : 40;
  auto const days = lived(scale);
  std::array<std::vector<double>, kLines.size()> boardings;
  for (auto const& x : hypercube(draws)) {
    auto const p = parameters_of(days.parameters.travel, x);
    World base = days.base;
    base.day.mode_constants.clear();
    set_share_of_buses(base, x[6]);
    run_travel_day(base, p, {});
    for (std::size_t l = 0; l < kLines.size(); ++l)
      boardings[l].push_back(boardings_with(days, p, base.day.mode_constants, kLines[l]));
    fmt::print(stderr, ".");
  }
  fmt::print("| line | boardings a day: 5 % | 50 % | 95 % | a km, 50 % |\n|---|---|---|---|---|\n");
  auto const& lines = days.last.region.lines;
  for (std::size_t l = 0; l < kLines.size(); ++l) {
    double const km = std::ranges::find(lines, kLines[l], &LineRow::id)->length_km;
    double const middle = quantile(boardings[l], 0.5);
    fmt::print("| {} | {:.0f} | {:.0f} | {:.0f} | {:.0f} |\n", kLines[l], quantile(boardings[l], 0.05), middle,
               quantile(boardings[l], 0.95), middle / km);
  }
  fmt::print("\n| what was built | boardings a day | a km | source |\n|---|---|---|---|\n");
  for (auto const& known : kReference)
    fmt::print("| {} | {:.0f} | {:.0f} | {} |\n", known.line, known.boardings, known.boardings / known.km,
               known.source);
  return 0;
}

}  // namespace
}  // namespace tanvan

int main(int argc, char** argv) {
  return tanvan::print_table("ridership", argc, argv, tanvan::run);
}
