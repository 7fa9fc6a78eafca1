#include <algorithm>
#include <array>

#include "sim/io/results/hdf5_handle.hpp"
#include "sim/io/results/sha256.hpp"

namespace tanvan::hdf5 {
namespace {

// Attributes of the file that may differ between runs with the same result.
constexpr std::array<std::string_view, 7> kOutside = {"created", "wall_s",       "threads",     "ranks",
                                                      "commit",  "code_version", "content_hash"};

// Kinds of values of 32 bits; others have their place in `Values`.
constexpr std::int64_t kNarrow = std::variant_size_v<Values>, kNarrowReal = kNarrow + 1;

template <class T>
void add(Sha256& hash, T const* values, std::size_t count) {
  hash.add(std::as_bytes(std::span<T const>{values, count}));
}

void add(Sha256& hash, std::string const& text) {
  std::uint64_t const size = text.size();  // so that "ab" + "c" is not "a" + "bc"
  add(hash, &size, 1);
  add(hash, text.data(), text.size());
}

void add(Sha256& hash, double value) {
  add(hash, &value, 1);
}
void add(Sha256& hash, std::int64_t value) {
  add(hash, &value, 1);
}

void add_values(Sha256& hash, std::span<std::string const> texts) {
  for (auto const& text : texts) add(hash, text);
}

template <class T>
void add_values(Sha256& hash, std::span<T const> values) {
  add(hash, values.data(), values.size());
}

void add_attributes(Sha256& hash, Attributes const& attributes, bool of_file) {
  for (auto const& [name, value] : attributes) {
    if (of_file && std::find(kOutside.begin(), kOutside.end(), name) != kOutside.end()) continue;
    add(hash, name);
    add(hash, static_cast<std::int64_t>(value.index()));
    std::visit([&](auto const& v) { add(hash, v); }, value);
  }
}

/// Groups without attributes leave no mark.
void add_group(Sha256& hash, hid_t file, std::string const& path) {
  auto const found = attributes(group(file, path).get());
  if (found.empty()) return;
  add(hash, path);
  add_attributes(hash, found, false);
}

template <class T>
std::string hash_of(std::int64_t kind, Shape const& shape, std::span<T const> values, Attributes const& attributes) {
  Sha256 hash;
  add(hash, kind);
  for (auto extent : shape) add(hash, static_cast<std::int64_t>(extent));
  add_values(hash, values);
  add_attributes(hash, attributes, false);
  return hash.digest();
}

template <class T>
std::string hash_of_wide(Shape const& shape, std::span<T const> values, Attributes const& attributes) {
  return hash_of(static_cast<std::int64_t>(Values(std::vector<T>{}).index()), shape, values, attributes);
}

std::string stored_hash(hid_t file, std::string const& path) {
  auto const dataset = open_dataset(file, path);
  auto const shape = shape_of(dataset.get());
  auto const found = attributes(dataset.get());
  if (auto const narrow = read_narrow(dataset.get())) return dataset_hash(shape, *narrow, found);
  if (auto const narrow = read_narrow_reals(dataset.get())) return dataset_hash(shape, *narrow, found);
  return std::visit([&](auto const& values) { return dataset_hash(shape, std::span(values), found); },
                    read(dataset.get()));
}

}  // namespace

std::string dataset_hash(Shape const& shape, std::span<double const> values, Attributes const& attributes) {
  return hash_of_wide(shape, values, attributes);
}
std::string dataset_hash(Shape const& shape, std::span<float const> values, Attributes const& attributes) {
  return hash_of(kNarrowReal, shape, values, attributes);
}
std::string dataset_hash(Shape const& shape, std::span<std::int64_t const> values, Attributes const& attributes) {
  return hash_of_wide(shape, values, attributes);
}
std::string dataset_hash(Shape const& shape, std::span<std::int32_t const> values, Attributes const& attributes) {
  return hash_of(kNarrow, shape, values, attributes);
}
std::string dataset_hash(Shape const& shape, std::span<std::string const> values, Attributes const& attributes) {
  return hash_of_wide(shape, values, attributes);
}

std::string content_hash(hid_t file, DatasetHashes const& datasets) {
  Sha256 hash;
  add_attributes(hash, attributes(file), true);
  for (auto const& path : group_paths(file)) add_group(hash, file, path);
  for (auto const& [path, digest] : datasets) {
    add(hash, path);
    add(hash, digest);
  }
  return hash.digest();
}

std::string content_hash(hid_t file) {
  DatasetHashes datasets;
  for (auto const& path : dataset_paths(file)) datasets.emplace(path, stored_hash(file, path));
  return content_hash(file, datasets);
}

}  // namespace tanvan::hdf5
