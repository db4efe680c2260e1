// Words of files for the closed sets of the model: one table each, for reading and for writing.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/matching_rules.h"
#include "mentor/model/programme_card.h"
#include "mentor/model/proposal.h"
#include "mentor/model/questionnaire.h"

namespace mentor {

template <class E>
struct Spelling {
  E value;
  std::string_view text;
};

template <class E, std::size_t N>
using Words = std::array<Spelling<E>, N>;

/// The value of a word that the shape has accepted.
template <class E, std::size_t N>
[[nodiscard]] constexpr E value_of(const Words<E, N>& words, std::string_view text) {
  for (const Spelling<E>& each : words) {
    if (each.text == text) return each.value;
  }
  return words.front().value;
}

template <class E, std::size_t N>
[[nodiscard]] constexpr std::string_view word_of(const Words<E, N>& words, E value) {
  for (const Spelling<E>& each : words) {
    if (each.value == value) return each.text;
  }
  return words.front().text;
}

template <class E, std::size_t N>
[[nodiscard]] std::vector<std::string> texts_in(const Words<E, N>& words) {
  std::vector<std::string> texts;
  for (const Spelling<E>& each : words)
    texts.emplace_back(each.text);
  return texts;
}

inline constexpr Words<AgeBand, 3> age_band_words{
    {{AgeBand::under_14, "under_14"}, {AgeBand::from_14, "from_14"}, {AgeBand::adult, "adult"}}};

inline constexpr Words<Signer, 2> signer_words{
    {{Signer::representative, "representative"}, {Signer::self, "self"}}};

inline constexpr Words<Purpose, 5> purpose_words{{{Purpose::request, "request"},
                                                  {Purpose::intake, "intake"},
                                                  {Purpose::ballot, "ballot"},
                                                  {Purpose::feedback, "feedback"},
                                                  {Purpose::outcome, "outcome"}}};

inline constexpr Words<QuestionType, 12> question_type_words{{{QuestionType::text, "text"},
                                                              {QuestionType::number, "number"},
                                                              {QuestionType::scale, "scale"},
                                                              {QuestionType::yesno, "yesno"},
                                                              {QuestionType::choice, "choice"},
                                                              {QuestionType::tags, "tags"},
                                                              {QuestionType::slots, "slots"},
                                                              {QuestionType::date, "date"},
                                                              {QuestionType::ranking, "ranking"},
                                                              {QuestionType::refusals, "refusals"},
                                                              {QuestionType::person, "person"},
                                                              {QuestionType::claim, "claim"}}};

inline constexpr Words<Respondent, 4> respondent_words{{{Respondent::mentee, "mentee"},
                                                        {Respondent::mentor, "mentor"},
                                                        {Respondent::curator, "curator"},
                                                        {Respondent::pupil, "pupil"}}};

inline constexpr Words<Phase, 3> phase_words{
    {{Phase::before, "before"}, {Phase::interim, "interim"}, {Phase::after, "after"}}};

inline constexpr Words<Mechanism, 3> mechanism_words{{{Mechanism::automatic, "auto"},
                                                      {Mechanism::points, "points"},
                                                      {Mechanism::ballots, "ballots"}}};

inline constexpr Words<Level, 3> level_words{
    {{Level::served, "served"}, {Level::worst_off, "worst-off"}, {Level::points, "points"}}};

inline constexpr Words<Unlisted, 2> unlisted_words{
    {{Unlisted::last_tie, "last-tie"}, {Unlisted::refuse, "refuse"}}};

inline constexpr Words<BallotRule, 2> ballot_rule_words{
    {{BallotRule::max, "max"}, {BallotRule::truthful, "truthful"}}};

inline constexpr Words<Requirement, 6> requirement_words{
    {{Requirement::selected, "selected"},
     {Requirement::trained, "trained"},
     {Requirement::agreement, "agreement"},
     {Requirement::baseline, "baseline"},
     {Requirement::not_class_teacher, "not-class-teacher"},
     {Requirement::not_relatives, "not-relatives"}}};

/// `within` is written with its number: `within 2`.
inline constexpr Words<Relation, 7> relation_words{{{Relation::equal, "equal"},
                                                    {Relation::differs, "differs"},
                                                    {Relation::greater, "greater"},
                                                    {Relation::less, "less"},
                                                    {Relation::within, "within"},
                                                    {Relation::overlaps, "overlaps"},
                                                    {Relation::contains, "contains"}}};

inline constexpr Words<Missing, 2> missing_words{
    {{Missing::pass, "pass"}, {Missing::fail, "fail"}}};

inline constexpr Words<Measure, 6> measure_words{{{Measure::covered, "covered"},
                                                  {Measure::common, "common"},
                                                  {Measure::equal, "equal"},
                                                  {Measure::contains, "contains"},
                                                  {Measure::near, "near"},
                                                  {Measure::difference, "difference"}}};

inline constexpr Words<BallotMatch, 3> ballot_match_words{{{BallotMatch::none, "none"},
                                                           {BallotMatch::one_sided, "one-sided"},
                                                           {BallotMatch::mutual, "mutual"}}};

/// None is no word: the key is absent then.
inline constexpr Words<ClosedGroups, 3> closing_words{{{ClosedGroups::fewest, "fewest"},
                                                       {ClosedGroups::undecided, "undecided"},
                                                       {ClosedGroups::in_turn, "in-turn"}}};

inline constexpr Words<LotsProof, 2> lots_words{
    {{LotsProof::claimed, "claimed"}, {LotsProof::undecided, "undecided"}}};

inline constexpr Words<UnmatchedCause, 7> cause_words{
    {{UnmatchedCause::not_ready, "not-ready"},
     {UnmatchedCause::no_eligible_mentor, "no-eligible-mentor"},
     {UnmatchedCause::no_free_place, "no-free-place"},
     {UnmatchedCause::lost_on_ballots, "lost-on-ballots"},
     {UnmatchedCause::no_gain, "no-gain"},
     {UnmatchedCause::group_min, "group-min"},
     {UnmatchedCause::both_ways, "both-ways"}}};

}  // namespace mentor
