#include "scenarios/run/traffic/traffic_demand.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "scenarios/run/traffic/named_table.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/rng/even_spread.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kVolume{0, 1e9, "vehicles"};
constexpr double kMostVehicles = 5e7;

bool has_zones(TrafficNetwork const& network) {
  return std::any_of(network.zone.begin(), network.zone.end(), [](auto const& zone) { return is_zone(zone); });
}

/// The nodes through which each zone is reached, by its name.
class ZoneDoors {
 public:
  explicit ZoneDoors(TrafficNetwork const& network) {
    for (auto const v : ids<NodeId>(network.zone.size())) {
      if (!is_zone(network.zone[v])) continue;
      auto& doors = doors_[network.zone[v]];
      bool const centroid = network.through[v.value] == 0;
      if (centroid && !doors.empty() && network.through[doors.front().value] != 0) doors.clear();
      if (centroid || doors.empty() || network.through[doors.front().value] != 0) doors.push_back(v);
    }
  }
  /// Every node a zone of its own name.
  static ZoneDoors of_nodes(TrafficNetwork const& network) {
    ZoneDoors out;
    for (auto const v : ids<NodeId>(network.node_name.size())) out.doors_[network.node_name[v]] = {v};
    return out;
  }
  /// None where no node names the zone.
  std::vector<NodeId> const* of(std::string_view zone) const {
    auto const found = doors_.find(zone);
    return found == doors_.end() ? nullptr : &found->second;
  }
  std::size_t zones() const { return doors_.size(); }

 private:
  ZoneDoors() = default;
  std::map<std::string, std::vector<NodeId>, std::less<>> doors_;
};

/// From where to where, in what, and on whose line.
struct ZonePair {
  std::vector<NodeId> const& from;
  std::vector<NodeId> const& to;
  VehicleClass vehicle;
  std::uint32_t line;
};

/// Volumes, one after the other, as whole vehicles.
class WholeVehicles {
 public:
  explicit WholeVehicles(std::vector<DepartureInterval> const& profile) : departures_(profile) {}

  /// False, with a fault, where there are too many.
  bool count(double volume, InputPlace const& place, Faults& faults) {
    sum_ += volume;
    if (sum_ <= kMostVehicles) return true;
    faults.add(place, fmt::format("more than {:g} vehicles up to here", kMostVehicles));
    return false;
  }

  /// As many as bring the vehicles up to the sum of the volumes that were counted.
  void add(ZonePair const& pair) {
    auto const last = static_cast<std::size_t>(std::llround(sum_));
    if (pair.line != line_) number_ = 0;
    line_ = pair.line;
    while (out_.size() < last) {
      auto const g = out_.size();
      out_.id.push_back(fmt::format("{}.{}", pair.line, ++number_));
      out_.depart_s.push_back(departures_.at(even_spread(g)));
      out_.vehicle.push_back(pair.vehicle);
      out_.from.push_back(pair.from[g % pair.from.size()]);
      out_.to.push_back(pair.to[g / pair.from.size() % pair.to.size()]);
      out_.line.push_back(pair.line);
    }
  }

  TripRequests take() {
    out_.routed = false;
    out_.route_offset.assign(out_.size() + 1, 0);
    return std::move(out_);
  }

 private:
  Departures departures_;
  double sum_ = 0;  // of volumes
  std::uint32_t line_ = 0;
  std::size_t number_ = 0;  // on this line
  TripRequests out_;
};

/// A table of volumes under reading.
class DemandReader {
 public:
  DemandReader(NamedRows& rows, TrafficNetwork const& network, std::vector<DepartureInterval> const& profile,
               Faults& faults)
      : rows_(rows),
        needed_(needed_columns(rows, {"o_zone_id", "d_zone_id", "volume"}, faults)),
        class_(rows.find("class")),
        doors_(network),
        vehicles_(profile),
        faults_(faults) {}

  TripRequests read() {
    while (faults_.size() < kMostTableFaults && rows_.next()) read_row();
    faults_.append(rows_.faults());
    return vehicles_.take();
  }

 private:
  void read_row() {
    if (!has_cells(rows_, needed_, faults_)) return;
    auto const* const from = doors(needed_[0]);
    auto const* const to = doors(needed_[1]);
    auto const volume = number_cell(rows_, needed_[2], kVolume, faults_);
    auto const vehicle = vehicle_class();
    if (std::isnan(volume) || !vehicles_.count(volume, rows_.place(), faults_)) return;
    if (faults_.empty()) vehicles_.add({*from, *to, vehicle, rows_.place().line});
  }

  std::vector<NodeId> const* doors(std::size_t column) {
    auto const* const found = doors_.of(rows_.cell(column));
    if (found == nullptr) cell_fault(rows_, column, "no node has this zone_id", faults_);
    return found;
  }

  VehicleClass vehicle_class() {
    auto const word = rows_.cell(class_);
    if (word.empty()) return VehicleClass::car;
    auto const known = class_named(word);
    if (!known) cell_fault(rows_, class_, unknown_class(word), faults_);
    return known.value_or(VehicleClass::car);
  }

  NamedRows& rows_;
  std::vector<std::size_t> needed_;
  std::size_t class_;
  ZoneDoors doors_;
  WholeVehicles vehicles_;
  Faults& faults_;
};

/// The zones of a file of TNTP as those of a network.
class TntpZones {
 public:
  TntpZones(TntpTrips const& trips, TrafficNetwork const& network, Faults& faults)
      : trips_(trips),
        zoned_(has_zones(network)),
        doors_(zoned_ ? ZoneDoors(network) : ZoneDoors::of_nodes(network)),
        first_(doors_.of("0") == nullptr ? 1 : 0),
        faults_(faults) {}

  /// None, with a fault where it is the first of the zone, where the network has no such zone.
  std::vector<NodeId> const* of(ZoneId zone, std::size_t row) {
    auto const name = std::to_string(std::int64_t{zone.value} + first_);
    auto const* const found = doors_.of(name);
    if (found == nullptr && unknown_.insert(zone).second)
      faults_.add(trips_.place(row),
                  fmt::format("zone {}: no node of the network has {} {}{}", trips_.number(zone),
                              zoned_ ? "zone_id" : "node_id", name, doors_.zones() == 0 ? " nor any other" : ""));
    return found;
  }

  Faults notes() const {
    Faults notes;
    if (trips_.first_zone != first_)
      notes.add({trips_.file, 0, 0}, fmt::format("zones are numbered from {} here and from {} in the network: zone {} "
                                                 "is the network's {}",
                                                 trips_.first_zone, first_, trips_.first_zone, first_));
    if (trips_.counts_zones && zoned_ && trips_.zones != doors_.zones())
      notes.add(
          {trips_.file, trips_.zones_line, 0},
          fmt::format("{} zones are counted here, the network has {}; is it its own?", trips_.zones, doors_.zones()));
    return notes;
  }

 private:
  TntpTrips const& trips_;
  bool zoned_;
  ZoneDoors doors_;
  std::uint32_t first_;
  std::set<ZoneId> unknown_;
  Faults& faults_;
};

}  // namespace

Result<TripRequests> read_demand_requests(TextSource const& source, TrafficNetwork const& network,
                                          std::vector<DepartureInterval> const& profile) {
  auto rows = named_table(source);
  if (!rows) return rows.error();
  Faults faults;
  DemandReader reader(*rows, network, profile, faults);
  if (!faults.empty()) return faults;
  auto trips = reader.read();
  if (!faults.empty()) return faults;
  return trips;
}

Result<TripRequests> tntp_requests(TntpTrips const& trips, TrafficNetwork const& network,
                                   std::vector<DepartureInterval> const& profile, Faults& notes) {
  Faults faults;
  TntpZones zones(trips, network, faults);
  WholeVehicles vehicles(profile);
  for (std::size_t row = 0; row < trips.size(); ++row) {
    if (trips.trips[row] == 0) continue;
    auto const* const from = zones.of(trips.origin[row], row);
    auto const* const to = zones.of(trips.destination[row], row);
    if (!vehicles.count(trips.trips[row], trips.place(row), faults)) break;
    if (faults.empty()) vehicles.add({*from, *to, VehicleClass::car, trips.line[row]});
  }
  if (!faults.empty()) return faults;
  notes.append(trips.notes);
  notes.append(zones.notes());
  return vehicles.take();
}

}  // namespace tanvan
