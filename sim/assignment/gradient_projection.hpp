#pragma once
/// Inside of the room: vehicles move to the cheaper routes of their pair, pair by pair.

#include <cstdint>
#include <vector>

#include "sim/assignment/contest.hpp"
#include "sim/assignment/link_state.hpp"

namespace tanvan {

/// Gauss-Seidel sweeps of gradient projection: from every route of a pair to its cheapest, the Newton step
///   min(flow, (c_p - c_best) / (pcu * sum of dt/dv over links of only one of the two)).
/// After Jayakrishnan, Tsai, Prashker, Rajadhyaksha, Transportation Research Record 1443, 1994. The parts of the
/// network are swept at once, then the pairs that lie in several; the same bits on any number of threads.
class GradientProjection {
 public:
  /// @param contest,state outlive this object  @param convex all delay functions are (`is_convex`)
  GradientProjection(Contest& contest, LinkState& state, bool convex);

  /// Visits every pair; some sweeps leave alone those that had nothing to move.
  /// @return excess cost found on the way, sum of flow * (c_p - c_best)
  double sweep();

 private:
  /// Which links a route has, without clearing between routes.
  class Marks {
   public:
    explicit Marks(std::size_t links) : stamp_(links) {}
    void mark(std::span<LinkId const> links) {
      ++now_;
      for (LinkId a : links) stamp_[a.value] = now_;
    }
    bool marked(LinkId a) const { return stamp_[a.value] == now_; }

   private:
    std::vector<std::uint32_t> stamp_;
    std::uint32_t now_ = 0;
  };

  /// The routes of one part, balanced by one thread at a time.
  class Worker {
   public:
    Worker(LinkState& state, bool convex)
        : state_(&state), convex_(convex), on_from_(state.size()), on_to_(state.size()) {}
    double balance(Contest::Block& block, Contest::Pair const& pair);

   private:
    double cost_of(Contest::Block const& block, Contest::Route const& route) const;
    double balance_two(Contest::Block& block, Contest::Pair const& pair);
    double shift(Contest::Block const& block, double pcu, Contest::Route& from, Contest::Route& to);
    void move(Contest::Block const& block, double pcu, Contest::Route& from, Contest::Route& to, double vehicles);
    void hold_back(Contest::Block const& block, double pcu, Contest::Route& from, Contest::Route& to, double moved,
                   double dearer);

    LinkState* state_;
    bool convex_;
    Marks on_from_, on_to_;
  };
  double sweep_part(std::size_t part, bool all);

  Contest* contest_;
  std::vector<Worker> workers_;  // [kLinkParts + 1]
  std::size_t sweeps_ = 0;
};

}  // namespace tanvan
