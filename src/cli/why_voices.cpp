#include "why_voices.h"

#include "mentor/render/words.h"
#include "mentor/state/people.h"

namespace mentor::cli {
namespace {

// What several readers hear in the same words.
constexpr const char* allowed_but_nothing = TR_NOOP(
    "The rules of the programme allow this pair; the questionnaires show nothing in "
    "common yet.");
constexpr const char* nothing_yet = TR_NOOP("The questionnaires show nothing in common yet.");
constexpr const char* named_each_other =
    TR_NOOP("After the group meeting you named each other on your ballots.");
constexpr const char* brought_you = TR_NOOP("The curator of the programme brought you together.");
constexpr const char* brought_two =
    TR_NOOP("The curator of the programme brought the two together.");
constexpr const char* by_wishes =
    TR_NOOP("All pairs are chosen together, by the wishes of both sides after the group meeting.");

// Where no age is meant.
constexpr ByPoints among_people = {
    TR_NOOP("All pairs are chosen together: first so that as many as possible have a mentor, "
            "then so that mentors suit them best. Where choices are equal, a lot decides that "
            "anybody can check."),
    TR_NOOP("All pairs are chosen together so that as many as possible have a mentor. Where "
            "choices are equal, a lot decides that anybody can check."),
    TR_NOOP("All pairs are chosen together: first so that mentors suit the mentees best, then so "
            "that as many of them as possible have one. Where choices are equal, a lot decides "
            "that anybody can check."),
    TR_NOOP("All pairs are chosen together so that mentors suit the mentees best. Where choices "
            "are equal, a lot decides that anybody can check.")};

// What a voice has no words of its own for.
constexpr Voice as_all_say(Voice own) {
  const auto say = [](const char*& words, const char* common) {
    if (words == nullptr) words = common;
  };
  say(own.nothing_common, allowed_but_nothing);
  say(own.nothing_against, nothing_yet);
  say(own.chosen, named_each_other);
  say(own.together, brought_you);
  say(own.by_ballots, by_wishes);
  if (own.by_points.served_first == nullptr) own.by_points = among_people;
  return own;
}

constexpr Voice to_parent = as_all_say(
    {.has = TR_NOOP("A mentor is proposed for your child: {0}."),
     .common = TR_NOOP("Why this mentor:"),
     .chosen = TR_NOOP(
         "After the group meeting your child and the mentor named each other on their ballots."),
     .together = brought_two,
     .by_points =
         {TR_NOOP(
              "All pairs are chosen together: first so that as many children as possible have a "
              "mentor, then so that mentors suit them best. Where choices are equal, a lot decides "
              "that anybody can check."),
          TR_NOOP(
              "All pairs are chosen together so that as many children as possible have a mentor. "
              "Where choices are equal, a lot decides that anybody can check."),
          TR_NOOP(
              "All pairs are chosen together: first so that mentors suit the children best, then "
              "so that as many of them as possible have one. Where choices are equal, a lot "
              "decides "
              "that anybody can check."),
          TR_NOOP(
              "All pairs are chosen together so that mentors suit the children best. Where choices "
              "are equal, a lot decides that anybody can check.")},
     .none = TR_NOOP("Your child has no mentor yet: {0}."),
     .waits = TR_NOOP("Your child has been waiting for {0} days; the search goes on."),
     .not_ready = TR_NOOP(
         "Days of waiting: {0}. Until the consent is signed no mentor can be chosen: ask the "
         "curator for the paper."),
     .completed =
         TR_NOOP("The pair of your child and the mentor {0} ended on {1}, as was planned."),
     .since = TR_NOOP("Your child has the mentor {0} since {1}.")});

constexpr Voice to_child = as_all_say(
    {.has = TR_NOOP("A mentor is proposed to you: {0}."),
     .common = TR_NOOP("Here is what you have in common:"),
     .suits = TR_NOOP("Why you suit each other:"),
     .nothing_common =
         TR_NOOP("You have not named anything in common yet: talk, and you will find it."),
     .nothing_against =
         TR_NOOP("You have not named anything in common yet: talk, and you will find it."),
     .chosen = TR_NOOP("After the meeting you named each other on your ballots."),
     .together = TR_NOOP("The curator named you for each other."),
     .by_points =
         {TR_NOOP(
              "All pairs were chosen at once, so that as many of you as possible have a mentor who "
              "suits you. If something is wrong, tell the curator."),
          TR_NOOP(
              "All pairs were chosen at once, so that as many of you as possible have a mentor. If "
              "something is wrong, tell the curator."),
          TR_NOOP("All pairs were chosen at once, so that mentors suit you as well as possible. If "
                  "something is wrong, tell the curator."),
          TR_NOOP("All pairs were chosen at once, so that mentors suit you as well as possible. If "
                  "something is wrong, tell the curator.")},
     .by_ballots = TR_NOOP(
         "All pairs were made of what everybody wrote after the meeting. If something is wrong, "
         "tell the curator."),
     .none = TR_NOOP("You have no mentor yet: {0}. It is not your fault."),
     .waits = TR_NOOP("You have been waiting for {0} days; the curator goes on looking."),
     .not_ready = TR_NOOP(
         "Days of waiting: {0}. The consent has to be signed first: the curator has the paper."),
     .completed = TR_NOOP("You and your mentor {0} came to the planned end on {1}."),
     .since = TR_NOOP("You have the mentor {0} since {1}.")});

constexpr Voice to_mentor =
    as_all_say({.has = TR_NOOP("A mentee is proposed to you: {0}."),
                .common = TR_NOOP("Why the two of you:"),
                .none = TR_NOOP("The mentee has no mentor yet: {0}."),
                .waits = TR_NOOP("The mentee has been waiting for {0} days; the search goes on."),
                .not_ready = TR_NOOP(
                    "Days of waiting: {0}. Until the consent is signed no mentor can be chosen."),
                .completed = TR_NOOP("Your pair with {0} ended on {1}, as was planned."),
                .since = TR_NOOP("You have the mentee {0} since {1}.")});

// To a grown-up mentee, a young teacher.
constexpr Voice to_grown = as_all_say(
    {.has = TR_NOOP("You are proposed a mentor: {0}."),
     .common = TR_NOOP("Why the two of you:"),
     .none = TR_NOOP("There is no mentor for you yet: {0}."),
     .waits = TR_NOOP("The search for your mentor goes on; days of waiting: {0}."),
     .not_ready = TR_NOOP(
         "Days of waiting: {0}. Until the consent is signed no mentor can be chosen: ask the "
         "curator for the paper."),
     .completed = TR_NOOP("Your pair with the mentor {0} ended on {1}, as was planned."),
     .since = TR_NOOP("Your mentor has been {0} since {1}.")});

// To whoever asks about a grown-up mentee.
constexpr Voice of_grown = as_all_say(
    {.has = TR_NOOP("A mentor is proposed for the mentee: {0}."),
     .common = TR_NOOP("Why this mentor:"),
     .chosen = TR_NOOP(
         "After the group meeting the mentee and the mentor named each other on their ballots."),
     .together = brought_two,
     .none = TR_NOOP("The mentee has no mentor yet: {0}."),
     .waits = TR_NOOP("The mentee has been waiting for {0} days; the search goes on."),
     .not_ready =
         TR_NOOP("Days of waiting: {0}. Until the consent is signed no mentor can be chosen."),
     .completed =
         TR_NOOP("The pair of the mentee and the mentor {0} ended on {1}, as was planned."),
     .since = TR_NOOP("The mentee has the mentor {0} since {1}.")});

}  // namespace

const Voice& voice_of(const State& state, Reader reader, PersonId about) {
  if (reader == Reader::mentor) return to_mentor;
  const PersonState* person = find_person(state, about);
  const bool grown = person != nullptr && is_adult_by_category(state, *person);
  if (reader == Reader::parent) return grown ? of_grown : to_parent;
  return grown ? to_grown : to_child;
}

}  // namespace mentor::cli
