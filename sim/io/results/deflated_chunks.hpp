#pragma once
/// Chunks of a dataset, shuffled and deflated by us rather than by HDF5's filters. Inside sim/io/results.

#include <cstddef>
#include <hdf5.h>
#include <span>
#include <vector>

namespace tanvan::hdf5 {

inline constexpr unsigned kDeflateLevel = 1;  // shuffled numbers hardly get smaller at higher levels

/// Writes all values of a dataset whose filters are shuffle and deflate and whose chunks have whole rows behind the
/// axis that they cut, as `chunk_of` in hdf5_handle.cpp makes them. libdeflate takes half the time of the filter for
/// the same size, and chunks are deflated in parallel; the bytes depend on nothing but the values.
/// @param shape,chunk  extents of the dataset and of a chunk, > 0  @param width  of a value [B]
/// @param bytes  of all values, as they are stored
/// @throws std::runtime_error where HDF5 refuses
void write_deflated(hid_t dataset, std::span<std::size_t const> shape, std::span<hsize_t const> chunk,
                    std::size_t width, std::span<std::byte const> bytes);

}  // namespace tanvan::hdf5
