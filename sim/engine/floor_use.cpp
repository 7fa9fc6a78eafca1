#include "sim/engine/floor_use.hpp"

namespace tanvan {

FloorUse use_of(DwellingKind kind) {
  return kind == DwellingKind::room || kind == DwellingKind::dormitory ? FloorUse::room : FloorUse::housing;
}

FloorUse use_of(Sector sector) {
  bool const halls = is_industry(sector) || sector == Sector::logistics || sector == Sector::agriculture;
  return halls ? FloorUse::industry : FloorUse::commerce;
}

}  // namespace tanvan
