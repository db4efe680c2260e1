// From a file's tree, once its shape has accepted it, to a value of the model. What a shape cannot
// say goes into `findings` as errors; the value must then not be used.
#pragma once

#include "mentor/model/programme.h"
#include "nodes.h"

namespace mentor {

[[nodiscard]] ProgrammeCard decode_programme_card(const Node& root, const SourceFile& file);
[[nodiscard]] Year decode_year(const Node& root, const SourceFile& file);
[[nodiscard]] Person decode_person(const Node& root, const SourceFile& file);
[[nodiscard]] Pair decode_pair(const Node& root, const SourceFile& file);
[[nodiscard]] PrivateCard decode_private(const Node& root);
[[nodiscard]] Questionnaire decode_questionnaire(const Node& root, const SourceFile& file);
[[nodiscard]] Answer decode_answer(const Node& item, const SourceFile& file);
[[nodiscard]] Proposal decode_proposal(const Node& root, const SourceFile& file);
[[nodiscard]] Roadmap decode_roadmap(const Node& root, const SourceFile& file, Findings& findings);
[[nodiscard]] MatchingRules decode_matching(const Node& root, const SourceFile& file,
                                            Findings& findings);

/// True for `2023-10-05`, `2023-10`, a range of them with `..`, all-year, as-needed, at-end.
[[nodiscard]] bool is_step_time(std::string_view text);

/// Checks and decodes one entry in one pass: no shape needs to have accepted it. False, with errors
/// in `findings`, when it departs from the shape of entries. Texts come out of the pool.
[[nodiscard]] bool decode_entry(const Node& item, const SourceFile& file, TextPool& texts,
                                Entry& entry, Findings& findings);

}  // namespace mentor
