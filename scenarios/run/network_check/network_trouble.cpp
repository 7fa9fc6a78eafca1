#include "scenarios/run/network_check/network_trouble.hpp"

#include <array>

namespace tanvan {
namespace {

/// In the order of Trouble. Colours: red for what stops, orange and violet for ways, blue for measures, grey-green for
/// what may be as it is.
constexpr std::array<TroubleKind, kTroubles> kKinds = {{
    {"zone_without_access", "vùng không có lối vào mạng", "zone without access", "#d7191c"},
    {"capacity_zero", "năng lực thông hành bằng 0", "capacity 0", "#a50026"},
    {"lanes_zero", "số làn bằng 0", "lanes 0", "#c2185b"},
    {"speed_zero", "tốc độ bằng 0", "free speed 0", "#e31a8b"},
    {"separate_part", "phần mạng tách rời", "part cut off from the rest", "#ff7f00"},
    {"dead_end", "có lối vào nhưng không có lối ra, hoặc ngược lại", "one way in or out only", "#7b3294"},
    {"turns_cut", "mọi hướng rẽ đều bị cấm", "all turns banned", "#b15928"},
    {"speed_impossible", "tốc độ không hợp lý", "unlikely speed", "#1f78b4"},
    {"length_zero", "chiều dài bằng 0", "length 0", "#3f51b5"},
    {"length_short", "ngắn hơn hình dạng của đoạn", "shorter than its geometry", "#00bcd4"},
    {"length_long", "dài hơn nhiều so với hình dạng", "much longer than its geometry", "#26a69a"},
    {"geometry_apart", "hình dạng không nối với nút", "geometry apart from its nodes", "#1b5e20"},
    {"parallel_links", "đoạn trùng lặp", "link twice", "#111111"},
    {"zone_far", "vùng ở xa mạng", "zone far from the network", "#6a3d9a"},
    {"capacity_missing", "thiếu năng lực thông hành", "capacity missing", "#b8860b"},
    {"lanes_missing", "thiếu số làn", "lanes missing", "#8d6e00"},
    {"speed_missing", "thiếu tốc độ", "free speed missing", "#c49a00"},
    {"lonely_node", "nút không có đoạn nào", "node without links", "#5d4037"},
    {"place_missing", "nút không có tọa độ", "node without coordinates", "#616161"},
    {"id_with_blank", "mã có khoảng trắng", "id with a blank", "#424242"},
    {"left_out", "dòng bị bỏ qua khi đọc", "row left out on reading", "#795548"},
    {"reverse_missing", "có thể thiếu chiều ngược lại", "other direction may be missing", "#33a02c"},
    {"crossing", "cắt nhau mà không có nút", "crossing without a node", "#66a61e"},
    {"speed_outlier", "tốc độ khác loại đường", "speed unlike its facility", "#80b1d3"},
    {"self_loop", "đoạn nối một nút với chính nó", "self loop", "#bc80bd"},
    {"cul_de_sac", "đường cụt", "cul-de-sac", "#8dd3c7"},
}};

}  // namespace

TroubleKind const& kind_of(Trouble trouble) {
  return kKinds[static_cast<std::size_t>(trouble)];
}

std::string_view severity_name(Severity severity) {
  constexpr std::array<std::string_view, 3> kNames = {"fault", "warning", "information"};
  return kNames[static_cast<std::size_t>(severity)];
}

FindingCounts count(std::span<Finding const> findings) {
  FindingCounts counts;
  for (auto const& finding : findings)
    ++(finding.severity == Severity::fault     ? counts.faults
       : finding.severity == Severity::warning ? counts.warnings
                                               : counts.information);
  return counts;
}

}  // namespace tanvan
