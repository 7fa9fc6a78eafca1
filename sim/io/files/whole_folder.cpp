#include "sim/io/files/whole_folder.hpp"

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <toml++/toml.h>
#include <unistd.h>

#include "sim/io/files/whole_file.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

std::span<std::byte const> bytes_of(std::string const& text) {
  return std::as_bytes(std::span(text));
}

[[noreturn]] void fail(fs::path const& out, std::string_view what, std::error_code why) {
  throw std::runtime_error(fmt::format("{}: {}: {}; no new file was made", out.string(), what, why.message()));
}

/// What the list `files` of a record says, in either notation.
std::vector<std::string> listed_in_json(std::istream& in) {
  auto const report = nlohmann::json::parse(in, nullptr, false);
  std::vector<std::string> names;
  if (!report.is_object() || !report.contains("files") || !report["files"].is_array()) return names;
  for (auto const& name : report["files"])
    if (name.is_string()) names.push_back(name.get<std::string>());
  return names;
}

std::vector<std::string> listed_in_toml(std::istream& in) {
  std::vector<std::string> names;
  try {
    auto const record = toml::parse(in);
    if (auto const* files = record["files"].as_array())
      for (auto const& name : *files)
        if (auto const text = name.value<std::string>()) names.push_back(*text);
  } catch (toml::parse_error const&) {
    return {};  // somebody wrote another file of that name; then nothing of the folder is known to be ours
  }
  return names;
}

/// Names of the files that an older record says were written, without those that lead elsewhere.
std::vector<std::string> files_of_record(fs::path const& file) {
  std::ifstream in(file);
  auto names = file.extension() == ".json" ? listed_in_json(in) : listed_in_toml(in);
  std::erase_if(names, [](std::string const& name) { return fs::path(name).filename() != fs::path(name); });
  return names;
}

bool is_among(std::vector<FolderFile> const& files, std::string const& name) {
  return std::any_of(files.begin(), files.end(), [&](FolderFile const& file) { return file.name == name; });
}

/// A folder beside the final name that goes again unless it was given that name.
class PartialFolder {
 public:
  explicit PartialFolder(fs::path const& out) : out_(out), path_(out.string() + fmt::format(".{}.partial", getpid())) {
    std::error_code failed;
    fs::create_directories(path_, failed);
    if (failed) fail(out_, "cannot make the folder", failed);
  }
  PartialFolder(PartialFolder const&) = delete;
  PartialFolder& operator=(PartialFolder const&) = delete;
  ~PartialFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  fs::path const& path() const { return path_; }

  void keep() {
    std::error_code failed;
    fs::rename(path_, out_, failed);
    if (failed) fail(out_, "cannot give the folder its name", failed);
  }

  /// Changes places with the folder that is there, which goes; what no import has written there comes along.
  void keep_instead(std::vector<FolderFile> const& files, std::vector<std::string> const& older) {
    std::vector<fs::path> folders;  // they wait until the new folder has its name: nothing can be linked to a folder
    for (auto const& entry : fs::directory_iterator(out_)) {
      auto const name = entry.path().filename().string();
      bool const is_folder = entry.is_directory() && !entry.is_symlink();
      if (is_folder && is_among(files, name))
        fail(entry.path(), "a folder has the name of a file", std::make_error_code(std::errc::is_a_directory));
      if (is_folder) {
        folders.push_back(name);
      } else if (!is_among(files, name) && std::find(older.begin(), older.end(), name) == older.end()) {
        bring(name);
      }
    }
    exchange();
    for (auto const& name : folders) fs::rename(path_ / name, out_ / name);
  }

 private:
  /// Somebody else's file, in the new folder too.
  void bring(fs::path const& name) {
    std::error_code failed;
    fs::create_hard_link(out_ / name, path_ / name, failed);
    if (failed) fs::copy(out_ / name, path_ / name, fs::copy_options::copy_symlinks, failed);
    if (failed) fail(out_ / name, "cannot keep the file", failed);
  }

  void exchange() {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, out_.c_str(), RENAME_EXCHANGE) == 0) return;
    auto const aside = fs::path(path_.string() + ".old");  // a file system that cannot exchange
    std::error_code failed, ignored;
    fs::rename(out_, aside, failed);
    if (failed) fail(out_, "cannot give the folder its name", failed);
    fs::rename(path_, out_, failed);
    fs::rename(aside, failed ? out_ : path_, ignored);
    if (failed) fail(out_, "cannot give the folder its name", failed);
  }

  fs::path out_, path_;
};

fs::path without_slash(fs::path const& folder) {
  auto const normal = folder.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

std::optional<Fault> not_a_place_for(fs::path const& out, fs::path const& input, char const* record) {
  std::error_code failed;
  auto const status = fs::status(out, failed);
  auto const refuse = [&](std::string_view why) {
    return error(Errc::bad_input, {}, fmt::format("the output {}: {}", out.string(), why));
  };
  if (!fs::exists(status)) return std::nullopt;
  if (!fs::is_directory(status)) return refuse("is there and is no folder; give another name");
  if (fs::equivalent(out, input, failed)) return refuse("is the input, which would be overwritten");
  if (fs::is_empty(out, failed) || fs::exists(out / record, failed)) return std::nullopt;
  return refuse("has files that no import wrote; give the name of a new or an empty folder");
}

void write_whole_folder(fs::path const& out, std::vector<FolderFile> const& files, char const* record) {
  std::error_code failed;
  auto const target = fs::is_directory(out, failed) ? fs::canonical(out) : without_slash(out);
  PartialFolder partial(target);
  for (auto const& file : files) write_whole_file(partial.path() / file.name, bytes_of(file.text));
  if (fs::is_directory(target, failed)) {
    partial.keep_instead(files, files_of_record(target / record));
  } else {
    partial.keep();
  }
}

}  // namespace tanvan
