// The main of a fuzz target where there is no fuzzer: seeds, then spoiled seeds, in a fixed order.
//
//   fuzz_NAME SEEDS DICTIONARY ROUNDS
//   fuzz_NAME INPUT           a file as it is, to look at a crash
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../numbers.h"
#include "seeds.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using mentor::fuzz::Texts;
using mentor::test::Numbers;

const std::string& one_of(const Texts& texts, Numbers& numbers) {
  return texts[numbers.below(texts.size())];
}

void spoil(std::string& text, const Texts& seeds, const Texts& words, Numbers& numbers) {
  const std::size_t at = numbers.below(text.size() + 1);
  switch (numbers.below(6)) {
    case 0:
      text.erase(at, 1 + numbers.below(8));
      return;
    case 1:
      text.insert(at, 1, static_cast<char>(numbers.below(256)));
      return;
    case 2: {
      const std::string& other = one_of(seeds, numbers);
      text = text.substr(0, at) + other.substr(numbers.below(other.size() + 1));
      return;
    }
    case 3:
      text.insert(at, text.substr(numbers.below(text.size() + 1), 1 + numbers.below(24)));
      return;
    default:
      text.replace(at, numbers.below(2) * numbers.below(12), one_of(words, numbers));
  }
}

std::string tried;

void try_text(std::string text) {
  tried = std::move(text);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(tried.data()), tried.size());
}

// A broken law, an exception and a crash all end here: what was tried is kept to be looked at.
extern "C" void keep_tried(int signal) {
  std::FILE* file = std::fopen("fuzz-input", "wb");
  if (file != nullptr) {
    std::fwrite(tried.data(), 1, tried.size(), file);
    std::fclose(file);
    std::fputs("the input is kept in fuzz-input\n", stderr);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

int look_at(int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    try_text(mentor::fuzz::bytes_of(argv[i]));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGABRT, keep_tried);
  std::signal(SIGSEGV, keep_tried);
  if (argc != 4) return look_at(argc, argv);
  const Texts seeds = mentor::fuzz::seeds_in(mentor::fuzz::bytes_of(argv[1]));
  const Texts words = mentor::fuzz::words_in(mentor::fuzz::bytes_of(argv[2]));
  if (seeds.empty() || words.empty()) {
    std::fprintf(stderr, "no seeds in %s or no words in %s\n", argv[1], argv[2]);
    return 2;
  }
  for (const std::string& seed : seeds)
    try_text(seed);
  Numbers numbers;
  const int rounds = std::atoi(argv[3]);
  for (int i = 0; i < rounds; ++i) {
    std::string text = one_of(seeds, numbers);
    for (std::size_t left = 1 + numbers.below(5); left > 0; --left)
      spoil(text, seeds, words, numbers);
    try_text(std::move(text));
  }
  std::printf("%zu seeds, %d spoiled\n", seeds.size(), rounds);
  return 0;
}
