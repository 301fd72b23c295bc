#include "searchd/query/reading.h"

#include <utility>

#include "searchd/query/misspelling.h"
#include "searchd/query/segmentation.h"
#include "searchd/query/word.h"

namespace seogo::searchd::query {
namespace {

class Reader {
 public:
  Reader(const schema::Lexicon& lexicon, const Xapian::Database& database, Deadline deadline)
      : lexicon_(lexicon), database_(database), deadline_(deadline) {}

  void add(const Node& word) {
    bool first = true;
    for (const Piece& piece : cut(word)) {
      if (piece.script == schema::Script::hangul) {
        add_hangul(piece, first, word.origin == Origin::synonym);
      } else {
        close();
        add_other(piece);
      }
      first = false;
    }
  }

  Reading take() {
    close();
    return std::move(out_);
  }

 private:
  void add_hangul(const Piece& piece, bool after_space, bool other_name) {
    const std::size_t syllables = schema::boundaries(piece.text).size() - 1;
    for (std::size_t i = 0; i < syllables; ++i) {
      open_.space_before.push_back(after_space && i == 0);
      open_.other_name.push_back(other_name);
    }
    open_.text += piece.text;
  }

  void add_other(const Piece& piece) {
    if (piece.script == schema::Script::word) {
      out_.signs.push_back({piece.text, {}, true, Bond::start, out_.words, false});
    } else {
      const std::vector<std::size_t> at = schema::boundaries(piece.text);
      for (std::size_t i = 0; i + 1 < at.size(); ++i) {
        out_.signs.push_back({piece.text.substr(at[i], at[i + 1] - at[i]),
                              {},
                              false,
                              i == 0 ? Bond::start : Bond::stem,
                              out_.words,
                              false});
      }
    }
    ++out_.words;
  }

  // Reads the Hangul gathered so far.
  void close() {
    if (open_.size() == 0) return;
    const Segmenter segmenter(open_, lexicon_, database_.get_doccount());
    std::vector<Segment> segments = segmenter.run({});
    const Fixes fixes = find_fixes(open_, segments, lexicon_, deadline_);
    if (!fixes.empty()) segments = segmenter.run(fixes);
    for (const Segment& segment : segments) add_word(segment);
    open_ = {};
  }

  void add_word(const Segment& segment) {
    for (std::size_t i = segment.begin; i < segment.end; ++i) {
      const bool in_ending = i >= segment.stem_end;
      Bond bond = in_ending ? Bond::ending : Bond::stem;
      if (i == segment.begin) bond = open_.space_before[i] ? Bond::gap : Bond::seam;
      if (i == 0) bond = Bond::start;
      const bool mended = segment.fix != nullptr && segment.fix->at == i;
      out_.signs.push_back({std::string(open_.part(i, i + 1)),
                            mended ? segment.fix->syllable : std::string(), false, bond, out_.words,
                            in_ending});
    }
    ++out_.words;
  }

  const schema::Lexicon& lexicon_;
  const Xapian::Database& database_;
  Deadline deadline_;
  Stretch open_;
  Reading out_;
};

}  // namespace

Reading read(const Words& words, const schema::Lexicon& lexicon, const Xapian::Database& database,
             Deadline deadline) {
  Reader reader(lexicon, database, deadline);
  for (const Node* word : words) reader.add(*word);
  return reader.take();
}

Readings read_all(const std::vector<Words>& forms, const schema::Lexicon& lexicon,
                  const Xapian::Database& database, Deadline deadline) {
  Readings readings;
  for (const Words& words : forms) {
    readings.push_back(read(words, lexicon, database, deadline));
  }
  return readings;
}

const Reading& ReadingMemo::of(const Words& words) {
  std::string key;
  for (const Node* word : words) key += query::key(*word);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::move(key), read(words, lexicon_, articles_, deadline_)).first->second;
}

Readings ReadingMemo::all(const std::vector<Words>& forms) {
  Readings readings;
  for (const Words& words : forms) readings.push_back(of(words));
  return readings;
}

}  // namespace seogo::searchd::query
