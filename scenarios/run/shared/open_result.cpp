#include "scenarios/run/shared/open_result.hpp"

#include <cmath>
#include <fmt/format.h>

#include "scenarios/run/scenario/faults.hpp"
#include "sim/io/tables/result_tables.hpp"

namespace tanvan {

std::optional<std::vector<ResultsFile>> open_results(std::vector<std::string> const& paths) {
  std::vector<ResultsFile> files;
  Faults faults;
  for (auto const& path : paths) {
    auto file = ResultsFile::open(path);
    if (file) files.push_back(std::move(*file));
    if (!file) faults.append(file.error());
  }
  if (faults.empty()) return files;
  report_faults(faults);
  return std::nullopt;
}

std::optional<ResultsFile> open_result(std::string const& path) {
  auto files = open_results({path});
  if (!files) return std::nullopt;
  return std::move(files->front());
}

Faults without_years(std::vector<ResultsFile> const& files, std::string const& what) {
  Faults faults;
  for (auto const& file : files)
    if (is_population(file))
      faults.add(
          {file.path().string(), 1, 0},
          fmt::format("it is the population of `tanvan synthesize`, of one month, and {} needs years: run `tanvan "
                      "economy` or `tanvan run`; `tanvan info` describes a population, `tanvan export --to csv` "
                      "writes its tables",
                      what));
  return faults;
}

std::string last_segment(std::string const& path) {
  return path.substr(path.rfind('/') + 1);
}

std::string figure(double x) {
  if (!std::isfinite(x)) return "-";
  return std::abs(x) >= 1e6 ? fmt::format("{:.0f}", x) : fmt::format("{:.6g}", x);
}

std::string figure(double x, std::string const& units) {
  return figure(units == "persons" ? std::round(x) : x);
}

}  // namespace tanvan
