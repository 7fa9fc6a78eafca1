#include "sim/io/files/whole_folder.hpp"

#include <algorithm>
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

  /// Moves the files into the folder that is there; what only the older import had written goes.
  void keep_inside(std::vector<FolderFile> const& files, std::vector<std::string> const& older) {
    std::error_code failed;
    for (auto const& file : files) {
      fs::rename(path_ / file.name, out_ / file.name, failed);
      if (failed) fail(out_ / file.name, "cannot give the file its name", failed);
    }
    for (auto const& name : older)
      if (!is_among(files, name)) fs::remove(out_ / name, failed);
  }

 private:
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
  auto const target = without_slash(out);
  PartialFolder partial(target);
  for (auto const& file : files) write_whole_file(partial.path() / file.name, bytes_of(file.text));
  std::error_code failed;
  if (fs::is_directory(target, failed)) {
    partial.keep_inside(files, files_of_record(target / record));
  } else {
    partial.keep();
  }
}

}  // namespace tanvan
