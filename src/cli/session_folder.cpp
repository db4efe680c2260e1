#include <algorithm>
#include <map>
#include <set>

#include "event_words.h"
#include "git.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/model/repeats.h"
#include "mentor/model/same_day.h"
#include "mentor/model/told_after.h"
#include "mentor/state/order_numbers.h"
#include "mentor/state/pair_consents.h"
#include "mentor/state/people.h"
#include "mentor/state/withdrawals.h"
#include "mentor/store/edits.h"
#include "mentor/store/private_cards.h"
#include "moment.h"
#include "pair_words.h"
#include "session.h"
#include "staged.h"

namespace mentor::cli {
namespace {

Findings all_errors(const Loaded& loaded, const State& state) {
  Findings all = loaded.unreadable;
  all.insert(all.end(), loaded.findings.begin(), loaded.findings.end());
  std::erase_if(all, [](const Finding& each) { return each.severity != Severity::error; });
  const Findings broken_rules = check_errors(state);
  all.insert(all.end(), broken_rules.begin(), broken_rules.end());
  return all;
}

// A line that only the refused change would have made is nowhere to be found.
Finding without_new_line(Files& files, Finding finding) {
  const auto bytes = files.read(finding.where.file);
  const bool there = bytes && *bytes;
  const auto lines = there ? std::count((*bytes)->begin(), (*bytes)->end(), '\n') : 0;
  if (finding.where.line > lines) finding.where = {finding.where.file, 0, 0};
  return finding;
}

tl::unexpected<Error> withdrew(Session& session, PersonId id) {
  return fail(Exit::refused, "person-withdrew-consent", {{"person", session.named(id)}});
}

// A meeting is one of both sides.
Result<void> refuse_nobody_met(Session& session, const Entry& entry) {
  const auto side = side_not_there(session.state(), entry);
  if (!side) return {};
  const PairId pair = *subject_pair(entry);
  return fail(Exit::refused,
              *side == Role::mentor ? "meeting-without-mentor" : "meeting-without-mentee",
              {{"pair", session.named(pair)}, {"code", text(pair)}, {"date", iso(entry.date)}});
}

// A command that takes its people from elsewhere than the command line cannot bring one back.
Result<void> refuse_forgotten(Session& session, const Edits& edits) {
  for (const Entry& entry : edits.entries) {
    const auto id = subject_person(entry);
    const PersonState* person = id ? find_person(session.state(), *id) : nullptr;
    if (person == nullptr || !person->forgotten || entry.event == EventKind::forgotten) continue;
    return fail(Exit::refused, "person-is-forgotten",
                {{"person", text(*id)}, {"date", iso(*person->forgotten)}});
  }
  return {};
}

// Nothing is written of somebody who took the consent back, and no meeting of somebody who has not
// given it, whichever command says it.
Result<void> refuse_without_consent(Session& session, const Edits& edits) {
  for (const Answer& answer : edits.answers) {
    if (answer.person && has_withdrawn(session.state(), *answer.person)) {
      return withdrew(session, *answer.person);
    }
  }
  for (const Entry& entry : edits.entries) {
    if (const auto person = told_after_withdrawal(session.state(), entry)) {
      return withdrew(session, *person);
    }
    if (entry.event != EventKind::meeting) continue;
    if (auto met = refuse_nobody_met(session, entry); !met) return met;
    const auto lacking = lacking_member(session.state(), entry);
    if (!lacking) continue;
    return fail(Exit::refused, "meeting-consent",
                {{"person", session.named(lacking->person)},
                 {"kind", lacking->kind},
                 {"date", iso(entry.date)}});
  }
  return {};
}

// A paper signed tomorrow, a meeting of tomorrow: a slip of the day, or nothing to write down yet.
Result<void> refuse_ahead(const Session& session, const Edits& edits) {
  for (const Entry& entry : edits.entries) {
    if (entry.date <= session.day() || !is_told_afterwards(entry.event)) continue;
    return fail(Exit::refused, "paper-ahead",
                {{"event", std::string(spec_of(entry.event).name)}, {"date", iso(entry.date)}});
  }
  return {};
}

// Names that this very command puts into private/ count too.
PrivateCards cards_after(const PrivateCards& cards, const Edits& edits) {
  PrivateCards after = cards;
  for (const PrivateCard& each : edits.private_cards)
    after[each.id] = each;
  return after;
}

// What git has, or is about to send, instead of the files on the disk.
bool looks_at_git(const Session& session) {
  return session.has("--staged") || session.has("--pushed");
}

// What check calls an error is not written; an import has rejected the rows that hold it before.
Result<void> keep_names_out(Session& session, const Findings& leaks) {
  std::size_t errors = 0;
  for (const Finding& leak : leaks) {
    if (leak.severity == Severity::error) ++errors;
    session.tell(std::string(trim(session.printed(leak))));
  }
  if (errors == 0) return {};
  return fail(Exit::refused, "would-break", {{"count", std::to_string(errors)}});
}

// One paper has one number, however it is typed: the spelling that came first stays.
void spell_orders_as_known(const Programme& programme, Edits& edits) {
  std::map<OrderKey, std::string> first;
  const auto spelled = [&](const std::string& number, Date day) {
    const auto [known, fresh] = first.try_emplace(order_in_year(programme, number, day));
    if (fresh) known->second = known_order_number(programme, number, day);
    return known->second;
  };
  for (Entry& entry : edits.entries) {
    const char* key = entry.event == EventKind::order ? "number" : "order";
    const std::string number = text_of(entry, key);
    if (!number.empty()) put(entry, key, {spelled(number, entry.date)});
  }
  for (Pair& pair : edits.pairs) {
    if (!pair.order.empty()) pair.order = spelled(pair.order, pair.from);
  }
}

}  // namespace

Result<void> Session::find_folder() {
  std::string start = world_.variable("MENTOR_DIR").value_or(world_.current_folder());
  if (has("--folder")) start = text("--folder");
  const auto root = world_.find_root(start);
  // On a branch without a programme only private/ is left of the folder; what is staged or pushed
  // may name its people all the same.
  if (!root && !looks_at_git(*this)) return tl::unexpected<Error>(root.error());
  root_ = root ? *root : start;
  auto files = world_.open(root_);
  if (!files) return tl::unexpected<Error>(files.error());
  files_ = std::move(*files);
  if (!looks_at_git(*this)) return {};
  auto seen = has("--staged") ? staged_folder(world_, root_, *files_)
                              : names_folder(world_, root_, *files_);
  if (!seen) return tl::unexpected<Error>(seen.error());
  files_ = std::move(*seen);
  return {};
}

Result<void> Session::open(Access access) {
  if (auto found = find_folder(); !found) return found;
  access_ = access;
  if (auto free = refuse_busy_git(); !free) return free;
  if (access != Access::read && !has("--dry-run")) {
    if (auto taken = take_lock(); !taken) return taken;
  }
  return read_folder();
}

Result<void> Session::take_lock() {
  auto begun = Transaction::begin(*files_);
  if (!begun) return tl::unexpected<Error>(begun.error());
  transaction_.emplace(std::move(*begun));
  for (const Finding& finding : transaction_->recovered())
    tell(printed(finding));
  return {};
}

template <class Wait>
auto Session::unlocked(const Wait& wait) -> decltype(wait()) {
  const bool locked = transaction_.has_value();
  transaction_.reset();
  auto waited_for = wait();
  if (locked) {
    // What was read before is no ground any more to judge what is to be written.
    const auto settled = files_->settled();
    if (!settled) return tl::unexpected<Error>(settled.error());
    if (!*settled) return fail(Exit::io, "changed-meanwhile", {{"path", root_}});
    if (auto taken = take_lock(); !taken) return tl::unexpected<Error>(taken.error());
  }
  return waited_for;
}

Result<std::optional<std::string>> Session::ask(const std::string& prompt) {
  return unlocked([&] { return Result<std::optional<std::string>>(world_.ask(prompt)); });
}

Result<std::string> Session::read_input(const std::string& path) {
  if (path != "-") return world_.read_file(path);
  return unlocked([&] { return world_.read_file(path); });
}

void Session::close() {
  transaction_.reset();
  files_.reset();
}

Result<void> Session::read_folder() {
  if (!looks_at_git(*this) || is_programme_staged(*files_)) {
    auto loaded = load_programme(*files_);
    if (!loaded) return tl::unexpected<Error>(loaded.error());
    loaded_ = std::move(*loaded);
  }
  auto cards = load_private(*files_);
  if (!cards) return tl::unexpected<Error>(cards.error());
  private_cards_ = std::move(cards->cards);
  for (auto& each : cards->unreadable)
    loaded_.unreadable.push_back(std::move(each));
  for (auto& each : cards->findings)
    loaded_.findings.push_back(std::move(each));
  const bool chosen = has("--lang") || world_.variable("MENTOR_LANG");
  const auto language = parse_language(loaded_.programme.card.language);
  if (!chosen && language) words_ = Words(*language);
  for (auto* find : {find_resurrected, find_exchanged}) {
    if (access_ == Access::destroy && find == find_resurrected) continue;
    for (auto& each : find(loaded_.programme, private_cards_))
      loaded_.unreadable.push_back(std::move(each));
  }
  if (auto told = tell_what_readers_miss(); !told) return told;
  return refuse_unreadable();
}

// A file that cannot be read stops every command: a report that skips a file would be a lie.
Result<void> Session::refuse_unreadable() {
  if (loaded_.unreadable.empty()) return {};
  std::set<std::string> files;
  for (const Finding& finding : loaded_.unreadable) {
    world_.write_err(printed(finding));
    files.insert(finding.where.file);
  }
  return fail(Exit::folder, "folder-unreadable", {{"count", std::to_string(files.size())}});
}

template <class Thing, class DayOf>
std::optional<Date> first_ahead(const Session& session, const std::vector<Thing>& things,
                                DayOf day_of) {
  std::optional<Date> first;
  for (const Thing& each : things) {
    if (day_of(each) > session.day()) first = std::min(first.value_or(day_of(each)), day_of(each));
  }
  return first;
}

// What is dated ahead does not count before its day, which may be a slip of the year.
void tell_of_later_days(Session& session, const Edits& edits) {
  if (session.quiet()) return;
  const Words& words = session.words();
  const auto entry =
      first_ahead(session, edits.entries, [](const Entry& each) { return each.date; });
  if (entry) {
    session.tell(
        words.tr("Counts from {} on, and not on the days before.", day_in_words(words, *entry)));
  }
  const auto pair = first_ahead(session, edits.pairs, [](const Pair& each) { return each.from; });
  if (!pair) return;
  session.tell(words.tr("Pairs begin on {}: until that day they are shown as not begun.",
                        day_in_words(words, *pair)));
}

// What is entered late of a past day may have been overtaken since.
void tell_of_overtaken(Session& session, const Edits& edits) {
  constexpr std::size_t few = 10;  // a table tells of the past by its nature
  if (session.quiet() || edits.entries.size() > few) return;
  for (const Entry& entry : edits.entries) {
    const Entry* later = overriding_later(session.programme(), entry);
    if (later == nullptr) continue;
    session.tell(session.words().tr("Counts until {} only: {} tells something newer.",
                                    day_in_words(session.words(), later->date),
                                    place_text(session, later->place)));
  }
}

std::set<std::string> pairs_of(const Edits& edits) {
  std::set<std::string> pairs;
  for (const Pair& pair : edits.pairs)
    pairs.insert(text(pair.id));
  for (const Entry& entry : edits.entries) {
    if (const auto pair = subject_pair(entry)) pairs.insert(text(*pair));
  }
  return pairs;
}

// A group that this leaves below what its form asks for: the curator may want it, knowingly.
void tell_of_small_groups(Session& session, const Loaded& after, const Edits& edits) {
  const std::vector<Form>& forms = after.programme.card.forms;
  const bool none =
      std::all_of(forms.begin(), forms.end(), [](const Form& form) { return form.group_min <= 1; });
  const std::set<std::string> pairs = none ? std::set<std::string>() : pairs_of(edits);
  if (pairs.empty()) return;
  for (Finding& finding : check_programme(fold(after.programme, session.day()))) {
    if (finding.message.id != "group-too-small") continue;
    if (!pairs.contains(arg(finding.message, "pair"))) continue;
    finding.where = {finding.where.file, 0, 0};
    session.world().write_err(session.printed(finding));
  }
}

// Whether after the entry, a leaving or a withdrawal, the person should be in no pair in that role.
bool ends_part(const State& state, const PersonState& person, const Entry& entry, Role role,
               const FormId& form) {
  if (entry.event == EventKind::left) {
    const std::string of = text_of(entry, "role");
    const std::string in = text_of(entry, "form");
    return (of.empty() || of == (role == Role::mentor ? "mentor" : "mentee")) &&
           (in.empty() || in == form.text);
  }
  const auto needed = required_consents(state, person);
  return std::find(needed.begin(), needed.end(), text_of(entry, "kind")) != needed.end();
}

// What becomes of a pair whose member goes is for the curator to decide: nothing ends by itself.
void tell_of_pairs_left(Session& session, const Edits& edits) {
  const State& state = session.state();
  for (const Entry& entry : edits.entries) {
    if (entry.event != EventKind::left && entry.event != EventKind::withdrawn) continue;
    const auto id = subject_person(entry);
    const PersonState* person = id ? find_person(state, *id) : nullptr;
    if (person == nullptr) continue;
    for (const Role role : {Role::mentee, Role::mentor}) {
      for (const PairState* pair : unclosed_pairs(state, *id, role, {})) {
        if (!ends_part(state, *person, entry, role, pair->card->form)) continue;
        session.tell(
            session.words().tr("{0} is still in {1}: decide about the pair; mentor status "
                               "tells how.",
                               session.named(*id), session.named(pair->card->id)));
      }
    }
  }
}

const State& Session::state() {
  if (!state_) state_ = fold(loaded_.programme, day_);
  return *state_;
}

// Errors of the folder as it would be that it has not now; a writer refuses these. Most folders
// have none, and then what they have now need not be known.
Findings Session::new_errors(const Loaded& after) {
  Findings added = all_errors(after, fold(after.programme, day_));
  if (added.empty()) return added;
  const Findings before = all_errors(loaded_, state());
  std::erase_if(added, [&](const Finding& finding) {
    return std::any_of(before.begin(), before.end(),
                       [&](const Finding& old) { return old.message == finding.message; });
  });
  return added;
}

Result<Exit> Session::commit(const Edits& edits) {
  return commit(edits, Telling::facts);
}

Result<Exit> Session::commit_silently(const Edits& edits) {
  return commit(edits, Telling::nothing);
}

Result<Exit> Session::commit(const Edits& typed, Telling telling) {
  if (auto there = refuse_forgotten(*this, typed); !there) {
    return tl::unexpected<Error>(there.error());
  }
  if (auto sure = refuse_ahead(*this, typed); !sure) return tl::unexpected<Error>(sure.error());
  if (auto allowed = refuse_without_consent(*this, typed); !allowed) {
    return tl::unexpected<Error>(allowed.error());
  }
  Edits edits = typed;
  spell_orders_as_known(programme(), edits);
  if (auto timed = let_newest_count(programme(), edits.entries); !timed) {
    return tl::unexpected<Error>(timed.error());
  }
  if (auto timed = let_newest_count(programme(), edits.answers); !timed) {
    return tl::unexpected<Error>(timed.error());
  }
  drop_known(programme(), edits.entries);
  edits.moment = moment_of(*this, edits);
  const auto changes = plan_changes(*files_, edits);
  if (!changes) return tl::unexpected<Error>(changes.error());
  if (changes->empty()) {
    if (!quiet()) tell(words_.tr("Nothing to write: all of it is there already."));
    return Exit::done;
  }
  if (auto whole = refuse_lost_files(*changes); !whole) {
    return tl::unexpected<Error>(whole.error());
  }
  const auto after = load_with(*files_, loaded_, *changes);
  if (!after) return tl::unexpected<Error>(after.error());
  const Findings added = new_errors(*after);
  if (!added.empty()) {
    for (const Finding& finding : added)
      world_.write_err(printed(without_new_line(*files_, finding)));
    return fail(Exit::refused, "would-break", {{"count", std::to_string(added.size())}});
  }
  const Findings leaks = leaks_in(
      *changes, edits.private_cards.empty() ? private_cards_ : cards_after(private_cards_, edits));
  if (auto kept = keep_names_out(*this, leaks); !kept) {
    return tl::unexpected<Error>(kept.error());
  }
  tell_of_later_days(*this, edits);
  tell_of_overtaken(*this, edits);
  tell_of_small_groups(*this, *after, edits);
  tell_of_pairs_left(*this, edits);
  if (has("--dry-run")) return show_diff(*changes);
  const auto written = transaction_->commit(*changes);
  if (!written) return tl::unexpected<Error>(written.error());
  has_written_ = true;
  for (const Finding& finding : *written)
    tell(printed(finding));
  if (telling == Telling::facts) print_facts(edits, *changes);
  if (has("--commit")) {
    if (auto committed = commit_to_git(*changes); !committed) {
      return tl::unexpected<Error>(committed.error());
    }
  }
  return Exit::done;
}

}  // namespace mentor::cli
