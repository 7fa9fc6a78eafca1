#pragma once
/// Random draws as functions of a key: no state to share, to save or to race for.
/// Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011), by Random123.

#include <array>
#include <cstdint>
#include <span>

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
  founder,
  startup,
  ability,
  customers,
  positions,
  public_research,
  home_cell,
  work_cell,
  tenure,
  station,
  vacant_home,
  new_home,
  marriage,
  shipment,
  inbound,
  household_goods,
  carrier,
  gate,
  customs,
  parcel,
};

/// Four numbers of 32 bits that Philox gives at once.
using DrawBlock = std::array<std::uint32_t, 4>;

/// 32 uniform bits as a number in (0, 1), never either end.
constexpr double uniform_of(std::uint32_t bits) {
  return (bits + 0.5) * 0x1p-32;
}

/// Philox 4x32-10 of a counter under a key: the bare function, for tests against the published vectors.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// The draws of one agent in one step of one stream.
/// Key: seed (64 bits). Counter: agent (64), step (32), stream (12) and number of the draw (20).
/// The same arguments give the same draws anywhere, on any thread, in any order of construction.
class Draws {
 public:
  /// @param step usually `Month::count`
  Draws(std::uint64_t seed, AgentKey agent, std::uint32_t step, Stream stream)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
        counter_{static_cast<std::uint32_t>(agent.value), static_cast<std::uint32_t>(agent.value >> 32), step,
                 static_cast<std::uint32_t>(stream) << 20} {}

  /// The same draws, of which the first block is known already (`first_blocks`).
  Draws(std::uint64_t seed, AgentKey agent, std::uint32_t step, Stream stream, DrawBlock const& first)
      : Draws{seed, agent, step, stream} {
    block_ = first;
    ++counter_[3];
    used_ = 0;
  }

  /// 32 uniform bits
  std::uint32_t bits() {
    if (used_ == block_.size()) refill();
    return block_[used_++];
  }
  double uniform() { return uniform_of(bits()); }  ///< in (0, 1), never either end
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
  DrawBlock block_{};
  unsigned used_ = 4;
};

/// The first block of each of many agents in one step of one stream: what `Draws` of each would begin with, made side
/// by side in less time.   @param[out] blocks  as many as agents
void first_blocks(std::uint64_t seed, std::span<AgentKey const> agents, std::uint32_t step, Stream stream,
                  std::span<DrawBlock> blocks);

/// The first blocks of one agent in one step of one stream, in order: its draws to 32 bits, four a block, for steps
/// that know how many they take.   @param[out] blocks  fewer than 2^20
void draw_blocks(std::uint64_t seed, AgentKey agent, std::uint32_t step, Stream stream, std::span<DrawBlock> blocks);

/// Calls f(row, first) for those of rows [begin, end) that `asks(row)`, in row order, with the first block of the row's
/// agent: for steps that ask nearly everybody.
/// @param asks  without side effects, not changed by f for later rows
template <class Asks, class F>
void for_each_first_block(std::uint64_t seed, std::span<AgentKey const> agents, std::uint32_t step, Stream stream,
                          std::size_t begin, std::size_t end, Asks&& asks, F&& f) {
  constexpr std::size_t kMost = 128;
  std::array<DrawBlock, kMost> blocks;
  std::array<AgentKey, kMost> keys;
  std::array<std::size_t, kMost> rows;
  std::size_t count = 0;
  auto const flush = [&] {
    first_blocks(seed, std::span{keys}.first(count), step, stream, std::span{blocks}.first(count));
    for (std::size_t i = 0; i < count; ++i) f(rows[i], blocks[i]);
    count = 0;
  };
  for (std::size_t row = begin; row != end; ++row) {
    keys[count] = agents[row];  // kept only if the row asks: no jump that nobody could foretell
    rows[count] = row;
    count += asks(row) ? 1 : 0;
    if (count == kMost) flush();
  }
  flush();
}

/// The same with the draws of each row's agent: calls f(row, draws).
template <class Asks, class F>
void for_each_draws(std::uint64_t seed, std::span<AgentKey const> agents, std::uint32_t step, Stream stream,
                    std::size_t begin, std::size_t end, Asks&& asks, F&& f) {
  for_each_first_block(seed, agents, step, stream, begin, end, asks, [&](std::size_t row, DrawBlock const& first) {
    Draws draws{seed, agents[row], step, stream, first};
    f(row, draws);
  });
}

/// Key of an agent that another one brings about, such as a child or a household that splits off: it depends on the
/// parent alone, so that one birth more changes nobody else's luck. 64 bits of Philox: among n agents the chance that
/// any two keys coincide is below n^2 / 2^65.
/// @param step  month of the event; one new agent a parent, step and stream
AgentKey derived_key(AgentKey parent, std::uint32_t step, Stream stream);

/// Quantile of the standard normal distribution. @param p in (0, 1)  Relative error below 1.15e-9 (Acklam, 2003).
double normal_quantile(double p);

}  // namespace tanvan
