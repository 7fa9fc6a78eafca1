#include "sim/population/institution.hpp"

#include <gtest/gtest.h>
#include <set>

namespace tanvan {
namespace {

TEST(Knowledge, FieldsShareNoBitAndFillTheMask) {
  KnowledgeMask all = 0;
  for (std::size_t field = 0; field < kFields; ++field) {
    EXPECT_EQ(all & field_bits(field), 0U) << kFieldNames[field];
    all |= field_bits(field);
  }
  EXPECT_EQ(all, ~KnowledgeMask{0});
}

TEST(Knowledge, StepsOfAFieldBeginWithTheLowest) {
  EXPECT_EQ(field_bits(0, 0), 0U);
  EXPECT_EQ(field_bits(0, 1), 1U);
  EXPECT_EQ(field_bits(1, 2), 0x30U);
}

TEST(Knowledge, DistanceIsTheShareOfBitsThatDiffer) {
  EXPECT_EQ(knowledge_distance(0, 0), 0);
  EXPECT_EQ(knowledge_distance(0, ~KnowledgeMask{0}), 1);
  EXPECT_DOUBLE_EQ(knowledge_distance(field_bits(3), 0), 4.0 / 64);
  EXPECT_EQ(knowledge_distance(field_bits(3), field_bits(5)), knowledge_distance(field_bits(5), field_bits(3)));
}

TEST(Knowledge, FieldNamesAreDistinct) {
  EXPECT_EQ(std::set<std::string_view>(kFieldNames.begin(), kFieldNames.end()).size(), kFields);
}

}  // namespace
}  // namespace tanvan
