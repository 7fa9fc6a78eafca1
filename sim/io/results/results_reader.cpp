#include "sim/io/results/results_reader.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>

#include "sim/io/files/whole_file.hpp"
#include "sim/io/results/hdf5_handle.hpp"

namespace tanvan {
namespace {

Fault refuse(std::filesystem::path const& path, Errc code, std::string sentence) {
  return error(code, {path.string(), 1, 0}, std::move(sentence));
}

std::string as_text(ResultsFile::Attribute const& value) {
  if (auto const* text = std::get_if<std::string>(&value)) return *text;
  if (auto const* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
  return fmt::format("{}", std::get<double>(value));
}

int major_of(std::string const& version) {
  int major = -1;
  std::from_chars(version.data(), version.data() + version.size(), major);
  return major;
}

DatasetInfo describe(hid_t file, std::string const& path) {
  auto const dataset = hdf5::open_dataset(file, path);
  DatasetInfo info{path, hdf5::type_of(dataset.get()), hdf5::shape_of(dataset.get()), {}};
  for (auto const& [name, value] : hdf5::attributes(dataset.get())) info.attributes[name] = as_text(value);
  return info;
}

}  // namespace

struct ResultsFile::File {
  hdf5::Handle handle;
};

ResultsFile::ResultsFile() = default;
ResultsFile::~ResultsFile() = default;
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile& ResultsFile::operator=(ResultsFile&&) noexcept = default;

Result<ResultsFile> ResultsFile::open(std::filesystem::path const& path) {
  hdf5::silence();
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return refuse(path, Errc::missing_file, "there is no such file");
  if (!std::filesystem::is_regular_file(path, ignored)) return refuse(path, Errc::unreadable, "this is no file");
  auto const id = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  if (id < 0 && H5Fis_hdf5(path.c_str()) > 0)
    return refuse(path, Errc::unreadable, "the HDF5 file is cut or damaged; run the scenario again");
  if (id < 0) return refuse(path, Errc::unsupported, "this is no HDF5 file, so no result of `tanvan run`");
  ResultsFile result;
  result.file_ = std::make_unique<File>(File{{id, H5Fclose, "opening"}});
  result.path_ = path;
  try {
    result.attributes_ = hdf5::attributes(id);
    if (result.text_attribute("format") != kResultsFormat)
      return refuse(path, Errc::unsupported,
                    "this HDF5 file is no result of `tanvan run`: its attribute format is not tanvan-results");
    auto const version = result.text_attribute("format_version");
    if (major_of(version) != kResultsMajor)
      return refuse(
          path, Errc::unsupported,
          fmt::format(
              "results format {} is unknown; this program reads {}.x: use the tanvan that wrote it, or a newer one",
              version, kResultsMajor));
    for (auto const& name : hdf5::dataset_paths(id)) result.datasets_.push_back(describe(id, name));
  } catch (std::runtime_error const& damage) {
    return refuse(path, Errc::unreadable,
                  fmt::format("the file is damaged ({}); run the scenario again", damage.what()));
  }
  return result;
}

std::string ResultsFile::text_attribute(std::string const& name) const {
  auto const found = attributes_.find(name);
  return found == attributes_.end() ? "" : as_text(found->second);
}

double ResultsFile::number_attribute(std::string const& name) const {
  auto const found = attributes_.find(name);
  if (found == attributes_.end()) return 0;
  if (auto const* whole = std::get_if<std::int64_t>(&found->second)) return static_cast<double>(*whole);
  auto const* real = std::get_if<double>(&found->second);
  return real ? *real : 0;
}

std::map<std::string, ResultsFile::Attribute> ResultsFile::group_attributes(std::string const& group) const {
  return hdf5::group_attributes(file_->handle.get(), group);
}

DatasetInfo const* ResultsFile::find(std::string const& path) const {
  auto const at = std::lower_bound(datasets_.begin(), datasets_.end(), path,
                                   [](auto const& d, auto const& p) { return d.path < p; });
  return at != datasets_.end() && at->path == path ? &*at : nullptr;
}

std::vector<std::string> ResultsFile::children(std::string const& group) const {
  std::vector<std::string> names;
  auto const prefix = group + "/";
  for (auto const& dataset : datasets_) {
    if (!dataset.path.starts_with(prefix)) continue;
    auto const name = dataset.path.substr(prefix.size(), dataset.path.find('/', prefix.size()) - prefix.size());
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<double> ResultsFile::reals(std::string const& path) const {
  auto values = hdf5::read(hdf5::open_dataset(file_->handle.get(), path).get());
  if (auto* reals = std::get_if<std::vector<double>>(&values)) return std::move(*reals);
  if (auto const* whole = std::get_if<std::vector<std::int64_t>>(&values)) return {whole->begin(), whole->end()};
  throw std::runtime_error(fmt::format("{}: {} holds no numbers", path_.string(), path));
}

std::vector<std::int64_t> ResultsFile::integers(std::string const& path) const {
  auto values = hdf5::read(hdf5::open_dataset(file_->handle.get(), path).get());
  if (auto* whole = std::get_if<std::vector<std::int64_t>>(&values)) return std::move(*whole);
  throw std::runtime_error(fmt::format("{}: {} holds no whole numbers", path_.string(), path));
}

std::vector<std::string> ResultsFile::texts(std::string const& path) const {
  auto values = hdf5::read(hdf5::open_dataset(file_->handle.get(), path).get());
  if (auto* texts = std::get_if<std::vector<std::string>>(&values)) return std::move(*texts);
  throw std::runtime_error(fmt::format("{}: {} holds no text", path_.string(), path));
}

std::string ResultsFile::content_hash() const {
  return hdf5::content_hash(file_->handle.get());
}

bool is_results_file(std::filesystem::path const& path) {
  hdf5::silence();
  auto const id = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  if (id < 0) return false;
  hdf5::Handle const file{id, H5Fclose, "opening"};
  try {
    auto const attributes = hdf5::attributes(id);
    auto const format = attributes.find("format");
    return format != attributes.end() && as_text(format->second) == kResultsFormat;
  } catch (std::runtime_error const&) {
    return false;  // damaged, by whomever
  }
}

std::optional<Fault> overwrites_other_than_result(std::filesystem::path const& out,
                                                  std::span<std::filesystem::path const> inputs) {
  return overwrites_foreign(out, inputs, is_results_file, "result of tanvan");
}

}  // namespace tanvan
