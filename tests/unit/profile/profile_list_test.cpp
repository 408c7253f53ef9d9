#include "profile/profile_list.h"

#include "tests/unit/profile/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stsmfa::profile {
namespace {

using test::Scene;
using test::Staged;

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> profiles(const std::string& credentials, const std::string& config = {},
                                  std::string_view suffix = "-long-term") {
  const Scene scene{.credentials = credentials, .config = config};
  const Staged staged(scene);
  return profiles_with_sessions(staged.files, suffix);
}

TEST(ProfileList, BeginsWithTheLongTermSectionsInTheOrderOfTheFile) {
  EXPECT_THAT(profiles("[z-long-term]\n[x]\nk=1\n[a-long-term]\n[z-long-term]\n[-long-term]\n"),
              ElementsAre("z", "a"));
}

TEST(ProfileList, HasTheOwnerOfEachLongTermSectionInWhicheverOrderTheyStand) {
  EXPECT_THAT(profiles("[a-long-term]\n[a-long-term-long-term]\n"),
              ElementsAre("a", "a-long-term"));
  EXPECT_THAT(profiles("[a-long-term-long-term]\n[a-long-term]\n"),
              ElementsAre("a-long-term", "a"));
}

TEST(ProfileList, HasEachProfileOnceWhereverItStands) {
  EXPECT_THAT(profiles("[dev]\nrole_arn=r\n[dev-long-term]\nrole_arn=r\n[r]\nrole_arn=r\n[r]\n",
                       "[profile dev]\nrole_arn=x\n[profile dev-long-term]\nrole_arn=x\n"
                       "[profile r]\nrole_arn=r\n"),
              ElementsAre("dev", "r"));
}

TEST(ProfileList, HasNothingWithoutAName) {
  EXPECT_THAT(profiles("[]\nrole_arn=r\n[  ]\nrole_arn=r\n[-long-term]\n[  -long-term]\n"),
              IsEmpty());
  EXPECT_THAT(profiles("[]\naws_access_key_id=A\n", "", ""), IsEmpty());
}

TEST(ProfileList, GoesOnWithTheRolesOfBothFiles) {
  EXPECT_THAT(profiles("[r]\nrole_arn=r\n[dev-long-term]\nrole_arn=r\n",
                       "[profile q]\nrole_arn=q\nsource_profile=dev\n"
                       "[profile dev]\nrole_arn=x\n[profile r]\nregion=x\n[profile plain]\n"),
              ElementsAre("dev", "r", "q"));
}

TEST(ProfileList, HasLongTermKeysOnlyWithADevice) {
  EXPECT_THAT(profiles("[a]\naws_access_key_id=A\n[b]\naws_access_key_id=A\nmfa_serial=m\n"
                       "[c]\naws_access_key_id=A\naws_session_token=T\nmfa_serial=m\n"),
              ElementsAre("b"));
  EXPECT_THAT(profiles("[a]\naws_access_key_id=A\n", "[profile a]\nmfa_serial=m\n"),
              ElementsAre("a"));
}

TEST(ProfileList, HasTheDefaultByItsKeysAlone) {
  EXPECT_THAT(profiles("[default]\naws_access_key_id=A\n[a]\naws_access_key_id=A\n"),
              ElementsAre("default"));
  EXPECT_THAT(profiles("[default]\nregion=r\n"), IsEmpty());
}

TEST(ProfileList, LeavesOutWhatOtherToolsSignIn) {
  EXPECT_THAT(profiles("",
                       "[profile sso]\nsso_session=s\n"
                       "[profile a]\nrole_arn=r\nsource_profile=sso\n"
                       "[profile b]\nrole_arn=r\ncredential_source=Environment\n"
                       "[profile c]\nrole_arn=r\nweb_identity_token_file=f\n"),
              IsEmpty());
}

TEST(ProfileList, IsNotStoppedByASectionThatCannotBeRead) {
  EXPECT_THAT(profiles("[broken]\njunk\nrole_arn=r\n[r]\nrole_arn=r\n[bad-long-term]\njunk\n"),
              ElementsAre("bad", "r"));
}

TEST(ProfileList, WithoutASuffixIsThatOfTheKeys) {
  EXPECT_THAT(profiles("[a]\naws_access_key_id=A\n[b]\nk=1\n", "", ""), ElementsAre("a"));
}

}  // namespace
}  // namespace stsmfa::profile
