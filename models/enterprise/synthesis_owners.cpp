// Whose enterprises are: foreign, state or domestic.
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "models/enterprise/synthesis_steps.hpp"

namespace tanvan {
namespace {

/// Drafts of one sector: rows [first, last).
struct SectorRows {
  std::size_t first = 0, last = 0;
  double jobs = 0;
};

std::array<SectorRows, kSectors> rows_of(std::vector<Draft> const& drafts) {
  std::array<SectorRows, kSectors> rows{};
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto& sector = rows[index_of(drafts[i].sector)];
    if (sector.last == 0) sector.first = i;
    sector.last = i + 1;
    sector.jobs += drafts[i].staff;
  }
  return rows;
}

/// Chances of all domestic drafts to have another owner, such that its share of a sector's jobs is `share(sector row)`.
/// @return expected number
template <class Share>
double set_all_chances(World const& world, std::vector<Draft> const& drafts,
                       std::array<SectorRows, kSectors> const& rows, double slope, Share share,
                       std::vector<double>& chance) {
  double expected = 0;
  std::vector<double> staff(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    staff[i] = drafts[i].ownership == Ownership::domestic ? drafts[i].staff : 0;  // who is taken has no part
  for (std::size_t s = 0; s < world.region.sectors.size(); ++s) {
    auto const n = rows[s].last - rows[s].first;
    auto const of_sector = std::span{chance}.subspan(rows[s].first, n);
    chances_by_size(std::span{staff}.subspan(rows[s].first, n), share(world.region.sectors[s]) * rows[s].jobs, slope,
                    of_sector);
    expected += std::accumulate(of_sector.begin(), of_sector.end(), 0.0);
  }
  return expected;
}

void mark(std::vector<Draft>& drafts, std::array<SectorRows, kSectors> const& rows, std::vector<double> const& chance,
          Ownership ownership) {
  for (auto const& sector : rows) {
    std::vector<double> p, staff;
    for (auto i = sector.first; i < sector.last; ++i) p.push_back(chance[i]), staff.push_back(drafts[i].staff);
    double owed = 0;
    auto const marked = mark_by_weight(p, staff, owed);
    for (auto i = sector.first; i < sector.last; ++i)
      if (marked[i - sector.first]) drafts[i].ownership = ownership;
  }
}

void report_owners(World const& world, std::vector<Draft> const& drafts, std::array<SectorRows, kSectors> const& rows,
                   double foreign, SynthesisReport& report) {
  double count = 0;
  std::array<std::array<double, kOwnerships>, kSectors> jobs{};
  for (auto const& draft : drafts) {
    count += draft.ownership == Ownership::foreign ? 1 : 0;
    jobs[index_of(draft.sector)][static_cast<std::size_t>(draft.ownership)] += draft.staff;
  }
  report.add("foreign enterprises", foreign, count, 5 + 0.1 * foreign);
  for (std::size_t s = 0; s < world.region.sectors.size(); ++s) {
    double const largest = rows[s].last > rows[s].first ? drafts[rows[s].first].staff : 0;
    report.add(fmt::format("foreign jobs, {}", kSectorNames[s]), world.region.sectors[s].foreign_share * rows[s].jobs,
               jobs[s][static_cast<std::size_t>(Ownership::foreign)], largest);
    report.add(fmt::format("state jobs, {}", kSectorNames[s]), world.region.sectors[s].state_share * rows[s].jobs,
               jobs[s][static_cast<std::size_t>(Ownership::state)], largest);
  }
}

constexpr double kStateSlope = 1.0;  // state enterprises are large; prior

}  // namespace

void chances_by_size(std::span<double const> staff, double jobs, double slope, std::span<double> chance) {
  // logistic(shift + slope ln n) = 1 / (1 + e^-shift n^-slope)
  std::vector<double> odds(staff.size());
  for (std::size_t i = 0; i < staff.size(); ++i) odds[i] = staff[i] > 0 ? std::pow(staff[i], -slope) : 0;
  double const shift = root_of_falling(-60, 60, [&](double x) {
    double const factor = std::exp(-x);
    double sum = 0;
    for (std::size_t i = 0; i < staff.size(); ++i) sum += staff[i] / (1 + factor * odds[i]);
    return jobs - sum;
  });
  for (std::size_t i = 0; i < staff.size(); ++i)
    chance[i] = jobs > 0 && staff[i] > 0 ? 1 / (1 + std::exp(-shift) * odds[i]) : 0;
}

std::vector<std::uint8_t> mark_by_weight(std::span<double const> chance, std::span<double const> weight, double& owed) {
  std::vector<std::uint8_t> marked(chance.size(), 0);
  for (std::size_t i = 0; i < chance.size(); ++i) {
    owed += chance[i] * weight[i];
    if (chance[i] <= 0 || owed < weight[i] / 2) continue;
    marked[i] = 1;
    owed -= weight[i];
  }
  return marked;
}

void give_owners(World const& world, std::vector<Draft>& drafts, EnterpriseSynthesisParameters const& p,
                 SynthesisReport& report) {
  auto const rows = rows_of(drafts);
  std::vector<double> chance(drafts.size(), 0.0);
  auto const foreign_share = [](SectorRow const& row) { return row.foreign_share; };
  double const wanted = p.foreign_enterprises * world.scale;
  // The steeper the chance rises with size, the fewer enterprises hold the same jobs.
  double const slope = root_of_falling(
      0, 3, [&](double x) { return set_all_chances(world, drafts, rows, x, foreign_share, chance) - wanted; });
  set_all_chances(world, drafts, rows, slope, foreign_share, chance);
  mark(drafts, rows, chance, Ownership::foreign);
  set_all_chances(
      world, drafts, rows, kStateSlope, [](SectorRow const& row) { return row.state_share; }, chance);
  mark(drafts, rows, chance, Ownership::state);
  report_owners(world, drafts, rows, wanted, report);
}

}  // namespace tanvan
