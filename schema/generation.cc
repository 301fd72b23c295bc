#include "schema/generation.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "schema/analyzer.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view name_start = "gen-";

// Formats whose stored articles this program can read, to make an index of them anew: 1 has no words,
// 2 nothing of copies, 3 no database of comments, 4 packs nothing.
constexpr std::string_view formats_with_these_articles[] = {"1", "2", "3", "4", "5", index_format};

// What a first update that was cut short leaves beside generations.
constexpr std::string_view beside_generations[] = {"lock", "current.new", "building"};

bool is_generation_name(std::string_view name) {
  return name.size() == name_start.size() + 6 && name.starts_with(name_start) &&
         name.find_first_not_of("0123456789", name_start.size()) == std::string_view::npos;
}

[[noreturn]] void throw_missing(const fs::path& path) {
  throw Error(ErrorCode::index, fmt::format("there is no index at {}", path.string()),
              fmt::format("make one: seogo-indexer update --index {} PATH…", path.string()));
}

// What may not be read is not damaged: a repair would only make it worse.
void require_permission(const fs::path& path, int access) {
  if (::faccessat(AT_FDCWD, path.c_str(), access, AT_EACCESS) == 0 || errno != EACCES) return;
  throw Error(ErrorCode::index, fmt::format("cannot read {}: Permission denied", path.string()),
              "let the user that runs this read it: chown or chmod it, and index as that user");
}

void require_permission(const fs::path& generation) {
  require_permission(generation, R_OK | X_OK);
  std::error_code gone;  // since: then there is nothing to say of it
  for (fs::directory_iterator it(generation, gone), end; !gone && it != end; it.increment(gone)) {
    if (it->is_directory(gone)) {
      require_permission(it->path());
    } else {
      require_permission(it->path(), R_OK);
    }
  }
}

[[noreturn]] void throw_damaged(const fs::path& path, std::string_view reason) {
  throw Error(ErrorCode::index,
              fmt::format("the index at {} is damaged: {}", path.string(), reason),
              fmt::format("try: seogo-indexer check --repair --index {}", path.string()));
}

void remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (!error) return;
  throw Error(ErrorCode::io, fmt::format("cannot remove {}: {}", path.string(), error.message()));
}

}  // namespace

std::map<std::string, std::string> versions() {
  return {{format_key, std::string(index_format)}, {analyzer_key, std::string(analyzer_version)}};
}

void stamp(Xapian::WritableDatabase& database) {
  for (const auto& [key, value] : versions()) database.set_metadata(key, value);
}

// Comments first: they follow the articles, and are never ahead of what is read after them.
void Generation::reopen() {
  comments.reopen();
  database.reopen();
}

fs::path IndexDirectory::generation_path(const std::string& name) const { return path_ / name; }

fs::path IndexDirectory::comments_path(const std::string& name) const {
  return generation_path(name) / "comments";
}

std::vector<std::string> IndexDirectory::generations() const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(path_, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (is_generation_name(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> IndexDirectory::live() const {
  const fs::path pointer = path_ / "current";
  std::optional<std::string> text = read_file_if_any(pointer);  // as nearly always, by one look
  if (!text) {
    if (!is_index()) return std::nullopt;
    text = read_file(pointer);  // throws what is wrong with it, unless it came meanwhile
  }
  const std::string name(trimmed(*text));
  if (!is_generation_name(name)) throw_damaged(path_, "`current` names no generation");
  return name;
}

bool IndexDirectory::is_index() const {
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  if (status.type() == fs::file_type::not_found) return false;
  const auto no_index = [this] {
    throw Error(ErrorCode::index, fmt::format("{} is no index", path_.string()),
                "name an index, or a new or empty directory to make one in");
  };
  if (status.type() == fs::file_type::none) require_permission(path_.parent_path(), X_OK);
  if (!fs::is_directory(status)) no_index();
  require_permission(path_, R_OK | X_OK);
  if (fs::exists(path_ / "current", error)) return true;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_)) {
    const std::string name = entry.path().filename().string();
    if (std::ranges::count(beside_generations, name) == 0 && !is_generation_name(name)) no_index();
  }
  if (fullest()) throw_damaged(path_, "`current` is missing");
  return false;
}

std::optional<std::string> IndexDirectory::fullest() const {
  std::optional<std::string> best;
  Xapian::doccount most = 0;
  for (const std::string& name : generations()) {
    try {
      const Xapian::Database database(generation_path(name).string());
      if (database.get_doccount() > most) best = name;
      most = std::max(most, database.get_doccount());
    } catch (const Xapian::Error&) {
      // Cut short while it was made, or damaged: it cannot be the one to go on with.
      continue;
    }
  }
  return best;
}

std::string IndexDirectory::require_live() const {
  std::optional<std::string> name = live();
  if (!name) throw_missing(path_);
  return *name;
}

Generation IndexDirectory::open_live(Accept accept) const {
  // A switch between reading `current` and holding its generation may remove what was named: look
  // again.
  constexpr int tries = 5;
  for (int i = 0; i < tries; ++i) {
    const std::string name = require_live();
    const fs::path readers = generation_path(name) / "readers";
    File hold(::open(readers.c_str(), O_RDONLY | O_CLOEXEC));
    if (!hold.is_open() || ::flock(hold.descriptor(), LOCK_SH | LOCK_NB) != 0) continue;
    if (require_live() != name) continue;
    try {
      Generation generation{
          name, Xapian::Database(generation_path(name).string()), {}, std::move(hold)};
      require_version(generation.database, accept);
      if (accept == Accept::stored_articles) return generation;
      generation.comments = Xapian::Database(comments_path(name).string());
      require_version(generation.comments, accept);
      generation.database.reopen();  // there may have been a commit to both between
      return generation;
    } catch (const Xapian::DatabaseModifiedError&) {
      continue;  // two commits since it was opened
    } catch (const Xapian::Error& error) {
      require_permission(generation_path(name));
      throw_damaged(path_, error.get_description());
    }
  }
  require_permission(generation_path(require_live()));
  throw_damaged(path_, "the generation that `current` names cannot be opened");
}

void IndexDirectory::require_this_version(const std::string& name) const {
  try {
    require_version(Xapian::Database(generation_path(name).string()), Accept::this_version);
  } catch (const Xapian::Error& error) {
    require_permission(generation_path(name));
    throw_damaged(path_, error.get_description());
  }
}

std::string IndexDirectory::next_name() const {
  const std::vector<std::string> names = generations();
  const int last = names.empty() ? 0 : std::stoi(names.back().substr(name_start.size()));
  return fmt::format("{}{:06}", name_start, last + 1);
}

void IndexDirectory::prepare_holds(const std::string& name) const {
  replace_file(generation_path(name) / "readers", "");
}

std::string IndexDirectory::create_generation() const {
  const std::string name = next_name();
  try {
    for (const fs::path& path : {generation_path(name), comments_path(name)}) {
      Xapian::WritableDatabase database(path.string(),
                                        Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
      stamp(database);
      database.commit();
    }
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::io, fmt::format("cannot make {}: {}", generation_path(name).string(),
                                           error.get_description()));
  }
  prepare_holds(name);
  return name;
}

void IndexDirectory::sync_generation(const std::string& name) const {
  for (const fs::path& path : {comments_path(name), generation_path(name)}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
      const File file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC));
      if (!file.is_open()) throw_io("open", entry.path());
      if (::fsync(file.descriptor()) != 0) throw_io("sync", entry.path());
    }
    sync_directory(path);
  }
}

Xapian::WritableDatabase IndexDirectory::open_for_writing(const std::string& name,
                                                          int flags) const {
  return open_database(generation_path(name), flags);
}

Xapian::WritableDatabase IndexDirectory::open_comments_for_writing(const std::string& name) const {
  return open_database(comments_path(name), 0);
}

Xapian::WritableDatabase IndexDirectory::open_database(const fs::path& path, int flags) const {
  try {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | flags);
    require_version(database, Accept::this_version);
    return database;
  } catch (const Xapian::DatabaseLockError&) {
    throw Error(ErrorCode::index, fmt::format("another program writes to {}", path_.string()),
                "wait until it is done");
  } catch (const Xapian::Error& error) {
    throw_damaged(path_, error.get_description());
  }
}

void IndexDirectory::switch_to(const std::string& name) const {
  replace_file(path_ / "current", name + "\n");
}

fs::path IndexDirectory::building_path() const { return path_ / "building"; }

void IndexDirectory::remove_parts() const { remove_tree(building_path()); }

void IndexDirectory::remove_unused() const {
  remove_parts();
  const std::optional<std::string> kept = live();
  for (const std::string& name : generations()) {
    if (name == kept) continue;
    const fs::path readers = generation_path(name) / "readers";
    const File hold(::open(readers.c_str(), O_RDONLY | O_CLOEXEC));
    // A generation without that file was cut short while it was made: nobody can read it.
    if (hold.is_open() && ::flock(hold.descriptor(), LOCK_EX | LOCK_NB) != 0) continue;
    remove_tree(generation_path(name));
  }
}

std::optional<std::string> IndexDirectory::dirty() const {
  std::error_code error;
  if (!fs::exists(path_ / "dirty", error)) return std::nullopt;
  const std::string reason = read_file(path_ / "dirty");
  return std::string(reason.empty() ? "there was no room to say why" : trimmed(reason));
}

void IndexDirectory::mark_dirty(const std::string& reason) const {
  const fs::path mark = path_ / "dirty";
  const File file(::open(mark.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  // Where there is room for no other file, a second name of the lock is the mark.
  if (!file.is_open() && ::link((path_ / "lock").c_str(), mark.c_str()) != 0)
    throw_io("make", mark);
  sync_directory(path_);
  // A full disk has no room for the reason either: then the mark alone must do.
  const std::string line = reason + "\n";
  if (file.is_open() && ::write(file.descriptor(), line.data(), line.size()) >= 0 &&
      ::fsync(file.descriptor()) != 0) {
    throw_io("sync", mark);
  }
}

void IndexDirectory::clear_dirty() const {
  remove_file(path_ / "dirty");
  sync_directory(path_);
}

void IndexDirectory::require_version(const Xapian::Database& database, Accept accept) const {
  const std::string format = database.get_metadata(format_key);
  const std::string analyzer = database.get_metadata(analyzer_key);
  if (format == index_format && analyzer == analyzer_version) return;
  if (accept == Accept::stored_articles &&
      std::ranges::count(formats_with_these_articles, format)) {
    return;
  }
  throw Error(
      ErrorCode::index,
      fmt::format("the index at {} was made by analyzer {}, format {}; this program has {}, {}",
                  path_.string(), analyzer.empty() ? "(none)" : analyzer,
                  format.empty() ? "(none)" : format, analyzer_version, index_format),
      fmt::format("build it anew: seogo-indexer rebuild --index {} PATH…", path_.string()));
}

WriterLock::WriterLock(const IndexDirectory& directory, std::string_view purpose) {
  static_cast<void>(directory.is_index());  // refuses one of other things before touching it
  std::error_code error;
  fs::create_directories(directory.path(), error);
  if (error) {
    throw Error(ErrorCode::io,
                fmt::format("cannot make {}: {}", directory.path().string(), error.message()));
  }
  const fs::path path = directory.path() / "lock";
  file_ = File(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!file_.is_open()) throw_io("open", path);
  if (::flock(file_.descriptor(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw_io("lock", path);
    const std::string text = read_file(path);
    throw Error(ErrorCode::index,
                fmt::format("the index at {} is being written by {}", directory.path().string(),
                            text.empty() ? "another program" : trimmed(text)),
                "wait until it is done, or end it");
  }
  const std::string holder = fmt::format("seogo-indexer {} (process {})\n", purpose, ::getpid());
  if (::ftruncate(file_.descriptor(), 0) != 0 ||
      ::pwrite(file_.descriptor(), holder.data(), holder.size(), 0) < 0) {
    throw_io("write", path);
  }
}

}  // namespace seogo::schema
