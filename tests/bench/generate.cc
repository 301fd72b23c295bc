// seogo-generate: an invented archive to measure with.
//
//   seogo-generate --articles 20000 --seed 42 --output corpus.jsonl
//
// Same seed, same bytes, on every machine. Exit status: 0 written, 2 usage, 3 could not write.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "tests/bench/article_writer.h"
#include "tests/bench/json_line.h"

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdout) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

bool write_corpus(const seogo::bench::CorpusPlan& plan, std::FILE* file) {
  constexpr std::size_t chunk = 1U << 20U;
  const seogo::bench::Vocabulary vocabulary;
  const seogo::bench::ArticleWriter writer(vocabulary, plan);
  std::string lines;
  for (std::uint32_t number = 0; number < plan.articles; ++number) {
    seogo::bench::append_json_line(writer.write(number), lines);
    if (lines.size() < chunk && number + 1 < plan.articles) continue;
    if (std::fwrite(lines.data(), 1, lines.size(), file) != lines.size()) return false;
    lines.clear();
  }
  return std::fflush(file) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  seogo::bench::CorpusPlan plan;
  std::string output;
  CLI::App app("Writes an invented Korean archive as JSONL, the same for the same seed.",
               "seogo-generate");
  app.add_option("--articles", plan.articles, "how many articles")
      ->capture_default_str()
      ->check(CLI::Range(1U, 100'000'000U));
  app.add_option("--seed", plan.seed, "which archive")->capture_default_str();
  app.add_option("--comments", plan.mean_comments, "mean comments an article, long-tailed")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1'000.0));
  app.add_option("--output", output, "file to write; standard output if not given");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }

  const File file(output.empty() ? stdout : std::fopen(output.c_str(), "wb"));
  if (!file || !write_corpus(plan, file.get())) {
    std::fprintf(stderr, "seogo-generate: cannot write %s: %s\n",
                 output.empty() ? "standard output" : output.c_str(), std::strerror(errno));
    return 3;
  }
  return 0;
}
