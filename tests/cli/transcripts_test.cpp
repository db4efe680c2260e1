// Plays every transcript below tests/cli. `test_cli_transcripts --rewrite FILE…` rewrites the
// expectations of the files named; the result is then read by a person before it is committed.
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "transcript.h"

namespace fs = std::filesystem;

namespace {

const std::string root = std::string(MENTOR_SOURCE_DIR) + "/tests/cli";

std::vector<std::string> all_transcripts() {
  std::vector<std::string> files;
  for (const auto& each : fs::recursive_directory_iterator(root)) {
    if (each.path().extension() == ".test") files.push_back(each.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

int rewrite(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const std::string text = mentor::cli::rewritten_transcript(file, root + "/folders");
    std::ofstream(file, std::ios::binary) << text;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  if (!files.empty() && files.front() == "--rewrite") {
    files.erase(files.begin());
    return rewrite(files);
  }
  if (files.empty()) files = all_transcripts();
  std::size_t failed = 0;
  for (const std::string& file : files) {
    const auto problems = mentor::cli::play_transcript(file, root + "/folders");
    for (const std::string& problem : problems)
      std::cerr << problem << "\n";
    failed += problems.empty() ? 0 : 1;
  }
  std::cout << files.size() - failed << " of " << files.size() << " transcripts as told\n";
  return failed == 0 && !files.empty() ? 0 : 1;
}
