#include "sim/io/files/whole_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdexcept>
#include <unistd.h>

namespace tanvan {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;      // as many as the kernel follows
constexpr int kMostPartials = 100;  // of one process and one name

[[noreturn]] void fail(fs::path const& out, std::string_view what, std::string_view why) {
  throw std::runtime_error(fmt::format("{}: {}: {}; no new file was made", out.string(), what, why));
}

[[noreturn]] void fail(fs::path const& out, std::string_view what, int number) {
  fail(out, what, std::strerror(number));
}

/// Where `out` leads: the file that symbolic links name, whether it is there or not.
fs::path target_of(fs::path const& out) {
  std::error_code failed;
  auto target = out;
  for (int followed = 0; fs::is_symlink(fs::symlink_status(target, failed)); ++followed) {
    if (followed == kMostLinks) fail(out, "cannot write the file", ELOOP);
    target = target.parent_path() / fs::read_symlink(target, failed);
    if (failed) fail(out, "cannot follow the link", failed.value());
  }
  return target;
}

void refuse_other_kinds(fs::path const& out, fs::path const& target) {
  std::error_code failed;
  auto const status = fs::status(target, failed);
  if (fs::is_directory(status)) fail(out, "cannot write the file", EISDIR);
  if (fs::exists(status) && !fs::is_regular_file(status))
    fail(out, "cannot write the file", "a device, pipe or socket of this name is there, no regular file");
}

void make_folder(fs::path const& out, fs::path const& target) {
  if (target.parent_path().empty()) return;
  std::error_code failed;
  fs::create_directories(target.parent_path(), failed);
  if (failed) fail(out, "cannot make the folder", failed.value());
}

/// An open file that is removed again unless it was kept.
class PartialFile {
 public:
  explicit PartialFile(fs::path const& out) : out_(out), target_(target_of(out)) {
    refuse_other_kinds(out_, target_);
    make_folder(out_, target_);
    for (int number = 0; file_ < 0 && number < kMostPartials; ++number) {
      name_ = fmt::format("{}.{}-{}.partial", target_.string(), ::getpid(), number);
      file_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
      if (file_ < 0 && errno != EEXIST) break;
    }
    if (file_ < 0) fail(out_, "cannot create the file", errno);
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
    refuse_other_kinds(out_, target_);  // the run was long; somebody may have put something there
    if (::rename(name_.c_str(), target_.c_str()) != 0) fail(out_, "cannot give the file its name", errno);
    kept_ = true;
  }

 private:
  fs::path out_, target_;
  std::string name_;
  int file_ = -1;
  bool kept_ = false;
};

/// A file was asked for, and a folder named.
std::optional<Fault> is_folder(fs::path const& out) {
  std::error_code failed;
  if (out.empty() || (out.has_filename() && !fs::is_directory(out, failed))) return std::nullopt;
  return error(
      Errc::bad_input, {},
      fmt::format("the output {} is a folder; name a file, such as {}", out.string(), (out / "NAME").string()));
}

}  // namespace

void ensure_writable(fs::path const& out) {
  PartialFile const probe(out);
}

void write_whole_file(fs::path const& out, std::span<std::byte const> bytes) {
  PartialFile file(out);
  file.write(bytes);
  file.keep();
}

std::optional<Fault> overwrites_input(fs::path const& out, std::span<fs::path const> inputs) {
  if (auto fault = is_folder(out)) return fault;
  for (auto const& input : inputs) {
    std::error_code failed;
    if (!fs::equivalent(out, input, failed) || failed) continue;
    return error(Errc::bad_input, {},
                 fmt::format("the output {} is {}, which was read; give the output another name", out.string(),
                             out == input ? "an input" : "the input " + input.string()));
  }
  return std::nullopt;
}

std::optional<Fault> overwrites_foreign(fs::path const& out, std::span<fs::path const> inputs,
                                        std::function<bool(fs::path const&)> const& is_ours, std::string_view kind) {
  if (auto fault = overwrites_input(out, inputs)) return fault;
  std::error_code failed;
  if (!fs::is_regular_file(out, failed) || fs::file_size(out, failed) == 0 || failed || is_ours(out))
    return std::nullopt;
  return error(Errc::bad_input, {},
               fmt::format("the output {} is there and is no {}; give the output another name, or move that file away",
                           out.string(), kind));
}

}  // namespace tanvan
