#include "sim/io/results/results_writer.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <stdexcept>

#include "sim/core/check.hpp"
#include "sim/io/results/hdf5_handle.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kGrowth = std::size_t{1} << 20;  // bytes by which the file in memory grows

hdf5::Handle new_file() {
  hdf5::silence();
  hdf5::Handle const access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file properties");
  hdf5::checked(H5Pset_fapl_core(access.get(), kGrowth, false), "a file in memory");
  return {H5Fcreate("tanvan-results", H5F_ACC_TRUNC, H5P_DEFAULT, access.get()), H5Fclose, "creating a file in memory"};
}

void must(bool holds, std::string const& path, std::string_view what) {
  if (!holds) violate("expected", fmt::format("{}: {}", path, what));
}

DatasetSpec const& spec_of(std::string const& path, ValueType type) {
  auto const* spec = find_dataset(path);
  must(spec != nullptr, path, "a row of the results schema (sim/io/results/results_schema.cpp)");
  must(spec->type == type, path, "the type that the schema gives");
  return *spec;
}

void must_fill(std::string const& path, ResultsWriter::Shape const& shape, std::size_t values) {
  std::size_t volume = 1;
  for (auto extent : shape) volume *= extent;
  must(volume == values, path, fmt::format("{} values, not {}", volume, values));
}

void must_know(std::string const& group, std::string const& name, ValueType type) {
  auto const& known = attribute_schema();
  bool const found = std::any_of(known.begin(), known.end(), [&](auto const& spec) {
    return spec.group == group && spec.name == name && spec.type == type;
  });
  must(found, group + "@" + name, "an attribute of the results schema (sim/io/results/results_schema.cpp)");
}

std::vector<std::string> axes_of(std::string_view shape) {
  std::vector<std::string> axes;
  while (!shape.empty()) {
    auto const comma = std::min(shape.find(','), shape.size());
    axes.emplace_back(shape.substr(0, comma));
    shape.remove_prefix(std::min(comma + 1, shape.size()));
  }
  return axes;
}

/// What a dataset says of itself.
hdf5::Attributes attributes_of(DatasetSpec const& spec) {
  hdf5::Attributes attributes;
  auto const set = [&](char const* name, std::string_view text) {
    if (!text.empty()) attributes.emplace(name, std::string(text));
  };
  set("units", spec.units);
  set("description", spec.description);
  set("label_vi", spec.label_vi);
  set("definition_vi", spec.definition_vi);
  set("definition_en", spec.definition_en);
  set("source", spec.source);
  return attributes;
}

/// NaN is for targets that nothing can simulate, +inf for pairs of zones without a way and for links banned to a class.
bool allowed(std::string const& path, double value) {
  if (std::isfinite(value)) return true;
  if (std::isnan(value)) return path.starts_with("/targets/");
  return value > 0 && (path.starts_with("/skims/") || path == "/assignment/link_cost");
}

template <class T>
void must_be_allowed(std::string const& path, std::span<T const> values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!allowed(path, static_cast<double>(values[i])))
      must(false, path, fmt::format("finite numbers; value {} is {}", i, values[i]));
}

std::vector<std::byte> image_of(hid_t file) {
  hdf5::checked(H5Fflush(file, H5F_SCOPE_GLOBAL), "finishing the file");
  auto const size = H5Fget_file_image(file, nullptr, 0);
  if (size <= 0) throw std::runtime_error("HDF5 failed: size of the file in memory");
  std::vector<std::byte> image(static_cast<std::size_t>(size));
  if (H5Fget_file_image(file, image.data(), image.size()) != size)
    throw std::runtime_error("HDF5 failed: the file in memory");
  return image;
}

}  // namespace

struct ResultsWriter::File {
  hdf5::Handle handle = new_file();
  hdf5::DatasetHashes hashes;  // of what was written

  template <class T>
  void write(DatasetSpec const& spec, std::string const& path, Shape const& shape, std::span<T const> values) {
    auto const dataset = hdf5::write(handle.get(), path, shape, values);
    auto const attributes = attributes_of(spec);
    for (auto const& [name, value] : attributes) hdf5::set_attribute(dataset.get(), name, value);
    hashes[path] = hdf5::dataset_hash(shape, values, attributes);
  }
};

ResultsWriter::ResultsWriter() : file_(std::make_unique<File>()) {
  attribute("format", std::string(kResultsFormat));
  attribute("format_version", fmt::format("{}.{}", kResultsMajor, kResultsMinor));
}
ResultsWriter::~ResultsWriter() = default;
ResultsWriter::ResultsWriter(ResultsWriter&&) noexcept = default;

void ResultsWriter::attribute(std::string const& name, std::string const& value) {
  hdf5::set_attribute(file_->handle.get(), name, value);
}
void ResultsWriter::attribute(std::string const& name, double value) {
  hdf5::set_attribute(file_->handle.get(), name, value);
}
void ResultsWriter::attribute(std::string const& name, std::int64_t value) {
  hdf5::set_attribute(file_->handle.get(), name, value);
}

void ResultsWriter::attribute(std::string const& group, std::string const& name, double value) {
  must_know(group, name, ValueType::real);
  must(std::isfinite(value), group + "@" + name, "a finite number");
  hdf5::set_attribute(hdf5::group(file_->handle.get(), group).get(), name, value);
}
void ResultsWriter::attribute(std::string const& group, std::string const& name, std::int64_t value) {
  must_know(group, name, ValueType::integer);
  hdf5::set_attribute(hdf5::group(file_->handle.get(), group).get(), name, value);
}

void ResultsWriter::check_axes(std::string const& path, Shape const& shape) {
  auto const axes = axes_of(find_dataset(path)->shape);
  must(axes.size() == shape.size(), path, "as many axes as the schema gives");
  for (std::size_t i = 0; i < axes.size(); ++i) {
    auto const known = axes_.try_emplace(axes[i], shape[i]).first->second;
    must(known == shape[i], path, fmt::format("{} rows along axis {}, not {}", known, axes[i], shape[i]));
  }
}

void ResultsWriter::reals(std::string const& path, Shape const& shape, std::span<double const> values) {
  auto const& spec = spec_of(path, ValueType::real);
  must(!spec.narrow, path, "64 bits, as the schema gives");
  check_axes(path, shape);
  must_fill(path, shape, values.size());
  must_be_allowed(path, values);
  file_->write(spec, path, shape, values);
}

void ResultsWriter::narrow_reals(std::string const& path, Shape const& shape, std::span<float const> values) {
  auto const& spec = spec_of(path, ValueType::real);
  must(spec.narrow, path, "32 bits, as the schema gives");
  check_axes(path, shape);
  must_fill(path, shape, values.size());
  must_be_allowed(path, values);
  file_->write(spec, path, shape, values);
}

void ResultsWriter::integers(std::string const& path, Shape const& shape, std::span<std::int64_t const> values) {
  auto const& spec = spec_of(path, ValueType::integer);
  must(!spec.narrow, path, "64 bits, as the schema gives");
  check_axes(path, shape);
  must_fill(path, shape, values.size());
  file_->write(spec, path, shape, values);
}

void ResultsWriter::narrow_integers(std::string const& path, Shape const& shape, std::span<std::int32_t const> values) {
  auto const& spec = spec_of(path, ValueType::integer);
  must(spec.narrow, path, "32 bits, as the schema gives");
  check_axes(path, shape);
  must_fill(path, shape, values.size());
  file_->write(spec, path, shape, values);
}

std::uint64_t ResultsWriter::stored_bytes(std::string const& path) const {
  return H5Dget_storage_size(hdf5::open_dataset(file_->handle.get(), path).get());
}

void ResultsWriter::texts(std::string const& path, std::span<std::string const> values) {
  auto const& spec = spec_of(path, ValueType::text);
  check_axes(path, {values.size()});
  file_->write(spec, path, {values.size()}, values);
}

void ResultsWriter::text(std::string const& path, std::string const& value) {
  auto const& spec = spec_of(path, ValueType::text);
  check_axes(path, {});
  file_->write(spec, path, {}, std::span(&value, 1));
}

void ResultsWriter::save(std::filesystem::path const& out) {
  attribute("complete", std::int64_t{1});
  attribute("content_hash", hdf5::content_hash(file_->handle.get(), file_->hashes));
  auto const image = image_of(file_->handle.get());
  file_.reset();
  write_whole_file(out, image);
}

}  // namespace tanvan
