#include "sim/io/results/hdf5_handle.hpp"

#include <algorithm>
#include <bit>
#include <fmt/format.h>
#include <stdexcept>

#include "sim/io/results/deflated_chunks.hpp"

namespace tanvan::hdf5 {
namespace {

constexpr std::size_t kSmall = 4096;                  // values; below, chunks cost more than they save
constexpr std::size_t kChunk = std::size_t{1} << 17;  // values a chunk at most
constexpr std::size_t kShort = 32;                    // bytes of a text that may be padded

std::size_t volume(Shape const& shape) {
  std::size_t product = 1;
  for (auto extent : shape) product *= extent;
  return product;
}

std::vector<hsize_t> chunk_of(Shape const& shape) {
  std::vector<hsize_t> chunk(shape.begin(), shape.end());
  std::size_t values = volume(shape);
  for (auto& extent : chunk) {
    if (values <= kChunk) break;
    values /= extent;
    extent = std::max<hsize_t>(1, std::min<hsize_t>(extent, kChunk / std::max<std::size_t>(values, 1)));
    values *= extent;
  }
  return chunk;
}

Handle plain_list() {
  Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  checked(H5Pset_obj_track_times(list.get(), false), "time stamps off");
  return list;
}

Handle creation_list(Shape const& shape) {
  auto list = plain_list();
  if (volume(shape) < kSmall) return list;
  auto const chunk = chunk_of(shape);
  checked(H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data()), "chunks");
  checked(H5Pset_shuffle(list.get()), "shuffle filter");
  checked(H5Pset_deflate(list.get(), kDeflateLevel), "deflate filter");
  return list;
}

Handle space_of(Shape const& shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "scalar space"};
  std::vector<hsize_t> const extents(shape.begin(), shape.end());
  return {H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr), H5Sclose, "data space"};
}

ValueType value_type(hid_t type) {
  switch (H5Tget_class(type)) {
    case H5T_FLOAT: return ValueType::real;
    case H5T_INTEGER: return ValueType::integer;
    case H5T_STRING: return ValueType::text;
    default: throw std::runtime_error("a type that is neither number nor text");
  }
}

/// What H5Ovisit2 hands on from object to object.
struct Listing {
  H5O_type_t wanted;
  std::vector<std::string> paths;
};

/// Absolute paths of all objects of a kind, sorted.
std::vector<std::string> paths_of(hid_t file, H5O_type_t wanted) {
  Listing listing{wanted, {}};
  auto const note = [](hid_t, char const* name, H5O_info_t const* info, void* into) -> herr_t {
    auto& list = *static_cast<Listing*>(into);
    if (info->type == list.wanted) list.paths.push_back("/" + std::string(name));
    return 0;
  };
  checked(H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, note, &listing, H5O_INFO_BASIC), "listing objects");
  std::sort(listing.paths.begin(), listing.paths.end());
  return listing.paths;
}

std::vector<std::string> read_fixed_texts(hid_t dataset, hid_t type, std::size_t rows) {
  auto const width = H5Tget_size(type);
  std::string buffer(rows * width, '\0');
  checked(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()), "reading text");
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < rows; ++row) texts.emplace_back(buffer.substr(row * width, width).c_str());
  return texts;
}

std::vector<std::string> read_texts(hid_t dataset, std::size_t rows) {
  Handle const type(H5Dget_type(dataset), H5Tclose, "type of a text");
  if (H5Tis_variable_str(type.get()) <= 0) return read_fixed_texts(dataset, type.get(), rows);
  Handle const space(H5Dget_space(dataset), H5Sclose, "space of a text");
  std::vector<char*> pointers(rows, nullptr);
  checked(H5Dread(dataset, text_type().get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "reading text");
  std::vector<std::string> texts;
  for (auto* pointer : pointers) texts.emplace_back(pointer ? pointer : "");
  H5Dvlen_reclaim(text_type().get(), space.get(), H5P_DEFAULT, pointers.data());
  return texts;
}

}  // namespace

Handle::Handle(hid_t id, herr_t (*close)(hid_t), std::string_view what) : id_(id), close_(close) {
  if (id < 0) throw std::runtime_error(fmt::format("HDF5 failed: {}", what));
}

void checked(herr_t status, std::string_view what) {
  if (status < 0) throw std::runtime_error(fmt::format("HDF5 failed: {}", what));
}

void silence() {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
  checked(H5Tset_size(type.get(), H5T_VARIABLE), "length of text");
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), "UTF-8");
  return type;
}

ValueType type_of(hid_t dataset) {
  return value_type(Handle(H5Dget_type(dataset), H5Tclose, "type of a dataset").get());
}

Shape shape_of(hid_t dataset) {
  Handle const space(H5Dget_space(dataset), H5Sclose, "space of a dataset");
  auto const rank = H5Sget_simple_extent_ndims(space.get());
  std::vector<hsize_t> extents(static_cast<std::size_t>(std::max(rank, 0)));
  checked(H5Sget_simple_extent_dims(space.get(), extents.data(), nullptr), "extent of a dataset");
  return {extents.begin(), extents.end()};
}

Values read(hid_t dataset) {
  auto const rows = volume(shape_of(dataset));
  auto const type = type_of(dataset);
  if (type == ValueType::text) return read_texts(dataset, rows);
  if (type == ValueType::real) {
    std::vector<double> values(rows);
    checked(H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "reading numbers");
    return values;
  }
  std::vector<std::int64_t> values(rows);
  checked(H5Dread(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "reading whole numbers");
  return values;
}

Handle open_dataset(hid_t file, std::string const& path) {
  return {H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, fmt::format("no dataset {}", path)};
}

std::vector<std::string> dataset_paths(hid_t file) {
  return paths_of(file, H5O_TYPE_DATASET);
}

std::vector<std::string> group_paths(hid_t file) {
  auto paths = paths_of(file, H5O_TYPE_GROUP);
  std::erase(paths, "/.");  // the file's own
  return paths;
}

Handle group(hid_t file, std::string const& path) {
  if (H5Lexists(file, path.c_str(), H5P_DEFAULT) > 0)
    return {H5Gopen2(file, path.c_str(), H5P_DEFAULT), H5Gclose, fmt::format("opening {}", path)};
  return {H5Gcreate2(file, path.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose,
          fmt::format("creating {}", path)};
}

std::map<std::string, Attribute> group_attributes(hid_t file, std::string const& path) {
  if (H5Lexists(file, path.c_str(), H5P_DEFAULT) <= 0) return {};
  return attributes(Handle(H5Gopen2(file, path.c_str(), H5P_DEFAULT), H5Gclose, "opening a group").get());
}

namespace {

/// An empty dataset and the groups above it.
Handle create(hid_t file, std::string const& path, Shape const& shape, hid_t stored, hid_t list) {
  Handle const above(H5Pcreate(H5P_LINK_CREATE), H5Pclose, "link properties");
  checked(H5Pset_create_intermediate_group(above.get(), 1), "groups above");
  auto const space = space_of(shape);
  return {H5Dcreate2(file, path.c_str(), stored, space.get(), above.get(), list, H5P_DEFAULT), H5Dclose,
          fmt::format("creating {}", path)};
}

void write_all(hid_t dataset, hid_t type, void const* values, std::size_t count, hid_t list = H5P_DEFAULT) {
  if (count > 0) checked(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, list, values), "writing values");
}

/// How texts of any length are turned into stored ones: HDF5 would clear a megabyte each time.
Handle text_transfer() {
  constexpr std::size_t kBuffer = std::size_t{16} << 10;
  Handle list(H5Pcreate(H5P_DATASET_XFER), H5Pclose, "transfer properties");
  checked(H5Pset_buffer(list.get(), kBuffer, nullptr, nullptr), "size of the buffer");
  return list;
}

/// @param width  of a value [B]  @param values  as they are stored
Handle write_numbers(hid_t file, std::string const& path, Shape const& shape, hid_t type, std::size_t width,
                     void const* values) {
  static_assert(std::endian::native == std::endian::little, "what is in memory is what is stored");
  auto dataset = create(file, path, shape, type, creation_list(shape).get());
  auto const count = volume(shape);
  if (count < kSmall)
    write_all(dataset.get(), type, values, count);
  else
    write_deflated(dataset.get(), shape, chunk_of(shape), width,
                   {static_cast<std::byte const*>(values), count * width});
  return dataset;
}

template <class T>
Handle write_numbers(hid_t file, std::string const& path, Shape const& shape, hid_t type, std::span<T const> values) {
  return write_numbers(file, path, shape, type, sizeof(T), values.data());
}

std::size_t longest_of(std::span<std::string const> values) {
  std::size_t longest = 0;
  for (auto const& text : values) longest = std::max(longest, text.size());
  return longest;
}

Handle padded_text_type(std::size_t bytes) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
  checked(H5Tset_size(type.get(), bytes), "length of text");
  checked(H5Tset_cset(type.get(), H5T_CSET_UTF8), "UTF-8");
  checked(H5Tset_strpad(type.get(), H5T_STR_NULLPAD), "padding of text");
  return type;
}

Handle write_padded(hid_t file, std::string const& path, Shape const& shape, std::span<std::string const> values,
                    std::size_t width) {
  std::string padded(values.size() * width, '\0');
  for (std::size_t row = 0; row < values.size(); ++row) values[row].copy(padded.data() + row * width, width);
  auto const type = padded_text_type(width);
  return write_numbers(file, path, shape, type.get(), width, padded.data());
}

}  // namespace

Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<double const> values) {
  return write_numbers(file, path, shape, H5T_IEEE_F64LE, values);
}

Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<float const> values) {
  return write_numbers(file, path, shape, H5T_IEEE_F32LE, values);
}

Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<std::int64_t const> values) {
  return write_numbers(file, path, shape, H5T_STD_I64LE, values);
}

Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<std::int32_t const> values) {
  return write_numbers(file, path, shape, H5T_STD_I32LE, values);
}

Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<std::string const> values) {
  auto const longest = longest_of(values);
  if (values.size() >= kSmall && longest <= kShort)
    return write_padded(file, path, shape, values, std::max<std::size_t>(longest, 1));
  std::vector<char const*> pointers;
  for (auto const& text : values) pointers.push_back(text.c_str());
  auto const type = text_type();
  auto dataset = create(file, path, shape, type.get(), plain_list().get());
  write_all(dataset.get(), type.get(), pointers.data(), pointers.size(), text_transfer().get());
  return dataset;
}

namespace {

/// @param stored,native  the type in the file and in memory
template <class T>
std::optional<std::vector<T>> read_of_type(hid_t dataset, hid_t stored, hid_t native) {
  Handle const type(H5Dget_type(dataset), H5Tclose, "type of a dataset");
  if (H5Tequal(type.get(), stored) <= 0) return std::nullopt;
  std::vector<T> values(volume(shape_of(dataset)));
  checked(H5Dread(dataset, native, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "reading narrow numbers");
  return values;
}

}  // namespace

std::optional<std::vector<std::int32_t>> read_narrow(hid_t dataset) {
  return read_of_type<std::int32_t>(dataset, H5T_STD_I32LE, H5T_NATIVE_INT32);
}

std::optional<std::vector<float>> read_narrow_reals(hid_t dataset) {
  return read_of_type<float>(dataset, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT);
}

}  // namespace tanvan::hdf5
