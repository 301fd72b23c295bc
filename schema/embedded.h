// Tables compiled into the program from files, by seogo_embed() in CMakeLists.txt.
#pragma once

#include <string_view>

namespace seogo::schema {

[[nodiscard]] std::string_view hanja_table();  // written by hanja_pack.cc

}  // namespace seogo::schema
