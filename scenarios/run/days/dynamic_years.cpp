#include "scenarios/run/days/dynamic_years.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tanvan {
namespace {

constexpr std::int64_t kMonthDigits = 100;  // YYYYMM

bool is_dynamic(ResultsFile const& file, std::string const& year) {
  return file.has("/traffic/" + year + "/engine");
}

std::int64_t count(ResultsFile const& file, std::string const& path) {
  return file.has(path) ? file.integers(path).front() : 0;
}

/// A share in percent: tenths below ten.
std::string percent(double share) {
  return fmt::format("{:.{}f}", 100 * share, share < 0.1 ? 1 : 0);
}

void add_stuck(ResultsFile const& file, std::string const& year, std::vector<std::string>& doubts) {
  auto const group = "/traffic/" + year + "/";
  auto const vehicles = count(file, group + "vehicles"), stuck = vehicles - count(file, group + "arrived");
  if (stuck <= 0) return;
  auto const circles = count(file, group + "gridlocks");
  doubts.push_back(fmt::format("traffic {}: {} of {} vehicles ({} %) did not arrive{}; /events says why", year, stuck,
                               vehicles, percent(static_cast<double>(stuck) / static_cast<double>(vehicles)),
                               circles == 0 ? "" : fmt::format(", {} gridlock{}", circles, circles == 1 ? "" : "s")));
}

/// Riders of lines who found no place or waited too long, by the event that tells of them.
void add_riders(ResultsFile const& file, std::string const& year, std::vector<std::string>& doubts) {
  if (!file.has("/events/kind")) return;
  auto const kinds = file.texts("/events/kind"), details = file.texts("/events/detail");
  auto const months = file.integers("/events/month");
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i] == "gave_up" && std::to_string(months[i] / kMonthDigits) == year)
      doubts.push_back(fmt::format("traffic {}: {}", year, details[i]));
}

void add_gap(ResultsFile const& file, std::string const& year, std::vector<std::string>& doubts) {
  auto const group = "/traffic/" + year + "/";
  if (!file.has(group + "converged") || count(file, group + "converged") != 0) return;
  auto const gaps = file.reals(group + "relative_gap");
  doubts.push_back(fmt::format(
      "traffic {}: no equilibrium, {} % of the time could be saved by other ways; differences below that tell "
      "nothing (models.traffic.max_iterations)",
      year, percent(*std::ranges::max_element(gaps))));
}

}  // namespace

std::vector<std::string> doubts_of_traffic(ResultsFile const& file) {
  std::vector<std::string> doubts;
  for (auto const& year : file.children("/traffic")) {
    if (!is_dynamic(file, year)) continue;
    add_stuck(file, year, doubts);
    add_gap(file, year, doubts);
    add_riders(file, year, doubts);
  }
  return doubts;
}

std::vector<std::string> engines_that_differ(ResultsFile const& a, ResultsFile const& b) {
  std::vector<std::string> sentences;
  auto const others = b.children("/traffic");
  for (auto const& year : a.children("/traffic")) {
    if (std::ranges::find(others, year) == others.end() || is_dynamic(a, year) == is_dynamic(b, year)) continue;
    auto const& driven = is_dynamic(a, year) ? a : b;
    sentences.push_back(fmt::format(
        "traffic {} was driven vehicle by vehicle in {} and assigned in the other: driven "
        "trips begin at a junction of their own, assigned ones at whichever of their zone suits them best, and "
        "queues take room, so that kilometres, volumes and delays differ by that too",
        year, driven.path().string()));
  }
  return sentences;
}

}  // namespace tanvan
