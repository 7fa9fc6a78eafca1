#include "sim/partition/metis_turn.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

int heard = 0;
void hear(int /*signal*/) {
  ++heard;
}
void mishear(int /*signal*/) {
  heard += 100;
}

TEST(MetisTurn, WhoListenedToSignalsListensAgainAndHearsWhatCameMeanwhile) {
  auto const before = std::signal(SIGTERM, hear);
  heard = 0;
  {
    MetisTurn const turn;
    std::signal(SIGTERM, mishear);  // as METIS does
    std::raise(SIGTERM);
    EXPECT_EQ(heard, 0);
  }
  EXPECT_EQ(heard, 1);
  EXPECT_EQ(std::signal(SIGTERM, before), &hear);
}

TEST(MetisTurn, TheNextMayHaveItsTurnAfterwards) {
  { MetisTurn const turn; }
  MetisTurn const turn;
}

}  // namespace
}  // namespace tanvan
