#include <doctest/doctest.h>

#include <array>

#include "changes.h"

namespace mentor {
namespace {

World matched() {
  World world = surveyed();
  FormRules rules;
  rules.form = FormId{"pp"};
  rules.place = card_line;
  rules.objective_place = card_line;
  Rule older;
  older.id = "older";
  older.mentor = older.mentee = "grade";
  older.place = card_line;
  rules.rules = {older};
  Criterion subject;
  subject.id = "subject";
  subject.weight = 10;
  subject.mentee = subject.mentor = "subject";
  subject.place = card_line;
  rules.criteria = {subject};
  world.programme.matching.forms[rules.form] = rules;
  return world;
}

constexpr Place ladder_line{card_line.file, card_line.line + 1};
constexpr Place synonym_line{card_line.file, card_line.line + 2};

FormRules& rules(World& world) {
  return world.programme.matching.forms[FormId{"pp"}];
}

TEST_CASE("matching rules") {
  const std::array changes = {
      Change{"rules of an unknown form",
             [](World& w) { w.programme.matching.forms[FormId{"zz"}].place = card_line; },
             {"error form-unknown cards.yaml:7"}},
      Change{"worst-off before served",
             [](World& w) {
               rules(w).objective = {Level::worst_off, Level::served};
             },
             {"error objective-not-allowed cards.yaml:7"}},
      Change{"a level twice",
             [](World& w) {
               rules(w).objective = {Level::served, Level::served};
             },
             {"error objective-not-allowed cards.yaml:7"}},
      Change{"no level",
             [](World& w) { rules(w).objective = {}; },
             {"error objective-not-allowed cards.yaml:7"}},
      Change{"a weight over the limit",
             [](World& w) { rules(w).criteria[0].weight = 10'001; },
             {"error weight-outside-range cards.yaml:7"}},
      Change{"a negative weight",
             [](World& w) { rules(w).criteria[0].weight = -1; },
             {"error weight-outside-range cards.yaml:7"}},
      Change{"near without a range",
             [](World& w) { rules(w).criteria[0].measure = Measure::near; },
             {"warning fact-not-number cards.yaml:7", "error range-missing cards.yaml:7"}},
      Change{"texts that are compared as numbers",
             [](World& w) {
               rules(w).rules[0].mentee = "subject";
               rules(w).rules[0].relation = Relation::greater;
             },
             {"warning fact-not-number cards.yaml:7"}},
      Change{"texts that are steps of a ladder",
             [](World& w) {
               rules(w).rules[0].mentee = "subject";
               rules(w).rules[0].relation = Relation::greater;
               rules(w).orders["subject"] = {{"Химия", "Физика"}};
             },
             {}},
      Change{"a rule and a criterion of one id",
             [](World& w) { rules(w).criteria[0].id = rules(w).rules[0].id; },
             {"warning rule-and-criterion cards.yaml:7"}},
      Change{"difference without points",
             [](World& w) { rules(w).criteria[0].measure = Measure::difference; },
             {"warning fact-not-number cards.yaml:7", "error points-missing cards.yaml:7"}},
      Change{"points above the weight",
             [](World& w) {
               rules(w).criteria[0].points = {{1, 10}, {2, 11}};
             },
             {"error points-above-weight cards.yaml:7"}},
      Change{"enough of nothing",
             [](World& w) { rules(w).criteria[0].enough = 0; },
             {"error enough-missing cards.yaml:7"}},
      Change{"a condition on neither side",
             [](World& w) {
               rules(w).criteria[0].when = When{When::Side::mentee, "", "да"};
             },
             {"error when-side-missing cards.yaml:7"}},
      Change{"a fact that nobody has",
             [](World& w) { rules(w).criteria[0].mentor = "sabject"; },
             {"warning fact-unknown cards.yaml:7"}},
      Change{"a rule on a fact that nobody has",
             [](World& w) { rules(w).rules[0].mentee = "graed"; },
             {"warning fact-unknown cards.yaml:7"}},
      Change{"a grade asked of a grown-up",
             [](World& w) {
               w.person("P-003 teacher born=1980-02").ready("P-003", "mentor", "tt");
               w.programme.matching.forms[FormId{"tt"}] = rules(w);
             },
             {"warning class-of-nobody cards.yaml:7"}},
      Change{"a grade that is not missed where it is missing",
             [](World& w) {
               w.person("P-003 teacher born=1980-02").ready("P-003", "mentor", "tt");
               w.programme.matching.forms[FormId{"tt"}] = rules(w);
               w.programme.matching.forms[FormId{"tt"}].rules[0].missing = Missing::pass;
             },
             {}},
      Change{"a grade of a graduate",
             [](World& w) { w.programme.people[PersonId{1}].school_class = "выпускник"; },
             {"warning class-of-nobody cards.yaml:7"}},
      Change{"a rule twice",
             [](World& w) { rules(w).rules.push_back(rules(w).rules[0]); },
             {"error rule-twice cards.yaml:7"}},
      Change{"a criterion twice",
             [](World& w) { rules(w).criteria.push_back(rules(w).criteria[0]); },
             {"error criterion-twice cards.yaml:7"}},
      Change{"a step twice on a ladder",
             [](World& w) {
               rules(w).orders["grade"] = {{"AA", "AO", "aa"}, ladder_line};
             },
             {"error ladder-step-twice cards.yaml:8"}},
      Change{"one number twice on a ladder",
             [](World& w) {
               rules(w).orders["grade"] = {{"1", "1.0"}, ladder_line};
             },
             {"error ladder-step-twice cards.yaml:8"}},
      Change{"one yes twice on a ladder",
             [](World& w) {
               rules(w).orders["grade"] = {{"нет", "да", "yes"}, ladder_line};
             },
             {"error ladder-step-twice cards.yaml:8"}},
      Change{"an id that is a word of the program",
             [](World& w) { rules(w).rules[0].id = "no-place"; },
             {"error rule-id-taken cards.yaml:7"}},
      Change{"an id that looks like a word of the program with its detail",
             [](World& w) { rules(w).criteria[0].id = "consent:processing"; },
             {"error rule-id-taken cards.yaml:7"}},
      Change{"a word that is read as two",
             [](World& w) {
               rules(w).synonyms["subject"] = {{"Физика", {"химия"}},
                                               {"физика", {"труд", synonym_line}}};
             },
             {"error synonym-twice cards.yaml:9"}},
      Change{"a word that is read as one that is read otherwise",
             [](World& w) {
               rules(w).synonyms["subject"] = {{"химия", {"физика", synonym_line}},
                                               {"физика", {"труд"}}};
             },
             {"warning synonym-of-synonym cards.yaml:9"}},
      Change{"several words read as one",
             [](World& w) {
               rules(w).synonyms["subject"] = {{"физика", {"физика"}}, {"физ.", {"физика"}}};
             },
             {}},
  };
  expect(matched, changes);
}

TEST_CASE("a fact that nobody has is told with the nearest that somebody has") {
  World world = matched();
  rules(world).criteria[0].mentor = "sabject";
  const Findings all = check_programme(world.state("2024-01-15"));
  REQUIRE(all.size() == 1);
  CHECK(arg(all[0].message, "nearest") == "subject");
}

}  // namespace
}  // namespace mentor
