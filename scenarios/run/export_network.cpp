#include <fmt/format.h>

#include "scenarios/run/exports.hpp"
#include "scenarios/run/faults.hpp"
#include "sim/io/gmns/gmns_writer.hpp"
#include "sim/io/tables/network_of_result.hpp"

namespace tanvan {
namespace {

/// What the format can't say of a result's network.
constexpr char const* kLost = "volumes, times and zones are not part of a network; banned classes are not in results";

}  // namespace

int export_network(ResultsFile const& file, YearChoice const&, ExportOptions const& options) {
  auto network = network_of_result(file);
  if (!network) return report_faults(network.error());
  if (auto const fault = not_a_place_for(options.out, options.result)) return report_fault(*fault);
  ImportedNetwork with_report;
  with_report.network = std::move(*network);
  with_report.report.format = "tanvan-results";
  with_report.report.source = options.result;
  with_report.report.read["nodes"] = static_cast<std::int64_t>(with_report.network.nodes.size());
  with_report.report.read["links"] = static_cast<std::int64_t>(with_report.network.links.size());
  with_report.report.notes.emplace_back(kLost);
  auto const files = import_files(with_report);
  write_whole_folder(options.out, files);
  fmt::print("{} holds {} files\n", options.out, files.size());
  return 0;
}

}  // namespace tanvan
