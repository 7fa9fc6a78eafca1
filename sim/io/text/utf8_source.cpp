#include "sim/io/text/utf8_source.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "sim/io/text/unicode_letters.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kStep = std::size_t{32} << 10;
constexpr char kHalfLetter = '\xFF';

constexpr bool is_high(std::uint32_t unit) {
  return unit >= 0xD800U && unit < 0xDC00U;
}
constexpr bool is_low(std::uint32_t unit) {
  return unit >= 0xDC00U && unit < 0xE000U;
}

/// Turns bytes of UTF-16 into UTF-8, over the borders of blocks. RFC 2781.
class Utf16 {
 public:
  explicit Utf16(bool big_endian) : big_endian_(big_endian) {}

  void add(std::span<char const> bytes, std::string& text) {
    for (char const sign : bytes) {
      auto const byte = static_cast<unsigned char>(sign);
      if (!first_) {
        first_ = byte;
        continue;
      }
      auto const high = big_endian_ ? *first_ : byte, low = big_endian_ ? byte : *first_;
      first_.reset();
      add_unit((std::uint32_t{high} << 8U) | low, text);
    }
  }

  void end(std::string& text) {
    if (first_ || high_) text.push_back(kHalfLetter);
    first_.reset();
    high_.reset();
  }

 private:
  void add_unit(std::uint32_t unit, std::string& text) {
    if (high_ && is_low(unit)) {
      append_utf8(text, 0x10000U + ((*high_ - 0xD800U) << 10U) + (unit - 0xDC00U));
      high_.reset();
      return;
    }
    if (high_) text.push_back(kHalfLetter);
    high_.reset();
    if (is_high(unit)) {
      high_ = unit;
    } else if (is_low(unit)) {
      text.push_back(kHalfLetter);
    } else {
      append_utf8(text, unit);
    }
  }

  bool big_endian_;
  std::optional<unsigned char> first_;
  std::optional<std::uint32_t> high_;
};

class Utf8Source final : public ByteSource {
 public:
  explicit Utf8Source(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(std::span<char> into) override {
    while (at_ == text_.size() && !ended_) fill();
    auto const n = std::min(into.size(), text_.size() - at_);
    std::memcpy(into.data(), text_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  void fill() {
    text_.clear();
    at_ = 0;
    std::array<char, kStep> block;
    std::size_t got = bytes_->read(block);
    if (!begun_)  // a mark has up to three bytes, and a source may give one at a time
      for (std::size_t more = 1; got > 0 && got < 3 && more > 0; got += more)
        more = bytes_->read(std::span(block).subspan(got));
    std::string_view read{block.data(), got};
    if (!begun_) read = without_mark(read);
    ended_ = got == 0;
    if (utf16_) {
      utf16_->add(read, text_);
      if (ended_) utf16_->end(text_);
    } else {
      text_.assign(read);
    }
  }

  std::string_view without_mark(std::string_view read) {
    begun_ = true;
    if (read.starts_with("\xEF\xBB\xBF")) return read.substr(3);
    bool const big = read.starts_with("\xFE\xFF"), little = read.starts_with("\xFF\xFE");
    if (!big && !little) return read;
    utf16_.emplace(big);
    return read.substr(2);
  }

  std::unique_ptr<ByteSource> bytes_;
  std::optional<Utf16> utf16_;
  std::string text_;
  std::size_t at_ = 0;
  bool begun_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> utf8_source(std::unique_ptr<ByteSource> bytes) {
  return std::make_unique<Utf8Source>(std::move(bytes));
}

}  // namespace tanvan
