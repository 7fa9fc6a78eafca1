#pragma once
/// Matrices of other programs as OMX.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/text/text_file.hpp"

namespace tanvan {

struct OmxMatrixInfo {
  std::string name, unit, description;
  std::optional<double> missing;  // attribute NA
};

/// Labels of rows, of columns, or of both, as text.
struct OmxLookup {
  std::string name;
  std::vector<std::string> labels;
};

/// What is still taken for a matrix.
struct OmxLimits {
  std::uint64_t values = std::uint64_t{400} * 1'000'000;  // of one matrix: a square of 20,000 zones
  std::size_t objects = 100'000;                          // matrices and lookups
  std::size_t label_bytes = 1024;                         // of one label
  std::uint64_t lookup_bytes = std::uint64_t{512} << 20;  // of all labels of all lookups
};

/// An OMX file open for reading; one matrix at a time is in memory. Files without `OMX_VERSION` or `SHAPE` are read
/// where their matrices agree in shape (a note says so), matrices of whole numbers and truth values (0 and 1) too.
/// Shapes need not be square.
class OmxReader {
 public:
  OmxReader();  ///< holds no file; for Result alone
  /// Faults, each naming the file: no such file, no HDF5, cut; no `/data`; matrices that contradict `SHAPE` or each
  /// other; what is neither a matrix nor numbers; more than the limits; lookups whose length is neither the rows nor
  /// the columns; links to other files, soft ones that lead there too.
  static Result<OmxReader> open(TextSource const& source, OmxLimits limits = {});
  ~OmxReader();
  OmxReader(OmxReader&&) noexcept;
  OmxReader& operator=(OmxReader&&) noexcept;

  std::size_t rows() const;
  std::size_t columns() const;
  std::vector<OmxMatrixInfo> const& matrices() const;  // by name
  std::vector<OmxLookup> const& lookups() const;       // by name
  std::vector<std::string> const& notes() const;

  /// Values of a matrix, row-major. A fault where the file is damaged there.
  Result<std::vector<double>> values(std::string const& name) const;

 private:
  struct Inside;
  explicit OmxReader(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace tanvan
