#include "sim/rng/draws.hpp"

#include <Random123/philox.h>
#include <algorithm>
#include <cmath>

namespace tanvan {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  r123::Philox4x32::ctr_type const c = {{counter[0], counter[1], counter[2], counter[3]}};
  r123::Philox4x32::key_type const k = {{key[0], key[1]}};
  auto const out = r123::Philox4x32{}(c, k);
  return {out[0], out[1], out[2], out[3]};
}

void Draws::refill() {
  block_ = philox(counter_, key_);
  ++counter_[3];
  used_ = 0;
}

double Draws::normal() {
  return normal_quantile(uniform());
}

double Draws::gumbel() {
  return -std::log(-std::log(uniform()));
}

double Draws::exponential() {
  return -std::log(uniform());
}

std::uint32_t Draws::below(std::uint32_t n) {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits()) * n) >> 32);
}

std::uint32_t Draws::poisson(double mean) {
  if (mean > 30) return static_cast<std::uint32_t>(std::max(0.0, std::floor(mean + std::sqrt(mean) * normal() + 0.5)));
  double const threshold = std::exp(-mean);
  std::uint32_t events = 0;
  for (double product = uniform(); product > threshold; product *= uniform()) ++events;
  return events;
}

AgentKey derived_key(AgentKey parent, std::uint32_t step, Stream stream) {
  Draws draws{0, parent, step, stream};
  std::uint64_t const high = draws.bits() | 0x80000000U;  // above every key of the synthetic population
  return {(high << 32) | draws.bits()};
}

double normal_quantile(double p) {
  constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                          1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                          -1.328068155288572e+01};
  constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                          -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
  constexpr double kTail = 0.02425;
  auto const tail = [&](double q) {
    return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
           ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  };
  if (p < kTail) return tail(std::sqrt(-2 * std::log(p)));
  if (p > 1 - kTail) return -tail(std::sqrt(-2 * std::log1p(-p)));
  double const q = p - 0.5;
  double const r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
         (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

}  // namespace tanvan
