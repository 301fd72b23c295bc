#include "searchd/engine/synonyms_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "schema/error.h"
#include "searchd/query/starter_synonyms.h"

namespace seogo::searchd::engine {
namespace {

using query::Synonyms;
constexpr std::size_t most_bytes = query::synonym_limits.file;

std::int64_t nanoseconds(const ::timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// At most one byte more than is allowed, so that the caller sees a file that is too large.
std::optional<std::string> read_at_most(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(most_bytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || !in.is_open()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

SynonymsFile::SynonymsFile(Synonyms fixed)
    : between_looks_(0), table_(std::make_shared<Synonyms>(std::move(fixed))) {}

SynonymsFile::SynonymsFile() : SynonymsFile(Synonyms::parse(built_in()).synonyms) {}

std::unique_ptr<SynonymsFile> SynonymsFile::named(const std::string& name, Report report) {
  if (name.empty()) return std::make_unique<SynonymsFile>();
  if (name == "none") return std::unique_ptr<SynonymsFile>(new SynonymsFile(Synonyms()));
  return std::make_unique<SynonymsFile>(name, std::move(report));
}

std::string_view SynonymsFile::built_in() { return query::starter_synonyms(); }

SynonymsFile::SynonymsFile(std::filesystem::path path, Report report,
                           std::chrono::milliseconds between_looks)
    : path_(std::move(path)), report_(std::move(report)), between_looks_(between_looks) {
  const Problems problems = look();
  if (!table_ && !problems.empty()) {
    throw schema::Error(schema::ErrorCode::io, problems.front().text, problems.front().hint);
  }
  if (!problems.empty() && report_) report_(problems);
}

std::shared_ptr<const Synonyms> SynonymsFile::current() {
  Problems problems;
  if (const std::unique_lock looking(looking_, std::try_to_lock); looking && is_time_to_look()) {
    problems = look();
  }
  if (!problems.empty() && report_) report_(problems);  // not locked: it may call current()
  const std::lock_guard lock(mutex_);
  return table_;
}

void SynonymsFile::look_now() {
  if (path_.empty()) return;
  Problems problems;
  {
    const std::lock_guard looking(looking_);
    next_look_ = std::chrono::steady_clock::now() + between_looks_;
    seen_ = stamp();
    problems = load();
  }
  if (!problems.empty() && report_) report_(problems);
}

bool SynonymsFile::is_time_to_look() {
  return !path_.empty() && std::chrono::steady_clock::now() >= next_look_;
}

SynonymsFile::Problems SynonymsFile::look() {
  next_look_ = std::chrono::steady_clock::now() + between_looks_;
  const std::optional<Stamp> now = stamp();
  // One that could not be read is tried again each time, and told of only once.
  const bool news = now != seen_ || !table_;
  if (!news && good_) return {};
  // Before it is read: what is changed meanwhile is seen at the next look.
  seen_ = now;
  Problems problems = load();
  return news ? problems : Problems();
}

SynonymsFile::Problems SynonymsFile::load() {
  const auto refused = [this](std::string_view what, std::string hint) {
    return Problems{{0, fmt::format("cannot read {}: {}", path_.string(), what), std::move(hint)}};
  };
  const auto too_large = [&refused] {
    return refused(fmt::format("it is larger than {} MiB", most_bytes >> 20),
                   "take out names that nobody asks for");
  };
  good_ = false;
  errno = 0;
  struct ::stat status {};
  if (::stat(path_.c_str(), &status) != 0)
    return refused(std::generic_category().message(errno), "");
  if (!S_ISREG(status.st_mode)) return refused("it is no file", "name a text file");
  if (static_cast<std::size_t>(status.st_size) > most_bytes) return too_large();
  const std::optional<std::string> bytes = read_at_most(path_);
  if (!bytes) return refused(std::generic_category().message(errno), "");
  if (bytes->size() > most_bytes) return too_large();
  good_ = true;
  Synonyms::Parsed parsed = Synonyms::parse(*bytes);
  const std::lock_guard lock(mutex_);
  const bool of_no_use = parsed.synonyms.size() == 0 && !parsed.problems.empty();
  if (!table_ || !of_no_use) table_ = std::make_shared<Synonyms>(std::move(parsed.synonyms));
  return std::move(parsed.problems);
}

std::optional<SynonymsFile::Stamp> SynonymsFile::stamp() const {
  struct ::stat status {};
  if (::stat(path_.c_str(), &status) != 0) return std::nullopt;
  return Stamp{status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim),
               nanoseconds(status.st_ctim)};
}

}  // namespace seogo::searchd::engine
