// What the stored articles of one archive have in common, so that each is packed without saying it
// again: names of sites, copyright lines, common words. Trained once on some of them.
//
//   Samples samples; samples.add(encode(article)) …          until samples.enough()
//   std::shared_ptr<const Dictionary> dictionary = train(samples);
//   dictionary->id()      0x5EC2A9B1, of its bytes: documents that are packed with it name it so
//   dictionary->bytes()   some 200 KB, to be kept in the index as long as these documents
//
// A Dictionary never changes and is safe to share between threads, Samples are not.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::schema {

class Samples {
 public:
  // Whether a dictionary made of them pays: it costs a sixth of their bytes, and saves about as much
  // of them alone.
  [[nodiscard]] bool enough() const { return texts_.size() >= enough_bytes; }
  void add(std::string_view stored);  // once there are enough, nothing

  [[nodiscard]] std::string_view texts() const { return texts_; }
  [[nodiscard]] const std::vector<std::size_t>& sizes() const { return sizes_; }

 private:
  static constexpr std::size_t enough_bytes = std::size_t{1} << 20;
  static constexpr std::size_t longest = std::size_t{32} << 10;  // of one text, its beginning

  std::string texts_;  // one after another
  std::vector<std::size_t> sizes_;
};

class Dictionary {
 public:
  explicit Dictionary(std::string bytes);  // throws Error(index) where they are none
  ~Dictionary();
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  [[nodiscard]] static std::uint32_t id_of(std::string_view bytes);
  [[nodiscard]] std::uint32_t id() const { return id_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  struct Forms;  // zstd's, for packing.cc
  [[nodiscard]] const Forms& forms() const { return *forms_; }

 private:
  std::string bytes_;
  std::uint32_t id_;
  std::unique_ptr<Forms> forms_;
};

// Nothing where they are not enough, or have nothing in common.
[[nodiscard]] std::shared_ptr<const Dictionary> train(const Samples& samples);

}  // namespace seogo::schema
