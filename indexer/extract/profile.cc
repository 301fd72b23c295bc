#include "indexer/extract/profile.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/extract/built_in_markers.h"
#include "indexer/extract/line/lines.h"
#include "schema/digest.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using nlohmann::json;
using schema::Error;
using schema::ErrorCode;
using schema::trimmed;

constexpr std::size_t longest_profile = 1 << 20;  // bytes
constexpr std::size_t most_depth = 8;             // a profile nests three deep

struct Rule {
  Role role;
  std::string pattern;
};

// A profile as it is written, before it is compiled.
struct Draft {
  std::string site;
  std::vector<Rule> rules;
  std::map<std::string, std::vector<std::string>, std::less<>> words;  // of the lexicon, by key
  PageSelectors html;
};

constexpr std::array<std::string_view, 4> word_lists = {"roles", "not_names", "outlets", "desks"};

[[noreturn]] void refuse(std::string_view name, std::string_view place, const std::string& what,
                         std::string hint) {
  throw Error(ErrorCode::usage,
              "profile " + std::string(name) + ": " +
                  (place.empty() ? std::string() : std::string(place) + ": ") + what,
              std::move(hint));
}

// White space is all the same in a marker, so it is the same when one is removed.
std::string squeezed(std::string_view pattern) {
  std::string out;
  for (const char c : pattern)
    if (c != ' ') out.push_back(c);
  return out;
}

std::u32string code_points(std::string_view text) {
  Glyphs glyphs;
  glyphs.read(text);
  return glyphs.folded;
}

std::optional<Role> role_named(std::string_view word) {
  for (const RoleName& row : role_names)
    if (row.name == word) return row.role;
  return std::nullopt;
}

std::string known_roles() {
  std::string out = "roles: ";
  for (const RoleName& row : role_names) {
    if (row.role != role_names.front().role) out += ", ";
    out += row.name;
  }
  return out;
}

std::vector<std::string> strings(const json& value, std::string_view name,
                                 const std::string& place) {
  if (!value.is_array()) refuse(name, place, "must be a list of strings", "write [\"…\", \"…\"]");
  std::vector<std::string> out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string item = place + "[" + std::to_string(i) + "]";
    if (!value[i].is_string()) refuse(name, item, "must be a string", "put it in quotes");
    out.push_back(clean(value[i].get<std::string>()));
    if (trimmed(out.back()).empty()) refuse(name, item, "is empty", "remove it, or write a phrase");
  }
  return out;
}

void read_markers(const json& value, std::string_view name, Draft& draft) {
  if (!value.is_object())
    refuse(name, "markers", "must be an object", "write {\"chrome\": [\"…\"]}");
  for (const auto& [key, list] : value.items()) {
    const auto role = role_named(key);
    if (!role) refuse(name, "markers", "unknown role \"" + key + "\"", known_roles());
    const std::string place = "markers." + key;
    const std::vector<std::string> patterns = strings(list, name, place);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      try {
        Marker compiled(*role, patterns[i]);
        draft.rules.push_back({*role, patterns[i]});
      } catch (const Error& error) {
        refuse(name, place + "[" + std::to_string(i) + "]", error.text(), error.hint());
      }
    }
  }
}

void remove_markers(const json& value, std::string_view name, Draft& draft) {
  const std::vector<std::string> patterns = strings(value, name, "remove");
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const std::string gone = squeezed(patterns[i]);
    const auto count = std::erase_if(
        draft.rules, [&](const Rule& rule) { return squeezed(rule.pattern) == gone; });
    if (count == 0)
      refuse(name, "remove[" + std::to_string(i) + "]",
             "no built-in marker is \"" + patterns[i] + "\"",
             "write it as it stands in markers.json");
  }
}

std::string known_selectors(std::string_view group) {
  std::string out = "known:";
  for (const PageSelectorKey& row : page_selector_keys)
    if (row.group == group) out.append(" ").append(row.name);
  return group.empty() ? out + " counts comments" : out;
}

// A selector, or a list of them.
void add_selectors(const json& value, std::string_view name, const std::string& place,
                   const std::string& key, PageSelectors& html) {
  const auto add = [&](const json& item, const std::string& where) {
    if (!item.is_string()) refuse(name, where, "must be a selector", "write \"h1.headline\"");
    try {
      html.add(key, Selector(item.get<std::string>()));
    } catch (const Error& error) {
      refuse(name, where, error.text(), error.hint());
    }
  };
  if (!value.is_array()) return add(value, place);
  for (std::size_t i = 0; i < value.size(); ++i)
    add(value[i], place + "[" + std::to_string(i) + "]");
}

void read_selectors(const json& value, std::string_view name, std::string_view group,
                    PageSelectors& html) {
  const std::string place = group.empty() ? "html" : "html." + std::string(group);
  if (!value.is_object()) refuse(name, place, "must be an object", known_selectors(group));
  for (const auto& [key, selectors] : value.items()) {
    const std::string_view word = key;
    if (group.empty() && (word == "counts" || word == "comments")) {
      read_selectors(selectors, name, word, html);
      continue;
    }
    if (std::none_of(
            page_selector_keys.begin(), page_selector_keys.end(),
            [&](const PageSelectorKey& row) { return row.group == group && row.name == word; }))
      refuse(name, place, "unknown key \"" + key + "\"", known_selectors(group));
    add_selectors(selectors, name, place + "." + key,
                  group.empty() ? key : std::string(group) + "." + key, html);
  }
  if (group == "comments" && html.at("comments.item").empty())
    refuse(name, place, "has no \"item\"", "write \"item\": the element of one comment");
}

void extend(Draft& draft, std::string_view text, std::string_view name) {
  if (text.size() > longest_profile)
    refuse(name, "", "is over 1 MiB", "a profile is a short list of phrases");
  std::size_t depth = 0;
  const auto shallow = [&](int level, json::parse_event_t, json&) {
    depth = std::max(depth, static_cast<std::size_t>(level));
    return level < static_cast<int>(most_depth);
  };
  json profile;
  try {
    profile = json::parse(text, shallow);
  } catch (const json::parse_error& error) {
    refuse(name, "byte " + std::to_string(error.byte), "is no JSON",
           "the form is in indexer/extract/profile.schema.json");
  }
  if (!profile.is_object() || depth >= most_depth)
    refuse(name, "", "is not a JSON object of lists",
           "the form is in indexer/extract/profile.schema.json");

  // Removal comes first, so that a profile may give a phrase another role.
  if (profile.contains("remove")) remove_markers(profile["remove"], name, draft);
  for (const auto& [key, value] : profile.items()) {
    if (key == "site") {
      if (!value.is_string())
        refuse(name, "site", "must be a string", "write \"site\": \"가나일보\"");
      draft.site = std::string(trimmed(clean(value.get<std::string>())));
    } else if (key == "markers") {
      read_markers(value, name, draft);
    } else if (key == "html") {
      read_selectors(value, name, "", draft.html);
    } else if (std::find(word_lists.begin(), word_lists.end(), key) != word_lists.end()) {
      for (std::string& word : strings(value, name, key))
        draft.words[key].push_back(std::move(word));
    } else if (key != "remove" && key != "$schema" && key != "comment") {
      refuse(name, "", "unknown key \"" + key + "\"",
             "known: site, markers, remove, roles, not_names, outlets, desks, html, comment");
    }
  }
}

MarkerTable compiled(const Draft& draft) {
  std::vector<Marker> markers;
  std::set<std::pair<Role, std::string>> seen;
  for (const Rule& rule : draft.rules)
    if (seen.emplace(rule.role, squeezed(rule.pattern)).second)
      markers.emplace_back(rule.role, rule.pattern);
  Lexicon lexicon;
  const auto fill = [&draft](std::string_view key, Words& words) {
    if (const auto list = draft.words.find(key); list != draft.words.end())
      for (const std::string& word : list->second) words.add(code_points(word));
  };
  fill("roles", lexicon.roles);
  fill("not_names", lexicon.not_names);
  fill("outlets", lexicon.outlets);
  fill("desks", lexicon.desks);
  return {std::move(markers), std::move(lexicon)};
}

const Draft& built_in_draft() {
  static const Draft draft = [] {
    Draft made;
    extend(made, built_in_markers(), "built in");
    return made;
  }();
  return draft;
}

std::string fingerprint_of(std::string_view profile) {
  return schema::hex(schema::Digest().field(built_in_markers()).field(profile).bytes());
}

}  // namespace

const Profile& Profile::built_in() {
  static const Profile profile(built_in_draft().site, compiled(built_in_draft()),
                               built_in_draft().html, fingerprint_of({}));
  return profile;
}

Profile Profile::parse(std::string_view text, std::string_view name) {
  Draft draft = built_in_draft();
  extend(draft, text, name);
  return {draft.site, compiled(draft), draft.html, fingerprint_of(text)};
}

}  // namespace seogo::indexer::extract
