// The leak scan of whole files, whatever kind they are of.
#pragma once

#include "git.h"
#include "mentor/model/finding.h"
#include "mentor/model/person.h"

namespace mentor::cli {

/// What find_leaks tells of the files. Office documents are looked through too; what is found in
/// one has no line.
[[nodiscard]] Findings leaks_in_files(const FileMap& files, const PrivateCards& cards);

}  // namespace mentor::cli
