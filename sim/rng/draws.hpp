#pragma once
/// Random draws as functions of a key: no state to share, to save or to race for.
/// Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011), by Random123.

#include <array>
#include <cstdint>

#include "sim/core/id.hpp"

namespace tanvan {

/// One named stream per decision, so that a draw added in one model cannot disturb another. Only append.
enum class Stream : std::uint32_t {
  synthesis_person,
  synthesis_household,
  synthesis_enterprise,
  synthesis_dwelling,
  job_choice,
  job_match_quality,
  separation,
  training,
  migration,
  return_migration,
  birth,
  death,
  leave_home,
  household_move,
  dwelling_choice,
  rnd_budget,
  innovation,
  imitation,
  renewal,
  practice,
  enterprise_exit,
  enterprise_entry,
  enterprise_location,
  destination,
  mode_choice,
  activity,
  freight,
  supplier,
  enterprise_move,
  vehicle,
  way_switch,
  departure,
  trip_place,
  shift,
  trajectory,
  supply_degree,
  supply_link,
  knowledge,
  partner,
  technology_fund,
  ability,
  customers,
  positions,
};

/// Philox 4x32-10 of a counter under a key: the bare function, for tests against the published vectors.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// The draws of one agent in one step of one stream.
/// Key: seed (64 bits). Counter: agent (64), step (32), stream (12) and number of the draw (20).
/// The same arguments give the same draws anywhere, on any thread, in any order of construction.
class Draws {
 public:
  /// @param step usually `Month::count`
  Draws(std::uint64_t seed, AgentKey agent, std::uint32_t step, Stream stream);

  std::uint32_t bits();                            ///< 32 uniform bits
  double uniform();                                ///< in (0, 1), never either end
  double normal();                                 ///< mean 0, standard deviation 1 (inverse transform, Acklam)
  double gumbel();                                 ///< standard Gumbel: -ln(-ln u)
  double exponential();                            ///< mean 1
  std::uint32_t below(std::uint32_t n);            ///< in [0, n), n > 0; Lemire's multiply-shift, bias < n / 2^32
  bool chance(double p) { return uniform() < p; }  ///< true with probability p
  std::uint32_t poisson(double mean);              ///< mean >= 0; by inversion up to 30, normal above

 private:
  void refill();

  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  unsigned used_ = 4;
};

/// Key of an agent that another one brings about, such as a child or a household that splits off: it depends on the
/// parent alone, so that one birth more changes nobody else's luck. 64 bits of Philox: among n agents the chance that
/// any two keys coincide is below n^2 / 2^65.
/// @param step  month of the event; one new agent a parent, step and stream
AgentKey derived_key(AgentKey parent, std::uint32_t step, Stream stream);

/// Quantile of the standard normal distribution. @param p in (0, 1)  Relative error below 1.15e-9 (Acklam, 2003).
double normal_quantile(double p);

}  // namespace tanvan
