// doctor: the machine, the installation and what state the folder is in.
#include "check.h"
#include "finding_json.h"
#include "mentor/base/text.h"
#include "mentor/store/private_cards.h"
#include "mentor/version.h"
#include "session.h"

namespace mentor::cli {
namespace {

struct Folder {
  std::string root;
  std::size_t unreadable = 0;
  std::size_t people = 0;
  std::size_t entries = 0;
  std::size_t private_cards = 0;
  bool readable = true;
  Findings findings;  ///< what stops commands or waits for somebody
};

struct Diagnosis {
  std::optional<std::string> git;  ///< what it says of its version
  std::optional<std::string> lang;
  bool terminal = false;
  std::optional<Folder> folder;
};

void add(Findings& findings, const Findings& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

// Copies that wait for somebody to compare them; what else a folder lacks is for check to tell.
Findings waiting(const Findings& findings) {
  Findings kept;
  for (const Finding& finding : findings) {
    if (finding.message.id == "conflict-waits") kept.push_back(finding);
  }
  return kept;
}

Result<Folder> examine_folder(World& world, const std::string& root) {
  Folder folder;
  folder.root = root;
  auto files = world.open(root);
  if (!files) return tl::unexpected<Error>(files.error());
  const auto left = (*files)->left_behind();
  if (!left) return tl::unexpected<Error>(left.error());
  if (has_errors(*left)) {
    folder.readable = false;
    folder.findings = *left;
    return folder;
  }
  const auto loaded = load_programme(**files);
  if (!loaded) return tl::unexpected<Error>(loaded.error());
  const auto cards = load_private(**files);
  if (!cards) return tl::unexpected<Error>(cards.error());
  folder.unreadable = loaded->unreadable.size() + cards->unreadable.size();
  folder.people = loaded->programme.people.size();
  folder.entries = loaded->programme.journal.size();
  folder.private_cards = cards->cards.size();
  add(folder.findings, *left);
  add(folder.findings, loaded->unreadable);
  add(folder.findings, waiting(loaded->findings));
  add(folder.findings, cards->unreadable);
  add(folder.findings, waiting(cards->findings));
  return folder;
}

Result<Diagnosis> diagnose(Session& session) {
  World& world = session.world();
  Diagnosis found;
  const auto git =
      world.git(world.current_folder(), {"--version"}, {}, Fetching::never, Repository::of_folder);
  if (git && git->exit == 0) found.git = std::string(trim(git->out));
  found.lang = world.variable("LANG");
  found.terminal = world.is_terminal(Stream::out);
  const auto root =
      world.find_root(session.has("--folder") ? session.text("--folder") : world.current_folder());
  if (!root) return found;
  auto folder = examine_folder(world, *root);
  if (!folder) return tl::unexpected<Error>(folder.error());
  found.folder = std::move(*folder);
  return found;
}

void show_lines(Session& session, const Diagnosis& found) {
  const Words& words = session.words();
  const auto line = [&](const std::string& name, const std::string& value) {
    session.print(name + ": " + value);
  };
  line("mentor", version);
  line("git", found.git.value_or(words.tr("not found")));
  line(words.tr("language"), std::string(code(words.language())));
  line("LANG", found.lang.value_or(words.tr("not set (does not matter)")));
  line(words.tr("terminal"), found.terminal ? words.tr("yes") : words.tr("no"));
  line(words.tr("programme folder"), found.folder ? found.folder->root : words.tr("none here"));
  if (!found.folder) return;
  const Folder& folder = *found.folder;
  if (folder.readable) {
    line(words.tr("unreadable files"), std::to_string(folder.unreadable));
    line(words.tr("people"), std::to_string(folder.people));
    line(words.tr("entries of the journal"), std::to_string(folder.entries));
    line("private/", std::to_string(folder.private_cards));
  }
  for (const Finding& finding : folder.findings)
    session.tell(std::string(trim(session.printed(finding))));
}

Json text_or_none(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json();
}

Json folder_json(const Folder& folder) {
  return Json::object()
      .set("path", folder.root)
      .set("unreadable", folder.unreadable)
      .set("people", folder.people)
      .set("entries", folder.entries)
      .set("private_cards", folder.private_cards)
      .set("findings", findings_json(folder.findings));
}

std::string as_json(const Session& session, const Diagnosis& found) {
  return json_document("doctor", session.day())
             .set("version", version)
             .set("git", text_or_none(found.git))
             .set("language", std::string(code(session.words().language())))
             .set("lang", text_or_none(found.lang))
             .set("terminal", found.terminal)
             .set("folder", found.folder ? folder_json(*found.folder) : Json())
             .text() +
         "\n";
}

}  // namespace

Result<Exit> doctor(Session& session) {
  const auto found = diagnose(session);
  if (!found) return tl::unexpected<Error>(found.error());
  const Exit exit = !found->folder || found->folder->readable ? Exit::done : Exit::folder;
  if (session.text("--format") == "json") {
    const auto shown = session.deliver(as_json(session, *found));
    return shown ? Result<Exit>(exit) : shown;
  }
  show_lines(session, *found);
  return exit;
}

}  // namespace mentor::cli
