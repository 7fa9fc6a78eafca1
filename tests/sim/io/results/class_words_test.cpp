#include "sim/io/results/class_words.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(ClassWords, AreInBothLanguagesAndTheNameItselfWhereNobodyKnowsIt) {
  EXPECT_EQ(class_words("truck").vi, "xe tải");
  EXPECT_EQ(class_words("motorbike").en, "motorbikes");
  EXPECT_EQ(class_words("tram").vi, "tram");
}

}  // namespace
}  // namespace tanvan
