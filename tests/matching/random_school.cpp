#include "random_school.h"

#include <algorithm>

namespace mentor::matching {
namespace {

std::vector<std::string> some_of(Dice& dice, const std::vector<std::string>& words, int most) {
  std::vector<std::string> chosen;
  for (int left = 1 + dice.roll(most); left > 0; --left) {
    const auto& word = words[static_cast<std::size_t>(dice.roll(static_cast<int>(words.size())))];
    if (std::find(chosen.begin(), chosen.end(), word) == chosen.end()) chosen.push_back(word);
  }
  return chosen;
}

Criterion criterion(const char* id, int weight, const char* mentee, const char* mentor) {
  Criterion made;
  made.id = id;
  made.weight = weight;
  made.mentee = mentee;
  made.mentor = mentor;
  return made;
}

FormRules random_rules(Dice& dice) {
  FormRules rules;
  rules.form = school_form;
  rules.objective = {mentor::Level::served, mentor::Level::worst_off, mentor::Level::points};
  Criterion subject = criterion("subject", 40, "requests", "competences");
  subject.measure = Measure::covered;
  subject.required = dice.roll(2) == 0;
  Criterion day = criterion("day", 25, "slots", "slots");
  day.enough = 2;
  day.required = true;
  rules.criteria = {subject, day};
  if (dice.roll(2) == 0) {
    Rule older;
    older.id = "older";
    older.mentor = older.mentee = "grade";
    older.relation = Relation::greater;
    rules.rules.push_back(older);
  }
  return rules;
}

Fact fact_of(const std::vector<std::string>& values) {
  return {values, values.size() > 1};
}

}  // namespace

RandomSchool random_school(Dice& dice, int mentees, int mentors) {
  const std::vector<std::string> subjects = {"math", "physics", "history"};
  const std::vector<std::string> days = {"mo", "we", "fr"};
  RandomSchool school;
  school.world.programme.matching.forms[school_form] = random_rules(dice);
  const auto add = [&](std::uint32_t number, const char* role, const char* fact, int grade) {
    const PersonId id{number};
    const std::string code = mentor::text(id);
    school.world.person(code + " pupil class=" + std::to_string(grade) + "А");
    Person& card = school.world.programme.people.at(id);
    card.facts[fact] = fact_of(some_of(dice, subjects, 2));
    card.facts["slots"] = fact_of(some_of(dice, days, 2));
    school.world.ready(code, role, school_form.text);
    return id;
  };
  for (int i = 1; i <= mentees; ++i) {
    school.mentees.push_back(
        add(static_cast<std::uint32_t>(i), "mentee", "requests", 5 + dice.roll(5)));
  }
  for (int j = 1; j <= mentors; ++j) {
    school.mentors.push_back(
        add(static_cast<std::uint32_t>(100 + j), "mentor", "competences", 6 + dice.roll(5)));
  }
  return school;
}

std::map<PersonId, PersonId> mentors_in(const Proposal& proposal) {
  std::map<PersonId, PersonId> mentors;
  for (const ProposedPair& pair : proposal.pairs)
    for (const ProposedMentee& each : pair.mentees)
      mentors[each.id] = pair.mentor;
  return mentors;
}

void add_mentor(World& world, PersonId id,
                const std::map<std::string, std::vector<std::string>>& facts) {
  const std::string code = mentor::text(id);
  world.person(code + " pupil");
  for (const auto& [fact, values] : facts)
    world.programme.people.at(id).facts[fact] = fact_of(values);
  world.ready(code, "mentor", school_form.text);
}

}  // namespace mentor::matching
