#include "sim/io/text/byte_source.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace tanvan {
namespace {

class FileSource final : public ByteSource {
 public:
  FileSource(std::FILE* file, std::string shown) : file_(file, &std::fclose), shown_(std::move(shown)) {}

  std::size_t read(std::span<char> into) override {
    auto const got = std::fread(into.data(), 1, into.size(), file_.get());
    if (got == 0 && std::ferror(file_.get()) != 0) throw std::runtime_error(shown_ + ": reading failed");
    return got;
  }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::string shown_;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : left_(bytes) {}

  std::size_t read(std::span<char> into) override {
    auto const n = std::min(into.size(), left_.size());
    std::memcpy(into.data(), left_.data(), n);
    left_.remove_prefix(n);
    return n;
  }

 private:
  std::string_view left_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(TextSource const& source) {
  std::error_code failed;
  auto const status = std::filesystem::status(source.path, failed);
  InputPlace const place{source.shown, 1};
  if (!std::filesystem::exists(status)) return error(Errc::missing_file, place, "no such file");
  if (!std::filesystem::is_regular_file(status)) return error(Errc::unreadable, place, "is no regular file");
  auto* const file = std::fopen(source.path.c_str(), "rb");
  if (file == nullptr) return error(Errc::unreadable, place, "can't be opened; do its permissions allow reading?");
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(file, source.shown));
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

std::string read_all(ByteSource& source, std::size_t most) {
  constexpr std::size_t kStep = std::size_t{64} << 10;
  std::string all;
  while (all.size() < most) {
    auto const before = all.size();
    all.resize(before + std::min(kStep, most - before));
    auto const got = source.read(std::span(all).subspan(before));
    all.resize(before + got);
    if (got == 0) break;
  }
  return all;
}

}  // namespace tanvan
