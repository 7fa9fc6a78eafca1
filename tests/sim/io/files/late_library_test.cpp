// Libraries opened late.
#include "sim/io/files/late_library.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace tanvan {
namespace {

std::string refusal(auto const& doing) {
  try {
    doing();
  } catch (std::runtime_error const& error) {
    return error.what();
  }
  return {};
}

TEST(LateLibrary, HandsOutAFunctionByItsName) {
  LateLibrary const mathematics("libm.so.6");
  EXPECT_EQ(mathematics.function<double(double)>("floor")(3.5), 3);
}

TEST(LateLibrary, ALibraryThatIsNotThereIsNamed) {
  EXPECT_NE(refusal([] { LateLibrary("libtanvan_nowhere.so"); }).find("libtanvan_nowhere.so"), std::string::npos);
}

TEST(LateLibrary, AFunctionThatIsNotThereIsNamedWithItsLibrary) {
  auto const sentence = refusal([] { LateLibrary("libm.so.6").function<void()>("tanvan_geo_calls_0"); });
  EXPECT_NE(sentence.find("libm.so.6"), std::string::npos);
  EXPECT_NE(sentence.find("tanvan_geo_calls_0"), std::string::npos);
}

}  // namespace
}  // namespace tanvan
