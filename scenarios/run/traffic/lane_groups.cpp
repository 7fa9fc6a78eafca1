#include "scenarios/run/traffic/lane_groups.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

namespace tanvan {
namespace {

constexpr std::uint8_t kCars = 1U << static_cast<unsigned>(VehicleClass::car);

/// The classes of general lanes: those with cars, or of most classes.
bool is_general(std::span<LaneRow const> lanes, LaneRow const& lane) {
  auto const with_cars = [](LaneRow const& l) { return (l.classes & kCars) != 0; };
  auto const whole = [](LaneRow const& l) { return l.pocket_m == 0; };
  if (std::ranges::any_of(lanes, [&](LaneRow const& l) { return whole(l) && with_cars(l); })) return with_cars(lane);
  auto const more = [](LaneRow const& l) { return std::popcount(l.classes); };
  int most = 0;
  for (auto const& l : lanes)
    if (whole(l)) most = std::max(most, more(l));
  auto const first = std::ranges::find_if(lanes, [&](LaneRow const& l) { return whole(l) && more(l) == most; });
  return lane.classes == first->classes;
}

/// Lanes of a link that are joined, two by two, into groups.
class Joined {
 public:
  explicit Joined(std::size_t lanes) : root_(lanes) { std::iota(root_.begin(), root_.end(), std::size_t{0}); }

  std::size_t root(std::size_t lane) const {
    while (root_[lane] != lane) lane = root_[lane];
    return lane;
  }
  void join(std::size_t a, std::size_t b) {
    auto const x = root(a), y = root(b);
    root_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<std::size_t> root_;  // the first lane of each group is its own
};

/// The general lanes of a link, grouped by turns.
class TurnGroups {
 public:
  TurnGroups(std::vector<LaneRow> lanes, std::span<LaneRow const> all) : lanes_(std::move(lanes)), all_(all) {
    used_.resize(lanes_.size());
  }

  std::vector<LaneGroup> build(std::span<LaneTurn const> turns, LaneGaps& gaps) {
    for (auto i = turns.begin(); i != turns.end();) {
      auto const end = std::find_if(i, turns.end(), [&](LaneTurn const& turn) { return turn.to != i->to; });
      add_turn({i, end}, gaps);
      i = end;
    }
    join_unused(gaps);
    return groups();
  }

 private:
  /// All lanes of a turn are one group.
  void add_turn(std::span<LaneTurn const> rows, LaneGaps& gaps) {
    auto const taken = lanes_of(rows, gaps);
    if (taken.empty()) return;
    for (auto const lane : taken) {
      used_[lane] = true;
      joined_.join(taken.front(), lane);
    }
    turns_.emplace_back(taken.front(), rows.front().to);
  }

  /// Lanes that the rows of a turn name; none where all of these are reserved.
  std::vector<std::size_t> lanes_of(std::span<LaneTurn const> rows, LaneGaps& gaps) const {
    std::vector<std::size_t> taken;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
      if (is_named(rows, lanes_[i])) taken.push_back(i);
    if (!taken.empty() || std::ranges::any_of(all_, [&](LaneRow const& l) { return is_named(rows, l); })) return taken;
    if (std::ranges::any_of(rows, [](LaneTurn const& row) { return row.lanes.said(); })) ++gaps.turns;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
      if (is_whole(i)) taken.push_back(i);
    return taken;
  }

  static bool is_named(std::span<LaneTurn const> rows, LaneRow const& lane) {
    return std::ranges::any_of(rows, [&](LaneTurn const& row) {
      return row.lanes.said() && row.lanes.first <= lane.number && lane.number <= row.lanes.last;
    });
  }

  bool is_whole(std::size_t lane) const { return lanes_[lane].pocket_m == 0; }

  void join_unused(LaneGaps& gaps) {
    std::size_t left = lanes_.size(), first = lanes_.size();
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (!is_whole(i)) {
        gaps.pockets += used_[i] ? 0 : 1;
        continue;
      }
      if (used_[i] && first == lanes_.size()) first = i;
      if (!used_[i] && left < lanes_.size()) joined_.join(left, i);
      left = i;
    }
    for (std::size_t i = 0; i < first && first < lanes_.size(); ++i)
      if (is_whole(i)) joined_.join(first, i);
  }

  std::vector<LaneGroup> groups() const {
    std::map<std::size_t, std::uint32_t> row;  // of the groups, by their root
    std::vector<LaneGroup> groups;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (!is_whole(i) && !used_[i]) continue;
      auto const [at, is_new] = row.emplace(joined_.root(i), static_cast<std::uint32_t>(groups.size()));
      if (is_new) groups.emplace_back();
      auto& group = groups[at->second];
      ++(is_whole(i) ? group.lanes : group.pocket_lanes);
      group.pocket_m += lanes_[i].pocket_m;
    }
    for (auto const& [lane, to] : turns_) groups[row.at(joined_.root(lane))].turns.push_back(to);
    for (auto& [root, g] : row) finish(groups[g], root, row);
    return groups;
  }

  void finish(LaneGroup& group, std::size_t root, std::map<std::size_t, std::uint32_t> const& row) const {
    if (group.pocket_lanes > 0) group.pocket_m /= group.pocket_lanes;
    if (group.lanes > 0) return;
    auto beside = lanes_.size();
    for (std::size_t i = 0; i < lanes_.size(); ++i)  // the next lane to the left, else the first
      if (is_whole(i) && (i < root || beside == lanes_.size())) beside = i;
    group.beside = row.at(joined_.root(beside));
  }

  std::vector<LaneRow> lanes_;
  std::span<LaneRow const> all_;
  Joined joined_{lanes_.size()};
  std::vector<bool> used_;
  std::vector<std::pair<std::size_t, LinkId>> turns_;  // a lane of each
};

void add_reserved(std::span<LaneRow const> lanes, std::vector<LaneGroup>& groups) {
  std::map<std::uint8_t, double> count;
  for (auto const& lane : lanes)
    if (lane.pocket_m == 0 && !is_general(lanes, lane)) ++count[lane.classes];
  for (auto const& [classes, n] : count) groups.push_back({.lanes = n, .classes = classes});
}

}  // namespace

std::optional<LinkLanes> lane_groups(std::span<LaneRow const> lanes, std::span<LaneTurn const> turns, LaneGaps& gaps) {
  std::vector<LaneRow> general;
  for (auto const& lane : lanes)
    if (lane.pocket_m > 0 || is_general(lanes, lane)) general.push_back(lane);
  LinkLanes out{lanes.front().link, TurnGroups(std::move(general), lanes).build(turns, gaps)};
  add_reserved(lanes, out.groups);
  if (out.groups.size() == 1 && out.groups.front().pocket_lanes == 0) return std::nullopt;
  return out;
}

}  // namespace tanvan
