#pragma once
/// Datasets of a results file as columns, each of the length that its table needs.

#include <string>
#include <vector>

#include "sim/io/results/results_reader.hpp"
#include "sim/io/tables/data_table.hpp"

namespace tanvan {

/// Reads datasets and notes every one that is missing or of another length than its axes: a file that was cut up by
/// hand.
class ResultColumns {
 public:
  explicit ResultColumns(ResultsFile const& file) : file_(file) {}

  ResultsFile const& file() const { return file_; }
  Faults const& faults() const { return faults_; }
  void note(Faults faults) { faults_.append(std::move(faults)); }
  /// Notes that the file contradicts itself.
  void fault(std::string sentence) { faults_.add({file_.path().string(), 1, 0}, std::move(sentence)); }

  /// Values of a dataset that must have `values` of them; as many NaN, 0 or empty ones after a fault.
  std::vector<double> reals(std::string const& path, std::size_t values);
  std::vector<std::int64_t> integers(std::string const& path, std::size_t values);
  std::vector<std::string> texts(std::string const& path, std::size_t values);

  /// Values that a dataset holds, 0 where there is none.
  std::size_t size(std::string const& path) const;
  /// The extent of an axis of it, 0 where there is none.
  std::size_t extent(std::string const& path, std::size_t axis) const;

  /// A whole dataset as a column. @param name of the column
  DataColumn column(std::string const& path, std::string const& name, std::size_t rows);
  /// A column of this name, unit and description, but for its values.
  DataColumn heading(std::string const& path, std::string const& name) const;

 private:
  bool fits(std::string const& path, std::size_t values);

  ResultsFile const& file_;
  Faults faults_;
};

}  // namespace tanvan
