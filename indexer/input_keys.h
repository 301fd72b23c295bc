// Which inputs have an article: the keys of their records (input_record.h), as its document bears them.
//
//   add_input_keys(document, {"4be0…"});     the term XF4be0…, by which the articles of an input are found,
//   input_keys(document)                     and 16 bytes a key in inputs_slot, by which a document tells
//
// Keys are hexadecimal digests. Documents of a bulk build have no term lists (term_lists.h), so the slot
// says what the terms say. Throws Error(index) for a damaged slot; Xapian errors pass through.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace seogo::indexer {

[[nodiscard]] std::vector<std::string> input_keys(const Xapian::Document& document);
void add_input_keys(Xapian::Document& document, const std::vector<std::string>& keys);

// Instead of those that it has.
void set_input_keys(Xapian::Document& document, const std::vector<std::string>& keys);

[[nodiscard]] std::string input_term(const std::string& key);
[[nodiscard]] std::string inputs_value(const std::vector<std::string>& keys);

// Of documents before format 6, which had no such slot.
[[nodiscard]] std::vector<std::string> input_keys_in_terms(const Xapian::Document& document);

}  // namespace seogo::indexer
