// A page of HTML, read into an article.
//
// Sources by field, the one that knows best first; a field is taken whole from one source:
//
//   a profile's selectors   people looked at this very site
//   JSON-LD                 written for machines, article by article
//   microdata, RDFa         the same words, but often of a template
//   meta tags               og:title carries the site's name, og:description cuts
//   what a reader sees      dates and names stand among others': html/visible.h
//   <title>                 made for a window
//
//   title       without the site's name (page_title.h); one that was cut off loses to the heading it
//               is the beginning of
//   subtitle    a description only if the text neither begins with it nor has it
//   authors     a newsroom only if nobody is named
//   url         profile, canonical link, og:url, each only on the capture's own site and not its front
//               page; else the capture's, else JSON-LD's
//   body        the visible text; JSON-LD's articleBody if it is twice as long, or longer and the page
//               behind a paywall (isAccessibleForFree)
//   comments    the source that has most
//
// Throws Error(input): "no article found: …" for an index, a list, a login, an error page; "article
// without text: …". `origins` gets where each field stood. Safe to call from several threads.
#pragma once

#include "indexer/extract/origins.h"
#include "indexer/extract/profile.h"
#include "indexer/source/capture.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

[[nodiscard]] schema::Article read_html_page(const source::Capture& capture, const Profile& profile,
                                             Origins& origins);

}  // namespace seogo::indexer::extract
