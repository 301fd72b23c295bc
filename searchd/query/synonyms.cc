#include "searchd/query/synonyms.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "schema/analyzer.h"
#include "schema/digest.h"
#include "schema/endings.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"

namespace seogo::searchd::query {
namespace {

using Problem = Synonyms::Problem;
using Names = std::vector<std::string_view>;

constexpr std::string_view arrow = "=>";
constexpr std::string_view full_width_comma = "，";
constexpr std::size_t syllable_bytes = 3;

bool is_space(char c) { return (c >= 0 && c <= ' ') || c == 0x7F; }
bool has_space(std::string_view text) { return std::any_of(text.begin(), text.end(), is_space); }

std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at == 0 || is_space(line[at - 1])) return line.substr(0, at);  // C# is a name
  }
  return line;
}

// The next part of `text` up to a comma, which is taken off with it.
std::string_view take_name(std::string_view& text) {
  const std::size_t narrow = text.find(',');
  const std::size_t wide = text.find(full_width_comma);
  const std::size_t end = std::min(narrow, wide);
  const std::string_view name = schema::trimmed(text.substr(0, end));
  const std::size_t next = narrow < wide ? end + 1 : end + full_width_comma.size();
  text = end == std::string_view::npos ? std::string_view() : text.substr(next);
  return name;
}

std::string_view without_last_name(std::string_view line) {
  const std::size_t narrow = line.rfind(',');
  const std::size_t wide = line.rfind(full_width_comma);
  if (narrow == std::string_view::npos) return line.substr(0, wide);
  return line.substr(0, wide == std::string_view::npos ? narrow : std::max(narrow, wide));
}

// Reads one file, line by line.
class Lines {
 public:
  using Rows = std::map<std::string, Synonyms::Alternatives, std::less<>>;

  Lines(Rows& rows, std::vector<Problem>& problems) : rows_(rows), problems_(problems) {}

  void read(std::string_view text) {
    if (text.size() > synonym_limits.file) {
      problem(fmt::format("the file is larger than {} MiB: its end was left out",
                          synonym_limits.file >> 20),
              "split it, or take out names that nobody asks for");
      const std::size_t end = text.rfind('\n', synonym_limits.file);
      text = text.substr(0, end == std::string_view::npos ? synonym_limits.file : end);
    }
    while (!text.empty()) {
      ++line_;
      const std::size_t end = text.find('\n');
      read_line(text.substr(0, end));
      if (full_) return;
      text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
  }

 private:
  void read_line(std::string_view line) {
    line = schema::trimmed(without_comment(schema::trimmed(line)));
    if (line.size() > synonym_limits.line) {
      problem(fmt::format("the line is longer than {} bytes: its end was left out",
                          synonym_limits.line),
              "divide it into several lines");
      line = line.substr(0, synonym_limits.line);
      line = without_last_name(line);  // it may have been cut in two
    }
    if (line.empty()) return;
    if (schema::first_invalid(line) != std::string_view::npos) {
      return problem("the line is not UTF-8", "save the file as UTF-8");
    }
    const std::size_t at = line.find(arrow);
    if (at == std::string_view::npos) {
      const Names all = names(line);
      return add(all, all);
    }
    const std::string_view right = line.substr(at + arrow.size());
    if (right.find(arrow) != std::string_view::npos) {
      return problem("the line has two arrows", "write one line for each =>");
    }
    const Names from = names(line.substr(0, at));
    add(from, names(right));
  }

  Names names(std::string_view text) {
    Names found;
    while (!text.empty()) {
      const std::string_view name = take_name(text);
      if (name.size() > synonym_limits.name) {
        problem(fmt::format("\"{}…\" is longer than {} bytes and was left out",
                            schema::head(name, 30), synonym_limits.name),
                "a line holds names, with commas between them");
      } else if (synonym_key(name).empty() || schema::runs(schema::normalize(name)).empty()) {
        problem(fmt::format("\"{}\" has nothing that can be searched", name),
                "put a name before and behind each comma");
      } else if (found.size() > synonym_limits.alternatives) {
        problem(fmt::format("the line has more than {} names: the others were left out",
                            synonym_limits.alternatives + 1),
                "divide it into several lines");
        break;
      } else {
        found.push_back(name);
      }
    }
    return found;
  }

  void add(const Names& from, const Names& to) {
    bool added = false;
    for (const std::string_view name : from) {
      const std::string key = synonym_key(name);
      for (const std::string_view other : to) {
        // A name is its own alternative where it has a space: 샘알트만 is searched as 샘 알트만 too.
        const bool useful = has_space(other) || synonym_key(other) != key;
        if (!useful) continue;
        added = true;
        if (!add(key, other)) return;
      }
    }
    if (!added) problem("nothing here stands for anything else", "write 오픈AI, OpenAI");
  }

  // False: no more of this line.
  bool add(const std::string& key, std::string_view alternative) {
    auto row = rows_.find(key);
    if (row == rows_.end()) {
      if (rows_.size() == synonym_limits.entries) {
        full_ = true;
        problem(fmt::format("there are more than {} names: the rest of the file was left out",
                            synonym_limits.entries),
                "take out names that nobody asks for");
        return false;
      }
      row = rows_.emplace(key, Synonyms::Alternatives{}).first;
    }
    Names& known = row->second;
    if (std::find(known.begin(), known.end(), alternative) != known.end()) return true;
    if (known.size() == synonym_limits.alternatives) {
      problem(fmt::format("more than {} names stand for {}: the rest of the line was left out",
                          synonym_limits.alternatives, key),
              "take out names that nobody writes");
      return false;
    }
    known.push_back(alternative);
    return true;
  }

  void problem(std::string text, std::string hint) {
    if (problems_.size() < synonym_limits.problems) {
      problems_.push_back({line_, std::move(text), std::move(hint)});
    } else if (problems_.size() == synonym_limits.problems) {
      problems_.push_back({line_, "there are more problems from here on", "mend the first ones"});
    }
  }

  Rows& rows_;
  std::vector<Problem>& problems_;
  std::size_t line_ = 0;
  bool full_ = false;
};

// Whether `rest`, behind Hangul, is an ending that is cut from words: 만 of 알트만 is not.
bool is_cut(std::string_view rest) {
  constexpr std::string_view any_stem = "가나";
  return schema::stem_length(std::string(any_stem).append(rest)) == any_stem.size();
}

}  // namespace

std::string synonym_key(std::string_view name) {
  constexpr std::string_view sentence_signs = ".,?!";
  std::string key;
  std::size_t end = 0;  // of the letters in `key`; behind it stand signs that may end the word
  for (const char c : schema::normalize(name) + " ") {
    if (is_space(c)) {
      key.resize(end);
      continue;
    }
    key.push_back(c);
    if (sentence_signs.find(c) == std::string_view::npos) end = key.size();
  }
  return key;
}

Synonyms::Parsed Synonyms::parse(std::string_view text) {
  Parsed parsed;
  parsed.synonyms.text_ = std::make_shared<const std::string>(text);
  parsed.synonyms.digest_ = schema::hex(schema::Digest().add(text).bytes());
  Lines(parsed.synonyms.rows_, parsed.problems).read(*parsed.synonyms.text_);
  return parsed;
}

const Synonyms::Row* Synonyms::find(std::string_view key) const {
  const auto row = rows_.find(key);
  if (row != rows_.end()) return &*row;
  const std::vector<schema::Run> runs = schema::runs(key);
  if (runs.empty() || runs.back().script != schema::Script::hangul || runs.back().end != key.size())
    return nullptr;
  const std::size_t begin = runs.back().begin;
  const std::size_t longest = 2 * schema::longest_ending * syllable_bytes;
  // The shortest ending first: of 테슬라는 it is 는 that leaves a name, not 라는.
  for (std::size_t length = syllable_bytes; length <= std::min(longest, key.size() - begin);
       length += syllable_bytes) {
    const std::size_t at = key.size() - length;
    const std::string_view rest = key.substr(at);
    if (!(at > begin ? is_cut(rest) : schema::may_follow(rest))) continue;
    const auto stem = rows_.find(key.substr(0, at));
    if (stem != rows_.end()) return &*stem;
  }
  return nullptr;
}

}  // namespace seogo::searchd::query
