/// Goods as tables: what is a row, what is not known, what older files lack.

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/results/results_writer.hpp"
#include "sim/io/tables/csv_files.hpp"
#include "sim/io/tables/result_tables.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;
using Reals = std::vector<double>;
using Integers = std::vector<std::int64_t>;

/// Two commodities in 2029 and 2030; a day of travel in 2030 with two vehicles and two gateways, one not at work.
void fill_account(ResultsWriter& out) {
  for (std::string const year : {"2029", "2030"}) {
    out.texts("/freight/" + year + "/commodity", Texts{"food", "bulk"});
    out.reals("/freight/" + year + "/tonnes_opening", {2}, Reals{1, 2});
    out.reals("/freight/" + year + "/tonnes_produced", {2}, Reals{10, 20});
  }
}
void fill_day(ResultsWriter& out) {
  std::string const day = "/freight/2030/";
  out.reals(day + "commodity_tonnes", {2}, Reals{3, 4});
  out.texts(day + "vehicle", Texts{"van", "tractor"});
  out.reals(day + "vehicle_trips", {2}, Reals{30, 40});
  out.reals(day + "vehicle_km", {2}, Reals{300, 4'000});
  out.reals(day + "departures", {2, 3}, Reals{5, 10, 15, 0, 40, 0});
}
void fill_gates(ResultsWriter& out) {
  std::string const day = "/freight/2030/";
  out.texts(day + "gateway", Texts{"Cát Lái", "An Tây"});
  out.reals(day + "gateway_tonnes", {2}, Reals{900, 0});
  out.reals(day + "gate_trucks", {2, 3}, Reals{7, 8, 1, 0, 0, 0});
  out.reals(day + "turn_min", {2}, Reals{43.5, 0});
  out.reals(day + "turn_trucks", {2, 3}, Reals{1, 12, 2, 0, 0, 0});
}
void fill_figures(ResultsWriter& out) {
  std::string const day = "/freight/2030/";
  out.texts(day + "flow", Texts{"supply", "market"});
  out.reals(day + "flow_tonnes", {2}, Reals{6, 1});
  out.reals(day + "empty_share", {}, Reals{0.5});
  out.reals(day + "size_shipments", {6}, Reals{6, 5, 4, 3, 2, 1});
}

class FreightTables : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-freight-tables-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  std::vector<DataTable> tables(ResultsWriter& out) const {
    out.save(folder / "a.h5");
    auto const file = ResultsFile::open(folder / "a.h5");
    return *tables_of_result(*file, {});
  }
  std::vector<DataTable> all_tables() const {
    ResultsWriter out;
    fill_account(out), fill_day(out), fill_gates(out), fill_figures(out);
    return tables(out);
  }
  template <class Values>
  static Values values(std::vector<DataTable> const& all, char const* table, char const* column) {
    auto const* found = find_table(all, table);
    if (!found || !found->column(column)) return {};
    return std::get<Values>(found->column(column)->values);
  }
};

TEST_F(FreightTables, GoodsAreRowsOfAYearAndACommodity) {
  auto const all = all_tables();
  EXPECT_EQ(values<Integers>(all, "freight_goods", "year"), (Integers{2029, 2029, 2030, 2030}));
  EXPECT_EQ(values<Texts>(all, "freight_goods", "commodity"), (Texts{"food", "bulk", "food", "bulk"}));
  EXPECT_EQ(values<Reals>(all, "freight_goods", "tonnes_produced"), (Reals{10, 20, 10, 20}));
  auto const sent = values<Reals>(all, "freight_goods", "tonnes_day");
  ASSERT_EQ(sent.size(), 4U);
  EXPECT_TRUE(std::isnan(sent[0])) << "a year without a day of travel";
  EXPECT_EQ(sent[3], 4);
}

TEST_F(FreightTables, VehiclesHaveARowAYearWithADayOfTravel) {
  auto const all = all_tables();
  EXPECT_EQ(values<Integers>(all, "freight_vehicles", "year"), (Integers{2030, 2030}));
  EXPECT_EQ(values<Texts>(all, "freight_vehicles", "vehicle"), (Texts{"van", "tractor"}));
  EXPECT_EQ(values<Reals>(all, "freight_vehicles", "km"), (Reals{300, 4'000}));
  EXPECT_EQ(find_table(all, "freight_vehicles")->column("co2_t"), nullptr) << "an older file";
}

TEST_F(FreightTables, DeparturesOfAVehicleAddUpToItsTrips) {
  auto const all = all_tables();
  EXPECT_EQ(values<Integers>(all, "freight_departures", "hour"), (Integers{0, 1, 2, 0, 1, 2}));
  EXPECT_EQ(values<Texts>(all, "freight_departures", "vehicle")[3], "tractor");
  auto const trips = values<Reals>(all, "freight_departures", "trips");
  EXPECT_EQ(trips[0] + trips[1] + trips[2], values<Reals>(all, "freight_vehicles", "trips")[0]);
}

TEST_F(FreightTables, TrucksOfAGatewayAreThoseOfItsHours) {
  auto const all = all_tables();
  EXPECT_EQ(values<Reals>(all, "freight_gateways", "trucks"), (Reals{16, 0}));
  EXPECT_EQ(values<Reals>(all, "freight_gateways", "tonnes"), (Reals{900, 0}));
  EXPECT_EQ(values<Reals>(all, "freight_gateways", "turn_min"), (Reals{43.5, 0}));
  EXPECT_EQ(values<Reals>(all, "freight_gate_hours", "trucks"), (Reals{7, 8, 1, 0, 0, 0}));
}

TEST_F(FreightTables, TurnTimesAreClassesOfTenMinutes) {
  auto const all = all_tables();
  EXPECT_EQ(values<Integers>(all, "freight_turn_times", "turn_from_min"), (Integers{0, 10, 20, 0, 10, 20}));
  EXPECT_EQ(values<Reals>(all, "freight_turn_times", "trucks"), (Reals{1, 12, 2, 0, 0, 0}));
}

TEST_F(FreightTables, FiguresSayTheirPartAndUnit) {
  auto const all = all_tables();
  auto const figures = values<Texts>(all, "freight_figures", "figure");
  auto const parts = values<Texts>(all, "freight_figures", "part"),
             units = values<Texts>(all, "freight_figures", "unit");
  auto const figure = values<Reals>(all, "freight_figures", "value");
  ASSERT_EQ(figures.size(), 9U) << "two flows, six sizes, one of the whole";
  for (std::size_t row = 0; row < figures.size(); ++row) {
    if (figures[row] == "empty_share") {
      EXPECT_EQ(parts[row], "");
      EXPECT_EQ(units[row], "1");
      EXPECT_EQ(figure[row], 0.5);
    }
    if (parts[row] == "market") {
      EXPECT_EQ(figures[row], "flow_tonnes");
      EXPECT_EQ(units[row], "t per day");
      EXPECT_EQ(figure[row], 1);
    }
    if (parts[row] == "35 t") {
      EXPECT_EQ(figure[row], 1);
    }
  }
}

TEST_F(FreightTables, EveryTableIsAsLongAsItsColumns) {
  for (auto const& table : all_tables())
    for (auto const& column : table.columns) EXPECT_EQ(column.rows(), table.rows()) << table.name << " " << column.name;
}

TEST_F(FreightTables, AResultWithTheAccountAloneHasNoOtherTable) {
  ResultsWriter out;
  fill_account(out);
  auto const all = tables(out);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name, "freight_goods");
}

}  // namespace
}  // namespace tanvan
