#include "sim/engine/population_file.hpp"

#include <functional>

#include "sim/io/results/results_writer.hpp"
#include "sim/io/text/csv_text.hpp"
#include "sim/population/measures.hpp"
#include "sim/population/words.hpp"

namespace tanvan {
namespace {

using Whole = std::vector<std::int64_t>;
using Narrow = std::vector<std::int32_t>;
using Reals = std::vector<double>;
using Texts = std::vector<std::string>;

/// One value a row. @param of  of an id
template <class Out, class Id, class Of>
Out column(std::size_t rows, Of const& of) {
  Out values;
  values.reserve(rows);
  for (auto const id : ids<Id>(rows)) values.push_back(static_cast<typename Out::value_type>(of(id)));
  return values;
}

/// Columns of one group.
template <class Id>
class Group {
 public:
  Group(ResultsWriter& file, std::string group, std::size_t rows)
      : file_(file), group_(std::move(group)), rows_(rows) {}

  template <class Of>
  void whole(char const* name, Of const& of) const {
    file_.integers(group_ + name, {rows_}, column<Whole, Id>(rows_, of));
  }
  template <class Of>
  void narrow(char const* name, Of const& of) const {
    file_.narrow_integers(group_ + name, {rows_}, column<Narrow, Id>(rows_, of));
  }
  template <class Of>
  void real(char const* name, Of const& of) const {
    file_.reals(group_ + name, {rows_}, column<Reals, Id>(rows_, of));
  }
  template <class Of>
  void text(char const* name, Of const& of) const {
    file_.texts(group_ + name, column<Texts, Id>(rows_, of));
  }

 private:
  ResultsWriter& file_;
  std::string group_;
  std::size_t rows_;
};

/// The key of another agent, 0 where there is none.
template <class Store, class Id>
std::uint64_t key_or_none(Store const& store, Id id) {
  return id ? store.key[id].value : 0;
}

void put_persons(ResultsWriter& file, Population const& all) {
  auto const& persons = all.persons;
  Group<PersonId> const group(file, "/persons/", persons.size());
  group.whole("id", [&](PersonId id) { return persons.key[id].value; });
  group.whole("household", [&](PersonId id) { return all.households.key[persons.household[id]].value; });
  group.narrow("born", [&](PersonId id) { return persons.born[id].yyyymm(); });
  group.narrow("sex", [&](PersonId id) { return persons.sex[id]; });
  group.narrow("education", [&](PersonId id) { return persons.education[id]; });
  group.narrow("status", [&](PersonId id) { return persons.status[id]; });
  group.narrow("migrant", [&](PersonId id) { return persons.migrant[id]; });
  group.whole("enterprise", [&](PersonId id) { return key_or_none(all.enterprises, persons.employer[id]); });
  group.whole("wage_vnd", [&](PersonId id) { return persons.wage[id].value; });
}

void put_households(ResultsWriter& file, Population const& all) {
  auto const& h = all.households;
  Group<HouseholdId> const group(file, "/households/", h.size());
  group.whole("id", [&](HouseholdId id) { return h.key[id].value; });
  group.narrow("zone", [&](HouseholdId id) { return h.zone[id].value; });
  group.narrow("tenure", [&](HouseholdId id) { return h.tenure[id]; });
  group.narrow("persons", [&](HouseholdId id) { return h.persons[id]; });
  group.narrow("motorbikes", [&](HouseholdId id) { return h.motorbikes[id]; });
  group.narrow("cars", [&](HouseholdId id) { return h.cars[id]; });
  group.whole("savings_vnd", [&](HouseholdId id) { return h.savings[id].value; });
  group.whole("dwelling", [&](HouseholdId id) { return key_or_none(all.dwellings, h.dwelling[id]); });
}

void put_dwellings(ResultsWriter& file, Population const& all) {
  auto const& d = all.dwellings;
  Group<DwellingId> const group(file, "/dwellings/", d.size());
  group.whole("id", [&](DwellingId id) { return d.key[id].value; });
  group.narrow("zone", [&](DwellingId id) { return d.zone[id].value; });
  group.narrow("kind", [&](DwellingId id) { return d.kind[id]; });
  group.real("floor_m2", [&](DwellingId id) { return d.floor_m2[id]; });
}

void put_enterprises(ResultsWriter& file, Population const& all) {
  auto const& e = all.enterprises;
  auto const& places = all.establishments;
  Group<EnterpriseId> const group(file, "/enterprises/", e.size());
  group.whole("id", [&](EnterpriseId id) { return e.key[id].value; });
  group.text("sector", [&](EnterpriseId id) { return kSectorNames[index_of(e.sector[id])]; });
  group.text("ownership", [&](EnterpriseId id) { return word_of(e.ownership[id], kOwnershipWords); });
  group.narrow("zone", [&](EnterpriseId id) { return places.zone[e.establishment[id]].value; });
  group.narrow("site", [&](EnterpriseId id) { return places.site[e.establishment[id]]; });
  group.narrow("born", [&](EnterpriseId id) { return e.born[id].yyyymm(); });
  group.narrow("workers", [&](EnterpriseId id) { return total(e.workers[id]); });
  group.narrow("positions", [&](EnterpriseId id) { return total(e.desired[id]); });
  group.real("floor_m2", [&](EnterpriseId id) { return places.floor_m2[e.establishment[id]]; });
  group.real("technology", [&](EnterpriseId id) { return e.technology[id]; });
  group.real("capital_mvnd", [&](EnterpriseId id) { return capital_of(e, id); });
}

void put_zones(ResultsWriter& file, ZoneStore const& zones) {
  file.texts("/zones/id", zones.code.span());
  file.texts("/zones/name", zones.name.span());
  file.texts("/zones/district", zones.district.span());
  file.reals("/zones/lon", {zones.size()}, zones.lon.span());
  file.reals("/zones/lat", {zones.size()}, zones.lat.span());
}

void put_sites(ResultsWriter& file, SiteStore const& sites) {
  if (sites.size() > 0) file.texts("/sites/name", sites.name);
}

std::string persons_csv(Population const& all) {
  auto const& persons = all.persons;
  CsvText csv;
  csv.row(
      Texts{"person_id", "household_id", "born", "sex", "education", "status", "migrant", "enterprise_id", "wage_vnd"});
  for (auto const id : ids<PersonId>(persons.size())) {
    csv.whole(static_cast<std::int64_t>(persons.key[id].value));
    csv.whole(static_cast<std::int64_t>(all.households.key[persons.household[id]].value));
    csv.cell(to_string(persons.born[id])).cell(word_of(persons.sex[id], kSexWords));
    csv.cell(word_of(persons.education[id], kEducationWords)).cell(word_of(persons.status[id], kStatusWords));
    csv.whole(persons.migrant[id]);
    csv.whole(static_cast<std::int64_t>(key_or_none(all.enterprises, persons.employer[id])));
    csv.whole(persons.wage[id].value).end_row();
  }
  return csv.take();
}

std::string households_csv(World const& world) {
  auto const& all = world.population;
  auto const& h = all.households;
  CsvText csv;
  csv.row(Texts{"household_id", "zone_id", "tenure", "persons", "motorbikes", "cars", "savings_vnd", "dwelling_id"});
  for (auto const id : ids<HouseholdId>(h.size())) {
    csv.whole(static_cast<std::int64_t>(h.key[id].value)).cell(world.network.zones.code[h.zone[id]]);
    csv.cell(word_of(h.tenure[id], kTenureWords)).whole(h.persons[id]).whole(h.motorbikes[id]).whole(h.cars[id]);
    csv.whole(h.savings[id].value);
    csv.whole(static_cast<std::int64_t>(key_or_none(all.dwellings, h.dwelling[id]))).end_row();
  }
  return csv.take();
}

std::string dwellings_csv(World const& world) {
  auto const& d = world.population.dwellings;
  CsvText csv;
  csv.row(Texts{"dwelling_id", "zone_id", "kind", "floor_m2"});
  for (auto const id : ids<DwellingId>(d.size())) {
    csv.whole(static_cast<std::int64_t>(d.key[id].value)).cell(world.network.zones.code[d.zone[id]]);
    csv.cell(word_of(d.kind[id], kDwellingWords)).number(d.floor_m2[id]).end_row();
  }
  return csv.take();
}

std::string enterprises_csv(World const& world) {
  auto const& e = world.population.enterprises;
  auto const& places = world.population.establishments;
  CsvText csv;
  csv.row(Texts{"enterprise_id", "sector", "ownership", "zone_id", "site", "born", "workers", "positions", "floor_m2",
                "technology", "capital_mvnd"});
  for (auto const id : ids<EnterpriseId>(e.size())) {
    auto const place = e.establishment[id];
    auto const site = places.site[place];
    csv.whole(static_cast<std::int64_t>(e.key[id].value)).cell(kSectorNames[index_of(e.sector[id])]);
    csv.cell(word_of(e.ownership[id], kOwnershipWords)).cell(world.network.zones.code[places.zone[place]]);
    csv.cell(site >= 0 ? std::string_view(world.sites.name[static_cast<std::size_t>(site)]) : std::string_view{});
    csv.cell(to_string(e.born[id])).whole(total(e.workers[id])).whole(total(e.desired[id]));
    csv.number(places.floor_m2[place]).number(e.technology[id]).number(capital_of(e, id)).end_row();
  }
  return csv.take();
}

}  // namespace

void write_population(World const& world, RunIdentity const& identity, std::filesystem::path const& out) {
  ResultsWriter file;
  put_identity(file, identity, world.seed, world.scale);
  put_zones(file, world.network.zones);
  put_sites(file, world.sites);
  put_persons(file, world.population);
  put_households(file, world.population);
  put_dwellings(file, world.population);
  put_enterprises(file, world.population);
  file.save(out);
}

std::vector<FolderFile> population_tables(World const& world) {
  return {{"persons.csv", persons_csv(world.population)},
          {"households.csv", households_csv(world)},
          {"dwellings.csv", dwellings_csv(world)},
          {"enterprises.csv", enterprises_csv(world)}};
}

}  // namespace tanvan
