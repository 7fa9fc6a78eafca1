#pragma once
/// What can be reached from where: opportunities within a time, and faded by it, over legs and onward times.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tanvan {

/// Short ways between rows of something (cells) and places where one goes on (stops, junctions), in compressed rows.
struct Legs {
  std::vector<std::uint32_t> offset = {0};  // [rows + 1]
  std::vector<std::uint32_t> place;         // of each leg
  std::vector<float> minutes;               // of each leg, >= 0

  std::size_t rows() const { return offset.size() - 1; }
  std::span<std::uint32_t const> places_of(std::size_t row) const {
    return std::span(place).subspan(offset[row], offset[row + 1] - offset[row]);
  }
  std::span<float const> minutes_of(std::size_t row) const {
    return std::span(minutes).subspan(offset[row], offset[row + 1] - offset[row]);
  }
  void close_row() { offset.push_back(static_cast<std::uint32_t>(place.size())); }
};

/// The rows of `legs` that are wanted, in their order. @param wanted  rows of `legs`
Legs rows_of(Legs const& legs, std::span<std::uint32_t const> wanted);

/// The same ways, shorter or longer: minutes times `factor`, > 0.
Legs scaled(Legs legs, double factor);

/// Numbers between places and destinations, row-major.
struct OnwardTable {
  std::size_t places = 0, destinations = 0;
  std::vector<float> value;

  std::span<float const> row(std::size_t place) const {
    return std::span(value).subspan(place * destinations, destinations);
  }
};

/// Least minutes from each place to each destination: min over the destination's legs of between + leg; +inf where
/// there is none. Places in parallel, each its own row: the same bits on any number of threads.
/// @param between  [places, places] row-major, from the row's to the column's; +inf: no way
/// @param to       one row a destination
OnwardTable onward_minutes(std::span<double const> between, std::size_t places, Legs const& to);

/// exp(-decay minutes), 0 where +inf. @param decay  [1/min], >= 0
OnwardTable faded(OnwardTable minutes, double decay);

/// What there is at destinations, by kind: row-major [kinds, destinations], >= 0.
struct Opportunities {
  std::size_t kinds = 0, destinations = 0;
  std::vector<float> amount;

  std::span<float const> of(std::size_t kind) const {
    return std::span(amount).subspan(kind * destinations, destinations);
  }
};

/// A destination that is reached without the places: by local streets.
struct NearDestination {
  std::uint32_t destination = 0;
  float walk_m = 0;  // along the streets
};

/// How one leaves an origin.
struct OriginLegs {
  std::span<std::uint32_t const> place;   // of its legs
  std::span<float const> minutes;         // of its legs
  std::span<NearDestination const> near;  // ascending by destination
  double near_min_a_m = 0;                // minutes a metre to near destinations, > 0 where there are any
};

/// Partial sums: those of destinations that are a multiple of the lanes apart.
using SumLanes = std::array<float, 16>;

/// Sums over destinations; keeps memory between origins. One object per thread.
/// Sums run over fixed lanes of destinations, so they have the same bits anywhere, and each term is rounded by rules
/// that never fall: what is faster or more can't make a sum smaller, to the last bit.
class ReachSums {
 public:
  explicit ReachSums(Opportunities const& there);

  /// sum_j O_kj [t_j <= limit], t_j = min(near_min_a_m * walk_j, min over legs of leg + onward_j): cumulative
  /// opportunities.
  /// @param onward  minutes  @param limit_min  in the same minutes  @param[out] sums  [kinds]
  void within(OriginLegs const& from, OnwardTable const& onward, double limit_min, std::span<float> sums);

  /// sum_j O_kj exp(-decay g_j), g_j as t_j above (Hansen, Journal of the American Institute of Planners 25, 1959).
  /// @param onward  worths as `faded` makes them, by the same decay  @param decay  [1/min]
  void faded(OriginLegs const& from, OnwardTable const& onward, double decay, std::span<float> sums);

 private:
  /// What a near destination is joined by: minutes or a worth.
  struct NearValue {
    std::uint32_t destination = 0;
    float value = 0;
  };

  template <class Rule>
  void sum(Rule const& rule, std::span<NearValue const> near, OriginLegs const& from, OnwardTable const& onward,
           std::span<float> sums);
  void sum_near(std::span<NearValue const> near, std::span<float> sums) const;

  Opportunities const& there_;
  std::vector<float> best_;         // [destinations]
  std::vector<SumLanes> lanes_;     // of each kind
  std::vector<float const*> rows_;  // onward, of each leg
  std::vector<float> legs_;         // worths of legs
  std::vector<NearValue> near_;
};

}  // namespace tanvan
