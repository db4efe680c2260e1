// The scan of a folder for names, telephones and e-mails outside private/.
#pragma once

#include <optional>
#include <string>

#include "git.h"
#include "mentor/intake/tables.h"
#include "session.h"

namespace mentor::cli {

/// Everything that git has or would take, by the .gitignore of init also where there is no git;
/// with --staged what is staged. Findings: those of find_leaks, or, where a file that is none of
/// the programme's has more than three, one `leak-file` (path, people, count) for all of them;
/// `leak-path` (error; person) for a name in the path itself; those of names_in_git();
/// `leak-unscanned` (warning) also for what is too large or may not be read; `odd-name` (warning)
/// for a file, also in private/, whose name no command can use.
[[nodiscard]] Result<Findings> scan_for_leaks(Session& session);

/// True for what may have names, the schemas that init writes, and what macOS notes of a folder's
/// files.
[[nodiscard]] bool is_apart(const std::string& path);

/// What leaks_in_files tells, that of a file with more than three in one as scan_for_leaks does;
/// so much of each path stands before that in the folder.
[[nodiscard]] Findings leaks_by_file(const FileMap& files, const PrivateCards& cards,
                                     std::size_t before_path = 0);

/// Names, telephones and e-mails of the private cards that the changes would put into files outside
/// private/: what find_leaks tells of the added text, without a line, each once a file.
[[nodiscard]] Findings leaks_in(const std::vector<Change>& changes, const PrivateCards& cards);

/// Which of the texts that an import would put where git sees them name somebody: of those known,
/// and of those whom the same table `brings` in.
[[nodiscard]] NamesInCells names_in_texts(const std::set<std::string>& texts,
                                          const PrivateCards& cards,
                                          const std::vector<PrivateCard>& brings = {});

/// The same of the cells of a table.
[[nodiscard]] NamesInCells names_in_cells(const Table& table, const PrivateCards& cards);

/// What find_leaks tells of the message of a commit; `path` is the file that git keeps it in while
/// it is written. What git itself put below it is passed over.
[[nodiscard]] Findings leaks_in_message(const std::string& path, const std::string& text,
                                        const PrivateCards& cards);

/// Says that no name is looked for where this copy of the folder has no private/, and answers that.
bool tell_if_no_private(Session& session);

/// Says whose names are not looked for: this copy of the folder has no private/, or it lacks cards.
void tell_if_no_names(Session& session);

/// True where the bytes have somebody's name, telephone or e-mail, or are no text that could be
/// read for them.
[[nodiscard]] bool may_have_names(const std::string& bytes, const PrivateCards& cards);

/// The path in the folder of what was typed on the command line; nullopt for what lies outside.
[[nodiscard]] std::optional<std::string> path_in_folder(Session& session, const std::string& typed);

/// The same, nullopt also for what lies in private/.
[[nodiscard]] std::optional<std::string> open_path_in_folder(Session& session,
                                                             const std::string& typed);

}  // namespace mentor::cli
