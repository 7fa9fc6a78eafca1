#include <algorithm>

#include "sim/tours/stop_insertion.hpp"

namespace tanvan {
namespace {

enum class Key { chance, load, far, close, narrow, early, late };

/// Weights of section 5.3: of 11 without hours, of 17 with them.
Key drawn_key(bool hours, Draws& draws) {
  auto const at = draws.below(hours ? 17 : 11);
  if (at < 4) return Key::chance;
  if (at < 8) return Key::load;
  if (at < 10) return Key::far;
  if (at < 11) return Key::close;
  if (at < 13) return Key::narrow;
  return at < 15 ? Key::early : Key::late;
}

}  // namespace

void InsertionOrder::sort(std::vector<TourNode>& stops, Draws& draws) {
  auto const& p = tables_->problem();
  auto const key = drawn_key(tables_->depth() != Depth::loads, draws);
  auto const* const from_depot = tables_->of(0).out_cost;
  keyed_.clear();
  for (auto const stop : stops) {
    double value = 0;
    switch (key) {
      case Key::chance: value = draws.uniform(); break;
      case Key::load: value = -p.demand[stop]; break;
      case Key::far: value = -from_depot[stop]; break;
      case Key::close: value = from_depot[stop]; break;
      case Key::narrow: value = p.close_s[stop] - p.open_s[stop]; break;
      case Key::early: value = p.open_s[stop]; break;
      case Key::late: value = -p.close_s[stop]; break;
    }
    keyed_.emplace_back(value, stop);
  }
  std::ranges::sort(keyed_);
  for (std::size_t i = 0; i < stops.size(); ++i) stops[i] = keyed_[i].second;
}

}  // namespace tanvan
