// State: what is true on a day, folded from the cards and the journal. Entries of later days do not
// exist in it. It points into the Programme, which must outlive it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "mentor/model/programme.h"

namespace mentor {

/// From the first day to the day before `to`; open-ended without `to`.
struct Span {
  Date from{};
  std::optional<Date> to;
};

/// True when the day lies in the span.
[[nodiscard]] bool covers(const Span& span, Date day);

/// One role of one person in one form (or in none yet).
struct Participation {
  Role role = Role::mentee;
  FormId form;  ///< empty = not chosen yet
  Date enrolled{};
  std::optional<int> capacity;  ///< of a mentor; none = the form's group_max
  std::optional<Date> left;
  std::string left_reason;
  Place place;
};

struct ConsentGiven {
  std::string kind;
  Date given{};
  std::vector<Signer> signed_by;
  std::optional<Date> until;  ///< the last valid day
  std::string paper;
  std::optional<Date> withdrawn;  ///< the first day without it
  Place place;
};

struct Selection {
  Date date{};
  bool fit = false;
  Place place;
};

struct Cleared {
  Date date{};
  std::optional<Date> until;
  Place place;
};

struct Agreement {
  Date date{};
  std::string number;
  std::optional<Date> until;
  std::optional<bool> paid;
  Place place;
};

enum class SupportState { none, opened, contact, closed };

struct PersonState {
  PersonId id;
  const Person* card = nullptr;  ///< nullptr when the journal speaks of a person without a card
  std::vector<Participation> participations;
  std::vector<Span> pauses;
  std::vector<ConsentGiven> consents;
  std::map<FormId, Selection> selected;
  std::map<std::string, Cleared> cleared;
  std::optional<Agreement> agreement;
  std::string school_class;  ///< the newest, else the card's
  int urgent = 0;
  SupportState support = SupportState::none;
  const Entry* search = nullptr;  ///< the newest `search`
  std::vector<Role> willing;
  std::optional<Date> forgotten;
  std::vector<const Entry*> facts;     ///< `fact` entries, oldest first
  std::vector<const Answer*> answers;  ///< counted answers (newest of their kind), oldest first
  std::vector<const Entry*> entries;   ///< every entry with this person as its subject
  std::vector<PairId> pairs;           ///< in which they are or were, in order
};

struct Member {
  PersonId person;
  Span span;
};

struct Task {
  std::string id;
  std::string title;
  std::string block;
  std::string planned;
  Date set{};
  std::optional<Date> due;
  std::optional<Date> done;
  std::string result;
  std::string mark;
  Place place;
};

struct Closing {
  Date date{};
  bool early = false;
  std::string reason;
  bool rematch = false;
  std::string result;
  Place place;
};

struct PairState {
  PairId id;
  const Pair* card = nullptr;
  std::vector<Member> mentors;  ///< also former ones
  std::vector<Member> mentees;
  Date from{};
  std::optional<Date> to;  ///< planned end
  std::string format;
  std::string role_model;
  std::optional<PersonalProgramme> personal_programme;
  std::optional<Strengths> strengths;
  const Entry* programme_approved = nullptr;
  std::vector<Span> pauses;
  std::vector<const Entry*> meetings;  ///< in order
  std::vector<const Entry*> goals;
  std::vector<Task> tasks;
  std::vector<const Entry*> fits;
  std::vector<const Entry*> ratings;
  const Entry* risk = nullptr;  ///< the newest
  std::optional<Closing> closed;
  std::vector<const Entry*> entries;  ///< all with this pair as their subject but the meetings
  /// It begins after the day, by an order of a later day: nobody could know of it on the day. A
  /// planned pair whose order was signed by the day, or stands in no journal, is none to come.
  bool to_come = false;
};

/// A record with an id, its updates applied up to the day.
struct Record {
  std::string id;
  Entry entry;   ///< keys of the newest over those of the older
  Date first{};  ///< the day of the first entry
  std::vector<Place> places;
};

enum class StepStatus { open, done, partly, moved, cancelled };

struct StepState {
  StepStatus status = StepStatus::open;
  std::optional<Date> moved_to;
  std::vector<const Entry*> entries;
};

struct Appointment {
  std::string post;
  PersonId person;
  std::string order;
  Date date{};
};

/// A newest word of the curator on two people.
enum class Word { pin, ban };
struct CuratorWord {
  Word word = Word::pin;
  std::string reason;
  Date date{};
  Place place;
};

struct State {
  const Programme* programme = nullptr;
  Date day{};
  std::map<PersonId, PersonState> people;
  std::map<PairId, PairState> pairs;  ///< every pair card, also those that begin later
  std::map<EventKind, std::vector<Record>> records;
  std::map<StepId, StepState> steps;
  std::vector<Appointment> appointments;  ///< in force on the day, by post then person
  std::map<std::pair<PersonId, PersonId>, CuratorWord> words;  ///< (mentee, mentor); gone: what
                                                               ///< was unpinned, and pins whose
                                                               ///< pair has ended since
  std::vector<const Answer*> answers;  ///< counted answers, also anonymous ones
  std::set<std::string> classes;       ///< that years list and people are in, as read alone: they
                                       ///< tell what class a Latin `B` means
};

/// Folds everything dated on or before the day.
[[nodiscard]] State fold(const Programme& programme, Date day);

/// The same, with pairs to come as planned ones: what a command asks that writes, so that nobody
/// gets on an earlier day what an order of a later one gives already.
[[nodiscard]] State fold_foreseeing(const Programme& programme, Date day);

/// The journal's entries that the state was folded from, in fold order.
[[nodiscard]] std::span<const Entry> entries_until(const State& state);

/// nullptr when nothing is known of the code.
[[nodiscard]] const PersonState* find_person(const State& state, PersonId id);
[[nodiscard]] const PairState* find_pair(const State& state, PairId id);
/// Everything told of the pair, its meetings too, in fold order.
[[nodiscard]] std::vector<const Entry*> all_entries(const PairState& pair);
[[nodiscard]] const std::vector<Record>& records_of(const State& state, EventKind kind);
[[nodiscard]] const Record* find_record(const State& state, EventKind kind, const std::string& id);

}  // namespace mentor
