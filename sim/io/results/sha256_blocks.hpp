#pragma once
/// SHA-256 of whole blocks, in two ways with the same result; for sha256.cpp and its tests.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tanvan {

inline constexpr std::size_t kSha256Block = 64;  // bytes

using Sha256State = std::array<std::uint32_t, 8>;
extern std::array<std::uint32_t, 64> const kSha256Rounds;

/// Takes blocks into the state. @param blocks  a multiple of `kSha256Block` bytes
void sha256_by_words(Sha256State& state, std::span<std::byte const> blocks);

/// The same by the processor's own instructions (Intel SHA extensions, 2013), some five times as fast.
/// Only where `has_sha256_instructions()`.
void sha256_by_instructions(Sha256State& state, std::span<std::byte const> blocks);

/// False on processors of other makers, too.
bool has_sha256_instructions();

}  // namespace tanvan
