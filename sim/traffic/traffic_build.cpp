#include "sim/traffic/traffic_build.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/check.hpp"
#include "sim/core/quantity.hpp"
#include "sim/traffic/traffic_parts.hpp"

namespace tanvan {
namespace {

constexpr double kHeadwayUnits = 1 << 20;         // of a second
constexpr double kLengthUnits = 256;              // of a metre
constexpr double kPaceUnits = 65'536;             // of a time unit
constexpr double kMostHeadway = 4'294'967'295.0;  // about 0.9 PCU/h: less counts as that
constexpr double kMostRoom = 1 << 30;
constexpr double kShareUnits = 65'536;  // of the lanes beside a stop
/// A vehicle of a sample stands for many who would have come one by one: ends of channels save the flow of so many PCU,
/// and links have room for so many vehicles more, times one less the sample (bench/README.md, "Samples").
constexpr double kCreditPcu = 2, kSpareVehicles = 1;
constexpr double kPassingLanes = 2;  // cars pass trucks from so many on

/// The kinds of queues that a link has.
Layout layout_of(MoveRules const& rules, double lanes) {
  if (!rules.mixed) return Layout::single;
  return lanes >= kPassingLanes ? Layout::passing : Layout::motorbikes;
}

std::uint8_t moving_motorbike(TrafficRules const& rules, MoveRules const& move, double speed_kmh) {
  Room const room = move.mixed ? room_of(motorbike_pcu(rules, speed_kmh)) : move.moving[0];
  return static_cast<std::uint8_t>(std::min<Room>(room, 255));
}

/// The state in the making.
class Builder {
 public:
  Builder(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways, TrafficRules const& rules,
          CallTable const* calls)
      : roads_(roads), trips_(trips), ways_(ways), rules_(rules), numbers_(roads), ordinary_(ordinary_links(roads)) {
    state_.rules = move_rules(rules);
    state_.calls = calls;
  }

  BuiltTraffic build(std::size_t parts) && {
    auto cut = cut_roads(roads_, rules_, parts);
    number_junctions(cut);
    add_entries();
    for (auto const row : state_.entry_of) state_.storage.push_back(state_.entries[row].room);
    add_exits();
    add_signals();
    if (state_.calls != nullptr) add_stops();
    return {std::move(state_), {std::move(cut.first_junction), cut.lookahead}};
  }

 private:
  void number_junctions(CutRoads const& cut) {
    state_.node_of = cut.node_of;
    junction_of_.resize(roads_.nodes);
    state_.junctions.resize(roads_.nodes);
    state_.open.assign(roads_.nodes, 0);
    for (std::uint32_t j = 0; j < roads_.nodes; ++j) {
      junction_of_[cut.node_of[j].value] = j;
      state_.junctions[j].part = cut.part_of[cut.node_of[j].value];
    }
  }

  void add_entries() {
    state_.entry_of.resize(roads_.links());
    for (std::uint32_t j = 0; j < state_.junctions.size(); ++j) {
      state_.junctions[j].entry = static_cast<std::uint32_t>(state_.entries.size());
      for (LinkId const a : numbers_.leaving(state_.node_of[j])) {
        state_.entry_of[a.value] = static_cast<std::uint32_t>(state_.entries.size());
        state_.entries.push_back(entry_of(a, j));
      }
    }
    state_.departures.assign(state_.entries.size(), kNone);
  }

  Entry entry_of(LinkId a, std::uint32_t junction) const {
    double const speed = roads_.free_speed_kmh[a];
    auto const n =
        channel_numbers(rules_, state_.rules, roads_, a, ordinary_[a.value], roads_.capacity_pcu_h[a], roads_.lanes[a]);
    Entry entry;
    entry.headway = n.headway;
    entry.room = n.storage;
    entry.ample = n.ample;
    entry.lag = n.lag;
    entry.time = traffic_time(std::min(roads_.length_m[a] / (speed / kKmhInMs), kLatestTraffic_s / 2));
    entry.length = static_cast<std::uint32_t>(std::min(roads_.length_m[a] * kLengthUnits, kMostHeadway));
    entry.closed = roads_.capacity_pcu_h[a] > 0 ? 0 : kToAll;
    entry.junction = junction;
    entry.link = a.value;
    return entry;
  }

  /// Links on which trips begin, one flag a link.
  std::vector<bool> beginnings() const {
    std::vector<bool> begins(roads_.links());
    for (auto const way : trips_.way)
      if (way != kNoWay) begins[ways_.first[way].value] = true;
    if (state_.calls != nullptr)
      for (auto const& place : state_.calls->places)
        if (place.kind == StopKind::bay) begins[after(place.link).value] = true;
    return begins;
  }

  /// The link that goes on where a stop lies.
  LinkId after(LinkId stop) const {
    auto const leaving = numbers_.leaving(roads_.to[stop]);
    expects(leaving.size() == 1, "one link that begins at a stop");
    return leaving.front();
  }

  void add_stops() {
    expects(state_.calls->offset.size() == trips_.size() + 1, "calls of each trip");
    state_.next_call.assign(trips_.size(), 0);
    for (auto const& place : state_.calls->places) add_stop(place);
  }

  void add_stop(StopPlace const& place) {
    Stop stop;
    stop.kind = place.kind;
    stop.berths = place.berths;
    stop.exit = state_.entries[state_.entry_of[place.link.value]].exit;
    auto& exit = state_.exits[stop.exit];
    stop.headway = exit.headway;
    auto& junction = state_.junctions[exit.junction];
    expects(junction.stop == kNone && junction.signals == kNone, "a stop apart from others and from signals");
    if (place.kind == StopKind::bay) stop.departures = state_.departures[state_.entry_of[after(place.link).value]];
    if (place.kind == StopKind::in_lane) {
      for (auto& stream : exit.streams) stream.watched = place.berths > 1 ? 1 : 0;
      double const lanes = roads_.lanes[place.link];
      if (exit.layout == Layout::passing)
        stop.beside = static_cast<std::uint32_t>(std::lround(kShareUnits * (lanes - 1) / lanes));
    }
    junction.stop = static_cast<std::uint32_t>(state_.stops.size());
    state_.stops.push_back(std::move(stop));
  }

  void add_exits() {
    auto const entering = adjacency_by(roads_.to.span(), roads_.nodes);
    auto const begins = beginnings();
    for (std::uint32_t j = 0; j < state_.junctions.size(); ++j) {
      auto& junction = state_.junctions[j];
      junction.exit = static_cast<std::uint32_t>(state_.exits.size());
      auto const v = state_.node_of[j].value;
      for (auto i = entering.offset[v]; i < entering.offset[v + 1]; ++i) add_exit(j, entering.link[i], false);
      for (LinkId const a : numbers_.leaving(state_.node_of[j]))
        if (begins[a.value]) add_exit(j, a, true);
      junction.exits = static_cast<std::uint32_t>(state_.exits.size()) - junction.exit;
    }
  }

  void add_exit(std::uint32_t j, LinkId a, bool departures) {
    auto const row = static_cast<std::uint32_t>(state_.exits.size());
    auto const entry = state_.entry_of[a.value];
    Exit exit;
    exit.headway = state_.entries[entry].headway;
    exit.layout = departures && state_.rules.mixed ? Layout::motorbikes : layout_of(state_.rules, roads_.lanes[a]);
    exit.motorbike = moving_motorbike(rules_, state_.rules, roads_.free_speed_kmh[a]);
    exit.place = static_cast<std::uint8_t>((row - state_.junctions[j].exit) % 64);
    exit.junction = j;
    exit.link = a.value;
    if (departures) {
      state_.departures[entry] = row;
    } else {
      exit.entry = entry;
      state_.entries[entry].exit = row;
    }
    state_.entries[entry].motorbike = exit.motorbike;
    state_.exits.push_back(exit);
  }

  void add_signals() {
    std::vector<std::uint32_t> row_of(roads_.controllers.size());
    for (std::size_t c = 0; c < roads_.controllers.size(); ++c) row_of[c] = add_controller(roads_.controllers[c]);
    for (auto const& movement : roads_.movements) add_movement(movement, row_of[movement.controller]);
  }

  std::uint32_t add_controller(SignalController const& c) {
    auto& clock = state_.signals;
    auto& junction = state_.junctions[junction_of_[c.node.value]];
    auto const leaving = static_cast<std::uint32_t>(numbers_.leaving(c.node).size());
    junction.signals = static_cast<std::uint32_t>(clock.junctions.size());
    SignalClock::JunctionSignals signals{static_cast<std::uint32_t>(clock.turns.size()), leaving};
    clock.turns.resize(clock.turns.size() + std::size_t{junction.exits} * leaving);
    if (!c.phases.empty()) {
      signals.controller = static_cast<std::uint32_t>(clock.controllers.size());
      ActuatedController actuated;
      for (auto const& p : c.phases)
        actuated.phases.push_back({traffic_time(p.min_green_s), traffic_time(p.max_green_s),
                                   traffic_time(p.extension_s), traffic_time(p.clearance_s)});
      clock.controllers.push_back(std::move(actuated));
    }
    clock.junctions.push_back(signals);
    return junction.signals;
  }

  void add_movement(SignalMovement const& movement, std::uint32_t row) {
    auto& clock = state_.signals;
    auto const& signals = clock.junctions[row];
    auto const exit = state_.entries[state_.entry_of[movement.from.value]].exit;
    auto const place = exit - state_.junctions[state_.exits[exit].junction].exit;
    auto& turn = clock.turns[signals.turns + place * signals.leaving + numbers_.turn_of(movement.to)];
    auto const& controller = roads_.controllers[movement.controller];
    if (!controller.phases.empty()) {
      for (auto const p : movement.phases) turn.phases |= std::uint64_t{1} << p;
      return;
    }
    turn.cycle = static_cast<std::uint32_t>(clock.cycles.size());
    GreenCycle cycle{traffic_time(controller.cycle_s), traffic_time(controller.offset_s), {}};
    for (auto const& green : movement.green)
      cycle.green.push_back({traffic_time(green.begin_s), traffic_time(green.end_s)});
    clock.cycles.push_back(std::move(cycle));
  }

  TrafficRoads const& roads_;
  TripTable const& trips_;
  WayTable const& ways_;
  TrafficRules const& rules_;
  TurnNumbers numbers_;
  std::vector<OrdinaryLink> ordinary_;  // [links]
  TrafficState state_;
  std::vector<std::uint32_t> junction_of_;  // [nodes]
};

}  // namespace

MoveRules move_rules(TrafficRules const& rules) {
  MoveRules move;
  move.mixed = rules.mixed > 0;
  for (std::size_t c = 0; c < kVehicleClasses; ++c) {
    move.moving[c] = move.standing[c] = std::max(1, room_of(rules.moving_pcu[c]));
    move.pace[c] =
        static_cast<std::uint32_t>(kTimesPerSecond * kPaceUnits / kLengthUnits / (rules.top_speed_kmh[c] / kKmhInMs));
  }
  move.credit = room_of(kCreditPcu * (1 - rules.sample));
  if (move.mixed) move.standing[0] = std::max(1, room_of(rules.motorbike_pcu_standing));
  move.motorbike_share = static_cast<Room>(std::lround(rules.seepage_share * kRoomPerPcu));
  return move;
}

ChannelNumbers channel_numbers(TrafficRules const& rules, MoveRules const& move, TrafficRoads const& roads, LinkId link,
                               OrdinaryLink const& ordinary, double capacity_pcu_h, double lanes) {
  ChannelNumbers n;
  double const length_m = roads.length_m[link], jam = rules.jam_density_pcu_km_lane;  // [PCU/km/lane]
  double const least = kHeadwayUnits / kMostHeadway;
  // a closed link keeps the headway of its ordinary state for those who are on it
  double const open_pcu_h = capacity_pcu_h > 0 ? capacity_pcu_h : ordinary.capacity_pcu_h;
  double const flow = std::max(rules.sample * open_pcu_h / kSecondsInHour, least);
  double const most = std::max(rules.sample * ordinary.most_pcu_h / kSecondsInHour, least);
  double const lag_s = length_m / wave_speed_ms(std::max(ordinary.capacity_pcu_h, least * kSecondsInHour),
                                                roads.free_speed_kmh[link], jam * ordinary.lanes);
  Room const largest = *std::max_element(move.standing.begin(), move.standing.end());
  double const spare = kSpareVehicles * (1 - rules.sample) * largest;
  double const storage = rules.sample * jam * lanes * length_m / kMetresInKm * kRoomPerPcu + spare;
  double const passing = most * (std::min(lag_s, kLatestTraffic_s) + rules.step_s) * kRoomPerPcu;
  n.headway = static_cast<std::uint32_t>(std::min(kMostHeadway, std::round(kHeadwayUnits / flow)));
  n.lag = traffic_time(std::min(lag_s, kLatestTraffic_s / 2));
  n.storage = std::max(largest, static_cast<Room>(std::min(kMostRoom, std::round(storage))));
  n.ample = ordinary.shrinks ? static_cast<Room>(kMostRoom)
                             : static_cast<Room>(std::min(kMostRoom, std::ceil(passing))) + move.credit + 2 * largest;
  return n;
}

BuiltTraffic build_traffic(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways,
                           TrafficRules const& rules, std::size_t parts, CallTable const* calls) {
  return Builder(roads, trips, ways, rules, calls).build(parts);
}

}  // namespace tanvan
