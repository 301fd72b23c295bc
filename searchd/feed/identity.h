// What a feed reader knows an entry by: the same for ever, at whatever address the archive is asked.
//
//   entry_id("https://a.kr/news/1", "한빛일보")   https://a.kr/news/1: most articles are their address
//   entry_id("1234", "한빛일보")                  urn:uuid:…, made of both
//   comment_id(comment under 1234)             urn:uuid:…, of its article and its own id, or its words
//   feed_id("서고", "q=해고")                      urn:uuid:…, the same for all its pages
//
// Ids are unique in an archive, and so are these. Those made here are UUIDs of version 8 (RFC 9562) of
// SHA-256, because an archive has no name of its own for a tag: address to begin with. Never change how
// they are made: readers would see every article as new. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "searchd/engine/request.h"

namespace seogo::searchd::feed {

[[nodiscard]] std::string entry_id(std::string_view article, std::string_view site);
[[nodiscard]] std::string comment_id(const engine::CommentResult& comment);
[[nodiscard]] std::string feed_id(std::string_view archive, std::string_view query);

}  // namespace seogo::searchd::feed
