// Does the labour market of the baseline show the stylised facts of 4.2?
//   labour_facts [SCALE [SEEDS]]    a table, one column a seed; 0.02 and 3 unless told
#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "bench/models/labour_facts/regression.hpp"
#include "scenarios/run/cycle/cycle.hpp"
#include "scenarios/run/scenario/catalogue.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

enum Fact : std::size_t {
  finding,
  leaving,
  changing,
  turnover,
  unemployment,
  steady,
  duration,
  beveridge,
  loop,
  elasticity,
  curve,
  mincer,
  gini,
  premium,
  kFacts
};

struct Band {
  char const* name;
  double least, most;
};

constexpr std::array<Band, kFacts> kBands = {{
    {"job finding of the unemployed, a month", 0.30, 0.48},
    {"separations into unemployment, a month", 0.01, 0.03},
    {"job to job, a month", 0, 0.03},
    {"job to job and separations, a month", 0.01, 0.04},
    {"unemployment", 0.020, 0.035},
    {"  s / (s + f) against it", 0.85, 1.15},
    {"vacancy duration, months", 1, 2},
    {"corr(u, v) of years", -1, -0.5},
    {"loop of years in (u, v), area > 0", 0, 1},
    {"matching elasticity to vacancies", 0.3, 0.7},
    {"wage curve within zones", -0.17, -0.03},
    {"Mincer return a year", 0.05, 0.09},
    {"Gini of wages", 0.28, 0.36},
    {"size wage premium", 0.02, 0.06},
}};

/// What is remembered of a person between two months.
struct Last {
  Status status;
  AgentKey employer;
};

struct Flows {
  double found = 0, sought = 0, left = 0, changed = 0, worked = 0, hired = 0;
};

double open_positions(EnterpriseStore const& e) {
  double open = 0;
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      open += e.desired[id][k] > e.workers[id][k] ? e.desired[id][k] - e.workers[id][k] : 0;
  return open;
}

/// Watches a world month by month.
class Watch {
 public:
  void month(World const& world) {
    Flows const flows = flows_since(world);
    remember(world);
    double const open = open_positions(world.population.enterprises);
    if (flows.sought > 0) {
      sum_.found += flows.found, sum_.sought += flows.sought, sum_.left += flows.left;
      sum_.changed += flows.changed, sum_.worked += flows.worked, sum_.hired += flows.hired;
      if (flows.found > 0 && open_ > 0)
        matching_.add(std::log(open_ / flows.sought), std::log(flows.found / flows.sought));
      open_months_ += open;
      year_u_ += flows.sought / (flows.sought + flows.worked) / 12, year_v_ += open / (open + flows.worked) / 12;
    }
    open_ = open;
    if (world.now.count % 12 == 0 && flows.sought > 0) close_year(world);
  }

  std::array<double, kFacts> facts(World const& world) const {
    std::array<double, kFacts> f{};
    f[finding] = sum_.found / sum_.sought, f[leaving] = sum_.left / sum_.worked;
    f[changing] = sum_.changed / sum_.worked, f[turnover] = f[leaving] + f[changing];
    f[unemployment] = sum_.sought / (sum_.sought + sum_.worked);
    f[steady] = f[leaving] / (f[leaving] + f[finding]) / f[unemployment];
    f[duration] = open_months_ / sum_.hired;
    f[beveridge] = correlation(years_), f[loop] = loop_area(years_), f[elasticity] = slope(matching_);
    f[curve] = slope(within(within(wages_, zone_), year_));
    cross_section(world, f);
    return f;
  }

 private:
  static AgentKey employer_of(World const& world, PersonId id) {
    auto const employer = world.population.persons.employer[id];
    return employer ? world.population.enterprises.key[employer] : AgentKey{};
  }

  void remember(World const& world) {
    auto const& x = world.population.persons;
    last_.clear();
    for (auto id : ids<PersonId>(x.size())) last_[x.key[id].value] = {x.status[id], employer_of(world, id)};
  }

  Flows flows_since(World const& world) const {
    auto const& x = world.population.persons;
    Flows f;
    for (auto id : ids<PersonId>(x.size())) {
      auto const at = last_.find(x.key[id].value);
      bool const works = x.status[id] == Status::employed;
      if (at == last_.end()) continue;
      bool const worked = at->second.status == Status::employed, sought = at->second.status == Status::unemployed;
      bool const changed = worked && works && at->second.employer != employer_of(world, id);
      f.sought += sought, f.found += sought && works, f.worked += worked;
      f.left += worked && x.status[id] == Status::unemployed, f.changed += changed;
      f.hired += works && (!worked || changed);
    }
    return f;
  }

  void close_year(World const& world) {
    auto const& x = world.population.persons;
    std::map<std::uint32_t, std::array<double, 3>> zones;  // wages, with work, without
    for (auto id : ids<PersonId>(x.size())) {
      auto& zone = zones[world.population.households.zone[x.household[id]].value];
      if (x.status[id] == Status::employed) zone[0] += static_cast<double>(x.wage[id].value), zone[1] += 1;
      if (x.status[id] == Status::unemployed) zone[2] += 1;
    }
    for (auto const& [zone, sum] : zones) {
      if (sum[1] == 0 || sum[2] == 0) continue;
      wages_.add(std::log(sum[2] / (sum[1] + sum[2])), std::log(sum[0] / sum[1]));
      zone_.push_back(zone), year_.push_back(years_.x.size());
    }
    years_.add(year_u_, year_v_);
    year_u_ = year_v_ = 0;
  }

  static void cross_section(World const& world, std::array<double, kFacts>& f) {
    constexpr double kYears[] = {3, 5, 9, 12, 13, 15, 16, 18};  // of school, as in `schooling_weight`
    auto const& x = world.population.persons;
    Points schooling, size;
    std::vector<double> wages;
    for (auto id : ids<PersonId>(x.size())) {
      if (x.status[id] != Status::employed) continue;
      double const wage = static_cast<double>(x.wage[id].value);
      wages.push_back(wage);
      schooling.add(kYears[static_cast<std::size_t>(x.education[id])], std::log(wage));
      size.add(std::log(total(world.population.enterprises.workers[x.employer[id]])), std::log(wage));
    }
    std::sort(wages.begin(), wages.end());
    double weighted = 0, sum = 0;
    for (std::size_t i = 0; i < wages.size(); ++i)
      weighted += (2.0 * static_cast<double>(i) + 1 - static_cast<double>(wages.size())) * wages[i], sum += wages[i];
    f[gini] = weighted / sum / static_cast<double>(wages.size());
    f[mincer] = slope(schooling), f[premium] = slope(size);
  }

  std::unordered_map<std::uint64_t, Last> last_;
  Flows sum_;
  Points matching_, years_, wages_;
  std::vector<std::size_t> zone_, year_;
  double open_ = 0, open_months_ = 0, year_u_ = 0, year_v_ = 0;
};

std::array<double, kFacts> facts_of(std::string const& scale, int seed) {
  ModelParameters parameters;
  auto const groups = parameter_groups(parameters);
  auto const kinds = intervention_kinds();
  std::vector<Override> const overrides = {
      {"scenario.scale", scale}, {"scenario.seed", std::to_string(seed)}, {"transport.years", "[2020]"}};
  auto read = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", overrides, groups, kinds);
  if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
  World world = found_world(*read, parameters);
  Watch watch;
  live(
      world, derive_schedule(parameters), *read, [](ProgressStep const&) {}, [&](Month) { watch.month(world); });
  return watch.facts(world);
}

void print(std::vector<std::array<double, kFacts>> const& seeds) {
  for (std::size_t f = 0; f < kFacts; ++f) {
    std::printf("%-42s %6.3f to %6.3f |", kBands[f].name, kBands[f].least, kBands[f].most);
    double mean = 0;
    for (auto const& facts : seeds) mean += facts[f] / static_cast<double>(seeds.size());
    for (auto const& facts : seeds) std::printf(" %7.4f", facts[f]);
    std::printf(" | %s\n", mean >= kBands[f].least && mean <= kBands[f].most ? "in" : "out");
  }
}

}  // namespace
}  // namespace tanvan

int main(int argc, char** argv) {
  std::string const scale = argc > 1 ? argv[1] : "0.02";
  int const count = argc > 2 ? std::stoi(argv[2]) : 3;
  std::vector<std::array<double, tanvan::kFacts>> seeds;
  for (int seed = 1; seed <= count; ++seed) seeds.push_back(tanvan::facts_of(scale, seed));
  tanvan::print(seeds);
}
