#include <doctest/doctest.h>

#include "found.h"

namespace mentor {
namespace {

// School's own lines are 1 to 5; those of a test begin at 6.
struct Story {
  std::string told;
  Lines wanted;
};

void expect(const std::vector<Story>& stories) {
  for (const Story& story : stories) {
    World world = school();
    world.journal(story.told);
    CAPTURE(story.told);
    CHECK(found(world, "2024-06-30") == story.wanted);
  }
}

TEST_CASE("an orderly programme has nothing to find") {
  CHECK(found(school(), "2024-01-15") == Lines{});
  World world = school();
  world.journal(
      "2023-12-11 pair-001 meeting kind=organising minutes=40 absent=P-002\n"
      "2023-12-12 pair-001 task id=t1 due=2024-01-20\n"
      "2024-01-12 pair-001 meeting kind=regular done=t1 next=2024-01-19\n"
      "2024-02-01 pair-001 paused until=2024-02-10\n2024-02-05 pair-001 resumed\n"
      "2024-03-01 P-002 paused\n2024-03-05 P-002 resumed\n"
      "2024-05-31 pair-001 closed outcome=completed\n2024-06-03 P-002 left role=mentee");
  CHECK(found(world, "2024-06-30") == Lines{});
}

TEST_CASE("an effect before its cause is an error at its line") {
  expect({
      {"2023-08-01 P-002 left", {"error left-not-enrolled journal/2023-10.yaml:6"}},
      {"2023-10-01 P-002 resumed", {"error resumed-not-paused journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 resumed", {"error resumed-not-paused journal/2023-10.yaml:6"}},
      {"2023-10-01 P-002 withdrawn kind=photo",
       {"error withdrawn-without-consent journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 task-done id=t9", {"error task-unknown journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 meeting kind=regular done=t9",
       {"error task-unknown journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 task-done id=t1\n2024-01-11 pair-001 task id=t1",
       {"error task-done-before-set journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 reopened", {"error reopened-not-closed journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 closed outcome=early\n2024-01-12 pair-001 closed outcome=completed",
       {"error closed-twice journal/2023-10.yaml:7"}},
      {"2023-12-01 pair-001 meeting kind=organising",
       {"error meeting-before-start journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 closed outcome=early\n2024-01-11 pair-001 meeting kind=regular",
       {"error entry-after-close journal/2023-10.yaml:7"}},
      {"2024-01-10 - relieved id=r1 post=curator person=P-001",
       {"error relieved-not-appointed journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 meeting kind=regular noted=2024-01-09",
       {"error noted-before-date journal/2023-10.yaml:6"}},
      {"2024-01-10 P-001 agreement number=5 noted=2024-01-09",
       {"error noted-before-date journal/2023-10.yaml:6"}},
      {"2023-09-02 P-001 consent kind=photo signed_by=self until=2023-09-01",
       {"error end-before-date journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 set to=2023-12-01",
       {"error pair-ends-before-start journal/2023-10.yaml:6"}},
  });
}

TEST_CASE("what may be known before its day is written down before it") {
  expect({{"2024-01-10 pair-001 closed outcome=early noted=2024-01-08", {}},
          {"2024-01-10 - order id=o2 number=7 kind=other noted=2024-01-08", {}},
          {"2024-01-10 P-002 search next=x noted=2024-01-08", {}}});
}

TEST_CASE("what is only odd is a warning") {
  expect({
      {"2024-06-05 pair-001 meeting kind=final",
       {"warning meeting-after-end journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 meeting kind=regular next=2024-01-01",
       {"warning end-before-date journal/2023-10.yaml:6"}},
      {"2023-10-01 P-002 form role=mentor form=pp",
       {"warning form-not-enrolled journal/2023-10.yaml:6"}},
      {"2023-10-01 - training id=x\n2023-10-02 - held id=x",
       {"warning record-id-shared journal/2023-10.yaml:7"}},
      {"2024-01-10 pair-001 meeting kind=regular topic=x\n2024-01-10 pair-001 meeting kind=regular "
       "topic=y\n2024-01-10 pair-001 meeting kind=regular minutes=40 topic=X",
       {"warning meeting-told-twice journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 meeting kind=regular topic=x minutes=40\n2024-01-10 pair-001 meeting "
       "kind=regular minutes=50",
       {"warning meeting-told-twice journal/2023-10.yaml:7"}},
      {"2024-01-10 pair-001 meeting kind=regular topic=x minutes=40 next=2024-01-17\n2024-01-10 "
       "pair-001 meeting kind=regular topic=y minutes=40 next=2024-01-17",
       {"warning meeting-told-twice journal/2023-10.yaml:7"}},
      {"2024-01-10 pair-001 meeting kind=regular topic=x minutes=40\n2024-01-10 pair-001 meeting "
       "kind=regular topic=y minutes=40",
       {}},
      {"2024-01-10 pair-001 meeting kind=planning topic=x minutes=40\n2024-01-10 pair-001 meeting "
       "kind=regular topic=x minutes=40",
       {"warning meeting-told-twice journal/2023-10.yaml:7"}},
      {"2024-01-10 P-002 selected form=pp decision=true by=P-001\n2024-01-10 P-002 selected "
       "form=pp "
       "decision=true by=head",
       {"warning day-without-last-word journal/2023-10.yaml:7"}},
      {"2024-05-31 pair-001 closed outcome=completed\n2024-06-10 P-002 left role=mentee "
       "reason=a\n2024-06-10 P-002 left role=mentee reason=b",
       {"warning day-without-last-word journal/2023-10.yaml:8"}},
      {"2024-01-10 P-002 consent kind=photo signed_by=representative\n2024-01-10 P-002 consent "
       "kind=photo signed_by=representative,self",
       {"warning consent-told-twice journal/2023-10.yaml:7"}},
      {"2024-01-10 pair-001 paused until=2024-01-20\n2024-01-10 pair-001 meeting "
       "kind=regular\n2024-01-20 pair-001 meeting kind=regular\n2024-01-21 pair-001 meeting "
       "kind=regular",
       {"warning met-in-pause journal/2023-10.yaml:8"}},
      {"2024-01-10 pair-001 paused\n2024-01-15 pair-001 meeting kind=regular\n2024-01-16 pair-001 "
       "resumed\n2024-01-16 pair-001 meeting kind=regular",
       {"warning met-in-pause journal/2023-10.yaml:7"}},
      {"2024-01-10 P-001 consent kind=processing signed_by=self paper=1\n2024-01-10 P-001 consent "
       "kind=processing signed_by=self paper=2\n2024-01-10 P-001 consent kind=processing "
       "signed_by=representative paper=1",
       {"warning consent-told-twice journal/2023-10.yaml:7"}},
      {"2024-01-10 pair-001 risk level=red\n2024-01-10 pair-001 risk level=green\n2024-01-10 "
       "pair-001 risk level=green at=10:00",
       {"warning day-without-last-word journal/2023-10.yaml:6"}},
      {"2024-01-10 pair-001 set format=a\n2024-01-10 pair-001 set role_model=b", {}},
      {"2024-01-10 pair-001 set format=a\n2024-01-10 pair-001 set format=b",
       {"warning day-without-last-word journal/2023-10.yaml:7"}},
      {"2024-01-10 - training id=t attended=P-001\n2024-01-11 - training id=t "
       "attended=P-001,P-002\n2024-01-12 - training id=t attended=P-001",
       {"warning attendance-dropped journal/2023-10.yaml:8"}},
      {"2023-12-09 - order id=o1 number=2 kind=pairs",
       {"warning order-number-changed journal/2023-10.yaml:6"}},
  });
}

TEST_CASE("a pair that is opened again goes on, and its earlier end stays told") {
  expect(
      {{"2024-01-10 pair-001 closed outcome=early\n2024-02-01 pair-001 reopened\n"
        "2024-02-01 pair-001 meeting kind=regular",
        {}},
       {"2024-01-10 pair-001 closed outcome=early\n2024-02-01 pair-001 reopened\n"
        "2024-02-02 pair-001 meeting kind=regular\n2024-05-31 pair-001 closed outcome=completed",
        {}},
       {"2024-01-10 pair-001 closed outcome=early\n2024-01-10 pair-001 meeting kind=final", {}}});
}

TEST_CASE("pin and ban of the same two leave a note on which one holds") {
  World world = school();
  world.journal(
      "2023-10-01 - pin id=a mentee=P-002 mentor=P-001\n"
      "2023-10-02 - ban id=b mentee=P-002 mentor=P-001");
  const Findings all = check_programme(world.state("2023-11-01"));
  REQUIRE(all.size() == 1);
  CHECK(all[0].severity == Severity::note);
  CHECK(all[0].message.id == "pin-and-ban");
  CHECK(arg(all[0].message, "holds") == "ban");
  world.journal("2023-10-01 - unpin id=c mentee=P-002 mentor=P-001");
  CHECK(lines_of(check_programme(world.state("2023-10-01"))) == Lines{});
}

TEST_CASE("a pin of somebody with the same person is an error") {
  World world;
  world.person("P-001 pupil");
  world.journal("2023-10-01 - pin id=a mentee=P-001 mentor=P-001");
  CHECK(found(world, "2024-01-15") == Lines{"error pin-with-oneself journal/2023-10.yaml:1"});
}

TEST_CASE("entries later than the day do not exist yet") {
  World world = school();
  world.journal("2024-03-01 pair-009 meeting kind=regular\n2024-03-01 P-009 enrolled role=mentee");
  CHECK(found(world, "2024-02-29") == Lines{});
  CHECK(found(world, "2024-03-01") == Lines{"error pair-unknown journal/2023-10.yaml:6",
                                            "error person-unknown journal/2023-10.yaml:7"});
}

TEST_CASE("a step done before the steps that it comes after") {
  World world;
  Step first;
  first.id = StepId{"1.1"};
  Step second;
  second.id = StepId{"1.2"};
  second.after = {first.id};
  world.programme.roadmap.stages = {{"1", "Подготовка", {first, second}}};
  world.journal("2023-10-01 step:1.2 done\n2023-10-02 step:1.1 done\n2023-10-03 step:9.9 done");
  CHECK(found(world, "2023-10-02") == Lines{"warning step-before-cause journal/2023-10.yaml:1"});
  CHECK(found(world, "2023-10-03") == Lines{"warning step-before-cause journal/2023-10.yaml:1",
                                            "error step-unknown journal/2023-10.yaml:3"});
}

}  // namespace
}  // namespace mentor
