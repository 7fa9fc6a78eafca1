#include "sim/io/results/deflated_chunks.hpp"

#include <cstdint>
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/results/hdf5_handle.hpp"

namespace tanvan::hdf5 {
namespace {

/// What HDF5's own filters read of what was written in chunks of this extent.
std::vector<std::int32_t> through_a_file(std::vector<std::size_t> const& shape, std::vector<hsize_t> const& chunk,
                                         std::vector<std::int32_t> const& values) {
  auto const path = std::filesystem::path(testing::TempDir()) / ("tanvan-chunks-" + std::to_string(::getpid()) + ".h5");
  Handle const file{H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, "file"};
  std::vector<hsize_t> const extents(shape.begin(), shape.end());
  auto const rank = static_cast<int>(shape.size());
  Handle const space{H5Screate_simple(rank, extents.data(), nullptr), H5Sclose, "space"};
  Handle const list{H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "list"};
  checked(H5Pset_chunk(list.get(), rank, chunk.data()), "chunks");
  checked(H5Pset_shuffle(list.get()), "shuffle");
  checked(H5Pset_deflate(list.get(), kDeflateLevel), "deflate");
  Handle const dataset{
      H5Dcreate2(file.get(), "values", H5T_STD_I32LE, space.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT), H5Dclose,
      "dataset"};
  write_deflated(dataset.get(), shape, chunk, sizeof(std::int32_t), std::as_bytes(std::span(values)));
  std::vector<std::int32_t> read(values.size());
  checked(H5Dread(dataset.get(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, read.data()), "reading");
  std::filesystem::remove(path);
  return read;
}

TEST(DeflatedChunks, AreReadByTheFiltersOfHdf5WhereverTheyAreCut) {
  struct Case {
    std::vector<std::size_t> shape;
    std::vector<hsize_t> chunk;
  };
  for (auto const& [shape, chunk] : {Case{{1}, {1}}, Case{{10}, {10}}, Case{{10}, {3}}, Case{{7, 5}, {2, 5}},
                                     Case{{3, 200, 4}, {1, 64, 4}}, Case{{3, 2, 90}, {1, 1, 25}}}) {
    std::size_t count = 1;
    for (auto const extent : shape) count *= extent;
    std::vector<std::int32_t> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<std::int32_t>(i * 1'234'567'891U);
    EXPECT_EQ(through_a_file(shape, chunk, values), values) << shape.size() << " axes, " << count << " values";
  }
}

}  // namespace
}  // namespace tanvan::hdf5
