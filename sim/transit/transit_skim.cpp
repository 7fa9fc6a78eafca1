#include "sim/transit/transit_skim.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// A way so far: what it feels like, and what it is made of.
struct Label {
  double weighted = kInf;
  double ride = 0, walk = 0, wait = 0, fare = 0, crowding = 0;
  int boardings = 0;
  Rides rides{};
};

struct Walk {
  std::uint32_t target;
  double minutes;
};
using Walks = std::vector<std::vector<Walk>>;

double minutes_of(double straight_km, TransitOptions const& o) {
  return straight_km * o.detour / o.walk_kmh * 60;
}

/// Stops in reach of each zone.
Walks access_walks(TransitNetwork const& network, std::span<ZoneDisc const> zones, TransitOptions const& o) {
  Walks walks(zones.size());
  for (std::size_t z = 0; z < zones.size(); ++z)
    for (StopId s : ids<StopId>(network.stops())) {
      double const straight = distance_km(zones[z].centre, network.place[s]) - o.zone_spread * zones[z].radius_km;
      if (straight <= o.access_limit_km)
        walks[z].push_back({s.value, minutes_of(std::max(straight, o.least_access_km), o)});
    }
  return walks;
}

/// Other stops in reach of each stop.
Walks transfer_walks(TransitNetwork const& network, TransitOptions const& o) {
  Walks walks(network.stops());
  for (StopId a : ids<StopId>(network.stops()))
    for (StopId b : ids<StopId>(network.stops())) {
      double const straight = distance_km(network.place[a], network.place[b]);
      if (a != b && straight <= o.transfer_limit_km) walks[a.value].push_back({b.value, minutes_of(straight, o)});
    }
  return walks;
}

Label walked(Label label, double minutes, TransitOptions const& o) {
  label.walk += minutes;
  label.weighted += o.walk_weight * minutes;
  return label;
}

/// What a line asks of who boards it.
struct Fare {
  double headway_min, refused_min, vnd;
};

Label boarded(Label label, std::uint32_t stop, Fare const& line, TransitOptions const& o) {
  double const wait = std::min(line.headway_min / 2, o.wait_cap_min) + line.refused_min;
  label.rides[static_cast<std::size_t>(label.boardings)].board = stop;
  label.wait += wait;
  label.fare += line.vnd;
  label.weighted +=
      o.walk_weight * wait + (label.boardings > 0 ? o.boarding_penalty_min : 0) + o.minutes_a_dong * line.vnd;
  ++label.boardings;
  return label;
}

Label ridden(Label label, double minutes, double crowding) {
  label.ride += minutes;
  label.crowding += minutes * (crowding - 1);
  label.weighted += minutes * crowding;
  return label;
}

double at_stop(Column<StopId, double> const& column, std::uint32_t stop, double otherwise) {
  return column.size() == 0 ? otherwise : column[StopId{stop}];
}

void improve(Label& label, Label const& other) {
  if (other.weighted < label.weighted) label = other;
}

class OriginSearch {
 public:
  OriginSearch(TransitNetwork const& network, Walks const& transfers, TransitOptions const& options)
      : network_(network), transfers_(transfers), options_(options) {}

  /// Labels on leaving a vehicle at each stop, from stops that can be walked to.
  std::vector<Label> arrivals(std::vector<Walk> const& access) {
    std::vector<Label> arrived(network_.stops()), here(network_.stops());
    for (auto const& walk : access) here[walk.target] = walked(Label{.weighted = 0}, walk.minutes, options_);
    for (int round = 0; round < options_.max_boardings; ++round) {
      std::vector<Label> left(network_.stops());
      for (LineId line : ids<LineId>(network_.lines()))
        if (network_.runs(line)) ride(line, here, left);
      for (std::size_t s = 0; s < left.size(); ++s) improve(arrived[s], left[s]);
      here = change(left);
    }
    return arrived;
  }

 private:
  /// One pass along the line in each direction: board where it pays, leave wherever it is the best so far.
  void ride(LineId line, std::vector<Label> const& here, std::vector<Label>& left) const {
    auto const first = network_.offset[line.value];
    auto const end = network_.offset[line.value + 1];
    Label aboard;
    for (auto s = first; s < end; ++s) {
      if (s > first)
        aboard = ridden(aboard, network_.forward_min[StopId{s - 1}], at_stop(network_.forward_weight, s - 1, 1));
      call(line, s, at_stop(network_.forward_more_wait_min, s, 0), here, left, aboard);
    }
    aboard = Label{};
    for (auto s = end; s-- > first;) {
      if (s + 1 < end)
        aboard = ridden(aboard, network_.backward_min[StopId{s}], at_stop(network_.backward_weight, s, 1));
      call(line, s, at_stop(network_.backward_more_wait_min, s, 0), here, left, aboard);
    }
  }

  void call(LineId line, std::uint32_t stop, double refused_min, std::vector<Label> const& here,
            std::vector<Label>& left, Label& aboard) const {
    if (aboard.weighted < left[stop].weighted) {
      left[stop] = aboard;
      left[stop].rides[static_cast<std::size_t>(aboard.boardings - 1)].alight = stop;
    }
    if (here[stop].weighted < kInf)
      improve(aboard,
              boarded(here[stop], stop, {network_.headway_min[line], refused_min, network_.fare_vnd[line]}, options_));
  }

  /// Labels at stops after changing: on the spot or by a short walk.
  std::vector<Label> change(std::vector<Label> const& left) const {
    std::vector<Label> here = left;
    for (std::size_t s = 0; s < left.size(); ++s) {
      if (left[s].weighted == kInf) continue;
      for (auto const& walk : transfers_[s]) improve(here[walk.target], walked(left[s], walk.minutes, options_));
    }
    return here;
  }

  TransitNetwork const& network_;
  Walks const& transfers_;
  TransitOptions const& options_;
};

void check(TransitNetwork const& network, TransitOptions const& options) {
  expects(network.offset.size() == network.lines() + 1 && network.offset.back() == network.stops(), "stops by line");
  expects(options.max_boardings >= 1 && options.max_boardings <= kMostRides && options.walk_kmh > 0,
          "somebody boards and walks");
}

void write(TransitSkim& skim, std::size_t cell, Label const& best) {
  if (best.weighted == kInf) return;
  skim.time_min[cell] = best.ride + best.walk + best.wait;
  skim.walk_min[cell] = best.walk;
  skim.wait_min[cell] = best.wait;
  skim.boardings[cell] = best.boardings;
  skim.fare_vnd[cell] = best.fare;
  skim.rides[cell] = best.rides;
  skim.crowding_min[cell] = best.crowding;
}

}  // namespace

std::vector<Parameter> path_parameters(TransitOptions& o) {
  return {
      {"access_limit_km", &o.access_limit_km, 0.1, 5, "km", "straight walk to and from a stop", "prior"},
      {"walk_kmh", &o.walk_kmh, 1, 8, "km/h", "walking, all the way or to stops", "mobility.md 2.5"},
      {"walk_detour", &o.detour, 1, 3, "1", "walked over straight distance to stops", "prior"},
      {"zone_spread", &o.zone_spread, 0, 1, "1",
       "share of a zone's radius that its people live nearer to a stop than its centre", "prior"},
      {"least_access_km", &o.least_access_km, 0, 2, "km", "straight walk of who lives beside the stop", "prior"},
      {"transfer_limit_km", &o.transfer_limit_km, 0, 2, "km", "straight walk between stops of two lines", "prior"},
      {"wait_cap_min", &o.wait_cap_min, 1, 120, "min", "longest wait; who rides a line of long headway knows when",
       "prior"},
      {"max_boardings", &o.max_boardings, 1, kMostRides, "1", "rides of a journey at most, a whole number", "prior"},
  };
}

TransitSkim transit_skim(TransitNetwork const& network, std::span<ZoneDisc const> zones,
                         TransitOptions const& options) {
  check(network, options);
  auto const access = access_walks(network, zones, options);
  auto const transfers = transfer_walks(network, options);
  std::size_t const n = zones.size();
  std::vector<double> const none(n * n, kInf);
  TransitSkim skim{n, none, none, none, none, none, std::vector<Rides>(n * n), none};
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t origin) {
    if (access[origin].empty()) return;
    auto const arrived = OriginSearch(network, transfers, options).arrivals(access[origin]);
    for (std::size_t destination = 0; destination < n; ++destination) {
      if (destination == origin) continue;
      Label best;
      for (auto const& walk : access[destination])
        if (arrived[walk.target].weighted < kInf) improve(best, walked(arrived[walk.target], walk.minutes, options));
      write(skim, origin * n + destination, best);
    }
  });
  return skim;
}

std::vector<double> stop_times(TransitNetwork const& network, TransitOptions const& options) {
  check(network, options);
  auto const transfers = transfer_walks(network, options);
  std::size_t const n = network.stops();
  std::vector<double> times(n * n, kInf);
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t from) {
    auto const arrived = OriginSearch(network, transfers, options).arrivals({{static_cast<std::uint32_t>(from), 0.0}});
    for (std::size_t to = 0; to < n; ++to) times[from * n + to] = arrived[to].weighted;
  });
  return times;
}

}  // namespace tanvan
