// The rules of `mentor check`, one function each, by theme. A rule looks at one thing, adds what it
// finds, and knows nothing of the others.
#pragma once

#include <span>
#include <string_view>

#include "mentor/model/finding.h"
#include "mentor/state/state.h"
#include "report.h"

namespace mentor::checks {

using CheckRule = void (*)(const State& state, Findings& findings);

/// A rule that never tells an error; whoever looks for errors passes it over.
using WarningRule = void (*)(const State& state, Warnings& warnings);

// references: what is named must be there
void find_unknown_people(const State& state, Findings& findings);
void find_unknown_pairs(const State& state, Findings& findings);
void find_unknown_forms(const State& state, Findings& findings);
void find_unknown_categories(const State& state, Findings& findings);
void find_unknown_steps(const State& state, Findings& findings);
void find_unknown_questionnaires(const State& state, Findings& findings);
void find_unknown_proposals(const State& state, Findings& findings);
void find_unrecorded_orders(const State& state, Warnings& warnings);
void find_orders_of_lost_pairs(const State& state, Findings& findings);
void find_unknown_periods(const State& state, Findings& findings);

// ids and numbers that entries give and name
void find_unsafe_ids(const State& state, Findings& findings);
void find_unknown_orders(const State& state, Warnings& warnings);
void find_unknown_materials(const State& state, Findings& findings);

// programme: the card of the school
void find_repeated_forms(const State& state, Findings& findings);
void find_impossible_groups(const State& state, Findings& findings);
void find_groups_out_of_reach(const State& state, Warnings& warnings);
void find_forms_for_nobody(const State& state, Warnings& warnings);
void find_thresholds_out_of_reach(const State& state, Warnings& warnings);
void find_empty_consent_lists(const State& state, Warnings& warnings);
void find_missing_signers(const State& state, Warnings& warnings);

// dates: of one fact
void find_entries_far_ahead(const State& state, Warnings& warnings);
void find_facts_noted_early(const State& state, Findings& findings);
void find_ends_before_starts(const State& state, Findings& findings);
void find_pairs_ending_before_start(const State& state, Findings& findings);

// people: one person's story
void find_leaving_without_enrolment(const State& state, Findings& findings);
void find_resumed_people_not_paused(const State& state, Findings& findings);
void find_withdrawals_without_consent(const State& state, Findings& findings);
void find_data_past_term(const State& state, Warnings& warnings);
void find_repeated_enrolments(const State& state, Findings& findings);
void find_forms_without_enrolment(const State& state, Warnings& warnings);
void find_unsuitable_categories(const State& state, Warnings& warnings);
void find_unlisted_classes(const State& state, Warnings& warnings);
void find_classes_of_last_year(const State& state, Warnings& warnings);
void find_capacity_of_zero(const State& state, Warnings& warnings);
void find_returns_of_forgotten(const State& state, Findings& findings);
void find_pairs_of_forgotten(const State& state, Findings& findings);
void find_cards_of_forgotten(const State& state, Findings& findings);
/// `own`: texts that the program writes itself.
void find_texts_of_forgotten(const State& state, std::span<const std::string> own,
                             Warnings& warnings);

// pairs: who is in them
void find_pairs_with_oneself(const State& state, Findings& findings);
void find_both_ways(const State& state, Findings& findings);
void find_members_not_enrolled(const State& state, Findings& findings);
void find_members_who_left(const State& state, Warnings& warnings);
void find_members_of_wrong_category(const State& state, Findings& findings);
void find_mentees_in_two_pairs(const State& state, Findings& findings);
void find_exceeded_capacity(const State& state, Findings& findings);
void find_small_groups(const State& state, Warnings& warnings);
void find_pairs_against_blocks(const State& state, Warnings& warnings);

// consents: of the members of pairs, and of those whom publications name
void find_pairs_without_consent(const State& state, Findings& findings);
void find_ended_consents(const State& state, Warnings& warnings);
void find_meetings_without_consent(const State& state, Warnings& warnings);
void find_missing_clearance(const State& state, Findings& findings);
void find_publications_without_consent(const State& state, Findings& findings);

// journal: the order of things in pairs and records
void find_meetings_outside_pair(const State& state, Findings& findings);
void find_entries_after_close(const State& state, Findings& findings);
void find_broken_pair_order(const State& state, Findings& findings);
void find_unknown_tasks(const State& state, Findings& findings);
void find_strangers_in_pair_entries(const State& state, Warnings& warnings);
void find_shared_record_ids(const State& state, Warnings& warnings);
void find_records_told_over(const State& state, Warnings& warnings);
void find_meetings_in_pauses(const State& state, Warnings& warnings);
void find_meetings_told_twice(const State& state, Warnings& warnings);
void find_consents_told_twice(const State& state, Warnings& warnings);
void find_dropped_attendance(const State& state, Warnings& warnings);
void find_days_without_last_word(const State& state, Warnings& warnings);
void find_answers_without_last_word(const State& state, Warnings& warnings);
void find_rows_told_twice(const State& state, Warnings& warnings);
void find_relieved_not_appointed(const State& state, Findings& findings);
void find_steps_before_their_cause(const State& state, Warnings& warnings);

// orders: the papers of the head
void find_pairs_before_their_order(const State& state, Warnings& warnings);
void find_changed_order_numbers(const State& state, Warnings& warnings);
void find_orders_told_again(const State& state, Warnings& warnings);
void find_order_numbers_taken(const State& state, Warnings& warnings);
void find_proposals_approved_twice(const State& state, Warnings& warnings);

// words of the curator: pins and bans
void find_swapped_words(const State& state, Findings& findings);
void find_contradicting_words(const State& state, Warnings& warnings);
void find_bans_not_kept(const State& state, Warnings& warnings);
void find_pins_with_oneself(const State& state, Findings& findings);

// year: periods, holidays, classes
void find_missing_year(const State& state, Warnings& warnings);
void find_wrong_periods(const State& state, Findings& findings);
void find_overlapping_periods(const State& state, Findings& findings);
void find_repeated_period_ids(const State& state, Findings& findings);
void find_periods_ahead(const State& state, Warnings& warnings);
void find_wrong_holidays(const State& state, Findings& findings);
void find_repeated_classes(const State& state, Warnings& warnings);

// questionnaires and answers
void find_repeated_questions(const State& state, Findings& findings);
void find_wrong_scales(const State& state, Findings& findings);
void find_missing_options(const State& state, Findings& findings);
void find_axes_without_numbers(const State& state, Findings& findings);
void find_calls_nobody_hears(const State& state, Findings& findings);
void find_needless_phases(const State& state, Warnings& warnings);
void find_wrong_answers(const State& state, Findings& findings);
void find_wrong_respondents(const State& state, Findings& findings);
void find_more_answers_than_asked(const State& state, Warnings& warnings);
void find_wrong_ballots(const State& state, Findings& findings);

// matching.yaml
void find_wrong_objectives(const State& state, Findings& findings);
void find_wrong_weights(const State& state, Findings& findings);
void find_required_without_points(const State& state, Findings& findings);
void find_incomplete_measures(const State& state, Findings& findings);
void find_repeated_rules(const State& state, Findings& findings);
void find_taken_ids(const State& state, Findings& findings);
void find_wrong_synonyms(const State& state, Findings& findings);
void find_unknown_facts(const State& state, Findings& findings);
void find_facts_without_numbers(const State& state, Findings& findings);
void find_classes_of_nobody(const State& state, Findings& findings);
void find_repeated_ladder_steps(const State& state, Findings& findings);

// roadmap.yaml
void find_repeated_steps(const State& state, Findings& findings);
void find_unknown_causes(const State& state, Findings& findings);
void find_step_cycles(const State& state, Findings& findings);
void find_plans_outside_years(const State& state, Warnings& warnings);
void find_series_without_periods(const State& state, Warnings& warnings);
void find_stale_texts(const State& state, Warnings& warnings);

/// Steps proved by a measure that is not among the known ones.
void find_unknown_measures(const State& state, std::span<const std::string> known,
                           Findings& findings);

}  // namespace mentor::checks
