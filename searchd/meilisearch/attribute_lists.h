// Those parameters of a search that are lists of attributes.
//
//   read_crop({"attributesToCrop", …}, ["body:30", "*"], body)   body to 30 words, all others to what
//                                                          set_crop_length says afterwards
//   read_sort({"sort", …}, ["date:desc"], body)            newest first
//
// A name that no attribute has is passed over where it is only to be shown, as Meilisearch does, and
// refused where something depends on it. Throws Refusal with the place's code. Pure.
#pragma once

#include "searchd/meilisearch/json_value.h"
#include "searchd/meilisearch/search_body.h"

namespace seogo::searchd::meilisearch {

[[nodiscard]] AttributeSet read_set(const Place& place, const Json& value);
void read_facets(const Place& place, const Json& value, SearchBody& out);
void read_search_on(const Place& place, const Json& value, SearchBody& out);
void read_sort(const Place& place, const Json& value, SearchBody& out);
void read_crop(const Place& place, const Json& value, SearchBody& out);
// Of those cropped attributes that name no number of words.
void set_crop_length(SearchBody& out, std::size_t words);

}  // namespace seogo::searchd::meilisearch
