#include "scenarios/run/travel/dynamic_parameters.hpp"

namespace tanvan {

std::vector<Parameter> parameters(DynamicParameters& p) {
  auto all = traffic_parameters(p.rules);
  for (auto const& key : parameters(p.trips)) all.push_back(key);
  all.push_back({"local_streets", &p.local_streets, 0, 10, "1",
                 "capacity and room of streets beside a road that the network leaves out, over the road's own",
                 "derived: of 7,880 km of road in the province (2,925 km a 1,000 km2 in 2018, Nguyễn Thị Minh Trang, "
                 "thesis 2020) 6,990 are not in the network; at one lane each way of 550 PCU/h they carry 1.5 times as "
                 "much (1.1 at 400, 2.7 at 1,000). Confidence low"});
  for (auto const& key : limit_parameters(kLimitsOfAnExchange, p.gap, p.max_iterations)) all.push_back(key);
  for (auto const& key : departure_parameters(p.departures)) all.push_back(key);
  return all;
}

Faults validate(DynamicParameters const& p, InputPlace const& place) {
  auto faults = validate(p.rules, place);
  if (p.trips.early_mean_min < p.trips.early_least_min)
    faults.add(place, "traffic.early_mean_min must not be below traffic.early_least_min");
  return faults;
}

}  // namespace tanvan
