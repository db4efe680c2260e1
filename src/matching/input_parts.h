// Parts of the input: short digests of what a proposal was made from, person by person.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "mentor/model/proposal.h"
#include "told.h"

namespace mentor::matching {

/// One person's digests.
struct Digests {
  std::uint32_t known = 0;    ///< facts that the form asks for, urgency, waiting, what is missing
  std::uint32_t pairs = 0;    ///< the pairs that may be made, with their points
  std::uint32_t ballot = 0;   ///< whom the person ranks and refuses
  std::optional<int> places;  ///< of a mentor; no digest, for pairs and free places tell it

  /// As it stands in a proposal: parted by full stops.
  [[nodiscard]] std::string text() const;
};

/// By code.
using People = std::map<std::string, Digests>;

[[nodiscard]] std::string digest_text(std::uint32_t digest);

/// The parts of the problem that the teller tells of; it must outlive them.
class Parts {
 public:
  explicit Parts(const Teller& teller);

  [[nodiscard]] std::string rules() const;

  /// Once: until then nobody has pairs. Those with the people named are left out.
  void add_pairs(const std::set<std::string>& without_mentees,
                 const std::set<std::string>& without_mentors);

  [[nodiscard]] const People& mentees() const { return mentees_; }
  [[nodiscard]] const People& mentors() const { return mentors_; }

 private:
  [[nodiscard]] std::uint32_t pair_bits(std::uint32_t mentee, std::size_t pair) const;
  [[nodiscard]] std::string removers(std::uint32_t mentee) const;
  [[nodiscard]] std::string said(PersonId person, Role role) const;
  [[nodiscard]] std::string mentor_of_now(PersonId mentee) const;
  void add_mentees();
  void add_mentors();

  const Teller& teller_;
  const Built& built_;
  const Problem& problem_;
  People mentees_;
  People mentors_;
};

/// What a proposal keeps of them.
[[nodiscard]] InputParts input_parts(const Teller& teller);

}  // namespace mentor::matching
