// Stored documents as they were read and unpacked, kept for the next search: those used last.
//
//   Texts texts(std::size_t{64} << 20, text_parts);
//   texts.keep(docid 7, text)    what somebody read
//   texts.find(docid 7)          the same, until too many others came
//
// Of one commit of a database. Safe to use from several threads.
#pragma once

#include <cstddef>
#include <string>

#include <xapian.h>

#include "searchd/engine/recent.h"

namespace seogo::searchd::engine {

using Texts = Recent<Xapian::docid, std::string>;
using Text = Texts::Kept;

inline constexpr std::size_t text_parts = 8;  // a text may take one of so many parts of all bytes

}  // namespace seogo::searchd::engine
