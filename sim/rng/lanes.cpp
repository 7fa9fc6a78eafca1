#include "sim/rng/lanes.hpp"

#include <bit>
#include <cmath>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// ln x of a normal number x > 0: x = m 2^e with m within sqrt(2) of 1, and ln m = 2 artanh((m - 1) / (m + 1)) by its
/// series, whose first term left out is below 8e-10.
inline float ln(float x) {
  constexpr std::int32_t kHalfRoot = 0x3f3504f3;  // the bits of sqrt(1/2)
  constexpr float kLn2 = 0.693147181F;
  auto const bits = std::bit_cast<std::int32_t>(x);
  std::int32_t const exponent = (bits - kHalfRoot) >> 23;
  float const m = std::bit_cast<float>(bits - exponent * (1 << 23));
  float const s = (m - 1) / (m + 1), r = s * s;
  float const series = 2 + r * (2 / 3.0F + r * (2 / 5.0F + r * (2 / 7.0F + r * (2 / 9.0F))));
  return static_cast<float>(exponent) * kLn2 + s * series;
}

/// Quantile of the standard normal at u, sqrt(2) erfinv(2 u - 1), by the polynomial of Giles ("Approximating the erfinv
/// function", GPU Computing Gems 2, 2010, table 10.4) for all but the outer 0.34 %.
inline float central_normal(float u) {
  constexpr float kRoot2 = 1.41421356F;
  float const x = 2 * u - 1;
  float const w = -ln(4 * u * (1 - u)) - 2.5F;
  float p = 2.81022636e-08F;
  p = p * w + 3.43273939e-07F;
  p = p * w - 3.5233877e-06F;
  p = p * w - 4.39150654e-06F;
  p = p * w + 0.00021858087F;
  p = p * w - 0.00125372503F;
  p = p * w - 0.00417768164F;
  p = p * w + 0.246640727F;
  p = p * w + 1.50140941F;
  return kRoot2 * x * p;
}

/// Whether the polynomial is not made for a word: it lies in the outer 0.17 % of either side.
inline bool is_outer(std::uint32_t bits) {
  constexpr std::uint32_t kOuter = 7'301'444;  // 0.0017 of 2^32
  return bits + kOuter < 2 * kOuter;
}

[[gnu::always_inline]] inline Lanes<float> gumbels(Lanes<std::uint32_t> const& bits) {
  Lanes<float> gumbel;
  for (std::size_t i = 0; i < kLanes; ++i) gumbel[i] = -ln(-ln(narrow_uniform_of(bits[i])));
  return gumbel;
}

[[gnu::always_inline]] inline Lanes<float> normals(Lanes<std::uint32_t> const& bits) {
  Lanes<float> normal;
  for (std::size_t i = 0; i < kLanes; ++i) normal[i] = central_normal(narrow_uniform_of(bits[i]));
  return normal;
}

// The same steps on wider registers: AVX2 has no fused multiplication that would round otherwise.
#ifdef __x86_64__
__attribute__((target("avx2"))) Lanes<float> wide_gumbels(Lanes<std::uint32_t> const& bits) {
  return gumbels(bits);
}
__attribute__((target("avx2"))) Lanes<float> wide_normals(Lanes<std::uint32_t> const& bits) {
  return normals(bits);
}
bool has_wide() {
  static bool const has = __builtin_cpu_supports("avx2") != 0;
  return has;
}
#else
Lanes<float> wide_gumbels(Lanes<std::uint32_t> const& bits) {
  return gumbels(bits);
}
Lanes<float> wide_normals(Lanes<std::uint32_t> const& bits) {
  return normals(bits);
}
bool has_wide() {
  return false;
}
#endif

}  // namespace

Lanes<float> gumbels_of(Lanes<std::uint32_t> const& bits) {
  return has_wide() ? wide_gumbels(bits) : gumbels(bits);
}

Lanes<float> normals_of(Lanes<std::uint32_t> const& bits) {
  auto normal = has_wide() ? wide_normals(bits) : normals(bits);
  bool any = false;
  for (auto const word : bits) any |= is_outer(word);
  for (std::size_t i = 0; any && i < kLanes; ++i)  // one of three hundred, by itself
    if (is_outer(bits[i])) normal[i] = static_cast<float>(normal_quantile(narrow_uniform_of(bits[i])));
  return normal;
}

}  // namespace tanvan
