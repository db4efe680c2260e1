// What the curator has to do next, derived from a report's facts, each with the command to type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mentor/monitoring/health.h"
#include "mentor/monitoring/roadmap_progress.h"
#include "mentor/state/people.h"
#include "mentor/state/waiting.h"

namespace mentor {

enum class CuratorTaskKind {
  take_down,         ///< a publication names somebody without a consent to it
  settle_member,     ///< a pair still counts somebody who left or withdrew a consent
  school_finished,   ///< in the last class when the year was over, and nothing decided
  answer_call,       ///< people whose newest feedback asks for the curator
  talk_to_pair,      ///< fit, rating or risk
  log_meeting,       ///< no first meeting, or quiet
  finish_task,       ///< a task of the plan is late
  renew_consent,     ///< a member's consent ends
  renew_clearance,   ///< a paper that the form asks of a mentor ends
  renew_at_age,      ///< participants who may have turned 14 or 18 since they gave it
  collect_feedback,  ///< of those silent in an ended period
  close_pair,        ///< its end is near or has passed
  destroy_data,      ///< of people without a ground for keeping them
  collect_consents,  ///< participants without a required consent
  clear_mentors,     ///< nobody with a free place in the form has every paper that it asks
  ask_mentee,        ///< without an answer that their form's rules need nobody fits them, or
                     ///< without a class that they cannot have
  match_form,        ///< mentees ready and waiting, of whom that much is known
  settle_completed,  ///< enrolled still after a completed pair without `rematch`
  plan_search,       ///< waiting without a next step of the search
  choose_form,       ///< participants without a form
  train_mentors,     ///< mentors without a training
  late_step,         ///< of the roadmap
};

struct CuratorTask {
  CuratorTaskKind kind = CuratorTaskKind::talk_to_pair;
  std::optional<PairId> pair;
  std::vector<PersonId> people;
  FormId form;
  std::string what;  ///< a task's, step's or publication's id, a period, a kind of consent or
                     ///< paper, an age, a fact
  int days = 0;      ///< how late, how quiet, how long waiting
  Classless classless = Classless::no;  ///< of ask_mentee: why there is no answer to ask for
  std::optional<Date> due;
  std::string command;  ///< to type in a terminal
};

/// Id of the kind in JSON: `log-meeting`.
[[nodiscard]] std::string_view id_of(CuratorTaskKind kind);

/// Sorted by kind as listed, then by days (most first), then by code.
[[nodiscard]] std::vector<CuratorTask> curator_tasks(const ReportDay& on,
                                                     const std::vector<PairHealth>& health,
                                                     const std::vector<StepProgress>& steps);

}  // namespace mentor
