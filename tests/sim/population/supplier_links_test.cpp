#include "sim/population/supplier_links.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

constexpr std::uint32_t kGone = 0xffffffff;

/// 0 buys of 1 and 3, 1 of nobody, 2 of 0, 3 of 1 and 2.
EnterpriseLinks four() {
  return {{0, 2, 2, 3, 5}, {EnterpriseId{1}, EnterpriseId{3}, EnterpriseId{0}, EnterpriseId{1}, EnterpriseId{2}}};
}

TEST(SupplierLinks, CustomersAreTheSuppliersSeenFromTheOtherSide) {
  auto const customers = reversed(four(), 5);
  EXPECT_EQ(customers.rows(), 5U);
  ASSERT_EQ(customers.of(EnterpriseId{1}).size(), 2U);
  EXPECT_EQ(customers.of(EnterpriseId{1})[0], EnterpriseId{0});
  EXPECT_EQ(customers.of(EnterpriseId{1})[1], EnterpriseId{3});
  EXPECT_TRUE(customers.of(EnterpriseId{4}).empty());
  EXPECT_EQ(reversed(reversed(four(), 4), 4), four());
}

TEST(SupplierLinks, WhoOpenedLaterHasNoneYet) {
  EXPECT_TRUE(four().of(EnterpriseId{9}).empty());
  EXPECT_TRUE(EnterpriseLinks{}.of(EnterpriseId{0}).empty());
}

TEST(SupplierLinks, WhoLeavesTakesItsLinksOfBothSidesAlong) {
  auto links = four();
  std::uint32_t const to[] = {0, kGone, 1, 2, 3};  // 1 leaves, 4 has opened
  follow_moves(links, to);
  EXPECT_EQ(links.offset, (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(links.other, (std::vector<EnterpriseId>{EnterpriseId{2}, EnterpriseId{0}, EnterpriseId{1}}));
}

TEST(SupplierLinks, GapsCloseAndRowsKeepTheirOrder) {
  std::uint32_t const lengths[] = {2, 0, 3};
  auto links = room_for_links(lengths);
  links.other[1] = EnterpriseId{7};
  links.other[3] = EnterpriseId{8};
  close_gaps(links);
  EXPECT_EQ(links.offset, (std::vector<std::uint32_t>{0, 1, 1, 2}));
  EXPECT_EQ(links.other, (std::vector<EnterpriseId>{EnterpriseId{7}, EnterpriseId{8}}));
}

}  // namespace
}  // namespace tanvan
