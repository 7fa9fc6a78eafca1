#pragma once
/// bzip2 as what it holds.

#include <memory>
#include <string>

#include "sim/io/text/byte_source.hpp"

namespace tanvan {

/// Unpacks bzip2 of any number of streams, one behind the other as pbzip2 writes them. Memory does not depend on the
/// file.
class Bzip2Source final : public ByteSource {
 public:
  explicit Bzip2Source(std::unique_ptr<ByteSource> packed);
  ~Bzip2Source() override;

  /// 0 also after bytes that can't be unpacked; then `sentence` says why.
  std::size_t read(std::span<char> into) override;

  /// What ended reading early: damaged or cut data, something else behind a stream; empty at a good end.
  std::string const& sentence() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tanvan
