#include "sim/population/words.hpp"

#include <gtest/gtest.h>
#include <set>

namespace tanvan {
namespace {

template <std::size_t n>
std::size_t distinct(std::array<std::string_view, n> const& words) {
  return std::set<std::string_view>(words.begin(), words.end()).size();
}

TEST(Words, StandInTheOrderOfTheirEnumerations) {
  EXPECT_EQ(word_of(Sex::male, kSexWords), "male");
  EXPECT_EQ(word_of(Education::postgraduate, kEducationWords), "postgraduate");
  EXPECT_EQ(word_of(Status::retired, kStatusWords), "retired");
  EXPECT_EQ(word_of(Tenure::social, kTenureWords), "social");
  EXPECT_EQ(word_of(DwellingKind::social, kDwellingWords), "social");
  EXPECT_EQ(word_of(Ownership::foreign, kOwnershipWords), "foreign");
}

TEST(Words, NoTwoCategoriesShareAWord) {
  EXPECT_EQ(distinct(kEducationWords), kEducations);
  EXPECT_EQ(distinct(kStatusWords), kStatusWords.size());
  EXPECT_EQ(distinct(kTenureWords), kTenureWords.size());
  EXPECT_EQ(distinct(kDwellingWords), kDwellingWords.size());
  EXPECT_EQ(distinct(kOwnershipWords), kOwnerships);
}

}  // namespace
}  // namespace tanvan
