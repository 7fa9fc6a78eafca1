#pragma once
/// Matrices out as OMX 0.2 (Open Matrix, github.com/osPlanning/omx), which EMME, Visum, TransCAD, AequilibraE and
/// ActivitySim read.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tanvan {

/// What a matrix says of itself.
struct OmxMatrixHead {
  std::string name;                    // distinct, no `/`
  std::string unit;                    //
  std::string description;             //
  std::optional<double> missing = {};  // the value that stands for `no such pair`: attribute NA
};

/// An OMX file in the making, in memory: the root attributes `OMX_VERSION` and `SHAPE`, matrices of float64 in chunks
/// of rows, deflated, under `/data`, columns of zone labels under `/lookup`. Equal content gives equal bytes.
class OmxWriter {
 public:
  OmxWriter(std::size_t rows, std::size_t columns);
  ~OmxWriter();
  OmxWriter(OmxWriter&&) noexcept;

  /// Of the whole file. @param name not one of the conventions' own
  void attribute(std::string const& name, std::string const& value);
  /// @param values row-major, rows * columns
  void matrix(OmxMatrixHead const& head, std::span<double const> values);
  /// One label a zone. Numbers are what other programs look up zones by; text is stored with a fixed width (UTF-8).
  void lookup(std::string const& name, std::span<std::int32_t const> labels);
  void lookup(std::string const& name, std::span<std::string const> labels);

  /// The finished file. The writer is spent afterwards.
  std::vector<std::byte> bytes();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tanvan
