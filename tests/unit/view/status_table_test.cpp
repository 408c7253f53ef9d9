#include "view/status_table.h"

#include "cli/table_style.h"

#include <gtest/gtest.h>

namespace stsmfa::view {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const cli::TableStyle unlimited{.unicode = true};

ProfileStatus row(std::string profile, SessionState state, Seconds left, std::string role = {}) {
  ProfileStatus status{
      .facts = {.profile = profile, .section = std::move(profile)}, .state = state, .left = left};
  status.facts.device = "arn:aws:iam::123456789012:mfa/lee";
  status.facts.duration = role.empty() ? hours(12) : hours(1);
  if (!role.empty()) status.facts.role_arn = "arn:aws:iam::210987654321:role/" + role;
  return status;
}

/// One of each kind.
std::vector<ProfileStatus> morning() {
  std::vector<ProfileStatus> rows = {
      row("login", SessionState::fresh, hours(11) + minutes(42)),
      row("dev", SessionState::fresh, minutes(42), "iamAdmin"),
      row("prod", SessionState::expiring, minutes(3), "admin"),
      row("old", SessionState::expired, Seconds(0), "audit"),
      row("new", SessionState::none, Seconds(0), "audit"),
      row("half", SessionState::incomplete, Seconds(0)),
      row("moved", SessionState::role_changed, minutes(59), "other"),
      row("bad", SessionState::unusable, Seconds(0), "x"),
  };
  rows[1].facts.section = "dev-mfa";
  rows[6].stored_role = "arn:aws:iam::210987654321:role/old";
  rows[7].problem = "No option 'aws_access_key_id' in section: 'bad-long-term'";
  return rows;
}

std::size_t columns_of(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (c & '\xc0') != '\x80'; }));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

TEST(StatusTable, IsReadAtAGlance) {
  EXPECT_EQ(
      status_table(morning(), unlimited),
      "login  123456789012:lee            ████████ 11h 42m  fresh\n"
      "dev    210987654321:role/iamAdmin  ██████░░     42m  fresh, in [dev-mfa]\n"
      "prod   210987654321:role/admin     █░░░░░░░      3m  ends soon\n"
      "old    210987654321:role/audit     ░░░░░░░░          expired\n"
      "new    210987654321:role/audit     ░░░░░░░░          never made\n"
      "half   123456789012:lee            ░░░░░░░░          incomplete\n"
      "moved  210987654321:role/other     ████████     59m  another role: 210987654321:role/old\n"
      "bad    No option 'aws_access_key_id' in section: 'bad-long-term'\n");
}

TEST(StatusTable, SaysWhomASharedSessionServes) {
  std::vector<ProfileStatus> rows = {
      row("login", SessionState::fresh, hours(11)), row("old", SessionState::expired, Seconds(0)),
      row("mfa-K", SessionState::expired, Seconds(0)), row("mfa-L", SessionState::fresh, hours(1))};
  rows[0].facts.section = "x";
  rows[0].facts.serves = rows[1].facts.serves = {"dev", "prod"};
  rows[2].facts.serves = {"a", "b\033", "c", "d", "e"};
  rows[2].facts.is_shared_alone = rows[3].facts.is_shared_alone = true;
  EXPECT_EQ(
      status_table(rows, {}),
      "login  123456789012:lee  ######## 11h  fresh, in [x], shared with dev, prod\n"
      "old    123456789012:lee  ........      expired\n"
      "mfa-K  123456789012:lee  ........      expired, shared session of a, b\\x1b and 3 more\n"
      "mfa-L  123456789012:lee  #.......  1h  fresh, shared session of no known profile\n");
}

TEST(StatusTable, SaysThatThePhoneMayStayInThePocket) {
  ProfileStatus status = row("dev", SessionState::expired, Seconds(0), "x");
  status.without_code = true;
  EXPECT_EQ(status_table({status}, {}),
            "dev  210987654321:role/x  ........  expired, no code needed\n");
  status.facts.section = "dev-mfa";
  EXPECT_EQ(status_table({status}, {}),
            "dev  210987654321:role/x  ........  expired, in [dev-mfa], no code needed\n");
}

TEST(StatusTable, HasNoLineWithoutRows) { EXPECT_EQ(status_table({}, unlimited), ""); }

TEST(StatusTable, DrawsBarsInAsciiElsewhere) {
  EXPECT_EQ(status_table({row("dev", SessionState::fresh, minutes(42), "x")}, {}),
            "dev  210987654321:role/x  ######.. 42m  fresh\n");
}

TEST(StatusTable, ABarIsWhatIsLeftOfWhatIsAskedFor) {
  const auto bar = [](Seconds left, Seconds whole) {
    ProfileStatus status = row("p", SessionState::fresh, left);
    status.facts = {.profile = "p", .section = "p", .duration = whole};
    const std::string line = status_table({status}, {});
    return line.substr(3, 8);
  };
  EXPECT_EQ(bar(hours(1), hours(1)), "########");
  EXPECT_EQ(bar(minutes(30), hours(1)), "####....");
  EXPECT_EQ(bar(minutes(30) + Seconds(1), hours(1)), "#####...");
  EXPECT_EQ(bar(Seconds(1), hours(36)), "#.......");
  EXPECT_EQ(bar(hours(12), hours(1)), "########");
  EXPECT_EQ(bar(hours(12), Seconds(0)), "########");
}

TEST(StatusTable, LeavesOutColumnsThatNobodyNeeds) {
  ProfileStatus status = row("dev", SessionState::none, Seconds(0));
  status.facts.device = "GAHT12345678";
  EXPECT_EQ(status_table({status}, {}), "dev  ........  never made\n");
}

TEST(StatusTable, ColoursTheTimeAndTheWords) {
  const cli::TableStyle colours{.colour = true};
  const auto coloured = [&](SessionState state) {
    ProfileStatus status = row("p", state, Seconds(0));
    status.facts.device = "";
    status.problem = "why";
    return status_table({status}, colours);
  };
  EXPECT_EQ(coloured(SessionState::fresh), "p  \033[32m........\033[0m  \033[32mfresh\033[0m\n");
  EXPECT_EQ(coloured(SessionState::expiring),
            "p  \033[33m........\033[0m  \033[33mends soon\033[0m\n");
  EXPECT_EQ(coloured(SessionState::expired),
            "p  \033[31m........\033[0m  \033[31mexpired\033[0m\n");
  EXPECT_EQ(coloured(SessionState::none), "p  \033[2m........\033[0m  \033[2mnever made\033[0m\n");
  EXPECT_EQ(coloured(SessionState::unusable), "p  \033[31mwhy\033[0m\n");
}

TEST(StatusTable, IsCutToTheWidthButNeverTheTime) {
  for (std::size_t width = 19; width < 100; ++width) {
    const auto lines = lines_of(status_table(morning(), {.unicode = true, .width = width}));
    ASSERT_EQ(lines.size(), 8U);
    for (const std::string& line : lines) {
      EXPECT_LE(columns_of(line), width) << line;
    }
    EXPECT_NE(lines[0].find("████████ 11h 42m"), std::string::npos) << lines[0];
    EXPECT_NE(lines[2].find("█░░░░░░░      3m"), std::string::npos) << lines[2];
  }
}

TEST(StatusTable, GivesUpAccountNameAndIdentityBeforeTheState) {
  const std::vector<ProfileStatus> rows = {
      row("a-rather-long-name", SessionState::fresh, minutes(42), "iamAdmin")};
  const auto table = [&](std::size_t width) {
    return status_table(rows, {.unicode = true, .width = width});
  };
  EXPECT_EQ(table(67), "a-rather-long-name  210987654321:role/iamAdmin  ██████░░ 42m  fresh\n");
  EXPECT_EQ(table(60), "a-rather-long-name  …4321:role/iamAdmin  ██████░░ 42m  fresh\n");
  EXPECT_EQ(table(50), "a-rather-long-…  …le/iamAdmin  ██████░░ 42m  fresh\n");
  EXPECT_EQ(table(49), "a-rather-long…  …le/iamAdmin  ██████░░ 42m  fresh\n");
  EXPECT_EQ(table(46), "a-rather-long-name  ██████░░ 42m  fresh\n");
  EXPECT_EQ(table(39), "a-rather-long-name  ██████░░ 42m  fresh\n");
  EXPECT_EQ(table(36), "a-rather-long-…  ██████░░ 42m  fresh\n");
  EXPECT_EQ(table(30), "a-rather-lo…  ██████░░ 42m  f…\n");
  EXPECT_EQ(table(20), "a-rat…  ██████░░ 42m\n");
}

TEST(StatusTable, ForeignTextCannotMoveTheCursorAndIsMeasuredInCharacters) {
  ProfileStatus evil = row("a\033[2J", SessionState::none, Seconds(0));
  ProfileStatus accented = row("übér", SessionState::none, Seconds(0));
  evil.facts.device = accented.facts.device = "";
  EXPECT_EQ(status_table({evil, accented}, {}),
            "a\\x1b[2J  ........  never made\n"
            "übér      ........  never made\n");
}

TEST(StatusTable, AKeptSessionIsWhatItsProfileHas) {
  ProfileStatus app = row("app", SessionState::expired, Seconds(0), "iamAdmin");
  app.facts.section = "login";
  app.kept =
      KeptStatus{.section = "app-mfa", .expires_at = {}, .left = minutes(42), .duration = hours(1)};
  EXPECT_EQ(status_table({app}, unlimited),
            "app  210987654321:role/iamAdmin  ██████░░ 42m  fresh, in [app-mfa], from [login] "
            "(expired)\n");
}

}  // namespace
}  // namespace stsmfa::view
