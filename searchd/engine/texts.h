// Stored documents as they were read and unpacked, kept for the next search: those used last.
//
//   Texts texts(std::size_t{64} << 20);
//   texts.find(docid 7)          null
//   texts.keep(docid 7, text)    what somebody read
//   texts.find(docid 7)          the same, until too many others came
//
// To read one again takes 20 µs: two blocks of the table, and the unpacking. A text that takes more than
// an eighth of the bytes is not kept. Of one commit of a database. Safe to use from several threads.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include <xapian.h>

namespace seogo::searchd::engine {

using Text = std::shared_ptr<const std::string>;

class Texts {
 public:
  explicit Texts(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  [[nodiscard]] Text find(Xapian::docid document);
  void keep(Xapian::docid document, const Text& text);
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Row {
    Xapian::docid document;
    Text text;
  };
  [[nodiscard]] static std::size_t bytes_of(const Text& text);

  std::size_t most_bytes_;
  mutable std::mutex mutex_;  // guards all below, and is held for a moment only
  std::size_t bytes_ = 0;
  std::list<Row> rows_;  // the one used last first
  std::unordered_map<Xapian::docid, std::list<Row>::iterator> places_;
};

}  // namespace seogo::searchd::engine
