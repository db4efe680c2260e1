#include "forget_git.h"

#include <algorithm>
#include <map>
#include <set>

#include "file_leaks.h"
#include "forget_files.h"
#include "git.h"
#include "mentor/base/text.h"
#include "mentor/store/odd_names.h"

namespace mentor::cli {
namespace {

constexpr std::size_t most_shown = 20;

// Paths under which commits have the objects; the first of each.
using PathsOfObjects = std::map<std::string, std::string>;

Result<PathsOfObjects> paths_of_objects(Git& git) {
  const auto listed = git.run({"rev-list", "--all", "--objects"});
  if (!listed) return tl::unexpected<Error>(listed.error());
  PathsOfObjects paths;
  for (const std::string& line : split(*listed, "\n")) {
    const std::size_t space = line.find(' ');
    if (space != std::string::npos) paths.emplace(line.substr(0, space), line.substr(space + 1));
  }
  return paths;
}

// Looks at one object after the other; a name in a folder is looked at once.
class Looking {
 public:
  explicit Looking(PrivateCards card) : card_(std::move(card)) {}

  void look_at(const GitText& text) {
    if (text.is_folder) return look_at_names(text);
    bool read = true;
    bool named = false;
    for (const Finding& each : leaks_in_files({{text.object, text.bytes}}, card_)) {
      read = read && each.message.id != "leak-unscanned";
      named = named || each.severity == Severity::error;
    }
    if (named) found.push_back(text.object);
    if (!read && !named) unread.push_back(text.object);
  }

  // A name may be cut by the `/` of a path, which no single folder shows.
  void look_at_paths(const PathsOfObjects& paths) {
    std::vector<std::string> all;
    std::map<std::string, std::string> object_of;
    for (const auto& [object, path] : paths) {
      all.push_back(path);
      object_of.emplace(path, object);
    }
    for (const Finding& each : leaks_in_paths(all, card_))
      found.push_back(object_of.at(each.where.file));
  }

  std::vector<std::string> found;
  std::vector<std::string> unread;

 private:
  void look_at_names(const GitText& folder) {
    std::vector<std::string> fresh;
    for (const std::string& name : split(folder.bytes, "\n")) {
      if (seen_.insert(name).second) fresh.push_back(name);
    }
    if (!leaks_in_paths(fresh, card_).empty()) found.push_back(folder.object);
  }

  PrivateCards card_;
  std::set<std::string> seen_;
};

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

// The history itself, once git answers.
Result<void> look_through(Session& session, PersonId id, Git& git, GitTraces& traces) {
  const std::string hidden = "private/" + mentor::text(id) + ".yaml";
  const auto commits = git.run({"log", "--all", "--format=%h %cs", "--", hidden});
  if (commits) traces.commits = split(*commits, "\n");
  const auto card_commits = git.run(
      {"log", "--all", "-1", "--format=%h", "--", path_of(session.programme().people.at(id))});
  traces.has_card = card_commits && !card_commits->empty();
  const PrivateCards card = only(session, id);
  Looking looking(card);
  const auto looked = git.each_text([&](const GitText& text) { looking.look_at(text); });
  if (!looked) return tl::unexpected<Error>(looked.error());
  traces.looked_at = *looked;
  const auto paths = paths_of_objects(git);
  if (!paths) return tl::unexpected<Error>(paths.error());
  looking.look_at_paths(*paths);
  traces.traces = with_paths(std::move(looking.found), *paths);
  traces.unread = with_paths(std::move(looking.unread), *paths);
  auto refs = refs_named_after(git, card);
  if (!refs) return tl::unexpected<Error>(refs.error());
  traces.refs = std::move(*refs);
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

void add_history(const Words& words, const GitTraces& git, Document& act) {
  const auto looked = static_cast<std::int64_t>(git.looked_at);
  const bool any = !git.commits.empty() || !git.traces.empty() || !git.refs.empty();
  if (!any) {
    add_paragraph(act,
                  words.plural("The history of git does not have the name ({} object was looked "
                               "through).",
                               "The history of git does not have the name ({} objects were looked "
                               "through).",
                               looked));
  }
  add_list(act, words.tr("Old commits of git still have the private card:"), git.commits, words);
  add_list(act, words.tr("The history of git still has the name or a contact:"),
           shown_traces(words, git.traces), words);
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

Result<GitTraces> git_traces(Session& session, PersonId person) {
  Git git(session.world(), session.root());
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
