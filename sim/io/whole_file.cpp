#include "sim/io/whole_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdexcept>
#include <unistd.h>

namespace tanvan {
namespace {

[[noreturn]] void fail(std::filesystem::path const& out, char const* what, int number) {
  throw std::runtime_error(fmt::format("{}: {}: {}; no new file was made", out.string(), what, std::strerror(number)));
}

std::filesystem::path partial_of(std::filesystem::path const& out) {
  return out.string() + ".partial";
}

/// An open file that is removed again unless it was kept.
class PartialFile {
 public:
  explicit PartialFile(std::filesystem::path const& out)
      : out_(out),
        name_(partial_of(out)),
        file_(::open(name_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {
    if (file_ < 0) fail(out, "cannot create the file", errno);
  }
  PartialFile(PartialFile const&) = delete;
  PartialFile& operator=(PartialFile const&) = delete;
  ~PartialFile() {
    if (file_ >= 0) ::close(file_);
    if (!kept_) ::unlink(name_.c_str());
  }

  void write(std::span<std::byte const> bytes) {
    while (!bytes.empty()) {
      auto const written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(out_, "cannot write the file", errno);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }

  void keep() {
    if (::fsync(file_) != 0 && errno != EINVAL) fail(out_, "cannot bring the file to the disk", errno);
    auto const closed = ::close(file_);
    file_ = -1;
    if (closed != 0) fail(out_, "cannot close the file", errno);
    if (::rename(name_.c_str(), out_.c_str()) != 0) fail(out_, "cannot give the file its name", errno);
    kept_ = true;
  }

 private:
  std::filesystem::path out_, name_;
  int file_;
  bool kept_ = false;
};

}  // namespace

void ensure_writable(std::filesystem::path const& out) {
  std::error_code ignored;
  if (std::filesystem::is_directory(out, ignored)) fail(out, "cannot write the file", EISDIR);
  PartialFile const probe(out);
}

void write_whole_file(std::filesystem::path const& out, std::span<std::byte const> bytes) {
  PartialFile file(out);
  file.write(bytes);
  file.keep();
}

}  // namespace tanvan
