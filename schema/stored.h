// What documents have stored, read from the database that they stand in, with its dictionaries.
//
//   keep_dictionary(database, *dictionary);    in the commit of what is packed with it, or before
//   Packer packer(packing_dictionary(database));
//   document.set_data(packer.pack(encode(article)));
//
//   stored_data(database, document)            encode(article) again, packed or not
//   stored_article(database, docid 7)          the article
//
// A database may hold dictionaries of several builds; what is written anew is packed with the one that
// came last. Those that were read are prepared once a process. Damaged bytes, and a dictionary that is
// not there, throw Error(index), Xapian's errors pass through. Safe to call from any thread, each with
// a database of its own.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <xapian.h>

#include "schema/article.h"
#include "schema/dictionary.h"
#include "schema/packing.h"

namespace seogo::schema {

[[nodiscard]] std::string stored_data(const Xapian::Database& database,
                                      const Xapian::Document& document);
[[nodiscard]] std::string stored_data(const Xapian::Database& database, Xapian::docid document);
[[nodiscard]] Article stored_article(const Xapian::Database& database,
                                     const Xapian::Document& document);
[[nodiscard]] Article stored_article(const Xapian::Database& database, Xapian::docid document);

void keep_dictionary(Xapian::WritableDatabase& database, const Dictionary& dictionary);
// The same as metadata of a database that is being made.
[[nodiscard]] std::map<std::string, std::string> dictionary_metadata(const Dictionary& dictionary);
// Nothing where there is none.
[[nodiscard]] std::shared_ptr<const Dictionary> packing_dictionary(
    const Xapian::Database& database);

}  // namespace seogo::schema
