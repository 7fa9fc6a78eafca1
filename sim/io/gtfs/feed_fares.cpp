#include "sim/io/gtfs/feed_fares.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace tanvan {
namespace {

constexpr std::int32_t kNoLimit = std::numeric_limits<std::int32_t>::max();

template <class T>
void sort_unique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// The best set of tickets for the first stretches of a journey.
struct Paid {
  std::int64_t amount = -1;  // -1: there is none
  std::size_t tickets = 0, from = 0;
  FeedFareId last;  // for the stretches since `from`

  bool better_than(Paid const& other) const {
    return other.amount < 0 || std::tie(amount, tickets) < std::tie(other.amount, other.tickets);
  }
};

}  // namespace

FareTable::FareTable(Feed const& feed) {
  auto const& f = feed.fares;
  for (auto const fare : ids<FeedFareId>(f.size())) {
    auto const duration = f.duration[fare];
    fares_.push_back({.id = fare,
                      .price = f.price[fare],
                      .currency = f.currency[fare],
                      .agency = f.agency[fare],
                      .boardings = f.transfers[fare] == kNotSaid ? std::numeric_limits<std::uint32_t>::max()
                                                                 : f.transfers[fare] + std::uint32_t{1},
                      .duration = duration == kNoFeedTime || duration == 0 ? kNoLimit : duration,
                      .rules = {}});
    currencies_.push_back(f.currency[fare]);
  }
  sort_unique(currencies_);
  for (auto const* const column : {&feed.fare_rules.origin, &feed.fare_rules.destination, &feed.fare_rules.contains})
    zones_.insert(zones_.end(), column->begin(), column->end());
  zones_.insert(zones_.end(), feed.stops.zone.begin(), feed.stops.zone.end());
  sort_unique(zones_);
  for (auto const& zone : feed.stops.zone) zone_of_.push_back(zone_named(zone));
  route_of_.assign(feed.trips.route.begin(), feed.trips.route.end());
  agency_of_.assign(feed.routes.agency.begin(), feed.routes.agency.end());
  add_rules(feed);
}

FareZoneId FareTable::zone_named(std::string const& zone) const {
  if (zone.empty()) return {};
  return id_of<FareZoneId>(static_cast<std::size_t>(std::ranges::lower_bound(zones_, zone) - zones_.begin()));
}

void FareTable::add_rules(Feed const& feed) {
  auto const& r = feed.fare_rules;
  auto const key = [&](std::size_t i) { return std::tie(r.fare[i], r.route[i], r.origin[i], r.destination[i]); };
  for (std::size_t i = 0; i < r.size(); ++i) {
    auto& rules = fares_[r.fare[i].value].rules;
    if (i == 0 || key(i - 1) != key(i))
      rules.push_back({r.route[i], zone_named(r.origin[i]), zone_named(r.destination[i]), {}});
    if (auto const zone = zone_named(r.contains[i])) rules.back().contains.push_back(zone);
  }
  for (auto& fare : fares_)
    for (auto& rule : fare.rules) sort_unique(rule.contains);
}

std::vector<FareTable::Stretch> FareTable::stretches_of(Timetable const& t, Journey const& journey) const {
  std::vector<Stretch> stretches;
  auto const zone_at = [&](std::uint32_t call) { return zone_of_[t.stop[call].value]; };
  for (auto const& leg : journey.legs) {
    if (leg.is_walk()) continue;
    for (auto call = leg.board; call < leg.alight; ++call) {
      if (call == leg.board || t.trip[call] != t.trip[call - 1]) {
        auto const route = route_of_[t.trip[call]];
        stretches.push_back({.route = route,
                             .agency = agency_of_[route.value],
                             .boarded = call == leg.board,
                             .departure = t.departure[call],
                             .from = zone_at(call),
                             .to = {},
                             .zones = {zone_at(call)}});
      }
      stretches.back().to = zone_at(call + 1);
      stretches.back().zones.push_back(zone_at(call + 1));
    }
  }
  for (auto& stretch : stretches) std::erase(stretch.zones, FareZoneId{});
  return stretches;
}

FareTable::Span FareTable::span_of(std::span<Stretch const> stretches) {
  Span span{.stretches = stretches, .zones = {}, .boardings = 1, .boarded_s = 0};
  for (auto const& stretch : stretches) {
    span.zones.insert(span.zones.end(), stretch.zones.begin(), stretch.zones.end());
    if (&stretch == &stretches.front() || !stretch.boarded) continue;
    ++span.boardings;
    span.boarded_s = stretch.departure - stretches.front().departure;
  }
  sort_unique(span.zones);
  return span;
}

bool FareTable::meets(Rule const& rule, Stretch const& stretch, Span const& span) {
  if (rule.route && rule.route != stretch.route) return false;
  if (rule.origin && rule.origin != span.stretches.front().from) return false;
  if (rule.destination && rule.destination != span.stretches.back().to) return false;
  return rule.contains.empty() || rule.contains == span.zones;
}

bool FareTable::covers(Fare const& fare, Span const& span) {
  if (span.boardings > fare.boardings || span.boarded_s > fare.duration) return false;
  return std::ranges::all_of(span.stretches, [&](Stretch const& stretch) {
    if (fare.agency && fare.agency != stretch.agency) return false;
    return fare.rules.empty() ||
           std::ranges::any_of(fare.rules, [&](Rule const& rule) { return meets(rule, stretch, span); });
  });
}

std::optional<JourneyFare> FareTable::cheapest(std::span<Stretch const> stretches, std::string const& currency) const {
  std::vector<Paid> best(stretches.size() + 1);
  best[0].amount = 0;
  for (std::size_t from = 0; from < stretches.size(); ++from) {
    if (best[from].amount < 0) continue;
    for (auto to = from + 1; to <= stretches.size(); ++to) {
      auto const span = span_of(stretches.subspan(from, to - from));
      for (auto const& fare : fares_) {
        if (fare.currency != currency || !covers(fare, span)) continue;
        Paid const paid{best[from].amount + fare.price, best[from].tickets + 1, from, fare.id};
        if (paid.better_than(best[to])) best[to] = paid;
      }
    }
  }
  if (best.back().amount < 0) return std::nullopt;
  JourneyFare result{best.back().amount, currency, {}};
  for (auto at = stretches.size(); at > 0; at = best[at].from) result.tickets.push_back(best[at].last);
  std::ranges::reverse(result.tickets);
  return result;
}

std::optional<JourneyFare> FareTable::fare_of(Timetable const& timetable, Journey const& journey) const {
  auto const stretches = stretches_of(timetable, journey);
  if (stretches.empty()) return JourneyFare{};
  for (auto const& currency : currencies_)
    if (auto fare = cheapest(stretches, currency)) return fare;
  return std::nullopt;
}

}  // namespace tanvan
