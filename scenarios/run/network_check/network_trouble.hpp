#pragma once
/// What can be wrong with a network, and one thing that is.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/id.hpp"
#include "sim/core/result.hpp"
#include "sim/io/exchange/network_tables.hpp"

namespace tanvan {

/// A fault stops or falsifies what is computed on the network; a warning is likely wrong; information may be as it is.
enum class Severity : std::uint8_t { fault, warning, information };

/// Kinds of trouble, the most important first.
enum class Trouble : std::uint8_t {
  zone_without_access,
  capacity_zero,
  lanes_zero,
  speed_zero,
  separate_part,
  dead_end,
  turns_cut,
  speed_impossible,
  length_zero,
  length_short,
  length_long,
  geometry_apart,
  parallel_links,
  zone_far,
  capacity_missing,
  lanes_missing,
  speed_missing,
  lonely_node,
  place_missing,
  id_with_blank,
  left_out,
  reverse_missing,
  crossing,
  speed_outlier,
  self_loop,
  cul_de_sac,
};
inline constexpr std::size_t kTroubles = 26;

/// How a kind is called: its key in files, in both languages, and its colour in pictures (`#rrggbb`).
struct TroubleKind {
  std::string_view key, vi, en, colour;
};
TroubleKind const& kind_of(Trouble trouble);

std::string_view severity_name(Severity severity);

/// One finding. Nodes and links are those that it speaks of, zones those by name.
struct Finding {
  Trouble kind{};
  Severity severity{};
  InputPlace place;
  std::string sentence;
  std::vector<NodeId> nodes = {};
  std::vector<LinkId> links = {};
  std::string zone = {};
  Point at = {};  // longitude and latitude, or as the network has them; NaN where not known
};

/// How many findings there are of each severity.
struct FindingCounts {
  std::size_t faults = 0, warnings = 0, information = 0;
};
FindingCounts count(std::span<Finding const> findings);

}  // namespace tanvan
