// What is wrong with the comments' database of a generation: with its tables, or with what it has
// beside what is stored with the articles.
//
//   comment_findings(directory, "gen-000002")
//   →  {}   or   {"gen-000002: the comments of 3 articles are not those stored with them, first of
//       document 71"}
//
// Every comment is compared. Comments that are a batch behind (schema/comment_batch.h) are a finding
// unless a writer is at work, which is about to bring them. Damage is a finding, not an error.
#pragma once

#include <string>
#include <vector>

#include "schema/generation.h"

namespace seogo::indexer {

[[nodiscard]] std::vector<std::string> comment_findings(const schema::IndexDirectory& directory,
                                                        const std::string& generation);

}  // namespace seogo::indexer
