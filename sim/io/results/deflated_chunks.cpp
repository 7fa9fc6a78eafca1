#include "sim/io/results/deflated_chunks.hpp"

#include <algorithm>
#include <libdeflate.h>
#include <memory>
#include <tbb/parallel_for.h>

#include "sim/core/check.hpp"
#include "sim/io/results/hdf5_handle.hpp"

namespace tanvan::hdf5 {
namespace {

constexpr std::size_t kTogether = 64;  // chunks that are held deflated before they are written

using Bytes = std::vector<std::byte>;

/// First bytes of all values, then second ones, and so on: HDF5's shuffle.
void shuffle(std::span<std::byte const> values, std::size_t width, std::span<std::byte> shuffled) {
  auto const n = values.size() / width;
  for (std::size_t byte = 0; byte < width; ++byte)
    for (std::size_t i = 0; i < n; ++i) shuffled[byte * n + i] = values[i * width + byte];
}

Bytes deflated(std::span<std::byte const> bytes) {
  std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> const compressor(
      libdeflate_alloc_compressor(kDeflateLevel), libdeflate_free_compressor);
  Bytes out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  ensures(!out.empty(), "room for what is deflated");
  return out;
}

/// A dataset cut along one axis: chunks are blocks of its rows.
class Cut {
 public:
  Cut(std::span<std::size_t const> shape, std::span<hsize_t const> chunk, std::size_t width) : shape_(shape) {
    while (axis_ + 1 < shape.size() && chunk[axis_] == 1) ++axis_;
    for (std::size_t i = 0; i < axis_; ++i) blocks_ *= shape[i];
    row_ = width;
    for (std::size_t i = axis_ + 1; i < shape.size(); ++i) row_ *= shape[i];
    rows_ = chunk[axis_];
    per_block_ = (shape[axis_] + rows_ - 1) / rows_;
  }

  std::size_t chunks() const { return blocks_ * per_block_; }
  /// Bytes of a chunk, of which those at the end of the axis may not fill all.
  std::size_t chunk_bytes() const { return rows_ * row_; }

  std::span<std::byte const> bytes(std::size_t c, std::span<std::byte const> all) const {
    auto const first = first_row(c);
    auto const rows = std::min<std::size_t>(rows_, shape_[axis_] - first);
    return all.subspan((c / per_block_ * shape_[axis_] + first) * row_, rows * row_);
  }

  /// Where the chunk begins, by axis.
  std::vector<hsize_t> offset(std::size_t c) const {
    std::vector<hsize_t> offset(shape_.size(), 0);
    offset[axis_] = first_row(c);
    auto block = c / per_block_;
    for (auto i = axis_; i-- > 0; block /= shape_[i]) offset[i] = block % shape_[i];
    return offset;
  }

 private:
  std::size_t first_row(std::size_t c) const { return c % per_block_ * rows_; }

  std::span<std::size_t const> shape_;
  std::size_t axis_ = 0, blocks_ = 1, row_ = 1, rows_ = 1, per_block_ = 1;
};

/// A chunk as it is stored: filled up with zeros.
Bytes stored(std::span<std::byte const> bytes, std::size_t chunk_bytes, std::size_t width) {
  Bytes whole(bytes.begin(), bytes.end()), shuffled(chunk_bytes);
  whole.resize(chunk_bytes);
  shuffle(whole, width, shuffled);
  return deflated(shuffled);
}

}  // namespace

void write_deflated(hid_t dataset, std::span<std::size_t const> shape, std::span<hsize_t const> chunk,
                    std::size_t width, std::span<std::byte const> bytes) {
  Cut const cut(shape, chunk, width);
  for (std::size_t begin = 0; begin < cut.chunks(); begin += kTogether) {
    std::vector<Bytes> ready(std::min(kTogether, cut.chunks() - begin));
    tbb::parallel_for(std::size_t{0}, ready.size(),
                      [&](std::size_t i) { ready[i] = stored(cut.bytes(begin + i, bytes), cut.chunk_bytes(), width); });
    for (std::size_t i = 0; i < ready.size(); ++i)
      checked(H5Dwrite_chunk(dataset, H5P_DEFAULT, 0, cut.offset(begin + i).data(), ready[i].size(), ready[i].data()),
              "writing a chunk");
  }
}

}  // namespace tanvan::hdf5
