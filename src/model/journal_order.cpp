// Fold order: what comes first is told by numbers; texts are made only for entries that these do
// not put in order.
#include <algorithm>
#include <array>
#include <charconv>
#include <compare>
#include <optional>

#include "canonical.h"
#include "mentor/model/entry.h"

namespace mentor {
namespace {

struct SortKey {
  std::uint64_t at = 0;    // the first eight bytes of the time, which are all of a right one
  std::uint64_t code = 0;  // of the person or pair, ordered as its text; 0 = another subject
  std::uint32_t day = 0;   // year, month and day as one number
  std::uint32_t index = 0;
  EventKind event = EventKind::enrolled;
};

std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < sizeof word; ++i) {
    word = word << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return word;
}

std::uint32_t day_number(Date date) {
  const auto year = static_cast<std::uint32_t>(static_cast<int>(date.year()));
  const unsigned month = static_cast<unsigned>(date.month());
  return (year * 100 + month) * 100 + static_cast<unsigned>(date.day());
}

// `P-1000` comes before `P-101`: digits are compared from the left, then the shorter first.
std::uint64_t ordered_as_text(std::uint32_t number) {
  constexpr std::uint64_t most_digits = 10;
  std::uint64_t digits = 3;  // at least: shorter numbers have zeros before them
  for (std::uint64_t limit = 1000; limit <= number; limit *= 10)
    ++digits;
  std::uint64_t aligned = number;
  for (std::uint64_t length = digits; length < most_digits; ++length)
    aligned *= 10;
  return aligned << 4U | digits;
}

std::uint64_t code_of(const Entry& entry) {
  constexpr std::uint64_t of_person = std::uint64_t{1} << 62U;
  constexpr std::uint64_t of_pair = std::uint64_t{2} << 62U;
  if (const auto pair = subject_pair(entry)) return of_pair | ordered_as_text(pair->number);
  if (const auto person = subject_person(entry)) return of_person | ordered_as_text(person->number);
  return 0;
}

SortKey sort_key(const Entry& entry, std::size_t index) {
  return {first_bytes(entry.at), code_of(entry), day_number(entry.date),
          static_cast<std::uint32_t>(index), entry.event};
}

// A text or a whole number as canonical_rest writes it, in `digits` if need be; nullopt of others.
using Digits = std::array<char, 24>;
std::optional<std::string_view> short_text(const Value& value, Digits& digits) {
  if (const auto* text = std::get_if<SharedText>(&value.is)) return text->view();
  const auto* number = std::get_if<std::int64_t>(&value.is);
  if (number == nullptr) return std::nullopt;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr;
  return std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

// The order of two texts whatever stands behind them: equal when one begins the other.
std::strong_ordering by_beginning(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  return a.substr(0, both) <=> b.substr(0, both);
}

// Values of one key that differ mostly tell without the text of the whole entry; equal = look
// there.
std::strong_ordering by_values(const Field& a, const Field& b) {
  Digits digits_a;
  Digits digits_b;
  const auto one = short_text(a.value, digits_a);
  const auto other = short_text(b.value, digits_b);
  if (!is_same(a.key, b.key) || !one || !other) return std::strong_ordering::equal;
  return by_beginning(*one, *other);
}

// As canonical_text orders entries of one subject: what they begin with alike needs no look.
std::strong_ordering by_rest(const Entry& a, const Entry& b) {
  const std::size_t both = std::min(a.fields.size(), b.fields.size());
  std::size_t same = 0;
  while (same < both && is_same(a.fields[same].key, b.fields[same].key) &&
         a.fields[same].value == b.fields[same].value) {
    ++same;
  }
  if (same < both) {
    const std::strong_ordering told = by_values(a.fields[same], b.fields[same]);
    if (told != std::strong_ordering::equal) return told;
  }
  return canonical_rest(a, same) <=> canonical_rest(b, same);
}

class Before {
 public:
  explicit Before(const std::vector<Entry>& journal) : journal_(journal) {}

  bool operator()(const SortKey& a, const SortKey& b) const {
    const std::strong_ordering order = compare(a, b);
    return order == std::strong_ordering::equal ? a.index < b.index : order < nullptr;
  }

 private:
  [[nodiscard]] std::strong_ordering compare(const SortKey& a, const SortKey& b) const {
    if (a.day != b.day) return a.day <=> b.day;
    if (a.at != b.at) return a.at <=> b.at;
    const Entry& one = journal_[a.index];
    const Entry& other = journal_[b.index];
    if ((a.at & 0xFFU) != 0 && one.at != other.at) return one.at <=> other.at;
    if (a.event != b.event) return a.event <=> b.event;
    if (a.code == 0 || b.code == 0) return canonical_text(one) <=> canonical_text(other);
    return a.code != b.code ? a.code <=> b.code : by_rest(one, other);
  }

  const std::vector<Entry>& journal_;
};

// Puts journal[keys[i].index] at i, for all i, in the room there is.
void put_in_order(std::vector<Entry>& journal, std::vector<SortKey>& keys) {
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    if (keys[i].index == i) continue;
    Entry lifted = std::move(journal[i]);
    std::uint32_t hole = i;
    for (std::uint32_t from = keys[hole].index; from != i; from = keys[hole].index) {
      journal[hole] = std::move(journal[from]);
      keys[hole].index = hole;
      hole = from;
    }
    journal[hole] = std::move(lifted);
    keys[hole].index = hole;
  }
}

}  // namespace

void sort_journal(std::vector<Entry>& journal) {
  std::vector<SortKey> keys;
  keys.reserve(journal.size());
  for (std::size_t i = 0; i < journal.size(); ++i)
    keys.push_back(sort_key(journal[i], i));
  // What is read anew stands behind what was in order: mostly two runs.
  const Before before(journal);
  const auto rest = std::is_sorted_until(keys.begin(), keys.end(), before);
  if (rest == keys.end()) return;
  if (!std::is_sorted(rest, keys.end(), before)) std::sort(rest, keys.end(), before);
  std::inplace_merge(keys.begin(), rest, keys.end(), before);
  put_in_order(journal, keys);
}

}  // namespace mentor
