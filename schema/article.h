// An archived article with its comments: what the indexer extracts and the index keeps.
//
//   title      OpenAI의 닷새, 샘 알트만 해고 및 복귀
//   authors    {김주성, 기자}
//   published  2023-12-11T18:32:00+09:00
//   body       paragraphs separated by one blank line ("\n\n"), no chrome
//   comments   {사계절, 2023-12-13T20:42:55+09:00, 기사 감사합니다!}
//
// All strings are valid UTF-8, kept as the page has them (not normalized). Plain values: no
// invariants beyond those `validate` checks, safe to copy and to read from several threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/day.h"

namespace seogo::schema {

struct Author {
  std::string name;  // 김주성
  std::string role;  // 기자, 특파원, 논설위원 …; may be empty
  bool operator==(const Author&) const = default;
};

// What a page says of its readers. Absent is not zero.
struct Counts {
  std::optional<std::int64_t> likes;
  std::optional<std::int64_t> dislikes;
  std::optional<std::int64_t> comments;
  std::optional<std::int64_t> shares;
  std::optional<std::int64_t> views;
  bool operator==(const Counts&) const = default;
};

struct Comment {
  std::string id;      // unique within its article; may be empty
  std::string parent;  // id of the comment this one replies to; empty at the top level
  std::string author;
  std::optional<Timestamp> posted;
  std::string text;
  std::int64_t likes = 0;
  std::int64_t dislikes = 0;
  bool operator==(const Comment&) const = default;
};

// Where an article was read from.
struct Provenance {
  std::string file;          // path as given, "-" for a stream
  std::uint64_t offset = 0;  // byte at which its capture starts
  bool operator==(const Provenance&) const = default;
};

// Another capture of the same page: when it was made, and where it stands.
struct Snapshot {
  std::optional<Timestamp> captured_at;
  Provenance provenance;
  bool operator==(const Snapshot&) const = default;
};

struct Article {
  std::string id;  // stable_id() where the source gives none
  std::string url;
  std::string site;     // 토큰포스트
  std::string section;  // 경제
  std::vector<std::string> tags;
  std::string title;
  std::string subtitle;
  std::vector<Author> authors;
  std::optional<Timestamp> published;
  std::optional<Timestamp> modified;
  std::string body;
  std::vector<std::string> subheadings;  // those paragraphs of body that are subheadings, in order
  std::vector<std::string> image_credits;
  std::string source_note;  // 해당 기사는 …에 게재되어 있으며 …
  std::string copyright;    // <저작권자 ⓒ …, 무단전재 및 재배포 금지>
  Counts counts;
  std::vector<Comment> comments;
  std::optional<Timestamp> captured_at;
  Provenance provenance;
  std::vector<Snapshot> other_captures;  // of the page; this article is what the newest one says
  std::string extra;  // keys of the source we have no field for: a JSON object's text, or empty
  bool operator==(const Article&) const = default;
};

// The identity of an article whose source names none: its URL (fragment dropped), else a hash of
// site, title and time of publication, else of title and body: "h-" and 32 hexadecimal digits. A
// page saved again with more comments thus keeps its identity.
[[nodiscard]] std::string stable_id(const Article& article);

[[nodiscard]] bool is_made_id(std::string_view id);  // one of these hashes

// A digest of everything but provenance, captured_at and other_captures: 16 bytes. Equal digests: nothing to
// update.
[[nodiscard]] std::string content_digest(const Article& article);

// Throws Error(input) if the article cannot be indexed: a blank body, an id longer than 2,000 bytes
// or with control characters, or bytes that are not UTF-8.
void validate(const Article& article);

}  // namespace seogo::schema
