// Stored data as they stand in an index: packed articles, the dictionary they were packed with, and
// the marks of comments.
#include "schema/packing.h"

#include "schema/article_codec.h"
#include "schema/comment_document.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

// Of any text: no dictionary has to be trained.
const schema::Dictionary& dictionary() {
  static const schema::Dictionary known(
      "물빛신문 첫눈이 내린 아침, 시청 앞 광장에 사람들이 모였다. ");
  return known;
}

const fuzz::Target target("packing", [](std::string_view bytes) {
  fuzz::unless_refused(
      [&] {
        std::string data(1, '\0');
        for (const int shift : {24, 16, 8, 0}) {
          data.push_back(static_cast<char>(dictionary().id() >> shift));
        }
        const std::string stored = schema::unpacked(data.append(bytes), dictionary());
        fuzz::require(stored.size() <= schema::most_unpacked, "too much was unpacked");
        static_cast<void>(schema::to_article(stored));
      },
      schema::ErrorCode::index);
  fuzz::unless_refused([&] { static_cast<void>(schema::Dictionary(std::string(bytes))); },
                       schema::ErrorCode::index);
  fuzz::unless_refused([&] { static_cast<void>(schema::to_comment_mark(bytes)); },
                       schema::ErrorCode::index);
  fuzz::unless_refused([&] { static_cast<void>(schema::to_article(bytes)); },
                       schema::ErrorCode::index);
});

}  // namespace
