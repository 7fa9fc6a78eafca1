#include "sim/engine/floor_use.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(FloorUse, MakersLogisticsAndAgricultureStandInHalls) {
  for (auto const sector :
       {Sector::agriculture, Sector::food, Sector::electronics, Sector::construction, Sector::logistics})
    EXPECT_EQ(use_of(sector), FloorUse::industry);
  for (auto const sector :
       {Sector::trade, Sector::hospitality, Sector::information, Sector::finance_property, Sector::public_personal})
    EXPECT_EQ(use_of(sector), FloorUse::commerce);
}

TEST(FloorUse, RoomsAndDormitoriesAreRooms) {
  for (auto const kind : {DwellingKind::room, DwellingKind::dormitory}) EXPECT_EQ(use_of(kind), FloorUse::room);
  for (auto const kind : {DwellingKind::house, DwellingKind::apartment, DwellingKind::social})
    EXPECT_EQ(use_of(kind), FloorUse::housing);
}

}  // namespace
}  // namespace tanvan
