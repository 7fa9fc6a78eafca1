#pragma once
/// Writes a results file: only what the schema knows, whole or not at all.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/files/whole_file.hpp"  // ensure_writable, to be asked before the run

namespace tanvan {

/// A results file in the making. It grows in memory, so that every fault of the disk is met in one place, `save`.
/// A dataset whose path, type or shape and a group's attribute
/// whose name or type the schema does not know, an axis that changes its length between datasets and a
/// number that is not finite where it must be are our own mistakes (`Violation`).
class ResultsWriter {
 public:
  using Shape = std::vector<std::size_t>;

  ResultsWriter();
  ~ResultsWriter();
  ResultsWriter(ResultsWriter&&) noexcept;

  void attribute(std::string const& name, std::string const& value);
  void attribute(std::string const& name, double value);
  void attribute(std::string const& name, std::int64_t value);

  /// An attribute of a group, which the schema knows. @param group absolute, such as /assignment
  void attribute(std::string const& group, std::string const& name, double value);
  void attribute(std::string const& group, std::string const& name, std::int64_t value);

  /// @param shape extents in the order of the schema's axes  @param values row-major, as many as the shape says
  void reals(std::string const& path, Shape const& shape, std::span<double const> values);
  void integers(std::string const& path, Shape const& shape, std::span<std::int64_t const> values);
  /// Of datasets that the schema calls narrow.
  void narrow_reals(std::string const& path, Shape const& shape, std::span<float const> values);
  void narrow_integers(std::string const& path, Shape const& shape, std::span<std::int32_t const> values);
  /// What a dataset takes in the file, compressed [B].
  std::uint64_t stored_bytes(std::string const& path) const;
  void texts(std::string const& path, std::span<std::string const> values);
  void text(std::string const& path, std::string const& value);

  /// Sets `complete` and `content_hash`, writes beside `out` and renames. The writer is spent afterwards.
  /// @throws std::runtime_error naming `out` where the disk refuses; then no file of that name was made
  void save(std::filesystem::path const& out);

 private:
  struct File;
  std::unique_ptr<File> file_;
  std::map<std::string, std::size_t, std::less<>> axes_;  // length of each axis, fixed by the first dataset that has it

  void check_axes(std::string const& path, Shape const& shape);
};

}  // namespace tanvan
