// What the subcommands of `pair` do, each in the file of its topic.
#pragma once

#include <set>

#include "mentor/base/result.h"
#include "mentor/model/ids.h"

namespace mentor::cli {

class Session;

// pair_new.cpp
[[nodiscard]] Result<Exit> new_pair(Session& session);

// pair_members.cpp
[[nodiscard]] Result<Exit> join_pair(Session& session);
[[nodiscard]] Result<Exit> leave_pair(Session& session);
[[nodiscard]] Result<Exit> replace_mentor(Session& session);

// pair_life.cpp
[[nodiscard]] Result<Exit> set_pairs(Session& session);
[[nodiscard]] Result<Exit> pause_pair(Session& session);
[[nodiscard]] Result<Exit> resume_pair(Session& session);
[[nodiscard]] Result<Exit> close_pair(Session& session);
[[nodiscard]] Result<Exit> reopen_pair(Session& session);

// pair_list.cpp, pair_stand_ins.cpp, pair_show.cpp
[[nodiscard]] Result<Exit> list_pairs(Session& session);
[[nodiscard]] Result<Exit> show_stand_ins(Session& session, const std::set<PairId>& pairs);
[[nodiscard]] Result<Exit> show_pair(Session& session);

// pair_import.cpp
[[nodiscard]] Result<Exit> import_pairs(Session& session);

}  // namespace mentor::cli
