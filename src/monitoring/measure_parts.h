// The functions that the table of measures is made of.
#pragma once

#include "mentor/monitoring/measures.h"

namespace mentor::measures {

/// True when the participation in the role (and form, unless empty) holds on the day.
[[nodiscard]] bool holds(const Participation& each, Role role, const FormId& form, Date day);

/// The pairs of the form that are active on the day.
[[nodiscard]] std::vector<const PairState*> active_pairs(const MeasureAsk& ask);

[[nodiscard]] Measured people(const MeasureAsk& ask, Role role);
[[nodiscard]] Measured consents(const MeasureAsk& ask, Role role);
[[nodiscard]] Measured baseline(const MeasureAsk& ask);
[[nodiscard]] Measured selected(const MeasureAsk& ask);
[[nodiscard]] Measured trained(const MeasureAsk& ask);
[[nodiscard]] Measured contingent(const MeasureAsk& ask);
[[nodiscard]] std::vector<std::string> contingent_tails(const ReportDay& on);
[[nodiscard]] std::vector<std::string> all_contingents(const Programme& programme);
[[nodiscard]] Measured pipeline(const MeasureAsk& ask);

enum class Waiting { all, ready, not_ready };
[[nodiscard]] Measured unmatched(const MeasureAsk& ask, Waiting which);

[[nodiscard]] Measured pairs_active(const MeasureAsk& ask);
[[nodiscard]] Measured pairs_mentees(const MeasureAsk& ask);
[[nodiscard]] Measured meetings_held(const MeasureAsk& ask);
[[nodiscard]] Measured meetings_minutes(const MeasureAsk& ask);
[[nodiscard]] Measured meetings_untimed(const MeasureAsk& ask);
[[nodiscard]] std::vector<std::string> meeting_tails(const ReportDay& on);
[[nodiscard]] std::vector<std::string> all_meeting_kinds(const Programme& programme);
[[nodiscard]] Measured meetings_first(const MeasureAsk& ask);
[[nodiscard]] Measured meetings_sequence(const MeasureAsk& ask);
[[nodiscard]] Measured plans_exist(const MeasureAsk& ask);
[[nodiscard]] Measured plans_done(const MeasureAsk& ask);

/// `all`, or only those who answered or were asked in the role.
enum class Whose { all, mentees, mentors };
[[nodiscard]] Measured feedback_answered(const MeasureAsk& ask, Whose whose);
[[nodiscard]] Measured feedback_axis(const MeasureAsk& ask);
[[nodiscard]] std::vector<std::string> axis_tails(const ReportDay& on);
[[nodiscard]] std::vector<std::string> all_feedback_axes(const Programme& programme);
[[nodiscard]] Measured satisfaction(const MeasureAsk& ask, Respondent role);
[[nodiscard]] Measured influence(const MeasureAsk& ask);
[[nodiscard]] std::vector<std::string> influence_tails(const ReportDay& on);
[[nodiscard]] std::vector<std::string> all_influence_axes(const Programme& programme);
[[nodiscard]] Measured quality(const MeasureAsk& ask);

enum class Steps { done, late };
[[nodiscard]] Measured roadmap(const MeasureAsk& ask, Steps which);

}  // namespace mentor::measures
