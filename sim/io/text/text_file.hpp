#pragma once
/// Text files as they come: read in bounded steps, refused early where they are no text.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "sim/core/result.hpp"

namespace tanvan {

/// A file to read and the name under which messages speak of it.
struct TextSource {
  std::filesystem::path path;
  std::string shown;  ///< the path as the user gave it
};

/// What is still taken for a text table. Memory stays below twice `file_bytes`.
struct TextLimits {
  std::size_t file_bytes = std::size_t{64} << 20;
  std::size_t line_bytes = std::size_t{1} << 20;
};

/// The whole text without a byte order mark; line ends stay as they are.
/// Refused: what is no regular file, an empty file, one that exceeds a limit, UTF-16, NUL bytes and bad UTF-8 (the
/// first twenty lines of each), always with line and, for a byte, column [bytes from 1]. A message repeats nothing of
/// the text.
Result<std::string> read_text(TextSource const& source, TextLimits limits = {});

/// Checks of `read_text` for text that is already in memory. @param shown name for messages
Faults text_faults(std::string_view text, std::string const& shown);

}  // namespace tanvan
