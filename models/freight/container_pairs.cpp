#include "models/freight/container_pairs.hpp"

#include <algorithm>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Who looks for a partner, in the order of the zones at their `end`.
std::vector<std::uint32_t> lookers(World const& world, std::span<Shipment const> shipments,
                                   std::vector<std::uint32_t> rows, double share, ZoneId Shipment::*end) {
  std::erase_if(rows, [&](std::uint32_t row) {
    Draws draws{world.seed, shipments[row].key, static_cast<std::uint32_t>(world.now.count), Stream::supply_link};
    return !draws.chance(share);
  });
  std::ranges::sort(rows, {}, [&](std::uint32_t row) { return std::pair((shipments[row].*end).value, row); });
  return rows;
}

}  // namespace

ContainerPairs container_pairs(World const& world, std::span<Shipment const> shipments, std::vector<std::uint32_t> in,
                               std::vector<std::uint32_t> out, double share) {
  in = lookers(world, shipments, std::move(in), share, &Shipment::to);
  out = lookers(world, shipments, std::move(out), share, &Shipment::from);
  ContainerPairs pairs;
  std::vector<std::uint32_t> lone_in, lone_out;
  std::size_t i = 0, o = 0;
  while (i < in.size() && o < out.size()) {
    auto const here = shipments[in[i]].to, there = shipments[out[o]].from;
    if (here == there)
      pairs.emplace_back(in[i++], out[o++]);
    else if (here < there)
      lone_in.push_back(in[i++]);
    else
      lone_out.push_back(out[o++]);
  }
  lone_in.insert(lone_in.end(), in.begin() + static_cast<std::ptrdiff_t>(i), in.end());
  lone_out.insert(lone_out.end(), out.begin() + static_cast<std::ptrdiff_t>(o), out.end());
  for (std::size_t k = 0; k < std::min(lone_in.size(), lone_out.size()); ++k)
    pairs.emplace_back(lone_in[k], lone_out[k]);
  return pairs;
}

}  // namespace tanvan
