#pragma once
/// Which figure answers which target of targets.csv: read by targets.cpp alone.

#include <array>
#include <string_view>

#include "sim/engine/target_counts.hpp"
#include "sim/engine/targets.hpp"

namespace tanvan {

inline constexpr int kBaseYear = 2020;   // "so với năm 2020"; the province was among the ICF's Smart21
inline constexpr int kTitleYear = 2021;  // the first year among its Top7 (targets.csv)

/// How a series answers a target's year.
enum class Reading {
  that_year,
  mean_of_three,
  mean_of_five,
  ratio_to_base,   // over 2020
  ratio_to_title,  // over 2021, the first year among the ICF's Top7
  least_ratio,     // least year since 2021 over 2020: kept every year
  ratio_to_line,   // over Rule::line
  sum_to_year,     // over the years of the run to that year
  tfp_over_five
};

struct Rule {
  std::string_view indicator;  // of targets.csv
  std::string_view series;     // of Record::indicators
  Reading reading;
  std::string_view definition_en, definition_vi;
  TargetBasis basis = TargetBasis::agents;
  double line = 1;            // of ratio_to_line
  bool to_last_year = false;  // a target beyond the run is read in the run's last year (year_read)
};

inline constexpr Rule kRules[] = {
    {"tfp_contribution_to_growth", "tfp_share_gso", Reading::that_year, "TFP share of growth in that year, GSO formula",
     "Đóng góp của TFP vào tăng trưởng trong năm, công thức TCTK"},
    {"tfp_contribution_to_growth", "growth_tfp", Reading::tfp_over_five,
     "TFP share of growth over the five years to that year, GSO formula",
     "Đóng góp của TFP vào tăng trưởng bình quân 5 năm, công thức TCTK"},
    {"tfp_contribution_to_growth", "tfp_share_apo", Reading::that_year, "TFP share of growth in that year, APO form",
     "Đóng góp của TFP vào tăng trưởng trong năm, cách tính của APO"},
    {"technology_equipment_renewal_rate", "renewal_r1", Reading::mean_of_three,
     "R1: growth of the renewal index a year, mean of three years", "R1: tốc độ tăng chỉ số đổi mới, bình quân 3 năm"},
    {"technology_equipment_renewal_rate", "renewal_r2", Reading::that_year, "R2: enterprises that renewed in that year",
     "R2: tỷ lệ doanh nghiệp có đổi mới trong năm"},
    {"technology_equipment_renewal_rate", "renewal_r3", Reading::that_year, "R3: machines replaced in that year",
     "R3: tỷ lệ máy móc được thay mới trong năm"},
    {"social_labour_productivity_growth", "labour_productivity_growth", Reading::mean_of_three,
     "Growth of labour productivity at constant prices, mean of three years",
     "Tốc độ tăng năng suất lao động theo giá so sánh, bình quân 3 năm"},
    {"social_labour_productivity_growth", "labour_productivity_growth", Reading::mean_of_five,
     "Growth of labour productivity at constant prices, mean of five years",
     "Tốc độ tăng năng suất lao động theo giá so sánh, bình quân 5 năm"},
    {"science_technology_enterprises_vs_2020", "st_enterprises", Reading::ratio_to_base,
     "S&T enterprises over those of 2020", "Số doanh nghiệp khoa học và công nghệ so với năm 2020"},
    {"innovative_startups_vs_2020", "startups", Reading::ratio_to_base,
     "Start-ups founded to try something new, younger than five years, over those of 2020; how many stood at the start "
     "is a prior",
     "Số doanh nghiệp khởi nghiệp lập ra để thử cái mới, dưới 5 tuổi, so với năm 2020; số có ban đầu là giả định"},
    {"innovating_enterprises_share", "innovating_share_all", Reading::that_year, "All enterprises, window of 36 months",
     "Tất cả doanh nghiệp, trong 36 tháng gần nhất"},
    {"innovating_enterprises_share", "innovating_share_manufacturing", Reading::that_year,
     "Enterprises of manufacturing, window of 36 months", "Doanh nghiệp chế biến, chế tạo, trong 36 tháng gần nhất"},
    {"innovating_enterprises_share", "innovating_share_10plus", Reading::that_year,
     "Enterprises with ten and more workers, window of 36 months",
     "Doanh nghiệp từ 10 lao động trở lên, trong 36 tháng gần nhất"},
    {"icf_smart21_kept", "icf_index", Reading::least_ratio,
     "ICF index: its least year since 2021 over that of 2020, when the title was held; a reading, for the ICF compares "
     "cities and publishes no threshold",
     "Chỉ số ICF: năm thấp nhất từ 2021 so với năm 2020, năm đang giữ danh hiệu; cách hiểu của chúng tôi, vì ICF so "
     "sánh "
     "các thành phố và không công bố ngưỡng",
     TargetBasis::index},
    {"icf_top7", "icf_index", Reading::ratio_to_title,
     "ICF index over that of 2021, when the province was among the Top7; a reading, as for Smart21",
     "Chỉ số ICF so với năm 2021, năm tỉnh vào Top 7; cách hiểu như với Smart21", TargetBasis::index},
    {"research_and_application_tasks_share", "rnd_share_of_grdp", Reading::ratio_to_base,
     "R&D spending of enterprises over GRDP against 2020; a reading, for tasks are not held",
     "Chi nghiên cứu và phát triển của doanh nghiệp trên GRDP so với năm 2020; thay cho số nhiệm vụ, vốn chưa được mô "
     "phỏng"},
    {"upper_middle_income_modern_industry", "grdp_per_head_constant", Reading::ratio_to_line,
     "GRDP per head over the World Bank's upper-middle income line of 2020, 4,096 USD at 23,208 VND (World Bank, from "
     "memory, unverified), prices of the base year; a reading: income alone",
     "GRDP bình quân đầu người so với ngưỡng thu nhập trung bình cao của Ngân hàng Thế giới năm 2020, 4.096 USD theo "
     "tỷ "
     "giá 23.208 đồng (ghi theo trí nhớ, chưa kiểm chứng), giá năm gốc; chỉ xét thu nhập",
     TargetBasis::agents, 95.06},
    {"high_tech_industrial_province", "high_technology_share", Reading::ratio_to_line,
     "High technology in manufacturing over 45 %, which Resolution 23-NQ/TW of 2018 asks of the country by 2030 (from "
     "memory, unverified); a reading. In the run's last year where it ends before",
     "Tỷ trọng công nghiệp công nghệ cao so với mức 45% mà Nghị quyết 23-NQ/TW năm 2018 đặt ra cho cả nước đến năm "
     "2030 "
     "(ghi theo trí nhớ, chưa kiểm chứng); cách hiểu của chúng tôi. Lấy năm cuối nếu mô phỏng kết thúc sớm hơn",
     TargetBasis::agents, 45, true},
    {"quality_system_iso_9001", "innovation_management_enterprises", Reading::ratio_to_base,
     "Enterprises that manage innovation and quality over those of 2020; a reading: one practice stands for ISO 9001 "
     "and "
     "56000",
     "Số doanh nghiệp quản trị đổi mới và chất lượng so với năm 2020; một thực hành đại diện cho ISO 9001 và ISO "
     "56000"},
    {"innovation_management_iso_56000", "innovation_management_supported", Reading::sum_to_year,
     "Enterprises that took up innovation management while a programme of the scenario supported it, from the run's "
     "first year on; 0 without a programme",
     "Số doanh nghiệp áp dụng quản trị đổi mới trong khi có chương trình của kịch bản hỗ trợ, tính từ năm đầu mô "
     "phỏng; bằng 0 nếu không có chương trình"},
};

/// Targets that special areas fulfil by opening.
struct OpeningRule {
  std::string_view indicator;
  std::array<std::string_view, 5> kinds;  // of special_areas.csv
  bool floor_area;                        // their floor area rather than their number
  std::string_view named;                 // of those, the areas whose name holds this; empty: all
  std::string_view definition_en, definition_vi;
};

inline constexpr OpeningRule kOpenings[] = {
    {"wtc_expo_floor_area",
     {"exhibition"},
     true,
     "",
     "Floor area of exhibition centres that this scenario opens by that year",
     "Diện tích sàn trung tâm triển lãm mà kịch bản này mở cửa đến năm đó"},
    {"wtc_bdnc_special_areas",
     {"tod_mixed_use", "office_tower", "exhibition", "ecommerce_zone", "logistics_zone"},
     false,
     "",
     "Special areas of WTC BDNC that this scenario opens by that year",
     "Số đặc khu của WTC BDNC mà kịch bản này mở cửa đến năm đó"},
    {"cross_border_ecommerce_pilot_zones",
     {"ecommerce_zone"},
     false,
     "",
     "Cross-border e-commerce zones that this scenario opens by that year",
     "Số khu thương mại điện tử xuyên biên giới mà kịch bản này mở cửa đến năm đó"},
    {"science_technology_industrial_parks",
     {"science_technology_park"},
     false,
     "",
     "Science and technology parks that this scenario opens by that year",
     "Số khu công nghiệp khoa học và công nghệ mà kịch bản này mở cửa đến năm đó"},
    {"smart_city_operations_centre",
     {"government"},
     false,
     "operations centre",
     "Smart city operations centres that this scenario opens by that year",
     "Số trung tâm điều hành thành phố thông minh mà kịch bản này mở cửa đến năm đó"},
};

/// Targets that several series of the record, or none, answer.
struct CountRule {
  std::string_view indicator;
  double (*count)(Record const&, Network const&, int year);  // null: no model holds it
  TargetBasis basis;
  std::string_view definition_en, definition_vi;
  Told (*tell)(Record const&, int year) = nullptr;  // what the run knows all the same, after the definition
};

inline constexpr CountRule kCounts[] = {
    {"icf_criteria_met", criteria_kept, TargetBasis::index,
     "ICF criteria at or above their level of 2021, when the province was among the Top7; a reading",
     "Số tiêu chí ICF không thấp hơn mức năm 2021, năm tỉnh vào Top 7; cách hiểu của chúng tôi"},
    {"digital_transformation_leader", digital_standing, TargetBasis::index,
     "Mean of the ICF criteria broadband and digital equality over that of 2021; a reading: the province against "
     "itself, "
     "other cities are not held",
     "Bình quân hai tiêu chí ICF băng thông rộng và bình đẳng số so với năm 2021; cách hiểu của chúng tôi: so tỉnh với "
     "chính mình, chưa so với thành phố khác"},
    {"smart_green_liveable_city_group", green_standing, TargetBasis::index,
     "Mean of the ICF criteria broadband and sustainability over that of 2021, in the run's last year where it ends "
     "before; a reading: liveability and other cities are not held",
     "Bình quân hai tiêu chí ICF băng thông rộng và bền vững so với năm 2021, lấy năm cuối nếu mô phỏng kết thúc sớm "
     "hơn; "
     "cách hiểu của chúng tôi: chưa xét mức đáng sống và thành phố khác"},
    {"core_cities_developed", core_cities_grown, TargetBasis::agents,
     "Of Thủ Dầu Một, Dĩ An and Thuận An those with more residents and more jobs than in 2020; a reading",
     "Trong Thủ Dầu Một, Dĩ An và Thuận An, số thành phố có cả dân số và việc làm cao hơn năm 2020; cách hiểu của "
     "chúng "
     "tôi"},
    {"tfp_rank_national", nullptr, TargetBasis::input,
     "Not simulated: a rank needs the TFP of other provinces, which is published by nobody every year",
     "Không mô phỏng: xếp hạng cần TFP của các tỉnh khác, chưa nơi nào công bố hằng năm"},
    {"smart_city_model_layers", nullptr, TargetBasis::input,
     "Not simulated: culture, one of the five layers of Decision 742/QĐ-UBND, II.8, is in no model",
     "Không mô phỏng: văn hóa, một trong 5 lớp của Quyết định 742/QĐ-UBND, II.8, chưa có trong mô hình nào",
     layers_told},
    {"mid_term_review", nullptr, TargetBasis::input,
     "Not simulated: a date of the decision's own calendar (Decision 742/QĐ-UBND, III.2.1)",
     "Không mô phỏng: mốc thời gian do Quyết định đặt ra (Quyết định 742/QĐ-UBND, III.2.1)"},
    {"final_review", nullptr, TargetBasis::input,
     "Not simulated: a date of the decision's own calendar (Decision 742/QĐ-UBND, III.2.1)",
     "Không mô phỏng: mốc thời gian do Quyết định đặt ra (Quyết định 742/QĐ-UBND, III.2.1)"},
    {"annual_report_by_31_december", nullptr, TargetBasis::input,
     "Not simulated: a date of the decision's own calendar (Decision 742/QĐ-UBND, III.2.4-2.5)",
     "Không mô phỏng: mốc thời gian do Quyết định đặt ra (Quyết định 742/QĐ-UBND, III.2.4-2.5)"},
};

}  // namespace tanvan
