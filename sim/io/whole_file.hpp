#pragma once
/// Files that are either whole or not there.

#include <cstddef>
#include <filesystem>
#include <span>

namespace tanvan {

/// Finds out before long work whether `out` can be written, and leaves nothing behind.
/// @throws std::runtime_error with a sentence that names `out` and says what the system said
void ensure_writable(std::filesystem::path const& out);

/// Writes beside the final name (`OUT.partial`), waits for the disk, then renames; an older `out` is replaced at once.
/// @throws std::runtime_error naming `out` where the disk is full, a limit is reached or the folder is closed; then the
///         partial file is removed and an older `out` is untouched
void write_whole_file(std::filesystem::path const& out, std::span<std::byte const> bytes);

}  // namespace tanvan
