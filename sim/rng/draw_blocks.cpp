#include "sim/core/check.hpp"
#include "sim/rng/draws.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace tanvan {
namespace {

/// What the blocks of many agents, or many blocks of one agent, share.
struct Common {
  std::uint32_t step, draw;
  std::array<std::uint32_t, 2> key;

  Common(std::uint64_t seed, std::uint32_t at, Stream stream)
      : step{at},
        draw{static_cast<std::uint32_t>(stream) << 20},
        key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)} {}

  DrawBlock block(AgentKey agent, std::uint32_t number) const {
    return philox(
        {static_cast<std::uint32_t>(agent.value), static_cast<std::uint32_t>(agent.value >> 32), step, draw + number},
        key);
  }
};

#ifdef __x86_64__
// Constants of Philox 4x32 (Salmon et al. 2011, table 2 and section 4)
constexpr std::uint32_t kMultiplier0 = 0xD2511F53, kMultiplier1 = 0xCD9E8D57, kWeyl0 = 0x9E3779B9, kWeyl1 = 0xBB67AE85;
constexpr int kRounds = 10;
constexpr std::size_t kLanes = 4;  // agents in a register

/// Four counters, one a 64-bit lane. Upper halves carry rubbish: a multiplication reads the lower alone.
struct Lanes {
  __m256i x0, x1, x2, x3;
};

__attribute__((target("avx2"))) inline void round_of(Lanes& x, std::uint32_t key0, std::uint32_t key1) {
  auto const product0 = _mm256_mul_epu32(x.x0, _mm256_set1_epi64x(kMultiplier0));
  auto const product1 = _mm256_mul_epu32(x.x2, _mm256_set1_epi64x(kMultiplier1));
  x.x0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product1, 32), x.x1), _mm256_set1_epi64x(key0));
  x.x2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product0, 32), x.x3), _mm256_set1_epi64x(key1));
  x.x1 = product1;
  x.x3 = product0;
}

/// Lays four blocks side by side in memory.
__attribute__((target("avx2"))) inline void store(Lanes const& x, DrawBlock* blocks) {
  auto const low = _mm256_set1_epi64x(0xffffffff);
  auto const first = _mm256_or_si256(_mm256_and_si256(x.x0, low), _mm256_slli_epi64(x.x1, 32));
  auto const second = _mm256_or_si256(_mm256_and_si256(x.x2, low), _mm256_slli_epi64(x.x3, 32));
  auto const even = _mm256_unpacklo_epi64(first, second), odd = _mm256_unpackhi_epi64(first, second);
  auto* const out = reinterpret_cast<__m256i*>(blocks);
  _mm256_storeu_si256(out, _mm256_permute2x128_si256(even, odd, 0x20));
  _mm256_storeu_si256(out + 1, _mm256_permute2x128_si256(even, odd, 0x31));
}

/// Eight blocks in two registers, so that one multiplies while the other waits.
__attribute__((target("avx2"))) inline void run_rounds(std::array<Lanes, 2>& lanes, Common const& c,
                                                       DrawBlock* blocks) {
  auto [key0, key1] = c.key;
  for (int round = 0; round < kRounds; ++round, key0 += kWeyl0, key1 += kWeyl1)
    for (auto& x : lanes) round_of(x, key0, key1);
  store(lanes[0], blocks);
  store(lanes[1], blocks + kLanes);
}

/// The first blocks of as many eights of agents as there are. @return agents done
__attribute__((target("avx2"))) std::size_t eights_of_agents(std::span<AgentKey const> agents, Common const& c,
                                                             std::span<DrawBlock> blocks) {
  std::size_t i = 0;
  for (; i + 2 * kLanes <= agents.size(); i += 2 * kLanes) {
    std::array<Lanes, 2> lanes;
    for (std::size_t half = 0; half < 2; ++half) {
      auto const keys = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(&agents[i + half * kLanes]));
      lanes[half] = {keys, _mm256_srli_epi64(keys, 32), _mm256_set1_epi64x(c.step), _mm256_set1_epi64x(c.draw)};
    }
    run_rounds(lanes, c, &blocks[i]);
  }
  return i;
}

/// As many eights of blocks of one agent as there are. @return blocks done
__attribute__((target("avx2"))) std::size_t eights_of_blocks(AgentKey agent, Common const& c,
                                                             std::span<DrawBlock> blocks) {
  auto const key = _mm256_set1_epi64x(static_cast<long long>(agent.value));
  std::size_t i = 0;
  for (; i + 2 * kLanes <= blocks.size(); i += 2 * kLanes) {
    std::array<Lanes, 2> lanes;
    for (std::size_t half = 0; half < 2; ++half) {
      auto const first = _mm256_set1_epi64x(c.draw + static_cast<std::uint32_t>(i + half * kLanes));
      auto const number = _mm256_add_epi64(first, _mm256_set_epi64x(3, 2, 1, 0));
      lanes[half] = {key, _mm256_srli_epi64(key, 32), _mm256_set1_epi64x(c.step), number};
    }
    run_rounds(lanes, c, &blocks[i]);
  }
  return i;
}

/// Eight counters, one a 64-bit lane, as `Lanes`.
struct WideLanes {
  __m512i x0, x1, x2, x3;
};

__attribute__((target("avx512f"))) inline void round_of(WideLanes& x, std::uint32_t key0, std::uint32_t key1) {
  auto const product0 = _mm512_mul_epu32(x.x0, _mm512_set1_epi64(kMultiplier0));
  auto const product1 = _mm512_mul_epu32(x.x2, _mm512_set1_epi64(kMultiplier1));
  x.x0 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product1, 32), x.x1), _mm512_set1_epi64(key0));
  x.x2 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(product0, 32), x.x3), _mm512_set1_epi64(key1));
  x.x1 = product1;
  x.x3 = product0;
}

/// Lays eight blocks side by side in memory.
__attribute__((target("avx512f"))) inline void store(WideLanes const& x, DrawBlock* blocks) {
  auto const low = _mm512_set1_epi64(0xffffffff);
  auto const first = _mm512_or_si512(_mm512_and_si512(x.x0, low), _mm512_slli_epi64(x.x1, 32));
  auto const second = _mm512_or_si512(_mm512_and_si512(x.x2, low), _mm512_slli_epi64(x.x3, 32));
  auto const half = _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0), rest = _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4);
  _mm512_storeu_si512(blocks, _mm512_permutex2var_epi64(first, half, second));
  _mm512_storeu_si512(blocks + kLanes, _mm512_permutex2var_epi64(first, rest, second));
}

/// The first blocks of as many sixteens of agents as there are. @return agents done
__attribute__((target("avx512f"))) std::size_t sixteens_of_agents(std::span<AgentKey const> agents, Common const& c,
                                                                  std::span<DrawBlock> blocks) {
  constexpr std::size_t kWide = 2 * kLanes;
  std::size_t i = 0;
  for (; i + 2 * kWide <= agents.size(); i += 2 * kWide) {
    std::array<WideLanes, 2> lanes;
    for (std::size_t half = 0; half < 2; ++half) {
      auto const keys = _mm512_loadu_si512(&agents[i + half * kWide]);
      lanes[half] = {keys, _mm512_srli_epi64(keys, 32), _mm512_set1_epi64(c.step), _mm512_set1_epi64(c.draw)};
    }
    auto [key0, key1] = c.key;
    for (int round = 0; round < kRounds; ++round, key0 += kWeyl0, key1 += kWeyl1)
      for (auto& x : lanes) round_of(x, key0, key1);
    store(lanes[0], &blocks[i]);
    store(lanes[1], &blocks[i + kWide]);
  }
  return i;
}

bool has_wide_lanes() {
  static bool const has = __builtin_cpu_supports("avx512f") != 0;
  return has;
}

bool has_lanes() {
  static bool const has = __builtin_cpu_supports("avx2") != 0;
  return has;
}
#endif

}  // namespace

void first_blocks(std::uint64_t seed, std::span<AgentKey const> agents, std::uint32_t step, Stream stream,
                  std::span<DrawBlock> blocks) {
  expects(agents.size() == blocks.size(), "a block for each agent");
  Common const common{seed, step, stream};
  std::size_t done = 0;
#ifdef __x86_64__
  if (has_wide_lanes()) done = sixteens_of_agents(agents, common, blocks);
  if (has_lanes()) done += eights_of_agents(agents.subspan(done), common, blocks.subspan(done));
#endif
  for (std::size_t i = done; i < agents.size(); ++i) blocks[i] = common.block(agents[i], 0);
}

void draw_blocks(std::uint64_t seed, AgentKey agent, std::uint32_t step, Stream stream, std::span<DrawBlock> blocks) {
  Common const common{seed, step, stream};
  std::size_t done = 0;
#ifdef __x86_64__
  if (has_lanes()) done = eights_of_blocks(agent, common, blocks);
#endif
  for (std::size_t i = done; i < blocks.size(); ++i) blocks[i] = common.block(agent, static_cast<std::uint32_t>(i));
}

}  // namespace tanvan
