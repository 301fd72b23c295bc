#include "indexer/source/xml_context.h"

#include "schema/error.h"

namespace seogo::indexer::source {

void FreeXmlContext::operator()(xmlParserCtxt* context) const {
  if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
  context->myDoc = nullptr;
  xmlFreeParserCtxt(context);
}

XmlContext xml_context(xmlSAXHandler& handler, void* self) {
  XmlContext context(xmlCreatePushParserCtxt(&handler, self, nullptr, 0, nullptr));
  if (!context) throw schema::Error(schema::ErrorCode::input, "no room to parse XML");
  // NOENT: or "&" in an attribute stays "&#38;". Without a handler for entities none is expanded.
  xmlCtxtUseOptions(context.get(),
                    XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return context;
}

}  // namespace seogo::indexer::source
