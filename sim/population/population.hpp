#pragma once
/// The stores of the population: persons, households, dwellings, enterprises and their establishments.
/// One array per attribute, one row per id; what happens to them are free functions in models/.

#include <array>
#include <cstdint>

#include "sim/core/calendar.hpp"
#include "sim/core/column.hpp"
#include "sim/core/quantity.hpp"
#include "sim/population/institution.hpp"
#include "sim/population/sector.hpp"
#include "sim/population/supplier_links.hpp"

namespace tanvan {

enum class Sex : std::uint8_t { female, male };
enum class Education : std::uint8_t {
  none,
  primary,
  lower_secondary,
  upper_secondary,
  vocational,
  college,
  university,
  postgraduate
};
inline constexpr std::size_t kEducations = 8;
/// gone: died or left the province; the row is nobody's and is taken out at the end of the quarter (`compact`).
enum class Status : std::uint8_t { child, student, employed, unemployed, inactive, retired, gone };

/// Skill classes of the labour market: up to lower secondary, upper secondary and vocational, college and above.
enum class SkillClass : std::uint8_t { basic, middle, high };
inline constexpr std::size_t kSkillClasses = 3;
constexpr SkillClass skill_class(Education education) {
  if (education <= Education::lower_secondary) return SkillClass::basic;
  return education <= Education::vocational ? SkillClass::middle : SkillClass::high;
}

struct PersonStore {                        // one row per PersonId
  Column<PersonId, AgentKey> key;           // for life
  Column<PersonId, HouseholdId> household;  // always one, until the person is gone
  Column<PersonId, Month> born;
  Column<PersonId, Sex> sex;
  Column<PersonId, Education> education;
  Column<PersonId, Status> status;
  Column<PersonId, std::uint8_t> migrant;   // 1: born in another province
  Column<PersonId, float> specific_skill;   // in the unit of technology A, > 0
  Column<PersonId, EnterpriseId> employer;  // set exactly while status is employed
  Column<PersonId, SkillClass> position;    // class of the position held; basic without an employer
  Column<PersonId, Dong> wage;              // [đồng a month], 0 without an employer
  Column<PersonId, Month> since;            // start of the present status

  std::size_t size() const { return key.size(); }
};

enum class Tenure : std::uint8_t { own, rent, room, dormitory, social };  // room: phòng trọ

struct HouseholdStore {  // one row per HouseholdId
  Column<HouseholdId, AgentKey> key;
  Column<HouseholdId, ZoneId> zone;          // internal; follows the dwelling
  Column<HouseholdId, DwellingId> dwelling;  // at most one household a dwelling; none while unhoused
  Column<HouseholdId, Tenure> tenure;
  Column<HouseholdId, Dong> savings;  // balance at the bank, may not be negative
  Column<HouseholdId, std::uint8_t> motorbikes;
  Column<HouseholdId, std::uint8_t> cars;
  Column<HouseholdId, std::uint16_t> persons;  // members; 0: all are gone

  std::size_t size() const { return key.size(); }
};

enum class DwellingKind : std::uint8_t { house, apartment, room, dormitory, social };

struct DwellingStore {  // one row per DwellingId
  Column<DwellingId, AgentKey> key;
  Column<DwellingId, ZoneId> zone;
  Column<DwellingId, CellId> cell;  // of the zone; none where the region has no cells
  Column<DwellingId, DwellingKind> kind;
  Column<DwellingId, float> floor_m2;         // > 0
  Column<DwellingId, HouseholdId> household;  // none while vacant

  std::size_t size() const { return key.size(); }
};

/// Practices that spread between enterprises (E13), one bit each in EnterpriseStore::practices.
enum class Practice : std::uint8_t { digital, automation, cross_border_commerce, innovation_management, green };
inline constexpr std::size_t kPractices = 5;

/// Age classes of machines: v = 0 is this year's, the last holds everything older.
inline constexpr std::size_t kVintages = 8;

/// Yearly contributions to an S&T fund that are told apart: after five years what is left goes back (E16).
inline constexpr std::size_t kFundYears = 5;

struct EnterpriseStore {  // one row per EnterpriseId
  Column<EnterpriseId, AgentKey> key;
  Column<EnterpriseId, Sector> sector;
  Column<EnterpriseId, Ownership> ownership;
  Column<EnterpriseId, Month> born;
  Column<EnterpriseId, EstablishmentId> establishment;
  // Technology and capital
  Column<EnterpriseId, double> technology;  // A of today's practice, sector mean of the base year = 1
  Column<EnterpriseId, std::array<float, kVintages>> capital;  // [million đồng, constant prices] by vintage
  Column<EnterpriseId, std::array<float, kVintages>> vintage_technology;  // A embodied in each vintage
  Column<EnterpriseId, double> capital_norm;     // its technique: capital for a unit of work to equip [million đồng]
  Column<EnterpriseId, double> rnd_stock;        // [million đồng, constant prices]
  Column<EnterpriseId, std::uint8_t> practices;  // bit k: Practice k adopted
  Column<EnterpriseId, Month> innovated;         // last innovation; far past where none
  Column<EnterpriseId, Month> renewed;           // last renewal of machines; far past where none
  Column<EnterpriseId, float> renewed_year;      // capital replaced by a newer vintage since January [million đồng]
  // Market
  Column<EnterpriseId, double> price;            // relative to the base year, > 0
  Column<EnterpriseId, double> expected_demand;  // value added [million đồng a month, constant prices]
  Column<EnterpriseId, double> share;            // of its sector's demand, sums to 1 over the sector
  Column<EnterpriseId, double> output;           // value added this month [million đồng, constant prices]
  Column<EnterpriseId, double> output_year;      // value added since January [million đồng, constant prices]
  Column<EnterpriseId, double> unmet;            // share of this month's demand that it could not serve
  // Labour
  // Persons employed, equals the persons' pointers
  Column<EnterpriseId, std::array<std::uint32_t, kSkillClasses>> workers;
  Column<EnterpriseId, double> labour_quality;  // effective labour a worker, 1 in the base year's mean
  Column<EnterpriseId, std::array<std::uint32_t, kSkillClasses>> desired;    // persons wanted, by last month's plan
  Column<EnterpriseId, std::array<std::uint32_t, kSkillClasses>> vacancies;  // open positions this month
  Column<EnterpriseId, std::array<Dong, kSkillClasses>> posted_wage;         // [đồng a month]
  // Money
  Column<EnterpriseId, Dong> cash;         // balance at the bank
  Column<EnterpriseId, Dong> profit_year;  // before tax, since January
  // Knowledge and partners
  Column<EnterpriseId, KnowledgeMask> knowledge;
  Column<EnterpriseId, InstitutionId> partner;  // of the project under way, none without
  Column<EnterpriseId, Month> partner_until;    // first month after the project
  // S&T fund, part of cash set aside: what is left of each year's contribution, this year's first
  Column<EnterpriseId, std::array<Dong, kFundYears>> fund;
  // Founders of its own kind (E17c)
  Column<EnterpriseId, std::uint8_t> startup;   // 1: founded by a graduate to try something new
  Column<EnterpriseId, Month> incubated_until;  // first month without a seat; far past where it never had one
  // Goods
  Column<EnterpriseId, std::int64_t> goods_kg;       // made and not yet sent
  Column<EnterpriseId, std::int64_t> goods_sent_kg;  // sent this month

  std::size_t size() const { return key.size(); }
};

struct EstablishmentStore {  // one row per EstablishmentId; this version gives each enterprise one
  Column<EstablishmentId, EnterpriseId> enterprise;
  Column<EstablishmentId, ZoneId> zone;
  Column<EstablishmentId, CellId> cell;        // of the zone; none where the region has no cells
  Column<EstablishmentId, std::int16_t> site;  // row of SiteStore, -1: street address
  Column<EstablishmentId, float> floor_m2;     // [m²], > 0

  std::size_t size() const { return enterprise.size(); }
};

struct Population {
  PersonStore persons;
  HouseholdStore households;
  DwellingStore dwellings;
  EnterpriseStore enterprises;
  EstablishmentStore establishments;
  std::uint64_t next_key = 1;  ///< the next agent's key; never falls
};

inline std::uint32_t total(std::array<std::uint32_t, kSkillClasses> const& by_skill) {
  return by_skill[0] + by_skill[1] + by_skill[2];
}

/// Age in whole years at the start of `now`.
constexpr int age_at(Month born, Month now) {
  return (now - born) / 12;
}

/// A month so far past that no window reaches it.
inline constexpr Month kLongAgo{0};

}  // namespace tanvan
