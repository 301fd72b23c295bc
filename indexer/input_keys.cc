#include "indexer/input_keys.h"

#include "schema/digest.h"
#include "schema/error.h"
#include "schema/fields.h"

namespace seogo::indexer {
namespace {

constexpr std::size_t key_bytes = 16;

int digit_of(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

std::string bytes_of(const std::string& key) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < key.size(); i += 2) {
    bytes.push_back(static_cast<char>(digit_of(key[i]) << 4 | digit_of(key[i + 1])));
  }
  return bytes;
}

}  // namespace

std::string input_term(const std::string& key) { return std::string(schema::input_prefix) + key; }

std::string inputs_value(const std::vector<std::string>& keys) {
  std::string value;
  for (const std::string& key : keys) value += bytes_of(key);
  return value;
}

std::vector<std::string> input_keys(const Xapian::Document& document) {
  const std::string value = document.get_value(schema::inputs_slot);
  if (value.size() % key_bytes != 0) {
    throw schema::Error(schema::ErrorCode::index,
                        "what is stored of an article's inputs is damaged",
                        "seogo-indexer check --index DIR says how far it goes");
  }
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < value.size(); at += key_bytes) {
    keys.push_back(schema::hex(value.substr(at, key_bytes)));
  }
  return keys;
}

void add_input_keys(Xapian::Document& document, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) document.add_boolean_term(input_term(key));
  if (!keys.empty()) document.add_value(schema::inputs_slot, inputs_value(keys));
}

void set_input_keys(Xapian::Document& document, const std::vector<std::string>& keys) {
  for (const std::string& key : input_keys(document)) document.remove_term(input_term(key));
  document.remove_value(schema::inputs_slot);
  add_input_keys(document, keys);
}

std::vector<std::string> input_keys_in_terms(const Xapian::Document& document) {
  std::vector<std::string> keys;
  auto term = document.termlist_begin();
  for (term.skip_to(std::string(schema::input_prefix)); term != document.termlist_end(); ++term) {
    const std::string text = *term;
    if (!text.starts_with(schema::input_prefix)) break;
    keys.push_back(text.substr(schema::input_prefix.size()));
  }
  return keys;
}

}  // namespace seogo::indexer
