// What a person types, searched for in a small archive: that never fails.
#include "schema/utf8.h"
#include "tests/archive.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

void look_at(const searchd::engine::MarkedText& text) {
  std::size_t last = 0;
  for (const searchd::engine::Mark& mark : text.marks) {
    fuzz::require(mark.begin < mark.end, "a mark of nothing");
    fuzz::require(last == 0 || mark.begin > last, "marks that touch");
    last = mark.end;
  }
  fuzz::require(last <= schema::utf16_length(text.text), "a mark behind its text");
}

const fuzz::Target target("query", [](std::string_view bytes) {
  static tests::Archive archive;
  static const bool filled = [] {
    archive.add("OpenAI의 닷새, 샘 알트만 해고 및 복귀",
                "직원들은 반란을 일으켰다. 인공지능 회사다.",
                {"알트만이 돌아왔다ㅋㅋ", "3·1절 42.195km"});
    archive.add("韓·中·日 정상, 압구정에서 만나다", "檢은 1,234억원을 압수했다.");
    return true;
  }();
  fuzz::require(filled, "no archive");
  for (const searchd::engine::Hit& hit : archive.search(std::string(bytes)).hits) {
    look_at(hit.marked_title);
    for (const searchd::engine::MarkedText& part : hit.body) look_at(part);
    for (const searchd::engine::CommentHit& comment : hit.comments) look_at(comment.text);
  }
});

}  // namespace
