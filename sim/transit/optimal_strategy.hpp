#pragma once
/// Lines that are known by frequency alone: who waits takes whichever attractive vehicle comes first.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/transit/timetable_skim.hpp"

namespace tanvan {

using StrategyNodeId = Id<struct StrategyNodeTag>;

/// Arcs between stops and the lines' vehicles at them, one row an arc. Boarding is an arc with the line's frequency;
/// riding, alighting and walking need no waiting and have an infinite one.
struct StrategyNetwork {
  static constexpr double kNoWait = std::numeric_limits<double>::infinity();

  std::size_t stops = 0, nodes = 0;              // nodes below `stops` are the stops of the same number
  std::vector<StrategyNodeId> from, to;          // below `nodes`
  std::vector<double> minutes;                   // [min], >= 0
  std::vector<double> per_minute;                // frequency [1/min], > 0; kNoWait
  std::vector<std::uint32_t> into, into_offset;  // arcs by the node that they lead to: [arcs], [nodes + 1]

  std::size_t arcs() const { return from.size(); }
};

/// A line that is driven in one direction.
struct StrategyLine {
  std::vector<StopId> stops;  // two at least
  std::vector<double> ride;   // [min] from each stop to the next, >= 0; one fewer than stops
  double mean_wait = 0;       // [min], > 0: where it is the only line; half the headway of a regular one
};

/// @param stops  number of stops   @param walks  between them
/// Arcs stand line by line in the order of the stops: boarding, riding, alighting; then the walks.
StrategyNetwork strategy_network(std::size_t stops, std::span<StrategyLine const> lines, std::span<Walk const> walks);

/// A place where journeys may end, and how long it is from there to the destination.
struct StrategyEnd {
  StrategyNodeId node;
  double minutes = 0;
};

/// The strategy of least expected time to one destination (Spiess, Florian, "Optimal strategies: a new assignment model
/// for transit networks", Transportation Research B 23, 1989): at each stop a set of lines of which one boards the
/// first to come. Vehicles come at random with exponential gaps: of lines with frequencies f_a that take t_a from there
/// on, u = (1 + sum f_a t_a) / sum f_a.
///
/// A line is attractive where it takes less than the expected time without it; one that takes as long is left out.
/// Arcs that are equally good are looked at by number: the same network gives the same strategy.
class OptimalStrategy {
 public:
  /// @param network  must outlive this
  explicit OptimalStrategy(StrategyNetwork const& network);

  /// The strategy to a destination; forgets the one before.
  void search(std::span<StrategyEnd const> ends);

  /// Expected minutes from each node, waiting included; +inf where nothing leads to the destination.
  std::span<double const> expected() const { return expected_; }

  /// Loads trips on the strategy. Trips from where nothing leads are left out.
  /// @param trips  [node] that begin there, >= 0
  /// @param[out] volume  [arc]
  void load(std::span<double const> trips, std::span<double> volume) const;

 private:
  struct Offer {  // an arc and what it takes from its beginning on
    double minutes;
    std::uint32_t arc;
    friend auto operator<=>(Offer const&, Offer const&) = default;
  };
  void take(Offer const& offer);
  void offer_into(std::uint32_t node);
  void push(Offer const& offer);

  StrategyNetwork const& network_;
  std::vector<double> expected_, frequency_;  // [node] of the attractive arcs together
  std::vector<std::uint8_t> is_done_;         // [arc]
  std::vector<std::uint32_t> attractive_;     // arcs, the nearest to the destination first
  std::vector<Offer> offers_;                 // a heap, the least on top
};

/// Expected minutes between all zones by strategies, access and egress included; [Z, Z] row-major, +inf where nothing
/// leads and for a zone and itself. Of the stops around the origin one is chosen before leaving. Destinations in
/// parallel, each its own column: the same bits on any number of threads.
std::vector<double> strategy_skim(StrategyNetwork const& network, ZoneReach const& access, ZoneReach const& egress);

}  // namespace tanvan
