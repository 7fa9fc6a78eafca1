#pragma once
/// A number for each ordered pair of places: distances, times, costs of legs.

#include <cstddef>
#include <span>
#include <vector>

namespace tanvan {

/// Square, row-major: the row is where a leg begins, the column where it ends.
class LegMatrix {
 public:
  LegMatrix() = default;
  explicit LegMatrix(std::size_t places, double value = 0) : places_(places), values_(places * places, value) {}

  std::size_t places() const { return places_; }
  double at(std::size_t from, std::size_t to) const { return values_[from * places_ + to]; }
  double& at(std::size_t from, std::size_t to) { return values_[from * places_ + to]; }
  std::span<double const> values() const { return values_; }
  double const* data() const { return values_.data(); }

  bool is_symmetric() const;
  LegMatrix transposed() const;
  /// Rows and columns of some places, in their order.
  LegMatrix part(std::span<std::size_t const> places) const;

 private:
  std::size_t places_ = 0;
  std::vector<double> values_;
};

}  // namespace tanvan
