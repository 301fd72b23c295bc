#include "searchd/embed/widget.h"

#include "schema/digest.h"

namespace seogo::searchd::embed {

const std::string& version() {
  constexpr std::size_t bytes = 8;
  static const std::string digits =
      schema::hex(schema::Digest().add(script()).whole().substr(0, bytes));
  return digits;
}

const std::string& integrity() {
  static const std::string hash = "sha384-" + schema::base64(schema::sha384(script()));
  return hash;
}

const std::string& address() {
  static const std::string path = "embed/" + version() + ".js";
  return path;
}

}  // namespace seogo::searchd::embed
