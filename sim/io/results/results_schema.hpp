#pragma once
/// What a results file holds: one table that the writer, the reader, the tests and the documentation share.

#include <string>
#include <string_view>
#include <vector>

namespace tanvan {

enum class ValueType { real, integer, text };

/// The format's name and version. Readers accept every minor of a major that they know.
inline constexpr std::string_view kResultsFormat = "tanvan-results";
inline constexpr int kResultsMajor = 1;
inline constexpr int kResultsMinor = 11;

/// One dataset, or a family of them where the path holds `{year}`, `{mode}` or `{name}`.
struct DatasetSpec {
  std::string_view path;
  ValueType type;
  std::string_view shape;          ///< axes by comma, empty for a scalar; see `shape_symbols`
  std::string_view units;          ///< "1" for a pure number, "text" for text
  std::string_view description;    ///< one English phrase
  bool required = true;            ///< in every file of `tanvan run`
  std::string_view label_vi = {};  ///< the phrase in Vietnamese; where tables leave the program
  std::string_view definition_vi = {}, definition_en = {}, source = {};  ///< of indicators
  bool narrow = false;  ///< numbers of 32 bits, for tables of many rows
};

/// One attribute of a group.
struct AttributeSpec {
  std::string_view group, name;
  ValueType type;
  std::string_view units, description;
};

/// An axis of a shape and what it counts.
struct ShapeSymbol {
  std::string_view symbol, meaning;
};

/// Every dataset, in the order in which the documentation lists them.
std::vector<DatasetSpec> const& results_schema();

/// Every attribute of a group.
std::vector<AttributeSpec> const& attribute_schema();

/// The rows of the schema under /indicators and under /zone_year.
std::vector<DatasetSpec> indicator_schema();
std::vector<DatasetSpec> zone_year_schema();

/// True for the yearly figures that stand on a day of travel and stand still between two of them: those of /indicators
/// and of /zone_year. @param path absolute
bool of_travel_day(std::string_view path);

/// The indicators of productivity and of an intelligent community, which are among those; the rows by sector, [Y, i].
std::vector<DatasetSpec> productivity_schema();
std::vector<DatasetSpec> sector_year_schema();

/// The indicators of what policies cost and of who founds enterprises, which are among those too.
std::vector<DatasetSpec> policy_schema();

/// The rows of the schema that a simulated day adds: districts, screenlines, travel times, moves.
std::vector<DatasetSpec> day_schema();

/// The rows of stations and what lies within a walk of them.
std::vector<DatasetSpec> land_schema();

/// The rows of cells of 250 m: where they lie, who lives and works there, and what they reach.
std::vector<DatasetSpec> cell_schema();

/// The rows of goods and of the vehicles that carry them.
std::vector<DatasetSpec> freight_schema();

/// The rows of the schema that a population alone has: persons, households, dwellings, enterprises.
std::vector<DatasetSpec> population_schema();

/// The axes that shapes name.
std::vector<ShapeSymbol> const& shape_symbols();

/// The row that describes `path`, none where the schema does not know it.
/// @param path absolute, such as /traffic/2025/speed_kmh
DatasetSpec const* find_dataset(std::string_view path);

/// True where `path` is one of the datasets that `pattern` stands for: {year} is four digits, {mode} and {name} a word.
bool matches(std::string_view pattern, std::string_view path);

/// The schema as a page of Markdown.
std::string schema_markdown();

}  // namespace tanvan
