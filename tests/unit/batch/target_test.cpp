#include "batch/target.h"

#include <gtest/gtest.h>

namespace stsmfa::batch {

namespace {

Batch batch_of(Way way) {
  Batch batch;
  batch.targets.push_back({.profiles = {"dev"}, .way = way, .group = 0});
  batch.groups.push_back({.targets = {0}});
  return batch;
}

TEST(NeedsSession, ForATargetThatWaitsForIt) {
  for (const Way way : {Way::shared_session, Way::assumed}) {
    const Batch batch = batch_of(way);
    EXPECT_TRUE(needs_session(batch, batch.groups[0]));
  }
}

TEST(NeedsSession, NotForOneThatHasOtherWays) {
  for (const Way way : {Way::fresh, Way::own_code, Way::no_code, Way::impossible}) {
    const Batch batch = batch_of(way);
    EXPECT_FALSE(needs_session(batch, batch.groups[0]));
  }
}

TEST(NeedsSession, NotWhereOneIsThere) {
  Batch batch = batch_of(Way::assumed);
  batch.groups[0].session.emplace();
  EXPECT_FALSE(needs_session(batch, batch.groups[0]));
}

}  // namespace

}  // namespace stsmfa::batch
