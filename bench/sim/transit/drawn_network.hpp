#pragma once
/// A drawn network of the size of the region's: about 1,800 stops, 184 patterns of 40 stops, 11,040 trips, 800 zones.

#include <cmath>
#include <vector>

#include "sim/rng/draws.hpp"
#include "sim/transit/stop_access.hpp"
#include "sim/transit/timetable_skim.hpp"

namespace tanvan {

struct DrawnNetwork {
  Timetable timetable;
  ZoneReach reach;                     // within 1 km of each zone on foot
  std::vector<double> zone_x, zone_y;  // [zone] [m]
};

class NetworkDrawer {
 public:
  DrawnNetwork drawn() {
    place_stops();
    std::vector<std::uint32_t> line;
    for (int n = 0; n < kLines; ++n) {
      draw_line(line);
      std::int32_t const phase = draw(1000);
      add_trips(line, phase);
      std::ranges::reverse(line);
      add_trips(line, phase + 300);
    }
    add_walks();
    add_zones();
    return std::move(network_);
  }

 private:
  static constexpr int kColumns = 42, kRows = 43, kLines = 92, kStops = 40, kTrips = 60, kZones = 800;
  static constexpr double kSpacing_m = 600, kWalk_m_s = 1.25 / 1.3;

  int draw(int below) { return static_cast<int>(draws_.below(static_cast<std::uint32_t>(below))); }
  static std::uint32_t stop(int x, int y) { return static_cast<std::uint32_t>(y * kColumns + x); }
  double apart(double x, double y, std::uint32_t s) const { return std::hypot(x_[s] - x, y_[s] - y); }

  void place_stops() {
    network_.timetable.stops = kColumns * kRows;
    for (int y = 0; y < kRows; ++y)
      for (int x = 0; x < kColumns; ++x) {
        x_.push_back((x + 0.4 * draws_.uniform()) * kSpacing_m);
        y_.push_back((y + 0.4 * draws_.uniform()) * kSpacing_m);
      }
  }

  /// From a drawn place to its neighbours, mostly straight on, turning at the edges and now and then.
  void draw_line(std::vector<std::uint32_t>& line) {
    line.clear();
    int x = draw(kColumns), y = draw(kRows), dx = draw(2), dy = 1 - dx;
    while (line.size() < kStops) {
      line.push_back(stop(x, y));
      bool const is_out = x + dx < 0 || x + dx >= kColumns || y + dy < 0 || y + dy >= kRows;
      if (is_out || draw(8) == 0) {
        std::swap(dx, dy);
        if (x + dx < 0 || x + dx >= kColumns) dx = -dx;
        if (y + dy < 0 || y + dy >= kRows) dy = -dy;
      }
      x += dx;
      y += dy;
    }
  }

  /// Every 17 minutes or so from five in the morning, 20 km/h and 20 s at each stop.
  void add_trips(std::vector<std::uint32_t> const& line, std::int32_t phase) {
    auto& t = network_.timetable;
    for (int trip = 0; trip < kTrips; ++trip) {
      std::int32_t time = 5 * 3600 + phase + trip * 1020;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) time += static_cast<std::int32_t>(apart(x_[line[i - 1]], y_[line[i - 1]], line[i]) / 5.6);
        t.stop.push_back(StopId{line[i]});
        t.arrival.push_back(time);
        time += 20;
        t.departure.push_back(time);
        t.board.push_back(1);
        t.alight.push_back(1);
        t.trip.push_back(static_cast<std::uint32_t>(t.runs()));
      }
      t.offset.push_back(static_cast<std::uint32_t>(t.calls()));
    }
  }

  void add_walks() {
    std::vector<Walk> walks;
    for (std::uint32_t a = 0; a < x_.size(); ++a)
      for (std::uint32_t b = 0; b < x_.size(); ++b)
        if (double const m = apart(x_[a], y_[a], b); a != b && m <= 500)
          walks.push_back({StopId{a}, StopId{b}, static_cast<std::int32_t>(m / kWalk_m_s)});
    set_walks(network_.timetable, std::move(walks));
  }

  void add_zones() {
    for (int z = 0; z < kZones; ++z) {
      double const x = draws_.uniform() * kColumns * kSpacing_m, y = draws_.uniform() * kRows * kSpacing_m;
      network_.zone_x.push_back(x);
      network_.zone_y.push_back(y);
      for (std::uint32_t s = 0; s < x_.size(); ++s)
        if (double const m = apart(x, y, s); m <= 1000)
          network_.reach.reach.push_back({StopId{s}, static_cast<std::int32_t>(m / kWalk_m_s)});
      network_.reach.offset.push_back(static_cast<std::uint32_t>(network_.reach.reach.size()));
    }
  }

  DrawnNetwork network_;
  std::vector<double> x_, y_;  // [stop] [m]
  Draws draws_{11, AgentKey{1}, 0, Stream::activity};
};

}  // namespace tanvan
