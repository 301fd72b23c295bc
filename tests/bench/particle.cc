#include "tests/bench/particle.h"

#include <cstdint>
#include <string_view>

namespace seogo::bench {
namespace {

struct Row {
  Particle particle;
  std::string_view closed;
  std::string_view open;
  std::uint32_t weight;
};

// In the order of the enum.
constexpr Row rows[] = {
    {Particle::topic, "은", "는", 0},
    {Particle::subject, "이", "가", 60},
    {Particle::object, "을", "를", 230},
    {Particle::of, "의", "의", 170},
    {Particle::at, "에", "에", 150},
    {Particle::in, "에서", "에서", 75},
    {Particle::toward, "으로", "로", 80},
    {Particle::with, "과", "와", 55},
    {Particle::also, "도", "도", 24},
    {Particle::from, "부터", "부터", 12},
    {Particle::until, "까지", "까지", 14},
    {Particle::only, "만", "만", 9},
    {Particle::than, "보다", "보다", 8},
    {Particle::or_else, "이나", "나", 8},
    {Particle::to, "에게", "에게", 7},
    {Particle::as, "으로서", "로서", 4},
    {Particle::by, "으로부터", "로부터", 3},
    {Particle::even, "조차", "조차", 1},
    {Particle::in_topic, "에서는", "에서는", 8},
    {Particle::at_also, "에도", "에도", 6},
    {Particle::saying, "이라는", "라는", 8},
    {Particle::being, "인", "인", 10},
    {Particle::bare, "", "", 110},
};

constexpr bool in_enum_order() {
  int expected = 0;
  for (const Row& row : rows) {
    if (static_cast<int>(row.particle) != expected++) return false;
  }
  return true;
}
static_assert(in_enum_order());

}  // namespace

void append_particle(std::string& text, Particle particle, Sound sound) {
  const Row& row = rows[static_cast<std::size_t>(particle)];
  // ㄹ counts as open before 으로: 서울로.
  const bool euro =
      particle == Particle::toward || particle == Particle::as || particle == Particle::by;
  const bool open = sound == Sound::open || (euro && sound == Sound::rieul);
  text += open ? row.open : row.closed;
}

void append_particle(std::string& text, Particle particle) {
  append_particle(text, particle, last_sound(text));
}

Particle draw_particle(Random& random) {
  static const Urn urn = Urn::of_rows(std::span<const Row>(rows));
  return rows[urn.draw(random)].particle;
}

}  // namespace seogo::bench
