#include <doctest/doctest.h>

#include "decode_world.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/private_cards.h"

using namespace mentor;
using mentor::test::whole_folder;

namespace {

Programme programme_of(const test::FileMap& map) {
  MemoryFiles files(map);
  auto loaded = load_programme(files);
  REQUIRE(loaded);
  for (const Finding& each : loaded->unreadable)
    MESSAGE(each.where.file, ":", each.where.line, ":", each.where.column, " ", each.message.id);
  REQUIRE(loaded->unreadable.empty());
  CHECK(loaded->findings.empty());
  return std::move(loaded->programme);
}

const Entry& entry_of(const Programme& programme, EventKind kind) {
  for (const Entry& each : programme.journal) {
    if (each.event == kind) return each;
  }
  FAIL("no such entry");
  return programme.journal.front();
}

}  // namespace

TEST_CASE("programme.yaml becomes a card with forms, consents and thresholds") {
  const ProgrammeCard card = programme_of(whole_folder()).card;
  CHECK(card.organisation.short_name == "СОШ № 10");
  REQUIRE(card.forms.size() == 3);
  CHECK(card.forms[0].official);
  CHECK(card.forms[1].official);  // да
  CHECK_FALSE(card.forms[2].official);
  CHECK(card.forms[0].group_max == 3);
  CHECK(card.forms[0].thresholds.quiet_days.later == 21);
  CHECK_FALSE(card.forms[0].thresholds.satisfied.has_value());
  CHECK(card.categories[1].adult);
  CHECK(card.thresholds.satisfied == 7.5);
  CHECK(card.consent.required.at(CategoryId{"teacher"}).empty());
  CHECK(card.consent.signers.at(AgeBand::from_14).size() == 2);
  CHECK(card.programmes.at(0).expected == std::vector<std::string>{"оценки"});
}

TEST_CASE("a year has its periods, holidays, classes, contingent and targets") {
  const Programme programme = programme_of(whole_folder());
  const Year& year = programme.years.at("2023-2024");
  CHECK(year.prepared_from == day(2023, 6, 1));
  CHECK(year.periods.at("feedback").at(1).to == day(2023, 12, 29));
  CHECK(year.holidays.at(0).from == day(2023, 10, 30));
  CHECK(year.classes.at(0).teacher == PersonId{20});
  CHECK(year.contingent.at("pupils_10_19") == 412);
  CHECK(year.targets.at(0).value == 70);
}

TEST_CASE("a person has facts as they are written") {
  const Programme programme = programme_of(whole_folder());
  const Person& person = programme.people.at(PersonId{14});
  CHECK(person.facts.at("floor") == Fact{{"010"}, false});
  CHECK(person.facts.at("sport") == Fact{{"no"}, false});
  CHECK(person.facts.at("interests") == Fact{{"шахматы", "робототехника"}, true});
  CHECK(text(person.born.value()) == "2010-05");
  CHECK(person.blocks.at(0).person == PersonId{20});
  CHECK(person.blocks.at(0).line == 9);
  CHECK(person.facts.at("floor").line == 7);
  CHECK(person.lines.category == 2);
  CHECK(person.lines.school_class == 3);
  CHECK(person.lines.born == 4);
  CHECK(person.lines.post == 0);
  CHECK(where(programme, person.place) == Where{"people/P-014.yaml", 1, 0});
  CHECK(programme.people.at(PersonId{3}).categories.size() == 2);
}

TEST_CASE("a pair has its people, days, programme and strengths") {
  const Programme programme = programme_of(whole_folder());
  const Pair& pair = programme.pairs.at(PairId{7});
  CHECK(pair.mentees == std::vector<PersonId>{{14}, {19}});
  CHECK(pair.to == day(2024, 5, 31));
  CHECK(pair.order == "112-о");
  CHECK(pair.personal_programme.value().expected.size() == 1);
  CHECK(pair.strengths.value().weak.at(0) == "счёт");
}

TEST_CASE("a questionnaire has headers and typed questions") {
  const Programme programme = programme_of(whole_folder());
  const Questionnaire& asked = programme.questionnaires.at(QuestionnaireId{"intake-mentee"});
  CHECK(asked.purpose == Purpose::intake);
  CHECK(asked.phase == Phase::before);
  CHECK(asked.respondent.code.size() == 2);
  CHECK(asked.questions.at(0).type == QuestionType::tags);
  CHECK(asked.questions.at(1).max == 10);
  CHECK(asked.questions.at(1).place.line == 12);
}

TEST_CASE("the roadmap has times of every kind") {
  const Programme programme = programme_of(whole_folder());
  const std::vector<Step>& steps = programme.roadmap.stages.at(0).steps;
  CHECK(steps.at(0).when.at(1).to == day(2023, 11, 30));
  CHECK(steps.at(0).proof.value().percent);
  CHECK(steps.at(0).proof.value().at_least == 100);
  CHECK(steps.at(1).when.at(0).every == "feedback");
  REQUIRE(steps.at(2).when.size() == 4);
  CHECK(steps.at(2).when[0].to == day(2024, 6, 30));
  CHECK(steps.at(2).when[1].kind == StepTime::Kind::all_year);
  CHECK(steps.at(2).when[2].months == std::vector<int>{9});
  CHECK(steps.at(2).when[3].from == day(2024, 2, 29));
  CHECK_FALSE(steps.at(2).proof.value().percent);
}

TEST_CASE("matching.yaml has rules, criteria, ladders and synonyms with their lines") {
  const Programme programme = programme_of(whole_folder());
  const FormRules& rules = programme.matching.forms.at(FormId{"pupil-pupil"});
  CHECK(rules.objective == std::vector<Level>{Level::served, Level::worst_off, Level::points});
  CHECK(rules.require == std::vector<Requirement>{Requirement::selected, Requirement::trained});
  CHECK(rules.rules.at(0).missing == Missing::fail);
  CHECK(rules.rules.at(1).missing == Missing::pass);
  CHECK(rules.rules.at(2).relation == Relation::within);
  CHECK(rules.rules.at(2).within == 2.5);
  CHECK(rules.rules.at(2).missing == Missing::pass);
  CHECK(rules.rules.at(0).place.line == 12);
  CHECK(rules.criteria.at(3).points == std::map<int, int>{{1, 9}, {2, 12}});
  CHECK(rules.criteria.at(5).when.value().is == "true");
  CHECK(rules.orders.at("grade").steps.size() == 5);
  CHECK(rules.orders.at("grade").place.line == 22);
  CHECK(rules.synonyms.at("requests").at("«ОГЭ по матем.»").word == "математика");
  CHECK(rules.synonyms.at("requests").at("матиматика").place.line == 23);
}

TEST_CASE("a proposal has pairs, causes and a certificate") {
  const Programme programme = programme_of(whole_folder());
  const Proposal& proposal = programme.proposals.at("2023-12-04-pupil-pupil");
  CHECK(proposal.pairs.at(0).mentees.at(0).lot == 281474976710655U);
  CHECK(proposal.pairs.at(0).mentees.at(0).ballot == BallotMatch::mutual);
  CHECK(proposal.unmatched.at(0).cause == UnmatchedCause::not_ready);
  CHECK(proposal.unmatched.at(0).nearest.at(0).reason == "full");
  CHECK(proposal.certificate.prices.at(0).points == -5);
  CHECK(proposal.certificate.prices.at(0).lots == "12345678901234567890123");
}

TEST_CASE("the journal is in fold order and every entry knows its line") {
  const Programme programme = programme_of(whole_folder());
  REQUIRE(programme.journal.size() == 10);
  CHECK(std::is_sorted(programme.journal.begin(), programme.journal.end(),
                       [](const Entry& a, const Entry& b) { return a.date < b.date; }));
  const Entry& meeting = entry_of(programme, EventKind::meeting);
  CHECK(subject_pair(meeting) == PairId{7});
  CHECK(integer_of(meeting, "minutes") == 40);
  CHECK(date_of(meeting, "next") == day(2023, 12, 18));
  CHECK(meeting.by == "P-003");
  CHECK(meeting.noted == day(2023, 12, 12));
  CHECK(where(programme, meeting.place) == Where{"journal/2023-12.yaml", 1, 0});
}

TEST_CASE("keys of entries have the types of the table of events") {
  const Programme programme = programme_of(whole_folder());
  const Entry& consent = entry_of(programme, EventKind::consent);
  CHECK(consent.at == "10:02");
  CHECK(texts_of(consent, "signed_by") == std::vector<std::string>{"representative"});
  CHECK(boolean_of(entry_of(programme, EventKind::selected), "decision") == true);
  CHECK(text_of(entry_of(programme, EventKind::fact), "value") == "3");
  const Entry& training = entry_of(programme, EventKind::training);
  CHECK(plain_text(*find(training, "schedule")) == "day: 2023-12-09, topic: Вводное, hours: 2");
  CHECK(people_of(training, "attended") == std::vector<PersonId>{{3}});
}

TEST_CASE("left with a pair is of the pair, although it names a person") {
  const Programme programme = programme_of(whole_folder());
  const Entry& left = entry_of(programme, EventKind::pair_left);
  CHECK(subject_pair(left) == PairId{7});
  CHECK(person_of(left, "person") == PersonId{19});
}

TEST_CASE("answers take their questionnaire from the file and stand by date") {
  const Programme programme = programme_of(whole_folder());
  REQUIRE(programme.answers.size() == 2);
  CHECK(programme.answers[0].about == "P-020");
  CHECK(programme.answers[1].values.at("comfort") == Fact{{"8"}, false});
  CHECK(programme.answers[1].questionnaire.text == "intake-mentee");
}

TEST_CASE("the programme never holds what is private") {
  const Programme programme = programme_of(whole_folder());
  for (const std::string& path : programme.files)
    CHECK_FALSE(path.starts_with("private/"));
  CHECK(std::is_sorted(programme.files.begin(), programme.files.end()));
}

TEST_CASE("private cards are read apart") {
  MemoryFiles files(whole_folder());
  const auto loaded = load_private(files);
  REQUIRE(loaded);
  CHECK(loaded->unreadable.empty());
  const PrivateCard& card = loaded->cards.at(PersonId{14});
  CHECK(full_name(card.name) == "Пробнова Лада Тестовна");
  CHECK(card.birth_date == day(2010, 5, 17));
  CHECK(card.emails.size() == 1);
  CHECK(card.notes.at(0).clearance == "curator");
  CHECK(card.representative.value().relation == "мать");
}

TEST_CASE("a folder without private has no names and that is no fault") {
  MemoryFiles files(test::FileMap{{"programme.yaml", test::programme_yaml}});
  const auto loaded = load_private(files);
  REQUIRE(loaded);
  CHECK(loaded->cards.empty());
  CHECK(loaded->unreadable.empty());
}

TEST_CASE("comment-only and empty journals are empty lists") {
  test::FileMap map = whole_folder();
  map["journal/2024-01.yaml"] = "# nothing yet\n";
  map["journal/2024-02.yaml"] = "";
  map["journal/2024-03.yaml"] = "[]\n";
  CHECK(programme_of(map).journal.size() == 10);
}
