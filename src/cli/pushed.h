// What a push would send: the commits that are nowhere on the other side yet, looked through for
// names. A cherry-pick, revert, rebase, fast-forward or `--no-verify` makes them past every hook of
// a commit.
#pragma once

#include "session.h"

namespace mentor::cli {

/// Reads on standard input what git tells a pre-push hook, with --pushed naming the other side, and
/// tells what every new commit adds below the folder or changes there: what scan_for_leaks tells of
/// files, each once, in the first commit that has it (`<commit>:<path from the top>`);
/// `pushed-private` (error) for a file of private/, unless the school has git keep them; the same
/// of messages of commits and tags; `pushed-ref` (error; person) for a branch or tag that is named
/// after somebody. Errors: `pushed-line` (line; exit 2), those of Git.
[[nodiscard]] Result<Findings> scan_pushed(Session& session);

}  // namespace mentor::cli
