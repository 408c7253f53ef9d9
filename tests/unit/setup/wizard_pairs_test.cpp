#include "base/error.h"
#include "tests/unit/setup/wizard_scene.h"

namespace stsmfa::setup {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string alnum_secret = "abcdEFGH1234567890abcdEFGH1234567890abcd";

std::string lines(const std::string& id, const std::string& secret) {
  return "aws_access_key_id = " + id + "\naws_secret_access_key = " + secret + "\n";
}

/// Pairs of the file that are none.
class WizardPairs : public WizardTest {
 protected:
  WizardPairs() { options.profile = "dev"; }

  Error refused(const std::string& text) {
    write_file(text);
    const Error error = run({"y", "y", "y", "y"});
    EXPECT_EQ(error.status, ExitStatus::plan_impossible);
    EXPECT_EQ(screen, "") << "said before anything is asked";
    EXPECT_THAT(aws.calls, IsEmpty());
    for (const std::string& part : {error.object, error.cause, error.hint}) {
      EXPECT_THAT(part, Not(HasSubstr(lee.secret)));
      EXPECT_THAT(part, Not(HasSubstr(alnum_secret)));
    }
    expect_untouched();
    return error;
  }
};

TEST_F(WizardPairs, ThatAreExchangedAreNotMoved) {
  for (const std::string beside : {"", "aws_session_token = t\n"}) {
    for (const std::string& secret : {lee.secret, alnum_secret}) {
      const Error error = refused("[dev]\n" + lines(secret, lee.key) + beside);
      EXPECT_EQ(error.object, "[dev]");
      EXPECT_EQ(error.cause, "has the access key id and the secret key the other way round");
      EXPECT_EQ(error.hint, "exchange the two values in [dev], then run stsmfa setup dev again");
    }
  }
}

TEST_F(WizardPairs, ThatAreExchangedDoNotGiveWayToOthersUnread) {
  const std::string good = lines(lee_anew.key, lee_anew.secret);
  const std::string bad = lines(lee.secret, lee.key);
  EXPECT_EQ(refused("[dev-long-term]\n" + bad + "[dev]\n" + good).object, "[dev-long-term]");
  EXPECT_EQ(refused("[dev-long-term]\n" + good + "[dev]\n" + bad).object, "[dev]");
}

TEST_F(WizardPairs, ThatCannotBeKeysAreNotMoved) {
  EXPECT_EQ(refused("[dev]\n" + lines(alnum_secret, lee.secret)).object, "[dev] aws_access_key_id");
  EXPECT_EQ(refused("[dev]\n" + lines("'" + lee.key + "'", lee.secret)).hint,
            "correct aws_access_key_id in [dev], then run stsmfa setup dev again");
  EXPECT_EQ(refused("[dev]\n" + lines(lee.key, "a b")).object, "[dev] aws_secret_access_key");
}

TEST_F(WizardPairs, NeedAnId) {
  const std::string secret = "aws_secret_access_key = " + lee.secret + "\n";
  const std::string marks = "assumed_role = False\nexpiration = 2020-01-01 00:00:00\n";
  for (const std::string& text :
       {"[dev-long-term]\n" + secret + device_line(lee_device), "[dev]\n" + secret + marks}) {
    const Error error = refused(text);
    EXPECT_EQ(error.object, text.substr(0, text.find('\n')));
    EXPECT_EQ(error.hint,
              "add its aws_access_key_id, or delete the line if it is of no use, "
              "then run stsmfa setup dev again");
  }
}

TEST_F(WizardPairs, WithoutAnIdMayBeTheOnlyOnesEvenBesideAToken) {
  const std::string remains = "[dev]\naws_secret_access_key = s\naws_session_token = t\n";
  write_file(remains);
  EXPECT_EQ(run({}).status, ExitStatus::plan_impossible);
  EXPECT_EQ(file(), remains);
}

TEST_F(WizardPairs, ThatAreNoneAreReplacedAndNotShown) {
  for (const auto& [id, secret] :
       {std::pair(lee.secret, lee.key), std::pair(alnum_secret, lee.secret)}) {
    write_file("[dev-long-term]\n" + lines(id, secret) + device_line(lee_device));
    EXPECT_EQ(run({lee.key, lee.secret, "y", "y"}).status, ExitStatus::success);
    EXPECT_EQ(file(), "[dev-long-term]\n" + pair_of(lee) + device_line(lee_device));
    EXPECT_THAT(screen, Not(HasSubstr("old key")));
    EXPECT_THAT(screen, Not(HasSubstr(id.substr(0, 8))));
  }
}

}  // namespace
}  // namespace stsmfa::setup
