#include "scenarios/run/traffic/traffic_network.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>

#include "scenarios/run/traffic/gmns_lanes.hpp"
#include "scenarios/run/traffic/gmns_movements.hpp"
#include "scenarios/run/traffic/traffic_signals.hpp"
#include "scenarios/run/traffic/traffic_turns.hpp"
#include "sim/core/quantity.hpp"
#include "sim/io/exchange/network_map.hpp"
#include "sim/io/gmns/gmns_reader.hpp"
#include "sim/io/text/ascii.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/network/segments.hpp"
#include "sim/traffic/trip_table.hpp"

namespace tanvan {
namespace {

constexpr double kWideCapacity_pcu_h = 100'000, kWideLanes = 100;  // of connectors; wider than any junction needs
constexpr double kAnySpeed_kmh = 50;                               // where it decides nothing
constexpr double kTopSpeed_kmh = 1'000;                            // as the reader of GMNS takes it
constexpr double kSlowest_s = 86'400;                              // a day

/// What defaults stood in for.
struct Filled {
  std::size_t lanes = 0, capacities = 0, connectors = 0, speeds = 0, unused = 0, closed = 0;
};

/// The links of a folder under reading.
class RoadReader {
 public:
  RoadReader(LinkTable const& links, TrafficNetwork& out, Faults& faults) : links_(links), out_(out), faults_(faults) {
    for (auto const& column : links.more)
      if (same_in_any_case(column.name, "VDF_fftt") || same_in_any_case(column.name, "VDF_fftt1")) time_ = &column;
  }

  void read(LinkId a) {
    auto& roads = out_.roads;
    roads.from.push_back(links_.from[a]);
    roads.to.push_back(links_.to[a]);
    roads.length_m.push_back(links_.length[a]);
    bool const used = !(links_.uses[a] & kMotorUses).empty();
    if (used)
      add_road(a);
    else
      add_unused(a);
  }

  Filled const& filled() const { return filled_; }

 private:
  void fault(LinkId a, std::string const& sentence) {
    faults_.add(out_.place(a), fmt::format("link {}: {}", links_.id[a], sentence));
  }

  void add(double lanes, double speed_kmh, double capacity_pcu_h) {
    out_.roads.lanes.push_back(lanes);
    out_.roads.free_speed_kmh.push_back(speed_kmh);
    out_.roads.capacity_pcu_h.push_back(capacity_pcu_h);
  }

  void add_unused(LinkId a) {
    ++filled_.unused;
    auto const lanes = links_.lanes[a], speed = links_.free_speed[a];
    add(lanes > 0 ? lanes : 1, speed > 0 ? speed : kAnySpeed_kmh, 0);
  }

  void add_road(LinkId a) {
    auto const speed = speed_of(a);
    bool const wide = same_in_any_case(links_.facility[a], "connector") && std::isnan(links_.capacity[a]);
    auto const lanes = lanes_of(a, wide);
    check_time(a, speed);
    add(lanes, speed, capacity_of(a, lanes, speed, wide));
  }

  double lanes_of(LinkId a, bool wide) {
    auto const lanes = links_.lanes[a];
    if (lanes > 0) return lanes;
    if (lanes == 0) fault(a, "lanes is 0; give a number above 0, or take the link's allowed_uses away");
    if (!wide) ++filled_.lanes;
    return wide ? kWideLanes : 1;
  }

  double capacity_of(LinkId a, double lanes, double speed_kmh, bool wide) {
    if (wide) {
      ++filled_.connectors;
      return kWideCapacity_pcu_h;
    }
    if (std::isnan(links_.capacity[a])) {
      ++filled_.capacities;
      return practical_capacity(lanes, speed_kmh);
    }
    if (links_.capacity[a] == 0) ++filled_.closed;
    return links_.capacity[a] * lanes;
  }

  double speed_of(LinkId a) {
    auto const speed = links_.free_speed[a];
    if (speed > 0) return speed;
    if (speed == 0) {
      fault(a, "free_speed is 0 (must be > 0)");
    } else if (auto const timed = timed_speed(a); timed > 0) {
      ++filled_.speeds;
      return timed;
    } else if (links_.length[a] > 0) {
      fault(a, "free_speed is missing: nobody knows how long the link takes");
    }
    return kAnySpeed_kmh;
  }

  /// Length over VDF_fftt; 0 where there is none.
  double timed_speed(LinkId a) const {
    if (time_ == nullptr || links_.length[a] == 0) return 0;
    auto const minutes = parse_number(time_->text[a.value]);
    if (!minutes.sentence.empty() || minutes.value < 0) return 0;
    return std::min(kTopSpeed_kmh, links_.length[a] / (minutes.value * kSecondsInMinute) * kKmhInMs);
  }

  void check_time(LinkId a, double speed_kmh) {
    auto const length = links_.length[a];
    if (length > speed_kmh / kKmhInMs * kSlowest_s)
      fault(a, fmt::format("{:g} m at {:g} km/h take longer than a day", length, speed_kmh));
  }

  LinkTable const& links_;
  TrafficNetwork& out_;
  Faults& faults_;
  TextColumn const* time_ = nullptr;
  Filled filled_;
};

void add_names(ImportedNetwork const& imported, TrafficNetwork& out) {
  auto const& [nodes, links] = std::tie(imported.network.nodes, imported.network.links);
  out.roads.nodes = nodes.size();
  out.node_name = nodes.id;
  out.place_name = nodes.name;
  out.zone = nodes.zone;
  for (auto const& type : nodes.type) out.through.push_back(same_in_any_case(type, "centroid") ? 0 : 1);
  out.x = nodes.x;
  out.y = nodes.y;
  out.crs = imported.network.crs;
  out.link_name = links.id;
  out.road_name = links.name;
  out.uses = links.uses;
  out.line = imported.link_line;
  out.line.resize(links.size());
  for (auto const& column : links.more)
    if (same_in_any_case(column.name, "district"))
      for (auto const& name : column.text) out.district.push_back(name);
  for (auto const toll : links.toll) out.toll.push_back(std::isnan(toll) ? 0 : toll);
}

void add_notes(Filled const& filled, TrafficNetwork& out) {
  auto const note = [&](std::size_t n, std::string const& sentence) {
    if (n > 0) out.notes.add({out.file, 0, 0}, fmt::format("{} of {} links {}", n, out.roads.links(), sentence));
  };
  note(filled.lanes, "have no lanes: they take 1");
  note(filled.capacities,
       "have no capacity: they take 1,000, 1,500 or 1,800 PCU/h/lane by lanes and speed (TCVN 4054)");
  note(filled.connectors, fmt::format("are connectors without a capacity: they take {} PCU/h", kWideCapacity_pcu_h));
  note(filled.speeds, "have no free_speed: they take length over VDF_fftt");
  note(filled.unused, "are open to no motor vehicle");
  note(filled.closed, "have a capacity of 0: nobody enters them");
}

/// Rows of these tables that reading left out are faults here: a signal must not lose a movement in silence.
void add_dropped(ImportReport const& report, Faults& faults) {
  constexpr std::string_view kTables[] = {"movement",           "signal_controller",
                                          "signal_timing_plan", "signal_timing_phase",
                                          "signal_phase_mvmt",  "signal_coordination"};
  for (auto const& dropped : report.dropped) {
    auto const table = std::string_view(dropped.reason).substr(0, dropped.reason.find(':'));
    if (is_one_of(table, kTables)) faults.add({dropped.file, dropped.line, 0}, dropped.reason);
  }
}

bool is_given(std::string const& file, std::span<std::string const> given) {
  std::error_code ignored;
  return std::ranges::any_of(given, [&](auto const& one) { return std::filesystem::equivalent(one, file, ignored); });
}

/// Files of the folder that were dropped whole; they alone have no line.
template <class Take>
void for_each_file(ImportReport const& report, std::string const& reason, Take const& take) {
  for (auto const& dropped : report.dropped)
    if (dropped.reason == reason && dropped.line == 0 && !dropped.id.empty() && dropped.file.ends_with(dropped.id))
      take(dropped);
}

/// How many of them somebody reads all the same.
std::int64_t read_elsewhere(ImportReport const& report, std::string const& reason, std::span<std::string const> given) {
  std::int64_t n = 0;
  for_each_file(report, reason, [&](DroppedThing const& dropped) { n += is_given(dropped.file, given); });
  return n;
}

/// ` (old.csv, notes.txt)` of the others.
std::string names_of_files(ImportReport const& report, std::string const& reason, std::span<std::string const> given) {
  constexpr std::size_t kMostNames = 5;
  std::vector<std::string> names;
  for_each_file(report, reason, [&](DroppedThing const& dropped) {
    if (!is_given(dropped.file, given)) names.push_back(dropped.id);
  });
  if (names.empty()) return "";
  auto const more = names.size() > kMostNames;
  names.resize(std::min(names.size(), kMostNames));
  return fmt::format(" ({}{})", fmt::join(names, ", "), more ? ", …" : "");
}

void add_signals(NetworkTables const& network, LinkNames const& names, MovementTable const& movements,
                 std::string const& folder, TrafficNetwork& out, Faults& faults) {
  auto signals = traffic_signals(network, names, movements, folder, faults);
  out.roads.controllers = std::move(signals.controllers);
  out.roads.movements = std::move(signals.movements);
  out.notes.append(std::move(signals.notes));
}

}  // namespace

Result<TrafficNetwork> traffic_network(ImportedNetwork const& imported, std::string const& folder) {
  auto const& network = imported.network;
  TrafficNetwork out;
  Faults faults;
  out.file = folder + "/link.csv";
  add_names(imported, out);
  RoadReader reader(network.links, out, faults);
  for (auto const a : ids<LinkId>(network.links.size())) reader.read(a);
  add_notes(reader.filled(), out);
  add_dropped(imported.report, faults);
  auto const names = link_names(network.links);
  auto const movements = movements_of(network, names, folder, faults);
  add_signals(network, names, movements, folder, out, faults);
  auto banned = banned_turns(network, movements, folder, out.notes);
  out.bans = std::move(banned.bans);
  out.ban_uses = std::move(banned.uses);
  out.lanes = gmns_lanes(network, names, movements, folder, out.notes, faults);
  faults.append(check_turns(out.roads, {folder + "/node.csv", 0, 0}));
  if (!faults.empty()) return faults;
  out.map = map_of(network);
  out.no_map = why_no_map(network);
  if (out.no_map)
    out.notes.add({folder + "/node.csv", 0, 0},
                  fmt::format("there will be no map: {} | không có bản đồ: {}", out.no_map->en, out.no_map->vi));
  return out;
}

Result<TrafficNetwork> read_traffic_network(std::string const& folder, std::span<std::string const> given) {
  auto const imported = read_gmns(folder, folder, GmnsContent::supply);
  if (!imported) return imported.error();
  auto network = traffic_network(*imported, folder);
  if (!network) return network;
  for (auto const& note : imported->report.notes) network->notes.add({folder, 0, 0}, note);
  for (auto const& [reason, n] : imported->report.dropped_by_reason.all())
    if (auto const left = n - read_elsewhere(imported->report, reason, given); left > 0)
      network->notes.add({folder, 0, 0}, fmt::format("{} left out: {}{}", left, reason,
                                                     names_of_files(imported->report, reason, given)));
  return network;
}

}  // namespace tanvan
