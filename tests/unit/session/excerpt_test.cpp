#include "session/excerpt.h"

#include "tests/unit/os/scratch.h"
#include "tests/unit/profile/scene.h"

#include <gtest/gtest.h>

namespace stsmfa::session {
namespace {

using Names = std::set<std::string>;

/// A credentials file with the sections, in the midst of more than is kept in memory.
class UseExcerpt : public testing::Test {
 protected:
  void write(const Names& sections) const {
    std::string text = many(0);
    for (const std::string& section : sections) {
      text += "[" + section + "]\n" + test::keys;
    }
    test::write(path_, text + many(20'000));
  }

  /// Which of the sections are seen; nullopt where one is asked for that is not kept in memory.
  std::optional<Names> seen(const cli::Options& options, const Names& sections) const {
    write(sections);
    const test::Scene scene{.options = options};
    const test::Staged staged(scene);
    profile::Files files;
    files.locations.credentials = {path_, ""};
    const profile::Context context{options, staged.context.environment, files};
    Names found;
    const bool is_enough = use_excerpt(context, [&](const credentials::Document& document) {
      for (const std::string& section : sections) {
        if (document.has(section)) found.insert(section);
      }
      return true;
    });
    return is_enough ? std::optional(found) : std::nullopt;
  }

 private:
  static std::string many(int first) {
    std::string text;
    for (int i = first; i < first + 20'000; ++i) {
      text += "[other-" + std::to_string(i) + "]\nregion = eu-central-1\n";
    }
    return text;
  }

  test::Scratch scratch_;
  std::string path_ = scratch_ / "credentials";
};

TEST_F(UseExcerpt, ShowsWhatTheProfilesDecisionIsMadeBy) {
  cli::Options options;
  options.profile = "dev";
  const Names sections = {"DEFAULT", "dev-long-term", "dev"};
  EXPECT_EQ(seen(options, sections), sections);
}

TEST_F(UseExcerpt, ShowsTheSameOfAProfileThatIsNamedByItsLongTermSection) {
  cli::Options options;
  options.profile = "dev-long-term";
  const Names sections = {"dev-long-term", "dev", "dev-long-term-long-term"};
  EXPECT_EQ(seen(options, sections), sections);
}

TEST_F(UseExcerpt, ShowsTheSectionsOfOtherSuffixesAndTheOneThatIsGiven) {
  cli::Options options;
  options.profile = "dev";
  options.short_term_suffix = "mfa";
  options.section = "elsewhere";
  const Names sections = {"dev-long-term", "dev-mfa", "dev", "elsewhere"};
  EXPECT_EQ(seen(options, sections), sections);
}

TEST_F(UseExcerpt, IsNotEnoughWhereAnotherSectionIsAskedFor) {
  cli::Options options;
  options.profile = "dev";
  EXPECT_EQ(seen(options, {"dev", "test"}), std::nullopt);
}

}  // namespace
}  // namespace stsmfa::session
