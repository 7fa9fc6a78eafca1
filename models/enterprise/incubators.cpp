#include "models/enterprise/incubators.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/parallel/deferred_acceptance.hpp"

namespace tanvan {
namespace {

/// Start-up teams that a special area holds in the whole province.
double teams_of(SpecialAreaRow const& area, EnterpriseParameters const& p) {
  if (area.kind == "incubator") return area.capacity;
  return area.kind == "office_tower" ? p.coworking_share * area.capacity : 0;
}

std::int16_t site_of(World const& world, SpecialAreaRow const& area) {
  auto const& names = world.sites.name;
  auto const at = std::find(names.begin(), names.end(), area.name);
  return at == names.end() ? std::int16_t{-1} : static_cast<std::int16_t>(at - names.begin());
}

/// Seats taken at each site.
std::vector<std::uint32_t> taken_seats(World const& world) {
  auto const& e = world.population.enterprises;
  std::vector<std::uint32_t> taken(world.sites.size(), 0);
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (e.incubated_until[id] <= world.now || !e.establishment[id]) continue;
    auto const site = world.population.establishments.site[e.establishment[id]];
    if (site >= 0) ++taken[static_cast<std::size_t>(site)];
  }
  return taken;
}

struct Seats {
  Place place;
  double teams = 0;
};

std::vector<Seats> open_seats(World const& world, EnterpriseParameters const& p) {
  std::vector<Seats> all;
  for (auto const& area : world.region.areas) {
    double const teams = teams_of(area, p);
    auto const site = teams > 0 ? site_of(world, area) : std::int16_t{-1};
    if (site >= 0 && world.sites.open_from[static_cast<std::size_t>(site)] <= world.now)
      all.push_back({{area.zone, site}, teams});
  }
  return all;
}

}  // namespace

std::vector<Incubator> incubators_of(World const& world, EnterpriseParameters const& p) {
  auto const seats = open_seats(world, p);
  auto const taken = taken_seats(world);
  double const teams =
      std::accumulate(seats.begin(), seats.end(), 0.0, [](double sum, Seats const& s) { return sum + s.teams; });
  double const growth = teams > 0 ? 1 + world.policy.of(Channel::incubator_seats) / teams : 1;
  std::vector<Incubator> incubators;
  double running = 0;
  std::int64_t given = 0;
  for (auto const& s : seats) {
    running += s.teams * growth * world.scale;
    auto const here = std::llround(running) - given;
    given += here;
    auto const left = here - taken[static_cast<std::size_t>(s.place.site)];
    incubators.push_back({s.place, static_cast<std::uint32_t>(std::max<std::int64_t>(0, left))});
  }
  return incubators;
}

std::vector<std::size_t> seats_for(World const& world, std::vector<Incubator> const& incubators,
                                   std::vector<SeatRequest> const& requests) {
  ProposalLists lists;
  std::vector<double> score;
  std::vector<std::uint64_t> key;
  std::vector<std::uint32_t> quota;
  for (auto const& incubator : incubators) quota.push_back(incubator.free);
  lists.offset.push_back(0);
  for (auto const& request : requests) {
    std::vector<std::uint32_t> nearest(incubators.size());
    std::iota(nearest.begin(), nearest.end(), 0U);
    std::stable_sort(nearest.begin(), nearest.end(), [&](std::uint32_t a, std::uint32_t b) {
      return world.access.car_time_min(request.home.value, incubators[a].place.zone.value) <
             world.access.car_time_min(request.home.value, incubators[b].place.zone.value);
    });
    lists.receiver.insert(lists.receiver.end(), nearest.begin(), nearest.end());
    lists.offset.push_back(static_cast<std::uint32_t>(lists.receiver.size()));
    score.resize(lists.receiver.size(), request.merit);
    key.push_back(request.key.value);
  }
  auto const taken = deferred_acceptance(lists, score, quota, key);
  std::vector<std::size_t> rows;
  for (auto const incubator : taken) rows.push_back(incubator == kUnmatched ? incubators.size() : incubator);
  return rows;
}

}  // namespace tanvan
