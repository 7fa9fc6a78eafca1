#pragma once
/// Where an enterprise would settle (models E22): logit over the sites of parks and the streets of zones.

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "models/enterprise/place_worth.hpp"
#include "sim/choice/alternatives.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// A place for an establishment.
struct Place {
  ZoneId zone;
  std::int16_t site = -1;  // row of SiteStore, -1: street address

  friend bool operator==(Place const&, Place const&) = default;
};

/// An enterprise that looks for a place.
struct Settler {
  AgentKey key;
  Sector sector{};
  Ownership ownership = Ownership::domestic;
  double floor_m2 = 0;             // wanted
  bool innovator = false;          // admitted to high-tech sites
  bool from_park = false;          // has been in a park and looks there first
  double bid = 0;                  // what it makes of a m² [million đồng a month]: sites prefer who makes more
  std::optional<Place> here = {};  // which it leaves only for something better; none of a newcomer
};

/// The cell of a place: that of the site, or one of the zone drawn by the enterprise's key.
CellId cell_of(World const& world, Place place, AgentKey key);

/// Floor space that staff works on [m²]: the sector's need a worker (sectors.csv), at least 10 m².
/// @param staff persons, >= 0
double floor_wanted(SectorRow const& sector, double staff);

/// What an enterprise would make of a m² at the start's productivity [million đồng a month]: who makes more can pay
/// more.
double bid_of(World const& world, Sector sector, double staff, double technology, double floor_m2);

/// What makes places attractive now; built once, then asked for each enterprise by any number of threads.
class Locations {
 public:
  Locations(World const& world, EnterpriseParameters const& p);

  /// What a place is worth, without its size (E22): - alpha_r ln rent + alpha_L ln workers in reach, by the sector's
  /// skills, + alpha_S ln(1 + suppliers in reach) - alpha_X minutes of a truck to the nearest port or airport, of who
  /// exports, + alpha_U ln(1 + universities in reach), by the sector's high skills, + alpha_C ln(1 + own sector's jobs)
  /// + alpha_T share of the zone near a station, of services; high-tech sites add ln of `high_tech_pull` and their
  /// rebate.
  double utility(Settler const& settler, Place place) const;

  /// ln of a place's vacant floor over all that is vacant for such settlers: its size among the alternatives.
  double ln_size(Settler const& settler, Place place) const;

  /// True where a site is open, has the room and admits who asks.
  bool admits(std::int16_t site, Settler const& settler) const;

  /// Where it would go, best first: of `site_candidates` sites drawn by their floor, if it looks in parks, then of as
  /// many streets the best; all with McFadden's correction and its luck. Who has a place lists only what is better than
  /// to stay there, `moving_cost` added: the list may be empty. Sizes are shares, so that zones and samples of any size
  /// move as many. A newcomer's ends with a street, which takes anybody.
  std::vector<Place> wishes(Settler const& settler, Draws& draws) const;

 private:
  bool looks_in_parks(Settler const& settler, Draws& draws) const;

  World const& world_;
  EnterpriseParameters p_;
  std::vector<std::vector<double>> worth_;  // [sector][zone], of what the zone gives to any place in it
  StreetFloor floor_;
  std::vector<WeightedDraw> streets_;            // [use] zones by the floor that stands there
  std::array<double, kPlaceUses> all_vacant_{};  // [use], m² of streets
  double all_sites_vacant_ = 1;                  // m², of sites that are open
  std::optional<WeightedDraw> sites_;            // by floor; none where there are no sites
};

/// Assigns places: everybody goes down the list of wishes; a site holds those of the highest rank as far as its floor
/// goes and turns away the rest: by bid, then by key (deferred acceptance with sizes; with these no matching need be
/// stable, McDermid, Manlove, Journal of Combinatorial Optimization 19, 2010: who was turned away is not asked again
/// when floor falls free). Streets take anybody. Rounds in which all who are free propose at once: the same for any
/// order of settlers.
/// @param wishes  one list a settler  @return a place each; none of who has no list or no luck with it
std::vector<std::optional<Place>> assign_places(World const& world, std::span<Settler const> settlers,
                                                std::span<std::vector<Place> const> wishes);

}  // namespace tanvan
