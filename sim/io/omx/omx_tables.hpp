#pragma once
/// Matrices of an OMX file as tables of pairs.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/omx/omx_reader.hpp"

namespace tanvan {

enum class MatrixSide { rows, columns };

/// Labels of the rows or columns of a matrix, and a sentence that says where they come from.
struct MatrixLabels {
  std::vector<std::string> labels;
  std::string note;
};

/// The labels of the lookup that names zones best: of the right length, no label empty or twice; `zone_id`, `origin` or
/// `destination`, `zone`, `taz`, `no` and the like before others, else the first by name. Numbers from 1 where there is
/// none; the note names lookups that repeat labels.
MatrixLabels labels_of(std::span<OmxLookup const> lookups, std::size_t length, MatrixSide side);

/// `origin,destination,NAME` of one matrix.
struct MatrixTable {
  std::string csv;
  std::size_t missing = 0;  // pairs that were left out: NaN, or the value that stands for none
};

/// @param rows,columns distinct labels  @param values row-major  @param missing the attribute NA of the matrix
MatrixTable matrix_table(std::string const& name, std::vector<std::string> const& rows,
                         std::vector<std::string> const& columns, std::span<double const> values,
                         std::optional<double> missing);

}  // namespace tanvan
