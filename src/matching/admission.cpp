#include "mentor/matching/admission.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/model/blocks.h"
#include "mentor/state/classes.h"
#include "mentor/state/clearances.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "mentor/state/preparation.h"
#include "mentor/state/waiting.h"
#include "past.h"

namespace mentor::matching {
namespace {

bool requires_(const FormRules& rules, Requirement requirement) {
  return std::find(rules.require.begin(), rules.require.end(), requirement) != rules.require.end();
}

void add(std::vector<Obstacle>& obstacles, Obstacle obstacle) {
  obstacles.push_back(std::move(obstacle));
}

Place card_place(const PersonState& person) {
  return person.card == nullptr ? Place{} : person.card->place;
}

Place category_place(const PersonState& person) {
  return person.card == nullptr ? Place{} : place_on(*person.card, person.card->lines.category);
}

// The newest entry that `fits`, else what is known of the person at all.
template <class Fits>
Place newest_entry(const PersonState& person, Fits fits) {
  const auto found = std::find_if(person.entries.rbegin(), person.entries.rend(),
                                  [&](const Entry* entry) { return fits(*entry); });
  return found == person.entries.rend() ? card_place(person) : (*found)->place;
}

// An entry without a role or form is of all of them.
bool speaks_of(const Entry& entry, Role role, const FormId& form) {
  const std::string told_role = text_of(entry, "role");
  const std::string told_form = text_of(entry, "form");
  return (told_role.empty() || (told_role == "mentor") == (role == Role::mentor)) &&
         (told_form.empty() || told_form == form.text);
}

void add_enrolment(const State& state, const PersonState& person, Role role, const FormId& form,
                   std::vector<Obstacle>& obstacles) {
  if (!takes_part(person, state.day, role, form)) {
    const bool left = left_on(person, role, form, state.day).has_value();
    const Place place = !left ? card_place(person) : newest_entry(person, [&](const Entry& entry) {
      return entry.event == EventKind::left && speaks_of(entry, role, form);
    });
    add(obstacles, {left ? "left" : "not-enrolled", "", person.id, Force::always, {place}});
  }
  if (is_paused(person, state.day)) {
    const Place place = newest_entry(
        person, [](const Entry& entry) { return entry.event == EventKind::person_paused; });
    add(obstacles, {"paused", "", person.id, Force::always, {place}});
  }
}

void add_consents(const State& state, const PersonState& person, std::vector<Obstacle>& obstacles) {
  for (const std::string& kind : lacking_consents(state, person, state.day)) {
    const auto standing = consent_standing(state, person, kind, state.day);
    Place place = standing.place;
    if (standing.status == ConsentStatus::missing) place = card_place(person);
    if (standing.status == ConsentStatus::withdrawn) {
      place = newest_entry(person, [&](const Entry& entry) {
        return entry.event == EventKind::withdrawn && text_of(entry, "kind") == kind;
      });
    }
    add(obstacles, {"consent", kind, person.id, Force::always, {place}});
  }
}

void add_clearances(const State& state, const PersonState& mentor, const Form& form,
                    std::vector<Obstacle>& obstacles) {
  for (const std::string& kind : lacking_clearances(mentor, form, state.day)) {
    const Cleared* paper = clearance_of(mentor, kind);
    const Place place = paper == nullptr ? card_place(mentor) : paper->place;
    add(obstacles, {"clearance", kind, mentor.id, Force::always, {place}});
  }
}

void add_requirements(const State& state, const PersonState& mentor, const FormRules& rules,
                      std::vector<Obstacle>& obstacles) {
  const auto lacks = [&](const char* rule, Place place) {
    add(obstacles, {rule, "", mentor.id, Force::unless_pinned, {place}});
  };
  if (requires_(rules, Requirement::selected)) {
    const auto found = mentor.selected.find(rules.form);
    const bool there = found != mentor.selected.end();
    if (!there || !found->second.fit) {
      lacks("selected", there ? found->second.place : card_place(mentor));
    }
  }
  if (requires_(rules, Requirement::trained) && !is_trained(state, mentor.id)) {
    lacks("trained", card_place(mentor));
  }
  if (requires_(rules, Requirement::agreement)) {
    const bool valid =
        mentor.agreement && (!mentor.agreement->until || *mentor.agreement->until >= state.day);
    if (!valid) lacks("agreement", card_place(mentor));
  }
}

bool shares_category(const PersonState& person, const std::vector<CategoryId>& taken) {
  if (person.card == nullptr) return false;
  return std::any_of(taken.begin(), taken.end(), [&](const CategoryId& each) {
    const auto& own = person.card->categories;
    return std::find(own.begin(), own.end(), each) != own.end();
  });
}

}  // namespace

void leave_out(Excused excused, std::vector<Obstacle>& obstacles) {
  if (excused == Excused::nothing) return;
  std::erase_if(obstacles, [](const Obstacle& each) { return each.force != Force::always; });
}

std::string word_of(const Obstacle& obstacle) {
  const bool detailed =
      obstacle.rule == "consent" || obstacle.rule == "clearance" || obstacle.rule == "not-lead";
  return detailed ? obstacle.rule + ":" + obstacle.detail : obstacle.rule;
}

FormRules rules_of(const Programme& programme, const FormId& form) {
  const auto found = programme.matching.forms.find(form);
  if (found != programme.matching.forms.end()) return found->second;
  FormRules none;
  none.form = form;
  return none;
}

Admission::Admission(const State& state, FormId form)
    : state_(&state),
      form_(std::move(form)),
      rules_(rules_of(*state.programme, form_)),
      sheets_(ballot_sheets(state, form_)),
      told_between_(matching::told_between(state)) {
  if (requires_(rules_, Requirement::not_class_teacher)) remember_class_teachers();
  remember_people();
  remember_mates();
}

void Admission::remember_people() {
  const Form* form = find_form(state_->programme->card, form_);
  for (const auto& [id, person] : state_->people) {
    Known& each = known_[id.number];
    each.person = &person;
    if (form == nullptr) continue;
    each.fits_as_mentee = shares_category(person, form->mentees);
    each.fits_as_mentor = shares_category(person, form->mentors);
  }
}

Admission::Known Admission::known(PersonId person) const {
  const auto found = known_.find(person.number);
  return found == known_.end() ? Known{} : found->second;
}

void Admission::remember_mates() {
  for (const auto& [id, pair] : state_->pairs) {
    if (pair.mentors.size() < 2 || pair.card->form != form_) continue;
    for (const Member& each : pair.mentors) {
      auto mates = group_mates(*state_, each.person, form_);
      for (const PersonId mate : mates)
        of_mates_.try_emplace(mate, of_mentor(mate));
      if (mates.empty()) continue;
      mates_[each.person] = std::move(mates);
      lead_[each.person] = group_lead(*state_, each.person, form_);
    }
  }
}

// Who is prepared for the next year is taught by its teachers.
void Admission::remember_class_teachers() {
  classes_to_come_ = classes_to_come(*state_);
  const Year* year = prepared_year_on(*state_->programme, state_->day);
  if (year == nullptr) return;
  for (const SchoolClass& each : year->classes)
    if (each.teacher)
      taught_.emplace(*each.teacher, Taught{class_as_read(each.id, state_->classes), &each});
}

std::vector<Obstacle> Admission::of_mentee(PersonId mentee) const {
  std::vector<Obstacle> obstacles;
  const PersonState* person = find_person(*state_, mentee);
  if (person == nullptr) return {{"not-enrolled", "", mentee, Force::always, {}}};
  add_enrolment(*state_, *person, Role::mentee, form_, obstacles);
  add_consents(*state_, *person, obstacles);
  const bool needs_baseline = requires_(rules_, Requirement::baseline);
  if (needs_baseline && baseline_of(*state_, *person, state_->day) == nullptr) {
    add(obstacles, {"baseline", "", mentee, Force::unless_pinned, {card_place(*person)}});
  }
  return obstacles;
}

std::vector<Obstacle> Admission::of_mentor(PersonId mentor) const {
  std::vector<Obstacle> obstacles;
  const PersonState* person = find_person(*state_, mentor);
  if (person == nullptr) return {{"not-enrolled", "", mentor, Force::always, {}}};
  add_enrolment(*state_, *person, Role::mentor, form_, obstacles);
  add_consents(*state_, *person, obstacles);
  if (const Form* card = find_form(state_->programme->card, form_)) {
    add_clearances(*state_, *person, *card, obstacles);
  }
  add_requirements(*state_, *person, rules_, obstacles);
  return obstacles;
}

// Relatives count only where the form asks for it; any other block always does.
void Admission::add_blocks(const PersonState& from, const PersonState& to,
                           std::vector<Obstacle>& obstacles) const {
  if (from.card == nullptr) return;
  for (const Block& block : from.card->blocks) {
    if (block.person != to.id) continue;
    const bool relatives = is_between_relatives(block);
    if (relatives && !requires_(rules_, Requirement::not_relatives)) continue;
    add(obstacles, {relatives ? "not-relatives" : "block",
                    block.reason,
                    from.id,
                    relatives ? Force::unless_pinned : Force::always,
                    {place_on(*from.card, block.line)}});
  }
}

void Admission::add_class_teacher(const PersonState& mentee, PersonId mentor,
                                  std::vector<Obstacle>& obstacles) const {
  const auto [first, last] = taught_.equal_range(mentor);
  if (first == last) return;
  const auto moved = classes_to_come_.find(mentee.id);
  const std::string& own = moved == classes_to_come_.end() ? mentee.school_class : moved->second;
  for (auto each = first; each != last; ++each) {
    const auto& [as_read, listed] = each->second;
    if (own.empty() || !is_same_class(as_read, own)) continue;
    add(obstacles, {"not-class-teacher",
                    listed->id,
                    mentor,
                    Force::unless_pinned,
                    {listed->place.line == 0 ? card_place(mentee) : listed->place}});
  }
}

std::vector<Obstacle> Admission::between(PersonId mentee, PersonId mentor) const {
  std::vector<Obstacle> obstacles = between_two(mentee, mentor);
  for (const PersonId mate : mates_of(mentor)) {
    if (mate == mentee) {
      obstacles.push_back({"own-group", "", mentor, Force::always, {}});
      continue;
    }
    for (const auto& more : {between_two(mentee, mate), of_mates_.at(mate)})
      obstacles.insert(obstacles.end(), more.begin(), more.end());
  }
  return obstacles;
}

std::vector<Obstacle> Admission::against(PersonId mentee, PersonId mentor, Excused excused) const {
  std::vector<Obstacle> all = of_mentee(mentee);
  for (const auto& more : {of_mentor(mentor), between(mentee, mentor)})
    all.insert(all.end(), more.begin(), more.end());
  leave_out(excused, all);
  return all;
}

Excused Admission::excused(PersonId mentee, PersonId mentor) const {
  const auto is_pinned = [&](PersonId leader) {
    const auto word = state_->words.find({mentee, leader});
    return word != state_->words.end() && word->second.word == Word::pin;
  };
  const auto& mates = mates_of(mentor);
  const bool into = is_pinned(mentor) || std::any_of(mates.begin(), mates.end(), is_pinned);
  return into ? Excused::by_pin : Excused::nothing;
}

std::vector<Obstacle> Admission::behind_lead(PersonId mentor) const {
  const PersonId lead = lead_of(mentor);
  if (lead == mentor) return {};
  const auto groups = unclosed_pairs(*state_, mentor, Role::mentor, form_);
  const Place card = groups.empty() ? Place{} : groups.front()->card->place;
  return {{"not-lead", text(lead), mentor, Force::always, {card}}};
}

PersonId Admission::lead_of(PersonId mentor) const {
  const auto found = lead_.find(mentor);
  return found == lead_.end() ? mentor : found->second;
}

const std::vector<PersonId>& Admission::mates_of(PersonId mentor) const {
  static const std::vector<PersonId> nobody_else;
  const auto found = mates_.find(mentor);
  return found == mates_.end() ? nobody_else : found->second;
}

std::vector<Obstacle> Admission::between_two(PersonId mentee, PersonId mentor) const {
  std::vector<Obstacle> obstacles;
  if (mentee == mentor) add(obstacles, {"same-person", "", mentor, Force::always, {}});
  const Known younger = known(mentee);
  const Known elder = known(mentor);
  if (younger.person == nullptr || elder.person == nullptr) return obstacles;
  const auto add_category = [&](const PersonState& person, bool fits) {
    if (!fits) add(obstacles, {"category", "", person.id, Force::always, {category_place(person)}});
  };
  add_category(*younger.person, younger.fits_as_mentee);
  add_category(*elder.person, elder.fits_as_mentor);
  add_blocks(*younger.person, *elder.person, obstacles);
  add_blocks(*elder.person, *younger.person, obstacles);
  if (const auto told = told_between_.find({mentee, mentor}); told != told_between_.end()) {
    obstacles.insert(obstacles.end(), told->second.begin(), told->second.end());
  }
  // Who has refused somebody as a mentor has refused them as a mentee too.
  const BallotSheet* sheet = refusal(sheets_, mentee, mentor);
  if (sheet == nullptr) sheet = refusal(sheets_, mentor, mentee);
  if (sheet != nullptr) add(obstacles, {"refusal", "", mentor, Force::always, {sheet->place}});
  if (requires_(rules_, Requirement::not_class_teacher)) {
    add_class_teacher(*younger.person, mentor, obstacles);
  }
  return obstacles;
}

}  // namespace mentor::matching
