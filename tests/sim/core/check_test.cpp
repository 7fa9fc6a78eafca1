#include "sim/core/check.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

TEST(Check, BrokenPromiseSaysWhatAndWhere) {
  try {
    expects(false, "a wheel that turns");
    FAIL();
  } catch (Violation const& v) {
    std::string const text = v.what();
    EXPECT_NE(text.find("a wheel that turns"), std::string::npos);
    EXPECT_NE(text.find("check_test.cpp"), std::string::npos);
  }
  EXPECT_THROW(ensures(false, "x"), Violation);
  EXPECT_THROW(conserved(false, [] { return std::string("money"); }), Violation);
}

TEST(Check, KeptPromiseIsSilent) {
  EXPECT_NO_THROW(expects(true, "x"));
  EXPECT_NO_THROW(ensures(true, "x"));
  EXPECT_NO_THROW(conserved(true, [] { return std::string("x"); }));
}

}  // namespace
}  // namespace tanvan
