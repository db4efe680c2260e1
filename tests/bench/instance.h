// Instance: reads the text format of the public matching instances (p, c, q, e lines).
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// A lot that spreads well and needs no digest: the instances have no names to digest.
inline std::uint64_t instance_lot(std::uint64_t mentee, std::uint64_t mentor) {
  std::uint64_t z = (mentee << 20 | mentor) + 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return (z ^ (z >> 31)) & Problem::max_lot;
}

inline std::string instance_id(char kind, std::uint64_t number) {
  std::string digits = std::to_string(number);
  return kind + std::string(7 - digits.size(), '0') + digits;
}

/// Numbers of one text, line by line.
class InstanceReader {
 public:
  explicit InstanceReader(std::string text) : text_(std::move(text)) {}

  Problem read() {
    Problem problem;
    problem.objective = {Level::served, Level::points};
    problem.rates.weights = 1000;
    for (std::uint32_t row = 0; at_ < text_.size(); skip_line())
      read_line(problem, row);
    while (problem.first.size() <= problem.mentees.size())
      problem.first.push_back(static_cast<std::uint32_t>(problem.mentor.size()));
    return problem;
  }

 private:
  std::int64_t number() {
    while (at_ < text_.size() && (text_[at_] < '0' || text_[at_] > '9'))
      ++at_;
    std::int64_t value = 0;
    const auto end = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value).ptr;
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }

  void skip_line() {
    while (at_ < text_.size() && text_[at_] != '\n')
      ++at_;
    ++at_;
  }

  void read_line(Problem& problem, std::uint32_t& row) {
    switch (text_[at_]) {
      case 'p':
        return read_sizes(problem);
      case 'c':
        return read_mentor(problem);
      case 'q':
        return read_mentee(problem);
      case 'e':
        return read_pair(problem, row);
      default:
        return;
    }
  }

  void read_sizes(Problem& problem) {
    problem.mentees.resize(static_cast<std::size_t>(number()));
    problem.mentors.resize(static_cast<std::size_t>(number()));
    const auto pairs = static_cast<std::size_t>(number());
    problem.mentor.reserve(pairs);
    problem.points.reserve(pairs);
    problem.lot.reserve(pairs);
    problem.marks.reserve(pairs);
    problem.wish.reserve(pairs);
    problem.preference.reserve(pairs);
  }

  void read_mentor(Problem& problem) {
    const auto j = static_cast<std::size_t>(number());
    problem.mentors.at(j) = {instance_id('M', j), static_cast<int>(number()), 0};
  }

  void read_mentee(Problem& problem) {
    const auto i = static_cast<std::size_t>(number());
    problem.mentees.at(i) = {instance_id('P', i), 3 - static_cast<int>(number())};
  }

  void read_pair(Problem& problem, std::uint32_t& row) {
    const auto mentee = static_cast<std::uint32_t>(number());
    for (; row < mentee; ++row)
      problem.first.push_back(static_cast<std::uint32_t>(problem.mentor.size()));
    problem.mentor.push_back(static_cast<std::uint32_t>(number()));
    problem.points.push_back(static_cast<std::int32_t>(number()));
    problem.lot.push_back(instance_lot(mentee, problem.mentor.back()));
    problem.wish.push_back(static_cast<std::uint16_t>(number()));
    problem.preference.push_back(static_cast<std::uint16_t>(number()));
    problem.marks.push_back(number() != 0 ? Mark::kept : 0);
  }

  std::string text_;
  std::size_t at_ = 0;
};

/// The instance of the file, or nothing when it cannot be opened.
inline std::optional<Problem> read_instance(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return InstanceReader(std::string(std::istreambuf_iterator<char>(in), {})).read();
}

}  // namespace mentor::matching
