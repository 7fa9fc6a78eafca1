#pragma once
/// Inside of the room: vehicles move to the cheaper routes of their pair, pair by pair.

#include <cstdint>
#include <vector>

#include "sim/assignment/contest.hpp"
#include "sim/assignment/link_state.hpp"

namespace tanvan {

/// Gauss-Seidel sweeps of gradient projection: from every route of a pair to its cheapest, the Newton step
///   min(flow, (c_p - c_best) / (pcu * sum of dt/dv over links of only one of the two)).
/// After Jayakrishnan, Tsai, Prashker, Rajadhyaksha, Transportation Research Record 1443, 1994. Serial.
class GradientProjection {
 public:
  /// @param contest,state outlive this object
  GradientProjection(Contest& contest, LinkState& state);

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

  double cost_of(Contest::Block const& block, Contest::Route const& route) const;
  double balance(Contest::Block& block, Contest::Pair const& pair);
  double balance_two(Contest::Block& block, Contest::Pair const& pair);
  double shift(Contest::Block const& block, double pcu, Contest::Route& from, Contest::Route& to);

  Contest* contest_;
  LinkState* state_;
  Marks on_from_, on_to_;
  std::size_t sweeps_ = 0;
};

}  // namespace tanvan
