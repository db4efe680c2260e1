// What a command tells of what it writes, in words or, with --dry-run, as a diff; and of what it
// does not read.
#include <algorithm>

#include "event_words.h"
#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/render/write.h"
#include "mentor/store/edits.h"
#include "session.h"

namespace mentor::cli {

Result<Exit> Session::show_diff(const std::vector<Change>& changes) {
  const auto worked_out = work_out(*files_, changes);
  if (!worked_out) return tl::unexpected<Error>(worked_out.error());
  const Format format = parse_format(text("--format")).value_or(Format::text);
  if (format == Format::text) {
    print(diff_text(*worked_out));
    return Exit::done;
  }
  Document shown = document("changes", words_.tr("What would be written"));
  doc::Table table{"changes", {}, {}, {}, {}};
  table.columns = {{"path", words_.tr("File")}, {"diff", words_.tr("Changes")}};
  for (const FileEdit& edit : *worked_out)
    table.rows.push_back({edit.path, {edit.path, diff_text({edit})}});
  shown.blocks.emplace_back(std::move(table));
  put_out(write(shown, format, WriteStyle{}));
  return Exit::done;
}

// A fact as a curator reads it; git shows its line.
std::string Session::told(const Entry& entry) const {
  std::string subject;
  if (const auto person = subject_person(entry)) subject = " " + named(*person);
  if (const auto pair = subject_pair(entry)) subject = " " + mentor::text(*pair);
  if (const StepId* step = subject_step(entry)) subject = " " + std::string(step->text);
  const std::string time = entry.at.empty() ? "" : " " + entry.at.text();
  const std::string details = entry_details(words_, entry, &programme().card);
  return day_in_words(words_, entry.date) + time + subject + ": " +
         event_title(words_, entry.event) + (details.empty() ? "" : " (" + details + ")") + " — " +
         path_of(entry);
}

void Session::print_facts(const Edits& edits, const std::vector<Change>& changes) {
  if (quiet()) return;
  // Whose name came with this command is told by name; whose name went with it is not.
  for (const PrivateCard& card : edits.private_cards)
    private_cards_.insert_or_assign(card.id, card);
  for (const Person& stub : edits.stubs)
    private_cards_.erase(stub.id);
  for (const Entry& entry : edits.entries)
    print(told(entry));
  for (const Change& change : changes) {
    const bool journal = change.path.starts_with("journal/");
    if (journal && change.kind == ChangeKind::append) continue;
    if (change.kind == ChangeKind::remove) {
      print(change.path + " " + words_.tr("removed"));
    } else if (change.kind == ChangeKind::append) {
      const auto lines = std::count(change.bytes.begin(), change.bytes.end(), '\n');
      print(change.path + " + " + words_.plural("{} line", "{} lines", lines));
    } else if (!journal) {
      const bool made = change.kind == ChangeKind::create;
      print(change.path + " " + (made ? words_.tr("new") : words_.tr("changed")));
    }
  }
}

// Told by every command, and by check with its other findings.
Result<void> Session::tell_what_readers_miss() {
  auto edited = files_->edited_while_waiting();
  if (!edited) return tl::unexpected<Error>(edited.error());
  for (Finding& finding : *edited) {
    loaded_.findings.push_back(finding);
    if (arguments_.command->path == "check") continue;
    finding.severity = Severity::warning;
    tell(std::string(trim(printed(finding))));
  }
  tell_other_births();
  return {};
}

// Perhaps a slip, perhaps two people under one code: whoever reads a name now is to know.
void Session::tell_other_births() {
  constexpr std::size_t few = 3;
  if (quiet() || arguments_.command->path == "check") return;
  Findings births = find_other_births(loaded_.programme, private_cards_);
  for (std::size_t i = 0; i < std::min(few, births.size()); ++i) {
    births[i].severity = Severity::warning;
    tell(std::string(trim(printed(births[i]))));
  }
  if (births.size() <= few) return;
  const auto more = static_cast<std::int64_t>(births.size() - few);
  tell(words_.plural("and {} more", "and {} more", more));
}

}  // namespace mentor::cli
