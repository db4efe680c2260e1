#include "components.h"

#include <algorithm>

#include "mentor/matching/problem.h"

namespace mentor::matching {
namespace {

class Search {
 public:
  Search(std::span<const std::uint32_t> first, std::span<const std::uint32_t> to)
      : first_(first),
        to_(to),
        index_(first.size() - 1, 0),
        low_(first.size() - 1, 0),
        cursor_(first.begin(), first.end() - 1) {
    out_.of.assign(index_.size(), nobody);
    out_.first.push_back(0);
  }

  Components run() {
    for (std::uint32_t v = 0; v < index_.size(); ++v)
      if (index_[v] == 0) visit(v);
    return std::move(out_);
  }

 private:
  void visit(std::uint32_t root) {
    open(root);
    while (!path_.empty()) {
      const std::uint32_t v = path_.back();
      if (cursor_[v] < first_[v + 1]) {
        const std::uint32_t w = to_[cursor_[v]++];
        if (index_[w] == 0) {
          open(w);
        } else if (out_.of[w] == nobody) {
          low_[v] = std::min(low_[v], index_[w]);
        }
        continue;
      }
      path_.pop_back();
      if (!path_.empty()) low_[path_.back()] = std::min(low_[path_.back()], low_[v]);
      if (low_[v] == index_[v]) close(v);
    }
  }

  void open(std::uint32_t v) {
    index_[v] = low_[v] = ++clock_;
    path_.push_back(v);
    stack_.push_back(v);
  }

  void close(std::uint32_t root) {
    const std::uint32_t component = out_.count();
    for (std::uint32_t v = nobody; v != root;) {
      v = stack_.back();
      stack_.pop_back();
      out_.of[v] = component;
      out_.nodes.push_back(v);
    }
    out_.first.push_back(static_cast<std::uint32_t>(out_.nodes.size()));
  }

  std::span<const std::uint32_t> first_;
  std::span<const std::uint32_t> to_;
  std::vector<std::uint32_t> index_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> cursor_;
  std::vector<std::uint32_t> path_;
  std::vector<std::uint32_t> stack_;
  Components out_;
  std::uint32_t clock_ = 0;
};

}  // namespace

Components strong_components(std::span<const std::uint32_t> first,
                             std::span<const std::uint32_t> to) {
  return Search(first, to).run();
}

}  // namespace mentor::matching
