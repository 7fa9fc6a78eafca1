// Stations, what lies within a walk of them, and access by mode.
#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr auto kReal = ValueType::real;
constexpr auto kInteger = ValueType::integer;
constexpr auto kText = ValueType::text;
constexpr bool kOptional = false;

constexpr DatasetSpec of_station(std::string_view path, std::string_view units, std::string_view what,
                                 std::string_view label_vi) {
  return {path, kReal, "t", units, what, kOptional, label_vi, {}, {}, {}};
}

constexpr DatasetSpec kStations[] = {
    {"/stations/year", kInteger, "t", "year", "December of which the row tells", kOptional, "năm"},
    {"/stations/station", kText, "t", "text", "name of the station, open by then", kOptional, "tên nhà ga"},
    {"/stations/station_id", kText, "t", "text", "id of its first stop, as in /stops/id", kOptional,
     "mã trạm đầu tiên"},
    {"/stations/zone", kText, "t", "text", "id of its zone", kOptional, "mã vùng"},
    {"/stations/lon", kReal, "t", "degrees", "longitude, WGS 84", kOptional, "kinh độ"},
    {"/stations/lat", kReal, "t", "degrees", "latitude, WGS 84", kOptional, "vĩ độ"},
    of_station("/stations/population_500", "persons", "residents within a walk of 500 m along streets",
               "dân số trong 500 m đi bộ"),
    of_station("/stations/population_800", "persons", "residents within 800 m", "dân số trong 800 m đi bộ"),
    of_station("/stations/population_1000", "persons", "residents within 1,000 m", "dân số trong 1.000 m đi bộ"),
    of_station("/stations/jobs_500", "jobs", "workers of establishments within 500 m", "việc làm trong 500 m"),
    of_station("/stations/jobs_800", "jobs", "workers of establishments within 800 m", "việc làm trong 800 m"),
    of_station("/stations/jobs_1000", "jobs", "workers of establishments within 1,000 m", "việc làm trong 1.000 m"),
    of_station("/stations/land_ha_500", "ha", "land within 500 m along streets", "diện tích trong 500 m"),
    of_station("/stations/land_ha_800", "ha", "land within 800 m along streets", "diện tích trong 800 m"),
    of_station("/stations/land_ha_1000", "ha", "land within 1,000 m along streets", "diện tích trong 1.000 m"),
    of_station("/stations/density", "1/ha", "residents and jobs a hectare within 800 m", "mật độ dân cư và việc làm"),
    of_station("/stations/mix", "1", "evenness of floor uses within 800 m, Shannon's entropy over its most",
               "mức độ hỗn hợp chức năng"),
    of_station("/stations/block_m", "m", "mean side of street blocks within 800 m", "cạnh ô phố bình quân"),
    of_station("/stations/walk_shed", "1", "land within a walk of 800 m over that of the circle",
               "tỷ lệ vùng đi bộ thực tế"),
    of_station("/stations/parking_share", "1", "floor of parking that rules have brought, of all floor within 800 m",
               "tỷ lệ diện tích đỗ xe"),
    of_station("/stations/departures_peak_h", "vehicles/h", "departures at the peak, both directions",
               "số chuyến giờ cao điểm"),
    of_station("/stations/jobs_by_transit_45min", "jobs",
               "jobs within 45 minutes by public transport, mean over the land within 800 m of "
               "/cell_year/jobs_45min_transit of "
               "the last day of travel; 0 before the first",
               "việc làm trong 45 phút bằng giao thông công cộng"),
    of_station("/stations/node_value", "1", "mean z-score of departures and jobs by transit over the year's stations",
               "giá trị nút giao thông"),
    of_station("/stations/place_value", "1", "mean z-score of density, mix and walk-shed", "giá trị địa điểm"),
    of_station("/stations/market_value", "1", "mean z-score of price and uplift", "giá trị thị trường"),
    of_station("/stations/price_mvnd_m2", "million VND per m2", "price of housing in its zone", "giá nhà ở trong vùng"),
    of_station("/stations/uplift_core_percent", "percent", "what the station adds to prices within 500 m by now",
               "mức tăng giá trong 500 m"),
    of_station("/stations/uplift_bn", "billion VND",
               "what it adds to the worth of homes and shops within 1,000 m by now, current prices",
               "giá trị đất và nhà tăng thêm"),
    of_station(
        "/stations/capture_npv_05_bn", "billion VND",
        "net present value of taxing that as it comes about (models.landuse.taxable_share), at a premium of 0.10",
        "giá trị hiện tại ròng có thể thu hồi, mức thấp"),
    of_station("/stations/capture_npv_50_bn", "billion VND", "the same at the premium of models.landuse.premium_core",
               "giá trị hiện tại ròng có thể thu hồi, mức giữa"),
    of_station("/stations/capture_npv_95_bn", "billion VND", "the same at a premium of 0.20",
               "giá trị hiện tại ròng có thể thu hồi, mức cao"),
    of_station(
        "/stations/levied_bn", "billion VND",
        "levies so far, where land_value_capture is in force: its share of what was added within each year, current "
        "prices",
        "tiền đã thu từ giá trị đất"),
};

}  // namespace

std::vector<DatasetSpec> land_schema() {
  return {std::begin(kStations), std::end(kStations)};
}

}  // namespace tanvan
