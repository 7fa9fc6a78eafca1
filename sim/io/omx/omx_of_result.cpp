#include "sim/io/omx/omx_of_result.hpp"

#include <fmt/format.h>
#include <limits>
#include <numeric>

#include "sim/io/omx/omx_writer.hpp"

namespace tanvan {
namespace {

constexpr double kNoWay = std::numeric_limits<double>::infinity();
constexpr char const* kFileAttributes[] = {"scenario", "title_vi", "title_en", "attribution", "commit", "content_hash"};

std::string said(DatasetInfo const& dataset, char const* name) {
  auto const found = dataset.attributes.find(name);
  return found == dataset.attributes.end() ? "" : found->second;
}

/// Of the whole day, as `10:00–14:00`, where the year says when its bins begin.
std::string bin_text(ResultsFile const& file, std::string const& year, std::size_t bin) {
  auto const path = "/traffic/" + year + "/bin_start_s";
  if (!file.has(path)) return fmt::format("time bin {}", bin);
  auto const start = file.reals(path);
  constexpr int kMinute = 60, kHour = 3600;
  if (bin >= start.size()) return fmt::format("time bin {}", bin);
  auto const s = static_cast<int>(start[bin]);
  return fmt::format("time bin {}, from {:02}:{:02}", bin, s / kHour, s % kHour / kMinute);
}

bool fits(DatasetInfo const& dataset, std::size_t zones, std::size_t axes) {
  auto const& shape = dataset.shape;
  return shape.size() == axes && shape[axes - 1] == zones && shape[axes - 2] == zones;
}

Fault misfit(ResultsFile const& file, std::string const& path) {
  return error(Errc::bad_input, {file.path().string(), 1, 0},
               path + " has not one row and column for each zone; run again");
}

/// `/skims/2030/car/time_min` → car_time_min_bin0, car_time_min_bin1 …
void add_skim(ResultsFile const& file, std::string const& year, DatasetInfo const& dataset, std::size_t zones,
              OmxWriter& out) {
  auto const values = file.reals(dataset.path);
  auto name = dataset.path.substr(("/skims/" + year + "/").size());
  name[name.find('/')] = '_';
  for (std::size_t bin = 0; bin < dataset.shape[0]; ++bin)
    out.matrix({fmt::format("{}_bin{}", name, bin), said(dataset, "units"),
                said(dataset, "description") + "; " + bin_text(file, year, bin), kNoWay},
               std::span(values).subspan(bin * zones * zones, zones * zones));
}

void add_identity(ResultsFile const& file, std::string const& year, OmxWriter& out) {
  for (auto const* name : kFileAttributes)
    if (auto const text = file.text_attribute(name); !text.empty()) out.attribute(name, text);
  out.attribute("year", year);
}

void add_lookups(std::vector<std::string> const& ids, OmxWriter& out) {
  std::vector<std::int32_t> index(ids.size());
  std::iota(index.begin(), index.end(), 1);
  out.lookup("zone_index", index);
  out.lookup("zone_id", ids);
}

/// Datasets of the year that are matrices, sorted by path; a fault for each that does not fit.
std::vector<DatasetInfo> matrices_of(ResultsFile const& file, std::string const& year, std::size_t zones,
                                     Faults& faults) {
  std::vector<DatasetInfo> found;
  for (auto const& dataset : file.datasets()) {
    bool const skim = dataset.path.starts_with("/skims/" + year + "/"),
               trips = dataset.path.starts_with("/trips/" + year + "/");
    if (!skim && !trips) continue;
    if (fits(dataset, zones, skim ? 3 : 2))
      found.push_back(dataset);
    else
      faults.add(misfit(file, dataset.path));
  }
  return found;
}

}  // namespace

Result<std::vector<std::byte>> omx_of_result(ResultsFile const& file, std::string const& year) {
  auto const ids = file.has("/zones/id") ? file.texts("/zones/id") : std::vector<std::string>{};
  Faults faults;
  auto const matrices = matrices_of(file, year, ids.size(), faults);
  if (!faults.empty()) return faults;
  if (year.empty() || ids.empty() || matrices.empty())
    return error(Errc::bad_input, {file.path().string(), 1, 0},
                 "the result holds no matrices of zones; OMX needs a result of `tanvan run` with a transport year");
  OmxWriter out(ids.size(), ids.size());
  add_identity(file, year, out);
  for (auto const& dataset : matrices) {
    if (dataset.path.starts_with("/skims/"))
      add_skim(file, year, dataset, ids.size(), out);
    else
      out.matrix({"trips_" + dataset.path.substr(dataset.path.rfind('/') + 1),
                  said(dataset, "units"),
                  said(dataset, "description"),
                  {}},
                 file.reals(dataset.path));
  }
  add_lookups(ids, out);
  return out.bytes();
}

}  // namespace tanvan
