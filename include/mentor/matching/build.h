// Building: the folder on a day -> the canonical problem of one form, and who is left out of it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "mentor/matching/admission.h"
#include "mentor/matching/problem.h"
#include "mentor/matching/scoring.h"
#include "mentor/model/finding.h"
#include "mentor/model/proposal.h"

namespace mentor::matching {

/// Somebody who waits but may not be matched today.
struct NotReady {
  PersonId mentee;
  std::vector<Obstacle> obstacles;
};

struct BuildOptions {
  std::string keep;          ///< `today`, `last-year`, a proposal's id; empty = no reference
  std::optional<int> touch;  ///< at most so many kept pairs are broken
  bool with_rounds = false;  ///< also what Built::led_round leaves out: no proposal, but a bound
};

/// The options that a proposal was made with.
[[nodiscard]] BuildOptions options_of(const Proposal& proposal);

/// The problem with the codes that its numbers stand for.
struct Built {
  FormId form;
  std::string year;  ///< `2023-2024`: part of every lot
  std::string keep;  ///< the reference, as asked for
  Problem problem;
  std::vector<PersonId> mentees;  ///< by problem.mentees
  std::vector<PersonId> mentors;  ///< by problem.mentors
  /// Of all these people; it asks the admission that the problem was built from.
  std::shared_ptr<const Scoring> scoring;
  std::vector<int> by;       ///< by problem.mentor and criterion: Scoring::add_points
  std::size_t criteria = 0;  ///< of the form
  std::vector<NotReady> not_ready;
  /// By mentee: the rules that removed mentors, and how many.
  std::vector<std::map<std::string, int>> removed_by;
  /// Under `today`: mentees of unclosed pairs who are matched anew, with the mentor they have.
  std::map<PersonId, PersonId> freed;
  /// By mentor: how many of the places are there only for those whom `freed` tells of, in a group
  /// that is larger than it may be now. Where there are any, nobody new comes into it.
  std::vector<int> above;
  /// Of those freed, the pairs that may not stay, with what stands against them.
  std::vector<std::pair<std::pair<PersonId, PersonId>, std::vector<Obstacle>>> let_go;
  /// Pairs of today that may stay although a rule, which only a pin beats, stands against them.
  std::vector<std::pair<std::pair<PersonId, PersonId>, std::vector<Obstacle>>> tolerated;
  /// Pairs left out because two people would be each other's mentors through a group that several
  /// lead: `led-round`. Of two such pairs one is left out before anything is solved, which is not
  /// always the better choice (rounds_cost_nothing).
  std::vector<std::pair<std::pair<PersonId, PersonId>, std::vector<Obstacle>>> led_round;
  std::optional<int> touch;           ///< as asked for: kept pairs that pins break are among them
  int broken_by_pins = 0;             ///< kept pairs whose mentee a pin binds to somebody else
  std::map<PersonId, PersonId> pins;  ///< those that are kept, mentee -> mentor
  /// Pins that could not be kept, with what stands against them: what no pin beats, or `newer-pin`
  /// (the mentee has a newer one, to `person`), `pins-hold` (newer pins of the mentees in `detail`
  /// have taken the places), `pinned-round` (a newer pin makes them a pair the other way round),
  /// `no-place`, `group-min`, `in-pair` (the mentee is in the pair `detail`), `word-swapped`.
  std::vector<std::pair<std::pair<PersonId, PersonId>, std::vector<Obstacle>>> refused_pins;
  /// What makes the problem larger than the solver takes (`faults`), as the folder tells it. Nobody
  /// is in the problem then, and nothing else is told.
  std::optional<Finding> beyond;

  /// The points of a pair of the problem by criterion, in the order of matching.yaml.
  [[nodiscard]] std::span<const int> points_by(std::size_t pair) const {
    return std::span(by).subspan(pair * criteria, criteria);
  }
};

/// The lots of a form in a year.
class Lots {
 public:
  Lots(const FormId& form, const std::string& year) : stem_(form.text + "|" + year + "|") {}

  /// The lot of two codes: the first 48 bits of SHA-256 of `form|year|mentee|mentor`.
  [[nodiscard]] std::uint64_t of(std::string_view mentee, std::string_view mentor) const;

 private:
  std::string stem_;
};

/// The day's problem of the form, always one without faults.
[[nodiscard]] Built build(const Admission& admission, const BuildOptions& options);

/// The programme as it would be if the proposal had not been approved: without the pairs made from
/// it, and without what its orders changed in others: who joined, left or got another mentor.
[[nodiscard]] Programme without_outcome(const Programme& programme, const std::string& proposal);

/// The canonical JSON of the problem (schemas/problem.json): what `match --problem` writes and
/// `input` digests. Beside the numbers that the solver reads it holds everything else that a
/// proposal says of people: points by criterion, words compared, waiting days, what is missing. The
/// same folder and day always give the same bytes. `built` is what build() made of the admission.
[[nodiscard]] std::string problem_json(const Admission& admission, const Built& built);

/// SHA-256 of problem_json, in hex.
[[nodiscard]] std::string digest_of(const Admission& admission, const Built& built);

}  // namespace mentor::matching
