// seogo-bench: what indexing and searching cost on this machine.
//
//   seogo-bench                              20,000 invented articles, the same for everyone
//   seogo-bench --baseline                   … beside Xapian's own TermGenerator and QueryParser
//   seogo-bench --section http               searches a second, in process and over HTTP
//   seogo-bench --corpus archive.jsonl       an archive of your own
//   seogo-bench --searches-only --corpus archive.jsonl --index stacks
//   seogo-bench --growth 10000,30000,100000 --plot growth.svg
//
// The corpus is indexed by the real `seogo-indexer update`, found beside this program; searches are
// answered by the engine that searchd and seogo-search share, in this process.
// Exit status: 0 measured, 2 usage, 3 something could not be run, read or written.
#include <cstdio>

#include <fmt/format.h>
#include <xapian.h>

#include "schema/error.h"
#include "schema/file.h"
#include "tests/bench/growth_plot.h"
#include "tests/bench/measuring.h"
#include "tests/temporary_directory.h"

namespace {

using namespace seogo;
using schema::Error;

void write(const std::string& path, const std::string& text) {
  if (!path.empty()) schema::replace_file(path, text);
}

void print(const bench::Options& options) {
  const tests::TemporaryDirectory room;
  if (options.growth.empty()) {
    const bench::Report report = bench::measure(options, room.path());
    fmt::print("{}", bench::table(report));
    return write(options.json, bench::json(report));
  }
  const std::vector<bench::GrowthPoint> points = bench::grow(options, room.path());
  fmt::print("{}", bench::table(points));
  write(options.json, bench::json(points));
  write(options.plot, bench::growth_plot(points));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    int status = 0;
    if (const std::optional<bench::Options> options = bench::read_options(argc, argv, status)) {
      print(*options);
    }
    return status;
  } catch (const Error& error) {
    fmt::print(stderr, "seogo-bench: {}\n", error.text());
    if (!error.hint().empty()) fmt::print(stderr, "  {}\n", error.hint());
    return schema::exit_status(error.code());
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "seogo-bench: {}\n", error.get_description());
    return schema::exit_status(schema::ErrorCode::index);
  } catch (const std::exception& error) {
    fmt::print(stderr, "seogo-bench: {}\n", error.what());
    return schema::exit_status(schema::ErrorCode::io);
  }
}
