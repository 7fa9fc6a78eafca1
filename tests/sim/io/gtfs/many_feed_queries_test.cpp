// 10^5 departures on real feeds: RAPTOR is the connection scan is a search anew, on every label.
#include "tests/sim/io/gtfs/feed_queries.hpp"

namespace tanvan {
namespace {

TEST(ManyFeedQueries, EnginesAgreeOnTheSampleFeed) {
  expect_agreement("google-sample-feed-1/sample-feed-1", 24'000);
}
TEST(ManyFeedQueries, EnginesAgreeOnCaltrain) {
  expect_agreement("otp/caltrain_gtfs.zip", 24'000);
}
TEST(ManyFeedQueries, EnginesAgreeOnKingCounty) {
  expect_agreement("otp/kcm_gtfs.zip", 24'000);
}
TEST(ManyFeedQueries, EnginesAgreeOnBergen) {
  expect_agreement("gtfstools/ber_gtfs.zip", 24'000);
}
TEST(ManyFeedQueries, EnginesAgreeOnBart) {
  expect_agreement("transitland/bart.zip", 6000);
}
TEST(ManyFeedQueries, EnginesAgreeOnTheLinesByHeadwayOfSaoPaulo) {
  expect_agreement("sao-paulo-r5r/spo.zip", 4000);
}
TEST(ManyFeedQueries, EnginesAgreeOnTheSubwayOfNewYork) {
  expect_agreement("tidytransit/nyc_subway.zip", 800);
}
TEST(ManyFeedQueries, EnginesAgreeOnMexicoCity) {
  expect_agreement("transitland/cdmx.zip", 400);
}

}  // namespace
}  // namespace tanvan
