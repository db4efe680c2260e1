#include "mentor/matching/build.h"

#include <fmt/format.h>

#include <algorithm>

#include "ballot_ranks.h"
#include "beyond.h"
#include "bounded.h"
#include "led_round.h"
#include "market.h"
#include "mentor/base/sha256.h"
#include "mentor/base/text.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "mentor/state/preparation.h"
#include "mentor/state/waiting.h"
#include "pins.h"
#include "reference.h"

namespace mentor::matching {
namespace {

bool by_text(PersonId a, PersonId b) {
  return text(a) < text(b);
}

std::vector<PersonId> mentors_of(const State& state, const FormId& form) {
  std::vector<PersonId> mentors;
  for (const auto& [id, person] : state.people) {
    const bool is_mentor = takes_part(person, state.day, Role::mentor, form);
    if (is_mentor && !is_paused(person, state.day)) mentors.push_back(id);
  }
  std::sort(mentors.begin(), mentors.end(), by_text);
  return mentors;
}

bool only_beaten_by_pin(const std::vector<Obstacle>& obstacles) {
  return std::all_of(obstacles.begin(), obstacles.end(),
                     [](const Obstacle& each) { return each.force == Force::unless_pinned; });
}

std::int64_t weights_of(const FormRules& rules) {
  std::int64_t sum = 0;
  for (const Criterion& each : rules.criteria)
    sum += each.weight;
  return sum;
}

mentor::matching::Level level_of(mentor::Level level) {
  switch (level) {
    case mentor::Level::served:
      return Level::served;
    case mentor::Level::worst_off:
      return Level::worst_off;
    case mentor::Level::points:
      return Level::points;
  }
  return Level::served;
}

class Builder {
 public:
  /// `given_up`: pins that are refused because their groups would stay too small.
  Builder(const Admission& admission, const BuildOptions& options, const std::set<Two>& given_up)
      : admission_(admission),
        state_(admission.state()),
        options_(options),
        given_up_(given_up),
        reference_(reference_of(admission, options.keep)),
        newest_pin_(newest_pins(admission.state(), admission.form())),
        lots_(admission.form(),
              prepared_year_of(*admission.state().programme, admission.state().day)) {}

  Built build() {
    built_.form = admission_.form();
    built_.year = prepared_year_of(*state_.programme, state_.day);
    built_.keep = options_.keep;
    built_.freed = reference_.freed;
    collect_mentees();
    collect_mentors();
    decide_pins();
    leave_out_unready();
    scoring_ = std::make_shared<const Scoring>(admission_, built_.mentees, built_.mentors);
    built_.scoring = scoring_;
    built_.criteria = admission_.rules().criteria.size();
    for (std::uint32_t i = 0; i < built_.mentees.size(); ++i) {
      built_.removed_by.emplace_back();
      for (std::uint32_t j = 0; j < built_.mentors.size(); ++j)
        consider(i, j);
    }
    finish();
    return std::move(built_);
  }

 private:
  [[nodiscard]] bool is_pinned(PersonId mentee, PersonId mentor) const {
    const auto found = built_.pins.find(mentee);
    return found != built_.pins.end() && found->second == mentor;
  }

  [[nodiscard]] bool has_pin(PersonId mentee) const { return newest_pin_.contains(mentee); }

  struct Waiting {
    PersonId person;
    int urgent = 0;
  };

  // Those who wait, and those whom the reference frees.
  [[nodiscard]] std::vector<Waiting> everybody_to_match() const {
    std::vector<Waiting> all;
    for (const WaitingMentee& each : waiting_mentees(state_, admission_.form()))
      all.push_back({each.person, each.urgent});
    for (const auto& [mentee, mentor] : reference_.freed)
      all.push_back({mentee, find_person(state_, mentee)->urgent});
    std::sort(all.begin(), all.end(),
              [](const Waiting& a, const Waiting& b) { return by_text(a.person, b.person); });
    return all;
  }

  // Whom the reference frees may stay with the mentor whatever a pin would beat.
  [[nodiscard]] bool stays_with(PersonId mentee, PersonId mentor) const {
    const auto found = reference_.freed.find(mentee);
    return found != reference_.freed.end() && found->second == mentor;
  }

  void collect_mentees() {
    for (const Waiting& each : everybody_to_match()) {
      auto obstacles = admission_.of_mentee(each.person);
      const bool decided = has_pin(each.person) || reference_.freed.contains(each.person);
      if (!obstacles.empty() && !(decided && only_beaten_by_pin(obstacles))) {
        built_.not_ready.push_back({each.person, std::move(obstacles)});
        continue;
      }
      pin_only_.push_back(!obstacles.empty());
      built_.mentees.push_back(each.person);
      draft_.mentees.push_back({text(each.person), each.urgent});
    }
  }

  // Whom only a pin would have made ready is not ready where the pin is lost.
  void leave_out_unready() {
    for (std::size_t i = pin_only_.size(); i-- > 0;) {
      const PersonId mentee = built_.mentees[i];
      if (!pin_only_[i] || built_.pins.contains(mentee) || reference_.freed.contains(mentee))
        continue;
      built_.not_ready.push_back({mentee, admission_.of_mentee(mentee)});
      const auto at = static_cast<std::ptrdiff_t>(i);
      built_.mentees.erase(built_.mentees.begin() + at);
      draft_.mentees.erase(draft_.mentees.begin() + at);
      pin_only_.erase(pin_only_.begin() + at);
    }
    std::sort(built_.not_ready.begin(), built_.not_ready.end(),
              [](const NotReady& a, const NotReady& b) { return by_text(a.mentee, b.mentee); });
  }

  void collect_mentors() {
    built_.mentors = mentors_of(state_, admission_.form());
    std::set<PersonId> leaving;
    for (const auto& [mentee, mentor] : reference_.freed)
      leaving.insert(mentee);
    for (const PersonId mentor : built_.mentors) {
      mentor_obstacles_.push_back(admission_.of_mentor(mentor));
      const bool out = !only_beaten_by_pin(mentor_obstacles_.back());
      const int freed =
          static_cast<int>(std::count_if(reference_.freed.begin(), reference_.freed.end(),
                                         [&](const auto& each) { return each.second == mentor; }));
      // Who is there may stay even above a capacity that was lowered since; of a group that several
      // lead the places are counted once, with its lead.
      const bool leads = admission_.lead_of(mentor) == mentor;
      const int room = leads ? room_in_group(state_, mentor, admission_.form(), leaving) : 0;
      const int places = out ? 0 : std::max(freed, room);
      const int load = mentees_now(state_, mentor, admission_.form(), leaving);
      draft_.mentors.push_back({text(mentor), places, load});
      places_left_.push_back(places);
      built_.above.push_back(places - (out ? 0 : std::max(0, room)));
    }
  }

  void consider(std::uint32_t i, std::uint32_t j) {
    const PersonId mentee = built_.mentees[i];
    const PersonId mentor = built_.mentors[j];
    if (is_pinned(mentee, mentor)) return add_pair(i, j, pinned);
    if (stays_with(mentee, mentor)) {
      const auto against = admission_.between(mentee, mentor);
      if (only_beaten_by_pin(against) && only_beaten_by_pin(mentor_obstacles_[j]))
        return keep_pair(i, j, against);
      let_go(j, against, mentee, mentor);
    }
    if (built_.above[j] > 0) {
      ++built_.removed_by[i]["no-place"];
      return;
    }
    const auto between = admission_.between(mentee, mentor);
    const bool open = between.empty() && mentor_obstacles_[j].empty() && !pin_only_[i];
    const bool leads = admission_.lead_of(mentor) == mentor;
    if (open && leads && scoring_->passes(mentee, mentor)) {
      add_pair(i, j, 0);
    } else {
      count_removal(i, mentor_obstacles_[j], between, mentee, mentor);
    }
  }

  // What stands against the two but for a pin does not part them; it is told.
  void keep_pair(std::uint32_t i, std::uint32_t j, std::vector<Obstacle> against) {
    const PersonId mentee = built_.mentees[i];
    const PersonId mentor = built_.mentors[j];
    for (const auto& more : {mentor_obstacles_[j], scoring_->obstacles(mentee, mentor)})
      against.insert(against.end(), more.begin(), more.end());
    if (!against.empty()) built_.tolerated.emplace_back(Two{mentee, mentor}, std::move(against));
    add_pair(i, j, 0);
  }

  void let_go(std::uint32_t j, std::vector<Obstacle> between, PersonId mentee, PersonId mentor) {
    between.insert(between.end(), mentor_obstacles_[j].begin(), mentor_obstacles_[j].end());
    leave_out(Excused::by_pin, between);
    built_.let_go.emplace_back(Two{mentee, mentor}, std::move(between));
  }

  // The first rule in the order of asking is the one that removed the mentor; of a pin, which beats
  // some of them, what the pin came to nothing by.
  void count_removal(std::uint32_t i, const std::vector<Obstacle>& of_mentor,
                     const std::vector<Obstacle>& between, PersonId mentee, PersonId mentor) {
    if (const auto* lost = lost_by(built_, mentee, mentor)) {
      ++built_.removed_by[i][word_of(lost->front())];
    } else if (!between.empty()) {
      ++built_.removed_by[i][word_of(between.front())];
    } else if (!of_mentor.empty()) {
      ++built_.removed_by[i][word_of(of_mentor.front())];
    } else if (const auto rules = scoring_->obstacles(mentee, mentor); !rules.empty()) {
      ++built_.removed_by[i][word_of(rules.front())];
    } else if (const auto behind = admission_.behind_lead(mentor); !behind.empty()) {
      ++built_.removed_by[i][word_of(behind.front())];
    }
  }

  // Pairs come in the order that assemble() keeps.
  void add_pair(std::uint32_t i, std::uint32_t j, std::uint8_t marks) {
    const PersonId mentee = built_.mentees[i];
    const PersonId mentor = built_.mentors[j];
    EligiblePair pair;
    pair.mentee = i;
    pair.mentor = j;
    pair.points = scoring_->add_points(mentee, mentor, built_.by);
    pair.lot = lots_.of(draft_.mentees[i].id, draft_.mentors[j].id);
    pair.marks = marks;
    if (reference_.pairs.contains({mentee, mentor})) pair.marks |= kept;
    if (ballots_decide_) {
      const Ranks ranks = ranks_between(admission_, mentee, mentor);
      pair.wish = ranks.wish;
      pair.preference = ranks.preference;
    }
    draft_.pairs.push_back(pair);
  }

  [[nodiscard]] bool waits(PersonId mentee) const {
    return std::binary_search(built_.mentees.begin(), built_.mentees.end(), mentee, by_text) ||
           std::any_of(built_.not_ready.begin(), built_.not_ready.end(),
                       [&](const NotReady& each) { return each.mentee == mentee; });
  }

  // The newest word counts: a place goes to the newer pin, the older one is lost.
  void decide_pins() {
    for (const Two& two : standing_pins(state_, admission_.form())) {
      std::vector<Obstacle> against = against_pin(two);
      if (against.empty() && !waits(two.first)) continue;
      if (!against.empty()) {
        built_.refused_pins.emplace_back(two, std::move(against));
        continue;
      }
      built_.pins[two.first] = two.second;
      takers_[two.second].push_back(text(two.first));
      --places_left_[*index_of(two.second)];
    }
    std::sort(built_.refused_pins.begin(), built_.refused_pins.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  [[nodiscard]] std::optional<std::size_t> index_of(PersonId mentor) const {
    const auto at = std::lower_bound(built_.mentors.begin(), built_.mentors.end(), mentor, by_text);
    if (at == built_.mentors.end() || *at != mentor) return std::nullopt;
    return static_cast<std::size_t>(at - built_.mentors.begin());
  }

  // What keeps the pin from being kept; nothing of a pin that is none of this matching.
  [[nodiscard]] std::vector<Obstacle> against_pin(const Two& two) const {
    const auto& [mentee, mentor] = two;
    if (!waits(mentee)) return against_elsewhere(state_, admission_.form(), two);
    if (const PersonId newer = newest_pin_.at(mentee); newer != mentor)
      return {{"newer-pin", text(newer), newer, Force::always, {}}};
    std::vector<Obstacle> against = admission_.against(mentee, mentor, Excused::by_pin);
    const auto behind = admission_.behind_lead(mentor);
    against.insert(against.end(), behind.begin(), behind.end());
    if (given_up_.contains(two)) against.push_back({"group-min", "", mentor, Force::always, {}});
    if (is_pinned(mentor, mentee))
      against.push_back({"pinned-round", "", mentor, Force::always, {}});
    const auto at = index_of(mentor);
    const bool may_come = at && (built_.above[*at] == 0 || stays_with(mentee, mentor));
    if (!against.empty() || (may_come && places_left_[*at] > 0)) return against;
    const auto takers = takers_.find(mentor);
    if (takers == takers_.end()) return {{"no-place", "", mentor, Force::always, {}}};
    return {{"pins-hold", join(takers->second, ", "), mentor, Force::always, {}}};
  }

  // The criteria's points lie beside the pairs, as many of each.
  void leave_out_led_round() {
    const auto out = led_round(admission_, built_.mentees, built_.mentors, draft_.pairs);
    for (std::size_t k = out.size(); k-- > 0;) {
      const auto at = draft_.pairs.begin() + static_cast<std::ptrdiff_t>(out[k]);
      const PersonId mentor = built_.mentors[at->mentor];
      built_.led_round.push_back(
          {{built_.mentees[at->mentee], mentor}, {{"led-round", "", mentor, Force::always, {}}}});
      ++built_.removed_by[at->mentee]["led-round"];
      const auto points = built_.by.begin() + static_cast<std::ptrdiff_t>(out[k] * built_.criteria);
      built_.by.erase(points, points + static_cast<std::ptrdiff_t>(built_.criteria));
      draft_.pairs.erase(at);
    }
  }

  void finish() {
    if (!options_.with_rounds) leave_out_led_round();
    const FormRules& rules = admission_.rules();
    draft_.objective.clear();
    for (const mentor::Level level : rules.objective)
      draft_.objective.push_back(level_of(level));
    draft_.rates = {rules.load, rules.keep, weights_of(rules)};
    draft_.ballots = ballots_decide_;
    built_.touch = options_.touch;
    if (const Form* form = find_form(state_.programme->card, admission_.form()))
      draft_.group_min = form->group_min;
    built_.problem = assemble(std::move(draft_));
    if (const auto wrong = faults(built_.problem); !wrong.empty())
      return leave_all_out(beyond_limits(state_, built_, wrong.front()));
    built_.broken_by_pins = broken_by_pins(built_.problem);
    built_.problem.touch = left_to_touch(built_.problem, options_.touch);
  }

  void leave_all_out(Finding beyond) {
    Built without;
    without.form = std::move(built_.form);
    without.year = std::move(built_.year);
    without.keep = std::move(built_.keep);
    without.touch = built_.touch;
    without.problem.objective = std::move(built_.problem.objective);
    without.beyond = std::move(beyond);
    without.scoring = scoring_;
    built_ = std::move(without);
  }

  const Admission& admission_;
  const State& state_;
  const BuildOptions& options_;
  const std::set<Two>& given_up_;
  Reference reference_;
  std::map<PersonId, PersonId> newest_pin_;  ///< mentee -> mentor
  // Ranks are part of the problem only where they count: points ignore them.
  const bool ballots_decide_ =
      admission_.rules().mechanism == Mechanism::ballots ||
      (admission_.rules().mechanism == Mechanism::automatic && admission_.sheets().any());
  const Lots lots_;
  Built built_;
  Draft draft_;
  std::shared_ptr<const Scoring> scoring_;
  std::vector<bool> pin_only_;  ///< by mentee: ready only through a pin
  std::vector<std::vector<Obstacle>> mentor_obstacles_;
  std::vector<int> places_left_;
  std::map<PersonId, std::vector<std::string>> takers_;  ///< by mentor: whom the kept pins bind
};

}  // namespace

std::uint64_t Lots::of(std::string_view mentee, std::string_view mentor) const {
  fmt::memory_buffer said;
  for (const std::string_view part :
       {std::string_view(stem_), mentee, std::string_view("|"), mentor})
    said.append(part);
  const auto digest = sha256({said.data(), said.size()});
  std::uint64_t lot = 0;
  for (std::size_t byte = 0; byte < 6; ++byte)
    lot = lot << 8U | digest[byte];
  return lot;
}

// Pins of one group after the other are given up until those that stay can reach the minimum.
Built build(const Admission& admission, const BuildOptions& options) {
  std::set<Two> given_up;
  for (;;) {
    Built built = Builder(admission, options, given_up).build();
    if (built.problem.group_min == 1) return built;
    const auto small = pinned_too_small(built.problem);
    if (small.empty()) return built;
    for (std::uint32_t i = 0; i < built.mentees.size(); ++i)
      if (pinned_mentor(built.problem, i) == small.front())
        given_up.insert({built.mentees[i], built.mentors[small.front()]});
  }
}

BuildOptions options_of(const Proposal& proposal) {
  return {.keep = proposal.keep, .touch = proposal.touch};
}

}  // namespace mentor::matching
