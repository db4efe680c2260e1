// The leak scan of whole files, whatever kind they are of.
#pragma once

#include <string>
#include <vector>

#include "git.h"
#include "mentor/model/finding.h"
#include "mentor/model/person.h"

namespace mentor::cli {

/// What find_leaks tells of the files, each once a place. Archives, office documents, RTF and
/// e-mails are looked through with all that is in them, also names of entries; what is found in one
/// has no line, and what of one nobody can read makes it `leak-unscanned`.
[[nodiscard]] Findings leaks_in_files(const FileMap& files, const PrivateCards& cards);

/// `leak-path` (error; person) for every path that has somebody's name, telephone or e-mail,
/// whatever code page it is in.
[[nodiscard]] Findings leaks_in_paths(const std::vector<std::string>& paths,
                                      const PrivateCards& cards);

/// Makes the path that a finding tells of one for people and for JSON.
void show_path(Finding& finding);

/// The path with spaces where its words are set apart by what a path allows.
[[nodiscard]] std::string words_of_path(std::string path);

}  // namespace mentor::cli
