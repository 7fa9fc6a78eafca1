#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr auto kReal = ValueType::real;
constexpr auto kInteger = ValueType::integer;
constexpr bool kOptional = false;

constexpr DatasetSpec whole(std::string_view path, std::string_view shape, std::string_view units,
                            std::string_view description, std::string_view label_vi) {
  return {path, kInteger, shape, units, description, kOptional, label_vi, {}, {}, {}, false};
}
constexpr DatasetSpec narrow(std::string_view path, std::string_view shape, std::string_view units,
                             std::string_view description, std::string_view label_vi) {
  return {path, kInteger, shape, units, description, kOptional, label_vi, {}, {}, {}, true};
}
constexpr DatasetSpec real(std::string_view path, std::string_view shape, std::string_view units,
                           std::string_view description, std::string_view label_vi) {
  return {path, kReal, shape, units, description, kOptional, label_vi, {}, {}, {}, false};
}

constexpr DatasetSpec kPopulation[] = {
    whole("/persons/id", "p", "1", "key of the person, for life", "mã người, giữ suốt đời"),
    whole("/persons/household", "p", "1", "id of the household", "mã hộ"),
    narrow("/persons/born", "p", "YYYYMM", "month of birth", "tháng sinh"),
    narrow("/persons/sex", "p", "1", "0 female, 1 male", "giới tính: 0 nữ, 1 nam"),
    narrow("/persons/education", "p", "1",
           "0 none, 1 primary, 2 lower_secondary, 3 upper_secondary, 4 vocational, 5 college, 6 university, 7 "
           "postgraduate",
           "trình độ: 0 chưa qua trường lớp, 1 tiểu học, 2 THCS, 3 THPT, 4 nghề, 5 cao đẳng, 6 đại học, 7 sau đại học"),
    narrow("/persons/status", "p", "1", "0 child, 1 student, 2 employed, 3 unemployed, 4 inactive, 5 retired",
           "0 trẻ em, 1 đi học, 2 có việc, 3 thất nghiệp, 4 không làm việc, 5 nghỉ hưu"),
    narrow("/persons/migrant", "p", "1", "1: born in another province", "1: sinh ở tỉnh khác"),
    whole("/persons/enterprise", "p", "1", "id of the employer; 0: none", "mã doanh nghiệp đang làm; 0: không có"),
    whole("/persons/wage_vnd", "p", "VND/month", "wage; 0 without an employer", "tiền lương tháng; 0 nếu không đi làm"),
    whole("/households/id", "q", "1", "key of the household, for life", "mã hộ, giữ suốt đời"),
    narrow("/households/zone", "q", "1", "row of /zones/id", "vùng: dòng của /zones/id"),
    narrow("/households/tenure", "q", "1", "0 own, 1 rent, 2 room (phòng trọ), 3 dormitory, 4 social",
           "hình thức ở: 0 nhà riêng, 1 thuê nhà, 2 phòng trọ, 3 ký túc xá, 4 nhà ở xã hội"),
    narrow("/households/persons", "q", "persons", "members", "số người"),
    narrow("/households/motorbikes", "q", "vehicles", "motorbikes owned", "số xe máy"),
    narrow("/households/cars", "q", "vehicles", "cars owned", "số ô tô"),
    whole("/households/savings_vnd", "q", "VND", "balance at the bank", "tiền gửi"),
    whole("/households/dwelling", "q", "1", "id of the dwelling; 0: none", "mã chỗ ở; 0: không có"),
    whole("/dwellings/id", "r", "1", "key of the dwelling", "mã chỗ ở"),
    narrow("/dwellings/zone", "r", "1", "row of /zones/id", "vùng: dòng của /zones/id"),
    narrow("/dwellings/kind", "r", "1", "0 house, 1 apartment, 2 room, 3 dormitory, 4 social",
           "0 nhà, 1 căn hộ, 2 phòng trọ, 3 ký túc xá, 4 nhà ở xã hội"),
    real("/dwellings/floor_m2", "r", "m2", "floor space", "diện tích sàn"),
    whole("/enterprises/id", "e", "1", "key of the enterprise, for life", "mã doanh nghiệp, giữ suốt đời"),
    {"/enterprises/sector", ValueType::text, "e", "text", "sector of VSIC 2018", kOptional, "ngành kinh tế"},
    {"/enterprises/ownership", ValueType::text, "e", "text", "state, domestic or foreign", kOptional,
     "nhà nước, tư nhân trong nước hoặc FDI"},
    narrow("/enterprises/zone", "e", "1", "row of /zones/id", "vùng: dòng của /zones/id"),
    narrow("/enterprises/site", "e", "1", "row of /sites/name; -1: a street address",
           "dòng của /sites/name; -1: ngoài khu"),
    narrow("/enterprises/born", "e", "YYYYMM", "month of foundation", "tháng thành lập"),
    narrow("/enterprises/workers", "e", "persons", "persons employed", "số lao động"),
    narrow("/enterprises/positions", "e", "persons", "positions wanted", "số vị trí cần"),
    real("/enterprises/floor_m2", "e", "m2", "floor space used", "diện tích sàn sử dụng"),
    real("/enterprises/technology", "e", "1", "practice against the mean of its sector in the base year",
         "trình độ công nghệ so với bình quân ngành năm gốc"),
    real("/enterprises/capital_mvnd", "e", "million VND", "machines and buildings, constant prices",
         "máy móc, nhà xưởng, giá so sánh"),
};

}  // namespace

std::vector<DatasetSpec> population_schema() {
  return {std::begin(kPopulation), std::end(kPopulation)};
}

}  // namespace tanvan
