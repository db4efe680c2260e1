// pair …: the table of the commands on pairs and groups.
#include "commands.h"
#include "import_plan.h"
#include "pair_commands.h"
#include "session.h"

namespace mentor::cli {
namespace {

const Operand pair_operand{"PAIR", TR_NOOP("code of the pair, or name of a member")};
const Operand person_operand{"PERSON", TR_NOOP("code or name")};
const Option form_option{"--form", "FORM", TR_NOOP("only this form of mentoring")};
const Option order_option{"--order", "NUMBER", TR_NOOP("number of the order")};
const Option ordered_option{"--date", "DATE",
                            TR_NOOP("the day of the order; today by default, or the day on which "
                                    "an order of that number is recorded")};
const Option date_option{"--date", "DATE", TR_NOOP("the day of the fact; today by default")};
const Option time_option{"--at", "TIME",
                         TR_NOOP("time of day, where the order within a day matters")};
const Option from_option{"--from", "DATE", TR_NOOP("first day of work; the order's by default")};
const Option to_option{"--to", "DATE",
                       TR_NOOP("planned end; by default the end of the year's last period")};
const Option reason_option{"--reason", "TEXT", TR_NOOP("the reason, without names")};
const Option note_option{"--note", "TEXT", TR_NOOP("a remark, without names")};
const char* const refused = TR_NOOP("4 a rule forbids it: every rule and person is named");
const char* const wrong_time = TR_NOOP("4 the pair is not in the state for it on that day");

Command changing(std::string path, std::string summary, std::vector<Operand> operands,
                 std::vector<Option> options, Example example) {
  options.push_back(time_option);
  return {.path = std::move(path),
          .group = Group::pairs,
          .summary = std::move(summary),
          .operands = std::move(operands),
          .options = std::move(options),
          .examples = {std::move(example)},
          .exits = wrong_time,
          .writes = Writes::folder,
          .run = {}};
}

Command with(Command command, std::function<Result<Exit>(Session&)> run_it) {
  command.run = std::move(run_it);
  return command;
}

Command refusing(Command command) {
  command.exits = refused;
  return command;
}

Command new_command() {
  return {.path = "pair new",
          .group = Group::pairs,
          .summary = TR_NOOP("record a pair or group that the head named by an order"),
          .operands = {{"FORM", TR_NOOP("form of mentoring")},
                       {"MENTOR", TR_NOOP("code or name")},
                       {"MENTEE", TR_NOOP("codes or names"), true, Times::many}},
          .options = {order_option,
                      ordered_option,
                      from_option,
                      to_option,
                      {"--role-model", "TEXT", TR_NOOP("model of roles, as the form names it")},
                      {"--format", "TEXT", TR_NOOP("how they meet: in person, remotely …")}},
          .examples = {{"mentor pair new pupil-pupil P-003 P-014 --order 112-о --date 2023-12-08",
                        TR_NOOP("a mentor who has a group of the form gets one mentee more")}},
          .exits = refused,
          .writes = Writes::folder,
          .run = new_pair};
}

Command import_command() {
  std::vector<Option> options = {
      {"--form", "FORM", TR_NOOP("form of the rows that name none")},
      {"--order", "NUMBER", TR_NOOP("number of the order of the rows that name none")},
      {"--from", "DATE", TR_NOOP("first day of work of the rows that name none")},
      {"--to", "DATE", TR_NOOP("planned end of the rows that name none")}};
  for (Option& each : table_options())
    options.push_back(std::move(each));
  return {.path = "pair import",
          .group = Group::pairs,
          .summary = TR_NOOP("record many pairs from a table"),
          .operands = {table_operand()},
          .options = std::move(options),
          .examples = {{"mentor pair import pairs.csv --form pupil-pupil --dry-run", ""}},
          .exits = TR_NOOP("1 some rows were rejected; the good ones are written"),
          .writes = Writes::folder,
          .run = import_pairs};
}

std::vector<Command> showing() {
  return {
      {.path = "pair list",
       .group = Group::pairs,
       .summary = TR_NOOP("list pairs and groups: who, since when, how it goes"),
       .operands = {},
       .options = {form_option,
                   {"--state",
                    "STATE",
                    TR_NOOP("only in this state; all but the closed by default"),
                    Times::once,
                    {"active", "planned", "paused", "closed", "all"}},
                   {"--health",
                    "HEALTH",
                    TR_NOOP("only those that go so"),
                    Times::once,
                    {"on-track", "too-early", "closing", "needs-call", "stalled", "paused",
                     "closed"}},
                   {"--stand-ins", "", TR_NOOP("for every pair the mentor who could step in")}},
       .examples = {{"mentor pair list --health stalled", ""},
                    {"mentor pair list --stand-ins", TR_NOOP("who could take over, and how")}},
       .shows = Shows::document,
       .run = list_pairs},
      {.path = "pair show",
       .group = Group::pairs,
       .summary = TR_NOOP("everything known of one pair, with the place of every fact"),
       .operands = {pair_operand},
       .options = {},
       .examples = {{"mentor pair show pair-001", ""}},
       .shows = Shows::document,
       .run = show_pair},
  };
}

std::vector<Command> changing_members() {
  return {
      refusing(with(
          changing("pair join", TR_NOOP("a mentee joins a pair or group by an order"),
                   {pair_operand, person_operand}, {order_option, ordered_option, reason_option},
                   {"mentor pair join pair-001 P-006 --order 118-о", ""}),
          join_pair)),
      with(changing("pair leave", TR_NOOP("a member leaves a group that goes on"),
                    {pair_operand, person_operand}, {order_option, ordered_option, reason_option},
                    {"mentor pair leave pair-001 P-006 --reason 'смена школы'", ""}),
           leave_pair),
      refusing(with(
          changing("pair replace", TR_NOOP("another mentor takes over by an order"), {pair_operand},
                   {{"--mentor", "PERSON", TR_NOOP("who takes over")},
                    {"--instead-of", "PERSON", TR_NOOP("whom; needed where there are several")},
                    order_option,
                    ordered_option,
                    reason_option},
                   {"mentor pair replace pair-001 --mentor P-004 --order 118-о", ""}),
          replace_mentor)),
  };
}

std::vector<Command> changing_life() {
  return {
      with(changing("pair set",
                    TR_NOOP("new settings: format, role_model, to, personal_programme, strengths"),
                    {{"PAIR", TR_NOOP("codes or names, then key=value…"), true, Times::many}},
                    {date_option}, {"mentor pair set pair-001 format=дистанционно", ""}),
           set_pairs),
      with(changing("pair pause", TR_NOOP("record a pause of a pair"), {pair_operand},
                    {{"--until", "DATE", TR_NOOP("the last day of the pause")},
                     reason_option,
                     date_option,
                     note_option},
                    {"mentor pair pause pair-001 --until 2024-02-10 --reason болезнь", ""}),
           pause_pair),
      with(changing("pair resume", TR_NOOP("record the end of a pause"), {pair_operand},
                    {date_option, note_option}, {"mentor pair resume pair-001", ""}),
           resume_pair),
      with(changing(
               "pair close", TR_NOOP("record the end of a pair"), {pair_operand},
               {{"--outcome",
                 "OUTCOME",
                 TR_NOOP("completed, or early"),
                 Times::once,
                 {"completed", "early"}},
                reason_option,
                {"--rematch", "", TR_NOOP("the mentee needs another mentor")},
                {"--result", "TEXT", TR_NOOP("what was reached, without names")},
                date_option,
                note_option},
               {"mentor pair close pair-001 --outcome completed --result 'цель достигнута'", ""}),
           close_pair),
      refusing(with(changing("pair reopen", TR_NOOP("take back the end of a pair"), {pair_operand},
                             {date_option, note_option}, {"mentor pair reopen pair-001", ""}),
                    reopen_pair)),
  };
}

}  // namespace

std::vector<Command> pair_commands() {
  std::vector<Command> all = {new_command()};
  for (const auto& part : {showing(), changing_members(), changing_life()})
    all.insert(all.end(), part.begin(), part.end());
  all.push_back(import_command());
  return all;
}

}  // namespace mentor::cli
