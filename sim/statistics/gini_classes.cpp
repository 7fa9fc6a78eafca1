#include "sim/statistics/gini_classes.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/check.hpp"

namespace tanvan {

GiniClasses::GiniClasses(std::int64_t width, std::size_t classes)
    : width_{width}, holders_(classes, 0), held_(classes, 0) {
  expects(width > 0 && classes > 0, "classes, each of some width");
}

void GiniClasses::add(std::int64_t amount, std::int64_t holders) {
  amount = std::max<std::int64_t>(0, amount);
  auto const at = std::min(static_cast<std::size_t>(amount / width_), holders_.size() - 1);
  holders_[at] += holders;
  held_[at] += amount * holders;
}

GiniClasses& GiniClasses::operator+=(GiniClasses const& other) {
  expects(width_ == other.width_ && holders_.size() == other.holders_.size(), "the same classes");
  for (std::size_t k = 0; k < holders_.size(); ++k) holders_[k] += other.holders_[k], held_[k] += other.held_[k];
  return *this;
}

double GiniClasses::gini() const {
  auto const all = std::accumulate(holders_.begin(), holders_.end(), std::int64_t{0});
  double weighted = 0, sum = 0;
  std::int64_t poorer = 0;
  for (std::size_t k = 0; k < holders_.size(); ++k) {
    auto const held = static_cast<double>(held_[k]);
    weighted += static_cast<double>(2 * poorer + holders_[k] - all) * held;
    sum += held;
    poorer += holders_[k];
  }
  return sum > 0 ? weighted / sum / static_cast<double>(all) : 0;
}

}  // namespace tanvan
