// The indicators of a results file, with the definitions that a planner reads.
#include <algorithm>
#include <iterator>

#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr std::string_view kGso =
    "GSO (Tổng cục Thống kê), Hệ thống chỉ tiêu thống kê quốc gia; Decision 742/QĐ-UBND, 25 March 2022";

constexpr DatasetSpec yearly(std::string_view path, std::string_view units, std::string_view label_en,
                             std::string_view label_vi, std::string_view definition_en, std::string_view definition_vi,
                             std::string_view source) {
  return {path, ValueType::real, "Y", units, label_en, true, label_vi, definition_vi, definition_en, source};
}

constexpr DatasetSpec monthly(std::string_view path, std::string_view units, std::string_view label_en,
                              std::string_view label_vi, std::string_view definition_en, std::string_view definition_vi,
                              std::string_view source) {
  return {path, ValueType::real, "M", units, label_en, true, label_vi, definition_vi, definition_en, source};
}

constexpr std::string_view kSna = "System of National Accounts 2008; GSO (Tổng cục Thống kê)";
constexpr std::string_view kLabour = "ILO, 19th ICLS resolution 2013; GSO Labour Force Survey";
constexpr std::string_view kOslo = "Oslo Manual 2018 (OECD, Eurostat); Decision 742/QĐ-UBND, 25 March 2022";
constexpr std::string_view kModel = "simulated: models/indicators";
constexpr std::string_view kFreight = "simulated: models/freight, on the day of travel of the last transport year";
constexpr std::string_view kTravel = "simulated: day of travel of the last transport year";

constexpr std::string_view kNoise =
    "simulated: models/emissions, CNOSSOS-EU; thresholds of Directive 2002/49/EC, WHO (2018) advises 53 and 45 dB";
constexpr std::string_view kEmissions = "simulated: models/emissions; factors of the EMEP/EEA guidebook";

constexpr DatasetSpec kOutput[] = {
    yearly("/indicators/GRDP", "billion VND", "GRDP, current prices", "GRDP theo giá hiện hành",
           "Gross regional domestic product of the year at current prices: value added of all enterprises "
           "plus product taxes less subsidies; that of universities and institutes is not counted.",
           "Tổng sản phẩm trên địa bàn trong năm theo giá hiện hành: giá trị tăng thêm của mọi doanh nghiệp cộng thuế "
           "sản phẩm "
           "trừ trợ cấp; chưa tính trường đại học và viện nghiên cứu.",
           kSna),
    yearly("/indicators/GRDP_constant", "billion VND", "GRDP, constant prices", "GRDP theo giá so sánh",
           "Gross regional domestic product of the year at the prices of the base year.",
           "Tổng sản phẩm trên địa bàn trong năm theo giá của năm gốc.", kSna),
    yearly("/indicators/GRDP_income", "billion VND", "GRDP by income", "GRDP theo thu nhập",
           "GRDP as the sum of incomes: pay of workers, operating surplus and taxes on production, current prices.",
           "GRDP tính theo thu nhập: thu nhập của người lao động, thặng dư và thuế sản xuất, giá hiện hành.", kSna),
    yearly("/indicators/GRDP_expenditure", "billion VND", "GRDP by expenditure", "GRDP theo chi tiêu",
           "GRDP as the sum of final uses: consumption, investment, change of stocks and net exports, current prices.",
           "GRDP tính theo sử dụng cuối cùng: tiêu dùng, tích lũy, thay đổi tồn kho và xuất khẩu ròng, giá hiện hành.",
           kSna),
    yearly("/indicators/grdp_per_head", "million VND per person", "GRDP per head", "GRDP bình quân đầu người",
           "GRDP at current prices divided by the mean population of the year.",
           "GRDP theo giá hiện hành chia cho dân số trung bình trong năm.", kSna),
    yearly("/indicators/tfp_share_gso", "percent", "TFP share of growth (GSO)",
           "Đóng góp của TFP vào tăng trưởng (TCTK)",
           "Growth of total factor productivity over growth of GRDP at constant prices, G_A / G_Y with G_A = G_Y − "
           "b_K·G_K "
           "− b_L·G_L; b_K of the benchmark table, kept for five years.",
           "Tốc độ tăng năng suất các nhân tố tổng hợp chia cho tốc độ tăng GRDP theo giá so sánh, với I_A = I_Y − "
           "(b_K·I_K + b_L·I_L); hệ số b_K theo bảng cân đối 5 năm một lần.",
           kGso),
    yearly(
        "/indicators/tfp_share_apo", "percent", "TFP share of growth (APO)", "Đóng góp của TFP vào tăng trưởng (APO)",
        "The same share with the labour share of each year (Törnqvist mean of two years) and labour weighted by skill.",
        "Cùng tỷ lệ đó nhưng dùng tỷ trọng thu nhập lao động của từng năm (bình quân Törnqvist) và lao động có tính "
        "chất "
        "lượng.",
        "APO Productivity Databook, growth accounting"),
    yearly(
        "/indicators/tfp_share_external", "percent", "TFP share of growth (b_K of another source)",
        "Đóng góp của TFP vào tăng trưởng (b_K từ nguồn khác)",
        "The share of the GSO's formula with a capital share that stays, models.indicators.external_capital_share: "
        "what the choice of b_K decides.",
        "Tỷ lệ theo công thức của TCTK với hệ số b_K cố định, models.indicators.external_capital_share: cho thấy việc "
        "chọn b_K quyết định bao nhiêu.",
        kGso),
    yearly("/indicators/growth_output", "percent", "Growth of output G_Y", "Tốc độ tăng GRDP (G_Y)",
           "Growth of GRDP at constant prices against the year before.",
           "Tốc độ tăng GRDP theo giá so sánh so với năm trước.", kGso),
    yearly("/indicators/growth_capital", "percent", "Growth of capital G_K", "Tốc độ tăng vốn (G_K)",
           "Growth of fixed capital at constant prices against the year before.",
           "Tốc độ tăng vốn cố định theo giá so sánh so với năm trước.", kGso),
    yearly("/indicators/growth_labour", "percent", "Growth of labour G_L", "Tốc độ tăng lao động (G_L)",
           "Growth of the mean number of employed persons against the year before.",
           "Tốc độ tăng số lao động làm việc bình quân so với năm trước.", kGso),
    yearly("/indicators/growth_tfp", "percent", "Growth of TFP G_A", "Tốc độ tăng TFP (G_A)",
           "G_A = G_Y − b_K·G_K − (1 − b_K)·G_L.", "G_A = G_Y − b_K·G_K − (1 − b_K)·G_L, tức tốc độ tăng TFP.", kGso),
    yearly("/indicators/capital_share", "1", "Capital share b_K", "Hệ số đóng góp của vốn (b_K)",
           "Share of capital in value added at the last benchmark year, kept for five years.",
           "Tỷ trọng thu nhập của vốn trong giá trị tăng thêm tại năm lập bảng gần nhất, giữ trong 5 năm.", kGso),
    yearly("/indicators/labour_productivity", "million VND per person", "Labour productivity",
           "Năng suất lao động xã hội", "GRDP at current prices divided by the mean number of employed persons.",
           "GRDP theo giá hiện hành chia cho số lao động làm việc bình quân trong năm.", kGso),
    yearly("/indicators/labour_productivity_growth", "percent", "Growth of labour productivity",
           "Tốc độ tăng năng suất lao động",
           "Growth of GRDP at constant prices per employed person against the year before.",
           "Tốc độ tăng GRDP theo giá so sánh trên một lao động làm việc so với năm trước.", kGso),
    yearly("/indicators/public_spending_policy", "billion VND", "Public spending on policies",
           "Chi ngân sách cho chính sách",
           "Public money spent in the year on the policies of the scenario, current prices.",
           "Ngân sách chi trong năm cho các chính sách của kịch bản, theo giá hiện hành.", kModel),
};

constexpr DatasetSpec kInnovation[] = {
    yearly("/indicators/renewal_r1", "percent", "Renewal R1: growth of the index", "Đổi mới công nghệ R1: tăng chỉ số",
           "Geometric mean of the growth of three components: enterprises that renewed, spending on renewal and on all "
           "machinery, current prices. Number and value of technology contracts, which GSO names too, are not held.",
           "Trung bình nhân tốc độ tăng của ba thành phần: số doanh nghiệp đổi mới, chi cho đổi mới, chi mua máy móc "
           "thiết bị, giá hiện hành. Số và giá trị hợp đồng chuyển giao công nghệ chưa được mô phỏng.",
           "GSO metadata, Chỉ số đổi mới công nghệ, thiết bị; MOST method 2016"),
    yearly("/indicators/renewal_r2", "percent", "Renewal R2: enterprises that renewed",
           "Đổi mới công nghệ R2: doanh nghiệp đổi mới",
           "Share of enterprises that replaced at least 5 % (renewal_least) of their equipment by newer vintages in "
           "the year; the threshold is a reading.",
           "Tỷ lệ doanh nghiệp thay mới ít nhất 5 % (renewal_least) giá trị thiết bị bằng thế hệ mới hơn trong năm.",
           "GSO metadata, Chỉ số đổi mới công nghệ, thiết bị; Decision 742/QĐ-UBND"),
    yearly("/indicators/renewal_r3", "percent", "Renewal R3: machines replaced",
           "Đổi mới công nghệ R3: thiết bị thay mới",
           "Share of the machine stock that a newer vintage replaced in the year, expansion left out.",
           "Tỷ lệ giá trị máy móc được thay bằng thế hệ mới hơn trong năm, không tính phần mở rộng.",
           "GSO metadata, Chỉ số đổi mới công nghệ, thiết bị; Decision 742/QĐ-UBND"),
    yearly(
        "/indicators/innovating_share_all", "percent", "Innovating enterprises, all",
        "Doanh nghiệp đổi mới sáng tạo, tất cả",
        "Share of all enterprises with a product, process, organisational or marketing innovation in the last 36 "
        "months.",
        "Tỷ lệ doanh nghiệp có đổi mới sản phẩm, quy trình, tổ chức hoặc tiếp thị trong 36 tháng gần nhất, trên tất cả "
        "doanh nghiệp.",
        kOslo),
    yearly("/indicators/innovating_share_manufacturing", "percent", "Innovating enterprises, manufacturing",
           "Doanh nghiệp đổi mới sáng tạo, chế biến chế tạo", "The same share among enterprises of manufacturing.",
           "Cùng tỷ lệ đó trong các doanh nghiệp công nghiệp chế biến, chế tạo.", kOslo),
    yearly("/indicators/innovating_share_10plus", "percent", "Innovating enterprises, 10+ workers",
           "Doanh nghiệp đổi mới sáng tạo, từ 10 lao động",
           "The same share among enterprises with ten and more workers.",
           "Cùng tỷ lệ đó trong các doanh nghiệp có từ 10 lao động trở lên.", kOslo),
    yearly("/indicators/practices_share", "percent", "Adoption of practices", "Mức áp dụng thực hành mới",
           "Mean share of enterprises that have adopted each new practice (digital, automation, e-commerce, ISO 56000, "
           "green).",
           "Tỷ lệ bình quân doanh nghiệp đã áp dụng các thực hành mới (số hóa, tự động hóa, thương mại điện tử, ISO "
           "56000, "
           "xanh).",
           "simulated: models/innovation, after Bass 1969"),
    yearly("/indicators/rnd_share_of_grdp", "percent", "R&D spending over GRDP",
           "Chi nghiên cứu và phát triển trên GRDP",
           "Spending of enterprises on research and development over GRDP, current prices.",
           "Chi của doanh nghiệp cho nghiên cứu và phát triển so với GRDP, theo giá hiện hành.",
           "Frascati Manual 2015 (OECD)"),
    yearly("/indicators/st_enterprises", "enterprises", "S&T enterprises", "Doanh nghiệp khoa học và công nghệ",
           "Enterprises that innovated in the last 36 months and hold results of R&D, at the end of the year: a "
           "reading of "
           "the conditions, for certificates and revenue from those results are not held.",
           "Số doanh nghiệp có đổi mới sáng tạo trong 36 tháng và có kết quả nghiên cứu, vào cuối năm: cách hiểu điều "
           "kiện "
           "của chúng tôi, vì giấy chứng nhận và doanh thu từ kết quả đó chưa được mô phỏng.",
           "Decree 13/2019/NĐ-CP, from memory, unverified; simulated: models/indicators"),
    yearly(
        "/indicators/young_innovating_enterprises", "enterprises", "Young innovating enterprises",
        "Doanh nghiệp trẻ có đổi mới sáng tạo",
        "Enterprises younger than five years, whoever founded them, that have innovated in the last 36 months, at the "
        "end of the year.",
        "Số doanh nghiệp dưới 5 tuổi, không phân biệt người sáng lập, có đổi mới sáng tạo trong 36 tháng gần nhất, "
        "vào cuối năm.",
        kModel),
    yearly("/indicators/enterprises", "enterprises", "Enterprises", "Số doanh nghiệp",
           "Enterprises at the end of the year.", "Số doanh nghiệp đang hoạt động vào cuối năm.",
           "GSO Enterprise Census; simulated: models/enterprise"),
    yearly("/indicators/enterprise_entries", "enterprises per year", "Enterprises founded",
           "Doanh nghiệp thành lập mới", "Enterprises founded in the year.", "Số doanh nghiệp thành lập mới trong năm.",
           "business registry; simulated: models/enterprise"),
    yearly("/indicators/enterprise_exits", "enterprises per year", "Enterprises closed", "Doanh nghiệp ngừng hoạt động",
           "Enterprises that closed in the year.", "Số doanh nghiệp ngừng hoạt động trong năm.",
           "business registry; simulated: models/enterprise"),
    yearly("/indicators/enterprise_moves", "enterprises per year", "Enterprises that moved", "Doanh nghiệp di dời",
           "Enterprises that moved to another place in the province in the year.",
           "Số doanh nghiệp chuyển địa điểm trong tỉnh trong năm.", "simulated: models/enterprise"),
};

constexpr DatasetSpec kPeople[] = {
    yearly("/indicators/employment", "persons", "Employed persons", "Lao động có việc làm",
           "Mean number of residents employed over the months of the year.",
           "Số người có việc làm bình quân các tháng trong năm.", kLabour),
    yearly("/indicators/unemployment", "persons", "Unemployed persons", "Người thất nghiệp",
           "Mean number of residents without work who search for it.",
           "Số người không có việc và đang tìm việc, bình quân các tháng trong năm.", kLabour),
    yearly("/indicators/unemployment_rate", "percent", "Unemployment rate", "Tỷ lệ thất nghiệp",
           "Unemployed persons over the labour force.", "Số người thất nghiệp chia cho lực lượng lao động.", kLabour),
    yearly("/indicators/labour_force", "persons", "Labour force", "Lực lượng lao động",
           "Employed and unemployed persons, mean of the year.",
           "Số người có việc làm và thất nghiệp, bình quân trong năm.", kLabour),
    yearly("/indicators/vacancies", "positions", "Open positions", "Vị trí việc làm còn trống",
           "Mean number of open positions over the months of the year.",
           "Số vị trí cần tuyển còn trống, bình quân các tháng trong năm.", kModel),
    yearly("/indicators/mean_wage", "VND per month", "Mean wage", "Tiền lương bình quân",
           "Mean monthly wage of employed persons, current prices.",
           "Tiền lương bình quân tháng của người có việc làm, theo giá hiện hành.", "GSO Labour Force Survey"),
    yearly("/indicators/income_per_head", "VND per month", "Income per head", "Thu nhập bình quân đầu người",
           "Mean monthly income per person of resident households, current prices.",
           "Thu nhập bình quân một người một tháng của hộ dân cư, theo giá hiện hành.", "GSO VHLSS"),
    yearly("/indicators/gini_income", "1", "Gini coefficient of income", "Hệ số Gini theo thu nhập",
           "Gini coefficient over persons of monthly income per head: that of their household after tax and insurance, "
           "before rent and money sent home, over its persons; December.",
           "Hệ số Gini tính trên từng người theo thu nhập bình quân đầu người một tháng của hộ, sau thuế và bảo hiểm, "
           "trước tiền thuê nhà và tiền gửi về quê; tháng 12.",
           "GSO VHLSS; simulated: models/public_budget"),
    yearly("/indicators/gini_wages", "1", "Gini coefficient of wages", "Hệ số Gini theo tiền lương",
           "Gini coefficient over employed persons of their monthly wage; December.",
           "Hệ số Gini tính trên người có việc làm theo tiền lương tháng; tháng 12.",
           "GSO Labour Force Survey; simulated: models/labour"),
    yearly("/indicators/rent_burden", "percent", "Rent burden of renters", "Gánh nặng tiền thuê nhà",
           "Rent over income among households that rent.", "Tỷ lệ tiền thuê nhà trên thu nhập của các hộ đi thuê.",
           kModel),
    yearly("/indicators/moving_rate_owners", "percent", "Owners who moved home", "Hộ có nhà đã chuyển nhà",
           "Households that moved to another home in the year, of those that owned the one before.",
           "Tỷ lệ hộ chuyển sang chỗ ở khác trong năm, trong số hộ sở hữu nhà trước đó.", "simulated: models/landuse"),
    yearly("/indicators/moving_rate_tenants", "percent", "Tenants who moved home", "Hộ đi thuê đã chuyển chỗ ở",
           "Households that moved to another home in the year, of those that rented the one before.",
           "Tỷ lệ hộ chuyển sang chỗ ở khác trong năm, trong số hộ đi thuê trước đó.", "simulated: models/landuse"),
    yearly("/indicators/homes_bought", "homes per year", "Homes bought", "Nhà được mua",
           "Homes bought by households that owned none.", "Số nhà do các hộ chưa có nhà mua.",
           "simulated: models/landuse"),
    yearly("/indicators/housing_price_growth", "percent", "Growth of housing prices", "Tốc độ tăng giá nhà",
           "Growth of the mean price of housing floor space against the year before.",
           "Tốc độ tăng giá bình quân một mét vuông sàn nhà ở so với năm trước.", kModel),
    yearly("/indicators/population", "persons", "Population", "Dân số", "Residents at the end of the year.",
           "Số người cư trú vào cuối năm.", "GSO population census; simulated: models/demography"),
    yearly(
        "/indicators/households_unhoused", "households", "Households without a home", "Số hộ chưa có chỗ ở",
        "Households without a dwelling at the end of the year: arrivals and who left home in December, and who found "
        "nothing.",
        "Số hộ chưa có chỗ ở vào cuối năm: mới đến hoặc tách hộ trong tháng 12, hoặc chưa tìm được nhà.",
        "simulated: models/landuse"),
    yearly("/indicators/births", "persons per year", "Births", "Số sinh", "Births in the year.",
           "Số trẻ sinh trong năm.", "GSO; simulated: models/demography"),
    yearly("/indicators/deaths", "persons per year", "Deaths", "Số chết", "Deaths in the year.",
           "Số người chết trong năm.", "GSO; simulated: models/demography"),
    yearly("/indicators/marriages", "couples per year", "Marriages", "Số cặp kết hôn",
           "Couples in the year of two persons who lived alone; those who marry into a family are not counted.",
           "Số cặp kết hôn trong năm của những người sống một mình; không tính người về ở với gia đình.",
           "simulated: models/demography"),
    yearly("/indicators/in_migrants", "persons per year", "In-migrants", "Người nhập cư",
           "Persons who moved into the region in the year.", "Số người chuyển đến trong năm.",
           "GSO; simulated: models/demography"),
    yearly("/indicators/out_migrants", "persons per year", "Out-migrants", "Người xuất cư",
           "Persons who moved out of the region in the year.", "Số người chuyển đi trong năm.",
           "GSO; simulated: models/demography"),
    yearly("/indicators/in_migration_rate", "per thousand", "In-migration rate", "Tỷ suất nhập cư",
           "In-migrants per thousand residents.", "Số người nhập cư trên một nghìn dân.",
           "GSO; simulated: models/demography"),
    yearly("/indicators/park_employment", "persons", "Workers in industrial parks", "Lao động trong khu công nghiệp",
           "Workers of establishments in industrial parks and clusters at the end of the year.",
           "Số lao động tại các khu, cụm công nghiệp vào cuối năm.", kModel),
};

constexpr DatasetSpec kMobility[] = {
    yearly("/indicators/mode_share_walk", "percent", "Trips on foot", "Tỷ lệ chuyến đi bộ",
           "Share of the residents' daily trips made on foot.", "Tỷ lệ chuyến đi bộ trong các chuyến đi hằng ngày.",
           kTravel),
    yearly("/indicators/mode_share_bicycle", "percent", "Trips by bicycle", "Tỷ lệ chuyến đi xe đạp",
           "Share of the residents' daily trips made by bicycle.", "Tỷ lệ chuyến đi bằng xe đạp.", kTravel),
    yearly("/indicators/mode_share_motorbike", "percent", "Trips by motorbike", "Tỷ lệ chuyến đi xe máy",
           "Share of the residents' daily trips made by motorbike.", "Tỷ lệ chuyến đi bằng xe máy.", kTravel),
    yearly("/indicators/mode_share_car", "percent", "Trips by car", "Tỷ lệ chuyến đi ô tô",
           "Share of the residents' daily trips made by car.", "Tỷ lệ chuyến đi bằng ô tô con.", kTravel),
    yearly("/indicators/mode_share_bus", "percent", "Trips by public transport", "Tỷ lệ chuyến đi xe buýt",
           "Share of the residents' daily trips made by bus, BRT or metro.",
           "Tỷ lệ chuyến đi bằng xe buýt, BRT hoặc metro.", kTravel),
    yearly("/indicators/mode_share_ride_hail", "percent", "Trips by ride-hailing", "Tỷ lệ chuyến đi xe ôm",
           "Share of the residents' daily trips made on a hailed motorbike.",
           "Tỷ lệ chuyến đi bằng xe ôm, xe ôm công nghệ.", kTravel),
    yearly("/indicators/mode_share_brt", "percent", "Trips by BRT", "Tỷ lệ chuyến đi BRT",
           "Share of the residents' daily trips whose highest vehicle is a BRT; part of mode_share_bus.",
           "Tỷ lệ chuyến đi có dùng BRT; nằm trong mode_share_bus.", kTravel),
    yearly("/indicators/mode_share_metro", "percent", "Trips by metro", "Tỷ lệ chuyến đi metro",
           "Share of the residents' daily trips that ride a metro or train; part of mode_share_bus.",
           "Tỷ lệ chuyến đi có dùng metro hoặc tàu; nằm trong mode_share_bus.", kTravel),
    yearly(
        "/indicators/mode_share_park_ride", "percent", "Trips by park and ride", "Tỷ lệ chuyến gửi xe rồi đi tiếp",
        "Share of the residents' daily trips by motorbike to a station and public transport; part of mode_share_bus.",
        "Tỷ lệ chuyến đi xe máy đến ga rồi dùng vận tải công cộng; nằm trong mode_share_bus.", kTravel),
    yearly("/indicators/transit_boardings_day", "boardings per day", "Boardings of public transport a day",
           "Lượt hành khách lên xe mỗi ngày", "Boardings of buses, BRT and metro on a working day, changes included.",
           "Tổng lượt hành khách lên xe buýt, BRT, metro trong một ngày làm việc, kể cả chuyển tuyến.", kTravel),
    yearly("/indicators/commute_time_mean", "min", "Mean commuting time", "Thời gian đi làm bình quân",
           "Mean door-to-door time of a trip to work in the last transport year.",
           "Thời gian bình quân một chuyến đi làm, từ cửa đến cửa, ở năm tính giao thông gần nhất.", kTravel),
    yearly("/indicators/commute_distance_mean", "km", "Mean commuting distance", "Quãng đường đi làm bình quân",
           "Mean length of a trip to work in the last transport year.",
           "Quãng đường bình quân một chuyến đi làm ở năm tính giao thông gần nhất.", kTravel),
    yearly("/indicators/vehicle_km_day", "vehicle-km per day", "Vehicle kilometres a day", "Xe-km mỗi ngày",
           "Kilometres that vehicles drive on the network on a working day.",
           "Tổng số km các phương tiện chạy trên mạng lưới trong một ngày làm việc.", kTravel),
    yearly("/indicators/delay_veh_h_day", "vehicle-hours per day", "Delay a day", "Thời gian chậm trễ mỗi ngày",
           "Vehicle-hours lost against free flow on a working day.",
           "Tổng số giờ-xe bị mất so với dòng tự do trong một ngày làm việc.", kTravel),
    yearly("/indicators/co2_traffic_t_day", "t per day", "CO₂ of road traffic a day", "CO₂ từ giao thông mỗi ngày",
           "Carbon dioxide from the tailpipes of road vehicles on a working day.",
           "Lượng CO₂ do phương tiện đường bộ thải ra trong một ngày làm việc.", kEmissions),
    yearly("/indicators/goods_tonnes_day", "t per day", "Goods sent a day", "Hàng hóa gửi đi mỗi ngày",
           "Goods sent on a working day: of enterprises, to them, and to residents once.",
           "Khối lượng hàng doanh nghiệp gửi và nhận, cùng hàng cho người dân, trong một ngày làm việc.", kFreight),
    yearly("/indicators/truck_drives_day", "drives per day", "Truck drives a day", "Lượt xe tải mỗi ngày",
           "Drives of trucks and tractors between two calls, empty ones too.",
           "Số lượt chạy của xe tải và xe đầu kéo giữa hai điểm dừng, kể cả chạy rỗng.", kFreight),
    yearly("/indicators/van_drives_day", "drives per day", "Van drives with goods a day", "Lượt xe tải van mỗi ngày",
           "Drives of vans that carry goods or parcels, empty ones too.",
           "Số lượt chạy của xe tải van chở hàng và bưu kiện, kể cả chạy rỗng.", kFreight),
    yearly("/indicators/freight_empty_share", "percent", "Freight distance driven empty", "Tỷ lệ chạy rỗng",
           "Share of the distance of vans and trucks without goods.",
           "Tỷ lệ quãng đường xe tải van và xe tải chạy không có hàng.", kFreight),
    yearly("/indicators/goods_cost_vnd_t", "VND per tonne", "Transport cost a tonne", "Chi phí vận tải một tấn hàng",
           "Vehicles, drivers, capital, tolls, barges and trains over the goods sent.",
           "Chi phí xe, tài xế, vốn, phí đường, sà lan và tàu hỏa chia cho khối lượng hàng.", kFreight),
    yearly("/indicators/container_cost_vnd", "VND per trip", "Transport cost of a container trip",
           "Chi phí một chuyến container", "The same of a container between its shipper and its gateway.",
           "Chi phí vận tải một container giữa chủ hàng và cửa ngõ.", kFreight),
    yearly("/indicators/gate_turn_min", "min", "Turn time of trucks at gateways", "Thời gian quay vòng xe ở cửa ngõ",
           "Mean from arriving at a gate to leaving it, all trucks of all gateways.",
           "Bình quân từ khi đến cổng đến khi rời cổng, mọi xe tải ở mọi cửa ngõ.", kFreight),
    yearly("/indicators/parcels_day", "parcels per day", "Parcels a day", "Bưu kiện mỗi ngày",
           "Parcels to homes, lockers and enterprises on a working day.",
           "Số bưu kiện đến nhà, tủ nhận và doanh nghiệp trong một ngày làm việc.", kFreight),
    yearly("/indicators/couriers_day", "couriers", "Couriers at work", "Nhân viên giao hàng mỗi ngày",
           "Couriers on motorbikes on a working day.",
           "Số nhân viên giao bưu kiện bằng xe máy trong một ngày làm việc.", kFreight),
    yearly("/indicators/fuel_traffic_l_day", "litres per day", "Fuel of road traffic a day",
           "Nhiên liệu giao thông mỗi ngày", "Fuel that road vehicles burn on a working day.",
           "Lượng nhiên liệu phương tiện đường bộ tiêu thụ trong một ngày làm việc.", kEmissions),
    yearly("/indicators/nox_traffic_kg_day", "kg per day", "NOx of road traffic a day", "NOx từ giao thông mỗi ngày",
           "Nitrogen oxides from the tailpipes of road vehicles on a working day.",
           "Lượng NOx do phương tiện đường bộ thải ra trong một ngày làm việc.", kEmissions),
    yearly(
        "/indicators/pm25_traffic_kg_day", "kg per day", "PM2.5 of road traffic a day", "PM2.5 từ giao thông mỗi ngày",
        "Fine particles from the tailpipes, tyres and brakes of road vehicles on a working day.",
        "Lượng bụi mịn PM2.5 từ khí thải, lốp và phanh của phương tiện đường bộ trong một ngày làm việc.", kEmissions),
    yearly("/indicators/co_traffic_kg_day", "kg per day", "CO of road traffic a day", "CO từ giao thông mỗi ngày",
           "Carbon monoxide from the tailpipes of road vehicles on a working day.",
           "Lượng CO do phương tiện đường bộ thải ra trong một ngày làm việc.", kEmissions),
    yearly(
        "/indicators/pm25_exposure_mean", "g/(km day)", "Exposure to PM2.5 of traffic (index)",
        "Chỉ số phơi nhiễm PM2.5 từ giao thông",
        "Mean over residents of the PM2.5 that traffic within 300 m emits, thinned out exponentially with distance: "
        "what "
        "a road emits a kilometre and day to those who live on it. Residents spread evenly over their zone; no wind, "
        "no buildings, no background: an index, no concentration.",
        "Trung bình theo dân số của lượng PM2.5 mà giao thông trong phạm vi 300 m thải ra, giảm theo hàm mũ của khoảng "
        "cách. Dân cư được giả định phân bố đều trong vùng; không xét gió, nhà cửa và nồng độ nền: đây là chỉ số, "
        "không phải nồng độ.",
        "simulated: models/emissions; decay after Liu, Chen & Xue, Heliyon 5, 2019"),
    yearly(
        "/indicators/exposed_persons_busy_roads", "persons", "Residents near busy roads",
        "Số dân sống gần đường đông xe",
        "Residents within 150 m of the axis of a road with at least models.emissions.busy_vehicles_day vehicles a day "
        "in one direction, spread evenly over their zone.",
        "Số dân sống trong phạm vi 150 m quanh tim đường có ít nhất models.emissions.busy_vehicles_day xe mỗi ngày "
        "theo một chiều, giả định dân cư phân bố đều trong vùng.",
        "simulated: models/emissions; distance after Karner, Eisinger & Niemeier, Environmental Science & Technology "
        "44, 2010"),
    yearly(
        "/indicators/noise_exposed_55", "persons", "Residents with noise above 55 dB Lden",
        "Số dân chịu tiếng ồn trên 55 dB (Lden)",
        "Residents at whose home road traffic has a day-evening-night level above 55 dB, from where Directive "
        "2002/49/EC of the EU asks for noise maps; they are spread evenly over their zone, roads within 300 m count.",
        "Số dân có mức ồn giao thông ngày-tối-đêm (Lden) tại nơi ở trên 55 dB, ngưỡng lập bản đồ tiếng ồn của châu Âu; "
        "giả định dân cư phân bố đều trong vùng, xét các đường trong phạm vi 300 m.",
        kNoise),
    yearly("/indicators/noise_exposed_65", "persons", "Residents with noise above 65 dB Lden",
           "Số dân chịu tiếng ồn trên 65 dB (Lden)",
           "The same above 65 dB, where one of the Directive's classes begins.", "Như trên, với mức trên 65 dB.",
           kNoise),
    yearly("/indicators/noise_exposed_night_50", "persons", "Residents with noise above 50 dB at night",
           "Số dân chịu tiếng ồn ban đêm trên 50 dB",
           "Residents at whose home road traffic has a level above 50 dB from 23 to 07 o'clock (Lnight).",
           "Số dân có mức ồn giao thông tại nơi ở trên 50 dB trong khoảng 23 giờ đến 7 giờ (Lnight).", kNoise),
    yearly(
        "/indicators/noise_exposed_65_no_trucks", "persons", "Residents with noise above 65 dB Lden, but for trucks",
        "Số dân chịu tiếng ồn trên 65 dB nếu không có xe tải",
        "Residents with more than 65 dB Lden if every truck were silent and all else as it is: what is left when "
        "trucks are banned everywhere and at all hours.",
        "Số dân vẫn chịu mức ồn trên 65 dB (Lden) nếu không có xe tải và các xe khác không đổi: phần còn lại khi cấm "
        "xe tải trên mọi đường, mọi giờ.",
        kNoise),
    yearly("/indicators/trips_day", "trips per day", "Trips a day", "Số chuyến đi mỗi ngày",
           "Trips of residents on a working day.", "Số chuyến đi của người dân trong một ngày làm việc.", kTravel),
    yearly("/indicators/trips_per_person", "trips per person and day", "Trips per person and day",
           "Số chuyến đi mỗi người mỗi ngày", "Trips of residents on a working day over residents.",
           "Số chuyến đi trong một ngày làm việc chia cho số dân.", kTravel),
    yearly("/indicators/relative_gap", "1", "Relative gap of the assignment", "Sai lệch tương đối của bài toán phân bổ",
           "1 − SPTT/TSTT, the largest over the time bins of the last transport year.",
           "1 − SPTT/TSTT, giá trị lớn nhất trong các khung giờ của năm tính giao thông gần nhất.", kTravel),
};

constexpr DatasetSpec kMonthly[] = {
    monthly("/indicators/employment_month", "persons", "Employed persons, by month", "Lao động có việc làm theo tháng",
            "Residents employed at the end of the month.", "Số người có việc làm vào cuối tháng.", kLabour),
    monthly("/indicators/unemployment_rate_month", "percent", "Unemployment rate, by month",
            "Tỷ lệ thất nghiệp theo tháng", "Unemployed persons over the labour force at the end of the month.",
            "Số người thất nghiệp chia cho lực lượng lao động vào cuối tháng.", kLabour),
    monthly("/indicators/output_month", "billion VND", "Value added, by month", "Giá trị tăng thêm theo tháng",
            "Value added of enterprises in the month, current prices.",
            "Giá trị tăng thêm của doanh nghiệp trong tháng, theo giá hiện hành.", kModel),
};

}  // namespace

std::vector<DatasetSpec> indicator_schema() {
  std::vector<DatasetSpec> all;
  for (auto const& row : kOutput) all.push_back(row);
  for (auto const& row : kInnovation) all.push_back(row);
  for (auto const& row : kPeople) all.push_back(row);
  for (auto const& row : kMobility) all.push_back(row);
  for (auto const& row : productivity_schema()) all.push_back(row);
  for (auto const& row : policy_schema()) all.push_back(row);
  for (auto const& row : kMonthly) all.push_back(row);
  return all;
}

bool of_travel_day(std::string_view path) {
  auto const is_path = [&](DatasetSpec const& row) { return row.path == path; };
  return path.starts_with("/zone_year/accessibility_") ||
         std::any_of(std::begin(kMobility), std::end(kMobility), is_path);
}

}  // namespace tanvan
