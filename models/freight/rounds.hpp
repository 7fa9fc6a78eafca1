#pragma once
/// How a day's shipments are driven: alone, in rounds that call at several places, or paired at the port.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/freight/shipments.hpp"

namespace tanvan {

/// One drive between two calls.
struct GoodsTrip {
  ZoneId from, to;
  double leave_s = 0;  // after midnight; may lie beyond the day's end
  double load_kg = 0;  // on board
  FreightVehicle vehicle{};
  std::uint8_t container = 0;  // 1: with a container, full or empty
  std::int32_t gate = -1;      // gateway (row of `TradeWays::all`) that it leaves, else -1
  double gate_s = 0;           // when it came there, as planned
  AgentKey duty = {};          // of its vehicle; trips of one lie together, in the order of the day
  double vehicles = 1;         // for which it stands
};

/// What the day's vehicles do, full population.
struct GoodsDay {
  std::vector<GoodsTrip> trips;
  double rounds = 0;         // of vehicles from their base and back with pooled shipments
  double alone = 0;          // shipments driven alone
  double pooled = 0;         // shipments in rounds that call at more than one
  double paired = 0;         // containers on a way back that would have been empty
  double cost_vnd = 0;       // of all vehicles
  double container_vnd = 0;  // of it for containers by truck
  double duty_h = 0;
  // Driven within zones from door to door, no trips of their own
  std::array<double, kFreightVehicles> inside_km{}, inside_h{};
};

/// Duties of vehicles that no shipment asks for.
enum class FlatDuty : std::uint8_t {
  shuttle,
  empty_shuttle,
  others_shuttle,
  courier,
  hub_van,
  parcels,
  stock,
  away,
  zone_van
};

/// Their key: by what they do, between which zones and in which part of the day (< 256).
AgentKey flat_duty(FlatDuty duty, ZoneId from, ZoneId to, std::size_t part);

/// Goods over the border in containers, loose ones too.
double boxes_of(Shipment const& s, FreightParameters const& p);

/// What a vehicle costs while it is in use [đồng]: driver, and capital over the hours of a duty.
double cost_of_hours(FreightVehicle vehicle, double hours, FreightParameters const& p);

/// A shipment that fills three quarters of its vehicle, or calls at a gate, is driven alone, others with the chance
/// that carriers end a tour after the first one (`end_after_first`); a shipment larger than its vehicle is split. The
/// rest is pooled by who asks for the vehicle, or, where that is fewer than three, by the base's zone, in groups of at
/// most `round_stops`, each a tour problem with vans and trucks, jams and bans of the day, hours of receivers, rests
/// and longest duties; its vehicles leave from a moment on that the group draws. `triangulation` of the containers that
/// come in and of those that go out look for one another: in the same zone, then in the order of zones. Alone a vehicle
/// sets out in the periods of `start_shares`, and comes back empty. Draws by shipment: the same bits on any number of
/// threads.
/// @param weight  shipments of the population for which each stands
GoodsDay drive_goods(World const& world, FreightRoads const& roads, std::span<Shipment const> shipments, double weight,
                     FreightParameters const& p);

}  // namespace tanvan
