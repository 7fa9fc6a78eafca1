// Decomposition of productivity by year (models 3.13): Melitz and Polanec 2015, in all, by sector and by zone.
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
    now.zone.push_back(world.population.establishments.zone[e.establishment[id]]);
    now.output.push_back(e.output_year[id]);
    now.workers.push_back(workers);
    now.log_tfp.push_back(log_tfp(world, id, e.output_year[id], workers));
  }
  return now;
}

/// Enterprises as a decomposition sees them. @return none for who has no such figure
using Measure = std::optional<Producer> (*)(ProductivityStore const&, std::size_t row);

/// Value added a worker [million đồng a year], weighted by workers.
std::optional<Producer> by_labour(ProductivityStore const& store, std::size_t row) {
  if (store.workers[row] <= 0) return std::nullopt;
  return Producer{store.key[row], store.workers[row], store.output[row] / store.workers[row]};
}

/// Logarithm of TFP, weighted by value added.
std::optional<Producer> by_tfp(ProductivityStore const& store, std::size_t row) {
  if (store.log_tfp[row] == kNone) return std::nullopt;
  return Producer{store.key[row], store.output[row], store.log_tfp[row]};
}

using Producers = std::vector<Producer>;

Producers all_of(ProductivityStore const& store, Measure measure) {
  Producers producers;
  for (std::size_t row = 0; row < store.key.size(); ++row)
    if (auto const producer = measure(store, row)) producers.push_back(*producer);
  return producers;
}

/// The same, each in its group. @param group  of a row of the store
template <class Group>
std::vector<Producers> grouped(ProductivityStore const& store, Measure measure, std::size_t groups, Group&& group) {
  std::vector<Producers> producers(groups);
  for (std::size_t row = 0; row < store.key.size(); ++row)
    if (auto const producer = measure(store, row)) producers[group(store, row)].push_back(*producer);
  return producers;
}

Decomposition times(double factor, Decomposition const& d) {
  return {factor * d.within, factor * d.between, factor * d.entry, factor * d.exit};
}

/// In the unit that is recorded.
using Parts = Decomposition (*)(Producers const& before, Producers const& now);

/// Percent of last year's labour productivity.
Decomposition labour_parts(Producers const& before, Producers const& now) {
  double const level = aggregate_productivity(before);
  return level > 0 ? times(100 / level, decompose(before, now)) : Decomposition{};
}

/// Hundredths of the logarithm of TFP.
Decomposition tfp_parts(Producers const& before, Producers const& now) {
  return times(100, decompose(before, now));
}

std::vector<Decomposition> parts_of(Parts parts, std::vector<Producers> const& before,
                                    std::vector<Producers> const& now) {
  std::vector<Decomposition> all(now.size());
  std::transform(before.begin(), before.end(), now.begin(), all.begin(), parts);
  return all;
}

std::size_t sector_of(ProductivityStore const& store, std::size_t row) {
  return index_of(store.sector[row]);
}

std::size_t zone_of(ProductivityStore const& store, std::size_t row) {
  return store.zone[row].value;
}

struct Figure {
  char const* name;
  double (*of)(Decomposition const&);
};
constexpr Figure kFigures[] = {{"_growth", [](Decomposition const& d) { return d.change(); }},
                               {"_within", [](Decomposition const& d) { return d.within; }},
                               {"_between", [](Decomposition const& d) { return d.between; }},
                               {"_entry", [](Decomposition const& d) { return d.entry; }},
                               {"_exit", [](Decomposition const& d) { return d.exit; }}};

/// Calls set(name, values) for each part of many decompositions.
template <class Set>
void for_each_figure(std::string const& prefix, std::vector<Decomposition> const& parts, Set&& set) {
  std::vector<double> values(parts.size());
  for (auto const& figure : kFigures) {
    std::transform(parts.begin(), parts.end(), values.begin(), figure.of);
    set(prefix + figure.name, values);
  }
}

/// Two years, and what is decomposed of them.
struct Comparison {
  ProductivityStore const &before, &now;
  Measure measure;
  Parts parts;

  Decomposition all() const { return parts(all_of(before, measure), all_of(now, measure)); }

  template <class Group>
  std::vector<Decomposition> by(std::size_t groups, Group&& group) const {
    return parts_of(parts, grouped(before, measure, groups, group), grouped(now, measure, groups, group));
  }
};

void record_comparison(Record& record, std::string const& prefix, Comparison const& c) {
  auto const all = c.all();
  for (auto const& figure : kFigures) set_yearly(record, prefix + figure.name, figure.of(all));
  for_each_figure(prefix, c.by(kSectors, sector_of), [&](std::string const& name, std::vector<double> const& values) {
    set_sectors(record, name, values);
  });
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
  Comparison const labour{store, now, by_labour, labour_parts}, tfp{store, now, by_tfp, tfp_parts};
  record_comparison(world.record, "enterprise_productivity", labour);
  record_comparison(world.record, "enterprise_tfp", tfp);
  for_each_figure(
      "enterprise_tfp", tfp.by(world.network.zones.size(), zone_of),
      [&](std::string const& name, std::vector<double> const& values) { set_zones(world.record, name, values); });
  now.worker_months = std::move(store.worker_months);
  store = std::move(now);
}

}  // namespace tanvan
