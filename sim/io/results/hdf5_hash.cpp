#include <algorithm>
#include <array>

#include "sim/io/results/hdf5_handle.hpp"
#include "sim/io/results/sha256.hpp"

namespace tanvan::hdf5 {
namespace {

// Attributes of the file that may differ between runs with the same result.
constexpr std::array<std::string_view, 7> kOutside = {"created", "wall_s",       "threads",     "ranks",
                                                      "commit",  "code_version", "content_hash"};

// Kind of values of 32 bits; others have their place in `Values`.
constexpr std::int64_t kNarrow = std::variant_size_v<Values>;

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

void add_values(Sha256& hash, std::vector<std::string> const& texts) {
  for (auto const& text : texts) add(hash, text);
}

template <class T>
void add_values(Sha256& hash, std::vector<T> const& values) {
  add(hash, values.data(), values.size());
}

void add_attributes(Sha256& hash, hid_t object, bool of_file) {
  for (auto const& [name, value] : attributes(object)) {
    if (of_file && std::find(kOutside.begin(), kOutside.end(), name) != kOutside.end()) continue;
    add(hash, name);
    add(hash, static_cast<std::int64_t>(value.index()));
    std::visit([&](auto const& v) { add(hash, v); }, value);
  }
}

/// Groups without attributes leave no mark.
void add_group(Sha256& hash, hid_t file, std::string const& path) {
  auto const place = group(file, path);
  if (attributes(place.get()).empty()) return;
  add(hash, path);
  add_attributes(hash, place.get(), false);
}

/// Kind of the values and extents of the dataset.
void add_head(Sha256& hash, std::int64_t kind, hid_t dataset) {
  add(hash, kind);
  for (auto extent : shape_of(dataset)) add(hash, static_cast<std::int64_t>(extent));
}

void add_dataset(Sha256& hash, hid_t file, std::string const& path) {
  auto const dataset = open_dataset(file, path);
  add(hash, path);
  if (auto const narrow = read_narrow(dataset.get())) {
    add_head(hash, kNarrow, dataset.get());
    add_values(hash, *narrow);
  } else {
    auto const values = read(dataset.get());
    add_head(hash, static_cast<std::int64_t>(values.index()), dataset.get());
    std::visit([&](auto const& v) { add_values(hash, v); }, values);
  }
  add_attributes(hash, dataset.get(), false);
}

}  // namespace

std::string content_hash(hid_t file) {
  Sha256 hash;
  add_attributes(hash, file, true);
  for (auto const& path : group_paths(file)) add_group(hash, file, path);
  for (auto const& path : dataset_paths(file)) add_dataset(hash, file, path);
  return hash.digest();
}

}  // namespace tanvan::hdf5
