#pragma once
/// Random terms of many options at once, for choices that weigh a few options each: in single precision and without
/// jumps, so that a compiler lays them side by side in registers.

#include <array>
#include <cstddef>
#include <cstdint>

namespace tanvan {

/// Options weighed at once: whole registers of 4, 8 or 16 numbers.
inline constexpr std::size_t kLanes = 16;

/// One number an option.
template <class T>
struct alignas(64) Lanes : std::array<T, kLanes> {};

/// The upper 23 of 32 uniform bits as a number in (0, 1), exact in single precision and never either end.
constexpr float narrow_uniform_of(std::uint32_t bits) {
  return (static_cast<float>(static_cast<std::int32_t>(bits >> 9)) + 0.5F) * 0x1p-23F;
}

/// Standard Gumbel terms, -ln(-ln u) of `narrow_uniform_of` each: in [-2.82, 16.64], within 2e-6 of the exact value.
Lanes<float> gumbels_of(Lanes<std::uint32_t> const& bits);

/// Standard normal terms, the quantile at `narrow_uniform_of` each: in [-5.30, 5.30], within 2e-6 of the exact value.
Lanes<float> normals_of(Lanes<std::uint32_t> const& bits);

}  // namespace tanvan
