#include "mentor/store/edits.h"

#include <algorithm>
#include <map>
#include <set>

#include "byte_gate.h"
#include "line_nodes.h"
#include "mentor/base/text.h"
#include "mentor/store/schemas.h"
#include "mentor/store/write_text.h"
#include "mentor/store/yaml_tree.h"
#include "private_notes.h"
#include "second_reader.h"
#include "yaml_places.h"

namespace mentor {
namespace {

using Changes = std::vector<Change>;

template <class Card>
Result<void> create_all(const std::vector<Card>& cards, Result<std::string> (*text)(const Card&),
                        Changes& changes) {
  for (const Card& card : cards) {
    auto bytes = text(card);
    if (!bytes) return tl::unexpected(bytes.error());
    changes.push_back({ChangeKind::create, path_of(card), std::move(*bytes)});
  }
  return {};
}

void end_with_moment(const std::string& moment, Change& change) {
  if (!moment.empty()) change.bytes += "# " + moment + "\n";
}

Result<void> create_people(const Edits& edits, Changes& changes) {
  const std::size_t before = changes.size();
  if (auto done = create_all(edits.people, person_text, changes); !done) return done;
  for (std::size_t i = before; i < changes.size(); ++i)
    end_with_moment(edits.moment, changes[i]);
  return {};
}

// The two cards of somebody new tell one moment, so that it is seen when they are not of one
// person.
Result<void> create_private_cards(const Edits& edits, Changes& changes) {
  std::set<PersonId> fresh;
  for (const Person& person : edits.people)
    fresh.insert(person.id);
  const std::size_t before = changes.size();
  if (auto done = create_all(edits.private_cards, private_text, changes); !done) return done;
  for (std::size_t i = 0; i < edits.private_cards.size(); ++i) {
    if (fresh.contains(edits.private_cards[i].id))
      end_with_moment(edits.moment, changes[before + i]);
  }
  return {};
}

// The whole card gives way, also its comments, which may speak of the person; but for the moment of
// entering, which a stub tells when it has one.
Result<void> put_stubs(const std::vector<Person>& stubs, Changes& changes) {
  for (const Person& stub : stubs) {
    auto bytes = person_text(stub);
    if (!bytes) return tl::unexpected(bytes.error());
    changes.push_back({ChangeKind::replace, path_of(stub), std::move(*bytes)});
    end_with_moment(stub.entered, changes.back());
  }
  return {};
}

using LinesByPath = std::map<std::string, std::vector<std::string>>;

template <class Item>
Result<void> collect_lines(const std::vector<Item>& items, Result<std::string> (*line)(const Item&),
                           LinesByPath& lines) {
  for (const Item& item : items) {
    auto text = line(item);
    if (!text) return tl::unexpected(text.error());
    lines[path_of(item)].push_back(std::move(*text));
  }
  return {};
}

std::string joined(const std::vector<std::string>& lines, int indent) {
  std::string text;
  for (const std::string& line : lines)
    text.append(static_cast<std::size_t>(indent), ' ').append(line);
  return text;
}

std::string with_line_ends_of(std::string_view text, const std::string& lines) {
  const std::size_t end = text.find('\n');
  if (end == 0 || end == std::string_view::npos || text[end - 1] != '\r') return lines;
  std::string converted;
  for (const char c : lines) {
    if (c == '\n') converted += '\r';
    converted += c;
  }
  return converted;
}

// `[]`, perhaps with white space inside, gives way to the lines; a comment after it stays.
Change fill_brackets(const std::string& path, const Node& root, const std::string& source,
                     const std::vector<std::string>& lines) {
  const std::size_t begin = offset_of(source, root.line(), root.column());
  const std::size_t end = source.find(']', begin) + 1;
  std::string added = with_line_ends_of(source, joined(lines, 0));
  const std::string_view rest = std::string_view(source).substr(end);
  if (rest.starts_with("\n")) added.pop_back();
  if (rest.starts_with("\r\n")) added.resize(added.size() - 2);
  return {ChangeKind::replace, path, source.substr(0, begin) + added + source.substr(end)};
}

// True when the first line that says something is an item at the margin: of a file that is right,
// as what was read is, the rest then is more of that list.
bool begins_as_list(std::string_view bytes) {
  bytes.remove_prefix(bom_length(bytes));
  while (!bytes.empty()) {
    const auto line = take_line(bytes);
    if (!line) return false;
    if (!says_nothing(*line)) return line->starts_with("- ");
  }
  return false;
}

// `...` ends the document: what is added behind it would be another one.
bool ends_with_dots(std::string_view bytes) {
  const std::string_view all = trim(bytes);
  return all == "..." || all.ends_with("\n...");
}

Result<Change> add_lines(Files& files, const std::string& path, FileKind kind,
                         const std::vector<std::string>& lines) {
  auto bytes = files.read(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return Change{ChangeKind::append, path, modeline(kind) + joined(lines, 0)};
  if (ends_with_dots(**bytes)) {
    const auto ends = std::count((*bytes)->begin(), (*bytes)->end(), '\n');
    return fail(Exit::folder, "list-ended", {{"path", path}}, {path, static_cast<int>(ends), 0});
  }
  if (begins_as_list(**bytes)) return Change{ChangeKind::append, path, joined(lines, 0)};
  const YamlReading reading = read_yaml(std::move(**bytes), path);
  const Node* root = reading.tree.root();
  if (root == nullptr || !root->is_list())
    return Change{ChangeKind::append, path, joined(lines, 0)};
  if (root->layout() == Layout::block) {
    return Change{ChangeKind::append, path, joined(lines, root->column() - 1)};
  }
  if (root->items().empty()) return fill_brackets(path, *root, reading.tree.source(), lines);
  return fail(Exit::folder, "list-in-brackets", {{"path", path}},
              {path, root->line(), root->column()});
}

Result<void> add_all_lines(Files& files, const LinesByPath& by_path, FileKind kind,
                           Changes& changes) {
  for (const auto& [path, lines] : by_path) {
    auto change = add_lines(files, path, kind, lines);
    if (!change) return tl::unexpected(change.error());
    changes.push_back(std::move(*change));
  }
  return {};
}

Result<void> create_cards(Files& files, const Edits& edits, Changes& changes) {
  if (auto done = create_people(edits, changes); !done) return done;
  if (auto done = put_stubs(edits.stubs, changes); !done) return done;
  if (auto done = create_all(edits.pairs, pair_text, changes); !done) return done;
  if (auto done = create_all(edits.years, year_text, changes); !done) return done;
  if (auto done = create_all(edits.questionnaires, questionnaire_text, changes); !done) return done;
  if (auto done = create_all(edits.proposals, proposal_text, changes); !done) return done;
  for (const NewNote& note : edits.notes) {
    auto change = add_note(files, note);
    if (!change) return tl::unexpected(change.error());
    changes.push_back(std::move(*change));
  }
  return create_private_cards(edits, changes);
}

Result<void> append_lines(Files& files, const Edits& edits, Changes& changes) {
  LinesByPath journal;
  if (auto done = collect_lines(edits.entries, entry_line, journal); !done) return done;
  LinesByPath answers;
  if (auto done = collect_lines(edits.answers, answer_line, answers); !done) return done;
  if (auto done = add_all_lines(files, journal, FileKind::journal, changes); !done) return done;
  return add_all_lines(files, answers, FileKind::answers, changes);
}

// Every text is read by a second reader before it is written, but for a proposal: that is the
// program's own, some thousand lines of words that cards and answers were read with, and the strict
// reader reads it before it is written.
bool is_read_twice(const Change& change) {
  return file_kind_at(change.path) != FileKind::proposal;
}

}  // namespace

Result<std::vector<Change>> plan_changes(Files& files, const Edits& edits) {
  Changes changes;
  if (auto done = create_cards(files, edits, changes); !done) return tl::unexpected(done.error());
  if (auto done = append_lines(files, edits, changes); !done) return tl::unexpected(done.error());
  for (const Change& change : changes) {
    if (!is_read_twice(change)) continue;
    if (auto read = read_by_both(change.bytes, change.path); !read) {
      return tl::unexpected(read.error());
    }
  }
  for (const NewFile& file : edits.files)
    changes.push_back({ChangeKind::create, file.path, file.text});
  for (const std::string& path : edits.removals)
    changes.push_back({ChangeKind::remove, path, {}});
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.path < b.path; });
  return changes;
}

}  // namespace mentor
