#include "view/stale_line.h"

#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Time noon = test::at("2026-11-21 12:00:00");

/// A profile with a long-term section and a session of ours.
ProfileStatus row(const std::string& profile, SessionState state, Seconds left) {
  return {.facts = {.profile = profile, .section = profile, .has_long_term = true},
          .state = state,
          .stale = state != SessionState::fresh && state != SessionState::unusable,
          .expires_at = noon + left,
          .left = std::max(left, Seconds(0))};
}

ProfileStatus expired(const std::string& profile) {
  return row(profile, SessionState::expired, -hours(3));
}

ProfileStatus never_made(const std::string& profile) {
  return row(profile, SessionState::none, Seconds(0));
}

std::string line(const std::vector<ProfileStatus>& statuses) { return stale_line(statuses, noon); }

TEST(StaleLine, NamesTheProfileWhatIsWrongAndWhatHelps) {
  EXPECT_EQ(line({expired("dev")}), "stale: dev (expired 3h ago); stsmfa --profile dev renews it");
  EXPECT_EQ(line({row("dev", SessionState::expiring, minutes(2) + Seconds(5))}),
            "stale: dev (ends in 2m); stsmfa --profile dev renews it");
  EXPECT_EQ(line({row("dev", SessionState::role_changed, hours(1))}),
            "stale: dev (another role); stsmfa --profile dev renews it");
  EXPECT_EQ(line({row("dev", SessionState::incomplete, Seconds(0))}),
            "stale: dev (incomplete); stsmfa --profile dev renews it");
}

TEST(StaleLine, IsEmptyWhereNothingIsStale) {
  EXPECT_EQ(line({}), "");
  ProfileStatus stray = row("stray", SessionState::expired, -hours(1));
  stray.stale = false;
  EXPECT_EQ(line({row("a", SessionState::fresh, hours(1)),
                  row("c", SessionState::unusable, Seconds(0)), stray}),
            "");
}

TEST(StaleLine, WhatWasNeverMadeIsNamedLast) {
  EXPECT_EQ(line({never_made("new")}), "stale: new (never made); stsmfa --profile new makes it");
  EXPECT_EQ(line({never_made("a"), never_made("b")}),
            "stale: a (never made), b (never made); stsmfa --all makes them");
  EXPECT_EQ(line({never_made("new"), expired("dev")}),
            "stale: dev (expired 3h ago), new (never made); stsmfa --all renews them");
  EXPECT_EQ(line({never_made("a"), never_made("b"), never_made("c"), expired("dev")}),
            "stale: dev (expired 3h ago), a (never made) and 2 more; stsmfa --all renews them");
}

TEST(StaleLine, TimesAreRough) {
  const auto words = [](Seconds ago) {
    const std::string text = line({row("p", SessionState::expired, -ago)});
    return text.substr(10, text.find(')') - 10);
  };
  EXPECT_EQ(words(Seconds(0)), "expired 0s ago");
  EXPECT_EQ(words(Seconds(59)), "expired 59s ago");
  EXPECT_EQ(words(hours(3) + minutes(59)), "expired 3h ago");
  EXPECT_EQ(words(hours(47)), "expired 47h ago");
  EXPECT_EQ(words(hours(71)), "expired 2d ago");
}

TEST(StaleLine, OfManyNamesTheFirstAndTheCommandForAll) {
  EXPECT_EQ(line({expired("dev"), expired("prod")}),
            "stale: dev (expired 3h ago), prod (expired 3h ago); stsmfa --all renews them");
  std::vector<ProfileStatus> many = {expired("dev"), row("x", SessionState::fresh, hours(1))};
  for (int i = 0; i < 19; ++i) {
    many.push_back(expired("p" + std::to_string(i)));
  }
  EXPECT_EQ(
      line(many),
      "stale: dev (expired 3h ago), p0 (expired 3h ago) and 18 more; stsmfa --all renews them");
}

TEST(StaleLine, SaysWhenNoCodeIsNeeded) {
  ProfileStatus dev = expired("dev");
  ProfileStatus prod = expired("prod");
  dev.without_code = true;
  EXPECT_EQ(line({dev}),
            "stale: dev (expired 3h ago); stsmfa --profile dev renews it without a code");
  EXPECT_TRUE(line({dev, prod}).ends_with("; stsmfa --all renews them"));
  prod.without_code = true;
  EXPECT_TRUE(line({dev, prod}).ends_with("; stsmfa --renew renews them without a code"));
  prod.facts.auto_renew = false;
  EXPECT_TRUE(line({dev, prod}).ends_with("; stsmfa --all renews them"));
}

TEST(StaleLine, ATimerMakesNothingNew) {
  ProfileStatus dev = expired("dev");
  ProfileStatus fresh_one = never_made("new");
  dev.without_code = fresh_one.without_code = true;
  EXPECT_EQ(line({fresh_one}),
            "stale: new (never made); stsmfa --profile new makes it without a code");
  EXPECT_TRUE(line({dev, fresh_one}).ends_with("; stsmfa --all renews them"));
}

TEST(StaleLine, ProfilesWithoutALongTermSectionAreNamedOrMeantByAPattern) {
  ProfileStatus app = expired("app");
  app.facts.has_long_term = false;
  EXPECT_TRUE(line({app, expired("dev")}).ends_with("; stsmfa --all app dev renews them"));
  EXPECT_TRUE(line({app, expired("a"), expired("b"), expired("c")})
                  .ends_with("; stsmfa --all '*' renews them"));
}

TEST(StaleLine, ASectionIsNamedOnce) {
  ProfileStatus app = expired("app");
  app.facts.section = "login";
  app.facts.is_onward = true;
  EXPECT_EQ(line({expired("login"), app}),
            "stale: login (expired 3h ago); stsmfa --profile login renews it");
  EXPECT_EQ(line({app}), "stale: app (expired 3h ago); stsmfa --profile app renews it");
}

TEST(StaleLine, ACommandCanBeCopiedWhateverTheNameIs) {
  EXPECT_TRUE(line({expired("my dev's")}).ends_with("; stsmfa --profile 'my dev'\\''s' renews it"));
  EXPECT_TRUE(line({expired("team/dev@eu")}).ends_with("stsmfa --profile team/dev@eu renews it"));
}

}  // namespace
}  // namespace stsmfa::view
