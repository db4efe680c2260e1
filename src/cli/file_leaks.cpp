#include "file_leaks.h"

#include <algorithm>
#include <deque>

#include "mentor/checks/leaks.h"
#include "mentor/store/odd_names.h"
#include "mentor/tables/file_texts.h"

namespace mentor::cli {
namespace {

Finding unscanned(const std::string& path) {
  return {Severity::warning, {"leak-unscanned", {{"path", path}}}, {path, 0, 0}};
}

void tell_file(Finding& finding, const std::string& path) {
  finding.where.file = path;
  for (Arg& argument : finding.message.args) {
    if (argument.name == "path") argument.value = path;
  }
}

std::string ending_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? std::string() : name.substr(dot);
}

// Texts to be searched, with the parts of files under names of their own.
class Texts {
 public:
  void add(const std::string& path, const std::string& bytes, Findings& findings) {
    auto inside = texts_of_file(bytes);
    if (!inside || inside->also_as_it_stands) texts.push_back({path, bytes});
    if (!inside) return;
    if (!inside->whole) findings.push_back(unscanned(path));
    for (FilePart& part : inside->parts) {
      add_part(path, words_of_path(part.name), "");
      add_part(path, std::move(part.bytes), ending_of(part.name));
    }
  }

  // What is found in a part is told of its file.
  void tell_files(Findings& findings) const {
    for (Finding& each : findings) {
      const auto file = files_.find(each.where.file);
      if (file == files_.end()) continue;
      tell_file(each, file->second);
      each.where = {file->second, 0, 0};
    }
  }

  std::vector<FileText> texts;

 private:
  // The ending says how escapes in it are read.
  void add_part(const std::string& path, std::string bytes, const std::string& ending) {
    if (bytes.empty()) return;
    const std::string name = path + "/" + std::to_string(kept_.size()) + "\n" + ending;
    files_.emplace(name, path);
    kept_.push_back(std::move(bytes));
    texts.push_back({name, kept_.back()});
  }

  std::deque<std::string> kept_;
  std::map<std::string, std::string> files_;  // of parts
};

}  // namespace

void show_path(Finding& finding) {
  tell_file(finding, shown_path(finding.where.file));
}

std::string words_of_path(std::string path) {
  for (char& c : path) {
    if (std::string_view("/_.\\\t\n\r").find(c) != std::string_view::npos) c = ' ';
  }
  return path;
}

Findings leaks_in_files(const FileMap& files, const PrivateCards& cards) {
  if (cards.empty()) return {};
  Findings leaks;
  Texts texts;
  for (const auto& [path, bytes] : files)
    texts.add(path, bytes, leaks);
  const Findings found = find_leaks(texts.texts, cards);
  leaks.insert(leaks.end(), found.begin(), found.end());
  texts.tell_files(leaks);
  sort_findings(leaks);
  leaks.erase(std::unique(leaks.begin(), leaks.end()), leaks.end());
  return leaks;
}

Findings leaks_in_paths(const std::vector<std::string>& paths, const PrivateCards& cards) {
  std::vector<std::string> words;
  for (const std::string& path : paths)
    words.push_back(words_of_path(path));
  std::vector<FileText> texts;
  for (const std::string& path : paths)
    texts.push_back({path, words[texts.size()]});
  Findings leaks;
  for (const Finding& leak : find_leaks(texts, cards)) {
    if (leak.severity != Severity::error) continue;
    leaks.push_back({Severity::error,
                     {"leak-path", {{"person", arg(leak.message, "person")}}},
                     {leak.where.file, 0, 0}});
  }
  return leaks;
}

}  // namespace mentor::cli
