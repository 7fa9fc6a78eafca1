#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "models/enterprise/steps.hpp"
#include "sim/engine/interventions.hpp"

namespace tanvan {
namespace {

bool is_market_service(Sector s) {
  return is_service(s) && s != Sector::public_personal;
}

double monthly(double yearly_growth) {
  return std::pow(1 + yearly_growth, 1.0 / kMonthsInYear);
}

/// g*_s of E12 [1/year]; whatever the scenario adds up to, a frontier does not fall to nothing.
double frontier_growth(OutlookRow const& outlook, std::size_t s, EnterpriseParameters const& p) {
  constexpr double kLeast = -0.9;
  return std::max(kLeast, p.frontier_growth_scale * outlook.frontier_growth + p.sector_frontier_growth[s]);
}

}  // namespace

std::string begin_shock(World& world, Intervention const& shock) {
  world.shock_factor = shock.numbers.at("factor");
  world.shock_until = world.now + static_cast<int>(shock.numbers.at("months"));
  return fmt::format("outside demand x {} for {} months", world.shock_factor, shock.numbers.at("months"));
}

void look_out(World& world, EnterpriseParameters const& p) {
  if (world.now >= world.shock_until) world.shock_factor = 1;
  begin_interventions(world, enterprise_interventions());
  auto const& outlook = world.region.outlook_of(world.now.year());
  world.outside_index *= monthly(outlook.demand_growth);
  world.price_level *= monthly(outlook.price_growth);
  world.minimum_wage = dong(outlook.minimum_wage_vnd);
  for (std::size_t s = 0; s < kSectors; ++s) {
    world.frontier[s] *= monthly(frontier_growth(outlook, s, p));
    double const outside = world.region.sectors[s].export_share;
    double const relative_price = world.sector_price[s] / world.price_level;
    double const asked = is_market_service(static_cast<Sector>(s)) ? 1 + world.policy.of(Channel::service_demand) : 1;
    double const exports =
        asked * world.outside_index * world.shock_factor * std::pow(relative_price, -p.price_elasticity);
    world.demand[s] = world.base_demand[s] * (outside * exports + (1 - outside) * world.local_index);
  }
}

}  // namespace tanvan
