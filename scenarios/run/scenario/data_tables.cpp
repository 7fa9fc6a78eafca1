#include "scenarios/run/scenario/data_tables.hpp"

#include "scenarios/run/scenario/section.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> keys() {
  std::vector<std::string> known;
  for (auto const& table : kTableKeys) known.emplace_back(table.key);
  known.emplace_back(kNetworkKey.key);
  return known;
}

/// The folder that a name written at this node starts from.
fs::path folder_of(TomlNode const* node, ScenarioText const& text) {
  if (node == nullptr) return text.base_folder;
  return node->place.file.empty() ? text.folder() : fs::path(node->place.file).parent_path();
}

/// `path` as seen from `folder`, without a look at the disk.
std::string relative_name(fs::path const& path, fs::path const& folder) {
  auto const from = folder.empty() ? fs::path(".") : folder.lexically_normal();
  auto const name = path.lexically_normal().lexically_relative(from);
  return (name.empty() ? path : name).generic_string();
}

void find_network(ScenarioText const& text, Section const& data, TableFiles& files) {
  auto const key = kNetworkKey.key;
  fs::path const name = data.text(key, "");
  if (name.empty()) return;
  auto const* node = data.find(key);
  auto const path = folder_of(node, text) / name;
  files.network = {path, path.string()};
  files.network_name = relative_name(path, text.folder());
  if (!name.is_absolute()) return;
  data.fault(*node, key, "must be the name of a folder, relative to this file");
  files.network.path.clear();
}

}  // namespace

TableFiles table_files(ScenarioText const& text, Faults& faults) {
  TableFiles files;
  Section const data(text.root.find("data"), "data", faults);
  data.allow_only(keys());
  for (std::size_t i = 0; i < kTables; ++i) {
    auto const key = kTableKeys[i].key;
    auto const* node = data.find(key);
    fs::path const name = data.text(key, std::string(key) + ".csv");
    auto const path = folder_of(node, text) / name;
    if (kTableKeys[i].optional && node == nullptr && !fs::exists(path)) continue;
    files.sources[i] = {path, path.string()};
    if (name.is_absolute() || name.extension() != ".csv") {
      data.fault(*node, key, "must be the name of a table (*.csv), relative to this file");
      files.sources[i].path.clear();
    }
    files.names[i] = relative_name(path, text.folder());
  }
  find_network(text, data, files);
  return files;
}

std::vector<fs::path> network_files(TextSource const& network) {
  std::vector<fs::path> files;
  if (!network.path.empty())
    for (auto const* name : {"config.csv", "node.csv", "link.csv"}) files.push_back(network.path / name);
  return files;
}

}  // namespace tanvan
