#include "searchd/engine/needle.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "searchd/engine/initial_match.h"
#include "searchd/engine/occurrence.h"
#include "searchd/engine/surroundings.h"

namespace seogo::searchd::engine {
namespace {

using query::Kind;
using query::Node;

void add_word(const Node& node, std::vector<Needle>& out) {
  const std::vector<query::Piece> pieces = query::cut(node);
  Needle needle{Needle::Kind::spaced, {}, spaced_word(pieces), {}, node.field};
  for (const query::Piece& piece : pieces) {
    if (pieces.size() > 1 && piece.stem > 0) needle.parts.emplace_back(piece.stem_text());
    const std::vector<query::Pair> pairs = query::pairs(piece);
    for (const query::Pair& pair : pairs) {
      if (pair.in_stem && pairs.size() > 1) needle.parts.emplace_back(pair.term);
    }
  }
  if (!needle.spaced.empty()) out.push_back(std::move(needle));
  for (const query::Piece& piece : pieces) {
    if (piece.other_word.empty()) continue;
    Spaced other = spaced_phrase(piece.other_word);
    out.push_back({Needle::Kind::spaced, {}, {std::move(other)}, {}, node.field});
  }
}

void add_text(const Node& node, Needle::Kind kind, std::vector<Needle>& out) {
  std::string text = fold(node.text);
  if (!text.empty()) out.push_back({kind, std::move(text), {}, {}, node.field});
}

void add_phrase(const Node& node, std::vector<Needle>& out) {
  if (!node.spacing_free) return add_text(node, Needle::Kind::phrase, out);
  out.push_back({Needle::Kind::spaced, {}, {spaced_phrase(node.text)}, {}, node.field});
}

// Only titles show them: authors are not marked.
void add_initials(const Node& node, std::vector<Needle>& out) {
  const schema::Field& title = schema::field(schema::FieldName::title);
  if (node.field != nullptr && node.field != &title) return;
  out.push_back({Needle::Kind::initials, node.text, {}, {}, &title});
}

void collect(const Node& node, std::vector<Needle>& out) {
  const bool exact = node.field != nullptr && node.field->kind == schema::Kind::exact;
  if (exact && (node.kind == Kind::word || node.kind == Kind::phrase)) {
    add_text(node, Needle::Kind::phrase, out);  // a commenter's comments are shown
    return;
  }
  switch (node.kind) {
    case Kind::word:
      add_word(node, out);
      break;
    case Kind::phrase:
      add_phrase(node, out);
      break;
    case Kind::prefix:
      add_text(node, Needle::Kind::prefix, out);
      break;
    case Kind::initials:
      add_initials(node, out);
      break;
    case Kind::all:
    case Kind::any:
      for (const Node& child : node.children) collect(child, out);
      break;
    case Kind::everything:
    case Kind::exclude:
    case Kind::range:
      break;
  }
}

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::optional<Occurrence> find_phrase(std::string_view folded, std::string_view text,
                                      std::size_t from) {
  const std::size_t at = find_whole(folded, text, from);
  if (at == std::string_view::npos) return std::nullopt;
  return Occurrence{at, at + text.size()};
}

std::optional<Occurrence> find_prefix(std::string_view folded, std::string_view text,
                                      std::size_t from) {
  const std::size_t at = folded.find(text, from);
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t end = at + text.size();
  while (end < folded.size() && is_latin(folded[end])) ++end;
  return Occurrence{at, end};
}

// Marks every place that `next(folded, from)` gives, in the text and in its reading; false if there
// is none.
template <typename Next>
bool mark(const Fold& fold, std::size_t number, std::vector<Found>& out, Next next) {
  const std::size_t before = out.size();
  for (const std::string* folded : {&fold.text(), &fold.reading()}) {
    for (auto at = next(*folded, 0); at && out.size() < most_marks;
         at = next(*folded, at->begin + 1)) {
      const Fold::Span span = fold.source_span(at->begin, at->end);
      out.push_back({span.begin, span.end, number});
    }
  }
  return out.size() > before;
}

void mark_spaced(const Fold& fold, const Spaced& wanted, std::size_t number,
                 std::vector<Found>& out) {
  const auto mark_in = [&](const std::string& folded, const Letters& letters) {
    for (auto at = find_spaced(folded, letters, wanted, 0); at && out.size() < most_marks;
         at = find_spaced(folded, letters, wanted, at->letter + 1)) {
      const Fold::Span span = fold.source_span(at->bytes.begin, at->bytes.end);
      out.push_back({span.begin, span.end, number});
    }
  };
  mark_in(fold.text(), fold.letters());
  if (!fold.reading().empty()) mark_in(fold.reading(), fold.reading_letters());
}

bool mark_needle(const Fold& fold, const Needle& needle, std::size_t number,
                 std::vector<Found>& out) {
  const std::size_t before = out.size();
  for (const Spaced& form : needle.spaced) mark_spaced(fold, form, number, out);
  if (needle.kind == Needle::Kind::spaced) return out.size() > before;
  return mark(fold, number, out, [&needle](std::string_view folded, std::size_t from) {
    switch (needle.kind) {
      case Needle::Kind::prefix:
        return find_prefix(folded, needle.text, from);
      case Needle::Kind::initials:
        return find_initials(folded, needle.text, from);
      case Needle::Kind::spaced:
      case Needle::Kind::phrase:
        break;
    }
    return find_phrase(folded, needle.text, from);
  });
}

// By what its texts are found before they are folded.
void add_anchors(Needle& needle) {
  const auto add = [&needle](Anchor anchor) { needle.anchors.push_back(std::move(anchor)); };
  for (const Spaced& form : needle.spaced) add(Anchor(form.letters));
  for (const std::string& part : needle.parts) add(Anchor(letter_codes(part)));
  if (!needle.text.empty()) add(Anchor(letter_codes(needle.text)));
  const bool all_whole = std::all_of(needle.anchors.begin(), needle.anchors.end(),
                                     [](const Anchor& anchor) { return anchor.is_whole(); });
  if (!all_whole || needle.kind == Needle::Kind::initials) needle.anchors.clear();
}

bool is_looked_for(const Needle& needle, schema::FieldName where) {
  return needle.field == nullptr || needle.field->id == where;
}

// A text, or all of it that can hold a needle, folded.
struct Folded {
  std::size_t begin;  // bytes of the source
  Fold fold;
};

std::vector<Found> marks_in(const std::vector<Folded>& texts, const std::vector<Needle>& needles,
                            schema::FieldName where) {
  std::vector<Found> out;
  const auto in_each = [&](auto mark_in) {
    bool any = false;
    for (const Folded& text : texts) {
      const std::size_t before = out.size();
      any = mark_in(text.fold) || any;
      for (std::size_t i = before; i < out.size(); ++i) {
        out[i].begin += text.begin;
        out[i].end += text.begin;
      }
    }
    return any;
  };
  for (std::size_t i = 0; i < needles.size(); ++i) {
    const Needle& needle = needles[i];
    if (!is_looked_for(needle, where)) continue;
    if (in_each([&](const Fold& fold) { return mark_needle(fold, needle, i, out); })) continue;
    for (const std::string& part : needle.parts) {
      in_each([&](const Fold& fold) {
        return mark(fold, i, out, [&part](std::string_view folded, std::size_t from) {
          return find_phrase(folded, part, from);
        });
      });
    }
  }
  // What stands in a text and in its reading is found twice.
  std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
    return std::tuple(a.begin, b.end, a.needle) < std::tuple(b.begin, a.end, b.needle);
  });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

std::vector<Needle> needles(const Node& root) {
  std::vector<Needle> out;
  collect(root, out);
  for (Needle& needle : out) add_anchors(needle);
  return out;
}

std::vector<Found> find_marks(const Fold& fold, const std::vector<Needle>& needles,
                              schema::FieldName where) {
  std::vector<Folded> whole;
  whole.push_back({0, fold});
  return marks_in(whole, needles, where);
}

std::vector<Found> find_marks(std::string_view source, const std::vector<Needle>& needles,
                              schema::FieldName where) {
  std::vector<Anchor> anchors;
  bool anchored = true;
  for (const Needle& needle : needles) {
    if (!is_looked_for(needle, where)) continue;
    anchored = anchored && !needle.anchors.empty();
    anchors.insert(anchors.end(), needle.anchors.begin(), needle.anchors.end());
  }
  if (anchored && anchors.empty()) return {};
  std::vector<Folded> texts;
  if (anchored) {
    const Surroundings around(source, anchors);
    if (around.tell_all()) {
      for (const Surroundings::Stretch& stretch : around.stretches()) {
        texts.push_back(
            {stretch.begin, Fold(source.substr(stretch.begin, stretch.end - stretch.begin))});
      }
      return marks_in(texts, needles, where);
    }
  }
  texts.push_back({0, Fold(source)});
  return marks_in(texts, needles, where);
}

}  // namespace seogo::searchd::engine
