#include "sim/traffic/day_moves.hpp"

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// To the nearest 1 / kMoveTimesPerSecond.
std::int64_t move_time(TrafficTime time) {
  return static_cast<std::int64_t>((time * kMoveTimesPerSecond + kTimesPerSecond / 2) / kTimesPerSecond);
}

/// A column in the making, each value as the step from the one before.
class Steps {
 public:
  void add(std::int64_t value) {
    steps_.push_back(static_cast<std::int32_t>(value - last_));
    last_ = value;
  }
  std::vector<std::int32_t> take() && { return std::move(steps_); }

 private:
  std::int64_t last_ = 0;
  std::vector<std::int32_t> steps_;
};

}  // namespace

DayMoves::DayMoves(TrafficRoads const& roads, TripTable const& trips, WayTable const& ways, DayResult const& day)
    : roads_(roads), trips_(trips), ways_(ways), day_(day), numbers_(roads) {
  expects(day.moves.offset.size() == trips.size() + 1, "the day was asked for its moves");
}

std::span<LinkVisit const> DayMoves::visits(std::size_t trip) {
  visits_.clear();
  auto const way = trips_.way[trip];
  if (way == kNoWay) return {};
  ways_.links(way, roads_, numbers_, links_);
  auto const* const enter = &day_.moves.enter[day_.moves.offset[trip]];
  for (std::size_t i = 0; i < links_.size() && enter[i] != kNoTime; ++i) {
    bool const last = i + 1 == links_.size();
    visits_.push_back({links_[i], enter[i], last ? day_.arrive[trip] : enter[i + 1]});
  }
  return visits_;
}

MoveColumns move_columns(DayMoves& moves) {
  MoveColumns columns;
  Steps link, enter;
  columns.offset.push_back(0);
  std::int64_t rows = 0;
  for (std::size_t t = 0; t < moves.trips(); ++t) {
    for (auto const& visit : moves.visits(t)) {
      link.add(visit.link.value);
      enter.add(move_time(visit.enter));
      ++rows;
    }
    columns.offset.push_back(rows);
  }
  columns.link_step = std::move(link).take();
  columns.enter_step = std::move(enter).take();
  return columns;
}

Trajectories trajectories(DayMoves& moves, std::span<std::uint32_t const> sample) {
  Trajectories out;
  out.offset.push_back(0);
  for (auto const trip : sample) {
    for (auto const& visit : moves.visits(trip)) {
      out.link.push_back(visit.link.value);
      out.enter_s.push_back(seconds_of_time(visit.enter));
      out.leave_s.push_back(visit.leave == kNoTime ? -1 : seconds_of_time(visit.leave));
    }
    out.trip.push_back(trip);
    out.offset.push_back(static_cast<std::int64_t>(out.link.size()));
  }
  return out;
}

}  // namespace tanvan
