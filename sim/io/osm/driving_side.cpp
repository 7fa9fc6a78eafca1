#include "sim/io/osm/driving_side.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "sim/io/osm/osm_values.hpp"

namespace tanvan {
namespace {

struct CountryBox {
  std::string_view country;
  LonLatBox box;
};

/// West, south, east, north of where traffic keeps left. Several boxes where one would take in a neighbour.
constexpr std::array kLeft = {
    CountryBox{"Great Britain", {-8.7, 49.85, 1.8, 60.9}},
    CountryBox{"Channel Islands", {-2.75, 49.1, -1.95, 49.75}},
    CountryBox{"Ireland", {-10.8, 51.3, -5.3, 55.5}},
    CountryBox{"Malta", {14.1, 35.7, 14.65, 36.15}},
    CountryBox{"Cyprus", {32.2, 34.5, 34.7, 35.8}},
    CountryBox{"Japan, west", {129.6, 30.0, 139.3, 38.6}},
    CountryBox{"Japan, east", {139.3, 30.0, 146.0, 45.6}},
    CountryBox{"Japan, southern islands", {122.9, 24.0, 131.5, 30.0}},
    CountryBox{"Hong Kong", {113.82, 22.13, 114.45, 22.53}},
    CountryBox{"Macau", {113.52, 22.1, 113.6, 22.22}},
    CountryBox{"Thailand, north", {97.3, 15.0, 101.0, 20.5}},
    CountryBox{"Thailand, east", {101.0, 14.4, 104.6, 17.6}},
    CountryBox{"Thailand, far east", {104.6, 14.4, 105.45, 15.9}},
    CountryBox{"Thailand, centre", {98.5, 12.6, 102.3, 15.0}},
    CountryBox{"Malay Peninsula", {98.2, 1.15, 104.5, 12.6}},
    CountryBox{"Borneo and Java", {105.0, -11.0, 119.3, 7.5}},
    CountryBox{"Sumatra", {95.0, -6.0, 106.5, 6.0}},
    CountryBox{"Indonesia, east", {119.3, -11.0, 141.0, 4.0}},
    CountryBox{"Papua New Guinea", {141.0, -12.0, 160.0, -0.8}},
    CountryBox{"Solomon Islands", {155.5, -12.5, 168.0, -5.0}},
    CountryBox{"Australia", {112.0, -44.0, 154.5, -10.5}},
    CountryBox{"New Zealand", {166.0, -47.6, 179.0, -34.0}},
    CountryBox{"Fiji", {176.8, -20.7, -178.2, -12.4}},
    CountryBox{"Samoa and Tonga", {-176.3, -22.5, -171.3, -13.4}},
    CountryBox{"India", {68.0, 6.5, 92.3, 30.0}},
    CountryBox{"India, north", {73.5, 30.0, 79.0, 35.5}},
    CountryBox{"India, north-east", {92.3, 22.0, 96.5, 28.5}},
    CountryBox{"Pakistan", {61.0, 23.6, 74.0, 36.9}},
    CountryBox{"Indian Ocean islands", {55.0, -21.0, 73.8, 7.2}},
    CountryBox{"Southern Africa", {11.7, -35.0, 36.0, -17.0}},
    CountryBox{"Zambia, Malawi, Mozambique", {22.0, -18.0, 41.0, -8.3}},
    CountryBox{"Tanzania, Kenya, Uganda", {29.5, -11.7, 41.9, 4.6}},
    CountryBox{"Mauritius", {57.3, -20.6, 63.6, -10.0}},
    CountryBox{"Jamaica", {-78.4, 17.7, -76.1, 18.6}},
    CountryBox{"Bahamas", {-79.3, 20.9, -72.7, 27.3}},
    CountryBox{"Cayman Islands", {-81.5, 19.2, -79.7, 19.8}},
    CountryBox{"Leeward Islands", {-65.0, 16.6, -61.6, 18.8}},
    CountryBox{"Windward Islands", {-61.9, 11.9, -59.3, 14.2}},
    CountryBox{"Trinidad and Tobago", {-62.0, 10.0, -60.4, 11.4}},
    CountryBox{"Guyana and Suriname", {-61.4, 1.2, -54.0, 8.6}},
    CountryBox{"Bermuda", {-64.95, 32.2, -64.6, 32.45}},
    CountryBox{"Falkland Islands", {-61.5, -52.5, -57.6, -51.0}},
};

/// Where the boxes above take in land that keeps right.
constexpr std::array kRight = {
    CountryBox{"France", {-1.9, 48.0, 8.0, 49.85}},
    CountryBox{"Cambodia and Phú Quốc", {102.55, 9.0, 107.7, 14.3}},
    CountryBox{"Myanmar", {94.2, 9.5, 98.1, 22.0}},
    CountryBox{"Tibet", {85.0, 28.65, 93.0, 36.0}},
    CountryBox{"Philippines", {116.9, 4.6, 127.0, 19.0}},
    CountryBox{"Réunion", {55.2, -21.4, 55.9, -20.8}},
    CountryBox{"Angola", {11.7, -17.3, 22.0, -4.0}},
    CountryBox{"Rwanda and Burundi", {28.9, -4.5, 30.4, -1.1}},
    CountryBox{"Democratic Republic of the Congo", {22.0, -11.8, 28.5, -4.0}},
    CountryBox{"Guadeloupe", {-61.85, 15.8, -61.0, 16.55}},
    CountryBox{"Martinique", {-61.25, 14.38, -60.8, 14.9}},
    CountryBox{"Puerto Rico", {-67.3, 17.8, -65.2, 18.6}},
    CountryBox{"Afghanistan", {60.5, 31.5, 70.6, 38.5}},
};

template <std::size_t N>
bool is_in(OsmPlace place, std::array<CountryBox, N> const& boxes) {
  return std::any_of(boxes.begin(), boxes.end(), [&](CountryBox const& row) { return row.box.holds(place); });
}

/// The place of a node, unknown where the file lacks it.
OsmPlace place_of(OsmStore const& store, std::int64_t node) {
  auto const row = store.nodes.row_of(node);
  return row == OsmNodes::kNone ? OsmPlace{} : store.nodes.place[row];
}

/// Twice the area of a closed way, > 0 where it runs against the clock; 0 where it is not closed or a node is missing.
double turning(OsmStore const& store, std::size_t way) {
  auto const nodes = store.ways.nodes_of(way);
  if (nodes.size() < 4 || nodes.front() != nodes.back()) return 0;
  auto const first = place_of(store, nodes.front());
  double area = 0;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    auto const a = place_of(store, nodes[i - 1]), b = place_of(store, nodes[i]);
    if (!a.known() || !b.known()) return 0;
    area += (a.x() - first.x()) * (b.y() - first.y()) - (b.x() - first.x()) * (a.y() - first.y());
  }
  return area;
}

/// Roundabouts driven with the clock and against it.
struct Turns {
  int clockwise = 0, against = 0;
};

Turns turns_of_roundabouts(OsmStore const& store) {
  Turns turns;
  std::vector<OsmTag> buffer;
  for (std::size_t way = 0; way < store.ways.size(); ++way) {
    auto const tags = store.ways.tags_of(way, buffer);
    if (!tags.is("junction", "roundabout")) continue;
    auto const sense = turning(store, way) * (oneway_of(tags["oneway"]) == Oneway::backward ? -1 : 1);
    turns.clockwise += sense < 0 ? 1 : 0;
    turns.against += sense > 0 ? 1 : 0;
  }
  return turns;
}

std::int32_t middle_of(std::vector<std::int32_t> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The median of longitudes and of latitudes; unknown where no node has a place.
OsmPlace middle_place(OsmNodes const& nodes) {
  std::vector<std::int32_t> lon, lat;
  for (auto const place : nodes.place)
    if (place.known()) lon.push_back(place.lon), lat.push_back(place.lat);
  return lon.empty() ? OsmPlace{} : OsmPlace{middle_of(std::move(lon)), middle_of(std::move(lat))};
}

}  // namespace

bool keeps_left_at(OsmPlace place) {
  return is_in(place, kLeft) && !is_in(place, kRight);
}

SideFound driving_side(OsmStore const& store) {
  constexpr int kEnough = 3, kToOne = 2;
  auto const [clockwise, against] = turns_of_roundabouts(store);
  auto const say = [](bool left, std::string const& by) {
    return SideFound{left, fmt::format("traffic keeps {} by {}", left ? "left" : "right", by)};
  };
  auto const roundabouts = fmt::format("{} roundabouts clockwise and {} against", clockwise, against);
  if (clockwise >= kEnough && clockwise >= kToOne * against) return say(true, roundabouts);
  if (against >= kEnough && against >= kToOne * clockwise) return say(false, roundabouts);
  return say(keeps_left_at(middle_place(store.nodes)), "the country around the middle of the file");
}

}  // namespace tanvan
