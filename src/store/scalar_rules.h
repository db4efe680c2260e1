// What counts as a number or a truth value in a file: the reader and the schemas share these.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mentor {

/// Decimal digits without leading zeros, perhaps a minus; nullopt for anything else and what does
/// not fit in 64 bits.
[[nodiscard]] std::optional<std::int64_t> strict_integer(std::string_view text);

/// A strict integer, perhaps with a point and digits.
[[nodiscard]] bool is_strict_number(std::string_view text);

constexpr std::array<std::string_view, 9> words_for_true = {"true", "True", "TRUE", "yes", "Yes",
                                                            "YES",  "да",   "Да",   "ДА"};
constexpr std::array<std::string_view, 9> words_for_false = {"false", "False", "FALSE", "no", "No",
                                                             "NO",    "нет",   "Нет",   "НЕТ"};
[[nodiscard]] std::optional<bool> truth_value(std::string_view text);

/// How a YAML 1.2 editor (core schema) takes a plain scalar.
enum class CoreType { text, number, boolean, nothing };
[[nodiscard]] CoreType core_type(std::string_view plain);

}  // namespace mentor
