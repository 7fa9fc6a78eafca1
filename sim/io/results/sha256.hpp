#pragma once
/// SHA-256: the fingerprint of a result's content.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace tanvan {

/// The hash of a stream of bytes, FIPS 180-4. Feed it in pieces of any size; the digest depends on their joined bytes
/// alone.
class Sha256 {
 public:
  void add(std::span<std::byte const> bytes);

  /// 64 hexadecimal digits. The object is spent afterwards.
  std::string digest();

 private:
  /// Takes what the open block still has room for. @return how many bytes that were
  std::size_t keep(std::span<std::byte const> bytes);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, 64> block_{};
  std::size_t filled_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace tanvan
