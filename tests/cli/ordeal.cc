#include "tests/cli/ordeal.h"

namespace seogo::tests {
namespace {

constexpr int first_articles = 200;
constexpr int all_articles = 1200;  // one commit on the way and one at the end

std::string archive(const std::string& weather, int articles) {
  std::string lines;
  for (int i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    std::vector<std::string> comments;
    for (int j = 0; j < i % 4; ++j) comments.push_back(weather + " " + std::to_string(j));
    lines += line("글-" + number, weather + " " + number, number + "번째 날에도 " + weather + ".",
                  comments);
  }
  return lines;
}

}  // namespace

const std::vector<Work> works = {
    {.name = "first_update",
     .command = "update",
     .words = {"{corpus}"},
     .upon_index = false,
     .writes_live = false},  // a first index is built aside
    {.name = "first_rebuild",
     .command = "rebuild",
     .words = {"{corpus}"},
     .upon_index = false,
     .writes_live = false},
    {.name = "update", .command = "update", .words = {"{corpus}"}},
    {.name = "rebuild", .command = "rebuild", .words = {"{corpus}"}, .writes_live = false},
    {.name = "rebuild_of_itself", .command = "rebuild", .words = {}, .writes_live = false},
    {.name = "remove", .command = "remove", .words = {"글-1", "글-7", "글-100"}, .again = 1},
    {.name = "repair",
     .command = "check",
     .words = {"--repair"},
     .upon_dirty = true,
     .writes_live = false},
};

void PrintTo(const Work& work, std::ostream* out) { *out << work.name; }

Ordeal::Ordeal(const Work& work) : work_(work) {
  const std::string first = stacks_.write("corpus.jsonl", archive("첫눈이 내렸다", first_articles));
  EXPECT_TRUE(ended(stacks_.update(first), 0));
  std::filesystem::rename(stacks_.index(), stacks_.path("saved"));
  corpus_ = stacks_.write("corpus.jsonl", archive("소나기가 지나갔다", all_articles));
  for (const std::string& word : work_.words) {
    words_.push_back(word == "{corpus}" ? corpus_ : word);
  }
  start();
  before_ = stored();
  EXPECT_TRUE(ended(stacks_.indexer(work_.command, words_), 0));
  done_ = stored();
  EXPECT_TRUE(ended(stacks_.update(corpus_), 0));
  updated_ = stacks_.contents();
}

// The directory itself stays: it may be where a disk is mounted.
void Ordeal::start() const {
  std::filesystem::create_directories(stacks_.index());
  for (const auto& entry : std::filesystem::directory_iterator(stacks_.index())) {
    std::filesystem::remove_all(entry.path());
  }
  if (!work_.upon_index) return;
  std::filesystem::copy(stacks_.path("saved"), stacks_.index(),
                        std::filesystem::copy_options::recursive);
  if (work_.upon_dirty) stacks_.directory().mark_dirty("No space left on device");
}

void Ordeal::expect_nothing_lost() const {
  const Stored now = stored();
  for (const auto& [id, bytes] : before_) {
    const auto found = now.find(id);
    const auto finished = done_.find(id);
    if (found == now.end()) {
      EXPECT_EQ(finished, done_.end()) << id << " is lost";
    } else {
      EXPECT_TRUE(found->second == bytes ||
                  (finished != done_.end() && found->second == finished->second))
          << id << " is garbled";
    }
  }
  for (const auto& [id, bytes] : now) {
    const auto finished = done_.find(id);
    EXPECT_TRUE(before_.contains(id) || (finished != done_.end() && finished->second == bytes))
        << id << " is half there";
  }
}

void Ordeal::expect_done() const {
  EXPECT_TRUE(stored() == done_) << "not all is done";
  EXPECT_FALSE(dirty());
}

void Ordeal::expect_recovery() const {
  const Stored left = stored();
  EXPECT_TRUE(ended(stacks_.indexer("check", {"--repair"}), stacks_.exists() ? 0 : 3));
  EXPECT_FALSE(dirty());
  EXPECT_TRUE(holds(stored(), left));
  const Outcome again = work({});
  EXPECT_TRUE(again.status == 0 || again.status == work_.again) << again.status << again.err;
  expect_done();
  EXPECT_TRUE(ended(stacks_.update(corpus_), 0));
  EXPECT_TRUE(stacks_.contents() == updated_) << "another index than undisturbed work makes";
  EXPECT_TRUE(ended(stacks_.indexer("check", {}), 0));
}

}  // namespace seogo::tests
