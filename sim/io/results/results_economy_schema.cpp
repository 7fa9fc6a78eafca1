// Indicators of where productivity comes from and of an intelligent community, with the definitions that a planner
// reads.
#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kMelitz =
    "Melitz, Polanec, Dynamic Olley-Pakes productivity decomposition with entry and exit, RAND Journal of Economics "
    "46, "
    "2015";
constexpr std::string_view kPractice = "simulated: models/innovation, practices of E13; shares of 2020 are priors";
constexpr std::string_view kIcf =
    "criteria of the Intelligent Community Forum as Decision 742/QĐ-UBND, II.8 lists them; components and equal "
    "weights "
    "are a reading of ours: sim/engine/icf.hpp";

constexpr DatasetSpec yearly(std::string_view path, std::string_view units, std::string_view label_en,
                             std::string_view label_vi, std::string_view definition_en, std::string_view definition_vi,
                             std::string_view source) {
  return {path, ValueType::real, "Y", units, label_en, true, label_vi, definition_vi, definition_en, source};
}

constexpr DatasetSpec kProductivity[] = {
    yearly(
        "/indicators/enterprise_productivity_growth", "percent", "Growth of enterprises' labour productivity",
        "Tăng năng suất lao động của doanh nghiệp",
        "Growth of value added at constant prices a worker, over the enterprises that stand at the year's end; workers "
        "are the mean of their months. The sum of within, between, entry and exit.",
        "Tốc độ tăng giá trị tăng thêm theo giá so sánh trên một lao động của các doanh nghiệp còn hoạt động cuối năm; "
        "lao động tính bình quân các tháng. Bằng tổng bốn phần: nội tại, dịch chuyển, gia nhập, rời bỏ.",
        kMelitz),
    yearly("/indicators/enterprise_productivity_within", "percentage points", "Labour productivity: within enterprises",
           "Năng suất lao động: nội tại doanh nghiệp",
           "Part of that growth by the plain mean of the productivity of enterprises that stand in both years.",
           "Phần do mức năng suất bình quân giản đơn của các doanh nghiệp có mặt cả hai năm thay đổi.", kMelitz),
    yearly("/indicators/enterprise_productivity_between", "percentage points",
           "Labour productivity: between enterprises", "Năng suất lao động: dịch chuyển giữa doanh nghiệp",
           "Part of that growth by the covariance of shares of workers and productivity among those enterprises.",
           "Phần do hiệp phương sai giữa tỷ trọng lao động và năng suất của các doanh nghiệp đó thay đổi.", kMelitz),
    yearly("/indicators/enterprise_productivity_entry", "percentage points", "Labour productivity: entry",
           "Năng suất lao động: doanh nghiệp gia nhập",
           "Part of that growth by newcomers: their share of workers times their lead over those who stay.",
           "Phần do doanh nghiệp mới: tỷ trọng lao động nhân với chênh lệch năng suất so với doanh nghiệp ở lại.",
           kMelitz),
    yearly("/indicators/enterprise_productivity_exit", "percentage points", "Labour productivity: exit",
           "Năng suất lao động: doanh nghiệp rời bỏ",
           "Part of that growth by who left: their share of workers the year before times the lead of those who stay.",
           "Phần do doanh nghiệp rời bỏ: tỷ trọng lao động năm trước nhân với chênh lệch của doanh nghiệp ở lại.",
           kMelitz),
    yearly(
        "/indicators/enterprise_tfp_growth", "percent", "Growth of enterprises' TFP", "Tăng TFP của doanh nghiệp",
        "Change of the mean logarithm of enterprises' TFP, weighted by value added, times 100. ln TFP = ln(Y/L) − "
        "a·ln(K/L), each against its sector's base year, a the sector's capital share then; capital of the year's end. "
        "Enterprises without output, workers or capital are left out. The sum of within, between, entry and exit.",
        "Thay đổi của logarit TFP bình quân các doanh nghiệp, quyền số là giá trị tăng thêm, nhân 100. ln TFP = "
        "ln(Y/L) − a·ln(K/L) so với năm gốc của ngành, a là tỷ trọng vốn của ngành năm gốc; vốn tính cuối năm. Không "
        "tính doanh nghiệp không có sản lượng, lao động hoặc vốn. Bằng tổng bốn phần.",
        kMelitz),
    yearly("/indicators/enterprise_tfp_within", "percentage points", "Enterprise TFP: within enterprises",
           "TFP doanh nghiệp: nội tại", "Part of that growth by the plain mean of those who stand in both years.",
           "Phần do bình quân giản đơn của các doanh nghiệp có mặt cả hai năm thay đổi.", kMelitz),
    yearly("/indicators/enterprise_tfp_between", "percentage points", "Enterprise TFP: between enterprises",
           "TFP doanh nghiệp: dịch chuyển giữa doanh nghiệp",
           "Part of that growth by the covariance of shares of value added and TFP among them.",
           "Phần do hiệp phương sai giữa tỷ trọng giá trị tăng thêm và TFP của các doanh nghiệp đó thay đổi.", kMelitz),
    yearly(
        "/indicators/enterprise_tfp_entry", "percentage points", "Enterprise TFP: entry", "TFP doanh nghiệp: gia nhập",
        "Part of that growth by newcomers: their share of value added times their lead over those who stay.",
        "Phần do doanh nghiệp mới: tỷ trọng giá trị tăng thêm nhân với chênh lệch so với doanh nghiệp ở lại.", kMelitz),
    yearly("/indicators/enterprise_tfp_exit", "percentage points", "Enterprise TFP: exit", "TFP doanh nghiệp: rời bỏ",
           "Part of that growth by who left: their share the year before times the lead of those who stay.",
           "Phần do doanh nghiệp rời bỏ: tỷ trọng năm trước nhân với chênh lệch của doanh nghiệp ở lại.", kMelitz),
    yearly("/indicators/grdp_per_head_constant", "million VND per person", "GRDP per head, constant prices",
           "GRDP bình quân đầu người theo giá so sánh",
           "GRDP at the prices of the base year over the residents at the end of the year.",
           "GRDP theo giá của năm gốc chia cho dân số cuối năm.",
           "System of National Accounts 2008; GSO (Tổng cục Thống kê)"),
};

constexpr DatasetSpec kCommunity[] = {
    yearly("/indicators/digital_share", "percent", "Enterprises with digital practice", "Doanh nghiệp ứng dụng số",
           "Share of enterprises that have taken up digital practice.", "Tỷ lệ doanh nghiệp đã ứng dụng công nghệ số.",
           kPractice),
    yearly("/indicators/digital_equality", "percent", "Digital practice, small against large",
           "Ứng dụng số, doanh nghiệp nhỏ so với lớn",
           "Share with digital practice among enterprises under ten workers, over that among larger ones.",
           "Tỷ lệ ứng dụng số của doanh nghiệp dưới 10 lao động so với tỷ lệ của doanh nghiệp lớn hơn.", kPractice),
    yearly("/indicators/innovation_management_share", "percent", "Enterprises that manage innovation and quality",
           "Doanh nghiệp quản trị đổi mới và chất lượng",
           "Share of enterprises with managed innovation and quality (ISO 9001 and 56000 are one practice here).",
           "Tỷ lệ doanh nghiệp có hệ thống quản trị đổi mới và chất lượng (gộp ISO 9001 và ISO 56000).", kPractice),
    yearly("/indicators/innovation_management_enterprises", "enterprises",
           "Enterprises that manage innovation and quality, number", "Số doanh nghiệp quản trị đổi mới và chất lượng",
           "Their number at the end of the year.", "Số doanh nghiệp đó vào cuối năm.", kPractice),
    yearly(
        "/indicators/innovation_management_supported", "enterprises per year",
        "Enterprises supported in managing innovation and quality",
        "Doanh nghiệp được hỗ trợ quản trị đổi mới và chất lượng",
        "Enterprises that took up that practice in the year while a programme of the scenario supported it; grants "
        "are for domestic enterprises alone.",
        "Số doanh nghiệp áp dụng hệ thống đó trong năm khi có chương trình của kịch bản hỗ trợ; tiền hỗ trợ chỉ dành "
        "cho doanh nghiệp trong nước.",
        "simulated: models/innovation, practices of E13 under levers and practice_support"),
    yearly("/indicators/green_share", "percent", "Enterprises with green practice", "Doanh nghiệp sản xuất xanh",
           "Share of enterprises that have taken up green practice.", "Tỷ lệ doanh nghiệp đã áp dụng sản xuất xanh.",
           kPractice),
    yearly(
        "/indicators/high_technology_share", "percent", "High technology in manufacturing",
        "Tỷ trọng công nghiệp công nghệ cao",
        "Value added of electronics, machinery and vehicles (C26-30, 32, 33) in that of manufacturing, constant "
        "prices. "
        "Chemicals share a sector with plastics and are left out.",
        "Tỷ trọng giá trị tăng thêm của điện tử, máy móc, phương tiện (C26-30, 32, 33) trong công nghiệp chế biến, chế "
        "tạo, giá so sánh. Hóa chất chung nhóm với nhựa nên không tính.",
        "UNIDO, medium-high and high technology of ISIC Rev. 4, as far as our sectors tell it apart"),
    yearly("/indicators/skilled_share", "percent", "Employed with college and above",
           "Lao động có trình độ cao đẳng trở lên", "Share of employed residents with college and above.",
           "Tỷ lệ lao động có việc làm trình độ cao đẳng trở lên.", "GSO Labour Force Survey; simulated"),
    yearly("/indicators/icf_index", "first year = 100", "ICF index", "Chỉ số ICF",
           "Geometric mean of the six criteria. It compares the province with itself in the first year, not with other "
           "cities.",
           "Trung bình nhân của sáu tiêu chí. Chỉ số so tỉnh với chính mình ở năm đầu, không so với thành phố khác.",
           kIcf),
    yearly("/indicators/icf_broadband", "first year = 100", "ICF: broadband", "ICF: băng thông rộng",
           "digital_share over that of the first year: use stands for lines, which the model does not hold.",
           "digital_share so với năm đầu: mức sử dụng thay cho hạ tầng, vốn không được mô phỏng.", kIcf),
    yearly("/indicators/icf_workforce", "first year = 100", "ICF: skilled workforce",
           "ICF: lực lượng lao động tri thức", "skilled_share over that of the first year.",
           "skilled_share so với năm đầu.", kIcf),
    yearly("/indicators/icf_innovation", "first year = 100", "ICF: innovation", "ICF: đổi mới sáng tạo",
           "Geometric mean of innovating_share_all, rnd_share_of_grdp and young_innovating_enterprises, each over that "
           "of the first year.",
           "Trung bình nhân của innovating_share_all, rnd_share_of_grdp và young_innovating_enterprises, mỗi chỉ tiêu "
           "so với năm đầu.",
           kIcf),
    yearly("/indicators/icf_digital_equality", "first year = 100", "ICF: digital equality", "ICF: bình đẳng số",
           "digital_equality over that of the first year: of enterprises; households' access is not held.",
           "digital_equality so với năm đầu: của doanh nghiệp; chưa mô phỏng tiếp cận số của hộ dân.", kIcf),
    yearly(
        "/indicators/icf_sustainability", "first year = 100", "ICF: sustainability", "ICF: bền vững",
        "Geometric mean of green_share and of GRDP at constant prices over CO₂ of road traffic, each over that of the "
        "first year; without days of travel green_share alone.",
        "Trung bình nhân của green_share và GRDP giá so sánh trên CO₂ giao thông, mỗi chỉ tiêu so với năm đầu; nếu "
        "không mô phỏng giao thông thì chỉ có green_share.",
        kIcf),
    yearly("/indicators/icf_engagement", "first year = 100", "ICF: advocacy and engagement", "ICF: vận động và gắn kết",
           "innovation_management_share over that of the first year: of enterprises; citizens' engagement is not held.",
           "innovation_management_share so với năm đầu: của doanh nghiệp; chưa mô phỏng sự tham gia của người dân.",
           kIcf),
};

constexpr DatasetSpec by_sector(std::string_view path, std::string_view units, std::string_view label_en,
                                std::string_view label_vi) {
  return {path,
          ValueType::real,
          "Y,i",
          units,
          label_en,
          false,
          label_vi,
          "Như chỉ tiêu cùng tên trong /indicators, trong phạm vi từng ngành.",
          "As the indicator of that name in /indicators, inside each sector.",
          kMelitz};
}

constexpr DatasetSpec by_zone(std::string_view path, std::string_view units, std::string_view label_en,
                              std::string_view label_vi) {
  return {
      path,
      ValueType::real,
      "Y,Z",
      units,
      label_en,
      false,
      label_vi,
      "Như chỉ tiêu cùng tên trong /indicators, trong phạm vi khu vực; chuyển đến hay đi tính như gia nhập và rời bỏ.",
      "As the indicator of that name in /indicators, inside the zone; who moves in or out counts as entry and exit.",
      kMelitz};
}

constexpr DatasetSpec kZones[] = {
    by_zone("/zone_year/enterprise_tfp_growth", "percent", "growth of enterprises' TFP", "Tăng TFP doanh nghiệp"),
    by_zone("/zone_year/enterprise_tfp_within", "percentage points", "TFP: within enterprises",
            "TFP: nội tại doanh nghiệp"),
    by_zone("/zone_year/enterprise_tfp_between", "percentage points", "TFP: between enterprises",
            "TFP: dịch chuyển giữa doanh nghiệp"),
    by_zone("/zone_year/enterprise_tfp_entry", "percentage points", "TFP: newcomers", "TFP: doanh nghiệp gia nhập"),
    by_zone("/zone_year/enterprise_tfp_exit", "percentage points", "TFP: who left", "TFP: doanh nghiệp rời bỏ"),
};

constexpr DatasetSpec kSectors[] = {
    {"/sectors/name", ValueType::text, "i", "text", "name of the sector", false, "tên ngành"},
    by_sector("/sector_year/enterprise_productivity_growth", "percent", "growth of labour productivity by sector",
              "tăng năng suất lao động theo ngành"),
    by_sector("/sector_year/enterprise_productivity_within", "percentage points", "its part within enterprises",
              "phần nội tại doanh nghiệp"),
    by_sector("/sector_year/enterprise_productivity_between", "percentage points", "its part between enterprises",
              "phần dịch chuyển giữa doanh nghiệp"),
    by_sector("/sector_year/enterprise_productivity_entry", "percentage points", "its part by newcomers",
              "phần doanh nghiệp gia nhập"),
    by_sector("/sector_year/enterprise_productivity_exit", "percentage points", "its part by who left",
              "phần doanh nghiệp rời bỏ"),
    by_sector("/sector_year/enterprise_tfp_growth", "percent", "growth of enterprises' TFP by sector",
              "tăng TFP doanh nghiệp theo ngành"),
    by_sector("/sector_year/enterprise_tfp_within", "percentage points", "its part within enterprises",
              "phần nội tại doanh nghiệp"),
    by_sector("/sector_year/enterprise_tfp_between", "percentage points", "its part between enterprises",
              "phần dịch chuyển giữa doanh nghiệp"),
    by_sector("/sector_year/enterprise_tfp_entry", "percentage points", "its part by newcomers",
              "phần doanh nghiệp gia nhập"),
    by_sector("/sector_year/enterprise_tfp_exit", "percentage points", "its part by who left",
              "phần doanh nghiệp rời bỏ"),
};

}  // namespace

std::vector<DatasetSpec> productivity_schema() {
  std::vector<DatasetSpec> all{std::begin(kProductivity), std::end(kProductivity)};
  all.insert(all.end(), std::begin(kCommunity), std::end(kCommunity));
  return all;
}

std::vector<DatasetSpec> sector_year_schema() {
  std::vector<DatasetSpec> all{std::begin(kZones), std::end(kZones)};
  all.insert(all.end(), std::begin(kSectors), std::end(kSectors));
  return all;
}

}  // namespace tanvan
