#pragma once
/// HDF5 in small: handles that close themselves, reading and writing of whole datasets. For the sources of sim/io
/// alone.

#include <cstdint>
#include <hdf5.h>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/io/results/results_schema.hpp"

namespace tanvan::hdf5 {

/// An HDF5 id that closes itself.
class Handle {
 public:
  Handle() = default;
  /// @throws std::runtime_error with `what` where the library gave no id
  Handle(hid_t id, herr_t (*close)(hid_t), std::string_view what);
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }

  hid_t get() const { return id_; }
  explicit operator bool() const { return id_ >= 0; }

 private:
  hid_t id_ = -1;
  herr_t (*close_)(hid_t) = nullptr;
};

using Shape = std::vector<std::size_t>;
using Attribute = std::variant<double, std::int64_t, std::string>;
using Values = std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::string>>;

/// The library's own messages on standard error, off.
void silence();

/// Text as we store it: UTF-8 of any length.
Handle text_type();

/// @throws std::runtime_error with `what` where a call of the library failed
void checked(herr_t status, std::string_view what);

ValueType type_of(hid_t dataset);
Shape shape_of(hid_t dataset);
Values read(hid_t dataset);

/// Attributes of a file, group or dataset by name; those of other types than ours are left out.
std::map<std::string, Attribute> attributes(hid_t object);
void set_attribute(hid_t object, std::string const& name, Attribute const& value);

/// Absolute paths of all datasets, sorted.
std::vector<std::string> dataset_paths(hid_t file);
Handle open_dataset(hid_t file, std::string const& path);

/// Absolute paths of all groups under the file's own, sorted.
std::vector<std::string> group_paths(hid_t file);
/// A group of the file, created with those above it where there is none.
Handle group(hid_t file, std::string const& path);
/// Attributes of a group; none where there is no such group.
std::map<std::string, Attribute> group_attributes(hid_t file, std::string const& path);

/// Creates a dataset and the groups above it, without time stamps; large ones in chunks, shuffled and deflated. Texts
/// have any length, but for many short ones, which are padded to the longest.
Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<double const> values);
Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<float const> values);
Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<std::int64_t const> values);
Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<std::int32_t const> values);
Handle write(hid_t file, std::string const& path, Shape const& shape, std::span<std::string const> values);

/// The values of a dataset of whole numbers, or of reals, of 32 bits; none where it is of another type.
std::optional<std::vector<std::int32_t>> read_narrow(hid_t dataset);
std::optional<std::vector<float>> read_narrow_reals(hid_t dataset);

/// The hash of a dataset: kind of its values, extents, values and attributes.
using Attributes = std::map<std::string, Attribute>;
std::string dataset_hash(Shape const& shape, std::span<double const> values, Attributes const& attributes);
std::string dataset_hash(Shape const& shape, std::span<float const> values, Attributes const& attributes);
std::string dataset_hash(Shape const& shape, std::span<std::int64_t const> values, Attributes const& attributes);
std::string dataset_hash(Shape const& shape, std::span<std::int32_t const> values, Attributes const& attributes);
std::string dataset_hash(Shape const& shape, std::span<std::string const> values, Attributes const& attributes);

/// Hashes by absolute path, of all datasets.
using DatasetHashes = std::map<std::string, std::string>;

/// The content hash of an open file: every attribute of the file and of its groups and the hash of every dataset, by
/// sorted path, except what may differ between equal runs: times, thread and rank counts, code version, commit and the
/// hash itself.
std::string content_hash(hid_t file, DatasetHashes const& datasets);
/// The same where nobody knows the hashes of the datasets: all are read.
std::string content_hash(hid_t file);

}  // namespace tanvan::hdf5
