#pragma once

#include <memory>

#include <libxml/parser.h>

namespace seogo::indexer::source {

struct FreeXmlContext {
  void operator()(xmlParserCtxt* context) const;
};

// A push parser of libxml2 and all it made by itself: a DTD that declares an entity, as in
// `<!DOCTYPE a [<!ENTITY 서고 "글">]>`, leaves it with a document even where no handler asks for one.
using XmlContext = std::unique_ptr<xmlParserCtxt, FreeXmlContext>;

// Calls `handler` with `self`; offline, silent, without entities but XML's own. `handler` is copied.
// Throws Error(input) when there is no memory for it. One context belongs to one thread.
XmlContext xml_context(xmlSAXHandler& handler, void* self);

}  // namespace seogo::indexer::source
