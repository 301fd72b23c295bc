#include "indexer/extract/feed/entry_fields.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>
#include <libxml/parser.h>

#include "indexer/source/limits.h"
#include "indexer/source/xml_context.h"
#include "schema/error.h"

namespace seogo::indexer::extract {
namespace {

namespace limits = source::limits;
using schema::Error;
using schema::ErrorCode;

constexpr std::size_t deepest_field = 3;  // the entry, its comment, the comment's text

std::string text_of(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

struct Reading {
  EntryField* entry;
  std::vector<EntryField*> open{};  // whose lists do not grow while a field of theirs is open
  std::size_t fields = 0;
  bool strange = false;

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (strange || open.size() == deepest_field || ++fields > limits::most_nodes) {
      strange = true;
      return;
    }
    EntryField* const field = open.empty() ? entry : &open.back()->fields.emplace_back();
    field->name = text_of(name);
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      field->attributes.emplace_back(text_of(attributes[0]), text_of(attributes[1]));
    }
    open.push_back(field);
  }
};

}  // namespace

std::string_view EntryField::attribute(std::string_view wanted) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [wanted](const auto& row) { return row.first == wanted; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view EntryField::text_of(std::string_view wanted) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [wanted](const EntryField& field) {
    return field.name == wanted;
  });
  return found == fields.end() ? std::string_view() : std::string_view(found->text);
}

EntryFields::EntryFields(std::string_view xml) {
  xmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  Reading reading{&entry_};
  handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<Reading*>(self)->start(name, attributes);
  };
  handler.endElement = [](void* self, const xmlChar*) {
    auto& open = static_cast<Reading*>(self)->open;
    if (!open.empty()) open.pop_back();
  };
  handler.characters = [](void* self, const xmlChar* text, int size) {
    auto& open = static_cast<Reading*>(self)->open;
    if (open.empty()) return;
    open.back()->text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;
  const source::XmlContext context = source::xml_context(handler, &reading);
  xmlParseChunk(context.get(), xml.data(), static_cast<int>(xml.size()), 1);
  if (reading.fields > limits::most_nodes) {
    throw Error(ErrorCode::input, fmt::format("an entry of over {} fields", limits::most_nodes));
  }
  if (context->wellFormed == 0 || reading.strange || entry_.name != "seogo:entry") {
    throw Error(ErrorCode::input, "not an entry of a feed");
  }
}

const EntryField* EntryFields::first(std::string_view name) const {
  const auto found = std::find_if(entry_.fields.begin(), entry_.fields.end(),
                                  [name](const EntryField& field) { return field.name == name; });
  return found == entry_.fields.end() ? nullptr : &*found;
}

}  // namespace seogo::indexer::extract
