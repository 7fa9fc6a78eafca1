#include "scenarios/run/assign/assign_demand.hpp"

#include <fmt/format.h>
#include <limits>
#include <set>
#include <unordered_map>

#include "sim/io/text/row_cells.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {
namespace {

constexpr double kMostTrips = 1e12;

Result<NamedRows> open_rows(TextSource const& source) {
  auto file = open_file(source);
  if (!file) return file.error();
  return NamedRows(RowReader(std::move(*file), source.shown));
}

/// Zones of a network by name.
class ZoneNames {
 public:
  explicit ZoneNames(AssignNetwork const& network) {
    for (std::uint32_t z = 0; z < network.zones(); ++z) zone_of_.emplace(network.name(ZoneId{z}), ZoneId{z});
  }
  /// No zone where there is none of that name.
  ZoneId operator[](std::string const& name) const {
    auto const found = zone_of_.find(name);
    return found == zone_of_.end() ? ZoneId{} : found->second;
  }

 private:
  std::unordered_map<std::string, ZoneId> zone_of_;
};

/// Rows whose zones the network does not have.
struct Left {
  std::size_t rows = 0;
  double trips = 0;
  Faults faults;

  void add(NamedTrips const& named, std::size_t row, std::string const& zone) {
    ++rows;
    trips += named.trips[row];
    faults.add({named.file, named.line[row]},
               fmt::format("no node has zone_id {}; mend the network, or leave such demand out with "
                           "--allow-unreachable",
                           zone));
  }
};

}  // namespace

bool is_demand_table(TextSource const& source) {
  auto const rows = open_rows(source);
  return rows && rows->has_header() && rows->find("o_zone_id") != NamedRows::npos;
}

Result<NamedTrips> read_demand_table(TextSource const& source) {
  auto rows = open_rows(source);
  if (!rows) return rows.error();
  Faults faults = rows->faults();
  NamedTrips out{source.shown, {}, {}, {}, {}};
  if (!faults.empty()) return faults;
  auto const from = needed_column(*rows, "o_zone_id", faults), to = needed_column(*rows, "d_zone_id", faults),
             volume = needed_column(*rows, "volume", faults);
  if (!faults.empty()) return faults;
  while (rows->next() && !too_many_faults(*rows, 0, faults)) {
    for (auto const& [column, name] : {std::pair{from, "o_zone_id"}, {to, "d_zone_id"}, {volume, "volume"}})
      if (rows->cell(column).empty()) faults.add(rows->place(), fmt::format("{} is empty", name));
    out.origin.emplace_back(rows->cell(from));
    out.destination.emplace_back(rows->cell(to));
    out.trips.push_back(number_cell(*rows, volume, {0, kMostTrips}, faults));
    out.line.push_back(rows->place().line);
  }
  faults.append(rows->faults());
  if (!faults.empty()) return faults;
  return out;
}

NamedTrips named(TntpTrips const& trips) {
  NamedTrips out{trips.file, {}, {}, trips.trips, trips.line};
  for (auto const z : trips.origin) out.origin.push_back(std::to_string(trips.number(z)));
  for (auto const z : trips.destination) out.destination.push_back(std::to_string(trips.number(z)));
  return out;
}

Result<TntpTrips> trips_of(NamedTrips const& named, AssignNetwork const& network, UnknownZones unknown) {
  ZoneNames const zones(network);
  Faults faults;
  TntpTrips out;
  out.file = named.file;
  out.zones = network.zones();
  out.first_zone = network.first_node;
  std::set<std::pair<ZoneId, ZoneId>> pairs;
  Left left;
  for (std::size_t i = 0; i < named.trips.size(); ++i) {
    auto const o = zones[named.origin[i]], d = zones[named.destination[i]];
    if (!o || !d) {
      left.add(named, i, o ? named.destination[i] : named.origin[i]);
      continue;
    }
    if (!pairs.emplace(o, d).second)
      faults.add({named.file, named.line[i]},
                 fmt::format("trips from {} to {} are given twice", named.origin[i], named.destination[i]));
    out.origin.push_back(o);
    out.destination.push_back(d);
    out.trips.push_back(named.trips[i]);
    out.line.push_back(named.line[i]);
  }
  if (unknown == UnknownZones::refused) faults.append(left.faults);
  if (unknown == UnknownZones::left_out && left.rows > 0)
    out.notes.add({named.file, 0, 0}, fmt::format("{} rows with {:.10g} vehicles left out: no node has their zone_id",
                                                  left.rows, left.trips));
  if (!faults.empty()) return faults;
  return out;
}

}  // namespace tanvan
