#include "searchd/meilisearch/marked_bytes.h"

#include "schema/utf8.h"

namespace seogo::searchd::meilisearch {

std::vector<engine::Mark> byte_marks(const engine::MarkedText& marked) {
  std::vector<engine::Mark> bytes;
  std::size_t unit = 0;
  auto mark = marked.marks.begin();
  bool open = false;
  for (schema::Cursor cursor(marked.text); !cursor.done() && mark != marked.marks.end();) {
    const std::size_t begin = cursor.at();
    const std::size_t next_unit = unit + (cursor.next() >= 0x10000 ? 2 : 1);
    while (mark != marked.marks.end() && (mark->end <= unit || mark->end <= mark->begin)) {
      ++mark;
      open = false;
    }
    if (mark != marked.marks.end() && mark->begin < next_unit) {
      if (open) {
        bytes.back().end = cursor.at();
      } else {
        bytes.push_back({begin, cursor.at()});
      }
      open = true;
    }
    unit = next_unit;
  }
  return bytes;
}

}  // namespace seogo::searchd::meilisearch
