// The text of an article: its paragraphs and subheadings, without captions, credits, datelines and
// chrome.
//
//   (서울=연합뉴스) 홍길동 기자 = 첫눈이 왔다.     paragraph 첫눈이 왔다., author 홍길동/기자
//   ◆ 이사회의 결정                           subheading 이사회의 결정
//   ▲ 눈 내린 광장 [사진=가나일보]              no paragraph; image credit 가나일보
//   광장에 눈이 쌓여 있다. 홍길동 기자           amid the text: a caption, image credit 홍길동 기자
//   …라고 밝혔다. 홍길동 기자 hong@gana.kr      paragraph …라고 밝혔다., author 홍길동/기자
//
// Lines of a text wrapped at a fixed width are joined with a space; otherwise a line is a
// paragraph.
#pragma once

#include "indexer/extract/line/markers.h"
#include "indexer/extract/text/headline.h"
#include "indexer/extract/text/layout.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

// Reads the lines from layout.body to layout.closing into body and subheadings, and what the marks
// among them say into the other fields.
void read_body(const std::vector<Line>& lines, const Layout& layout, const Headline& headline,
               MarkerReader& markers, schema::Article& article);

}  // namespace seogo::indexer::extract
