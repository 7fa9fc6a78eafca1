// Cells of 250 m: where they lie, who lives and works there, and what they reach.
#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr auto kReal = ValueType::real;
constexpr auto kInteger = ValueType::integer;
constexpr auto kText = ValueType::text;
constexpr bool kOptional = false;

constexpr DatasetSpec of_cell(std::string_view path, ValueType type, std::string_view units, std::string_view what,
                              std::string_view label_vi) {
  return {path, type, "a", units, what, kOptional, label_vi, {}, {}, {}, type != kText};
}
constexpr DatasetSpec of_year(std::string_view path, std::string_view units, std::string_view what,
                              std::string_view label_vi) {
  return {path, kReal, "y,a", units, what, kOptional, label_vi, {}, {}, {}, true};
}

constexpr DatasetSpec kCells[] = {
    of_cell("/cells/zone", kText, "text", "id of the zone that the cell, a square of 250 m, belongs to", "mã vùng"),
    of_cell("/cells/lon", kReal, "degrees", "longitude of its middle, WGS 84", "kinh độ tâm ô"),
    of_cell("/cells/lat", kReal, "degrees", "latitude of its middle, WGS 84", "vĩ độ tâm ô"),
    of_cell("/cells/row", kInteger, "1", "row of the grid, 0 in the south", "hàng của lưới, 0 ở phía nam"),
    of_cell("/cells/column", kInteger, "1", "column of the grid, 0 in the west", "cột của lưới, 0 ở phía tây"),
    of_cell("/cells/land_m2", kReal, "m2", "its part of the zone's area", "diện tích đất"),

    {"/cell_year/year", kInteger, "y", "year", "December of which the row tells; the day of travel of that year",
     kOptional, "năm"},
    of_year("/cell_year/population", "persons", "residents who have a home", "Dân số có chỗ ở"),
    of_year("/cell_year/jobs", "jobs", "workers of establishments there", "Việc làm tại chỗ"),
    of_year("/cell_year/floor_m2", "m2", "dwellings that stand and floor that enterprises use",
            "Diện tích sàn nhà ở và sàn doanh nghiệp"),
    of_year("/cell_year/jobs_45min_walk", "jobs",
            "jobs of 1 January within a walk of 45 minutes from the cell's middle", "Việc làm trong 45 phút đi bộ"),
    of_year("/cell_year/jobs_45min_motorbike", "jobs", "jobs of 1 January within 45 minutes by motorbike, morning peak",
            "Việc làm trong 45 phút bằng xe máy"),
    of_year("/cell_year/jobs_45min_car", "jobs", "jobs of 1 January within 45 minutes by car, morning peak",
            "Việc làm trong 45 phút bằng ô tô"),
    of_year("/cell_year/jobs_45min_transit", "jobs",
            "jobs of 1 January within 45 minutes by public transport or on foot, door to door, with mean waits of the "
            "morning peak and room for everybody",
            "Việc làm trong 45 phút bằng giao thông công cộng"),
    of_year(
        "/cell_year/accessibility_walk", "jobs",
        "Hansen accessibility: sum over cells j of jobs_j exp(-d g_ij) on foot, jobs of 1 January, so that what "
        "follows "
        "a year's services does not count for them, d = models.road.access_decay [1/min], "
        "g generalised minutes by models.mode_choice: a walk all the way by walk_weight, walks to stops and waits by "
        "outside_weight, changes and money by its slopes",
        "Khả năng tiếp cận việc làm khi đi bộ"),
    of_year("/cell_year/accessibility_motorbike", "jobs", "the same by motorbike, with running costs",
            "Khả năng tiếp cận việc làm bằng xe máy"),
    of_year("/cell_year/accessibility_car", "jobs", "the same by car, with running costs and tolls",
            "Khả năng tiếp cận việc làm bằng ô tô"),
    of_year("/cell_year/accessibility_transit", "jobs",
            "the same by public transport or on foot, with fares, without crowding",
            "Khả năng tiếp cận việc làm bằng giao thông công cộng"),
    of_year("/cell_year/accessibility_motorbike_basic", "jobs", "accessibility_motorbike to jobs of basic skill",
            "Tiếp cận việc làm phổ thông bằng xe máy"),
    of_year("/cell_year/accessibility_motorbike_middle", "jobs", "accessibility_motorbike to jobs of middle skill",
            "Tiếp cận việc làm trung cấp bằng xe máy"),
    of_year("/cell_year/accessibility_motorbike_high", "jobs", "accessibility_motorbike to jobs of high skill",
            "Tiếp cận việc làm trình độ cao bằng xe máy"),
    of_year("/cell_year/accessibility_car_basic", "jobs", "accessibility_car to jobs of basic skill",
            "Tiếp cận việc làm phổ thông bằng ô tô"),
    of_year("/cell_year/accessibility_car_middle", "jobs", "accessibility_car to jobs of middle skill",
            "Tiếp cận việc làm trung cấp bằng ô tô"),
    of_year("/cell_year/accessibility_car_high", "jobs", "accessibility_car to jobs of high skill",
            "Tiếp cận việc làm trình độ cao bằng ô tô"),
    of_year("/cell_year/accessibility_transit_basic", "jobs", "accessibility_transit to jobs of basic skill",
            "Tiếp cận việc làm phổ thông bằng giao thông công cộng"),
    of_year("/cell_year/accessibility_transit_middle", "jobs", "accessibility_transit to jobs of middle skill",
            "Tiếp cận việc làm trung cấp bằng giao thông công cộng"),
    of_year("/cell_year/accessibility_transit_high", "jobs", "accessibility_transit to jobs of high skill",
            "Tiếp cận việc làm trình độ cao bằng giao thông công cộng"),
    of_year("/cell_year/accessibility_logsum", "min",
            "logsum of destination and mode: ln(accessibility_motorbike + accessibility_car + accessibility_transit) / "
            "d; 0 where they sum to less than one job",
            "Khả năng tiếp cận theo logsum của điểm đến và phương tiện"),
};

}  // namespace

std::vector<DatasetSpec> cell_schema() {
  return {std::begin(kCells), std::end(kCells)};
}

}  // namespace tanvan
