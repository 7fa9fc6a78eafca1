#include "sim/traffic/node_flows.hpp"

#include <cstdint>
#include <limits>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// A junction being solved; in-links are settled one after another.
class Node {
 public:
  explicit Node(NodeDemand const& demand)
      : demand_(demand),
        left_(demand.supply.begin(), demand.supply.end()),
        total_(demand.capacity.size(), 0),
        settled_(demand.capacity.size(), 0),
        flow_(demand.sending.size(), 0) {
    for (std::size_t i = 0; i < ins(); ++i)
      for (std::size_t j = 0; j < outs(); ++j) total_[i] += sending(i, j);
    for (std::size_t i = 0; i < ins(); ++i) settled_[i] = !(total_[i] > 0);
  }

  std::vector<double> solve() && {
    for (auto j = tightest(); j < outs(); j = tightest()) settle(j);
    return std::move(flow_);
  }

 private:
  std::size_t ins() const { return demand_.capacity.size(); }
  std::size_t outs() const { return demand_.supply.size(); }
  double sending(std::size_t i, std::size_t j) const { return demand_.sending[i * outs() + j]; }
  bool competes(std::size_t i, std::size_t j) const { return settled_[i] == 0 && sending(i, j) > 0; }

  /// Supply left over the claims of those not settled; +inf where nobody has one.
  double ratio(std::size_t j) const {
    double claims = 0;
    for (std::size_t i = 0; i < ins(); ++i)
      if (competes(i, j)) claims += demand_.capacity[i] * sending(i, j) / total_[i];
    return claims > 0 ? left_[j] / claims : std::numeric_limits<double>::infinity();
  }

  /// The out-link with the least ratio; none where all are settled.
  std::size_t tightest() const {
    auto best = outs();
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < outs(); ++j)
      if (double const r = ratio(j); r < least) {
        least = r;
        best = j;
      }
    return best;
  }

  /// In-links that want less than their share get what they want; if there are none, all get their share.
  void settle(std::size_t j) {
    double const r = ratio(j);
    bool any = false;
    for (std::size_t i = 0; i < ins(); ++i)
      if (competes(i, j) && total_[i] <= r * demand_.capacity[i]) {
        send(i, 1);
        any = true;
      }
    for (std::size_t i = 0; i < ins() && !any; ++i)
      if (competes(i, j)) send(i, r * demand_.capacity[i] / total_[i]);
  }

  void send(std::size_t i, double share) {
    for (std::size_t j = 0; j < outs(); ++j) {
      flow_[i * outs() + j] = share * sending(i, j);
      left_[j] -= flow_[i * outs() + j];
    }
    settled_[i] = 1;
  }

  NodeDemand const& demand_;
  std::vector<double> left_;           // [out], supply not yet taken
  std::vector<double> total_;          // [in]
  std::vector<std::uint8_t> settled_;  // [in]
  std::vector<double> flow_;
};

}  // namespace

std::vector<double> node_flows(NodeDemand const& demand) {
  expects(demand.sending.size() == demand.capacity.size() * demand.supply.size(),
          "a row an in-link, a column an out-link");
  return Node(demand).solve();
}

}  // namespace tanvan
