#include "scenarios/run/traffic/traffic_turns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "sim/network/network.hpp"

namespace tanvan {
namespace {

struct Ban {
  Uses uses;
  InputPlace place;
};
using Bans = std::map<Turn, Ban>;

void add_ban(Bans& bans, Turn turn, Uses uses, InputPlace const& place) {
  auto& ban = bans.try_emplace(turn, Ban{{}, place}).first->second;
  ban.uses = ban.uses | uses;
}

void add_restrictions(NetworkTables const& network, std::string const& folder, Bans& bans, Faults& notes) {
  auto const& restrictions = network.restrictions;
  InputPlace const file{folder + "/restriction.csv", 0, 0};
  std::size_t long_ways = 0, apart = 0;
  for (std::size_t i = 0; i < restrictions.size(); ++i) {
    if ((restrictions.uses[i] & kMotorUses).empty()) continue;
    auto const at = restrictions.offset[i];
    Turn const turn{restrictions.link[at], restrictions.link[at + 1]};
    if (restrictions.offset[i + 1] - at != 2)
      ++long_ways;
    else if (network.links.to[turn.from] != network.links.from[turn.to])
      ++apart;
    else
      add_ban(bans, turn, restrictions.uses[i], file);
  }
  if (long_ways > 0)
    notes.add(file, fmt::format("{} restrictions over three and more links are not heeded", long_ways));
  if (apart > 0) notes.add(file, fmt::format("{} restrictions of links that don't meet say nothing", apart));
}

void add_unlisted(NetworkTables const& network, MovementTable const& movements, Bans& bans, Faults& notes) {
  if (movements.size() == 0) return;
  auto const& links = network.links;
  std::set<Turn> const allowed(movements.turn.begin(), movements.turn.end());
  auto const leaving = adjacency_by(links.from.span(), network.nodes.size());
  std::size_t n = 0;
  for (auto turn = allowed.begin(); turn != allowed.end();
       turn = allowed.lower_bound({id_of<LinkId>(turn->from.value + 1), LinkId{0}})) {
    auto const v = links.to[turn->from].value;
    for (auto i = leaving.offset[v]; i < leaving.offset[v + 1]; ++i) {
      Turn const other{turn->from, leaving.link[i]};
      if (allowed.count(other) > 0 || !is_motor_turn(links, other)) continue;
      add_ban(bans, other, kRoadUses, {movements.file, 0, 0});
      ++n;
    }
  }
  if (n > 0)
    notes.add({movements.file, 0, 0}, fmt::format("{} turns are banned: the table lists others of their links", n));
}

}  // namespace

BannedTurns banned_turns(NetworkTables const& network, MovementTable const& movements, std::string const& folder,
                         Faults& notes) {
  Bans bans;
  add_restrictions(network, folder, bans, notes);
  add_unlisted(network, movements, bans, notes);
  BannedTurns out;
  for (auto& [turn, ban] : bans) {
    out.bans.push_back({turn, std::move(ban.place)});
    out.uses.push_back(ban.uses);
  }
  return out;
}

}  // namespace tanvan
