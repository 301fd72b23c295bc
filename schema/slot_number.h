// Whole numbers as values of slots: bytes that stand in the order of the numbers.
//
//   slot_value(0)  80      slot_value(16)  81 10      slot_value(-1)  7F      slot_value(-2)  7E FE
//   slot_number(slot_value(1702287120)) == 1702287120
//
// The first byte says the sign and how many bytes follow, the highest first; of negative numbers
// both are turned around. All of 64 bits, exactly. Xapian's own sortable_serialise is not in order
// below zero: of pairs of times some seconds apart it turns one in sixty around (found by comparing;
// Xapian 1.4.22). slot_number throws Error(index) for other bytes. Pure; safe to call from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seogo::schema {

[[nodiscard]] std::string slot_value(std::int64_t number);
[[nodiscard]] std::int64_t slot_number(std::string_view value);

}  // namespace seogo::schema
