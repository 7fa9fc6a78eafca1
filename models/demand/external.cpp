#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/demand/demand.hpp"
#include "models/demand/destinations.hpp"
#include "models/demand/profiles.hpp"

namespace tanvan {
namespace {

/// Vehicles of each class that a person's trip makes, by the length of the trip [min]. Motorbikes lose to cars and
/// coaches with distance.
std::array<double, kVehicleClasses> vehicles_per_trip(double time_min, DemandParameters const& p) {
  double const motorbike = p.outside_motorbikes * std::exp(-time_min / p.outside_motorbike_min);
  double const rest = 1 - motorbike;
  return {motorbike / p.outside_riders_motorbike, (1 - p.outside_coaches) * rest / p.outside_riders_car,
          p.outside_coaches * rest / p.outside_riders_coach, 0};
}

class External {
 public:
  External(World& world, DemandParameters const& p)
      : world_(world), p_(p), time_(world.access.motorbike_time_min), zones_(world.network.zones.size()) {
    auto const a = attractions(world, p);
    population_ = a.population;
    inside_.assign(zones_, 0);
    for (ZoneId z : ids<ZoneId>(zones_))
      if (!outside(z.value)) inside_[z.value] = a.jobs[z.value] + p.visit_population * a.population[z.value];
    ClassMatrices empty;
    empty.fill(Matrix(zones_, zones_));
    world.day.external.assign(world.transport.bins.size(), empty);
  }

  void visitors(std::size_t e) {
    double const trips = population_[e] * p_.visit_rate * std::exp(-p_.visit_distance_decay * nearest(e, false));
    spread(e, trips, inside_, p_.visit_decay, [&](std::size_t i, double persons) {
      double const commuters = p_.visit_commuters * persons / 2, others = persons / 2 - commuters;
      add_people(e, i, commuters, Purpose::work, Way::out);
      add_people(i, e, commuters, Purpose::work, Way::back);
      add_people(e, i, others, Purpose::through, Way::out);
      add_people(i, e, others, Purpose::through, Way::back);
    });
  }

  void through(std::size_t e) {
    std::vector<double> others = population_;
    for (std::size_t z = 0; z < zones_; ++z)
      if (!outside(z) || z == e) others[z] = 0;
    double const near = std::exp(-p_.through_decay * nearest(e, true));
    spread(e, population_[e] * p_.through_rate * near, others, p_.through_decay,
           [&](std::size_t f, double persons) { add_people(e, f, persons, Purpose::through, Way::out); });
    spread(e, population_[e] * p_.through_trucks * near, others, p_.through_decay,
           [&](std::size_t f, double trucks) { add(VehicleClass::truck, e, f, trucks, truck_departures()); });
  }

  bool outside(std::size_t z) const { return world_.network.zones.kind[id_of<ZoneId>(z)] == ZoneKind::external; }

 private:
  /// Time to the nearest other zone that is (not) outside; +inf where there is none.
  double nearest(std::size_t e, bool to_outside) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t z = 0; z < zones_; ++z)
      if (z != e && outside(z) == to_outside) least = std::min(least, time_(e, z));
    return least;
  }

  template <class Take>
  void spread(std::size_t from, double trips, std::vector<double> const& attraction, double decay, Take take) {
    if (trips <= 0) return;
    DestinationTable const table(row_of(from), attraction, decay);
    for (std::size_t z = 0; z < zones_; ++z)
      if (double const share = table.probability(ZoneId{0}, id_of<ZoneId>(z)); z != from && attraction[z] > 0)
        take(z, trips * share);
  }

  Matrix row_of(std::size_t from) const {
    Matrix row(1, zones_);
    for (std::size_t z = 0; z < zones_; ++z) row(0, z) = time_(from, z);
    return row;
  }

  void add_people(std::size_t from, std::size_t to, double persons, Purpose purpose, Way way) {
    auto const vehicles = vehicles_per_trip(time_(from, to), p_);
    for (std::size_t c = 0; c < kVehicleClasses; ++c)
      if (vehicles[c] > 0) add(static_cast<VehicleClass>(c), from, to, persons * vehicles[c], departures(purpose, way));
  }

  void add(VehicleClass c, std::size_t from, std::size_t to, double vehicles, HourProfile const& profile) {
    auto const shares = bin_shares(world_.transport.bins, profile);
    for (std::size_t b = 0; b < shares.size(); ++b)
      world_.day.external[b][static_cast<std::size_t>(c)](from, to) += vehicles * shares[b];
  }

  World& world_;
  DemandParameters const& p_;
  Matrix const& time_;
  std::size_t zones_;
  std::vector<double> population_, inside_;
};

}  // namespace

void generate_external(World& world, DemandParameters const& p) {
  External external(world, p);
  for (std::size_t e = 0; e < world.network.zones.size(); ++e) {
    if (!external.outside(e)) continue;
    external.visitors(e);
    external.through(e);
  }
}

}  // namespace tanvan
