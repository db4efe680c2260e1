// The commands that begin the work: init, year open, status, check, doctor.
#include "check.h"
#include "commands.h"
#include "init.h"
#include "session.h"
#include "status.h"
#include "year.h"

namespace mentor::cli {

namespace {

Command check_command() {
  return {
      .path = "check",
      .group = Group::start,
      .summary = TR_NOOP("every rule about the folder: shape, references, dates, consents, leaks"),
      .operands = {},
      .options = {{"--strict", "", TR_NOOP("warnings count as findings")},
                  {"--staged", "", TR_NOOP("what git would commit now, instead of the files")},
                  {"--message", "FILE", TR_NOOP("names in the message of a commit, nothing more")},
                  {"--pushed", "REMOTE",
                   TR_NOOP("names in the commits of a push, told on standard input as git tells "
                           "a pre-push hook, nothing more")},
                  {"--yaml", "FILE", TR_NOOP("read one YAML file strictly, nothing more")},
                  {"-f,--format",
                   "FORMAT",
                   TR_NOOP("text, json or sarif"),
                   Times::once,
                   {"text", "json", "sarif"}},
                  {"-o,--output", "FILE", TR_NOOP("write to a file; - is standard output")}},
      .examples = {{"mentor check", ""}, {"mentor check --strict --format sarif", ""}},
      .exits = TR_NOOP("1 findings"),
      .run = check};
}

}  // namespace

std::vector<Command> start_commands() {
  return {
      {.path = "init",
       .group = Group::start,
       .summary = TR_NOOP("make a programme folder"),
       .operands = {{"DIR", TR_NOOP("the new folder; this one by default"), false}},
       .options = {{"--preset", "NAME", TR_NOOP("what to begin with"), Times::once, {"school"}},
                   {"--year", "YEAR", TR_NOOP("school year, as 2023-2024; this one by default")},
                   {"--name", "NAME", TR_NOOP("the school's name")},
                   {"--shared", "", TR_NOOP("readable and writable by the folder's group")},
                   {"--dry-run", "", TR_NOOP("show what would be written, write nothing")}},
       .examples = {{"mentor init school --preset school --year 2023-2024 --name 'Школа № 10'",
                     ""}},
       .exits = TR_NOOP("4 a programme is there already"),
       .run = init},
      {.path = "year open",
       .group = Group::start,
       .summary = TR_NOOP("make the next school year's file and move classes up"),
       .operands = {{"YEAR", TR_NOOP("school year, as 2024-2025")}},
       .options = {},
       .examples = {{"mentor year open 2024-2025 --dry-run", ""}},
       .exits = TR_NOOP("4 the year is there already, or nobody to ask"),
       .writes = Writes::folder,
       .run = open_year},
      {.path = "status",
       .group = Group::start,
       .summary = TR_NOOP("where the programme stands and what to do next"),
       .operands = {},
       .options = {},
       .examples = {{"mentor status", ""}},
       .shows = Shows::document,
       .run = status},
      check_command(),
      {.path = "doctor",
       .group = Group::start,
       .summary = TR_NOOP("the installation: versions, helpers, the folder"),
       .operands = {},
       .options =
           {{"-f,--format", "FORMAT", TR_NOOP("text or json"), Times::once, {"text", "json"}},
            {"-o,--output", "FILE", TR_NOOP("write to a file; - is standard output")}},
       .examples = {{"mentor doctor", ""}, {"mentor doctor --format json", ""}},
       .run = doctor},
  };
}

}  // namespace mentor::cli
