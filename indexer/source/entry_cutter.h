// Cuts a feed into its entries while the parser goes through it: feed.h has the form they get.
//
//   cutter.start("item", "item", {{"seogo-at", "8812:120"}});
//   cutter.start("title", "title", {});  cutter.text("돌담길에 핀 봄꽃");  cutter.end();
//   cutter.end();
//   cutter.take_cuts()      one entry: a capture with provenance {"feed.xml", 8812}, place "line 120"
//
// Knows nothing of the parser and throws nothing. Memory: one entry, limits::largest_capture at most.
// For one thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/source/capture.h"

namespace seogo::indexer::source {

struct XmlAttribute {
  std::string_view name;  // local
  std::string value;
};

// An entry that is over: a capture, or why there is none.
struct Cut {
  Capture capture;
  std::string place;
  std::string_view skipped;  // its kind
  std::string refused;       // the reason
};

class EntryCutter {
 public:
  // `offsets`: whether the bytes that entries are said to begin at are those of the file.
  EntryCutter(std::string file, bool offsets) : file_(std::move(file)), offsets_(offsets) {}

  // `name` is by feed_vocabulary.h, `local` as the feed writes it without its prefix.
  void start(std::string_view name, std::string_view local,
             const std::vector<XmlAttribute>& attributes);
  void end();
  void text(std::string_view text);

  [[nodiscard]] bool is_feed() const { return is_feed_; }  // asked once its root was started
  [[nodiscard]] std::vector<Cut> take_cuts() { return std::exchange(cuts_, {}); }

 private:
  void start_entry(const std::vector<XmlAttribute>& attributes);
  void start_field(std::string_view name, const std::vector<XmlAttribute>& attributes);
  void start_markup(std::string_view local, const std::vector<XmlAttribute>& attributes);
  void end_field();
  void end_entry();
  void end_of_feed_field(std::string_view parent);
  void write(std::string_view xml);
  [[nodiscard]] std::string address(std::string_view link) const;

  std::string file_;
  bool offsets_;
  bool is_feed_ = false;
  std::vector<Cut> cuts_;

  std::vector<std::string> path_;  // open elements, those of an entry's markup as ""
  std::string heard_;              // the text of the element at hand, its beginning
  std::string site_;
  std::string home_;  // the feed's link
  std::string login_;
  std::map<std::string, std::string> authors_;  // names by login

  std::size_t entry_depth_ = 0;   // depth of the entry at hand; 0 outside
  std::size_t unread_depth_ = 0;  // of the element whose content is passed over
  Cut cut_;
  std::string fields_;
  bool too_long_ = false;
  std::size_t field_began_ = 0;
  std::size_t field_text_ = 0;
  std::size_t nested_ = 0;  // fields of a field that are open
  bool field_is_markup_ = false;
  bool permalink_ = false;
  std::string link_;
  std::string guid_;
  std::string original_link_;
  std::string post_type_;
  std::string status_;
  bool password_ = false;
};

}  // namespace seogo::indexer::source
