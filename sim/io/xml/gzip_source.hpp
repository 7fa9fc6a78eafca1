#pragma once
/// Compressed files as what they hold.

#include <cstdint>
#include <memory>
#include <string>

#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// What is still unpacked.
struct UnpackLimits {
  std::uint64_t free_bytes = std::uint64_t{64} << 20;  // below this any ratio passes
  std::uint64_t most_ratio = 200;                      // unpacked to packed; text seldom passes 30
};

/// Unpacks gzip (RFC 1952, of any number of members), told by its first two bytes; everything else passes unchanged.
/// Memory does not depend on the file.
class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed, UnpackLimits limits = {});
  ~GzipSource() override;

  /// 0 also after bytes that can't be unpacked; then `sentence` says why.
  std::size_t read(std::span<char> into) override;

  /// What ended reading early: damaged or cut data, a ratio beyond the limits, another packer's file; empty at a good
  /// end.
  std::string const& sentence() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tanvan
