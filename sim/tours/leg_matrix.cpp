#include "sim/tours/leg_matrix.hpp"

namespace tanvan {

bool LegMatrix::is_symmetric() const {
  for (std::size_t i = 0; i < places_; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (at(i, j) != at(j, i)) return false;
  return true;
}

LegMatrix LegMatrix::transposed() const {
  LegMatrix turned(places_);
  for (std::size_t i = 0; i < places_; ++i)
    for (std::size_t j = 0; j < places_; ++j) turned.at(j, i) = at(i, j);
  return turned;
}

LegMatrix LegMatrix::part(std::span<std::size_t const> places) const {
  LegMatrix part(places.size());
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t j = 0; j < places.size(); ++j) part.at(i, j) = at(places[i], places[j]);
  return part;
}

}  // namespace tanvan
