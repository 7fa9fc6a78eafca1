// Decomposition of productivity by year (models 3.13): Melitz and Polanec 2015, in all and by sector.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string>

#include "models/indicators/decomposition.hpp"
#include "models/indicators/steps.hpp"
#include "sim/core/check.hpp"
#include "sim/engine/indicators.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr double kNone = std::numeric_limits<double>::lowest();  // log TFP of who has none

/// Rows of enterprises, ascending by key.
std::vector<EnterpriseId> by_key(EnterpriseStore const& e) {
  std::vector<EnterpriseId> rows;
  for (auto id : ids<EnterpriseId>(e.size())) rows.push_back(id);
  std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return e.key[a] < e.key[b]; });
  return rows;
}

/// ln of value added a worker over capital a worker to the power a, each against the sector's base year; a is the
/// capital share of the sector in the base year. Units of sectors become comparable so.
double log_tfp(World const& world, EnterpriseId id, double output, double workers) {
  auto const& e = world.population.enterprises;
  auto const s = index_of(e.sector[id]);
  double const capital = capital_of(e, id), a = 1 - world.region.sectors[s].labour_share;
  if (output <= 0 || workers <= 0 || capital <= 0) return kNone;
  double const product = output / 12 / workers / world.base_productivity[s];
  return std::log(product) - a * std::log(capital / workers / world.base_capital[s]);
}

/// The enterprises that stand now, as next year will remember them.
ProductivityStore producers_now(World const& world) {
  auto const& e = world.population.enterprises;
  expects(world.productivity.worker_months.size() == e.size(), "staff of every enterprise was counted");
  ProductivityStore now;
  for (auto id : by_key(e)) {
    double const workers = world.productivity.worker_months[id] / 12;
    now.key.push_back(e.key[id]);
    now.sector.push_back(e.sector[id]);
    now.output.push_back(e.output_year[id]);
    now.workers.push_back(workers);
    now.log_tfp.push_back(log_tfp(world, id, e.output_year[id], workers));
  }
  return now;
}

/// Value added a worker [million đồng a year], weighted by workers.
std::vector<Producer> by_labour(ProductivityStore const& store, std::optional<Sector> sector) {
  std::vector<Producer> producers;
  for (std::size_t i = 0; i < store.key.size(); ++i)
    if (store.workers[i] > 0 && (!sector || store.sector[i] == *sector))
      producers.push_back({store.key[i], store.workers[i], store.output[i] / store.workers[i]});
  return producers;
}

/// Logarithm of TFP, weighted by value added.
std::vector<Producer> by_tfp(ProductivityStore const& store, std::optional<Sector> sector) {
  std::vector<Producer> producers;
  for (std::size_t i = 0; i < store.key.size(); ++i)
    if (store.log_tfp[i] != kNone && (!sector || store.sector[i] == *sector))
      producers.push_back({store.key[i], store.output[i], store.log_tfp[i]});
  return producers;
}

Decomposition times(double factor, Decomposition const& d) {
  return {factor * d.within, factor * d.between, factor * d.entry, factor * d.exit};
}

/// Percent of last year's labour productivity.
Decomposition labour_parts(ProductivityStore const& before, ProductivityStore const& now,
                           std::optional<Sector> sector) {
  auto const earlier = by_labour(before, sector), later = by_labour(now, sector);
  double const level = aggregate_productivity(earlier);
  return level > 0 ? times(100 / level, decompose(earlier, later)) : Decomposition{};
}

/// Hundredths of the logarithm of TFP.
Decomposition tfp_parts(ProductivityStore const& before, ProductivityStore const& now, std::optional<Sector> sector) {
  return times(100, decompose(by_tfp(before, sector), by_tfp(now, sector)));
}

using Parts = Decomposition (*)(ProductivityStore const&, ProductivityStore const&, std::optional<Sector>);

struct Figure {
  char const* name;
  double (*of)(Decomposition const&);
};
constexpr Figure kFigures[] = {{"_growth", [](Decomposition const& d) { return d.change(); }},
                               {"_within", [](Decomposition const& d) { return d.within; }},
                               {"_between", [](Decomposition const& d) { return d.between; }},
                               {"_entry", [](Decomposition const& d) { return d.entry; }},
                               {"_exit", [](Decomposition const& d) { return d.exit; }}};

void record_parts(Record& record, std::string const& prefix, Parts parts, ProductivityStore const& before,
                  ProductivityStore const& now) {
  auto const all = parts(before, now, std::nullopt);
  std::vector<Decomposition> sectors(kSectors);
  for (std::size_t s = 0; s < kSectors; ++s) sectors[s] = parts(before, now, static_cast<Sector>(s));
  for (auto const& figure : kFigures) {
    set_yearly(record, prefix + figure.name, figure.of(all));
    std::vector<double> values(kSectors);
    std::transform(sectors.begin(), sectors.end(), values.begin(), figure.of);
    set_sectors(record, prefix + figure.name, values);
  }
}

}  // namespace

void count_staff(World& world) {
  auto const& e = world.population.enterprises;
  auto& months = world.productivity.worker_months;
  months.resize(e.size());
  for (auto id : ids<EnterpriseId>(e.size())) months[id] += total(e.workers[id]);
}

void record_productivity(World& world) {
  auto& store = world.productivity;
  auto now = producers_now(world);
  record_parts(world.record, "enterprise_productivity", labour_parts, store, now);
  record_parts(world.record, "enterprise_tfp", tfp_parts, store, now);
  now.worker_months = std::move(store.worker_months);
  store = std::move(now);
}

}  // namespace tanvan
