#include "schema/packing.h"

#include <new>

#include "schema/dictionary_forms.h"
#include "schema/error.h"

namespace seogo::schema {
namespace {

constexpr char packed_mark = '\0';
constexpr std::size_t id_bytes = 4;  // highest first
constexpr std::size_t head_bytes = 1 + id_bytes;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorCode::index, "a stored document is damaged: it cannot be unpacked",
              "seogo-indexer check --index DIR says how far it goes");
}

}  // namespace

struct Packer::State {
  explicit State(const ::ZSTD_CDict* dictionary) : zstd(::ZSTD_createCCtx()) {
    if (!zstd) throw std::bad_alloc();
    // The head names the dictionary.
    static_cast<void>(::ZSTD_CCtx_setParameter(zstd.get(), ::ZSTD_c_dictIDFlag, 0));
    static_cast<void>(::ZSTD_CCtx_refCDict(zstd.get(), dictionary));
  }
  Zstd<::ZSTD_CCtx> zstd;
  std::string room;
};

Packer::Packer(std::shared_ptr<const Dictionary> dictionary) : dictionary_(std::move(dictionary)) {
  if (dictionary_) state_ = std::make_unique<State>(dictionary_->forms().packing(*dictionary_));
}

Packer::~Packer() = default;
Packer::Packer(Packer&&) noexcept = default;
Packer& Packer::operator=(Packer&&) noexcept = default;

std::string Packer::pack(std::string stored) {
  if (!state_ || stored.size() > most_unpacked) return stored;
  std::string& room = state_->room;
  room.resize(head_bytes + ::ZSTD_compressBound(stored.size()));
  room[0] = packed_mark;
  for (std::size_t i = 0; i < id_bytes; ++i) {
    room[1 + i] = static_cast<char>(dictionary_->id() >> (8 * (id_bytes - 1 - i)));
  }
  const std::size_t size = ::ZSTD_compress2(state_->zstd.get(), room.data() + head_bytes,
                                            room.size() - head_bytes, stored.data(), stored.size());
  if (::ZSTD_isError(size) != 0) throw std::bad_alloc();  // with enough room nothing else fails
  if (head_bytes + size >= stored.size()) return stored;
  return room.substr(0, head_bytes + size);
}

std::optional<std::uint32_t> dictionary_of(std::string_view data) {
  if (data.empty() || data.front() != packed_mark) return std::nullopt;
  if (data.size() < head_bytes) throw_damaged();
  std::uint32_t id = 0;
  for (std::size_t i = 1; i < head_bytes; ++i) {
    id = (id << 8U) | static_cast<unsigned char>(data[i]);
  }
  return id;
}

std::string unpacked(std::string_view data, const Dictionary& dictionary) {
  if (dictionary_of(data) != dictionary.id()) throw_damaged();
  const std::string_view frame = data.substr(head_bytes);
  const unsigned long long size = ::ZSTD_getFrameContentSize(frame.data(), frame.size());
  // Both of zstd's special values, for an unknown size and for no frame, are higher.
  if (size > most_unpacked) throw_damaged();
  thread_local const Zstd<::ZSTD_DCtx> state(::ZSTD_createDCtx());
  if (!state) throw std::bad_alloc();
  std::string out(size, '\0');
  const std::size_t made =
      ::ZSTD_decompress_usingDDict(state.get(), out.data(), out.size(), frame.data(), frame.size(),
                                   dictionary.forms().unpacking.get());
  if (::ZSTD_isError(made) != 0 || made != size) throw_damaged();
  return out;
}

}  // namespace seogo::schema
