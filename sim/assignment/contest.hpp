#pragma once
/// Inside of the room: pairs of zones whose vehicles choose between several routes, and the step that balances them.

#include <cstdint>
#include <vector>

#include "sim/assignment/link_state.hpp"
#include "sim/assignment/path_set.hpp"

namespace tanvan {

/// The pairs with two routes or more, without the links that all routes of a pair share: those cost every vehicle of
/// the pair the same and decide nothing.
class Contest {
 public:
  /// @param problem,state outlive this object  @param set as it is now; later changes are not seen
  Contest(AssignmentProblem const& problem, PathSet const& set, LinkState& state);

  /// One Gauss-Seidel sweep of gradient projection: from every route of a pair to its cheapest, the Newton step
  ///   min(flow, (c_p - c_best) / (pcu * sum of dt/dv over links of only one of the two)).
  /// After Jayakrishnan, Tsai, Prashker, Rajadhyaksha, Transportation Research Record 1443, 1994.
  /// @return excess cost found on the way, sum of flow * (c_p - c_best)
  double sweep();

  /// Writes the flows into the set, which has not changed since, and drops routes that carry nothing.
  void write_back(PathSet& set) const;

 private:
  struct Pair {
    std::uint32_t row, begin, end;  // of the set's pairs; its routes
    double pcu;
    double excess;  // found when last balanced; +inf before
  };
  struct Route {
    std::uint32_t path, begin, end;  // of the set's paths; its links
    double fixed, flow;
    double cost;  // when last looked at
  };
  /// Neighbouring pairs, which one thread gathers.
  struct Block {
    std::vector<Pair> pairs;
    std::vector<Route> routes;
    std::vector<LinkId> links;

    std::span<LinkId const> links_of(Route const& route) const {
      return std::span{links}.subspan(route.begin, route.end - route.begin);
    }
    void add_pair(PathSet const& set, std::uint32_t row, double pcu, std::vector<std::uint32_t>& uses);
  };
  /// Which links a route has, without clearing between routes.
  class Marks {
   public:
    explicit Marks(std::size_t links) : stamp_(links) {}
    void next() { ++now_; }
    void mark(LinkId a) { stamp_[a.value] = now_; }
    bool marked(LinkId a) const { return stamp_[a.value] == now_; }

   private:
    std::vector<std::uint32_t> stamp_;
    std::uint32_t now_ = 0;
  };

  double cost_of(Block const& block, Route const& route) const;
  double balance(Block& block, Pair const& pair);
  double balance_two(Block& block, Pair const& pair);
  double shift(Block const& block, Pair const& pair, Route& from, Route& to);
  void mark(Marks& marks, Block const& block, Route const& route) const;
  void move(Block const& block, Pair const& pair, Route& from, Route& to, double vehicles);

  LinkState* state_;
  std::vector<Block> blocks_;
  std::size_t sweeps_ = 0;
  Marks on_from_, on_to_;
};

}  // namespace tanvan
