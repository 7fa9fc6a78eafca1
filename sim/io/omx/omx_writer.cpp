#include "sim/io/omx/omx_writer.hpp"

#include <algorithm>
#include <atomic>
#include <stdexcept>

#include "sim/core/check.hpp"
#include "sim/io/results/hdf5_handle.hpp"

namespace tanvan {
namespace {

using hdf5::checked;
using hdf5::Handle;

constexpr std::size_t kGrowth = std::size_t{1} << 20;       // bytes by which the file in memory grows
constexpr std::size_t kChunkValues = std::size_t{1} << 15;  // 256 KiB a chunk
constexpr unsigned kDeflate = 4;

/// HDF5 knows open files by name; the name is not in the file.
std::atomic<unsigned> next_name{0};

Handle file_in_memory() {
  hdf5::silence();
  auto const name = "omx-" + std::to_string(next_name++);
  Handle const access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file properties");
  checked(H5Pset_fapl_core(access.get(), kGrowth, false), "a file in memory");
  return {H5Fcreate(name.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()), H5Fclose, "creating a file in memory"};
}

/// Without time stamps; whole rows in chunks, deflated.
Handle matrix_properties(std::size_t rows, std::size_t columns) {
  Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  checked(H5Pset_obj_track_times(list.get(), false), "time stamps off");
  if (rows == 0 || columns == 0) return list;
  hsize_t const chunk[] = {std::clamp<hsize_t>(kChunkValues / columns, 1, rows), columns};
  checked(H5Pset_chunk(list.get(), 2, chunk), "chunks");
  checked(H5Pset_shuffle(list.get()), "shuffle filter");
  checked(H5Pset_deflate(list.get(), kDeflate), "deflate filter");
  return list;
}

Handle lookup_properties() {
  Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  checked(H5Pset_obj_track_times(list.get(), false), "time stamps off");
  return list;
}

Handle space_of(std::vector<hsize_t> const& extents) {
  return {H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose, "data space"};
}

Handle fixed_text(std::size_t width) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
  checked(H5Tset_size(type.get(), width), "length of text");
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), "UTF-8");
  return type;
}

/// The writers of most programs store text of fixed length.
void text_attribute(hid_t object, char const* name, std::string const& value) {
  auto const type = fixed_text(std::max<std::size_t>(value.size(), 1));
  Handle const space(H5Screate(H5S_SCALAR), H5Sclose, "scalar space");
  Handle const attribute(H5Acreate2(object, name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "creating an attribute");
  auto const padded = value.empty() ? std::string(1, '\0') : value;
  checked(H5Awrite(attribute.get(), type.get(), padded.data()), "writing an attribute");
}

void real_attribute(hid_t object, char const* name, double value) {
  Handle const space(H5Screate(H5S_SCALAR), H5Sclose, "scalar space");
  Handle const attribute(H5Acreate2(object, name, H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "creating an attribute");
  checked(H5Awrite(attribute.get(), H5T_NATIVE_DOUBLE, &value), "writing an attribute");
}

void shape_attribute(hid_t file, std::size_t rows, std::size_t columns) {
  std::int32_t const shape[] = {static_cast<std::int32_t>(rows), static_cast<std::int32_t>(columns)};
  auto const space = space_of({2});
  Handle const attribute(H5Acreate2(file, "SHAPE", H5T_STD_I32LE, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "creating SHAPE");
  checked(H5Awrite(attribute.get(), H5T_NATIVE_INT32, shape), "writing SHAPE");
}

Handle create(hid_t group, std::string const& name, hid_t type, Handle const& space, Handle const& properties) {
  return {H5Dcreate2(group, name.c_str(), type, space.get(), H5P_DEFAULT, properties.get(), H5P_DEFAULT), H5Dclose,
          "creating " + name};
}

}  // namespace

struct OmxWriter::Inside {
  Handle file, data, lookup;
  std::size_t rows, columns;
};

OmxWriter::OmxWriter(std::size_t rows, std::size_t columns) {
  auto file = file_in_memory();
  text_attribute(file.get(), "OMX_VERSION", "0.2");
  shape_attribute(file.get(), rows, columns);
  auto data = hdf5::group(file.get(), "/data"), lookup = hdf5::group(file.get(), "/lookup");
  inside_ = std::make_unique<Inside>(Inside{std::move(file), std::move(data), std::move(lookup), rows, columns});
}
OmxWriter::~OmxWriter() = default;
OmxWriter::OmxWriter(OmxWriter&&) noexcept = default;

void OmxWriter::attribute(std::string const& name, std::string const& value) {
  text_attribute(inside_->file.get(), name.c_str(), value);
}

void OmxWriter::matrix(OmxMatrixHead const& head, std::span<double const> values) {
  expects(values.size() == inside_->rows * inside_->columns, "as many values as SHAPE says");
  auto const space = space_of({inside_->rows, inside_->columns});
  auto const dataset =
      create(inside_->data.get(), head.name, H5T_IEEE_F64LE, space, matrix_properties(inside_->rows, inside_->columns));
  if (!values.empty())
    checked(H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
            "writing a matrix");
  text_attribute(dataset.get(), "unit", head.unit);
  text_attribute(dataset.get(), "description", head.description);
  if (head.missing) real_attribute(dataset.get(), "NA", *head.missing);
}

void OmxWriter::lookup(std::string const& name, std::span<std::int32_t const> labels) {
  auto const dataset =
      create(inside_->lookup.get(), name, H5T_STD_I32LE, space_of({labels.size()}), lookup_properties());
  if (!labels.empty())
    checked(H5Dwrite(dataset.get(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, labels.data()),
            "writing a lookup");
}

void OmxWriter::lookup(std::string const& name, std::span<std::string const> labels) {
  std::size_t width = 1;
  for (auto const& label : labels) width = std::max(width, label.size());
  std::string padded;
  for (auto const& label : labels) padded += label + std::string(width - label.size(), '\0');
  auto const type = fixed_text(width);
  auto const dataset = create(inside_->lookup.get(), name, type.get(), space_of({labels.size()}), lookup_properties());
  if (!labels.empty())
    checked(H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, padded.data()), "writing a lookup");
}

std::vector<std::byte> OmxWriter::bytes() {
  auto const file = inside_->file.get();
  checked(H5Fflush(file, H5F_SCOPE_GLOBAL), "finishing the file");
  auto const size = H5Fget_file_image(file, nullptr, 0);
  std::vector<std::byte> image(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  if (size <= 0 || H5Fget_file_image(file, image.data(), image.size()) != size)
    throw std::runtime_error("HDF5 failed: the file in memory");
  return image;
}

}  // namespace tanvan
