#include "sim/io/tables/result_columns.hpp"

#include <fmt/format.h>
#include <limits>
#include <stdexcept>

namespace tanvan {
namespace {

std::string attribute(DatasetInfo const& dataset, char const* name) {
  auto const found = dataset.attributes.find(name);
  return found == dataset.attributes.end() ? "" : found->second;
}

}  // namespace

std::size_t ResultColumns::size(std::string const& path) const {
  auto const* dataset = file_.find(path);
  if (!dataset) return 0;
  std::size_t values = 1;
  for (auto const extent : dataset->shape) values *= extent;
  return values;
}

std::size_t ResultColumns::extent(std::string const& path, std::size_t axis) const {
  auto const* dataset = file_.find(path);
  return dataset && axis < dataset->shape.size() ? dataset->shape[axis] : 0;
}

bool ResultColumns::fits(std::string const& path, std::size_t values) {
  if (file_.has(path) && size(path) == values) return true;
  auto const what = file_.has(path) ? fmt::format("{} holds {} values where {} are due", path, size(path), values)
                                    : fmt::format("it holds no {}", path);
  faults_.add({file_.path().string(), 1, 0}, what + "; the file was changed after it was written, run again");
  return false;
}

std::vector<double> ResultColumns::reals(std::string const& path, std::size_t values) {
  if (!fits(path, values)) return std::vector(values, std::numeric_limits<double>::quiet_NaN());
  return file_.reals(path);
}

std::vector<std::int64_t> ResultColumns::integers(std::string const& path, std::size_t values) {
  if (!fits(path, values)) return std::vector<std::int64_t>(values);
  return file_.integers(path);
}

std::vector<std::string> ResultColumns::texts(std::string const& path, std::size_t values) {
  if (!fits(path, values)) return std::vector<std::string>(values);
  return file_.texts(path);
}

DataColumn ResultColumns::heading(std::string const& path, std::string const& name) const {
  auto const* dataset = file_.find(path);
  if (!dataset) return {name, "1", {}, {}, {}};
  auto const en = attribute(*dataset, "description");
  auto vi = attribute(*dataset, "label_vi");
  if (auto const* spec = vi.empty() ? find_dataset(path) : nullptr) vi = spec->label_vi;  // of older files
  return {name, attribute(*dataset, "units"), {vi.empty() ? en : vi, en}, attribute(*dataset, "source"), {}};
}

DataColumn ResultColumns::column(std::string const& path, std::string const& name, std::size_t rows) {
  auto made = heading(path, name);
  auto const* dataset = file_.find(path);
  auto const type = dataset ? dataset->type : ValueType::real;
  if (type == ValueType::real) made.values = reals(path, rows);
  if (type == ValueType::integer) made.values = integers(path, rows);
  if (type == ValueType::text) made.values = texts(path, rows);
  return made;
}

}  // namespace tanvan
