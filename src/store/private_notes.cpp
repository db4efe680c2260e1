#include "private_notes.h"

#include <algorithm>

#include "encode.h"
#include "mentor/store/transaction.h"
#include "mentor/store/write_text.h"
#include "mentor/store/yaml_tree.h"
#include "yaml_places.h"

namespace mentor {
namespace {

using Entry = std::span<const MapEntry>::iterator;

// Where the line after the value of the key begins, in bytes: at the next key, or at the end.
std::size_t end_of_value(std::string_view source, const Node& root, Entry key) {
  if (key == root.entries().end() || key + 1 == root.entries().end()) return source.size();
  return static_cast<std::size_t>(line_of(source, (key + 1)->key.line()).data() - source.data());
}

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(count), ' ');
}

bool is_empty(const Node& notes) {
  return notes.is_nothing() || (notes.is_list() && notes.items().empty());
}

std::size_t end_of_token(std::string_view source, const Node& value, std::size_t begin) {
  return value.is_list() ? source.find(']', begin) + 1 : begin + value.text().size();
}

// `notes:`, `notes: ~`, `notes: []`: what stands for nothing gives way to a list below the key.
std::string begin_list(std::string_view source, const MapEntry& notes, const std::string& note) {
  const std::size_t begin =
      source.find(':', offset_of(source, notes.key.line(), notes.key.column())) + 1;
  std::size_t end = begin;
  if (notes.value.is_list() || !notes.value.text().empty()) {
    end = end_of_token(source, notes.value,
                       offset_of(source, notes.value.line(), notes.value.column()));
  }
  const std::string text = std::string(source.substr(0, begin)) + std::string(source.substr(end));
  const std::size_t next = std::min(text.find('\n', begin), text.size() - 1) + 1;
  const std::string line = spaces(notes.key.column() + 1) + "- " + note + "\n";
  return with_lines_added(std::string_view(text).substr(0, next), line) + text.substr(next);
}

}  // namespace

Result<Change> add_note(Files& files, const NewNote& added) {
  PrivateCard owner;
  owner.id = added.person;
  const std::string path = path_of(owner);
  auto bytes = files.read(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return fail(Exit::refused, "private-missing", {{"person", text(added.person)}});
  const YamlReading reading = read_yaml(std::move(**bytes), path);
  const Node& root = *reading.tree.root();
  if (root.layout() == Layout::flow) {
    return fail(Exit::folder, "card-in-braces", {{"path", path}},
                {path, root.line(), root.column()});
  }
  const auto notes = std::find_if(root.entries().begin(), root.entries().end(),
                                  [&](const MapEntry& each) { return each.key.text() == "notes"; });
  const bool has_key = notes != root.entries().end();
  const bool begins = has_key && is_empty(notes->value);
  if (has_key && !begins && notes->value.layout() == Layout::flow) {
    return fail(Exit::folder, "notes-in-brackets", {{"path", path}},
                {path, notes->value.line(), notes->value.column()});
  }
  const auto value = flow_value(encode_note(added.note));
  if (!value) return tl::unexpected(value.error());
  const std::string_view source = reading.tree.source();
  if (begins) return Change{ChangeKind::replace, path, begin_list(source, *notes, *value)};
  const std::size_t at = end_of_value(source, root, notes);
  const std::string line = has_key ? spaces(notes->value.column() - 1) + "- " + *value + "\n"
                                   : "notes:\n  - " + *value + "\n";
  return Change{ChangeKind::replace, path,
                with_lines_added(source.substr(0, at), line) + std::string(source.substr(at))};
}

}  // namespace mentor
