#include "models/transit_service/transit_service.hpp"

namespace tanvan {

std::vector<Parameter> parameters(TransitServiceParameters& p) {
  std::vector<Parameter> all = {
      {"timetable_slack", &p.timetable_slack, 1, 3, "1", "road time against free flow that timetables already hold",
       "prior"},
      {"crowding", &p.crowding, 0, 3, "1", "weight of crowding; 0: nobody minds",
       "1: seated 1.15 where all seats are taken and 1.5 where all places are, standing 2.35 (Wardman, Whelan, "
       "Transport "
       "Reviews 31, 2011)"},
      {"seat_share", &p.seat_share, 0.05, 1, "1", "seats of all places of a bus", "prior"},
      {"seat_share_rail", &p.seat_share_rail, 0.05, 1, "1", "seats of all places of BRT and trains",
       "prior; HCMC's metro line 1 has some 150 of 930"},
      {"refused_min", &p.refused_min, 0, 60, "min", "what being left behind by a full vehicle costs beside the headway",
       "prior"},
      {"reliability", &p.reliability, 0, 3, "1",
       "minutes of riding that one minute of standard deviation counts, on simulated days",
       "0.4 of commuters to 1.1 of those on business (Dutch values: Kouwenhoven et al., Research in Transportation "
       "Economics 47, 2014); 0.6 of other purposes"},
  };
  constexpr auto kPeak = "prior";
  auto& peaks = p.peaks;
  all.insert(
      all.end(),
      {{"morning_peak_start_h", &peaks.morning_start_h, 0, 12, "h", "lines run at their peak's headway from", kPeak},
       {"morning_peak_end_h", &peaks.morning_end_h, 0, 12, "h", "to", kPeak},
       {"evening_peak_start_h", &peaks.evening_start_h, 12, 24, "h", "and again from", kPeak},
       {"evening_peak_end_h", &peaks.evening_end_h, 12, 24, "h", "to", kPeak},
       {"recovery", &p.recovery, 0, 1, "1", "of a run, that a timetable leaves its vehicle at the end",
        "a tenth is the usual share of a timetable"},
       {"places_a_door", &p.places_a_door, 10, 500, "persons", "of BRT and trains, by which their doors are counted",
        "prior"},
       {"berths", &p.berths, 1, 20, "1", "vehicles that a stop holds in one direction on simulated days, whole",
        "prior"},
       {"line_memory", &p.line_memory, 0.05, 1, "1",
        "step of remembered rides, waits and spreads towards those of a simulated day",
        "numerical: 2 / (days + 1) of three days"}});
  for (auto const& key : stop_parameters(p.stops)) all.push_back(key);
  for (auto const& key : path_parameters(p.paths)) all.push_back(key);
  return all;
}

void open_lines(World& world) {
  auto const& lines = world.region.lines;
  auto& service = world.day.service;
  service.line_built.resize(lines.size(), 0);
  service.line_open.resize(lines.size(), 0);
  for (std::size_t l = 0; l < lines.size(); ++l) {
    bool const exists = lines[l].status == "existing" && lines[l].opening_year <= world.now.year();
    service.line_open[l] = exists || service.line_built[l];
  }
}

std::vector<Module> transit_service_modules() {
  return {{{.name = "transit_service.lines",
            .period = Period::month,
            .phase = Phase::plan,
            .reads = {"day.line_built"},
            .writes = {"day.line_open"},
            .adds = {}},
           open_lines}};
}

}  // namespace tanvan
