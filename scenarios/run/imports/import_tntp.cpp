#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "scenarios/run/imports/imports.hpp"
#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/exchange/projection.hpp"
#include "sim/io/tntp/tntp_import.hpp"

namespace tanvan {
namespace {

struct TntpOptions {
  ImportPaths paths;
  std::string nodes;
  TntpUnits units;
};

std::map<std::string, double> const kLengths = {{"m", 1}, {"km", 1000}, {"ft", 0.3048}, {"mi", 1609.344}};
std::map<std::string, double> const kTimes = {{"s", 1}, {"min", 60}, {"h", 3600}};

int import_files_of(TntpOptions const& options) {
  auto const& [paths, nodes, units] = options;
  Faults faults;
  auto const network = read_tntp_network({paths.in, paths.in});
  if (!network) faults.append(network.error());
  std::optional<TntpNodes> places;
  if (!nodes.empty()) {
    auto read = read_tntp_nodes({nodes, nodes});
    if (read) {
      places = std::move(*read);
    } else {
      faults.append(read.error());
    }
  }
  check_crs(units.crs, faults);
  if (!faults.empty()) return report_faults(faults);
  return finish_network_import(paths, import_tntp(*network, places, likely_units(*network, units)));
}

}  // namespace

void add_import_tntp(CLI::App& import, Action& action) {
  auto* const command = import.add_subcommand("tntp", "A network of Transportation Networks for Research");
  auto const options = std::make_shared<TntpOptions>();
  add_import_paths(*command, options->paths);
  command->add_option("--nodes", options->nodes, "The file with the nodes' coordinates")->type_name("FILE");
  command->add_option("--crs", options->units.crs, "Their reference system, such as EPSG:26971");
  command
      ->add_option("--length-unit", options->units.metres,
                   "Of lengths (the file does not say): m, km, ft, mi [what makes speeds likely]")
      ->transform(CLI::CheckedTransformer(kLengths));
  command->add_option("--time-unit", options->units.seconds, "Of times: s, min, h [the same]")
      ->transform(CLI::CheckedTransformer(kTimes));
  command->add_option("--capacity-hours", options->units.capacity_hours, "Hours that the capacities are for [1]")
      ->check(CLI::PositiveNumber);
  command->footer("Example: tanvan import tntp ChicagoSketch_net.tntp --nodes ChicagoSketch_node.tntp -o chicago");
  command->callback([=, &action] { action = [options] { return import_files_of(*options); }; });
}

}  // namespace tanvan
