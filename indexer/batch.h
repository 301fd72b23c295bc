// Captures on their way from the one reader to the workers that index them, so many at a time.
//
//   BatchQueue queue(2);
//   queue.push(std::move(batch));           waits while two batches wait
//   while (auto batch = queue.pop()) …      nothing once the queue is closed and empty
//
// A BatchQueue is for any number of threads; a Batch belongs to one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/source/capture.h"

namespace seogo::indexer {

struct Page {
  source::Capture capture;
  std::string place;
  std::size_t input = 0;  // its number among the inputs
};

struct Batch {
  std::size_t number = 0;        // batches of lower numbers were read before
  std::uint32_t first_page = 1;  // the pages of a build are numbered as they were read
  std::vector<Page> pages;
  std::uint64_t bytes = 0;

  void add(Page page) {
    bytes += page.capture.bytes.size();
    pages.push_back(std::move(page));
  }
};

class BatchQueue {
 public:
  explicit BatchQueue(std::size_t most) : most_(most) {}

  bool push(Batch batch) {  // false, and the batch dropped, if the queue was closed
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || batches_.size() < most_; });
    if (closed_) return false;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }

  std::optional<Batch> pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !batches_.empty(); });
    if (batches_.empty()) return std::nullopt;
    std::optional<Batch> batch(std::move(batches_.front()));
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }

  void close() {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> batches_;
  bool closed_ = false;
};

}  // namespace seogo::indexer
