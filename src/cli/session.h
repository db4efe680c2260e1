// Session: one run of one command: its arguments, the folder, the words, and the two ways out:
// showing a document or committing facts.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "arguments.h"
#include "mentor/cli/world.h"
#include "mentor/model/document.h"
#include "mentor/model/programme.h"
#include "mentor/render/diagnostics.h"
#include "mentor/render/json.h"
#include "mentor/render/words.h"
#include "mentor/state/state.h"
#include "mentor/store/edits.h"
#include "mentor/store/load.h"
#include "mentor/store/transaction.h"
#include "mentor/store/write_text.h"

namespace mentor::cli {

/// `destroy` is to write, also of people who are forgotten: what a copy of the folder still has of
/// them is to go, and does not stop the reading.
enum class Access { read, write, destroy };

class Session {
 public:
  Session(World& world, Arguments arguments);

  // --- arguments ---------------------------------------------------------------------------
  [[nodiscard]] bool has(const std::string& option) const;
  /// The option's last value, or empty.
  [[nodiscard]] std::string text(const std::string& option) const;
  [[nodiscard]] std::vector<std::string> texts(const std::string& option) const;
  /// The operand's (first) value, or empty.
  [[nodiscard]] std::string operand(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> operands(const std::string& name) const;
  /// The option as one day; `otherwise` when it was not given.
  [[nodiscard]] Result<Date> day_of(const std::string& option, Date otherwise) const;
  [[nodiscard]] Result<std::optional<Date>> optional_day(const std::string& option) const;
  /// Error `integer-wrong-option` (option, value, min, max).
  [[nodiscard]] Result<std::optional<std::int64_t>> integer(const std::string& option,
                                                            std::int64_t min,
                                                            std::int64_t max) const;

  // --- the folder --------------------------------------------------------------------------
  /// Finds and reads the programme folder; for writing it takes the lock first. Findings that stop
  /// reading are printed and end the command (exit 3); others stay in findings().
  [[nodiscard]] Result<void> open(Access access);
  [[nodiscard]] const Programme& programme() const { return loaded_.programme; }
  [[nodiscard]] const Findings& findings() const { return loaded_.findings; }
  /// What made open() fail with `folder-unreadable`.
  [[nodiscard]] const Findings& unreadable() const { return loaded_.unreadable; }
  [[nodiscard]] const PrivateCards& private_cards() const { return private_cards_; }
  [[nodiscard]] bool has_names() const { return !private_cards_.empty(); }
  [[nodiscard]] Files& files() { return *files_; }
  /// Lets go of the folder and its lock.
  void close();
  /// True once a commit has changed the folder.
  [[nodiscard]] bool has_written() const { return has_written_; }
  [[nodiscard]] const std::string& root() const { return root_; }
  /// The state on day(), folded once.
  [[nodiscard]] const State& state();
  /// --as-of, else MENTOR_AS_OF, else today.
  [[nodiscard]] Date day() const { return day_; }

  // --- what people typed -------------------------------------------------------------------
  /// A code or a name (family, family + given; any case, ё = е). Errors (exit 2): `person-unknown`
  /// (value, near), `person-ambiguous` (value, candidates), `person-without-card` (person: only
  /// private/ knows them). For a command that writes also `person-is-forgotten` (exit 4; person,
  /// date).
  [[nodiscard]] Result<PersonId> person(const std::string& typed) const;
  [[nodiscard]] Result<std::vector<PersonId>> people(const std::vector<std::string>& typed) const;
  /// A pair's code, or a member's name where the person is in one unclosed pair. Errors:
  /// `pair-unknown`, `pair-ambiguous`.
  [[nodiscard]] Result<PairId> pair(const std::string& typed);
  /// A form's id or title. Errors: `form-needed` (forms) where nothing was typed, `form-unknown`
  /// (value, near, forms).
  [[nodiscard]] Result<FormId> form(const std::string& typed) const;
  /// A category's id or title. Error `category-unknown` (value, near, categories).
  [[nodiscard]] Result<CategoryId> category(const std::string& typed) const;

  // --- words -------------------------------------------------------------------------------
  [[nodiscard]] const Words& words() const { return words_; }
  /// `P-014 Фамилия Имя`, or the code alone where there is no name.
  [[nodiscard]] std::string named(PersonId id) const;
  [[nodiscard]] doc::Reference reference(PersonId id) const;
  /// `pair-007 (Фамилия И. — Фамилия И.)`.
  [[nodiscard]] std::string named(PairId id);
  [[nodiscard]] std::string say(const Message& message) const;
  /// The finding with its place, its source line and a caret.
  [[nodiscard]] std::string printed(const Finding& finding);
  [[nodiscard]] std::string printed(const Error& error);

  // --- ways out ----------------------------------------------------------------------------
  [[nodiscard]] World& world() { return world_; }
  [[nodiscard]] bool quiet() const { return has("--quiet"); }
  /// A line of result (stdout), made safe for a terminal.
  void print(const std::string& line);
  /// A line of message (stderr).
  void tell(const std::string& line);
  /// Shows the document in the --format asked for, to -o or stdout. What `json` makes serves for
  /// json where it is given, else the document itself does.
  [[nodiscard]] Result<Exit> show(const Document& document, const std::function<Json()>& json = {});
  /// Writes bytes to -o, or to stdout.
  [[nodiscard]] Result<Exit> deliver(const std::string& bytes);
  /// Writes a file that was named on the command line. Error `output-in-git` (path; exit 4).
  [[nodiscard]] Result<void> write_typed(const std::string& path, std::string_view bytes,
                                         Readers readers);
  /// Puts what write() or a JSON writer has made on standard output; what a terminal would obey is
  /// escaped there.
  void put_out(const std::string& bytes);
  /// A document without blocks, dated and in the language of this run.
  [[nodiscard]] Document document(std::string name, std::string title) const;
  /// Checks the result, writes all or nothing, and prints a line per fact; with --dry-run prints
  /// the same as a diff and writes nothing; with --commit makes one git commit of its files.
  [[nodiscard]] Result<Exit> commit(const Edits& edits);
  /// The same, for a command that tells of its result in its own way.
  [[nodiscard]] Result<Exit> commit_silently(const Edits& edits);
  /// A line typed on the terminal; nullopt at its end. Nobody waits for the folder meanwhile: a
  /// writer lets go of the lock and takes it again. Errors: those of Transaction::begin; and where
  /// what was read has changed in between, the commit ends with `changed-meanwhile`.
  [[nodiscard]] Result<std::optional<std::string>> ask(const std::string& prompt);
  /// World::read_file; standard input, which may take its time, is waited for in the same way.
  [[nodiscard]] Result<std::string> read_input(const std::string& path);
  /// Asks on a terminal; --yes answers yes. Errors: `nobody-to-ask` (exit 4, arg `flag`), of ask().
  [[nodiscard]] Result<bool> confirm(const std::string& question);
  /// An entry of the journal dated `date`, noted today where that differs.
  [[nodiscard]] Entry entry(EventKind event, Subject subject, Date date) const;
  [[nodiscard]] const Arguments& arguments() const { return arguments_; }
  /// Sets language and day from options and variables, before any folder is known.
  [[nodiscard]] Result<void> prepare();

 private:
  [[nodiscard]] Result<void> find_folder();
  [[nodiscard]] Result<PersonId> usable(PersonId id) const;
  [[nodiscard]] Result<void> take_lock();
  template <class Wait>
  [[nodiscard]] auto unlocked(const Wait& wait) -> decltype(wait());
  [[nodiscard]] Result<void> read_folder();
  [[nodiscard]] Result<void> tell_what_readers_miss();
  void tell_other_births();
  [[nodiscard]] Result<void> refuse_unreadable();
  enum class Telling { facts, nothing };
  [[nodiscard]] Findings new_errors(const Loaded& after);
  [[nodiscard]] Result<Exit> commit(const Edits& edits, Telling telling);
  [[nodiscard]] Result<Exit> show_diff(const std::vector<Change>& changes);
  [[nodiscard]] Result<void> refuse_busy_git();
  [[nodiscard]] Result<void> refuse_names_for_git(const std::vector<std::string>& paths);
  [[nodiscard]] Result<void> refuse_lost_files(const std::vector<Change>& changes);
  [[nodiscard]] Result<void> commit_to_git(const std::vector<Change>& changes);
  [[nodiscard]] std::string told(const Entry& entry) const;
  void print_facts(const Edits& edits, const std::vector<Change>& changes);
  [[nodiscard]] bool coloured(Stream stream) const;
  [[nodiscard]] std::string line_of(const Where& where);

  World& world_;
  Arguments arguments_;
  Words words_;
  Date day_{};
  bool has_written_ = false;
  Access access_ = Access::read;
  std::string root_;
  std::unique_ptr<Files> files_;
  std::optional<Transaction> transaction_;
  Loaded loaded_;
  PrivateCards private_cards_;
  std::optional<State> state_;
};

}  // namespace mentor::cli
