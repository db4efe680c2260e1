#include "forget_git.h"

#include <algorithm>
#include <map>
#include <set>

#include "file_leaks.h"
#include "forget_files.h"
#include "forget_others.h"
#include "git.h"
#include "git_own_files.h"
#include "mentor/base/text.h"
#include "mentor/store/odd_names.h"

namespace mentor::cli {
namespace {

constexpr std::size_t most_shown = 20;

// Paths under which commits have the objects; the first of each.
using PathsOfObjects = std::map<std::string, std::string>;

struct History {
  PathsOfObjects paths;
  std::size_t missing = 0;
};

// A line is `<object> <path>`, or `?<object>` for one that is not here.
Result<History> history_of(Git& git) {
  const auto listed = git.run({"rev-list", "--all", "--objects", "--missing=print"});
  if (!listed) return tl::unexpected<Error>(listed.error());
  History history;
  for (const std::string& line : split(*listed, "\n")) {
    const std::size_t space = line.find(' ');
    if (line.starts_with('?')) {
      ++history.missing;
    } else if (space != std::string::npos) {
      history.paths.emplace(line.substr(0, space), line.substr(space + 1));
    }
  }
  return history;
}

bool has_path(const PathsOfObjects& paths, const std::string& path) {
  return std::any_of(paths.begin(), paths.end(),
                     [&](const auto& each) { return ("/" + each.second).ends_with("/" + path); });
}

// An address may have a password in it.
std::string without_user(const std::string& address) {
  const std::size_t begin = address.find("://");
  if (begin == std::string::npos) return address;
  const std::size_t host = begin + 3;
  const std::size_t at = address.substr(0, address.find('/', host)).rfind('@');
  return at == std::string::npos || at < host ? address
                                              : address.substr(0, host) + address.substr(at + 1);
}

// A line is `<name><tab><address> (fetch)`, with more words behind it.
std::vector<std::string> sources_of(Git& git) {
  std::vector<std::string> sources;
  const auto remotes = git.run({"remote", "-v"});
  for (const std::string& line : split(remotes.value_or(""), "\n")) {
    const std::size_t tab = line.find('\t');
    const std::size_t end = line.find(" (fetch)");
    if (tab == std::string::npos || end == std::string::npos || end < tab) continue;
    sources.push_back(line.substr(0, tab) + " " +
                      without_user(line.substr(tab + 1, end - tab - 1)));
  }
  return sources;
}

// Looks at one object after the other; a name in a folder is looked at once.
class Looking {
 public:
  Looking(PrivateCards card, const PathsOfObjects& paths) : card_(std::move(card)), paths_(paths) {}

  void look_at(const GitText& text) {
    if (text.is_damaged) return damaged.push_back(text.object);
    if (text.is_folder) return look_at_names(text);
    bool read = true;
    bool named = false;
    Findings leaks = leaks_in_files({{text.object, text.bytes}}, card_);
    if (!leaks.empty() && is_of_another(text.object) && !take_own(leaks, text.bytes).empty()) {
      of_others.push_back(text.object);
    }
    for (const Finding& each : leaks) {
      read = read && each.message.id != "leak-unscanned";
      named = named || each.severity == Severity::error;
    }
    if (named) found.push_back(text.object);
    if (!read && !named) unread.push_back(text.object);
  }

  // A name may be cut by the `/` of a path, which no single folder shows.
  void look_at_paths() {
    std::vector<std::string> all;
    std::map<std::string, std::string> object_of;
    for (const auto& [object, path] : paths_) {
      all.push_back(path);
      object_of.emplace(path, object);
    }
    for (const Finding& each : leaks_in_paths(all, card_))
      found.push_back(object_of.at(each.where.file));
  }

  std::vector<std::string> found;
  std::vector<std::string> of_others;
  std::vector<std::string> unread;
  std::vector<std::string> damaged;

 private:
  [[nodiscard]] bool is_of_another(const std::string& object) const {
    const auto path = paths_.find(object);
    const auto owner = path == paths_.end() ? std::nullopt : owner_of_card(path->second);
    return owner && !card_.contains(*owner);
  }

  void look_at_names(const GitText& folder) {
    std::vector<std::string> fresh;
    for (const std::string& name : split(folder.bytes, "\n")) {
      if (seen_.insert(name).second) fresh.push_back(name);
    }
    if (!leaks_in_paths(fresh, card_).empty()) found.push_back(folder.object);
  }

  PrivateCards card_;
  const PathsOfObjects& paths_;
  std::set<std::string> seen_;
};

// The cards themselves are told in words of their own.
std::vector<std::string> named_by_code(const PathsOfObjects& paths, PersonId person) {
  const std::string card = mentor::text(person) + ".yaml";
  std::vector<std::string> named;
  for (const auto& [object, path] : paths) {
    const bool of_card = ("/" + path).ends_with("/people/" + card) || owner_of_card(path) == person;
    if (!of_card && is_named_by_code(path, person)) named.push_back(object);
  }
  return named;
}

std::vector<GitTrace> with_paths(std::vector<std::string> objects, const PathsOfObjects& paths) {
  std::sort(objects.begin(), objects.end());
  objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
  std::vector<GitTrace> traces;
  for (const std::string& object : objects) {
    const auto path = paths.find(object);
    traces.push_back(
        {object.substr(0, 10), path == paths.end() ? std::string() : shown_path(path->second)});
  }
  return traces;
}

Result<std::vector<std::string>> refs_named_after(Git& git, const PrivateCards& card) {
  const auto refs = git.run({"for-each-ref", "--format=%(refname)"});
  if (!refs) return tl::unexpected<Error>(refs.error());
  std::vector<std::string> found;
  for (const Finding& each : leaks_in_paths(split(*refs, "\n"), card))
    found.push_back(each.where.file);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// git cannot tell who changed a file where it has not got every folder.
bool has_card(Session& session, PersonId id, Git& git, const PathsOfObjects& paths) {
  const std::string card = path_of(session.programme().people.at(id));
  const auto commits = git.run({"log", "--all", "-1", "--format=%h", "--", card});
  return commits ? !commits->empty() : has_path(paths, card);
}

// The history itself, once git answers.
Result<void> look_through(Session& session, PersonId id, Git& git, GitTraces& traces) {
  const std::string hidden = "private/" + mentor::text(id) + ".yaml";
  const auto commits = git.run({"log", "--all", "--format=%h %cs", "--", hidden});
  if (commits) traces.commits = split(*commits, "\n");
  auto history = history_of(git);
  traces.unlisted = !history;  // a damaged folder or commit: the objects are looked at all the same
  if (!history) history = History{};
  const PrivateCards card = only(session, id);
  traces.named_here = !card.empty();
  Looking looking(card, history->paths);
  const auto looked = git.each_text([&](const GitText& text) { looking.look_at(text); });
  if (!looked) return tl::unexpected<Error>(looked.error());
  traces.looked_at = *looked;
  looking.look_at_paths();
  traces.missing = history->missing;
  traces.has_card = has_card(session, id, git, history->paths);
  traces.traces = with_paths(std::move(looking.found), history->paths);
  traces.of_others = with_paths(std::move(looking.of_others), history->paths);
  traces.named = with_paths(named_by_code(history->paths, id), history->paths);
  traces.unread = with_paths(std::move(looking.unread), history->paths);
  traces.damaged = with_paths(std::move(looking.damaged), history->paths);
  traces.own = own_files_with_name(session.world(), git, card);
  traces.indexed = staged_paths_with_name(git, card);
  auto refs = refs_named_after(git, card);
  if (!refs) return tl::unexpected<Error>(refs.error());
  traces.refs = std::move(*refs);
  const auto shallow = git.run({"rev-parse", "--is-shallow-repository"});
  traces.shallow = shallow && trim(*shallow) == "true";
  if (is_partial(traces)) traces.sources = sources_of(git);
  return {};
}

// --- the act -------------------------------------------------------------------------------------

void add_paragraph(Document& act, std::string text) {
  act.blocks.emplace_back(doc::Paragraph{std::move(text)});
}

void add_list(Document& act, std::string title, std::vector<std::string> lines,
              const Words& words) {
  if (lines.empty()) return;
  add_paragraph(act, std::move(title));
  act.blocks.emplace_back(doc::List{doc::ListKind::bullets, first_lines(std::move(lines), words)});
}

std::vector<std::string> shown_traces(const Words& words, const std::vector<GitTrace>& traces) {
  std::vector<std::string> shown;
  for (const GitTrace& each : traces) {
    shown.push_back(each.path.empty() ? words.tr("object {}", each.object)
                                      : words.tr("{} (object {})", each.path, each.object));
  }
  return shown;
}

void add_damaged(const Words& words, const GitTraces& git, Document& act) {
  if (git.unlisted) {
    add_paragraph(act, words.tr("git could not go through its commits (see git fsck), so not every "
                                "object of the history is known, nor where it was."));
  }
  add_list(act,
           words.plural("{} object of git's history is damaged, and nobody could look through it. "
                        "Look for it in another copy:",
                        "{} objects of git's history are damaged, and nobody could look through "
                        "them. Look for them in another copy:",
                        static_cast<std::int64_t>(git.damaged.size())),
           shown_traces(words, git.damaged), words);
}

void add_what_is_not_here(const Words& words, const GitTraces& git, Document& act) {
  add_damaged(words, git, act);
  if (!git.shallow && git.missing == 0) return;
  if (git.shallow) {
    add_paragraph(act, words.tr("Not all of the history of git is here: the commits before the "
                                "oldest one were never fetched (a shallow clone), and they were "
                                "not looked through."));
  }
  if (git.missing > 0) {
    add_paragraph(act, words.plural("Not all of the history of git is here: {} object that it "
                                    "names is missing, and it was not looked through.",
                                    "Not all of the history of git is here: {} objects that it "
                                    "names are missing, and they were not looked through.",
                                    static_cast<std::int64_t>(git.missing)));
  }
  const std::string where = git.sources.empty()
                                ? words.tr("where this clone was made from, and in every whole one")
                                : join(git.sources, ", ");
  add_paragraph(act, words.tr("What is not here may have the name. Look for it there: {}.", where));
}

void add_history(const Words& words, const GitTraces& git, Document& act) {
  const auto looked = static_cast<std::int64_t>(git.looked_at);
  const bool clean = git.named_here && git.commits.empty() && git.traces.empty() &&
                     git.refs.empty() && git.own.empty() && git.indexed.empty();
  if (clean && is_partial(git)) {
    add_paragraph(act, words.plural("What is here of the history of git does not have the name ({} "
                                    "object was looked through).",
                                    "What is here of the history of git does not have the name ({} "
                                    "objects were looked through).",
                                    looked));
  } else if (clean) {
    add_paragraph(act,
                  words.plural("The history of git does not have the name ({} object was looked "
                               "through).",
                               "The history of git does not have the name ({} objects were looked "
                               "through).",
                               looked));
  }
  add_what_is_not_here(words, git, act);
  add_list(act, words.tr("Old commits of git still have the private card:"), git.commits, words);
  add_list(act, words.tr("The history of git still has the name or a contact:"),
           shown_traces(words, git.traces), words);
  add_list(act,
           words.tr("The history of git has cards in which the same name or contact is their "
                    "owners' own; leave it:"),
           shown_traces(words, git.of_others), words);
  add_list(
      act,
      words.tr("The history of git has files that are named by the code; look what they have:"),
      shown_traces(words, git.named), words);
  add_list(act, words.tr("Files of git itself have the name or a contact; take it out of them:"),
           git.own, words);
  add_list(act, words.tr("What is staged has paths with the name; rename the files:"), git.indexed,
           words);
  add_list(act, words.tr("Branches or tags of git are named after the person; rename them:"),
           git.refs, words);
  add_list(act,
           words.tr("These objects of git's history are no text that the program can look through. "
                    "Look whether the person is in them:"),
           shown_traces(words, git.unread), words);
  if (git.commits.empty() && git.traces.empty()) return;
  add_paragraph(
      act,
      words.tr("A new commit does not remove that. Rewrite the history with git filter-repo, in "
               "every clone, and destroy the old copies; until then the data are not destroyed."));
}

}  // namespace

bool is_partial(const GitTraces& git) {
  return git.shallow || git.missing > 0 || git.unlisted || !git.damaged.empty();
}

Result<GitTraces> git_traces(Session& session, PersonId person) {
  Git git(session.world(), session.root(), Fetching::never);
  GitTraces traces;
  GitAnswer answer = git.ask();
  traces.there = answer.there;
  traces.refusal = std::move(answer.refusal);
  if (!traces.there) return traces;
  if (auto looked = look_through(session, person, git, traces); !looked) {
    return tl::unexpected<Error>(looked.error());
  }
  return traces;
}

void add_git(Session& session, const GitTraces& git, PersonId person, Document& act) {
  const Words& words = session.words();
  if (git.refusal) {
    return add_paragraph(
        act, words.tr("There is a repository of git here, but it could not be asked ({}). Whether "
                      "its history has the name is not known: look, or ask the owner of the "
                      "repository.",
                      session.say(*git.refusal)));
  }
  if (!git.there) return add_paragraph(act, words.tr("The folder is not under git here."));
  add_history(words, git, act);
  if (!git.has_card) return;
  add_paragraph(act, words.tr("The history of git keeps the card {} as it was, with the facts of "
                              "its answers.",
                              path_of(session.programme().people.at(person))));
}

std::vector<std::string> first_lines(std::vector<std::string> lines, const Words& words) {
  if (lines.size() <= most_shown) return lines;
  const auto more = static_cast<std::int64_t>(lines.size() - most_shown);
  lines.resize(most_shown);
  lines.push_back(words.plural("and {} more", "and {} more", more));
  return lines;
}

}  // namespace mentor::cli
