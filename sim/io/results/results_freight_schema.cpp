// Goods: what is made, brought in, delivered and in stock.
#include "sim/io/results/results_schema.hpp"

namespace tanvan {
namespace {

constexpr auto kReal = ValueType::real;
constexpr auto kText = ValueType::text;
constexpr bool kOptional = false;

constexpr DatasetSpec of_goods(std::string_view path, std::string_view what, std::string_view label_vi) {
  return {path, kReal, "Q", "t", what, kOptional, label_vi};
}

constexpr DatasetSpec of_goods_day(std::string_view path, std::string_view what, std::string_view label_vi) {
  return {path, kReal, "Q", "t per day", what, kOptional, label_vi};
}
constexpr DatasetSpec of_vehicle(std::string_view path, std::string_view units, std::string_view what,
                                 std::string_view label_vi) {
  return {path, kReal, "f", units, what, kOptional, label_vi};
}
constexpr DatasetSpec of_gate(std::string_view path, std::string_view units, std::string_view what,
                              std::string_view label_vi) {
  return {path, kReal, "w", units, what, kOptional, label_vi};
}
constexpr DatasetSpec of_day(std::string_view path, std::string_view units, std::string_view what,
                             std::string_view label_vi) {
  return {path, kReal, "", units, what, kOptional, label_vi};
}

constexpr DatasetSpec kFreight[] = {
    {"/freight/{year}/commodity", kText, "Q", "text", "group of goods that travel alike", kOptional, "nhóm hàng"},
    of_goods("/freight/{year}/tonnes_opening", "in stock on 1 January: at enterprises and at gateways",
             "tồn kho ngày 1 tháng 1, tại doanh nghiệp và cửa ngõ"),
    of_goods("/freight/{year}/tonnes_produced", "made by enterprises of the province",
             "sản xuất bởi doanh nghiệp trong tỉnh"),
    of_goods("/freight/{year}/tonnes_imported", "brought into the province, to enterprises and residents",
             "đưa vào tỉnh cho doanh nghiệp và cư dân"),
    of_goods("/freight/{year}/tonnes_delivered", "delivered inside the province and beyond",
             "giao nhận trong và ngoài tỉnh"),
    of_goods("/freight/{year}/tonnes_in_stock",
             "in stock on 31 December: opening + produced + imported - delivered, to the kilogram of the sample",
             "tồn kho ngày 31 tháng 12"),

    {"/freight/{year}/vehicle", kText, "f", "text", "vehicles that carry goods, by size", kOptional,
     "loại xe chở hàng"},
    of_vehicle("/freight/{year}/vehicle_trips", "trips per day", "drives between two calls on the day of travel",
               "lượt xe trong ngày"),
    of_vehicle("/freight/{year}/vehicle_km", "km per day", "distance driven", "quãng đường xe chạy"),
    of_vehicle("/freight/{year}/vehicle_h", "h per day", "time on the road", "giờ xe chạy trên đường"),
    of_vehicle("/freight/{year}/empty_km", "km per day", "of it without goods", "quãng đường chạy rỗng"),
    of_vehicle("/freight/{year}/tonne_km", "t km per day", "goods times distance", "tấn-km"),
    of_vehicle("/freight/{year}/co2_t", "t per day", "carbon dioxide, at the mean speed", "lượng CO₂ thải ra"),
    of_vehicle("/freight/{year}/nox_kg", "kg per day", "nitrogen oxides, at the mean speed", "lượng NOx thải ra"),
    of_vehicle("/freight/{year}/pm25_kg", "kg per day",
               "fine particles of tailpipe, tyres and brakes, at the mean speed",
               "lượng bụi mịn PM2.5 từ khí thải, lốp và phanh"),
    {"/freight/{year}/departures", kReal, "f,u", "trips per day", "drives by the hour in which they set out", kOptional,
     "lượt xe theo giờ xuất phát"},
    {"/freight/{year}/flow", kText, "o", "text", "why goods move", kOptional, "luồng hàng"},
    {"/freight/{year}/flow_tonnes", kReal, "o", "t per day",
     "goods sent on the day of travel; households have theirs from what domestic and other flows brought", kOptional,
     "khối lượng hàng trong ngày"},
    of_goods_day("/freight/{year}/commodity_tonnes",
                 "sent on the day of travel, a working day; goods of residents on their way to warehouses alone",
                 "khối lượng trong ngày"),
    {"/freight/{year}/size_shipments", kReal, "z", "shipments per day",
     "by size: 1.5, 4.5, 8, 15, 25 and 35 t; without distribution to shops", kOptional, "số lô hàng theo cỡ"},
    {"/freight/{year}/gateway", kText, "w", "text",
     "where goods cross the region's border, and inland nodes; 0 below where a node is not at work", kOptional,
     "cửa ngõ hàng hóa"},
    {"/freight/{year}/gateway_lon", kReal, "w", "degrees", "longitude, WGS 84", kOptional, "kinh độ cửa ngõ"},
    {"/freight/{year}/gateway_lat", kReal, "w", "degrees", "latitude, WGS 84", kOptional, "vĩ độ cửa ngõ"},
    {"/freight/{year}/gateway_tonnes", kReal, "w", "t per day", "through the gateway on the day of travel", kOptional,
     "khối lượng qua cửa ngõ"},
    {"/freight/{year}/gateway_containers", kReal, "w", "container trips per day", "loaded, in and out", kOptional,
     "chuyến container có hàng"},
    {"/freight/{year}/chain", kText, "chain", "text", "by which a container goes on to the port", kOptional,
     "phương thức đến cảng"},
    {"/freight/{year}/chain_containers", kReal, "chain", "container trips per day",
     "loaded, in and out, by what follows", kOptional, "chuyến container theo phương thức"},
    {"/freight/{year}/chain_tonne_km", kReal, "chain", "t km per day",
     "by barge and rail, as long as the road; shuttles are among the vehicles", kOptional,
     "tấn-km bằng sà lan và tàu hỏa (đường bộ không tính ở đây)"},
    {"/freight/{year}/chain_co2_t", kReal, "chain", "t per day", "of those barges and trains", kOptional,
     "CO₂ của sà lan và tàu hỏa"},
    {"/freight/{year}/gate_trucks", kReal, "w,u", "trucks per day",
     "that arrive at the gate in each hour, all shippers", kOptional, "xe tải đến cổng theo giờ"},
    of_gate("/freight/{year}/gate_lanes", "lanes", "of the gate", "số làn cổng"),
    of_gate("/freight/{year}/gate_wait_min", "min", "mean wait for a lane", "thời gian chờ làn cổng bình quân"),
    of_gate("/freight/{year}/gate_wait_p95_min", "min", "wait that 95 % of trucks do not exceed",
            "thời gian chờ của 95 % số xe"),
    of_gate("/freight/{year}/turn_min", "min", "mean time of a truck from arriving at the gate to leaving it",
            "thời gian quay vòng xe bình quân"),
    of_gate("/freight/{year}/turn_p95_min", "min", "the same that 95 % of trucks do not exceed",
            "thời gian quay vòng của 95 % số xe"),
    {"/freight/{year}/turn_trucks", kReal, "w,turn", "trucks per day",
     "by the time from arriving at the gate to leaving it", kOptional, "số xe theo thời gian quay vòng"},
    {"/freight/{year}/channel", kText, "channel", "text", "of customs", kOptional, "luồng hải quan"},
    {"/freight/{year}/customs_consignments", kReal, "channel", "consignments per day", "over the border, in and out",
     kOptional, "lô hàng qua biên giới theo luồng"},
    of_day("/freight/{year}/import_h", "h", "mean from arrival to leave to fetch, all bodies",
           "thời gian thông quan nhập khẩu bình quân"),
    of_day("/freight/{year}/import_p95_h", "h", "that 95 % of imports do not exceed",
           "95 % số lô nhập khẩu thông quan không quá"),
    of_day("/freight/{year}/export_h", "h", "the same of exports, mean", "thời gian thông quan xuất khẩu bình quân"),
    of_day("/freight/{year}/export_p95_h", "h", "that 95 % of exports do not exceed",
           "95 % số lô xuất khẩu thông quan không quá"),
    of_day("/freight/{year}/clearance_stock_mvnd", "million VND per day", "cost of stock while it waits for leave",
           "chi phí tồn kho khi chờ thông quan"),
    of_day("/freight/{year}/empty_share", "1", "of the vehicles' distance without goods", "tỷ lệ chạy rỗng"),
    of_day("/freight/{year}/pooled_share", "1", "of shipments in rounds that call at several places",
           "tỷ lệ lô hàng ghép chuyến"),
    of_day("/freight/{year}/round_stops", "1", "pooled shipments a round from the base and back",
           "số điểm dừng bình quân một chuyến"),
    of_day("/freight/{year}/paired_containers", "pairs per day", "a container in and one out on one way from the port",
           "cặp container hai chiều"),
    of_day("/freight/{year}/tonnes_due", "t per day",
           "what the account sends on a working day: the mean of a day's goods, but for luck and what has no way",
           "khối lượng phải gửi trong ngày theo tài khoản hàng hóa"),
    of_day("/freight/{year}/domestic_in_tonnes", "t per day",
           "of the domestic flow, what comes in from other provinces", "hàng từ các tỉnh khác đến"),
    of_day("/freight/{year}/consolidated_tonnes", "t per day", "through consolidation centres",
           "khối lượng qua trung tâm gom hàng"),
    of_day("/freight/{year}/cost_mvnd", "million VND per day",
           "of all vehicles but those of parcels: distance, hours, capital; with barges, trains and handling of "
           "containers",
           "chi phí vận tải trong ngày"),
    of_day("/freight/{year}/cost_vnd_t", "VND per tonne", "the same a tonne sent", "chi phí vận tải một tấn"),
    of_day("/freight/{year}/cost_vnd_container", "VND per trip",
           "the same of a container's trip to or from its gateway", "chi phí một chuyến container"),
    of_day("/freight/{year}/duty_h", "h per day", "from setting out to being back, all vehicles but those of parcels",
           "giờ xe hoạt động"),
    of_day("/freight/{year}/parcels", "parcels per day", "to homes, lockers and enterprises of the province",
           "số bưu kiện trong ngày"),
    of_day("/freight/{year}/parcels_locker", "parcels per day", "of them to lockers", "bưu kiện qua tủ nhận"),
    of_day("/freight/{year}/parcel_tries", "tries per day", "at doors of homes, failed ones too", "lượt giao tận cửa"),
    of_day("/freight/{year}/couriers", "couriers", "motorbikes on a duty", "số nhân viên giao hàng"),
    of_day("/freight/{year}/courier_km", "km per day", "of couriers", "quãng đường giao hàng bằng xe máy"),
    of_day("/freight/{year}/parcel_vans", "vans per day", "from hubs to depots", "số chuyến xe tải nhẹ chở bưu kiện"),
    of_day("/freight/{year}/cost_vnd_parcel", "VND per parcel", "of couriers and vans", "chi phí giao một bưu kiện"),
    of_day("/freight/{year}/parcels_abroad", "parcels per day", "from abroad through zones of their own",
           "bưu kiện xuyên biên giới"),
    of_day("/freight/{year}/parcels_abroad_mvnd", "million VND per day",
           "of the trucks that bring them to the zone and to other provinces",
           "chi phí xe tải của bưu kiện xuyên biên giới"),
    of_day("/freight/{year}/parcels_abroad_h", "h", "mean from their arrival to leaving the zone",
           "thời gian lưu bưu kiện xuyên biên giới"),
};

}  // namespace

std::vector<DatasetSpec> freight_schema() {
  return {std::begin(kFreight), std::end(kFreight)};
}

}  // namespace tanvan
