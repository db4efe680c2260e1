#include "pushed.h"

#include <algorithm>
#include <map>
#include <set>

#include "file_leaks.h"
#include "git.h"
#include "leak_scan.h"
#include "mentor/base/text.h"
#include "names_in_git.h"

namespace mentor::cli {
namespace {

constexpr std::size_t shown_digits = 10;

struct Ref {
  std::string object;
  std::string name_there;
  std::string object_there;
};

bool is_none(const std::string& object) {
  return object.find_first_not_of('0') == std::string::npos;
}

// A line is `<ref> <object> <ref there> <object there>`; what is to be deleted sends nothing.
Result<std::vector<Ref>> refs_in(const std::string& told) {
  std::vector<Ref> refs;
  for (const std::string& line : split(told, "\n")) {
    if (trim(line).empty()) continue;
    const std::vector<std::string> words = split(line, " ");
    if (words.size() != 4) return fail(Exit::usage, "pushed-line", {{"line", line}});
    if (!is_none(words[1])) refs.push_back({words[1], words[2], words[3]});
  }
  return refs;
}

struct Commit {
  std::string id;
  std::string message;
};

// Each comes as `commit <id>`, then between zero bytes the id, a line break and the message.
Result<std::vector<Commit>> new_commits(Git& git, const std::vector<Ref>& refs,
                                        const std::string& remote) {
  std::vector<std::string> ask = {"rev-list", "--reverse", "--ignore-missing",
                                  "--format=%x00%H%n%B%x00"};
  for (const Ref& each : refs)
    ask.push_back(each.object);
  ask.insert(ask.end(), {"--not", "--remotes=" + remote});
  for (const Ref& each : refs) {
    if (!is_none(each.object_there)) ask.push_back(each.object_there);
  }
  const auto told = git.list(ask);
  if (!told) return tl::unexpected<Error>(told.error());
  std::vector<Commit> commits;
  for (std::size_t i = 1; i < told->size(); i += 2) {
    const std::string& each = (*told)[i];
    const std::size_t end = std::min(each.find('\n'), each.size());
    commits.push_back({each.substr(0, end), each.substr(end)});
  }
  return commits;
}

// A file as a commit has it, where that is not as any commit before had it.
struct Version {
  std::size_t commit = 0;  ///< its index among the new ones
  std::string path;        ///< from the top of the work tree
  std::string object;
  bool is_text = true;  ///< a submodule is none
};

// `:<mode before> <mode> <object before> <object> <status>`; a merge of n sides has n colons, modes
// and objects before.
std::optional<Version> version_in(const std::string& told, const std::string& path) {
  const std::size_t sides = std::min(told.find_first_not_of(':'), told.size());
  const std::vector<std::string> words = split(told.substr(sides), " ");
  if (words.size() < 2 * sides + 2) return std::nullopt;
  const std::string& object = words[2 * sides + 1];
  if (is_none(object)) return std::nullopt;  // deleted
  return Version{0, path, object, words[sides] != "160000"};
}

Result<std::vector<Version>> versions_in(Git& git, const std::vector<Commit>& commits) {
  std::string ids;
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < commits.size(); ++i) {
    ids += commits[i].id + "\n";
    place[commits[i].id] = i;
  }
  const auto told = git.list(
      {"diff-tree", "--stdin", "-r", "-c", "--root", "--no-renames", "--raw", "--no-abbrev", "-z"},
      ids);
  if (!told) return tl::unexpected<Error>(told.error());
  std::vector<Version> versions;
  std::size_t commit = 0;
  for (std::size_t i = 0; i < told->size(); ++i) {
    if (!(*told)[i].starts_with(':')) {
      commit = place.at((*told)[i]);
    } else if (++i < told->size()) {
      auto version = version_in((*told)[i - 1], (*told)[i]);
      if (version) versions.push_back(std::move(*version));
      if (version) versions.back().commit = commit;
    }
  }
  return versions;
}

class Looking {
 public:
  Looking(Git& git, const PrivateCards& cards, std::vector<Commit> commits, std::string prefix)
      : git_(git), cards_(cards), commits_(std::move(commits)), prefix_(std::move(prefix)) {}

  Result<Findings> look() {
    auto versions = versions_in(git_, commits_);
    if (!versions) return tl::unexpected<Error>(versions.error());
    std::erase_if(*versions, [&](const Version& each) { return !each.path.starts_with(prefix_); });
    look_at_private(*versions);
    std::erase_if(*versions, [&](const Version& each) { return is_apart(inside(each)); });
    look_at_paths(*versions);
    if (auto looked = look_at_texts(*versions); !looked) {
      return tl::unexpected<Error>(looked.error());
    }
    look_at_messages();
    return first_of_each();
  }

 private:
  [[nodiscard]] std::string inside(const Version& version) const {
    return version.path.substr(prefix_.size());
  }

  // As git itself names a file in a commit.
  [[nodiscard]] std::string place_of(const Version& version) const {
    return commits_[version.commit].id.substr(0, shown_digits) + ":" + version.path;
  }

  void look_at_private(const std::vector<Version>& versions) {
    for (const Version& each : versions) {
      if (!inside(each).starts_with("private/")) continue;
      const auto ignored =
          git_.run({"cat-file", "blob", commits_[each.commit].id + ":" + prefix_ + ".gitignore"});
      if (ignored && keeps_names_in_git(*ignored)) continue;
      found_.push_back({Severity::error, {"pushed-private", {}}, {place_of(each), 0, 0}});
    }
  }

  void look_at_paths(const std::vector<Version>& versions) {
    std::map<std::string, const Version*> first;
    std::vector<std::string> paths;
    for (const Version& each : versions) {
      if (first.emplace(inside(each), &each).second) paths.push_back(inside(each));
    }
    for (Finding leak : leaks_in_paths(paths, cards_)) {
      leak.where.file = place_of(*first.at(leak.where.file));
      found_.push_back(std::move(leak));
    }
  }

  Result<void> look_at_texts(const std::vector<Version>& versions) {
    constexpr std::size_t most_bytes = std::size_t{32} << 20;
    std::map<std::string, std::vector<const Version*>> of_object;
    std::vector<std::string> objects;
    for (const Version& each : versions) {
      if (!each.is_text) continue;
      auto& same = of_object[each.object];
      if (same.empty()) objects.push_back(each.object);
      same.push_back(&each);
    }
    FileMap texts;
    std::size_t bytes = 0;
    const auto looked = git_.each_text_of(objects, [&](const GitText& text) {
      for (const Version* each : of_object[text.object]) {
        if (text.is_damaged) tell_unread(place_of(*each));
        texts[place_of(*each)] = text.bytes;
        bytes += text.bytes.size();
      }
      if (bytes < most_bytes) return;
      take_leaks(texts);
      bytes = 0;
    });
    if (!looked) return tl::unexpected<Error>(looked.error());
    take_leaks(texts);
    return {};
  }

  void tell_unread(const std::string& place) {
    found_.push_back({Severity::warning, {"leak-unscanned", {{"path", place}}}, {place, 0, 0}});
  }

  void take_leaks(FileMap& texts) {
    const Findings leaks = leaks_by_file(texts, cards_, shown_digits + 1 + prefix_.size());
    found_.insert(found_.end(), leaks.begin(), leaks.end());
    texts.clear();
  }

  void look_at_messages() {
    FileMap messages;
    for (const Commit& each : commits_)
      messages[each.id.substr(0, shown_digits)] = each.message;
    const Findings leaks = leaks_in_files(messages, cards_);
    found_.insert(found_.end(), leaks.begin(), leaks.end());
  }

  // The commits after one have what it has: it is told where it came in.
  Findings first_of_each() {
    std::map<std::string, std::size_t> order;
    for (std::size_t i = 0; i < commits_.size(); ++i)
      order[commits_[i].id.substr(0, shown_digits)] = i;
    const auto commit_of = [&](const Finding& each) {
      return order.at(each.where.file.substr(0, shown_digits));
    };
    std::stable_sort(found_.begin(), found_.end(), [&](const Finding& a, const Finding& b) {
      return commit_of(a) < commit_of(b);
    });
    std::set<std::vector<std::string>> seen;
    std::erase_if(found_, [&](const Finding& each) {
      const std::string path = each.where.file.substr(shown_digits);
      if (path.empty()) return false;  // a message is its commit's own
      return !seen.insert({path, each.message.id, arg(each.message, "person")}).second;
    });
    return std::move(found_);
  }

  Git& git_;
  const PrivateCards& cards_;
  std::vector<Commit> commits_;
  std::string prefix_;
  Findings found_;
};

Findings leaks_in_refs(const std::vector<Ref>& refs, const PrivateCards& cards) {
  std::vector<std::string> names;
  for (const Ref& each : refs)
    names.push_back(each.name_there);
  Findings leaks = leaks_in_paths(names, cards);
  for (Finding& each : leaks)
    each.message.id = "pushed-ref";
  return leaks;
}

// Of those that are objects with a message of their own.
Findings leaks_in_tags(Git& git, const std::vector<Ref>& refs, const PrivateCards& cards) {
  FileMap messages;
  for (const Ref& each : refs) {
    if (!each.name_there.starts_with("refs/tags/")) continue;
    const auto tag = git.run({"cat-file", "tag", each.object});
    if (tag) messages[each.name_there] = tag->substr(std::min(tag->find("\n\n"), tag->size()));
  }
  return leaks_in_files(messages, cards);
}

}  // namespace

Result<Findings> scan_pushed(Session& session) {
  const auto told = session.world().read_file("-");
  if (!told) return tl::unexpected<Error>(told.error());
  const auto refs = refs_in(*told);
  if (!refs) return tl::unexpected<Error>(refs.error());
  if (refs->empty()) return Findings();
  Git git(session.world(), session.root(), Fetching::as_needed, Repository::as_named);
  const auto prefix = git.run({"rev-parse", "--show-prefix"});
  if (!prefix) return tl::unexpected<Error>(prefix.error());
  auto commits = new_commits(git, *refs, session.text("--pushed"));
  if (!commits) return tl::unexpected<Error>(commits.error());
  const PrivateCards& cards = session.private_cards();
  auto findings = Looking(git, cards, std::move(*commits), std::string(trim(*prefix))).look();
  if (!findings) return findings;
  for (const Findings& more : {leaks_in_refs(*refs, cards), leaks_in_tags(git, *refs, cards)}) {
    findings->insert(findings->end(), more.begin(), more.end());
  }
  for (Finding& each : *findings)
    show_path(each);
  return findings;
}

}  // namespace mentor::cli
