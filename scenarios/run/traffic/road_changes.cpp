#include "scenarios/run/traffic/road_changes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <span>
#include <unordered_map>

#include "scenarios/run/traffic/class_cell.hpp"
#include "scenarios/run/traffic/named_table.hpp"
#include "sim/io/text/row_cells.hpp"
#include "sim/traffic/traffic_time.hpp"

namespace tanvan {
namespace {

constexpr NumberRange kTime{0, kLatestTraffic_s, "s"}, kCapacity{0, 1e5, "PCU/h/lane"}, kLanes{0, 100}, kFlag{0, 1};

/// A row of the table; NaN where it says nothing.
struct ChangeRow {
  LinkId link;
  double at_s = 0, until_s = kLatestTraffic_s;
  double capacity = NAN;  // [PCU/h/lane]
  double lanes = NAN;
  double closed = NAN;       // 0 or 1
  std::uint8_t classes = 0;  // bit c: the row is about VehicleClass c; 0: about the road
  InputPlace place;

  bool holds(double time_s) const { return at_s <= time_s && time_s < until_s; }
};

/// What a link is like at a moment.
struct LinkState {
  double capacity = 0, lanes = 1;  // capacity [PCU/h/lane]
  bool closed = false;

  double capacity_pcu_h() const { return closed ? 0 : capacity * lanes; }
};

class ChangeReader {
 public:
  ChangeReader(NamedRows& rows, TrafficNetwork const& network, Faults& faults)
      : rows_(rows),
        network_(network),
        faults_(faults),
        link_(needed_column(rows, "link_id", faults)),
        at_(rows.find("at_s") == NamedRows::npos && rows.find("from") != NamedRows::npos
                ? rows.find("from")
                : needed_column(rows, "at_s", faults)),
        until_(rows.find("until_s") != NamedRows::npos ? rows.find("until_s") : rows.find("to")),
        class_(rows.find("class")),
        capacity_(rows.find("capacity")),
        lanes_(rows.find("lanes")),
        closed_(rows.find("closed")) {
    for (auto const a : ids<LinkId>(network.link_name.size())) link_of_.emplace(network.link_name[a], a);
  }

  std::vector<ChangeRow> read() {
    std::vector<ChangeRow> changes;
    while (rows_.next() && !too_many_faults(rows_, 0, faults_)) changes.push_back(row());
    faults_.append(rows_.faults());
    return changes;
  }

 private:
  void fault(std::string sentence) { faults_.add(rows_.place(), std::move(sentence)); }

  ChangeRow row() {
    ChangeRow r{.link = link(), .place = rows_.place()};
    r.at_s = time(at_, NAN);
    r.until_s = time(until_, kLatestTraffic_s);
    r.capacity = number_cell(rows_, capacity_, kCapacity, faults_);
    r.lanes = number_cell(rows_, lanes_, kLanes, faults_);
    r.closed = number_cell(rows_, closed_, kFlag, faults_);
    r.classes = classes_cell(rows_, class_, faults_);
    check(r);
    if (r.classes != 0 && std::isnan(r.closed)) r.closed = 1;
    return r;
  }

  LinkId link() {
    auto const name = rows_.cell(link_);
    auto const found = link_of_.find(name);
    if (name.empty()) {
      fault("link_id is empty");
    } else if (found == link_of_.end()) {
      cell_fault(rows_, link_, "no such link_id in link.csv", faults_);
    } else if ((network_.uses[found->second] & kMotorUses).empty()) {
      cell_fault(rows_, link_, "the link is open to no motor vehicle", faults_);
    }
    return found == link_of_.end() ? LinkId{} : found->second;
  }

  double time(std::size_t column, double empty) {
    auto const cell = rows_.cell(column);
    if (cell.empty()) {
      if (std::isnan(empty)) fault(rows_.header()[column] + " is empty");
      return empty;
    }
    return time_cell(rows_, column, kTime, faults_);
  }

  void check(ChangeRow const& r) {
    if (r.until_s <= r.at_s) cell_fault(rows_, until_, "must be after " + rows_.header()[at_], faults_);
    if (r.lanes == 0) cell_fault(rows_, lanes_, "must be above 0; say closed = 1 instead", faults_);
    if (!std::isnan(r.closed) && r.closed != 0 && r.closed != 1) cell_fault(rows_, closed_, "must be 0 or 1", faults_);
    if (!rows_.cell(class_).empty()) return check_class();
    bool const silent = rows_.cell(capacity_).empty() && rows_.cell(lanes_).empty() && rows_.cell(closed_).empty();
    if (silent) fault("the row changes nothing: give capacity, lanes or closed");
  }

  void check_class() {
    for (auto const column : {capacity_, lanes_})
      if (!rows_.cell(column).empty()) cell_fault(rows_, column, "belongs to all classes; leave class empty", faults_);
  }

  NamedRows& rows_;
  TrafficNetwork const& network_;
  Faults& faults_;
  std::size_t link_, at_, until_, class_, capacity_, lanes_, closed_;
  std::unordered_map<std::string_view, LinkId> link_of_;
};

LinkState ordinary_state(TrafficRoads const& roads, LinkId link) {
  return {roads.capacity_pcu_h[link] / roads.lanes[link], roads.lanes[link], false};
}

/// A link at a moment. @param rows  of the link, the uppermost last  @param state  without them
LinkState state_at(std::span<ChangeRow const> rows, LinkState state, double time_s) {
  for (auto const& row : rows) {
    if (!row.holds(time_s)) continue;
    if (!std::isnan(row.capacity)) state.capacity = row.capacity;
    if (!std::isnan(row.lanes)) state.lanes = row.lanes;
    if (!std::isnan(row.closed)) state.closed = row.closed > 0;
  }
  return state;
}

/// Moments at which a link may change, ascending.
std::vector<double> moments_of(std::span<ChangeRow const> rows) {
  std::vector<double> moments;
  for (auto const& row : rows)
    for (double const time : {row.at_s, row.until_s})
      if (time < kLatestTraffic_s) moments.push_back(time);
  std::ranges::sort(moments);
  moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
  return moments;
}

/// Rows that open a link of which nobody knows how much it takes.
void check_openings(std::span<ChangeRow const> rows, LinkState const& ordinary, Faults& faults) {
  for (auto const& row : rows)
    if (row.closed == 0 && !(state_at(rows, ordinary, row.at_s).capacity > 0))
      faults.add(row.place, "closed = 0, but the link has no capacity then: give one in the column capacity");
}

void add_changes(TrafficRoads const& roads, std::span<ChangeRow const> rows, std::vector<RoadChange>& changes) {
  auto const link = rows.front().link;
  auto const ordinary = ordinary_state(roads, link);
  double capacity = roads.capacity_pcu_h[link], lanes = roads.lanes[link];
  for (double const at_s : moments_of(rows)) {
    auto const state = state_at(rows, ordinary, at_s);
    bool const as_ever = state.capacity == ordinary.capacity && state.lanes == ordinary.lanes && !state.closed;
    double const now = as_ever ? roads.capacity_pcu_h[link] : state.capacity_pcu_h();
    if (now == capacity && state.lanes == lanes) continue;
    changes.push_back({at_s, link, now, state.lanes});
    capacity = now;
    lanes = state.lanes;
  }
}

/// Whether rows of a link close it to a class at a moment. @param rows  the uppermost last
bool closed_at(std::span<ChangeRow const> rows, std::size_t vehicle, double time_s) {
  bool closed = false;
  for (auto const& row : rows)
    if (row.holds(time_s) && ((row.classes >> vehicle) & 1U) != 0) closed = row.closed > 0;
  return closed;
}

/// @param rows  of a link, with classes
void add_closures(std::span<ChangeRow const> rows, std::size_t vehicle, std::vector<ClassClosure>& closures) {
  auto moments = moments_of(rows);
  moments.push_back(kLatestTraffic_s);
  double begin_s = -1;  // of the closure that holds; none
  for (double const at_s : moments) {
    bool const closed = at_s < kLatestTraffic_s && closed_at(rows, vehicle, at_s);
    if (closed == (begin_s >= 0)) continue;
    if (!closed) closures.push_back({rows.front().link, static_cast<std::uint8_t>(1U << vehicle), begin_s, at_s});
    begin_s = closed ? at_s : -1;
  }
}

/// Calls f(rows) for those of each link. @param rows  by link
template <class F>
void for_each_link(std::span<ChangeRow const> rows, F f) {
  for (auto i = rows.begin(); i != rows.end();) {
    auto const end = std::find_if(i, rows.end(), [&](ChangeRow const& row) { return row.link != i->link; });
    f(std::span(i, end));
    i = end;
  }
}

DayChanges changes_of(TrafficRoads const& roads, std::vector<ChangeRow> rows, Faults& faults) {
  std::ranges::stable_sort(rows, {}, [](ChangeRow const& row) { return std::pair{row.link, row.at_s}; });
  std::vector<ChangeRow> of_classes;
  std::ranges::copy_if(rows, std::back_inserter(of_classes), [](ChangeRow const& row) { return row.classes != 0; });
  std::erase_if(rows, [](ChangeRow const& row) { return row.classes != 0; });
  DayChanges day;
  for_each_link(rows, [&](std::span<ChangeRow const> link) {
    check_openings(link, ordinary_state(roads, link.front().link), faults);
    add_changes(roads, link, day.changes);
  });
  for_each_link(of_classes, [&](std::span<ChangeRow const> link) {
    for (std::size_t c = 0; c < kVehicleClasses; ++c) add_closures(link, c, day.closures);
  });
  std::ranges::stable_sort(day.changes, {}, [](RoadChange const& c) { return std::pair{c.at_s, c.link}; });
  std::ranges::stable_sort(day.closures, {}, [](ClassClosure const& c) { return std::pair{c.link, c.begin_s}; });
  return day;
}

}  // namespace

Result<DayChanges> read_road_changes(TextSource const& source, TrafficNetwork const& network) {
  auto rows = named_table(source);
  if (!rows) return rows.error();
  Faults faults;
  ChangeReader reader(*rows, network, faults);
  if (!faults.empty()) return faults;
  auto read = reader.read();
  if (!faults.empty()) return faults;
  auto changes = changes_of(network.roads, std::move(read), faults);
  if (!faults.empty()) return faults;
  return changes;
}

}  // namespace tanvan
