#include "sim/engine/results.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string>

#include "sim/engine/account_names.hpp"
#include "sim/engine/official.hpp"
#include "sim/engine/results_freight.hpp"
#include "sim/engine/targets.hpp"
#include "sim/io/results/results_schema.hpp"
#include "sim/io/results/results_writer.hpp"

namespace tanvan {
namespace {

constexpr std::int64_t kAlwaysOpen = 0, kNeverOpens = 999912;
constexpr std::array<std::string_view, kVehicleClasses> kClassNames = {"motorbike", "car", "bus", "truck"};

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int64_t>;
using Reals = std::vector<double>;

/// One value a row of a table. @param of what to take of a row
template <class Rows, class Of>
auto column(Rows const& rows, Of of) {
  std::vector<std::decay_t<decltype(of(*rows.begin()))>> values;
  values.reserve(rows.size());
  for (auto const& row : rows) values.push_back(of(row));
  return values;
}

std::int64_t opening(Month month) {
  if (month == kNeverOpen) return kNeverOpens;
  return month.count <= 0 ? kAlwaysOpen : month.yyyymm();
}

Integers row_numbers(std::size_t rows) {
  Integers numbers(rows);
  for (std::size_t i = 0; i < rows; ++i) numbers[i] = static_cast<std::int64_t>(i);
  return numbers;
}

class RecordWriter {
 public:
  explicit RecordWriter(World const& world) : world_(world) {}

  void identity(RunIdentity const& run) {
    put_identity(file_, run, world_.seed, world_.scale);
    file_.attribute("attribution", std::string("Map data © OpenStreetMap contributors (ODbL)"));
  }

  void time() {
    integers("/time/year", Integers(record_.years.begin(), record_.years.end()));
    integers("/time/month", Integers(record_.months.begin(), record_.months.end()));
  }

  void zones() {
    auto const& zones = world_.network.zones;
    texts("/zones/id", Texts(zones.code.begin(), zones.code.end()));
    texts("/zones/name", Texts(zones.name.begin(), zones.name.end()));
    texts("/zones/district", Texts(zones.district.begin(), zones.district.end()));
    texts("/zones/ward_2025", Texts(zones.ward_2025.begin(), zones.ward_2025.end()));
    texts("/zones/kind", column(zones.kind, [](ZoneKind k) {
            return std::string(k == ZoneKind::internal ? "internal" : "external");
          }));
    reals("/zones/lon", zones.lon.span());
    reals("/zones/lat", zones.lat.span());
    reals("/zones/area_km2", zones.area_km2.span());
  }

  void nodes() {
    auto const& nodes = world_.network.nodes;
    integers("/network/nodes/id", row_numbers(nodes.size()));
    texts("/network/nodes/name", Texts(nodes.name.begin(), nodes.name.end()));
    reals("/network/nodes/lon", nodes.lon.span());
    reals("/network/nodes/lat", nodes.lat.span());
  }

  void links() {
    auto const& links = world_.network.links;
    auto const node = [](NodeId id) { return static_cast<std::int64_t>(id.value); };
    integers("/network/links/id", row_numbers(links.size()));
    texts("/network/links/name", Texts(links.name.begin(), links.name.end()));
    integers("/network/links/from", column(links.from, node));
    integers("/network/links/to", column(links.to, node));
    reals("/network/links/length_m", column(links.length, [](Metres m) { return m.value; }));
    reals("/network/links/lanes", links.lanes.span());
    reals("/network/links/free_speed_kmh", links.free_speed_kmh.span());
    reals("/network/links/capacity_pcu_h", links.capacity.span());
    integers("/network/links/open_from", column(links.open_from, opening));
    Texts lines;
    for (auto const id : ids<LinkId>(links.size())) lines.push_back(line_of(id));
    texts("/network/links/geometry", lines);
  }

  void stops() {
    auto const& stops = world_.region.stops;
    if (stops.empty()) return;
    texts("/stops/id", column(stops, [](StopRow const& s) { return s.id; }));
    texts("/stops/line", column(stops, [](StopRow const& s) { return s.line_id; }));
    std::map<std::string, std::string> name;
    for (auto const& line : world_.region.lines) name[line.id] = line.name;
    texts("/stops/line_name", column(stops, [&](StopRow const& s) { return name[s.line_id]; }));
    integers("/stops/order", column(stops, [](StopRow const& s) { return std::int64_t{s.order}; }));
    texts("/stops/name", column(stops, [](StopRow const& s) { return s.name; }));
    texts("/stops/kind", column(stops, [](StopRow const& s) { return s.kind; }));
    reals("/stops/lon", column(stops, [](StopRow const& s) { return s.lon; }));
    reals("/stops/lat", column(stops, [](StopRow const& s) { return s.lat; }));
  }

  /// Industrial parks, then special areas.
  void sites() {
    auto const& parks = world_.region.parks;
    auto const& areas = world_.region.areas;
    if (parks.empty() && areas.empty()) return;
    auto const both = [&](auto of_park, auto of_area) {
      auto values = column(parks, of_park);
      for (auto const& area : areas) values.push_back(of_area(area));
      return values;
    };
    auto const name = [](auto const& site) { return site.name; };
    auto const zone = [&](auto const& site) {
      return site.zone ? world_.network.zones.code[site.zone] : std::string{};
    };
    texts("/sites/name", both(name, name));
    texts("/sites/kind",
          both([](ParkRow const& park) { return std::string(park.cluster ? "industrial_cluster" : "industrial_park"); },
               [](SpecialAreaRow const& area) { return area.kind; }));
    texts("/sites/zone", both(zone, zone));
    auto const lon = [](auto const& site) { return site.lon; };
    auto const lat = [](auto const& site) { return site.lat; };
    reals("/sites/lon", both(lon, lon));
    reals("/sites/lat", both(lat, lat));
    reals("/sites/area_ha", both([](ParkRow const& park) { return park.area_ha; },
                                 [](SpecialAreaRow const& area) { return area.site_area_ha; }));
    integers("/sites/opening_year", both([](ParkRow const& park) { return std::int64_t{park.opened_year}; },
                                         [](SpecialAreaRow const& area) { return std::int64_t{area.opening_year}; }));
  }

  void series() {
    for (auto const& [name, values] : record_.indicators) reals("/indicators/" + name, values);
    auto const years = record_.years.size(), zones = world_.network.zones.size();
    for (auto const& [name, values] : record_.zone_year) file_.reals("/zone_year/" + name, {years, zones}, values);
    if (record_.sector_year.empty()) return;
    texts("/sectors/name", Texts(kSectorNames.begin(), kSectorNames.end()));
    for (auto const& [name, values] : record_.sector_year)
      file_.reals("/sector_year/" + name, {years, kSectors}, values);
  }

  /// Rows of /cell_year are the days of travel that were lived.
  void cells() {
    if (record_.cell_year.empty()) return;
    auto const& grid = world_.cells.grid;
    Texts zone;
    std::vector<float> lon, lat, land;
    for (auto const cell : ids<CellId>(grid.size())) {
      auto const middle = grid.plane.place(grid.middle(cell));
      zone.push_back(world_.network.zones.code[grid.zone[cell]]);
      lon.push_back(static_cast<float>(middle.lon));
      lat.push_back(static_cast<float>(middle.lat));
      land.push_back(static_cast<float>(grid.land_m2[cell]));
    }
    texts("/cells/zone", zone);
    file_.narrow_reals("/cells/lon", {lon.size()}, lon);
    file_.narrow_reals("/cells/lat", {lat.size()}, lat);
    file_.narrow_integers("/cells/row", {grid.size()}, grid.row.span());
    file_.narrow_integers("/cells/column", {grid.size()}, grid.column.span());
    file_.narrow_reals("/cells/land_m2", {land.size()}, land);
    Integers years;
    for (auto const& [year, travel] : record_.travel) years.push_back(year);
    integers("/cell_year/year", years);
    for (auto const& [name, values] : record_.cell_year) {
      std::vector<float> const narrow(values.begin(), values.end());
      file_.narrow_reals("/cell_year/" + name, {years.size(), grid.size()}, narrow);
    }
  }

  void travel() {
    for (auto const& [year, travel] : record_.travel) {
      traffic(fmt::format("/traffic/{}/", year), travel.traffic);
      emissions(fmt::format("/emissions/{}/", year), travel.emissions);
      transit(fmt::format("/transit/{}/", year), travel.transit);
      for (std::size_t mode = 0; mode < kModes; ++mode) mode_of(year, mode, travel);
    }
  }

  void freight() { write_freight(file_, record_.freight); }

  void tables() {
    targets();
    official();
    events();
    counts();
    accounts();
    stations();
  }

  void save(std::filesystem::path const& out) { file_.save(out); }

 private:
  void reals(std::string const& path, std::span<double const> values) { file_.reals(path, {values.size()}, values); }
  void integers(std::string const& path, Integers const& values) { file_.integers(path, {values.size()}, values); }
  void texts(std::string const& path, Texts const& values) { file_.texts(path, values); }

  std::string line_of(LinkId id) const {
    auto const& [nodes, links] = std::tie(world_.network.nodes, world_.network.links);
    auto const from = links.from[id], to = links.to[id];
    if (auto const shape = links.shape_of(id); !shape.empty()) {
      std::string line;
      for (auto const& [lon, lat] : shape) line += fmt::format("{}{:.6f} {:.6f}", line.empty() ? "" : ", ", lon, lat);
      return fmt::format("LINESTRING ({})", line);
    }
    return fmt::format("LINESTRING ({:.6f} {:.6f}, {:.6f} {:.6f})", nodes.lon[from], nodes.lat[from], nodes.lon[to],
                       nodes.lat[to]);
  }

  void traffic(std::string const& group, TrafficDay const& day) {
    auto const bins = day.bin_start_s.size(), links = world_.network.links.size();
    reals(group + "bin_start_s", day.bin_start_s);
    reals(group + "bin_length_s", day.bin_length_s);
    texts(group + "class", Texts(kClassNames.begin(), kClassNames.end()));
    file_.reals(group + "volume_veh_h", {bins, links, kVehicleClasses}, day.volume_veh_h);
    file_.reals(group + "volume_pcu_h", {bins, links}, day.volume_pcu_h);
    file_.reals(group + "speed_kmh", {bins, links}, day.speed_kmh);
    file_.reals(group + "delay_veh_h", {bins, links}, day.delay_veh_h);
    reals(group + "relative_gap", day.relative_gap);
    reals(group + "iterations", day.iterations);
    if (day.engine.empty()) return;
    file_.text(group + "engine", day.engine);
    file_.reals(group + "motorbike_speed_kmh", {bins, links}, day.motorbike_speed_kmh);
    file_.integers(group + "vehicles", {}, {&day.vehicles, 1});
    file_.integers(group + "arrived", {}, {&day.arrived, 1});
    file_.integers(group + "gridlocks", {}, {&day.gridlocks, 1});
    file_.integers(group + "converged", {}, {&day.converged, 1});
    file_.reals(group + "capacity_factor", {}, {&day.capacity_factor, 1});
  }

  void emissions(std::string const& group, LinkEmissions const& e) {
    if (e.co2_kg.empty()) return;
    reals(group + "fuel_l_day", e.fuel_l);
    reals(group + "co2_kg_day", e.co2_kg);
    reals(group + "nox_kg_day", e.nox_kg);
    reals(group + "pm25_kg_day", e.pm25_kg);
    reals(group + "co_kg_day", e.co_kg);
  }

  /// Lines' stops from the order of driving into that of /stops.
  void transit(std::string const& group, TransitDay const& day) {
    std::size_t const width = day.stop_row.size();
    if (width == 0) return;
    auto const put = [&](char const* name, std::vector<double> const& values, std::vector<std::size_t> shape) {
      std::vector<double> rows(values.size());
      for (std::size_t i = 0; i < values.size(); ++i) rows[i - i % width + day.stop_row[i % width]] = values[i];
      file_.reals(group + name, std::move(shape), rows);
    };
    std::vector<std::size_t> const by_bin = {day.boardings.size() / width, width};
    put("boardings", day.boardings, by_bin);
    put("alightings", day.alightings, by_bin);
    put("load_forward", day.load_forward, by_bin);
    put("load_backward", day.load_backward, by_bin);
    put("places", day.places, by_bin);
    put("parked", day.parked, {width});
    if (day.denied.empty()) return;
    put("ride_forward_min", day.ride_forward_min, by_bin);
    put("ride_backward_min", day.ride_backward_min, by_bin);
    put("denied", day.denied, by_bin);
  }

  void mode_of(int year, std::size_t mode, TravelYear const& travel) {
    auto const zones = world_.network.zones.size();
    if (auto const& trips = travel.trips[mode]; !trips.values.empty())
      file_.reals(fmt::format("/trips/{}/{}", year, kModeNames[mode]), {zones, zones}, trips.values);
    auto const& bins = travel.skims[mode];
    if (bins.empty()) return;
    auto const group = fmt::format("/skims/{}/{}/", year, kModeNames[mode]);
    skim(group + "time_min", bins, [](Skim const& s) -> Reals const& { return s.time_min.values; });
    skim(group + "cost_vnd", bins, [](Skim const& s) -> Reals const& { return s.cost_vnd.values; });
    skim(group + "distance_km", bins, [](Skim const& s) -> Reals const& { return s.distance_km.values; });
  }

  template <class Of>
  void skim(std::string const& path, std::vector<Skim> const& bins, Of of) {
    auto const zones = world_.network.zones.size();
    Reals values;
    for (auto const& bin : bins) values.insert(values.end(), of(bin).begin(), of(bin).end());
    if (!values.empty()) file_.reals(path, {bins.size(), zones, zones}, values);
  }

  void targets() {
    auto const scores = score_targets(world_);
    auto const text = [&](char const* path, auto of) { texts(path, column(scores, of)); };
    text("/targets/id", [](TargetScore const& s) { return s.target.id; });
    text("/targets/section", [](TargetScore const& s) { return s.target.section; });
    text("/targets/indicator", [](TargetScore const& s) { return s.target.indicator; });
    integers("/targets/year", column(scores, [](TargetScore const& s) { return std::int64_t{s.target.year}; }));
    text("/targets/comparator", [](TargetScore const& s) { return s.target.comparator; });
    reals("/targets/value", column(scores, [](TargetScore const& s) { return s.target.value; }));
    text("/targets/unit", [](TargetScore const& s) { return s.target.unit; });
    reals("/targets/simulated", column(scores, [](TargetScore const& s) { return s.simulated; }));
    integers("/targets/met", column(scores, [](TargetScore const& s) { return std::int64_t{s.met}; }));
    reals("/targets/shortfall", column(scores, [](TargetScore const& s) { return s.shortfall; }));
    reals("/targets/mean_3_years", column(scores, [](TargetScore const& s) { return s.smoothed; }));
    reals("/targets/margin", column(scores, [](TargetScore const& s) { return s.margin; }));
    integers("/targets/too_close", column(scores, [](TargetScore const& s) { return std::int64_t{s.too_close}; }));
    text("/targets/definition", [](TargetScore const& s) { return s.definition_en; });
    text("/targets/definition_vi", [](TargetScore const& s) { return s.definition_vi; });
    text("/targets/basis", [](TargetScore const& s) { return std::string(name_of(s.basis)); });
    text("/targets/quote_vi", [](TargetScore const& s) { return s.target.quote_vi; });
  }

  void official() {
    using Row = OfficialComparison;
    auto const rows = compare_official(world_);
    auto const text = [&](char const* path, auto of) { texts(path, column(rows, of)); };
    auto const real = [&](char const* path, auto of) { reals(path, column(rows, of)); };
    auto const flag = [&](char const* path, auto of) { integers(path, column(rows, of)); };
    text("/official/indicator", [](Row const& r) { return r.official.indicator; });
    text("/official/series", [](Row const& r) { return r.series; });
    flag("/official/year", [](Row const& r) { return std::int64_t{r.official.year}; });
    real("/official/official", [](Row const& r) { return r.official.value; });
    real("/official/simulated", [](Row const& r) { return r.simulated; });
    text("/official/unit", [](Row const& r) { return r.official.unit; });
    real("/official/difference", [](Row const& r) { return r.difference; });
    flag("/official/in_points", [](Row const& r) { return std::int64_t{r.in_points}; });
    real("/official/tolerance", [](Row const& r) { return r.tolerance; });
    text("/official/source", [](Row const& r) { return r.official.source; });
    text("/official/confidence", [](Row const& r) { return r.official.confidence; });
    flag("/official/published", [](Row const& r) { return std::int64_t{r.published}; });
    text("/official/definition", [](Row const& r) { return r.definition_en; });
    text("/official/definition_vi", [](Row const& r) { return r.definition_vi; });
  }

  void events() {
    auto const& events = record_.events;
    integers("/events/month", column(events, [](Event const& e) { return std::int64_t{e.month.yyyymm()}; }));
    texts("/events/kind", column(events, [](Event const& e) { return e.kind; }));
    texts("/events/target", column(events, [](Event const& e) { return e.target; }));
    texts("/events/detail", column(events, [](Event const& e) { return e.detail; }));
    texts("/events/source", column(events, [](Event const& e) { return e.source; }));
    auto const& dropped = record_.dropped;
    texts("/dropped/file", column(dropped, [](Dropped const& d) { return d.place.file; }));
    integers("/dropped/line", column(dropped, [](Dropped const& d) { return std::int64_t{d.place.line}; }));
    texts("/dropped/reason", column(dropped, [](Dropped const& d) { return d.reason; }));
  }

  void counts() {
    auto const& counts = record_.counts;
    integers("/counts/year", column(counts, [](CountComparison const& c) { return std::int64_t{c.year}; }));
    texts("/counts/id", column(counts, [](CountComparison const& c) { return c.id; }));
    texts("/counts/name", column(counts, [](CountComparison const& c) { return c.name; }));
    texts("/counts/metric", column(counts, [](CountComparison const& c) { return c.metric; }));
    reals("/counts/counted", column(counts, [](CountComparison const& c) { return c.counted; }));
    reals("/counts/simulated", column(counts, [](CountComparison const& c) { return c.simulated; }));
    texts("/counts/confidence", column(counts, [](CountComparison const& c) { return c.confidence; }));
    integers("/counts/counted_year",
             column(counts, [](CountComparison const& c) { return std::int64_t{c.counted_year}; }));
    texts("/counts/source", column(counts, [](CountComparison const& c) { return c.source; }));
    integers("/counts/published", column(counts, [](CountComparison const& c) { return std::int64_t{c.published}; }));
    integers("/counts/comparable", column(counts, [](CountComparison const& c) { return std::int64_t{c.comparable}; }));
    count_places();
    auto const& steps = record_.coupling;
    integers("/coupling/year", column(steps, [](CouplingStep const& s) { return std::int64_t{s.year}; }));
    integers("/coupling/exchange", column(steps, [](CouplingStep const& s) { return std::int64_t{s.exchange}; }));
    reals("/coupling/relative_change", column(steps, [](CouplingStep const& s) { return s.relative_change; }));
    reals("/coupling/largest_change", column(steps, [](CouplingStep const& s) { return s.largest_change; }));
  }

  void stations() {
    if (record_.station_years.empty()) return;
    auto const& s = world_.stations;
    std::vector<std::int64_t> years(record_.station_years.begin(), record_.station_years.end());
    Texts names, station_ids, zones;
    Reals lon, lat;
    for (auto const station : record_.station_rows) {
      names.push_back(s.name[station.value]);
      station_ids.push_back(s.id[station.value]);
      zones.push_back(world_.network.zones.code[s.zone[station.value]]);
      lon.push_back(s.place[station.value].lon);
      lat.push_back(s.place[station.value].lat);
    }
    integers("/stations/year", years);
    texts("/stations/station", names);
    texts("/stations/station_id", station_ids);
    texts("/stations/zone", zones);
    reals("/stations/lon", lon);
    reals("/stations/lat", lat);
    for (auto const& [name, values] : record_.station_year) reals("/stations/" + name, values);
  }

  /// Where the scenario's rows of that id lie.
  void count_places() {
    Reals lon, lat;
    for (auto const& count : record_.counts) {
      auto const& rows = world_.region.freight;
      auto const row = std::find_if(rows.begin(), rows.end(), [&](FreightRow const& r) { return r.id == count.id; });
      lon.push_back(row == rows.end() ? 0 : row->lon);
      lat.push_back(row == rows.end() ? 0 : row->lat);
    }
    reals("/counts/lon", lon);
    reals("/counts/lat", lat);
  }

  void accounts() {
    if (record_.account_flows.empty()) return;
    Texts flows(kFlows), accounts(kAccounts);
    for (std::size_t i = 0; i < kFlows; ++i) flows[i] = name_of(static_cast<Flow>(i));
    for (std::size_t i = 0; i < kAccounts; ++i) accounts[i] = name_of(static_cast<Account>(i));
    texts("/accounts/row", flows);
    texts("/accounts/account", accounts);
    for (auto const& [name, years] : record_.account_flows)
      for (auto const& [year, values] : years) {
        auto const path = fmt::format("/accounts/{}/{}", year, name);
        if (name == "flows") file_.integers(path, {kFlows, kAccounts}, values);
        if (name != "flows") file_.integers(path, {kAccounts}, values);
      }
  }

  World const& world_;
  Record const& record_ = world_.record;
  ResultsWriter file_;
};

}  // namespace

void write_results(World const& world, RunIdentity const& identity, std::filesystem::path const& out) {
  RecordWriter writer(world);
  writer.identity(identity);
  writer.time();
  writer.zones();
  writer.nodes();
  writer.links();
  writer.stops();
  writer.sites();
  writer.series();
  writer.cells();
  writer.travel();
  writer.freight();
  writer.tables();
  writer.save(out);
}

}  // namespace tanvan
