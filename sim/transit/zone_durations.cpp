#include "sim/transit/zone_durations.hpp"

#include <algorithm>

#include "sim/core/check.hpp"

namespace tanvan {
namespace {

constexpr std::uint32_t kUnused = 0xffffffff;

/// Departures whose arrivals are laid down together: a row takes a whole line of memory at a time.
constexpr std::size_t kTogether = 32;

/// The least of what is there and of another row that a way of `way` ticks follows.
void take_least(Span* __restrict least, Span const* __restrict row, Span way, std::size_t width) {
  // As unsigned numbers both are below 2^15 and their sum fits; too long stays too long
  for (std::size_t i = 0; i < width; ++i) {
    auto const sum = static_cast<std::uint16_t>(static_cast<std::uint16_t>(row[i]) + static_cast<std::uint16_t>(way));
    auto const capped = sum > static_cast<std::uint16_t>(kTooLong) ? kTooLong : static_cast<Span>(sum);
    least[i] = std::min(least[i], capped);
  }
}

}  // namespace

Span span_of(std::int32_t seconds) {
  return static_cast<Span>(std::min<std::int32_t>(kTooLong, (seconds + kTick_s - 1) / kTick_s));
}

ZoneWindow::ZoneWindow(Patterns const& patterns, ZoneReach const& access, ZoneReach const& egress,
                       TimetableSkimOptions const& options)
    : patterns_{patterns}, access_{access}, egress_{egress}, o_{options} {
  expects(access.zones() == egress.zones(), "access and egress of the same zones");
  expects(options.departures > 0 && options.step_s > 0, "departures, one after another");
  expects(options.longest_s > 0 && options.longest_s <= 16 * 3600, "a longest time up to 16 h");
  std::vector<std::uint32_t> row(patterns.stops(), kUnused);
  for (auto const& [stop, seconds] : egress.reach) {
    if (row[stop.value] == kUnused) {
      row[stop.value] = static_cast<std::uint32_t>(used_.size());
      used_.push_back(stop);
    }
    egress_row_.push_back(row[stop.value]);
  }
}

ZoneDurations::ZoneDurations(ZoneWindow const& window)
    : window_{window},
      raptor_{window.patterns(), window.options().search},
      width_{(window.options().departures + kTogether - 1) / kTogether * kTogether},
      latest_(kTogether * window.used().size()),
      at_stop_(window.used().size() * width_, kTooLong),
      to_zone_(width_) {}

void ZoneDurations::search(std::size_t origin) {
  raptor_.reset();
  auto const departures = window_.options().departures;
  for (std::size_t n = departures; n-- > 0;) {
    raptor_.depart(window_.departure(n), window_.access().of(origin));
    note(n);
    if (n % kTogether == 0) lay_down(n);
    if (n != departures / 2) continue;
    middle_.clear();
    for (int k = 0; k <= window_.options().search.rides; ++k) {
      auto const arrivals = raptor_.by_vehicle(k);
      middle_.insert(middle_.end(), arrivals.begin(), arrivals.end());
    }
  }
}

void ZoneDurations::note(std::size_t n) {
  auto const leaves = window_.departure(n);
  auto const arrivals = raptor_.by_vehicle(window_.options().search.rides);
  auto const used = window_.used();
  auto* const durations = latest_.data() + n % kTogether * used.size();
  for (std::size_t i = 0; i < used.size(); ++i) {
    auto const arrival = arrivals[used[i].value];
    auto const ticks = static_cast<Span>(std::min<std::int32_t>(kTooLong, arrival - leaves));
    durations[i] = arrival == kUnreached ? kTooLong : ticks;
  }
}

void ZoneDurations::lay_down(std::size_t first) {
  auto const count = std::min(kTogether, window_.options().departures - first);
  auto const used = window_.used().size();
  for (std::size_t i = 0; i < used; ++i) {
    auto* const row = at_stop_.data() + i * width_ + first;
    for (std::size_t n = 0; n < count; ++n) row[n] = latest_[n * used + i];
  }
}

std::span<Span const> ZoneDurations::to(std::size_t zone) {
  std::ranges::fill(to_zone_, kTooLong);
  auto const& egress = window_.egress();
  for (auto i = egress.offset[zone]; i != egress.offset[zone + 1]; ++i)
    take_least(to_zone_.data(), at_stop_.data() + window_.used_row(i) * width_, span_of(egress.reach[i].seconds),
               width_);
  return std::span{to_zone_}.first(window_.options().departures);
}

int ZoneDurations::rides_to(std::size_t zone) const {
  auto const& o = window_.options();
  std::uint32_t best = kUnreached;
  int rides = 0;
  auto const latest = window_.departure(o.departures / 2) + static_cast<std::uint32_t>(span_of(o.longest_s));
  for (int k = 1; k <= o.search.rides; ++k)
    for (auto const& [stop, seconds] : window_.egress().of(zone)) {
      auto const at = middle_[static_cast<std::size_t>(k) * window_.patterns().stops() + stop.value];
      auto const arrival = at + static_cast<std::uint32_t>(span_of(seconds));
      if (at == kUnreached || arrival >= best || arrival > latest) continue;
      best = arrival;
      rides = k;
    }
  return rides;
}

}  // namespace tanvan
