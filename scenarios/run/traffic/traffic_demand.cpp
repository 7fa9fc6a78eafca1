#include "scenarios/run/traffic/traffic_demand.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "sim/core/check.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/rng/even_spread.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kTime{0, kLatestTraffic_s, "s"}, kShare{0, 1e12}, kVolume{0, 1e9, "vehicles"};
constexpr double kMostVehicles = 5e7;

/// The columns of these names, all of which the table must have.
std::vector<std::size_t> needed_columns(NamedRows const& rows, std::initializer_list<char const*> names,
                                        Faults& faults) {
  std::vector<std::size_t> columns;
  for (auto const* name : names) columns.push_back(needed_column(rows, name, faults));
  return columns;
}

/// True where none of the cells is empty; else with faults.
bool has_cells(NamedRows const& rows, std::vector<std::size_t> const& columns, Faults& faults) {
  auto const before = faults.size();
  for (auto const column : columns)
    if (rows.cell(column).empty()) faults.add(rows.place(), rows.header()[column] + " is empty");
  return faults.size() == before;
}

/// Departures of a profile.
class Departures {
 public:
  explicit Departures(std::vector<DepartureInterval> const& profile) : profile_(profile) {
    double sum = 0;
    for (auto const& interval : profile) upto_.push_back(sum += interval.share);
    expects(sum > 0, "a profile in which somebody sets out");
  }

  /// When that share of all has set out [s]. @param u in [0, 1)
  double at(double u) const {
    auto const sum = u * upto_.back();
    auto const found = std::upper_bound(upto_.begin(), upto_.end() - 1, sum);
    auto const& interval = profile_[static_cast<std::size_t>(found - upto_.begin())];
    auto const within = interval.share > 0 ? 1 - (*found - sum) / interval.share : 0;
    return interval.begin_s + within * (interval.end_s - interval.begin_s);
  }

 private:
  std::vector<DepartureInterval> const& profile_;
  std::vector<double> upto_;  // sums of shares
};

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
  /// None where no node names the zone.
  std::vector<NodeId> const* of(std::string_view zone) const {
    auto const found = doors_.find(zone);
    return found == doors_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, std::vector<NodeId>, std::less<>> doors_;
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
        departures_(profile),
        faults_(faults) {}

  TripRequests read() {
    out_.routed = false;
    while (faults_.size() < kMostTableFaults && rows_.next()) read_row();
    faults_.append(rows_.faults());
    out_.route_offset.assign(out_.size() + 1, 0);
    return std::move(out_);
  }

 private:
  void read_row() {
    if (!has_cells(rows_, needed_, faults_)) return;
    auto const* const from = doors(needed_[0]);
    auto const* const to = doors(needed_[1]);
    auto const volume = number_cell(rows_, needed_[2], kVolume, faults_);
    auto const vehicle = vehicle_class();
    if (std::isnan(volume)) return;
    sum_ += volume;
    if (sum_ > kMostVehicles)
      faults_.add(rows_.place(), fmt::format("more than {:g} vehicles up to here", kMostVehicles));
    else if (faults_.empty())
      add_vehicles(*from, *to, vehicle);
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

  /// As many as bring the vehicles up to the sum of the volumes.
  void add_vehicles(std::vector<NodeId> const& from, std::vector<NodeId> const& to, VehicleClass vehicle) {
    auto const line = rows_.place().line;
    auto const last = static_cast<std::size_t>(std::llround(sum_));
    for (std::size_t n = 1; out_.size() < last; ++n) {
      auto const g = out_.size();
      out_.id.push_back(fmt::format("{}.{}", line, n));
      out_.depart_s.push_back(departures_.at(even_spread(g)));
      out_.vehicle.push_back(vehicle);
      out_.from.push_back(from[g % from.size()]);
      out_.to.push_back(to[g / from.size() % to.size()]);
      out_.line.push_back(line);
    }
  }

  NamedRows& rows_;
  std::vector<std::size_t> needed_;
  std::size_t class_;
  ZoneDoors doors_;
  Departures departures_;
  Faults& faults_;
  double sum_ = 0;  // of volumes
  TripRequests out_;
};

DepartureInterval interval_of(NamedRows const& rows, std::vector<std::size_t> const& columns, Faults& faults) {
  DepartureInterval const interval{time_cell(rows, columns[0], kTime, faults),
                                   time_cell(rows, columns[1], kTime, faults),
                                   number_cell(rows, columns[2], kShare, faults)};
  if (interval.end_s <= interval.begin_s) cell_fault(rows, columns[1], "must be after begin_s", faults);
  return interval;
}

Result<NamedRows> open_rows(TextSource const& source) {
  auto bytes = open_file(source);
  if (!bytes) return bytes.error();
  NamedRows rows(RowReader(std::move(*bytes), source.shown));
  if (!rows.has_header()) return rows.faults();
  return rows;
}

}  // namespace

Result<std::vector<DepartureInterval>> read_departure_profile(TextSource const& source) {
  auto rows = open_rows(source);
  if (!rows) return rows.error();
  Faults faults;
  auto const columns = needed_columns(*rows, {"begin_s", "end_s", "share"}, faults);
  if (!faults.empty()) return faults;
  std::vector<DepartureInterval> profile;
  while (faults.size() < kMostTableFaults && rows->next())
    if (has_cells(*rows, columns, faults)) profile.push_back(interval_of(*rows, columns, faults));
  faults.append(rows->faults());
  if (faults.empty() && std::ranges::none_of(profile, [](auto const& i) { return i.share > 0; }))
    faults.add({source.shown, rows->header_line(), 0}, "no share is above 0: nobody would set out");
  if (!faults.empty()) return faults;
  return profile;
}

Result<TripRequests> read_demand_requests(TextSource const& source, TrafficNetwork const& network,
                                          std::vector<DepartureInterval> const& profile) {
  auto rows = open_rows(source);
  if (!rows) return rows.error();
  Faults faults;
  DemandReader reader(*rows, network, profile, faults);
  if (!faults.empty()) return faults;
  auto trips = reader.read();
  if (!faults.empty()) return faults;
  return trips;
}

}  // namespace tanvan
