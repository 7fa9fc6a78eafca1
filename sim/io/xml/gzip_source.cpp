#include "sim/io/xml/gzip_source.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <zlib.h>

namespace tanvan {
namespace {

constexpr std::size_t kStep = std::size_t{64} << 10;
constexpr int kGzipOnly = 16 + MAX_WBITS;

struct Packer {
  std::string_view magic, sentence;
};

constexpr std::array kOtherPackers = {
    Packer{"\x28\xB5\x2F\xFD", "is compressed by zstd; unpack it first"},
    Packer{"BZh", "is compressed by bzip2; unpack it first"},
    Packer{"PK\x03\x04", "is a zip archive; unpack it first"},
    Packer{"\xFD"
           "7zXZ",
           "is compressed by xz; unpack it first"},
};

}  // namespace

struct GzipSource::Inside {
  std::unique_ptr<ByteSource> packed;
  UnpackLimits limits;
  std::string sentence;
  std::array<char, kStep> buffer{};
  z_stream stream{};
  bool begun = false, is_gzip = false, in_member = false, at_end = false;
  std::uint64_t packed_bytes = 0, unpacked_bytes = 0;

  Inside(std::unique_ptr<ByteSource> source, UnpackLimits most) : packed(std::move(source)), limits(most) {}
  Inside(Inside const&) = delete;
  Inside& operator=(Inside const&) = delete;
  ~Inside() {
    if (is_gzip) inflateEnd(&stream);
  }

  void fill();
  void begin();
  std::size_t pass(std::span<char> into);
  std::size_t unpack(std::span<char> into);
  void end_of_member();
  void fail(char const* why) {
    sentence = why;
    at_end = true;
  }
};

/// Reads on where nothing is left in the buffer.
void GzipSource::Inside::fill() {
  if (stream.avail_in > 0) return;
  auto const got = packed->read(buffer);
  stream.next_in = reinterpret_cast<Bytef*>(buffer.data());
  stream.avail_in = static_cast<uInt>(got);
  packed_bytes += got;
}

void GzipSource::Inside::begin() {
  begun = true;
  fill();
  std::string_view const front(buffer.data(), stream.avail_in);
  for (auto const& [magic, why] : kOtherPackers)
    if (front.starts_with(magic)) return fail(why.data());
  if (!front.starts_with("\x1F\x8B")) return;
  is_gzip = inflateInit2(&stream, kGzipOnly) == Z_OK;
  in_member = is_gzip;
  if (!is_gzip) fail("can't be unpacked: too little memory");
}

std::size_t GzipSource::Inside::pass(std::span<char> into) {
  fill();
  auto const n = std::min<std::size_t>(into.size(), stream.avail_in);
  std::memcpy(into.data(), stream.next_in, n);
  stream.next_in += n;
  stream.avail_in -= static_cast<uInt>(n);
  return n;
}

/// Another member may follow; zeros behind the last are padding.
void GzipSource::Inside::end_of_member() {
  in_member = false;
  fill();
  if (stream.avail_in == 0 || *stream.next_in == 0) {
    at_end = true;
  } else if (inflateReset(&stream) == Z_OK) {
    in_member = true;
  }
}

std::size_t GzipSource::Inside::unpack(std::span<char> into) {
  stream.next_out = reinterpret_cast<Bytef*>(into.data());
  stream.avail_out = static_cast<uInt>(into.size());
  while (!at_end && stream.avail_out == into.size()) {
    fill();
    if (stream.avail_in == 0) {
      fail("the compressed data end too early; was the file cut?");
      break;
    }
    auto const said = inflate(&stream, Z_NO_FLUSH);
    if (said == Z_STREAM_END) {
      end_of_member();
    } else if (said != Z_OK) {
      fail("the compressed data are damaged");
    }
  }
  auto const got = into.size() - stream.avail_out;
  unpacked_bytes += got;
  if (unpacked_bytes > limits.free_bytes && unpacked_bytes / limits.most_ratio > packed_bytes)
    fail("unpacks to far more than any text would; is refused as a decompression bomb");
  return got;
}

GzipSource::GzipSource(std::unique_ptr<ByteSource> packed, UnpackLimits limits)
    : inside_(std::make_unique<Inside>(std::move(packed), limits)) {}
GzipSource::~GzipSource() = default;

std::size_t GzipSource::read(std::span<char> into) {
  if (!inside_->begun) inside_->begin();
  if (inside_->at_end || into.empty()) return 0;
  return inside_->is_gzip ? inside_->unpack(into) : inside_->pass(into);
}

std::string const& GzipSource::sentence() const {
  return inside_->sentence;
}

}  // namespace tanvan
