// Seeds and dictionaries of the fuzz targets, as files that people can read and add to.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace mentor::fuzz {

using Texts = std::vector<std::string>;

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Texts parted(const std::string& text, const std::string& separator) {
  Texts parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

/// Seeds stand between lines `====`, or one on each line where there is no such line.
inline Texts seeds_in(const std::string& text) {
  const std::string bar = "\n====\n";
  return parted(text, text.find(bar) == std::string::npos ? "\n" : bar);
}

/// Words of a dictionary of libFuzzer: a line `"word"` each, with `\"`, `\\` and `\xNN`.
inline Texts words_in(const std::string& text) {
  Texts words;
  for (const std::string& line : parted(text, "\n")) {
    if (line.size() < 2 || line.front() != '"') continue;
    std::string word;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      if (line[i] != '\\') {
        word += line[i];
      } else if (line[i + 1] == 'x') {
        word += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
        i += 3;
      } else {
        word += line[++i];
      }
    }
    words.push_back(word);
  }
  return words;
}

}  // namespace mentor::fuzz
