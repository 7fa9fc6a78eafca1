#include "sim/io/results/sha256.hpp"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

#include "sim/io/results/sha256_blocks.hpp"

namespace tanvan {

// FIPS 180-4, section 4.2.2: first 32 bits of the fractional parts of the cube roots of the first 64 primes.
std::array<std::uint32_t, 64> const kSha256Rounds = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

namespace {

std::uint32_t big_endian(std::byte const* four) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < sizeof word; ++i) word = word << 8 | std::to_integer<std::uint32_t>(four[i]);
  return word;
}

std::array<std::uint32_t, 64> message_schedule(std::byte const* block) {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t t = 0; t < 16; ++t) w[t] = big_endian(block + 4 * t);
  for (std::size_t t = 16; t < 64; ++t) {
    auto const s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ w[t - 15] >> 3;
    auto const s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ w[t - 2] >> 10;
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  return w;
}

void take_block(Sha256State& state, std::byte const* block) {
  auto const w = message_schedule(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; ++t) {
    auto const t1 =
        h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + kSha256Rounds[t] + w[t];
    auto const t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  std::array<std::uint32_t, 8> const added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += added[i];
}

void take_blocks(Sha256State& state, std::span<std::byte const> blocks) {
  static bool const by_instructions = has_sha256_instructions();
  if (by_instructions) return sha256_by_instructions(state, blocks);
  sha256_by_words(state, blocks);
}

}  // namespace

void sha256_by_words(Sha256State& state, std::span<std::byte const> blocks) {
  for (; !blocks.empty(); blocks = blocks.subspan(kSha256Block)) take_block(state, blocks.data());
}

void Sha256::add(std::span<std::byte const> bytes) {
  bytes_ += bytes.size();
  if (filled_ > 0) bytes = bytes.subspan(keep(bytes));
  auto const whole = bytes.size() / kSha256Block * kSha256Block;
  take_blocks(state_, bytes.first(whole));
  keep(bytes.subspan(whole));
}

std::size_t Sha256::keep(std::span<std::byte const> bytes) {
  auto const taken = std::min(bytes.size(), block_.size() - filled_);
  std::copy_n(bytes.begin(), taken, block_.begin() + static_cast<std::ptrdiff_t>(filled_));
  filled_ += taken;
  if (filled_ == block_.size()) {
    take_blocks(state_, block_);
    filled_ = 0;
  }
  return taken;
}

std::string Sha256::digest() {
  auto const bits = bytes_ * 8;
  std::byte const one{0x80}, zero{0};
  add({&one, 1});
  while (filled_ != 56) add({&zero, 1});
  std::array<std::byte, 8> length{};
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<std::byte>(bits >> (56 - 8 * i) & 0xff);
  add(length);
  std::string digits;
  for (auto word : state_) digits += fmt::format("{:08x}", word);
  return digits;
}

}  // namespace tanvan
