#include "sim/io/gmns/gmns_schema.hpp"

namespace tanvan {
namespace {

constexpr auto kAll = GmnsContent::all;

/// After the specification's table definitions, github.com/zephyr-data-specs/GMNS, version 0.96.
constexpr std::array kTables = {
    GmnsTable{"zone", "zone_id", {"zone_id"}},
    GmnsTable{"use_definition", "use", {"use"}},
    GmnsTable{"use_group", "use_group", {"use_group", "uses"}},
    GmnsTable{"time_set_definitions", "timeday_id", {"timeday_id"}},
    GmnsTable{"lane", "lane_id", {"lane_id", "link_id", "lane_num"}},
    GmnsTable{"segment", "segment_id", {"segment_id", "link_id", "ref_node_id", "start_lr", "end_lr"}},
    GmnsTable{"segment_lane", "segment_lane_id", {"segment_lane_id", "segment_id", "lane_num"}},
    GmnsTable{"location", "loc_id", {"loc_id", "link_id", "ref_node_id", "lr"}},
    GmnsTable{"curb_seg", "curb_seg_id", {"curb_seg_id", "link_id", "ref_node_id", "start_lr", "end_lr"}},
    GmnsTable{"movement", "mvmt_id", {"mvmt_id", "node_id", "ib_link_id", "ob_link_id", "type"}},
    GmnsTable{"link_tod", "link_tod_id", {"link_tod_id", "link_id"}},
    GmnsTable{"lane_tod", "lane_tod_id", {"lane_tod_id", "lane_id"}},
    GmnsTable{"segment_tod", "segment_tod_id", {"segment_tod_id", "segment_id"}},
    GmnsTable{"movement_tod", "mvmt_tod_id", {"mvmt_tod_id", "mvmt_id"}},
    GmnsTable{"signal_controller", "controller_id", {"controller_id"}},
    GmnsTable{"signal_timing_plan", "timing_plan_id", {"timing_plan_id", "controller_id"}},
    GmnsTable{"signal_timing_phase", "timing_phase_id", {"timing_phase_id", "timing_plan_id", "signal_phase_num"}},
    GmnsTable{"signal_phase_mvmt", "signal_phase_mvmt_id", {"signal_phase_mvmt_id", "timing_phase_id"}},
    GmnsTable{"signal_coordination", "coordination_id", {"coordination_id", "timing_plan_id"}},
    GmnsTable{"signal_detector", "detector_id", {"detector_id", "signal_phase_num", "link_id"}},
    GmnsTable{"counts", "", {}, kAll},
    GmnsTable{"demand", "", {"o_zone_id", "d_zone_id", "volume"}, kAll},
    GmnsTable{"trips", "trip_id", {"trip_id"}, kAll},
    GmnsTable{"persons", "person_id", {"person_id"}, kAll},
    GmnsTable{"activities", "", {"person_id"}, kAll},
    GmnsTable{"legs", "", {"person_id"}, kAll},
    GmnsTable{"transit_stop", "stop_id", {"stop_id"}, kAll},
    GmnsTable{"transit_route", "", {"line_id", "route_id"}, kAll},
    GmnsTable{"transit_profile", "", {"line_id", "route_id", "stop_id"}, kAll},
    GmnsTable{"transit_departure", "", {"line_id", "route_id", "depart_s"}, kAll},
    GmnsTable{"vehicle_type", "vehicle_type_id", {"vehicle_type_id"}, kAll},
    GmnsTable{"vehicle", "vehicle_id", {"vehicle_id"}, kAll},
    GmnsTable{"link_volume", "", {"link_id"}, kAll},
    GmnsTable{"detector", "", {"detector_id", "link_id"}},
    GmnsTable{"zone_link", "", {"zone_id", "link_id"}},
};

constexpr std::array kReferences = {
    GmnsReference{"node_id", "node"},
    GmnsReference{"ref_node_id", "node"},
    GmnsReference{"parent_node_id", "node"},
    GmnsReference{"link_id", "link"},
    GmnsReference{"ib_link_id", "link"},
    GmnsReference{"ob_link_id", "link"},
    GmnsReference{"opt_walk_link", "link"},
    GmnsReference{"lane_id", "lane"},
    GmnsReference{"segment_id", "segment"},
    GmnsReference{"mvmt_id", "movement"},
    GmnsReference{"controller_id", "signal_controller"},
    GmnsReference{"timing_plan_id", "signal_timing_plan"},
    GmnsReference{"timing_phase_id", "signal_timing_phase"},
};

}  // namespace

std::span<GmnsTable const> gmns_tables() {
  return kTables;
}

std::span<GmnsReference const> gmns_references() {
  return kReferences;
}

}  // namespace tanvan
