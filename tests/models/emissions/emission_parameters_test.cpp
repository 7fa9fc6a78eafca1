#include "models/emissions/emission_parameters.hpp"

#include <gtest/gtest.h>
#include <set>

namespace tanvan {
namespace {

TEST(EmissionParameters, EachHasItsOwnKeyARangeAroundItsDefaultAndASource) {
  EmissionParameters p;
  std::set<std::string> keys;
  std::set<double const*> places;
  for (auto const& parameter : parameters(p)) {
    EXPECT_TRUE(keys.insert(std::string(parameter.key)).second) << parameter.key;
    EXPECT_TRUE(places.insert(parameter.value).second) << parameter.key;
    EXPECT_LE(parameter.low, *parameter.value) << parameter.key;
    EXPECT_GE(parameter.high, *parameter.value) << parameter.key;
    EXPECT_FALSE(std::string(parameter.source).empty()) << parameter.key;
  }
  EXPECT_EQ(places.size() * sizeof(double), sizeof(EmissionParameters)) << "every number may be set";
}

}  // namespace
}  // namespace tanvan
