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
  for (auto const& key : stop_parameters(p.stops)) all.push_back(key);
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
