// Zones year by year: who lives and works there, what stands there and what it reaches.
#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr auto kReal = ValueType::real;
constexpr bool kOptional = false;

constexpr DatasetSpec zoned(std::string_view path, std::string_view units, std::string_view label_en,
                            std::string_view label_vi) {
  return {path, kReal, "Y,Z", units, label_en, true, label_vi, {}, {}, {}};
}
constexpr DatasetSpec zoned_by_day(std::string_view path, std::string_view units, std::string_view label_en,
                                   std::string_view label_vi) {
  return {path, kReal, "Y,Z", units, label_en, kOptional, label_vi, {}, {}, {}};
}

constexpr DatasetSpec kZoneYear[] = {
    zoned("/zone_year/population", "persons", "residents", "Dân số"),
    zoned("/zone_year/households", "households", "households", "Số hộ"),
    zoned("/zone_year/dwellings", "dwellings", "dwellings", "Số chỗ ở"),
    zoned("/zone_year/households_unhoused", "households", "households without a dwelling", "Hộ chưa có chỗ ở"),
    zoned("/zone_year/jobs", "jobs", "workers of establishments in the zone", "Việc làm tại chỗ"),
    zoned("/zone_year/employed_residents", "persons", "residents with a job", "Người dân có việc làm"),
    zoned("/zone_year/unemployment_rate", "percent", "unemployment rate of residents", "Tỷ lệ thất nghiệp"),
    zoned("/zone_year/mean_wage", "VND per month", "mean wage of residents", "Tiền lương bình quân"),
    zoned("/zone_year/enterprises", "enterprises", "enterprises", "Số doanh nghiệp"),
    zoned("/zone_year/innovating_share", "percent", "innovating enterprises", "Doanh nghiệp đổi mới sáng tạo"),
    zoned("/zone_year/floor_space", "m2", "floor space standing", "Diện tích sàn hiện có"),
    zoned("/zone_year/floor_space_completed", "m2", "floor space completed in the year", "Diện tích sàn hoàn thành"),
    zoned("/zone_year/floor_space_demolished", "m2", "floor space demolished in the year", "Diện tích sàn phá dỡ"),
    zoned("/zone_year/far", "1", "floor-area ratio", "Hệ số sử dụng đất"),
    zoned("/zone_year/far_cap", "1", "floor-area ratio allowed", "Hệ số sử dụng đất cho phép"),
    zoned("/zone_year/price", "million VND per m2", "price of housing floor space", "Giá nhà ở"),
    zoned("/zone_year/accessibility_jobs", "1",
          "accessibility to jobs of 1 January (Hansen); only where a day of travel was lived",
          "Khả năng tiếp cận việc làm"),
    zoned("/zone_year/accessibility_workers", "1",
          "accessibility to workers (Hansen); only where a day of travel was lived", "Khả năng tiếp cận lao động"),
    zoned("/zone_year/accessibility_jobs_basic", "1", "accessibility to jobs of basic skill on 1 January (Hansen)",
          "Tiếp cận việc làm phổ thông"),
    zoned("/zone_year/accessibility_jobs_middle", "1", "the same of middle skill", "Tiếp cận việc làm trung cấp"),
    zoned("/zone_year/accessibility_jobs_high", "1", "the same of high skill", "Tiếp cận việc làm trình độ cao"),
    zoned("/zone_year/accessibility_jobs_45min_motorbike", "jobs", "jobs of 1 January within 45 minutes by motorbike",
          "Việc làm trong 45 phút bằng xe máy"),
    zoned("/zone_year/accessibility_jobs_45min_car", "jobs", "jobs of 1 January within 45 minutes by car",
          "Việc làm trong 45 phút bằng ô tô"),
    zoned("/zone_year/accessibility_jobs_45min_transit", "jobs",
          "jobs of 1 January within 45 minutes by public transport or on foot: mean of /cell_year/jobs_45min_transit "
          "over the zone's "
          "cells by the weights of its homes; 0 where it has no cells, outside; years before the first day of travel "
          "hold that day's",
          "Việc làm trong 45 phút bằng giao thông công cộng"),
    zoned_by_day(
        "/zone_year/accessibility_logsum", "min",
        "logsum of destination and mode: ln(accessibility_jobs) / d, d = models.road.access_decay [1/min]; what "
        "the choice of a job and of a mode is worth in minutes of generalised time; 0 below one job",
        "Khả năng tiếp cận việc làm theo logsum của điểm đến và phương tiện"),
    zoned_by_day("/zone_year/accessibility_jobs_motorbike", "jobs",
                 "Hansen accessibility by motorbike: sum of jobs_j exp(-d g_ij), jobs of 1 January, so that what "
                 "follows a year's services does not count for them, g generalised minutes of the morning "
                 "peak: time, running costs and tolls by the slopes of models.mode_choice; years before the first day "
                 "of travel hold that day's",
                 "Khả năng tiếp cận việc làm bằng xe máy"),
    zoned_by_day("/zone_year/accessibility_jobs_car", "jobs",
                 "the same by car; years before the first day of travel hold that day's",
                 "Khả năng tiếp cận việc làm bằng ô tô"),
    zoned_by_day("/zone_year/accessibility_jobs_transit", "jobs",
                 "Hansen accessibility by public transport or on foot, without crowding: mean of "
                 "/cell_year/accessibility_transit over the zone's cells by the weights of its homes; 0 where it has "
                 "no cells, outside; years before the first day of travel hold that day's",
                 "Khả năng tiếp cận việc làm bằng giao thông công cộng"),
    zoned_by_day("/zone_year/accessibility_logsum_motorbike", "min",
                 "logsum of destinations by motorbike: ln(accessibility_jobs_motorbike) / d; 0 below one job; years "
                 "before the first day of travel hold that day's",
                 "Logsum tiếp cận việc làm bằng xe máy"),
    zoned_by_day("/zone_year/accessibility_logsum_car", "min",
                 "logsum of destinations by car: ln(accessibility_jobs_car) / d; 0 below one job; years before the "
                 "first day of travel hold that day's",
                 "Logsum tiếp cận việc làm bằng ô tô"),
    zoned_by_day("/zone_year/accessibility_logsum_transit", "min",
                 "logsum of destinations by public transport: ln(accessibility_jobs_transit) / d; 0 below one job; "
                 "years before the first day of travel hold that day's",
                 "Logsum tiếp cận việc làm bằng giao thông công cộng"),
    zoned("/zone_year/pm25_exposure", "g/(km day)", "PM2.5 of traffic nearby, thinned out with distance (index)",
          "Chỉ số phơi nhiễm PM2.5 từ giao thông"),
    zoned("/zone_year/residents_road_50m", "persons", "residents within 50 m of a busy road",
          "Dân số trong phạm vi 50 m quanh đường đông xe"),
    zoned("/zone_year/residents_road_150m", "persons", "residents from 50 to 150 m of a busy road",
          "Dân số trong khoảng 50-150 m quanh đường đông xe"),
    zoned("/zone_year/residents_road_300m", "persons", "residents from 150 to 300 m of a busy road",
          "Dân số trong khoảng 150-300 m quanh đường đông xe"),
    zoned("/zone_year/noise_lden", "dB",
          "noise of road traffic by day, evening and night at homes, Lden, mean by energy; 0 outside and where no road "
          "is near",
          "Mức ồn giao thông ngày-tối-đêm (Lden) tại nơi ở, bình quân theo năng lượng"),
    zoned("/zone_year/noise_exposed_65", "persons", "residents with road traffic noise above 65 dB Lden",
          "Dân số chịu tiếng ồn giao thông trên 65 dB (Lden)"),
};

}  // namespace

std::vector<DatasetSpec> zone_year_schema() {
  return {std::begin(kZoneYear), std::end(kZoneYear)};
}

}  // namespace tanvan
