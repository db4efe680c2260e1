// Transcripts: files, command lines, and what must come out, in one text that reads like a session.
//
//   # a comment (also free text before the first directive)
//   @file people/P-001.yaml        a file of the programme folder, up to the next directive
//   @outside class.csv             a file named on the command line
//   @use school                    the files of tests/cli/folders/school
//   @day 2024-01-15                the day of the clock
//   @env NAME=value
//   @type да                       a line typed at the terminal
//   $ mentor person list           a command; then its standard output, line by line
//   ! a line of standard error
//   ? 2                            its exit code, when it is not 0
//   @shows journal/2024-01.yaml    the whole file as it stands now, up to the next directive
//   @holds reports/x.md            a file outside, as written by -o
//
// Where `…` stands in an expected line, anything may stand. A line `…` alone is any lines.
#pragma once

#include <string>
#include <vector>

namespace mentor::cli {

/// The differences found, as texts that say where; empty when all is as told.
[[nodiscard]] std::vector<std::string> play_transcript(const std::string& file,
                                                       const std::string& folders);

/// The transcript with its expectations replaced by what came out; for writing new ones.
[[nodiscard]] std::string rewritten_transcript(const std::string& file, const std::string& folders);

}  // namespace mentor::cli
