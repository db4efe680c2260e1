#include "leak_scan.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>

#include "file_leaks.h"
#include "git.h"
#include "mentor/base/text.h"
#include "mentor/checks/leaks.h"
#include "mentor/store/odd_names.h"
#include "mentor/store/schemas.h"
#include "names_in_git.h"

namespace mentor::cli {
namespace {

// Tables and exports/ have names by their nature: the .gitignore of init keeps them out of git.
bool is_left_out(const std::string& path) {
  return path.starts_with("exports/") || path.ends_with(".csv") || path.ends_with(".xlsx");
}

// What git sees, or would see if there was one.
Result<std::vector<std::string>> visible_to_git(Git& git,
                                                const Result<std::vector<std::string>>& others) {
  if (git.is_there()) return git.visible();
  auto paths = others;
  if (paths) std::erase_if(*paths, is_left_out);
  return paths;
}

struct Contents {
  FileMap files;
  Findings told;  ///< of files that nobody can read, or name
};

void tell_if_odd(const std::string& path, Contents& contents) {
  if (!is_odd_path(path)) return;
  contents.told.push_back({Severity::warning, {"odd-name", {}}, {path, 0, 0}});
}

// git keeps of a link where it points; what stands there is none of ours, nor is anything else that
// is no file.
void take_beside(Session& session, const std::string& path, Contents& contents) {
  namespace fs = std::filesystem;
  auto bytes = session.files().read(path);
  if (bytes && *bytes) contents.files[path] = std::move(**bytes);
  if (bytes || !session.has_names()) return;
  const std::string& why = bytes.error().message.id;
  if (why == "symlink-refused") {
    std::error_code error;
    contents.files[path] = fs::read_symlink(fs::path(session.root()) / path, error).string();
    return;
  }
  if (why == "not-a-file") return;
  contents.told.push_back({Severity::warning, {"leak-unscanned", {{"path", path}}}, {path, 0, 0}});
}

Result<Contents> contents_on_disk(Session& session, Git& git) {
  const auto listed = session.files().list();
  if (!listed) return tl::unexpected<Error>(listed.error());
  std::set<std::string> paths(listed->begin(), listed->end());
  Contents contents;
  for (const std::string& path : paths) {
    if (is_apart(path)) continue;
    auto bytes = session.files().read(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    if (*bytes) contents.files[path] = std::move(**bytes);
  }
  const auto others = session.files().others();
  const auto visible = visible_to_git(git, others);
  if (!visible) return tl::unexpected<Error>(visible.error());
  for (const std::string& path : *visible) {
    if (!paths.contains(path) && !is_apart(path)) take_beside(session, path, contents);
  }
  if (!others) return contents;
  for (const std::string& path : *others)
    tell_if_odd(path, contents);  // also in private/, which git never sees
  return contents;
}

Result<Contents> contents_staged(Git& git) {
  auto staged = git.staged();
  if (!staged) return tl::unexpected<Error>(staged.error());
  auto links = git.staged_links();
  if (!links) return tl::unexpected<Error>(links.error());
  staged->merge(*links);
  std::erase_if(*staged, [](const auto& file) { return is_apart(file.first); });
  Contents contents{std::move(*staged), {}};
  for (const auto& [path, bytes] : contents.files)
    tell_if_odd(path, contents);
  return contents;
}

std::vector<std::string> paths_of(const FileMap& files) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files)
    paths.push_back(path);
  return paths;
}

// `git commit -v` shows the change below a line of scissors, and takes it off.
std::string_view without_diff(std::string_view text) {
  constexpr std::string_view scissors = " ------------------------ >8 ------------------------\n";
  const std::size_t cut = text.find(scissors);
  if (cut == std::string_view::npos || cut == 0) return text;
  const std::size_t begin = cut - 1;  // the sign that comments begin with
  if (begin > 0 && text[begin - 1] != '\n') return text;
  std::string_view below = text.substr(cut + scissors.size());
  while (!below.empty() && below.front() == text[begin])
    below.remove_prefix(std::min(below.size(), below.find('\n') + 1));
  return below.empty() || below.starts_with("diff ") ? text.substr(0, begin) : text;
}

// What git put below a message for whoever writes it: lines of comment, one of them empty.
std::string_view without_template(std::string_view whole) {
  const std::string_view text = without_diff(whole);
  std::size_t end = text.size();
  bool has_empty = false;
  while (end > 0) {
    const std::size_t before = text.substr(0, end - 1).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(begin, end - begin);
    if (!line.starts_with('#') && !trim(line).empty()) break;
    has_empty = has_empty || trim(line) == "#";
    end = begin;
  }
  return has_empty ? text.substr(0, end) : text;
}

// A report or somebody's table with a name a line: what helps is to move it, so it is told once.
bool is_told_once(const std::string& path, std::size_t leaks) {
  constexpr std::size_t few = 3;
  return leaks > few && !file_kind_at(path);
}

Finding whole_file(const std::string& path, std::span<const Finding> leaks) {
  std::set<std::string> people;
  bool is_error = false;
  for (const Finding& each : leaks) {
    people.insert(arg(each.message, "person"));
    is_error = is_error || each.severity == Severity::error;
  }
  return {is_error ? Severity::error : Severity::warning,
          {"leak-file",
           {{"path", path},
            {"people", std::to_string(people.size())},
            {"count", std::to_string(leaks.size())}}},
          {path, 0, 0}};
}

// `leaks` are in the order of their files; so much of each path stands before that in the folder.
Findings by_file(const Findings& leaks, std::size_t before_path) {
  Findings told;
  for (std::size_t from = 0; from < leaks.size();) {
    const std::string& path = leaks[from].where.file;
    std::size_t to = from;
    while (to < leaks.size() && leaks[to].where.file == path)
      ++to;
    const std::span<const Finding> of_file(&leaks[from], to - from);
    if (is_told_once(path.substr(before_path), of_file.size())) {
      told.push_back(whole_file(path, of_file));
    } else {
      told.insert(told.end(), of_file.begin(), of_file.end());
    }
    from = to;
  }
  return told;
}

// Those who were forgotten have no name any more.
std::vector<std::string> people_without_names(Session& session) {
  std::vector<std::string> codes;
  for (const auto& [id, person] : session.state().people) {
    if (person.card == nullptr || person.forgotten) continue;
    if (!session.private_cards().contains(id)) codes.push_back(mentor::text(id));
  }
  return codes;
}

// Whoever is brought in by the same table has no code yet that could be written instead.
Message why_not_taken(const Finding& leak, const std::vector<PrivateCard>& brings) {
  const std::string& person = arg(leak.message, "person");
  std::vector<std::string> known;
  std::vector<std::string> brought;
  for (const std::string& code : split(person, ", ")) {
    const auto card = std::find_if(brings.begin(), brings.end(), [&](const PrivateCard& each) {
      return mentor::text(each.id) == code;
    });
    if (card == brings.end()) known.push_back(code);
    if (card != brings.end()) brought.push_back(full_name(card->name));
  }
  if (!known.empty()) return {"name-in-cell", {{"person", join(known, ", ")}}};
  return {"name-in-cell-of-newcomer", {{"person", join(brought, "; ")}}};
}

}  // namespace

bool is_apart(const std::string& path) {
  constexpr std::string_view notes = ".DS_Store";
  if (path.starts_with("private/") || path == notes || path.ends_with("/.DS_Store")) return true;
  const auto kinds = file_kinds();
  return path.starts_with("schemas/") &&
         std::any_of(kinds.begin(), kinds.end(),
                     [&](FileKind kind) { return path == schema_path(kind); });
}

Findings leaks_by_file(const FileMap& files, const PrivateCards& cards, std::size_t before_path) {
  return by_file(leaks_in_files(files, cards), before_path);
}

Result<Findings> scan_for_leaks(Session& session) {
  const bool staged = session.has("--staged");
  Git git(session.world(), session.root(), Fetching::as_needed,
          staged ? Repository::as_named : Repository::of_folder);
  const auto contents = staged ? contents_staged(git) : contents_on_disk(session, git);
  if (!contents) return tl::unexpected<Error>(contents.error());
  Findings findings = contents->told;
  const auto add = [&](const Findings& more) {
    findings.insert(findings.end(), more.begin(), more.end());
  };
  add(names_in_git(git, session.files()));
  add(leaks_in_paths(paths_of(contents->files), session.private_cards()));
  add(leaks_by_file(contents->files, session.private_cards()));
  for (Finding& each : findings)
    show_path(each);
  return findings;
}

Findings leaks_in(const std::vector<Change>& changes, const PrivateCards& cards) {
  std::vector<FileText> texts;
  for (const Change& change : changes) {
    if (!is_apart(change.path) && !change.bytes.empty())
      texts.push_back({change.path, change.bytes});
  }
  Findings told;
  if (texts.empty() || cards.empty()) return told;
  for (Finding leak : find_leaks(texts, cards)) {
    if (leak.message.id == "leak-unscanned") continue;  // a paper or a table of ours
    leak.where = {leak.where.file, 0, 0};
    if (std::find(told.begin(), told.end(), leak) == told.end()) told.push_back(std::move(leak));
  }
  return told;
}

NamesInCells names_in_texts(const std::set<std::string>& texts, const PrivateCards& cards,
                            const std::vector<PrivateCard>& brings) {
  PrivateCards all = cards;
  for (const PrivateCard& each : brings)
    all[each.id] = each;
  NamesInCells names;
  if (texts.empty() || all.empty()) return names;
  std::vector<FileText> scanned;
  for (const std::string& each : texts)
    scanned.push_back({each, each});
  for (const Finding& leak : find_leaks(scanned, all)) {
    if (leak.severity != Severity::error) continue;
    names.try_emplace(leak.where.file, why_not_taken(leak, brings));
  }
  return names;
}

NamesInCells names_in_cells(const Table& table, const PrivateCards& cards) {
  std::set<std::string> texts;
  for (const auto& row : table.rows) {
    for (const std::string& each : row.cells)
      texts.insert(squeeze(each));
  }
  return names_in_texts(texts, cards);
}

Findings leaks_in_message(const std::string& path, const std::string& text,
                          const PrivateCards& cards) {
  const FileText file{path, without_template(text)};
  return find_leaks({&file, 1}, cards);
}

bool tell_if_no_private(Session& session) {
  if (session.has_names()) return false;
  session.tell(
      session.words().tr("Names are not looked for: this copy has no private/ to know them from."));
  return true;
}

void tell_if_no_names(Session& session) {
  const Words& words = session.words();
  const std::vector<std::string> unknown = people_without_names(session);
  if (unknown.empty()) return;
  if (tell_if_no_private(session)) return;
  constexpr std::size_t most = 5;
  std::vector<std::string> shown = unknown;
  if (shown.size() > most) shown.resize(most);
  if (shown.size() < unknown.size()) shown.emplace_back("…");
  session.tell(
      words.plural("The name of {} person is not looked for, private/ does not have it: {}",
                   "The names of {} people are not looked for, private/ does not have them: {}",
                   static_cast<std::int64_t>(unknown.size()), join(shown, ", ")));
}

bool may_have_names(const std::string& bytes, const PrivateCards& cards) {
  const FileText file{"output", bytes};
  return !find_leaks({&file, 1}, cards).empty();
}

std::optional<std::string> path_in_folder(Session& session, const std::string& typed) {
  namespace fs = std::filesystem;
  const fs::path base = session.world().current_folder();
  // Through links: another way to the folder leads into it all the same.
  std::error_code error;
  const auto real = [&](const fs::path& path) {
    const fs::path found = fs::weakly_canonical(base / path, error);
    return (error ? base / path : found).lexically_normal().string();
  };
  const std::string path = real(typed);
  const std::string root = real(session.root()) + "/";
  if (session.root().empty() || !path.starts_with(root)) return std::nullopt;
  return path.substr(root.size());
}

std::optional<std::string> open_path_in_folder(Session& session, const std::string& typed) {
  auto inside = path_in_folder(session, typed);
  if (inside && inside->starts_with("private/")) return std::nullopt;
  return inside;
}

}  // namespace mentor::cli
