#include "schema/dictionary.h"

#include <algorithm>

#include <zdict.h>

#include "schema/dictionary_forms.h"
#include "schema/digest.h"
#include "schema/error.h"

namespace seogo::schema {
namespace {

// A dictionary beyond this gained nothing on any corpus; smaller ones have seen a text six times as
// long as they are.
constexpr std::size_t largest = std::size_t{256} << 10;
constexpr std::size_t samples_to_dictionary = 6;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorCode::index, "a dictionary of stored documents is damaged",
              "seogo-indexer check --index DIR says how far it goes");
}

}  // namespace

void Samples::add(std::string_view stored) {
  if (enough()) return;
  stored = stored.substr(0, longest);
  texts_ += stored;
  sizes_.push_back(stored.size());
}

std::uint32_t Dictionary::id_of(std::string_view bytes) {
  const std::string digest = Digest().add(bytes).bytes();
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < sizeof(id); ++i) {
    id = (id << 8U) | static_cast<unsigned char>(digest[i]);
  }
  return id == 0 ? 1 : id;  // 0 stands for none
}

Dictionary::Forms::Forms(const std::string& bytes)
    : unpacking(::ZSTD_createDDict(bytes.data(), bytes.size())) {
  if (!unpacking) throw_damaged();
}

const ::ZSTD_CDict* Dictionary::Forms::packing(const Dictionary& dictionary) const {
  std::call_once(once_, [&] {
    packing_.reset(
        ::ZSTD_createCDict(dictionary.bytes_.data(), dictionary.bytes_.size(), packing_level));
    if (!packing_) throw_damaged();
  });
  return packing_.get();
}

Dictionary::Dictionary(std::string bytes)
    : bytes_(std::move(bytes)), id_(id_of(bytes_)), forms_(std::make_unique<Forms>(bytes_)) {}

Dictionary::~Dictionary() = default;

std::shared_ptr<const Dictionary> train(const Samples& samples) {
  if (!samples.enough()) return nullptr;
  std::string bytes(std::min(largest, samples.texts().size() / samples_to_dictionary), '\0');
  const std::size_t size = ::ZDICT_trainFromBuffer(bytes.data(), bytes.size(),
                                                   samples.texts().data(), samples.sizes().data(),
                                                   static_cast<unsigned>(samples.sizes().size()));
  // It refuses texts that are too few or all alike: these are packed without.
  if (::ZDICT_isError(size) != 0) return nullptr;
  bytes.resize(size);
  return std::make_shared<Dictionary>(std::move(bytes));
}

}  // namespace seogo::schema
