#include "indexer/source/json_values.h"

#include <utility>

#include "indexer/source/limits.h"

namespace seogo::indexer::source {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

// A block on its way through the reader's state.
class JsonValues::Block {
 public:
  Block(JsonValues& values, std::string_view bytes) : v_(values), bytes_(bytes) {}

  void read() {
    for (at_ = 0; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      v_.in_string_ ? within_string(c) : outside_string(c);
      v_.fresh_ = c == '\n' || (v_.fresh_ && is_space(c));
    }
    if (v_.in_object_) keep(bytes_.size());
    v_.taken_ += bytes_.size();
  }

 private:
  void within_string(char c) {
    if (std::exchange(v_.escaped_, false)) return;
    if (c == '\n') v_.torn_ = true;
    if (c == '{' && v_.torn_ && v_.fresh_) {
      end_object(at_);
      begin_object();
      return;
    }
    v_.escaped_ = c == '\\';
    v_.in_string_ = c != '"';
  }

  void outside_string(char c) {
    if (is_space(c)) return;
    const bool in_array = !v_.open_.empty() && v_.open_.back() == '[';
    switch (c) {
      case '{':
        if (!v_.in_object_) {
          begin_object();
        } else if (!in_array && v_.last_ != ':') {
          end_object(at_);
          begin_object();
        } else {
          v_.open_ += '{';
        }
        break;
      case '[':
        v_.open_ += '[';
        break;
      case '}':
        if (!v_.in_object_) {
          ++v_.strays_;
        } else {
          v_.open_.pop_back();
          if (in_array || v_.open_.size() == v_.base_) end_object(at_ + 1);
        }
        break;
      case ']':
        if (v_.in_object_ && !in_array) end_object(at_);
        if (v_.open_.empty())
          ++v_.strays_;
        else
          v_.open_.pop_back();
        break;
      case '"':
        if (v_.in_object_)
          v_.in_string_ = true;
        else
          ++v_.strays_;
        break;
      default:
        if (!v_.in_object_ && c != ',') ++v_.strays_;
    }
    v_.last_ = c;
  }

  void begin_object() {
    v_.base_ = v_.open_.size();
    v_.open_ += '{';
    v_.in_object_ = true;
    v_.last_ = '{';
    v_.began_ = v_.taken_ + at_;
    kept_ = at_;
  }

  // What it left open is closed with it.
  void end_object(std::size_t end) {
    keep(end);
    v_.open_.resize(v_.base_);
    v_.in_object_ = v_.in_string_ = v_.torn_ = v_.too_long_ = false;
    v_.take_(std::exchange(v_.object_, {}), v_.began_);
  }

  void keep(std::size_t end) {
    v_.too_long_ = v_.too_long_ || v_.object_.size() + (end - kept_) > limits::largest_capture;
    if (v_.too_long_)
      v_.object_.clear();
    else
      v_.object_ += bytes_.substr(kept_, end - kept_);
    kept_ = end;
  }

  JsonValues& v_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t kept_ = 0;  // bytes that are in the object, or are none's
};

void JsonValues::feed(std::string_view block) { Block(*this, block).read(); }

}  // namespace seogo::indexer::source
