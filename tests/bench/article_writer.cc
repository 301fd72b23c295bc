#include "tests/bench/article_writer.h"

#include <algorithm>
#include <string_view>

#include "tests/bench/sentence.h"

namespace seogo::bench {
namespace {

struct Site {
  std::string_view name;
  std::string_view host;
};
// Invented, most prolific first.
constexpr Site sites[] = {
    {"서고일보", "ilbo"},        {"한강경제", "hangang"},  {"새벽신문", "saebyeok"},
    {"나루타임즈", "naru"},      {"가람뉴스", "garam"},    {"디지털마루", "maru"},
    {"남도매일", "namdo"},       {"토담포스트", "todam"},  {"동해방송", "donghae"},
    {"푸른과학", "pureun"},      {"백두스포츠", "baekdu"}, {"온새미연예", "onsaemi"},
    {"달구벌저널", "dalgubeol"}, {"바른의학", "bareun"},   {"누리법률", "nuri"},
    {"탐라신보", "tamna"}};
constexpr std::string_view sections[] = {"정치", "경제",    "사회", "국제",   "산업", "금융",
                                         "문화", "IT·과학", "연예", "스포츠", "생활", "오피니언"};
constexpr std::uint32_t desk_size = 40;  // reporters a site

constexpr std::int64_t first_second = 1'230'735'600;  // 2009-01-01T00:00 KST
constexpr std::int64_t last_second = 1'735'657'199;   // 2024-12-31T23:59:59 KST
constexpr std::int64_t day = 86'400;

schema::Timestamp at_second(std::int64_t seconds) {
  schema::Timestamp time;
  time.seconds = std::clamp(seconds, first_second, last_second);
  return time;
}

}  // namespace

ArticleWriter::ArticleWriter(const Vocabulary& vocabulary, const CorpusPlan& plan)
    : vocabulary_(vocabulary), plan_(plan), comments_(vocabulary) {
  for (std::uint32_t i = 0; i < std::size(sites) * desk_size; ++i) {
    // From the far end of fame, so that reporters are seldom who the news is about.
    const auto& people = vocabulary.people();
    reporters_.push_back(vocabulary.stem(people[people.size() - 1 - i]).text);
  }
}

std::int64_t ArticleWriter::published(std::uint32_t number, Random& random) const {
  const std::int64_t span = last_second - first_second;
  const std::int64_t even =
      first_second + span * (2 * std::int64_t{number} + 1) / (2 * std::int64_t{plan_.articles});
  std::int64_t days = random.between(-3, 3);
  if (random.percent(2)) days += random.between(-400, 400);  // crawled long after its neighbours
  // Newsrooms write by day: seven in the morning to seven at night, most of the time.
  const std::int64_t midnight = first_second + (even - first_second) / day * day;
  const int hour = random.percent(85) ? random.between(7, 18) : random.between(0, 23);
  return midnight + days * day + hour * 3'600 + random.between(0, 3'599);
}

schema::Article ArticleWriter::write(std::uint32_t number) const {
  static const Urn site_urn = Urn::zipf(static_cast<std::uint32_t>(std::size(sites)), 2);
  static const Urn desk_urn = Urn::zipf(desk_size, 4);
  Random random(plan_.seed, number);
  const Theme theme(vocabulary_, random);
  schema::Article article;

  const std::size_t site = site_urn.draw(random);
  article.site = sites[site].name;
  article.section = sections[theme.first_topic() % std::size(sections)];
  article.published = at_second(published(number, random));
  if (random.percent(12))
    article.modified = at_second(article.published->seconds + random.between(60, 90'000));
  article.url = "https://" + std::string(sites[site].host) + ".example/news/" +
                std::to_string(100'000 + number);

  SentenceWriter sentences(vocabulary_, theme, random);
  sentences.title(article.title);
  if (random.percent(15)) sentences.subheading(article.subtitle);
  for (int left = random.percent(8) ? 2 : 1; left > 0; --left) {
    const std::string& name = reporters_[site * desk_size + desk_urn.draw(random)];
    if (article.authors.empty() || article.authors.front().name != name) {
      article.authors.push_back({name, random.percent(95) ? "기자" : "특파원"});
    }
  }
  const std::size_t tags = random.below(6);
  for (std::size_t at = 0; at < tags; ++at) article.tags.push_back(theme.key(at).text);
  if (random.percent(30)) article.image_credits.push_back("사진 = " + article.site);
  if (random.percent(60))
    article.copyright = "<저작권자 ⓒ " + article.site + ", 무단전재 및 재배포 금지>";

  write_body(article, theme, random);
  write_comments(article, theme, random);
  return article;
}

void ArticleWriter::write_body(schema::Article& article, const Theme& theme, Random& random) const {
  SentenceWriter sentences(vocabulary_, theme, random);
  std::string& body = article.body;
  body.reserve(4'096);
  const std::string byline = article.authors.front().name + " " + article.authors.front().role;
  if (random.percent(15)) body += "(서울=" + article.site + ") " + byline + " = ";

  // Short notices, reports of a page, and now and then a feature of twenty thousand bytes.
  const std::int64_t tail = std::min<std::int64_t>(random.long_tail(4.6), 60);
  const int paragraphs = 3 + random.between(0, 7) + static_cast<int>(tail);
  const bool headed = paragraphs > 6 && random.percent(25);
  for (int paragraph = 0; paragraph < paragraphs; ++paragraph) {
    if (paragraph > 0) body += "\n\n";
    if (headed && paragraph % 4 == 3) {
      std::string subheading;
      sentences.subheading(subheading);
      body += subheading + "\n\n";
      article.subheadings.push_back(std::move(subheading));
    }
    for (int left = random.between(1, 3); left > 0; --left) {
      if (random.percent(15)) {
        sentences.quotation(body);
      } else {
        sentences.sentence(body);
      }
      if (left > 1) body += ' ';
    }
  }
  if (random.percent(45)) {  // many sites sign at the foot
    body += "\n\n" + byline + " news" + std::to_string(random.below(900) + 100) + "@" +
            article.url.substr(8, article.url.find('/', 8) - 8);
  }
}

void ArticleWriter::write_comments(schema::Article& article, const Theme& theme,
                                   Random& random) const {
  const std::int64_t count = random.long_tail(plan_.mean_comments);
  std::int64_t seconds = article.published->seconds;
  for (std::int64_t n = 1; n <= count; ++n) {
    schema::Comment comment;
    comment.id = "c" + std::to_string(n);
    if (n > 1 && random.percent(20)) {
      comment.parent = "c" + std::to_string(1 + random.below(static_cast<std::uint32_t>(n - 1)));
    }
    comment.author = comments_.nickname(random);
    seconds += random.long_tail(2'400) + 5;
    schema::Timestamp posted;
    posted.seconds = seconds;
    comment.posted = posted;
    comment.text = comments_.write(theme, random);
    comment.likes = random.long_tail(3);
    comment.dislikes = random.long_tail(1);
    article.comments.push_back(std::move(comment));
  }
  const double heat = static_cast<double>(count) + 2;
  article.counts.comments = count;
  article.counts.likes = random.long_tail(heat);
  if (random.percent(50)) article.counts.dislikes = random.long_tail(heat / 4);
  if (random.percent(40)) article.counts.views = random.long_tail(heat * 180) + 20;
}

}  // namespace seogo::bench
