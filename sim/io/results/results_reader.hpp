#pragma once
/// Reads a results file by the schema's paths.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/core/result.hpp"
#include "sim/io/results/results_schema.hpp"

namespace tanvan {

/// A dataset as it stands in a file.
struct DatasetInfo {
  std::string path;
  ValueType type{};
  std::vector<std::size_t> shape;
  std::map<std::string, std::string> attributes;  // units, description, definition_vi, …
};

/// A results file open for reading. Reading what the file lacks throws std::runtime_error; ask `has` first.
class ResultsFile {
 public:
  using Attribute = std::variant<double, std::int64_t, std::string>;

  ResultsFile();  ///< holds no file; for Result alone
  ~ResultsFile();
  ResultsFile(ResultsFile&&) noexcept;
  ResultsFile& operator=(ResultsFile&&) noexcept;

  /// Faults, each naming the file: there is none, it is no HDF5 file, it is cut or damaged, it is not of our format, or
  /// its major version is unknown.
  static Result<ResultsFile> open(std::filesystem::path const& path);

  std::filesystem::path const& path() const { return path_; }
  std::map<std::string, Attribute> const& attributes() const { return attributes_; }
  /// An attribute of the file as text or as a number; empty or 0 where there is none.
  std::string text_attribute(std::string const& name) const;
  double number_attribute(std::string const& name) const;
  /// Attributes of a group, such as /assignment; none where there is no such group.
  std::map<std::string, Attribute> group_attributes(std::string const& group) const;
  bool complete() const { return number_attribute("complete") == 1; }

  std::vector<DatasetInfo> const& datasets() const { return datasets_; }  // sorted by path
  DatasetInfo const* find(std::string const& path) const;
  bool has(std::string const& path) const { return find(path) != nullptr; }
  /// Names directly under a group, sorted; none where there is no such group. @param group such as /traffic
  std::vector<std::string> children(std::string const& group) const;

  std::vector<double> reals(std::string const& path) const;  ///< whole numbers too
  std::vector<std::int64_t> integers(std::string const& path) const;
  std::vector<std::string> texts(std::string const& path) const;

  /// The content hash reckoned anew from what the file holds.
  std::string content_hash() const;

 private:
  struct File;
  std::unique_ptr<File> file_;
  std::filesystem::path path_;
  std::map<std::string, Attribute> attributes_;
  std::vector<DatasetInfo> datasets_;
};

/// True for a file of HDF5 that says it is a result of ours, of whatever version, whole or not.
bool is_results_file(std::filesystem::path const& path);

/// A fault where a result must not be written to `out`: a file that was read, or one that is there and is no result.
std::optional<Fault> overwrites_other_than_result(std::filesystem::path const& out,
                                                  std::span<std::filesystem::path const> inputs);

}  // namespace tanvan
