#pragma once
/// Points that fill an interval evenly, however many are taken.

#include <cmath>
#include <cstdint>

namespace tanvan {

/// The k-th point of the golden-ratio sequence, frac((k + 1/2) (sqrt(5) - 1) / 2), in (0, 1): the first n of them leave
/// no gap longer than 2 / n (Weyl's additive sequence of the ratio that is hardest to approximate). No draw of luck.
inline double even_spread(std::uint64_t k) {
  constexpr double kGolden = 0.6180339887498949;
  return std::fmod((static_cast<double>(k) + 0.5) * kGolden, 1.0);
}

}  // namespace tanvan
