// Indicators of what policies cost, and of who founds enterprises.
#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kBudget =
    "models/public_budget: lines after models 3.11; allotments are parameters, from memory, unverified";
constexpr std::string_view kStartups = "simulated: models/enterprise, E17c";

constexpr std::string_view kAllottedEn =
    "Money of the budget line in the year, current prices; what is not spent lapses.";
constexpr std::string_view kAllottedVi =
    "Dự toán của khoản chi trong năm, theo giá hiện hành; phần không chi hết bị hủy.";
constexpr std::string_view kSpentEn = "Money that policies of the scenario spent from the budget line, current prices.";
constexpr std::string_view kSpentVi = "Số tiền các chính sách của kịch bản đã chi từ khoản này, theo giá hiện hành.";
constexpr std::string_view kBorrowedEn =
    "What was spent beyond the line's allotment: paid on a loan of the central state, booked in /accounts.";
constexpr std::string_view kBorrowedVi =
    "Phần chi vượt dự toán của khoản: trả bằng khoản vay từ ngân sách trung ương, ghi trong /accounts.";

constexpr DatasetSpec yearly(std::string_view path, std::string_view units, std::string_view label_en,
                             std::string_view label_vi, std::string_view definition_en, std::string_view definition_vi,
                             std::string_view source) {
  return {path, ValueType::real, "Y", units, label_en, false, label_vi, definition_vi, definition_en, source};
}

constexpr DatasetSpec kLines[] = {
    yearly("/indicators/budget_st_career_allotted", "billion VND",
           "Budget line science and technology career: allotted",
           "Khoản chi sự nghiệp khoa học và công nghệ: được giao", kAllottedEn, kAllottedVi, kBudget),
    yearly("/indicators/budget_st_career_spent", "billion VND", "Budget line science and technology career: spent",
           "Khoản chi sự nghiệp khoa học và công nghệ: đã chi", kSpentEn, kSpentVi, kBudget),
    yearly("/indicators/budget_st_career_borrowed", "billion VND",
           "Budget line science and technology career: borrowed", "Khoản chi sự nghiệp khoa học và công nghệ: đã vay",
           kBorrowedEn, kBorrowedVi, kBudget),
    yearly("/indicators/budget_investment_allotted", "billion VND",
           "Budget line public investment in capacity to innovate: allotted",
           "Khoản chi đầu tư công cho năng lực đổi mới sáng tạo: được giao", kAllottedEn, kAllottedVi, kBudget),
    yearly("/indicators/budget_investment_spent", "billion VND",
           "Budget line public investment in capacity to innovate: spent",
           "Khoản chi đầu tư công cho năng lực đổi mới sáng tạo: đã chi", kSpentEn, kSpentVi, kBudget),
    yearly("/indicators/budget_investment_borrowed", "billion VND",
           "Budget line public investment in capacity to innovate: borrowed",
           "Khoản chi đầu tư công cho năng lực đổi mới sáng tạo: đã vay", kBorrowedEn, kBorrowedVi, kBudget),
    yearly("/indicators/budget_national_programme_allotted", "billion VND", "Budget line national programmes: allotted",
           "Khoản chi chương trình quốc gia: được giao", kAllottedEn, kAllottedVi, kBudget),
    yearly("/indicators/budget_national_programme_spent", "billion VND", "Budget line national programmes: spent",
           "Khoản chi chương trình quốc gia: đã chi", kSpentEn, kSpentVi, kBudget),
    yearly("/indicators/budget_national_programme_borrowed", "billion VND", "Budget line national programmes: borrowed",
           "Khoản chi chương trình quốc gia: đã vay", kBorrowedEn, kBorrowedVi, kBudget),
    yearly("/indicators/budget_matching_allotted", "billion VND", "Budget line matching of private money: allotted",
           "Khoản chi đối ứng với vốn tư nhân: được giao", kAllottedEn, kAllottedVi, kBudget),
    yearly("/indicators/budget_matching_spent", "billion VND", "Budget line matching of private money: spent",
           "Khoản chi đối ứng với vốn tư nhân: đã chi", kSpentEn, kSpentVi, kBudget),
    yearly("/indicators/budget_matching_borrowed", "billion VND", "Budget line matching of private money: borrowed",
           "Khoản chi đối ứng với vốn tư nhân: đã vay", kBorrowedEn, kBorrowedVi, kBudget),
};

constexpr DatasetSpec kFounded[] = {
    yearly(
        "/indicators/startups", "enterprises", "Innovative start-ups", "Doanh nghiệp khởi nghiệp đổi mới sáng tạo",
        "Enterprises that graduates founded to try something new, younger than five years, that stand at the end of "
        "the year. How many stood at the start is a prior.",
        "Số doanh nghiệp do người có trình độ cao lập ra để thử cái mới, dưới 5 tuổi, còn hoạt động vào cuối năm. Số "
        "có ban đầu là giả định.",
        kStartups),
    yearly(
        "/indicators/startups_founded", "enterprises per year", "Start-ups founded", "Doanh nghiệp khởi nghiệp mới",
        "Enterprises that graduates founded in the year to try something new; the other newcomers follow what their "
        "sector does.",
        "Số doanh nghiệp do người có trình độ cao lập ra trong năm để thử cái mới; các doanh nghiệp mới khác làm theo "
        "cách của ngành.",
        kStartups),
    yearly("/indicators/startups_incubated", "enterprises", "Start-ups in incubators",
           "Doanh nghiệp khởi nghiệp trong vườn ươm", "Start-ups with a seat in an incubator at the end of the year.",
           "Số doanh nghiệp khởi nghiệp có chỗ trong vườn ươm vào cuối năm.", kStartups),
    yearly("/indicators/startup_survival", "percent", "Survival of start-ups",
           "Tỷ lệ sống của doanh nghiệp khởi nghiệp",
           "Start-ups founded in the last five years that stand at the end of the year, of all founded then. Of years "
           "before the run those count that stood at its start.",
           "Tỷ lệ doanh nghiệp khởi nghiệp lập trong 5 năm gần nhất còn hoạt động vào cuối năm. Với các năm trước mô "
           "phỏng, "
           "chỉ tính doanh nghiệp còn hoạt động lúc bắt đầu.",
           kStartups),
    yearly("/indicators/foreign_projects", "enterprises per year", "Foreign projects begun", "Dự án nước ngoài mới",
           "Enterprises from abroad that opened in the year.",
           "Số doanh nghiệp nước ngoài bắt đầu hoạt động trong năm.",
           "simulated: models/enterprise, E17b; macro.csv fdi_projects_cumulative"),
};

}  // namespace

std::vector<DatasetSpec> policy_schema() {
  std::vector<DatasetSpec> all{std::begin(kLines), std::end(kLines)};
  all.insert(all.end(), std::begin(kFounded), std::end(kFounded));
  return all;
}

}  // namespace tanvan
