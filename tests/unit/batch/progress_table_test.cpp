#include "batch/progress_table.h"

#include "cli/table_style.h"
#include "tests/unit/base/local_zone.h"

#include <gtest/gtest.h>

namespace stsmfa::batch {
namespace {

using cli::TableStyle;
using std::chrono::hours;
using std::chrono::minutes;
using test::LocalZone;

const Time noon = parse_expiration("2026-11-21 12:00:00").value();

/// One of each kind.
std::vector<Row> morning() {
  return {
      {.name = "login", .state = State::renewed, .expiration = noon + hours(12), .left = hours(12)},
      {.name = "dev", .state = State::fresh, .expiration = noon + minutes(42), .left = minutes(42)},
      {.name = "production-of-the-north", .state = State::calling, .words = "calling"},
      {.name = "stage", .words = "waiting for the code"},
      {.name = "audit", .state = State::failed, .words = "refused: AccessDenied: not you"},
  };
}

/// 200 rows: 12 that are fresh, one that failed, 32 under way, and the others wait.
std::vector<Row> crowd() {
  std::vector<Row> rows;
  for (int number = 0; number < 200; ++number) {
    const State state = number < 12    ? State::renewed
                        : number == 19 ? State::failed
                        : number < 45  ? State::calling
                                       : State::waiting;
    rows.push_back({.name = "p" + std::to_string(number), .state = state, .words = "w"});
  }
  return rows;
}

std::string lines(const std::string& mark, int first, int last) {
  std::string text;
  for (int number = first; number <= last; ++number) {
    const std::string name = "p" + std::to_string(number);
    text += mark + " " + name + std::string(6 - name.size(), ' ') + "w\n";
  }
  return text;
}

TEST(ProgressTable, IsReadAtAGlance) {
  const LocalZone zone("UTC");
  EXPECT_EQ(progress_table(morning(), {.unicode = true}),
            "✓ login                    fresh until 00:00 (12h)\n"
            "✓ dev                      fresh until 12:42 (42m)\n"
            "… production-of-the-north  calling\n"
            "· stage                    waiting for the code\n"
            "✗ audit                    refused: AccessDenied: not you\n");
}

TEST(ProgressTable, IsReadInAsciiToo) {
  const LocalZone zone("EST5");
  EXPECT_EQ(progress_table(morning(), {}),
            "+ login                    fresh until 19:00 (12h)\n"
            "+ dev                      fresh until 07:42 (42m)\n"
            "> production-of-the-north  calling\n"
            ". stage                    waiting for the code\n"
            "! audit                    refused: AccessDenied: not you\n");
}

TEST(ProgressTable, ColoursTheMarkAndTheWords) {
  const LocalZone zone("UTC");
  const auto coloured = [](Row row) {
    row.name = "p";
    return progress_table({row}, {.colour = true});
  };
  const std::vector<Row> rows = morning();
  EXPECT_EQ(coloured(rows[0]), "\033[32m+\033[0m p  \033[32mfresh until 00:00 (12h)\033[0m\n");
  EXPECT_EQ(coloured(rows[1]), "\033[32m+\033[0m p  \033[32mfresh until 12:42 (42m)\033[0m\n");
  EXPECT_EQ(coloured(rows[2]), "\033[33m>\033[0m p  \033[33mcalling\033[0m\n");
  EXPECT_EQ(coloured(rows[3]), "\033[2m.\033[0m p  \033[2mwaiting for the code\033[0m\n");
  EXPECT_EQ(coloured(rows[4]),
            "\033[31m!\033[0m p  \033[31mrefused: AccessDenied: not you\033[0m\n");
}

TEST(ProgressTable, CutsTheWordsBeforeTheNames) {
  const LocalZone zone("UTC");
  EXPECT_EQ(progress_table(morning(), {.unicode = true, .width = 80}),
            progress_table(morning(), {.unicode = true}));
  EXPECT_EQ(progress_table(morning(), {.unicode = true, .width = 46}),
            "✓ login                    fresh until 00:00 …\n"
            "✓ dev                      fresh until 12:42 …\n"
            "… production-of-the-north  calling\n"
            "· stage                    waiting for the co…\n"
            "✗ audit                    refused: AccessDen…\n");
}

TEST(ProgressTable, CutsNamesBeforeTheHour) {
  const LocalZone zone("UTC");
  EXPECT_EQ(progress_table(morning(), {.width = 40}),
            "+ login               fresh until 00:00~\n"
            "+ dev                 fresh until 12:42~\n"
            "> production-of-the~  calling\n"
            ". stage               waiting for the c~\n"
            "! audit               refused: AccessDe~\n");
}

TEST(ProgressTable, LeavesOutWordsThatWouldBeNone) {
  const LocalZone zone("UTC");
  EXPECT_EQ(progress_table(morning(), {.unicode = true, .width = 20}),
            "✓ login\n"
            "✓ dev\n"
            "… production-of-the…\n"
            "· stage\n"
            "✗ audit\n");
  EXPECT_EQ(progress_table(morning(), {.unicode = true, .width = 21}),
            "✓ login         fres…\n"
            "✓ dev           fres…\n"
            "… production-…  call…\n"
            "· stage         wait…\n"
            "✗ audit         refu…\n");
}

TEST(ProgressTable, HasNothingButMarksInTheEnd) {
  EXPECT_EQ(progress_table(morning(), {.width = 3}), "+ ~\n+ ~\n> ~\n. ~\n! ~\n");
  EXPECT_EQ(progress_table(morning(), {.width = 2}), "+\n+\n>\n.\n!\n");
  EXPECT_EQ(progress_table(morning(), {.width = 1}), "+\n+\n>\n.\n!\n");
}

TEST(ProgressTable, HasNoLineWiderThanTheTerminal) {
  for (std::size_t width = 1; width < 100; ++width) {
    const std::string table = progress_table(morning(), {.width = width});
    for (std::size_t begin = 0, end = 0; begin < table.size(); begin = end + 1) {
      end = table.find('\n', begin);
      EXPECT_LE(end - begin, width) << table;
      EXPECT_NE(table[end - 1], ' ') << table;
    }
  }
}

TEST(ProgressTable, DoesNotMoveItsColumnsWhenWordsChange) {
  std::vector<Row> rows = {{.name = "production-of-the-north", .words = "waiting"}};
  EXPECT_EQ(progress_table(rows, {.width = 40}), ". production-of-the~  waiting\n");
  rows[0].words = "refused: AccessDenied: not you";
  EXPECT_EQ(progress_table(rows, {.width = 40}), ". production-of-the~  refused: AccessDe~\n");
}

TEST(ProgressTable, SaysWhatItIsToldWhereNoTimeIsKnown) {
  EXPECT_EQ(progress_table({{.name = "dev", .state = State::fresh, .words = "fresh for ever"},
                            {.name = "x", .state = State::calling}},
                           {}),
            "+ dev  fresh for ever\n"
            "> x\n");
}

TEST(ProgressTable, ForeignTextCannotMoveTheCursorAndIsMeasuredInCharacters) {
  EXPECT_EQ(progress_table({{.name = "a\033[2J", .words = "line\nline"}, {.name = "übér"}},
                           {.width = 80}),
            ". a\\x1b[2J  line\\x0aline\n"
            ". übér\n");
}

TEST(ProgressTable, HasNoLineWithoutRows) { EXPECT_EQ(progress_table({}, {}), ""); }

TEST(ProgressWindow, HasAllRowsWhereTheyFit) {
  EXPECT_EQ(progress_window(morning(), {}, 5), progress_table(morning(), {}));
  EXPECT_EQ(progress_window({}, {}, 5), "");
}

TEST(ProgressWindow, HasWhatFailedAndWhatIsUnderWayAndCountsAll) {
  EXPECT_EQ(progress_window(crowd(), {}, 24),
            lines(">", 12, 18) + lines("!", 19, 19) + lines(">", 20, 34) +
                "12 of 200 fresh, 1 failed, 32 calling, 155 waiting\n");
}

TEST(ProgressWindow, FillsUpWithWhatWaitsThenWithWhatIsDone) {
  EXPECT_EQ(progress_window(crowd(), {}, 36),
            lines(">", 12, 18) + lines("!", 19, 19) + lines(">", 20, 44) + lines(".", 45, 46) +
                "12 of 200 fresh, 1 failed, 32 calling, 155 waiting\n");
  EXPECT_EQ(progress_window(crowd(), {}, 199),
            lines("+", 0, 9) + lines(">", 12, 18) + lines("!", 19, 19) + lines(">", 20, 44) +
                lines(".", 45, 199) + "12 of 200 fresh, 1 failed, 32 calling, 155 waiting\n");
}

TEST(ProgressWindow, NamesStandWhereTheyStandInTheWholeTable) {
  std::vector<Row> rows = crowd();
  rows[199].name = "a-longer-name";
  EXPECT_EQ(progress_window(rows, {}, 2),
            "! p19            w\n"
            "12 of 200 fresh, 1 failed, 32 calling, 155 waiting\n");
}

TEST(ProgressWindow, OfOneLineCounts) {
  EXPECT_EQ(progress_window(crowd(), {}, 1),
            "12 of 200 fresh, 1 failed, 32 calling, 155 waiting\n");
  EXPECT_EQ(progress_window(crowd(), {.unicode = true, .width = 20}, 1), "12 of 200 fresh, 1 …\n");
  EXPECT_EQ(progress_window(crowd(), {}, 0), "");
}

TEST(RowsAtTheEnd, AreThoseThatHadTheirTurn) {
  std::vector<std::string> names;
  for (const Row& row : rows_at_the_end(morning())) {
    names.push_back(row.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"login", "dev", "production-of-the-north", "audit"}));
  EXPECT_TRUE(rows_at_the_end({{.name = "dev"}, {.name = "prod"}}).empty());
}

TEST(RowsAtTheEnd, AreNoneWhereAllFailedAlike) {
  std::vector<Row> rows(200, {.name = "p", .state = State::failed, .words = "no code"});
  EXPECT_TRUE(rows_at_the_end(rows).empty());
  rows[7].state = State::waiting;
  EXPECT_TRUE(rows_at_the_end(rows).empty());
  rows[7] = {.name = "p", .state = State::failed, .words = "refused: AccessDenied"};
  EXPECT_EQ(rows_at_the_end(rows).size(), 200);
  rows[7] = {.name = "p", .state = State::fresh, .words = "no code"};
  EXPECT_EQ(rows_at_the_end(rows).size(), 200);
  EXPECT_EQ(rows_at_the_end({rows.front()}).size(), 1);
}

TEST(CountsOf, LeavesOutWhatIsZero) {
  std::vector<Row> rows(3);
  EXPECT_EQ(counts_of(rows), "0 of 3 fresh, 3 waiting");
  rows[0].state = State::fresh;
  rows[1].state = State::renewed;
  EXPECT_EQ(counts_of(rows), "2 of 3 fresh, 1 waiting");
  rows[2].state = State::failed;
  EXPECT_EQ(counts_of(rows), "2 of 3 fresh, 1 failed");
  rows[2].state = State::renewed;
  EXPECT_EQ(counts_of(rows), "3 of 3 fresh");
}

TEST(LineForLog, HasTheWholeDate) {
  const LocalZone zone("EST5");
  const std::vector<Row> rows = morning();
  EXPECT_EQ(line_for_log(rows[0]), "login: fresh until 2026-11-21 19:00:00-05:00 (12h)");
  EXPECT_EQ(line_for_log(rows[1]), "dev: still fresh until 2026-11-21 07:42:00-05:00 (42m)");
}

TEST(LineForLog, SaysWhatItIsToldWhereNoTimeIsKnown) {
  EXPECT_EQ(line_for_log({.name = "dev", .state = State::renewed, .words = "fresh for ever"}),
            "dev: fresh for ever");
  EXPECT_EQ(line_for_log({.name = "dev", .state = State::renewed}), "dev: fresh");
  EXPECT_EQ(line_for_log({.name = "dev", .state = State::fresh}), "dev: still fresh");
}

}  // namespace
}  // namespace stsmfa::batch
