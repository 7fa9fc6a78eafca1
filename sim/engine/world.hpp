#pragma once
/// The state of the simulated world: everything that models read and write, and nothing else.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/column.hpp"
#include "sim/core/quantity.hpp"
#include "sim/engine/cells.hpp"
#include "sim/engine/day.hpp"
#include "sim/engine/freight.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/policy.hpp"
#include "sim/engine/record.hpp"
#include "sim/engine/region.hpp"
#include "sim/network/network.hpp"
#include "sim/network/walk_streets.hpp"
#include "sim/population/population.hpp"

namespace tanvan {

/// Places for enterprises with a boundary: industrial parks and clusters, the WTC's special areas, the S&T park.
struct SiteStore {  // one row per site; parks first, then special areas with jobs
  std::vector<std::string> name;
  std::vector<ZoneId> zone;
  std::vector<LonLat> place;
  std::vector<double> radius_m;     // of the disc of its area, 0 where no area is given
  std::vector<double> capacity_m2;  // floor space at full build
  std::vector<double> occupied_m2;  // <= capacity_m2
  std::vector<double> rent_factor;  // rent against the zone's own, 1 = same
  std::vector<Month> open_from;
  std::vector<std::uint8_t> high_tech;  // 1: high-tech and innovating enterprises first

  std::size_t size() const { return zone.size(); }
};

/// Stations of lines that have them: stops that stand at one place are one. Opening raises what land is worth.
struct StationStore {                 // one row per StationId
  std::vector<std::string> id, name;  // id: that of its first stop
  std::vector<ZoneId> zone;           // internal
  std::vector<LonLat> place;
  std::vector<std::uint32_t> stop_offset;   // [stations + 1]
  std::vector<std::uint32_t> stop;          // rows of the region's stops, by line and order
  std::vector<std::uint32_t> reach_offset;  // [stations + 1]
  std::vector<CellInReach> reach;           // the catchment of each: cells within a walk
  // State
  Column<StationId, Month> announced, begun, open_from;  // kNeverOpen until it happens
  Column<StationId, double> captured_mvnd;               // levies on what it added to land, at prices of its opening

  std::size_t size() const { return zone.size(); }
  std::span<CellInReach const> catchment(StationId station) const {
    return std::span(reach).subspan(reach_offset[station.value],
                                    reach_offset[station.value + 1] - reach_offset[station.value]);
  }
};

/// Years that a building takes at most, and months that rooms of small landlords do.
inline constexpr std::size_t kBuildYears = 4, kRoomMonths = 6;

/// Homes that a programme will finish.
struct PlannedHomes {
  ZoneId zone;
  DwellingKind kind{};
  std::uint32_t count = 0;  // in the sample
  Month month;              // when they are finished
};

/// Land and floor space by zone and use.
struct LandStore {                                             // [zone] of [use]
  Column<ZoneId, std::array<double, kFloorUses>> floor_m2;     // standing floor space
  Column<ZoneId, std::array<double, kFloorUses>> occupied_m2;  // <= floor_m2
  // Housing: to buy [million đồng a m²]; room, industry, commerce: rent [thousand đồng a m² and month]
  Column<ZoneId, std::array<double, kFloorUses>> price;
  Column<ZoneId, double> developable_m2;   // land that may carry buildings
  Column<ZoneId, double> far_cap;          // floor-area ratio allowed
  Column<ZoneId, double> station_share;    // share of the land within 800 m of an open station
  Column<ZoneId, double> station_premium;  // share of the price that stations have added so far
  // Under construction: [0] is completed at the end of this year, [1] of the next, …
  Column<ZoneId, std::array<std::array<double, kFloorUses>, kBuildYears>> pipeline_m2;
  Column<ZoneId, std::array<double, kRoomMonths>> rooms_m2;  // the same of rooms, by month
  Column<ZoneId, double> parking_rule;                       // [m² of parking a m² of new floor]
  Column<ZoneId, double> parking_m2;                         // built by such rules
  Column<ZoneId, double> levy_share;                         // of what stations add to land's price, taken each year
  std::vector<PlannedHomes> planned;                         // by programmes, in the order they were decided
  Column<ZoneId, std::array<double, kFloorUses>> floor_start_m2;  // on 1 January
  // Built and pulled down in the current year, for the account of floor space
  Column<ZoneId, std::array<double, kFloorUses>> completed_m2, demolished_m2;
};

/// What travel costs today, fed back from the last assigned day and smoothed; [Z, Z].
struct AccessStore {
  Matrix car_time_min;                    // morning peak
  Matrix motorbike_time_min;              // morning peak
  Matrix truck_time_min;                  // midday
  Matrix transit_time_min;                // morning peak, by the fastest public transport, +inf without
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
  public_loans,    // of the central state to the province, and back
  land_levies,     // on what stations add to the price of land
  dwelling_sales,  // what buyers of homes pay down
};
inline constexpr std::size_t kFlows = 24;

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
  std::int64_t marriages = 0;  // of two who lived alone
  std::int64_t entries = 0, exits = 0, matches = 0, separations = 0;
  std::int64_t startups = 0, foreign_projects = 0;  // of the entries
  std::int64_t management_supported = 0;            // that took up innovation management while a programme ran
  std::int64_t enterprise_moves = 0;                // to another place
  std::int64_t owner_moves = 0, tenant_moves = 0;   // to another home, of who owned theirs and who didn't
  std::int64_t homes_bought = 0;                    // by who owned none
};

/// What enterprises have produced. Written by who settles them.
struct ProductAccount {
  double month_nominal = 0;               // value added of this month [million đồng], current prices
  double output = 0, output_nominal = 0;  // value added since January [million đồng], constant and current prices
};

/// Payments since January, as exact sums that any model adds to.
struct PaymentSums {
  Dong labour_costs{};  // wages, allowances and the employer's insurance
  Dong income{};        // of households
  Dong machines{};      // investment
};

/// How households fared. Written by who settles them.
struct HouseholdAccount {
  Dong rent{}, renters_wages{};  // since January
  double income_gini = 0;        // of income a head, over persons, in December
  double base_consumption = 0;   // real consumption of the first month [đồng]
};

/// The labour force since January: person-months, and what was added up over them.
struct LabourMonths {
  double employed = 0, unemployed = 0;
  double wages = 0;      // [đồng]
  double quality = 0;    // employed, weighted by schooling
  double vacancies = 0;  // [positions]
};

/// What migrants compare the region with: its state when they first did.
struct MigrationBase {
  double wage = 0, unemployment = 0;  // real mean wage [đồng] and rate
  std::int64_t month = 0;
};

/// Figures of the year before, from which growth is reckoned, and of 1 January. In the sample's scale.
struct LastYear {
  double population = 0;  // persons on 1 January
  double output = 0, capital = 0, employed = 0, quality = 0, housing_price = 0;
  double renewing = 0, renewal_spending = 0, machines = 0;
  double labour_share = 0;
  double capital_share_gso = 0;  // b_K of the last benchmark year
  std::int64_t benchmark_year = 0;
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
  CellStore cells;
  StationStore stations;
  LandStore land;
  AccessStore access;
  DayStore day;
  FreightStore freight;
  FounderStore founders;
  PolicyStore policy;
  BudgetStore budget;
  Ledger ledger;
  PoolStore pool;
  YearCounts counts;
  ProductAccount product;
  PaymentSums payments;
  double rnd_spending = 0;  // since January [million đồng]
  HouseholdAccount household_account;
  LabourMonths labour_months;
  MigrationBase migration_base;
  LastYear last_year;
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
