// Where enterprises are: the parks' workers in the parks, the rest where people and land are.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

#include "models/enterprise/location.hpp"
#include "models/enterprise/synthesis_steps.hpp"
#include "sim/parallel/raking.hpp"

namespace tanvan {
namespace {

/// Jobs still to be placed, [sector, place]: sites first, then zones.
struct Deficits {
  std::size_t sites = 0, places = 0;
  std::vector<double> jobs;

  double& at(std::size_t sector, std::size_t place) { return jobs[sector * places + place]; }
};

constexpr double kOtherTrades = 0.1;  // weight of trades that a park does not name; prior
constexpr double kSiteSlope =
    0.8;  // of the chance to be on a site, on ln size: few small enterprises are in parks; prior

/// Workers that a site has today, in the sample, and in which trades.
struct SiteJobs {
  std::vector<double> workers;                       // [sites]
  std::vector<std::array<double, kSectors>> weight;  // [sites]
};

SiteJobs jobs_of_parks(World const& world) {
  SiteJobs jobs;
  jobs.workers.assign(world.sites.size(), 0.0);
  jobs.weight.assign(world.sites.size(), {});
  for (std::size_t i = 0; i < world.sites.size(); ++i) {
    auto const park = std::find_if(world.region.parks.begin(), world.region.parks.end(),
                                   [&](ParkRow const& row) { return row.name == world.sites.name[i]; });
    if (park == world.region.parks.end() || world.sites.open_from[i] > world.now) continue;
    jobs.workers[i] = park->workers * world.scale;
    for (std::size_t s = 0; s < kSectors; ++s)
      jobs.weight[i][s] =
          is_manufacturing(static_cast<Sector>(s)) || static_cast<Sector>(s) == Sector::logistics ? kOtherTrades : 0;
    for (auto const s : park->sectors) jobs.weight[i][index_of(s)] = 1;
  }
  return jobs;
}

/// Jobs of each park in each sector: raked to the parks' workers and to what each sector has in parks.
void share_out_parks(World const& world, std::array<double, kSectors> const& jobs, SiteJobs const& parks,
                     Deficits& deficits, SynthesisReport& report) {
  std::vector<double> table, sector_total(kSectors);
  double in_parks = 0, by_sectors = 0;
  for (std::size_t s = 0; s < kSectors; ++s)
    by_sectors += sector_total[s] = jobs[s] * world.region.sectors[s].park_share;
  for (std::size_t i = 0; i < parks.workers.size(); ++i) {
    in_parks += parks.workers[i];
    for (std::size_t s = 0; s < kSectors; ++s) table.push_back(parks.weight[i][s] * sector_total[s]);
  }
  if (in_parks <= 0 || by_sectors <= 0) return;
  for (std::size_t s = 0; s < kSectors; ++s) {
    double reached = 0;
    for (std::size_t i = 0; i < parks.workers.size(); ++i) reached += table[i * kSectors + s];
    if (reached <= 0) by_sectors -= std::exchange(sector_total[s], 0.0);  // a trade that no park names
  }
  for (auto& total : sector_total) total *= in_parks / by_sectors;
  auto const fit = rake_table(table, parks.workers, sector_total, {1e-9, 5000});
  report.raking_residual = std::max(report.raking_residual, fit.feasible() ? fit.residual : 0.0);
  report.raking_iterations = std::max(report.raking_iterations, fit.iterations);
  for (std::size_t i = 0; i < parks.workers.size(); ++i)
    for (std::size_t s = 0; s < kSectors; ++s) deficits.at(s, i) = table[i * kSectors + s];
}

/// Offices that stand already are five sixths full of information, finance and property (prior).
void share_out_offices(World const& world, Deficits& deficits) {
  for (std::size_t i = 0; i < world.sites.size(); ++i) {
    auto const area = std::find_if(
        world.region.areas.begin(), world.region.areas.end(),
        [&](SpecialAreaRow const& row) { return row.name == world.sites.name[i] && row.kind == "office_tower"; });
    if (area == world.region.areas.end() || world.sites.open_from[i] > world.now) continue;
    double const jobs = area->capacity * world.scale / 1.2;
    deficits.at(index_of(Sector::information), i) = 0.6 * jobs;
    deficits.at(index_of(Sector::finance_property), i) = 0.4 * jobs;
  }
}

/// How a sector's jobs outside the parks spread over zones: fields and mines by land where few people live, services of
/// enterprises more where offices and administration are, all others by people. Prior.
double zone_weight(World const& world, ZoneId zone, Sector sector, std::vector<std::uint8_t> const& central) {
  auto const& z = world.network.zones;
  if (z.kind[zone] != ZoneKind::internal) return 0;
  double const density = z.census_population[zone] / z.area_km2[zone];
  if (sector == Sector::agriculture || sector == Sector::mining) return z.area_km2[zone] * std::exp(-density / 1500);
  bool const office = sector == Sector::information || sector == Sector::finance_property;
  return z.census_population[zone] * (office && central[zone.value] ? 3 : 1);
}

std::vector<std::uint8_t> central_zones(World const& world) {
  std::vector<std::uint8_t> central(world.network.zones.size(), 0);
  for (auto const& area : world.region.areas)
    if (area.status.starts_with("existing") && (area.kind == "office_tower" || area.kind == "government"))
      central[area.zone.value] = 1;
  return central;
}

void share_out_streets(World const& world, std::array<double, kSectors> const& jobs, Deficits& deficits) {
  auto const central = central_zones(world);
  std::size_t const zones = world.network.zones.size();
  for (std::size_t s = 0; s < kSectors; ++s) {
    double rest = jobs[s], sum = 0;
    for (std::size_t i = 0; i < deficits.sites; ++i) rest -= deficits.at(s, i);
    std::vector<double> weight(zones);
    for (std::size_t z = 0; z < zones; ++z)
      sum += weight[z] = zone_weight(world, id_of<ZoneId>(z), static_cast<Sector>(s), central);
    for (std::size_t z = 0; z < zones; ++z)
      deficits.at(s, deficits.sites + z) = sum > 0 ? std::max(0.0, rest) * weight[z] / sum : 0;
  }
}

Deficits share_out(World const& world, std::vector<Draft> const& drafts, SiteJobs const& parks,
                   SynthesisReport& report) {
  Deficits deficits{world.sites.size(), world.sites.size() + world.network.zones.size(), {}};
  deficits.jobs.assign(kSectors * deficits.places, 0.0);
  std::array<double, kSectors> jobs{};
  for (auto const& draft : drafts) jobs[index_of(draft.sector)] += draft.staff;
  share_out_parks(world, jobs, parks, deficits, report);
  share_out_offices(world, deficits);
  share_out_streets(world, jobs, deficits);
  return deficits;
}

/// Rows of drafts from the largest to the smallest.
std::vector<std::uint32_t> by_size(std::vector<Draft> const& drafts) {
  std::vector<std::uint32_t> order(drafts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return drafts[a].staff > drafts[b].staff; });
  return order;
}

/// Which enterprises are on sites: as many jobs of each sector as sites lack, larger ones rather.
std::vector<std::uint8_t> on_sites(std::vector<Draft> const& drafts, Deficits& deficits) {
  std::vector<double> chance(drafts.size(), 0.0), staff(drafts.size());
  std::vector<std::uint8_t> marked;
  double owed = 0;  // carried on from sector to sector, so that all together are right
  for (std::size_t i = 0; i < drafts.size(); ++i) staff[i] = drafts[i].staff;
  for (std::size_t first = 0, last = 0; first < drafts.size(); first = last) {
    double jobs = 0;
    while (last < drafts.size() && drafts[last].sector == drafts[first].sector) ++last;
    for (std::size_t site = 0; site < deficits.sites; ++site) jobs += deficits.at(index_of(drafts[first].sector), site);
    auto const n = last - first;
    chances_by_size(std::span{staff}.subspan(first, n), jobs, kSiteSlope, std::span{chance}.subspan(first, n));
    for (auto const m : mark_by_weight(std::span{chance}.subspan(first, n), std::span{staff}.subspan(first, n), owed))
      marked.push_back(m);
  }
  return marked;
}

/// The site that lacks most jobs of the sector, half the enterprise's at least, and has room for all of it; else the
/// one that lacks most in all.
std::size_t site_for(Draft const& draft, Deficits& deficits, std::vector<double> const& lacking) {
  std::size_t best = deficits.sites, most_lacking = 0;
  double most = draft.staff / 2.0;
  for (std::size_t site = 0; site < deficits.sites; ++site) {
    double const lacks = deficits.at(index_of(draft.sector), site);
    if (lacks >= most && lacking[site] >= draft.staff) most = lacks, best = site;
    if (lacking[site] > lacking[most_lacking]) most_lacking = site;
  }
  return best < deficits.sites ? best : most_lacking;
}

/// From the largest on, each enterprise goes where most jobs are still missing: of its sector on sites, else in zones.
void place_all(World& world, std::vector<Draft>& drafts, Deficits& deficits) {
  auto const sited = on_sites(drafts, deficits);
  std::vector<double> lacking(deficits.sites, 0.0);
  for (std::size_t s = 0; s < kSectors; ++s)
    for (std::size_t site = 0; site < deficits.sites; ++site) lacking[site] += deficits.at(s, site);
  for (auto& jobs : lacking)
    if (jobs <= 0) jobs = -1e300;  // not open, or without enterprises so far
  for (auto const row : by_size(drafts)) {
    auto& draft = drafts[row];
    auto const s = index_of(draft.sector);
    if (sited[row]) {
      auto const site = site_for(draft, deficits, lacking);
      deficits.at(s, site) -= draft.staff;
      lacking[site] -= draft.staff;
      draft.site = static_cast<std::int16_t>(site);
      draft.zone = world.sites.zone[site];
    } else {
      auto const first = deficits.jobs.begin() + static_cast<std::ptrdiff_t>(s * deficits.places + deficits.sites);
      auto const last = first + static_cast<std::ptrdiff_t>(deficits.places - deficits.sites);
      auto const best = std::max_element(first, last);
      *best -= draft.staff;
      draft.zone = id_of<ZoneId>(static_cast<std::size_t>(best - first));
    }
  }
}

void book_floor(World& world, std::vector<Draft> const& drafts) {
  auto& sites = world.sites;
  for (auto const& draft : drafts)
    if (draft.site >= 0)
      sites.occupied_m2[static_cast<std::size_t>(draft.site)] +=
          static_cast<float>(floor_wanted(world.region.sectors[index_of(draft.sector)], draft.staff));
  for (std::size_t i = 0; i < sites.size(); ++i) {
    auto const park = std::find_if(world.region.parks.begin(), world.region.parks.end(),
                                   [&](ParkRow const& row) { return row.name == sites.name[i]; });
    if (park != world.region.parks.end() && sites.occupied_m2[i] > 0)
      sites.capacity_m2[i] = sites.occupied_m2[i] / std::clamp(park->occupancy_percent / 100, 0.2, 0.98);
    sites.capacity_m2[i] = std::max(sites.capacity_m2[i], sites.occupied_m2[i]);
  }
}

/// Parks in small samples are off by the size of an enterprise: none is cut in two.
void report_parks(World const& world, std::vector<Draft> const& drafts, SiteJobs const& parks,
                  SynthesisReport& report) {
  std::vector<double> placed(world.sites.size(), 0.0);
  double all = 0, wanted = 0, largest = 0;
  for (auto const& draft : drafts) {
    if (draft.site < 0) continue;
    placed[static_cast<std::size_t>(draft.site)] += draft.staff;
    largest = std::max<double>(largest, draft.staff);
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (parks.workers[i] <= 0) continue;
    wanted += parks.workers[i];
    all += placed[i];
    report.add(fmt::format("workers, {}", world.sites.name[i]), parks.workers[i], placed[i], largest);
  }
  report.add("workers of all parks and clusters", wanted, all, largest);
}

}  // namespace

void give_places(World& world, std::vector<Draft>& drafts, SynthesisReport& report) {
  auto const parks = jobs_of_parks(world);
  auto deficits = share_out(world, drafts, parks, report);
  place_all(world, drafts, deficits);
  book_floor(world, drafts);
  report_parks(world, drafts, parks, report);
}

}  // namespace tanvan
