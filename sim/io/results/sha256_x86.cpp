#include "sim/io/results/sha256_blocks.hpp"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

namespace tanvan {
namespace {

constexpr unsigned kFeatureLeaf = 7, kShaBit = 1U << 29U;  // of EBX; Intel 64 manual, volume 2, CPUID
constexpr std::size_t kFours = 16;                         // four words, or four rounds, at a time

[[gnu::target("sha,sse4.1")]] __m128i load(void const* from) {
  return _mm_loadu_si128(static_cast<__m128i const*>(from));
}

/// Words 4 i to 4 i + 3 of the message schedule, from the sixteen before them.
[[gnu::target("sha,sse4.1")]] __m128i next_words(__m128i const* w) {
  auto const before = _mm_add_epi32(_mm_sha256msg1_epu32(w[-4], w[-3]), _mm_alignr_epi8(w[-1], w[-2], 4));
  return _mm_sha256msg2_epu32(before, w[-1]);
}

[[gnu::target("sha,sse4.1")]] void take_block(__m128i& abef, __m128i& cdgh, std::byte const* block) {
  auto const swap_bytes = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  auto const abef_before = abef, cdgh_before = cdgh;
  __m128i w[kFours];
  for (std::size_t i = 0; i < kFours; ++i) {
    w[i] = i < 4 ? _mm_shuffle_epi8(load(block + 16 * i), swap_bytes) : next_words(w + i);
    auto const sums = _mm_add_epi32(w[i], load(kSha256Rounds.data() + 4 * i));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sums);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sums, 0x0e));
  }
  abef = _mm_add_epi32(abef, abef_before);
  cdgh = _mm_add_epi32(cdgh, cdgh_before);
}

}  // namespace

[[gnu::target("sha,sse4.1")]] void sha256_by_instructions(Sha256State& state, std::span<std::byte const> blocks) {
  auto& [a, b, c, d, e, f, g, h] = state;
  auto const word = [](std::uint32_t value) { return static_cast<int>(value); };
  auto abef = _mm_set_epi32(word(a), word(b), word(e), word(f));
  auto cdgh = _mm_set_epi32(word(c), word(d), word(g), word(h));
  for (; !blocks.empty(); blocks = blocks.subspan(kSha256Block)) take_block(abef, cdgh, blocks.data());
  std::array<std::uint32_t, 4> first{}, second{};
  _mm_storeu_si128(reinterpret_cast<__m128i*>(first.data()), abef);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(second.data()), cdgh);
  state = {first[3], first[2], second[3], second[2], first[1], first[0], second[1], second[0]};
}

bool has_sha256_instructions() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid_count(kFeatureLeaf, 0, &a, &b, &c, &d) != 0 && (b & kShaBit) != 0 &&
         __builtin_cpu_supports("sse4.1");
}

}  // namespace tanvan

#else

namespace tanvan {

void sha256_by_instructions(Sha256State& state, std::span<std::byte const> blocks) {
  sha256_by_words(state, blocks);
}

bool has_sha256_instructions() {
  return false;
}

}  // namespace tanvan

#endif
