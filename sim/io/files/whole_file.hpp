#pragma once
/// Files that are either whole or not there.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "sim/core/result.hpp"

namespace tanvan {

/// Finds out before long work whether `out` can be written; makes the folder that it lies in, and leaves nothing else
/// behind.
/// @throws std::runtime_error with a sentence that names `out` and says what the system said, or that `out` is there
///         and is no regular file: a folder, a device, a pipe
void ensure_writable(std::filesystem::path const& out);

/// Writes beside the final name, under a name that nobody else has (`OUT.PROCESS-NUMBER.partial`), waits for the disk,
/// then renames; an older `out` is replaced at once. A symbolic link stays, and the file that it leads to is written.
/// @throws std::runtime_error naming `out` where the disk is full, a limit is reached, the folder is closed or `out` is
///         no regular file; then the partial file is removed and an older `out` is untouched
void write_whole_file(std::filesystem::path const& out, std::span<std::byte const> bytes);

/// A fault where `out` is one of the files that were read, by whatever name, link or hard link: writing would destroy
/// it. Files that are not there are no fault. Where `out` is a folder, or named as one (`results/`), that is the fault.
std::optional<Fault> overwrites_input(std::filesystem::path const& out, std::span<std::filesystem::path const> inputs);

/// A fault where writing `out` would destroy what is not ours to replace: a file that was read, or one with something
/// in it that `is_ours` does not know; or where it is a folder. A device or a pipe is left to `ensure_writable`.
/// @param kind  what `out` is to be, such as `result of tanvan`
std::optional<Fault> overwrites_foreign(std::filesystem::path const& out, std::span<std::filesystem::path const> inputs,
                                        std::function<bool(std::filesystem::path const&)> const& is_ours,
                                        std::string_view kind);

}  // namespace tanvan
