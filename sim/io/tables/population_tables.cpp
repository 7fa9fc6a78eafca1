/// The agents of a population file as tables: the same as `tanvan synthesize --csv` writes, zones by their ids,
/// categories by their words, months as YYYY-MM.

#include <array>
#include <string_view>

#include "sim/core/calendar.hpp"
#include "sim/io/tables/result_parts.hpp"
#include "sim/population/words.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;

/// One text a row, by the row's whole number; empty where none belongs to it.
template <class Of>
void tell(DataColumn& column, Of const& of) {
  Texts told;
  auto const& values = std::get<std::vector<std::int64_t>>(column.values);
  told.reserve(values.size());
  for (auto const value : values) told.push_back(of(value));
  column.values = std::move(told);
  column.unit = "text";
}

/// The columns of one kind of agent as they are added, in their order.
class AgentTable {
 public:
  AgentTable(ResultColumns& from, std::string group, DataTable table)
      : from_(from), group_(std::move(group)), rows_(from.extent(group_ + "id", 0)), table_(std::move(table)) {}

  DataColumn& add(char const* name, char const* dataset) {
    table_.columns.push_back(from_.column(group_ + dataset, name, rows_));
    return table_.columns.back();
  }
  void plain(char const* name) { add(name, name); }
  void month(char const* name) {
    tell(add(name, name),
         [](std::int64_t m) { return to_string(month_of(static_cast<int>(m / 100), static_cast<int>(m % 100))); });
  }
  template <std::size_t n>
  void word(char const* name, std::array<std::string_view, n> const& words) {
    tell(add(name, name), [&](std::int64_t k) {
      return k >= 0 && static_cast<std::size_t>(k) < n ? std::string(words[static_cast<std::size_t>(k)])
                                                       : std::string{};
    });
  }
  void name_of_row(char const* name, char const* dataset, Texts const& names) {
    tell(add(name, dataset), [&](std::int64_t row) {
      return row >= 0 && static_cast<std::size_t>(row) < names.size() ? names[static_cast<std::size_t>(row)]
                                                                      : std::string{};
    });
  }
  DataTable take() { return std::move(table_); }

 private:
  ResultColumns& from_;
  std::string group_;
  std::size_t rows_;
  DataTable table_;
};

DataTable empty_table(char const* name, char const* vi, char const* en) {
  return {name, {vi, en}, {}, {}, {0}, {}, {}};
}

DataTable persons(ResultColumns& from) {
  AgentTable table(from, "/persons/", empty_table("persons", "Người", "Persons"));
  table.add("person_id", "id");
  table.add("household_id", "household");
  table.month("born");
  table.word("sex", kSexWords);
  table.word("education", kEducationWords);
  table.word("status", kStatusWords);
  table.plain("migrant");
  table.add("enterprise_id", "enterprise");
  table.plain("wage_vnd");
  return table.take();
}

DataTable households(ResultColumns& from, Texts const& zones) {
  AgentTable table(from, "/households/", empty_table("households", "Hộ", "Households"));
  table.add("household_id", "id");
  table.name_of_row("zone_id", "zone", zones);
  table.word("tenure", kTenureWords);
  for (auto const* name : {"persons", "motorbikes", "cars", "savings_vnd"}) table.plain(name);
  table.add("dwelling_id", "dwelling");
  return table.take();
}

DataTable dwellings(ResultColumns& from, Texts const& zones) {
  AgentTable table(from, "/dwellings/", empty_table("dwellings", "Chỗ ở", "Dwellings"));
  table.add("dwelling_id", "id");
  table.name_of_row("zone_id", "zone", zones);
  table.word("kind", kDwellingWords);
  table.plain("floor_m2");
  return table.take();
}

DataTable enterprises(ResultColumns& from, Texts const& zones, Texts const& sites) {
  AgentTable table(from, "/enterprises/", empty_table("enterprises", "Doanh nghiệp", "Enterprises"));
  table.add("enterprise_id", "id");
  table.plain("sector");
  table.plain("ownership");
  table.name_of_row("zone_id", "zone", zones);
  table.name_of_row("site", "site", sites);
  table.month("born");
  for (auto const* name : {"workers", "positions", "floor_m2", "technology", "capital_mvnd"}) table.plain(name);
  return table.take();
}

}  // namespace

bool is_population(ResultsFile const& file) {
  return file.has("/persons/id") && file.has("/households/id") && !file.has("/time/year");
}

void add_population_tables(ResultColumns& from, Tables& tables) {
  if (!is_population(from.file())) return;
  auto const zones = from.texts("/zones/id", from.extent("/zones/id", 0));
  auto const sites = from.file().has("/sites/name") ? from.file().texts("/sites/name") : Texts{};
  tables.push_back(persons(from));
  tables.push_back(households(from, zones));
  tables.push_back(dwellings(from, zones));
  tables.push_back(enterprises(from, zones, sites));
}

}  // namespace tanvan
