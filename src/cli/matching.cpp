// The commands of matching: match, match pin|ban|unpin, why, verify, approve.
#include "approve.h"
#include "commands.h"
#include "match.h"
#include "match_compare.h"
#include "match_frontier.h"
#include "match_gaps.h"
#include "why.h"

namespace mentor::cli {
namespace {

Command word_command(EventKind kind, std::string path, std::string summary, Example example) {
  return {.path = std::move(path),
          .group = Group::matching,
          .summary = std::move(summary),
          .operands = {{"MENTEE", TR_NOOP("code or name of the mentee")},
                       {"MENTOR", TR_NOOP("code or name of the mentor")}},
          .options = {{"--because", "TEXT", TR_NOOP("the reason, without names")},
                      {"--date", "DATE", TR_NOOP("the day of the fact; today by default")}},
          .examples = {std::move(example)},
          .writes = Writes::folder,
          .run = [kind](Session& session) { return note_word(session, kind); }};
}

Command show_command() {
  return {.path = "match show",
          .group = Group::matching,
          .summary = TR_NOOP("a written proposal once more, to read or to print"),
          .operands = {{"PROPOSAL", TR_NOOP("id of the proposal")}},
          .options = {},
          .examples = {{"mentor match show 2023-12-04-pupil-pupil", ""}},
          .shows = Shows::document,
          .run = show_proposal};
}

Command compare_command() {
  return {.path = "match compare",
          .group = Group::matching,
          .summary = TR_NOOP("who changes mentor, who is new, who loses a place, and why"),
          .operands = {{"BEFORE", TR_NOOP("id of a proposal, or today for the pairs of today")},
                       {"AFTER", TR_NOOP("the other: a proposal, or today")}},
          .options = {},
          .examples = {{"mentor match compare today 2023-12-04-pupil-pupil",
                        TR_NOOP("what the proposal would do to the pairs of today")}},
          .shows = Shows::document,
          .run = compare_matches};
}

Command frontier_command() {
  return {
      .path = "match frontier",
      .group = Group::matching,
      .summary = TR_NOOP("the trade-offs: more served, the worst-off, points, fewer changes, "
                         "with who wins and loses"),
      .operands = {{"FORM", TR_NOOP("form of mentoring")}},
      .options = {{"--proposal", "ID",
                   TR_NOOP("compare with this proposal; by default with what match would "
                           "propose today")},
                  {"--all", "", TR_NOOP("all of them, not only those nearest to the proposal")}},
      .examples = {{"mentor match frontier pupil-pupil", ""}},
      .shows = Shows::document,
      .run = show_frontier};
}

Command gaps_command() {
  return {.path = "match gaps",
          .group = Group::matching,
          .summary = TR_NOOP("which mentors to look for: where places are missing, and for what"),
          .operands = {{"FORM", TR_NOOP("form of mentoring")}},
          .options = {},
          .examples = {{"mentor match gaps pupil-pupil", ""}},
          .shows = Shows::document,
          .run = find_gaps};
}

Command why_command() {
  return {.path = "why",
          .group = Group::matching,
          .summary = TR_NOOP("why this mentor; with two people, why not that one"),
          .operands = {{"PERSON", TR_NOOP("code or name")},
                       {"OTHER", TR_NOOP("code or name of the other"), false}},
          .options = {{"--proposal", "ID", TR_NOOP("the proposal; the newest by default")},
                      {"--for",
                       "WHOM",
                       TR_NOOP("in whose words; all but the curator's name nobody but the pair"),
                       Times::once,
                       {"curator", "parent", "child", "mentor"}}},
          .examples = {{"mentor why P-001", ""},
                       {"mentor why P-001 P-003", ""},
                       {"mentor why P-001 --for parent", ""}},
          .shows = Shows::document,
          .run = why};
}

Command match_command() {
  return {
      .path = "match",
      .group = Group::matching,
      .summary = TR_NOOP("propose pairs and groups of a form, with reasons"),
      .operands = {{"FORM", TR_NOOP("form of mentoring")}},
      .options = {{"--problem", "FILE", TR_NOOP("also write the canonical problem as JSON")},
                  {"--keep", "WHICH",
                   TR_NOOP("match anew, rather keeping pairs: today, last-year, or a proposal")},
                  {"--touch", "K", TR_NOOP("break at most so many of the pairs to keep")}},
      .examples = {{"mentor match pupil-pupil --dry-run", ""},
                   {"mentor match pupil-pupil --keep today --touch 2 --dry-run", ""}},
      .exits = TR_NOOP("0 also when people stay without a mentor"),
      .writes = Writes::folder,
      .shows = Shows::document,
      .run = match};
}

}  // namespace

std::vector<Command> matching_commands() {
  return {
      match_command(),
      show_command(),
      compare_command(),
      frontier_command(),
      gaps_command(),
      word_command(EventKind::pin, "match pin",
                   TR_NOOP("these two belong together: it beats rules and criteria"),
                   {"mentor match pin P-001 P-003 --because 'просили оба'", ""}),
      word_command(EventKind::ban, "match ban", TR_NOOP("these two must not be together"),
                   {"mentor match ban P-001 P-003 --because 'конфликт'", ""}),
      word_command(EventKind::unpin, "match unpin", TR_NOOP("take a pin or a ban back"),
                   {"mentor match unpin P-001 P-003", ""}),
      why_command(),
      {.path = "verify",
       .group = Group::matching,
       .summary = TR_NOOP("check a proposal from the folder, without the solver"),
       .operands = {{"PROPOSAL", TR_NOOP("id of the proposal")}},
       .options =
           {{"--problem", "FILE", TR_NOOP("also write the canonical problem as JSON")},
            {"--proposal", "FILE", TR_NOOP("also write the proposal as JSON")},
            {"-f,--format", "FORMAT", TR_NOOP("text or json"), Times::once, {"text", "json"}},
            {"-o,--output", "FILE", TR_NOOP("write to a file; - is standard output")}},
       .examples = {{"mentor verify 2023-12-04-pupil-pupil", ""}},
       .exits = TR_NOOP("1 something is off, or facts of its day have changed"),
       .run = verify},
      {.path = "approve",
       .group = Group::matching,
       .summary = TR_NOOP("record the signed order: makes the pairs"),
       .operands = {{"PROPOSAL", TR_NOOP("ids of proposals, one order for all"), true,
                     Times::many}},
       .options = {{"--order", "NUMBER", TR_NOOP("number of the signed order")},
                   {"--date", "DATE", TR_NOOP("day of the order; today by default")},
                   {"--from", "DATE", TR_NOOP("first day of the pairs; the order's by default")},
                   {"--to", "DATE",
                    TR_NOOP("last day; the end of the year's last period by default")},
                   {"--only", "PEOPLE", TR_NOOP("only these mentees or mentors"), Times::many},
                   {"--except", "PEOPLE", TR_NOOP("all but these mentees or mentors"), Times::many},
                   {"--role-model", "TEXT", TR_NOOP("role model of the new pairs")}},
       .examples = {{"mentor approve 2023-12-04-pupil-pupil --order 112-о --date 2023-12-08", ""}},
       .exits = TR_NOOP("4 a stale or broken proposal, a missing consent"),
       .writes = Writes::folder,
       .run = approve},
  };
}

}  // namespace mentor::cli
