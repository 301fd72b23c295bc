#include "searchd/page/language.h"

namespace seogo::searchd::page {
namespace {

constexpr Language korean = {
    .code = "ko",
    .other_code = "en",
    .other_name = "English",
    .skip = "검색 결과로 건너뛰기",
    .search_label = "기사와 댓글 검색",
    .search_button = "검색",
    .placeholder = "제목, 본문, 댓글, 기자 이름",
    .narrow = "기간 정하기",
    .sort = "정렬",
    .relevance = "관련도순",
    .newest_first = "최신순",
    .oldest_first = "오래된순",
    .most_liked = "공감순",
    .most_discussed = "댓글 많은순",
    .from = "시작일",
    .to = "종료일",
    .newest = "최근 기사",
    .results = "검색 결과 {}건",
    .results_about = "검색 결과 약 {}건",
    .seconds = "{}초",
    .filtered_by = "좁힌 조건",
    .clear = "조건 해제",
    .without = " 조건 빼기",
    .narrow_by = "좁혀 보기",
    .by_site = "매체",
    .by_section = "분야",
    .by_author = "기자",
    .by_year = "연도",
    .about = "약 {}",
    .did_you_mean = "혹시 이것을 찾으셨나요?",
    .likes = "공감 {}",
    .comments = "댓글 {}",
    .matching_comments = "검색어가 있는 댓글",
    .anonymous = "익명",
    .untitled = "제목 없음",
    .pages = "검색 결과 쪽 번호",
    .page = "{}쪽",
    .previous = "이전",
    .next = "다음",
    .nothing = "‘{}’에 맞는 기사를 찾지 못했습니다",
    .nothing_yet = "아직 보여 드릴 기사가 없습니다",
    .tips_heading = "이렇게 찾아보세요",
    .tips = {{"조사는 달라도 됩니다. 낱말 수를 줄이면 더 많은 기사가 나옵니다.", ""},
             {"적힌 그대로 찾으려면 큰따옴표로 묶습니다:", "\"정확한 구절\""},
             {"빼고 싶은 말 앞에는 빼기표를 붙입니다:", "낱말 -뺄낱말"},
             {"제목, 기자, 날짜로 좁힐 수 있습니다:", "제목:낱말 기자:이름 date:2023-12"}},
    .first_page = "첫 쪽으로",
    .bad_request = "검색 조건을 확인해 주세요",
    .bad_dates = "날짜는 2023-12-11처럼 적고, 종료일은 시작일보다 빠를 수 없습니다.",
    .bad_value = "쓸 수 없는 값입니다: {}",
    .unavailable = "지금은 검색할 수 없습니다",
    .unavailable_hint = "잠시 뒤에 다시 시도해 주세요.",
    .failed = "문제가 생겨 검색하지 못했습니다",
    .skip_to_article = "본문으로 건너뛰기",
    .archived_copy = "보관본",
    .original = "원문 보기",
    .back = "검색으로 돌아가기",
    .modified = "수정",
    .captured = "보관",
    .dislikes = "비공감 {}",
    .shares = "공유 {}",
    .views = "조회 {}",
    .tags = "태그",
    .all_comments = "보관된 댓글 {}개",
    .same_text = "같은 글",
    .copies = "같은 글 {}건",
    .more_copies = "같은 글 {}건 더 보기",
    .no_article = "그런 기사가 없습니다",
    .no_article_hint = "주소가 잘못되었거나 기사가 보관소에서 빠졌습니다.",
    .no_page = "그런 쪽이 없습니다",
    .no_page_hint = "주소를 확인하거나, 위에서 기사를 찾아보세요.",
    .closed = "열쇠가 있어야 볼 수 있는 보관소입니다",
    .closed_hint = "이 보관소는 열쇠를 받은 프로그램만 찾을 수 있습니다.",
    .since = "{}부터",
    .until = "{}까지",
    .notes = {},
};

constexpr Language english = {
    .code = "en",
    .other_code = "ko",
    .other_name = "한국어",
    .skip = "Skip to the results",
    .search_label = "Search articles and comments",
    .search_button = "Search",
    .placeholder = "Title, text, comment or reporter",
    .narrow = "Choose dates",
    .sort = "Sort by",
    .relevance = "Relevance",
    .newest_first = "Newest first",
    .oldest_first = "Oldest first",
    .most_liked = "Most liked",
    .most_discussed = "Most discussed",
    .from = "From",
    .to = "To",
    .newest = "Latest articles",
    .results = "Results: {}",
    .results_about = "Results: about {}",
    .seconds = "{} s",
    .filtered_by = "Only",
    .clear = "Clear",
    .without = ", take out",
    .narrow_by = "Narrow",
    .by_site = "Site",
    .by_section = "Section",
    .by_author = "Author",
    .by_year = "Year",
    .about = "about {}",
    .did_you_mean = "Did you mean",
    .likes = "Likes {}",
    .comments = "Comments {}",
    .matching_comments = "Matching comments",
    .anonymous = "Anonymous",
    .untitled = "Untitled",
    .pages = "Pages of results",
    .page = "Page {}",
    .previous = "Previous",
    .next = "Next",
    .nothing = "No article matches “{}”",
    .nothing_yet = "There is no article to show yet",
    .tips_heading = "Ways to search",
    .tips = {{"Particles need not match. Fewer words find more articles.", ""},
             {"Quote words to find them exactly as written:", "\"exact phrase\""},
             {"A minus sign leaves a word out:", "word -unwanted"},
             {"Narrow by title, reporter or date:", "title:word author:name date:2023-12"}},
    .first_page = "Back to the first page",
    .bad_request = "Please check what was asked",
    .bad_dates = "Dates look like 2023-12-11, and the last is not before the first.",
    .bad_value = "",
    .unavailable = "Search is not available just now",
    .unavailable_hint = "Please try again in a moment.",
    .failed = "Something went wrong and nothing was searched",
    .skip_to_article = "Skip to the article",
    .archived_copy = "Archived copy",
    .original = "Read the original",
    .back = "Back to the search",
    .modified = "Edited",
    .captured = "Archived",
    .dislikes = "Dislikes {}",
    .shares = "Shares {}",
    .views = "Views {}",
    .tags = "Tags",
    .all_comments = "Archived comments: {}",
    .same_text = "Copies of one text",
    .copies = "Copies: {}",
    .more_copies = "Other copies: {}",
    .no_article = "There is no such article",
    .no_article_hint = "The address is wrong, or the article has left the archive.",
    .no_page = "There is no such page",
    .no_page_hint = "Please check the address, or search for the article above.",
    .closed = "This archive asks for a key",
    .closed_hint = "Only programs that were given a key can search it.",
    .since = "From {}",
    .until = "Until {}",
    .notes = {{"corrected", "Showing results for “{}”."},
              {"widened", "No article has all of this; these have some of it."},
              {"out_of_time", "There was not enough time to look at everything."},
              {"unclosed_quote", "A quotation mark was not closed."},
              {"too_long", "The query was too long: only its beginning was searched for."},
              {"no_such_article",
               "The article whose copies were asked for is not in the archive."}},
};

}  // namespace

const Language& language(std::string_view code) { return code == english.code ? english : korean; }

std::string_view Language::note(std::string_view wanted) const {
  for (const NoteWords& row : notes) {
    if (!row.code.empty() && row.code == wanted) return row.words;
  }
  return {};
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string filled(std::string_view words, std::string_view value) {
  const std::size_t place = words.find("{}");
  std::string out(words.substr(0, place));
  if (place != std::string_view::npos) out.append(value).append(words.substr(place + 2));
  return out;
}

std::string counted(std::string_view words, std::uint64_t number) {
  return filled(words, grouped(number));
}

}  // namespace seogo::searchd::page
