// Some thousands of departures on real feeds: RAPTOR is the connection scan is a search anew, on every label.
#include "tests/sim/io/gtfs/feed_queries.hpp"

namespace tanvan {
namespace {

TEST(FeedQueries, EnginesAgreeOnTheSampleFeed) {
  expect_agreement("google-sample-feed-1/sample-feed-1", 2000);
}
TEST(FeedQueries, EnginesAgreeOnCaltrain) {
  expect_agreement("otp/caltrain_gtfs.zip", 1600);
}
TEST(FeedQueries, EnginesAgreeOnBergen) {
  expect_agreement("gtfstools/ber_gtfs.zip", 800);
}
TEST(FeedQueries, EnginesAgreeOnTheLinesByHeadwayOfSaoPaulo) {
  expect_agreement("sao-paulo-r5r/spo.zip", 400);
}

}  // namespace
}  // namespace tanvan
