#include "mentor/checks/check.h"

#include <array>

#include "rules.h"

namespace mentor {
namespace {

constexpr std::array rules = {
    checks::find_unknown_people,
    checks::find_unknown_pairs,
    checks::find_unknown_forms,
    checks::find_unknown_categories,
    checks::find_unknown_steps,
    checks::find_unknown_questionnaires,
    checks::find_unknown_proposals,
    checks::find_orders_of_lost_pairs,
    checks::find_unknown_periods,
    checks::find_unsafe_ids,
    checks::find_unknown_materials,
    checks::find_repeated_forms,
    checks::find_impossible_groups,
    checks::find_facts_noted_early,
    checks::find_ends_before_starts,
    checks::find_pairs_ending_before_start,
    checks::find_leaving_without_enrolment,
    checks::find_resumed_people_not_paused,
    checks::find_withdrawals_without_consent,
    checks::find_repeated_enrolments,
    checks::find_returns_of_forgotten,
    checks::find_pairs_of_forgotten,
    checks::find_cards_of_forgotten,
    checks::find_pairs_with_oneself,
    checks::find_both_ways,
    checks::find_members_not_enrolled,
    checks::find_members_of_wrong_category,
    checks::find_mentees_in_two_pairs,
    checks::find_exceeded_capacity,
    checks::find_pairs_without_consent,
    checks::find_publications_without_consent,
    checks::find_missing_clearance,
    checks::find_meetings_outside_pair,
    checks::find_entries_after_close,
    checks::find_broken_pair_order,
    checks::find_unknown_tasks,
    checks::find_relieved_not_appointed,
    checks::find_swapped_words,
    checks::find_pins_with_oneself,
    checks::find_wrong_periods,
    checks::find_overlapping_periods,
    checks::find_repeated_period_ids,
    checks::find_wrong_holidays,
    checks::find_repeated_questions,
    checks::find_wrong_scales,
    checks::find_missing_options,
    checks::find_axes_without_numbers,
    checks::find_calls_nobody_hears,
    checks::find_wrong_answers,
    checks::find_wrong_respondents,
    checks::find_wrong_ballots,
    checks::find_wrong_objectives,
    checks::find_wrong_weights,
    checks::find_required_without_points,
    checks::find_incomplete_measures,
    checks::find_repeated_rules,
    checks::find_taken_ids,
    checks::find_wrong_synonyms,
    checks::find_unknown_facts,
    checks::find_facts_without_numbers,
    checks::find_classes_of_nobody,
    checks::find_repeated_ladder_steps,
    checks::find_repeated_steps,
    checks::find_unknown_causes,
    checks::find_step_cycles,
};

constexpr std::array warning_rules = {
    checks::find_unrecorded_orders,
    checks::find_unknown_orders,
    checks::find_groups_out_of_reach,
    checks::find_forms_for_nobody,
    checks::find_thresholds_out_of_reach,
    checks::find_empty_consent_lists,
    checks::find_missing_signers,
    checks::find_entries_far_ahead,
    checks::find_data_past_term,
    checks::find_forms_without_enrolment,
    checks::find_unsuitable_categories,
    checks::find_capacity_of_zero,
    checks::find_unlisted_classes,
    checks::find_classes_of_last_year,
    checks::find_members_who_left,
    checks::find_small_groups,
    checks::find_pairs_against_blocks,
    checks::find_ended_consents,
    checks::find_meetings_without_consent,
    checks::find_strangers_in_pair_entries,
    checks::find_shared_record_ids,
    checks::find_records_told_over,
    checks::find_meetings_in_pauses,
    checks::find_meetings_told_twice,
    checks::find_pairs_before_their_order,
    checks::find_consents_told_twice,
    checks::find_days_without_last_word,
    checks::find_answers_without_last_word,
    checks::find_rows_told_twice,
    checks::find_dropped_attendance,
    checks::find_changed_order_numbers,
    checks::find_orders_told_again,
    checks::find_order_numbers_taken,
    checks::find_proposals_approved_twice,
    checks::find_steps_before_their_cause,
    checks::find_contradicting_words,
    checks::find_bans_not_kept,
    checks::find_missing_year,
    checks::find_repeated_classes,
    checks::find_needless_phases,
    checks::find_more_answers_than_asked,
    checks::find_plans_outside_years,
    checks::find_series_without_periods,
    checks::find_stale_texts,
    checks::find_periods_ahead,
};

Findings run(std::span<const checks::CheckRule> some, const State& state) {
  Findings findings;
  for (const checks::CheckRule rule : some)
    rule(state, findings);
  return findings;
}

Findings run_all(const State& state, std::span<const std::string> own_texts = {}) {
  Findings findings = run(rules, state);
  checks::Warnings warnings(findings);
  for (const checks::WarningRule rule : warning_rules)
    rule(state, warnings);
  checks::find_texts_of_forgotten(state, own_texts, warnings);
  return findings;
}

Findings sorted(Findings findings) {
  sort_findings(findings);
  return findings;
}

}  // namespace

Findings check_programme(const State& state) {
  return sorted(run_all(state));
}

Findings check_errors(const State& state) {
  Findings findings = run(rules, state);
  std::erase_if(findings, [](const Finding& each) { return each.severity != Severity::error; });
  return sorted(std::move(findings));
}

Findings check_ballots(const State& state) {
  constexpr std::array of_ballots{checks::find_wrong_ballots};
  return sorted(run(of_ballots, state));
}

Findings check_programme(const State& state, std::span<const std::string> measures,
                         std::span<const std::string> own_texts) {
  Findings findings = run_all(state, own_texts);
  checks::find_unknown_measures(state, measures, findings);
  return sorted(std::move(findings));
}

}  // namespace mentor
