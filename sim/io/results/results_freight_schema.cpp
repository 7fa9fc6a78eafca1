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
    of_vehicle("/freight/{year}/empty_km", "km per day", "of it without goods", "quãng đường chạy rỗng"),
    of_vehicle("/freight/{year}/tonne_km", "t km per day", "goods times distance", "tấn-km"),
    {"/freight/{year}/departures", kReal, "f,u", "trips per day", "drives by the hour in which they set out", kOptional,
     "lượt xe theo giờ xuất phát"},
    {"/freight/{year}/flow", kText, "o", "text", "why goods move", kOptional, "luồng hàng"},
    {"/freight/{year}/flow_tonnes", kReal, "o", "t per day", "goods sent on the day of travel", kOptional,
     "khối lượng hàng trong ngày"},
    of_goods_day("/freight/{year}/commodity_tonnes", "sent on the day of travel, a working day",
                 "khối lượng trong ngày"),
    {"/freight/{year}/size_shipments", kReal, "z", "shipments per day",
     "by size: 1.5, 4.5, 8, 15, 25 and 35 t; without distribution to shops", kOptional, "số lô hàng theo cỡ"},
    {"/freight/{year}/gateway", kText, "w", "text", "where goods cross the region's border, and inland nodes",
     kOptional, "cửa ngõ hàng hóa"},
    {"/freight/{year}/gateway_tonnes", kReal, "w", "t per day", "through the gateway on the day of travel", kOptional,
     "khối lượng qua cửa ngõ"},
    {"/freight/{year}/gateway_containers", kReal, "w", "container trips per day", "loaded, in and out", kOptional,
     "chuyến container có hàng"},
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
    of_day("/freight/{year}/empty_share", "1", "of the vehicles' distance without goods", "tỷ lệ chạy rỗng"),
    of_day("/freight/{year}/pooled_share", "1", "of shipments in rounds that call at several places",
           "tỷ lệ lô hàng ghép chuyến"),
    of_day("/freight/{year}/round_stops", "1", "pooled shipments a round from the base and back",
           "số điểm dừng bình quân một chuyến"),
    of_day("/freight/{year}/paired_containers", "pairs per day", "a container in and one out on one way from the port",
           "cặp container hai chiều"),
    of_day("/freight/{year}/cost_mvnd", "million VND per day", "of all vehicles: distance, hours, capital",
           "chi phí vận tải trong ngày"),
    of_day("/freight/{year}/cost_vnd_t", "VND per tonne", "the same a tonne sent", "chi phí vận tải một tấn"),
    of_day("/freight/{year}/duty_h", "h per day", "from setting out to being back, all vehicles", "giờ xe hoạt động"),
};

}  // namespace

std::vector<DatasetSpec> freight_schema() {
  return {std::begin(kFreight), std::end(kFreight)};
}

}  // namespace tanvan
