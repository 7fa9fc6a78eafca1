#pragma once
/// The state of the simulated world: everything that models read and write, and nothing else.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/column.hpp"
#include "sim/core/quantity.hpp"
#include "sim/engine/day.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/policy.hpp"
#include "sim/engine/record.hpp"
#include "sim/engine/region.hpp"
#include "sim/network/network.hpp"
#include "sim/population/population.hpp"

namespace tanvan {

/// Places for enterprises with a boundary: industrial parks and clusters, the WTC's special areas, the S&T park.
struct SiteStore {  // one row per site; parks first, then special areas with jobs
  std::vector<std::string> name;
  std::vector<ZoneId> zone;
  std::vector<double> capacity_m2;  // floor space at full build
  std::vector<double> occupied_m2;  // <= capacity_m2
  std::vector<double> rent_factor;  // rent against the zone's own, 1 = same
  std::vector<Month> open_from;
  std::vector<std::uint8_t> high_tech;  // 1: high-tech and innovating enterprises first

  std::size_t size() const { return zone.size(); }
};

/// Land and floor space by zone and use.
struct LandStore {                                             // [zone] of [use]
  Column<ZoneId, std::array<double, kFloorUses>> floor_m2;     // standing floor space
  Column<ZoneId, std::array<double, kFloorUses>> occupied_m2;  // <= floor_m2
  // Housing: to buy [million đồng a m²]; room, industry, commerce: rent [thousand đồng a m² and month]
  Column<ZoneId, std::array<double, kFloorUses>> price;
  Column<ZoneId, double> developable_m2;                          // land that may carry buildings
  Column<ZoneId, double> far_cap;                                 // floor-area ratio allowed
  Column<ZoneId, double> station_share;                           // share of the land within 800 m of an open station
  Column<ZoneId, double> station_premium;                         // share of the price that stations have added so far
  Column<ZoneId, std::array<double, kFloorUses>> started_m2;      // under construction, to be completed next year
  Column<ZoneId, std::array<double, kFloorUses>> floor_start_m2;  // on 1 January
  // Built and pulled down in the current year, for the account of floor space
  Column<ZoneId, std::array<double, kFloorUses>> completed_m2, demolished_m2;
};

/// What travel costs today, fed back from the last assigned day and smoothed; [Z, Z].
struct AccessStore {
  Matrix car_time_min;                    // morning peak
  Matrix motorbike_time_min;              // morning peak
  Matrix truck_time_min;                  // midday
  Matrix bus_time_min;                    // morning peak, +inf where there is no service
  Matrix commute_cost;                    // generalized time of the commute [min], logsum of all modes, finite
  Column<ZoneId, double> jobs_access;     // Hansen accessibility to jobs
  Column<ZoneId, double> workers_access;  // to workers
};

/// Accounts of sectors, in đồng. Flows of a month: [row, account]; each row sums to 0.
enum class Account : std::uint8_t {
  households,
  state_enterprises,
  domestic_enterprises,
  foreign_enterprises,
  landlords,
  institutions,  // universities and institutes
  province,
  central_state,  // with the social insurance
  banks,
  rest_of_world  // with the other provinces
};
inline constexpr std::size_t kAccounts = 10;
enum class Flow : std::uint8_t {
  wages,
  social_insurance,
  income_tax,
  corporate_tax,
  product_tax,
  rents,
  dividends,
  intermediate,
  consumption,
  government_consumption,
  investment,
  grants,
  exports,
  bad_debt,
  entry_capital,
  migration,
  social_benefits,
  remittances,
  central_transfer,  // the central state's share of the taxes that the province collects
  rnd,
  interest,
  public_loans  // of the central state to the province, and back
};
inline constexpr std::size_t kFlows = 22;

/// The account of an enterprise.
constexpr Account account_of(Ownership ownership) {
  switch (ownership) {
    case Ownership::state: return Account::state_enterprises;
    case Ownership::domestic: return Account::domestic_enterprises;
    case Ownership::foreign: return Account::foreign_enterprises;
  }
  return Account::domestic_enterprises;
}

struct Ledger {
  std::array<std::array<std::int64_t, kAccounts>, kFlows> flows_year{};  // since January
  std::array<std::int64_t, kAccounts> balance{};                         // of every account now; sums to 0
  Dong province_debt{};                                                  // to the central state, >= 0

  /// Books a payment between two accounts. The balances of agents move with it at the caller's hand.
  void pay(Flow flow, Account from, Account to, Dong amount) {
    flows_year[static_cast<std::size_t>(flow)][static_cast<std::size_t>(from)] -= amount.value;
    flows_year[static_cast<std::size_t>(flow)][static_cast<std::size_t>(to)] += amount.value;
    balance[static_cast<std::size_t>(from)] -= amount.value;
    balance[static_cast<std::size_t>(to)] += amount.value;
  }
};

/// Persons who have decided to found a start-up, until they open it next month.
struct FounderStore {
  std::vector<AgentKey> key;
  std::vector<ZoneId> home;
  std::vector<Sector> sector;  // of the start-up
};

/// Money on its way within one month: what enterprises have sold and owe to residents, before buyers and households
/// settle.
struct PoolStore {
  std::array<Dong, kOwnerships> sales{};         // by ownership of the seller, at basic prices
  std::array<Dong, kOwnerships> local_inputs{};  // bought inside the province, by ownership of the buyer
  Dong dividends{};                              // to residents
};

/// Counts of what happened since January, in agents of the sample.
struct YearCounts {
  std::int64_t births = 0, deaths = 0, in_migrants = 0, out_migrants = 0;
  std::int64_t entries = 0, exits = 0, innovations = 0, renewals = 0, matches = 0, separations = 0;
  std::int64_t startups = 0, foreign_projects = 0;  // of the entries
  std::int64_t management_supported = 0;            // that took up innovation management while a programme ran
  std::int64_t moves = 0, enterprise_moves = 0, unhoused = 0;
};

/// Sums over the year so far and figures of the year before, from which growth is reckoned. In the sample's scale.
struct YearMemory {
  double month_nominal = 0;                     // value added of this month [million đồng], current prices
  double base_consumption = 0;                  // real consumption of the first month [đồng]
  double base_wage = 0, base_unemployment = 0;  // real mean wage [đồng] and rate when migrants first compared
  std::int64_t base_month = 0;
  double output = 0, output_nominal = 0;  // value added since January [million đồng], constant and current prices
  double wages = 0;                       // labour costs with the employer's insurance since January [million đồng]
  double employed_months = 0, unemployed_months = 0, wage_months = 0;  // person-months; and sum of wages [đồng]
  double quality_months = 0;                                           // person-months weighted by skill
  double vacancy_months = 0, income = 0, rent = 0, renter_income = 0;  // [positions]; [đồng] since January
  double investment = 0, rnd = 0;  // [million đồng] since January, current prices
  double income_gini = 0;          // of households' income a head, over persons, in December
  double population_start = 0;     // persons on 1 January
  // The year before
  double last_output = 0, last_capital = 0, last_employed = 0, last_quality = 0, last_price = 0;
  double last_renewing = 0, last_renewal_spending = 0, last_machinery = 0;
  double capital_share_gso = 0;  // b_K of the last benchmark year
  std::int64_t benchmark_year = 0;
  double last_labour_share = 0;
  std::array<std::int64_t, 5> startups_founded{};  // of the last five years, this one first
};

/// What the decomposition of productivity remembers: staff of this year so far, and the enterprises of last December.
struct ProductivityStore {
  Column<EnterpriseId, double> worker_months;  // person-months since January; rows of this month's newcomers may lack
  // Enterprises that stood at the end of the year before, ascending by key
  std::vector<AgentKey> key;
  std::vector<Sector> sector;
  std::vector<ZoneId> zone;     // where they stood then
  std::vector<double> output;   // value added of that year [million đồng, constant prices]
  std::vector<double> workers;  // mean of that year [persons]
  std::vector<double> log_tfp;  // against the sector's base year; of enterprises with output, workers and capital
};

/// A period of the day in which traffic is taken as steady.
struct TimeBin {
  std::string name;     // am, midday, pm, night
  double start_s = 0;   // after midnight
  double length_s = 0;  // > 0; may run past midnight
};

/// When and how finely a day of travel is computed.
struct TransportPlan {
  std::vector<int> years;         // calendar years with a day of travel, ascending
  std::vector<TimeBin> bins;      // they cover the day once
  double gap = 1e-4;              // relative gap of the assignment to stop at
  int exchanges = 3;              // rounds of mode choice and assignment a day
  std::vector<int> dynamic = {};  // of the years: those whose day every vehicle drives, ascending

  bool is_dynamic(int year) const { return std::ranges::binary_search(dynamic, year); }
};

struct World {
  // Constant during a run
  std::uint64_t seed = 1;
  double scale = 1;  // share of the population simulated, (0, 1]
  Network network;
  RegionTables region;
  std::vector<Intervention> interventions;  // by date, then place
  TransportPlan transport;

  // The clock
  Month now;

  // State
  Population population;
  EnterpriseLinks suppliers;      // of each buying enterprise
  InstitutionStore institutions;  // stand throughout a run
  SiteStore sites;
  LandStore land;
  AccessStore access;
  DayStore day;
  FounderStore founders;
  PolicyStore policy;
  BudgetStore budget;
  Ledger ledger;
  PoolStore pool;
  YearCounts counts;
  YearMemory memory;
  ProductivityStore productivity;
  std::array<double, kSectors> demand{};       // value added from outside [million đồng a month, constant prices]
  std::array<double, kSectors> frontier{};     // technology at the world frontier, sector mean of the base year = 1
  std::array<double, kSectors> base_demand{};  // value added demanded a month at the start [million đồng]
  std::array<double, kSectors> base_productivity{};  // value added a worker and month at the start [million đồng]
  std::array<double, kSectors> base_capital{};       // capital a worker at the start [million đồng]
  std::array<double, kSkillClasses> base_wage{};     // going posted wage of each class at the start [đồng a month]
  std::array<double, kSectors>
      capital_norm{};  // capital wanted for a unit of work to equip (innovation) [million đồng]
  std::array<double, kSectors> base_unit_cost{};  // labour cost a unit of value added at the start [1]
  std::array<double, kSectors> unit_cost{};       // labour cost a unit of value added now [1]
  std::array<double, kSectors> sector_price{};    // mean price, base year = 1
  double product_tax_share = 0;                   // product taxes less subsidies in GRDP [1]
  double base_access = 1;                         // mean accessibility of workers at the start, weighted by jobs
  double outside_index = 1;                       // real outside demand, base year = 1
  double shock_factor = 1;                        // of outside demand, by demand shocks in force
  Month shock_until{};                            // first month without the shock
  double local_index = 1;                         // real consumption of residents, base year = 1
  double price_level = 1;                         // consumer prices, base year = 1
  Dong minimum_wage{};                            // [đồng a month]

  Record record;
};

}  // namespace tanvan
