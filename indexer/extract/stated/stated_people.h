// Authors as metadata state them.
//
//   "김주성 기자"                      {김주성, 기자}
//   "기자 김주성(js@gana.kr)"          {김주성, 기자}
//   "가나일보 김주성·이하늘 기자"        {김주성, 기자}, {이하늘, 기자}
//   "가나일보 디지털뉴스팀"              {가나일보 디지털뉴스팀, ""}: a newsroom
//   "https://www.facebook.com/gana", "js@gana.kr", "기자", "admin"      nobody
//
// Safe to call from several threads.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/profile.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

// Adds the people that `text` names, each once.
void add_people(std::string_view text, const Profile& profile, std::vector<schema::Author>& people);

// Whether this is a desk of a paper, or a paper, and no person.
[[nodiscard]] bool is_newsroom(const schema::Author& author);

// Leaves newsrooms out where a person is named.
void prefer_persons(std::vector<schema::Author>& people);

}  // namespace seogo::indexer::extract
