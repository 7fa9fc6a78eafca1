#pragma once
/// Bytes that come in order: from a file, a member of an archive, memory.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

/// Read once, from begin to end.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(ByteSource const&) = delete;
  ByteSource& operator=(ByteSource const&) = delete;
  virtual ~ByteSource() = default;

  /// Fills `into` from its front. @return bytes read; 0 at the end alone
  /// @throws std::runtime_error where reading fails
  virtual std::size_t read(std::span<char> into) = 0;
};

/// The bytes of a regular file. Faults of line 1: no such file, no regular file, no permission.
Result<std::unique_ptr<ByteSource>> open_file(TextSource const& source);

/// Bytes in memory. @param bytes outlive the source
std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

/// Everything that is left, up to `most` bytes.
std::string read_all(ByteSource& source, std::size_t most);

}  // namespace tanvan
