#include <cmath>

#include "bench/models/stylised_facts/facts.hpp"
#include "sim/statistics/distribution.hpp"

namespace tanvan {
namespace {

/// Price of housing on the way to the centre, and what stations add to land that they reach wholly.
Fact rents(Lives const& lives) {
  Points gradient;
  for (std::size_t z = 0; z < lives.base.housing_price.size(); ++z)
    if (lives.base.housing_price[z] > 0)
      gradient.add(lives.base.centre_minutes[z], std::log(lives.base.housing_price[z]));
  Fact fact{"rent gradient, uplift by a station",
            "models 4.2",
            {{"ln price a minute from the centre", -1, -1e-9, slope(gradient)}},
            ""};
  if (!lives.has_station) {
    fact.figures.clear();
    fact.note = "needs the life in which a line opens";
    return fact;
  }
  double cover = 0, rise = 0;
  for (std::size_t z = 0; z < lives.base.housing_price.size(); ++z) {
    double const more = lives.station.station_share[z] - lives.base.station_share[z];
    if (more <= 0 || lives.base.housing_price[z] <= 0) continue;
    cover += more * more, rise += more * (lives.station.housing_price[z] / lives.base.housing_price[z] - 1);
  }
  fact.figures.push_back({"uplift within 800 m [%]", 5, 25, cover > 0 ? 100 * rise / cover : 0});
  return fact;
}

}  // namespace

std::vector<Fact> place_facts(Lives const& lives) {
  return {
      {"commute distance", "no survey", {}, "no survey of commutes is at hand to compare with; not counted as inside"},
      rents(lives),
      {"agglomeration",
       "models 4.2",
       {{"elasticity of wages to density", 0.03, 0.08, mean_of(lives.base.wages).agglomeration}},
       ""}};
}

std::vector<Fact> facts_of(Lives const& lives) {
  auto all = enterprise_facts(lives.base);
  for (auto& fact : labour_facts(lives)) all.push_back(std::move(fact));
  for (auto& fact : place_facts(lives)) all.push_back(std::move(fact));
  all.push_back(policy_fact(lives));
  return all;
}

}  // namespace tanvan
