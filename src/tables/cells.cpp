#include "cells.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace mentor::tables {
namespace {

constexpr std::string_view ascii_space = " \t\r\n\v\f";
constexpr std::array<std::string_view, 16> wide_spaces = {
    "\u00A0", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200A", "\u200B", "\u202F", "\u3000", "\uFEFF"};

std::size_t space_at_front(std::string_view text) {
  if (ascii_space.find(text.front()) != std::string_view::npos) return 1;
  for (const std::string_view space : wide_spaces) {
    if (text.substr(0, space.size()) == space) return space.size();
  }
  return 0;
}

std::size_t space_at_back(std::string_view text) {
  if (ascii_space.find(text.back()) != std::string_view::npos) return 1;
  for (const std::string_view space : wide_spaces) {
    if (text.size() >= space.size() && text.substr(text.size() - space.size()) == space) {
      return space.size();
    }
  }
  return 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = space_at_front(text);
    if (size == 0) break;
    text.remove_prefix(size);
  }
  while (!text.empty()) {
    const std::size_t size = space_at_back(text);
    if (size == 0) break;
    text.remove_suffix(size);
  }
  return text;
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = space_at_front(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::string number_text(double value) {
  if (value == 0) return "0";
  if (std::abs(value) < 1e21 && value == std::trunc(value)) return fmt::format("{:.0f}", value);
  return fmt::format("{:.15g}", value);
}

}  // namespace mentor::tables
