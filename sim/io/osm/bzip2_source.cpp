#include "sim/io/osm/bzip2_source.hpp"

#include <algorithm>
#include <array>
#include <bzlib.h>
#include <new>

namespace tanvan {
namespace {

constexpr std::size_t kStep = std::size_t{64} << 10;
constexpr std::size_t kMost = std::size_t{1} << 30;  // bytes asked for at a time

}  // namespace

struct Bzip2Source::Inside {
  std::unique_ptr<ByteSource> packed;
  std::array<char, kStep> buffer{};
  bz_stream stream{};
  bool in_stream = false, at_end = false;
  std::string sentence;

  explicit Inside(std::unique_ptr<ByteSource> source) : packed(std::move(source)) {}
  Inside(Inside const&) = delete;
  Inside& operator=(Inside const&) = delete;
  ~Inside() { end(); }

  void begin();
  void end();
  void fill();
  std::size_t unpack(std::span<char> into);
  void fail(char const* why) {
    sentence = why;
    at_end = true;
  }
};

/// Begins the next stream with what is left in the buffer.
void Bzip2Source::Inside::begin() {
  auto const left = stream;
  stream = {};
  if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) throw std::bad_alloc();
  stream.next_in = left.next_in;
  stream.avail_in = left.avail_in;
  in_stream = true;
}

void Bzip2Source::Inside::end() {
  if (in_stream) BZ2_bzDecompressEnd(&stream);
  in_stream = false;
}

/// Reads on where nothing is left in the buffer.
void Bzip2Source::Inside::fill() {
  if (stream.avail_in > 0) return;
  stream.next_in = buffer.data();
  stream.avail_in = static_cast<unsigned>(packed->read(buffer));
}

/// One step. @return bytes; 0 where more steps are needed, or at the end
std::size_t Bzip2Source::Inside::unpack(std::span<char> into) {
  fill();
  if (stream.avail_in == 0 && !in_stream) return at_end = true, 0;
  bool const no_more = stream.avail_in == 0;
  if (!in_stream) begin();
  auto const room = static_cast<unsigned>(std::min(into.size(), kMost));
  stream.next_out = into.data();
  stream.avail_out = room;
  auto const said = BZ2_bzDecompress(&stream);
  auto const got = static_cast<std::size_t>(room - stream.avail_out);
  if (said == BZ_STREAM_END) {
    end();
  } else if (said != BZ_OK) {
    fail("its bzip2 data are damaged, or something else stands behind them");
  } else if (no_more && got == 0) {
    fail("its bzip2 data end too early");
  }
  return got;
}

Bzip2Source::Bzip2Source(std::unique_ptr<ByteSource> packed) : inside_(std::make_unique<Inside>(std::move(packed))) {}
Bzip2Source::~Bzip2Source() = default;

std::size_t Bzip2Source::read(std::span<char> into) {
  while (!inside_->at_end)
    if (auto const got = inside_->unpack(into); got > 0) return got;
  return 0;
}

std::string const& Bzip2Source::sentence() const {
  return inside_->sentence;
}

}  // namespace tanvan
