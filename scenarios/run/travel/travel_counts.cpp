#include "scenarios/run/travel/travel_counts.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>

#include "sim/engine/indicators.hpp"
#include "sim/transit/coverage.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// What a row's road is called in roads.csv: any of these at the start of the name.
std::vector<std::string> names_of(std::string const& title) {
  auto const cut = std::min(title.find(" at "), title.find(" T2"));
  std::string const road = title.substr(0, cut);
  if (road == "MPTV") return {"Mỹ Phước – Tân Vạn"};
  if (road == "Hanoi Highway") return {"Hanoi Highway", "Xa lộ Hà Nội", "QL52"};
  return {road};
}

/// Distance of a point from the straight line between a link's ends [km].
double distance_to_link(Network const& network, LinkId a, MapPoint p) {
  auto const place = [&](NodeId v) { return MapPoint{network.nodes.lon[v], network.nodes.lat[v]}; };
  MapPoint const from = place(network.links.from[a]), to = place(network.links.to[a]);
  double const east = std::cos(p.lat * 3.14159265358979 / 180);
  double const dx = (to.lon - from.lon) * east, dy = to.lat - from.lat;
  double const square = dx * dx + dy * dy;
  double const along = square > 0 ? ((p.lon - from.lon) * east * dx + (p.lat - from.lat) * dy) / square : 0;
  double const t = std::clamp(along, 0.0, 1.0);
  return distance_km(p, {from.lon + t * (to.lon - from.lon), from.lat + t * (to.lat - from.lat)});
}

LinkId post_link(World const& world, FreightRow const& row) {
  auto const& links = world.network.links;
  auto const names = names_of(row.name);
  LinkId best;
  double least = kInf;
  for (LinkId a : ids<LinkId>(links.size())) {
    if (links.open_from[a] > world.now) continue;
    bool const named = std::ranges::any_of(names, [&](auto const& n) { return links.name[a].starts_with(n); });
    double const away = distance_to_link(world.network, a, {row.lon, row.lat});
    double const rank = named ? away - 10 : away;  // a link of the road itself beats all others
    if (away > (named ? 2.0 : 1.0) || rank >= least) continue;
    least = rank;
    best = a;
  }
  return best;
}

LinkId opposite(LinkStore const& links, LinkId a) {
  for (LinkId b : ids<LinkId>(links.size()))
    if (links.from[b] == links.to[a] && links.to[b] == links.from[a] && links.name[b] == links.name[a]) return b;
  return {};
}

/// Vehicles a day of each class on a link and its opposite.
std::array<double, kVehicleClasses> daily(World const& world, TrafficDay const& day, LinkId link) {
  auto const& links = world.network.links;
  std::array<double, kVehicleClasses> sum{};
  for (LinkId a : {link, opposite(links, link)})
    for (std::size_t b = 0; a && b < day.bin_length_s.size(); ++b)
      for (std::size_t c = 0; c < kVehicleClasses; ++c)
        sum[c] += day.volume_veh_h[(b * links.size() + a.value) * kVehicleClasses + c] * day.bin_length_s[b] / 3600;
  return sum;
}

/// The simulated counterpart of a metric; negative where there is none. Container trucks have none: the vehicle class
/// `truck` holds every truck, so that the two would differ by definition.
double counterpart(std::string const& metric, std::array<double, kVehicleClasses> const& day) {
  double const four_wheel = day[1] + day[2] + day[3];
  if (metric == "traffic_4wheel" || metric == "traffic_all") return four_wheel;
  if (metric == "traffic_motorbike") return day[0];
  if (metric == "share_trucks_of_4wheel") return four_wheel > 0 ? 100 * day[3] / four_wheel : 0;
  return -1;
}

constexpr char const* kNoCounterpart =
    "a count without a simulated counterpart: vehicles are told apart as motorbike, car, bus and truck only";

/// Notes once that a count is compared with nothing. The file goes by its name alone: results do not depend on where
/// the scenario lies.
void leave_out(Record& record, FreightRow const& row, std::string reason) {
  InputPlace place = row.place;
  place.file = std::filesystem::path(place.file).filename().string();
  bool const noted = std::ranges::any_of(
      record.dropped, [&](Dropped const& d) { return d.place.file == place.file && d.place.line == place.line; });
  if (!noted) record.dropped.push_back({std::move(place), std::move(reason)});
}

/// True where `year` is nearer to the count than the transport year compared so far; the earlier one wins a tie.
bool is_nearer(CountComparison const& known, int year) {
  return known.year == year || std::abs(known.counted_year - year) < std::abs(known.counted_year - known.year);
}

CountComparison comparison(FreightRow const& row, int year, double simulated, LinkId link) {
  bool const published = row.source.find("from memory") == std::string::npos;
  bool const comparable = row.name.find("holiday") == std::string::npos;
  return {year, row.id,         row.name, row.metric, row.value, simulated,
          link, row.confidence, row.year, row.source, published, comparable};
}

struct Commute {
  double minutes = 0, km = 0, trips = 0;
};

Commute commute_of(World const& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  Commute sum;
  auto const& t = world.day.trips;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.purpose[i] != Purpose::work) continue;
    Mode const mode = t.company_bus[i] ? Mode::car : t.mode[i];  // a company bus takes a car's roads
    if (level.skims[static_cast<std::size_t>(mode)].empty()) continue;
    auto const& skim = level.skims[static_cast<std::size_t>(mode)][t.bin[i]];
    double minutes = skim.time_min(t.origin[i].value, t.destination[i].value) * t.within[i];
    if (!std::isfinite(minutes)) continue;
    if (t.company_bus[i]) {
      auto const bus = company_bus(minutes, p);
      minutes = bus.time_min + bus.outside_min;
    }
    sum.minutes += minutes;
    sum.km += skim.distance_km(t.origin[i].value, t.destination[i].value) * t.within[i];
    sum.trips += 1;
  }
  return sum;
}

/// The bus's share is that of all public transport; BRT, metro and park and ride are parts of it.
void record_shares(World& world) {
  auto const& modes = world.day.trips.mode;
  auto const all = static_cast<double>(std::max<std::size_t>(1, modes.size()));
  std::array<double, kModes> share{};
  for (auto const mode : modes) share[static_cast<std::size_t>(mode)] += 100 / all;
  for (auto const mode : {Mode::brt, Mode::metro, Mode::park_ride})
    share[static_cast<std::size_t>(Mode::bus)] += share[static_cast<std::size_t>(mode)];
  for (std::size_t m = 0; m < kModes - 1; ++m)  // trucks carry no residents
    set_yearly(world.record, "mode_share_" + std::string(kModeNames[m]), share[m]);
}

void record_transit(World& world, TransitDay const& day) {
  set_yearly(world.record, "transit_boardings_day", std::accumulate(day.boardings.begin(), day.boardings.end(), 0.0));
}

void record_traffic(World& world, TrafficDay const& day) {
  auto const& links = world.network.links;
  double vehicle_km = 0, delay = 0;
  for (std::size_t b = 0; b < day.bin_length_s.size(); ++b)
    for (LinkId a : ids<LinkId>(links.size())) {
      std::size_t const row = b * links.size() + a.value;
      delay += day.delay_veh_h[row];
      for (std::size_t c = 0; c < kVehicleClasses; ++c)
        vehicle_km +=
            day.volume_veh_h[row * kVehicleClasses + c] * day.bin_length_s[b] / 3600 * links.length[a].value / 1000;
    }
  set_yearly(world.record, "vehicle_km_day", vehicle_km);
  set_yearly(world.record, "delay_veh_h_day", delay);
  set_yearly(world.record, "relative_gap", *std::ranges::max_element(day.relative_gap));
}

}  // namespace

void compare_counts(World& world) {
  int const year = world.now.year();
  auto const& day = world.record.travel.at(year).traffic;
  auto& counts = world.record.counts;
  for (auto const& row : world.region.freight) {
    if (row.type != "count" || row.lon == 0) continue;
    LinkId const link = post_link(world, row);
    if (!link) continue;
    double const simulated = counterpart(row.metric, daily(world, day, link));
    if (simulated < 0) {
      leave_out(world.record, row, kNoCounterpart);
      continue;
    }
    auto const known = std::ranges::find(counts, row.id, &CountComparison::id);
    auto const fresh = comparison(row, year, simulated, link);
    if (known == counts.end())
      counts.push_back(fresh);
    else if (is_nearer(*known, year))
      *known = fresh;
  }
}

void record_day(World& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  if (world.record.years.empty()) return;
  record_shares(world);
  record_transit(world, world.record.travel.at(world.now.year()).transit);
  record_traffic(world, world.record.travel.at(world.now.year()).traffic);
  auto const commute = commute_of(world, level, p);
  double const trips = static_cast<double>(world.day.trips.size());
  set_yearly(world.record, "commute_time_mean", commute.trips > 0 ? commute.minutes / commute.trips : 0);
  set_yearly(world.record, "commute_distance_mean", commute.trips > 0 ? commute.km / commute.trips : 0);
  set_yearly(world.record, "trips_day", trips / world.scale);
  auto const persons = static_cast<double>(std::max<std::size_t>(1, world.population.persons.size()));
  set_yearly(world.record, "trips_per_person", trips / persons);
}

}  // namespace tanvan
