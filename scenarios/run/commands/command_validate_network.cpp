#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <memory>

#include "scenarios/run/commands/commands.hpp"
#include "scenarios/run/network_check/network_check.hpp"
#include "scenarios/run/network_check/network_findings.hpp"
#include "scenarios/run/network_check/network_picture.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/files/whole_file.hpp"
#include "sim/io/gmns/gmns_reader.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

struct NetworkOptions {
  std::string folder, json, picture;
  PictureLanguage language = PictureLanguage::vietnamese;
  std::size_t most = 20;
  bool no_picture = false;
};

/// The folder's own name, also where a slash ends its path or it is `.`.
std::string name_of(std::string const& folder) {
  auto path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  return path.filename().string();
}

/// Beside the folder, not inside: it would be no table of the network.
std::string picture_path(NetworkOptions const& options) {
  if (!options.picture.empty()) return options.picture;
  auto const beside = fs::path(options.folder) / ".." / (name_of(options.folder) + "-check.svg");
  return beside.lexically_normal().string();
}

/// Without slashes at its end.
std::string bare(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder;
}

std::optional<Fault> writes_over_input(NetworkOptions const& options, std::string const& out) {
  std::vector<fs::path> inputs;
  for (auto const& entry : fs::directory_iterator(options.folder)) inputs.push_back(entry.path());
  return overwrites_input(out, inputs);
}

/// What was asked for must be written; a picture that nobody asked for may fail, as beside a folder of somebody else.
void write(NetworkOptions const& options, std::string const& path, std::string const& text) {
  try {
    write_whole_file(path, std::as_bytes(std::span(text)));
    fmt::print("{} written\n", path);
  } catch (std::runtime_error const& e) {
    if (path == options.json || path == options.picture) throw;
    fmt::print(stderr, "warning: no picture: {}; --picture says where to write it\n", e.what());
  }
}

/// What is to be written, by path.
std::map<std::string, std::string> files_of(NetworkOptions const& options, NetworkTables const& network,
                                            std::span<Finding const> findings) {
  std::map<std::string, std::string> files;
  auto const name = name_of(options.folder);
  if (!options.json.empty()) files[options.json] = findings_json(network, findings, name);
  if (!options.no_picture) files[picture_path(options)] = network_picture(network, findings, name, options.language);
  return files;
}

int validate(NetworkOptions const& options) {
  auto const imported = read_gmns(options.folder, options.folder);
  if (!imported) return report_faults(imported.error());
  auto const findings = check_network(*imported, options.folder);
  auto const files = files_of(options, imported->network, findings);
  for (auto const& [path, text] : files)
    if (auto const fault = writes_over_input(options, path)) return report_fault(*fault);
  fmt::print("{}", findings_text(findings, options.most));
  for (auto const& [path, text] : files) write(options, path, text);
  auto const counts = count(findings);
  fmt::print("{}: nodes={} links={} faults={} warnings={} information={}\n", options.folder,
             imported->network.nodes.size(), imported->network.links.size(), counts.faults, counts.warnings,
             counts.information);
  return counts.faults == 0 ? 0 : 2;
}

}  // namespace

void add_validate_network(CLI::App& validate_command, Action& action) {
  auto* const command = validate_command.add_subcommand("network", "Checks a GMNS folder and draws its trouble spots");
  auto const options = std::make_shared<NetworkOptions>();
  std::map<std::string, PictureLanguage> const languages = {{"vi", PictureLanguage::vietnamese},
                                                            {"en", PictureLanguage::english}};
  command->add_option("FOLDER", options->folder, "node.csv, link.csv …, as tanvan import writes them")->required();
  command->add_option("--json", options->json, "all findings as JSON")->type_name("FILE");
  command
      ->add_option("--picture", options->picture, "map of the trouble spots, SVG [FOLDER-check.svg beside the folder]")
      ->type_name("FILE");
  command->add_flag("--no-picture", options->no_picture, "draws no map");
  command->add_option("--lang", options->language, "of the map: vi or en [vi]")
      ->type_name("vi|en")
      ->transform(CLI::CheckedTransformer(languages, CLI::ignore_case).description(""));
  command->add_option("--most", options->most, "findings of one kind that are printed [20]");
  command->footer(
      "One line a finding, FILE:LINE: severity: sentence [longitude latitude], then how many of each kind.\n"
      "A fault stops or falsifies what is computed on the network; a warning is likely wrong; information may be "
      "right.\n"
      "Status: 0 no fault, 2 at least one fault, or a folder that can't be read.\n"
      "Example: tanvan validate network hcm --json hcm-check.json --lang en");
  command->callback([options, &action] {
    options->folder = bare(options->folder);
    action = [options] { return validate(*options); };
  });
}

}  // namespace tanvan
