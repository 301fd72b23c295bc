// From paths to captures: what is taken, what is passed over, what is refused and how that is told.
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/source/limits.h"
#include "indexer/source/reader.h"
#include "indexer/source/sniff.h"
#include "tests/archive.h"
#include "tests/indexer/packing.h"
#include "tests/indexer/zip_writer.h"

namespace {

namespace fs = std::filesystem;
using namespace seogo;
using indexer::source::Capture;
using indexer::source::Form;
using indexer::source::Input;
using indexer::source::Refusal;

const std::map<Form, std::string> form_names = {
    {Form::text, " text"}, {Form::json, " json"}, {Form::html, " html"}, {Form::entry, " entry"}};

class Source : public testing::Test {
 protected:
  fs::path file(const std::string& name, const std::string& bytes) {
    const fs::path path = place_.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  std::vector<std::string> found(const fs::path& path) {
    std::vector<std::string> names;
    const auto inputs = indexer::source::find_inputs({path.string()}, refuse_);
    for (const Input& input : inputs.found) {
      names.push_back(fs::path(input.path).lexically_relative(place_.path()).generic_string());
    }
    passed_over_ = inputs.passed_over;
    return names;
  }

  // The captures of one file: "place: bytes".
  std::vector<std::string> captures(const fs::path& path) {
    std::vector<std::string> out;
    for (const Input& input : indexer::source::find_inputs({path.string()}, refuse_).found) {
      indexer::source::read_captures(
          input, {[&out](const Capture& capture, const std::string& place) {
                    out.push_back(place + form_names.at(capture.form) + "@" +
                                  std::to_string(capture.provenance.offset) + ": " + capture.bytes);
                  },
                  refuse_, [](std::string_view) {}});
    }
    return out;
  }

  tests::TemporaryDirectory place_;
  std::vector<Refusal> refusals_;
  indexer::source::RefusalSink refuse_ = [this](const Refusal& refusal) {
    refusals_.push_back(refusal);
  };
  std::uint64_t passed_over_ = 0;
};

using Names = std::vector<std::string>;

TEST_F(Source, FoldersAreWalkedInTheOrderOfNames) {
  file("pages/b.txt", "둘");
  file("pages/a/2.jsonl", "{}");
  file("pages/a/1.TXT", "하나");
  file("pages/.hidden.txt", "");
  file("pages/photo.jpg", "");
  EXPECT_EQ(found(place_.path() / "pages"),
            (Names{"pages/a/1.TXT", "pages/a/2.jsonl", "pages/b.txt"}));
  EXPECT_EQ(passed_over_, 2U);
  EXPECT_TRUE(refusals_.empty());
}

TEST_F(Source, AFileThatIsNamedIsTakenWhateverItsName) {
  EXPECT_EQ(captures(file("export.dat", "{\"body\":\"글\"}")),
            (Names{"line 1 json@0: {\"body\":\"글\"}"}));
  EXPECT_EQ(captures(file("page.dat", "제목\n")), (Names{" text@0: 제목\n"}));
}

TEST_F(Source, LinksThatLeadOutOfTheFolderAreRefused) {
  const fs::path outside = file("outside.txt", "밖");
  file("pages/a.txt", "안");
  fs::create_symlink(outside, place_.path() / "pages/b.txt");
  fs::create_symlink("a.txt", place_.path() / "pages/c.txt");
  fs::create_symlink("..", place_.path() / "pages/up");
  fs::create_symlink(".", place_.path() / "pages/round");
  EXPECT_EQ(found(place_.path() / "pages"), (Names{"pages/a.txt", "pages/c.txt"}));
  ASSERT_EQ(refusals_.size(), 2U);
  EXPECT_NE(refusals_[0].line().find("b.txt: a symbolic link that leads out of the folder"),
            std::string::npos);
}

TEST_F(Source, WhatIsMissingIsNamed) {
  EXPECT_TRUE(found(place_.path() / "nothing").empty());
  ASSERT_EQ(refusals_.size(), 1U);
  EXPECT_NE(refusals_[0].line().find("nothing: cannot be read"), std::string::npos);
}

TEST_F(Source, AFingerprintChangesWithTheFile) {
  const fs::path path = file("a.txt", "하나");
  const auto fingerprint = [&] {
    return indexer::source::find_inputs({path.string()}, refuse_).found.at(0).fingerprint;
  };
  EXPECT_EQ(fingerprint(), "");  // changed too lately to be sure of it
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const std::string first = fingerprint();
  EXPECT_NE(first, "");
  EXPECT_EQ(fingerprint(), first);
  std::ofstream(path) << "다른";
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_NE(fingerprint(), first);
}

TEST_F(Source, LinesKeepTheirNumbersAndPlaces) {
  EXPECT_EQ(captures(file("a.jsonl", "\xEF\xBB\xBF{\"a\":1}\r\n\n  \n{\"b\":2}")),
            (Names{"line 1 json@0: {\"a\":1}\r", "line 4 json@16: {\"b\":2}"}));
}

TEST_F(Source, ABadLineIsRefusedAndTheNextIsTaken) {
  const std::string longest(indexer::source::limits::largest_capture, 'a');
  const auto taken = captures(file("a.jsonl", "{\"a\":\"\xFF\"}\n" + longest + "a\n{\"b\":2}\n"));
  EXPECT_EQ(taken.size(), 1U);
  ASSERT_EQ(refusals_.size(), 2U);
  EXPECT_NE(refusals_[0].line().find("a.jsonl, line 1: not UTF-8 at byte 6 of the line"),
            std::string::npos);
  EXPECT_NE(refusals_[1].line().find("a.jsonl, line 2: longer than 16777216 bytes"),
            std::string::npos);
}

TEST_F(Source, PagesAreTidiedAndTested) {
  EXPECT_EQ(captures(file("a.txt", "\xEF\xBB\xBF제목\r\n본문\r끝")),
            (Names{" text@0: 제목\n본문\n끝"}));
  EXPECT_TRUE(captures(file("b.txt", " \n\t")).empty());
  EXPECT_TRUE(captures(file("c.txt", "제목\xC7\xD1")).empty());
  EXPECT_TRUE(
      captures(file("d.txt", std::string(indexer::source::limits::largest_capture + 1, 'a')))
          .empty());
  ASSERT_EQ(refusals_.size(), 3U);
  EXPECT_EQ(refusals_[0].reason, "empty");
  EXPECT_EQ(refusals_[1].reason, "not text in any encoding we know");
  EXPECT_EQ(refusals_[2].reason, "longer than 16777216 bytes");
}

TEST_F(Source, ADirectoryNamedAsAFileIsWalked) {
  file("trap.txt/inner.txt", "글");
  EXPECT_EQ(found(place_.path() / "trap.txt"), (Names{"trap.txt/inner.txt"}));
}

const std::string line = "{\"body\":\"첫눈\"}";
const std::string page = "<html><body><p>첫눈이 내렸다</p></body></html>";

TEST_F(Source, NamesTellFormsAndMayBeWrapped) {
  for (const char* name : {"a.txt", "a.TEXT", "a.html", "a.htm", "a.xhtml", "a.jsonl", "a.ndjson",
                           "a.warc", "a.wacz", "a.zip", "a.mhtml", "a.mht", "a.rss", "a.atom",
                           "a.jsonl.gz", "a.HTML.GZ", "a.warc.gz", "a.txt.zst"}) {
    file(std::string("taken/") + name, "글");
  }
  for (const char* name : {"a.gz", "a.zap", "a.json", "a", "gz", "a.tar.gz", ".jsonl"}) {
    file(std::string("passed/") + name, "글");
  }
  EXPECT_EQ(found(place_.path() / "taken").size(), 18U);
  EXPECT_EQ(passed_over_, 0U);
  EXPECT_EQ(found(place_.path() / "passed"), Names{});
  EXPECT_EQ(passed_over_, 7U);
}

TEST_F(Source, OfXmlOnlyFeedsAreTakenFromFolders) {
  file("a/rss.xml", "<?xml version='1.0'?><!-- 소식 --><rss version='2.0'><channel/></rss>");
  file("a/atom.xml", "\xEF\xBB\xBF<feed xmlns='http://www.w3.org/2005/Atom'/>");
  file("a/rdf.xml.gz", tests::gzipped("<rdf:RDF xmlns:rdf='x'/>"));
  file("a/sitemap.xml", "<?xml version='1.0'?><urlset/>");
  file("a/rssless.xml", "<rssless/>");
  file("a/empty.xml", "");
  EXPECT_EQ(found(place_.path() / "a"), (Names{"a/atom.xml", "a/rdf.xml.gz", "a/rss.xml"}));
  EXPECT_EQ(passed_over_, 3U);
  EXPECT_EQ(found(place_.path() / "a/sitemap.xml"), Names{"a/sitemap.xml"});  // named: taken
}

TEST_F(Source, WrappingIsKnownByBytesAndNotByNames) {
  const Names lines = {"line 1 json@0: " + line, "line 2 json@18: " + line};
  const std::string two = line + "\n" + line + "\n";
  EXPECT_EQ(captures(file("a.jsonl", tests::gzipped(two))), lines);
  EXPECT_EQ(captures(file("a.jsonl.gz", two)), lines);
  EXPECT_EQ(captures(file("b.jsonl.gz", tests::gzipped(line + "\n") + tests::gzipped(line))),
            lines);
  EXPECT_EQ(captures(file("a.jsonl.zst", tests::zstd_packed(two))), lines);
  EXPECT_EQ(captures(file("a.data", tests::zstd_packed(two))), lines);
  EXPECT_EQ(captures(file("a.html.gz", tests::gzipped(page))), Names{" html@0: " + page});
  EXPECT_EQ(captures(file("a.txt.zst", tests::zstd_packed("제목\n"))), Names{" text@0: 제목\n"});
  EXPECT_TRUE(refusals_.empty());
}

TEST_F(Source, WhatCameWholeOfACutFileIsKept) {
  const std::string packed = tests::gzipped(line + "\n" + line + "\n");
  EXPECT_EQ(captures(file("a.jsonl.gz", packed.substr(0, packed.size() - 4))).size(), 2U);
  EXPECT_EQ(captures(file("b.jsonl.gz", tests::gzipped(line + "\n" + line).substr(0, 40))).size(),
            1U);
  ASSERT_EQ(refusals_.size(), 2U);
  EXPECT_EQ(refusals_[0].reason,
            "gzip data cut short at byte " + std::to_string(packed.size() - 4));
  EXPECT_EQ(refusals_[1].reason, "gzip data cut short at byte 40");
}

TEST_F(Source, JsonLinesMayBeUtf16WithAMark) {
  const std::string two = line + "\r\n" + line + "\n";
  const Names lines = {"line 1 json@0: " + line + "\r", "line 2 json@19: " + line};
  EXPECT_EQ(captures(file("a.jsonl", "\xFF\xFE" + tests::encoded(two, "UTF-16LE"))), lines);
  EXPECT_EQ(captures(file("a.data", "\xFE\xFF" + tests::encoded(two, "UTF-16BE"))), lines);
  std::string broken = "\xFF\xFE" + tests::encoded("{\"a\":\"?\"}\n" + line, "UTF-16LE");
  broken[15] = '\xD8';  // half a pair
  EXPECT_EQ(captures(file("b.jsonl", broken)).size(), 1U);
  ASSERT_EQ(refusals_.size(), 1U);
  EXPECT_EQ(refusals_[0].place, "line 1");
}

TEST_F(Source, HtmlPagesKnowWhatTheyWereSavedFrom) {
  std::vector<Capture> taken;
  const auto read = [&](const std::string& bytes) {
    taken.clear();
    for (const Input& input :
         indexer::source::find_inputs({file("a.html", bytes).string()}, refuse_).found) {
      indexer::source::read_captures(
          input, {[&taken](Capture capture, const std::string&) { taken.push_back(capture); },
                  refuse_, [](std::string_view) {}});
    }
    return taken.at(0).url;
  };
  EXPECT_EQ(
      read("<!DOCTYPE html>\n<!-- saved from url=(0025)https://www.gana.kr/news/1 -->\n" + page),
      "https://www.gana.kr/news/1");
  EXPECT_EQ(read("<!-- saved from url=(0014)about:internet -->" + page), "");
  EXPECT_EQ(read("<!-- saved from url=(" + page), "");
  EXPECT_EQ(read(page), "");
  EXPECT_EQ(read(tests::encoded("<meta charset=euc-kr>똠방각하가 왔다", "UHC")), "");
  EXPECT_EQ(taken.at(0).bytes, "<meta charset=euc-kr>똠방각하가 왔다");
}

TEST_F(Source, ObjectsMayStandInAnArrayOrOverManyLines) {
  EXPECT_EQ(captures(file("a.json", "[{\"a\": \"} ] {\"}, {\"b\": {\"c\": \"\\\"}\"}}]")),
            (Names{"object 1 json@1: {\"a\": \"} ] {\"}",
                   "object 2 json@17: {\"b\": {\"c\": \"\\\"}\"}}"}));
  EXPECT_EQ(captures(file("b.json", "\xEF\xBB\xBF{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}\n")),
            (Names{"object 1 json@3: {\n  \"a\": 1\n}", "object 2 json@16: {\n  \"b\": 2\n}"}));
  EXPECT_EQ(captures(file("c.json", "[]")), Names());
  EXPECT_TRUE(refusals_.empty());
}

TEST_F(Source, WhatIsNoObjectAmongThemIsTold) {
  EXPECT_EQ(captures(file("a.json", "[{\"a\":1}, 12, {\"b\":2}]")).size(), 2U);
  EXPECT_EQ(captures(file("b.json", "[{\"a\":1}, {\"b\": 2}, ")).size(), 2U);
  const std::string longest(indexer::source::limits::largest_capture, 'a');
  EXPECT_EQ(
      captures(file("c.json", "[{\"a\":\"" + longest + "\"},{\"b\":2},{\"c\":\"\xFF\"}]")).size(),
      1U);
  ASSERT_EQ(refusals_.size(), 4U);
  EXPECT_EQ(refusals_[0].reason, "2 bytes belong to no JSON object");
  EXPECT_EQ(refusals_[1].reason, "cut short: what it opens is not closed");
  EXPECT_EQ(refusals_[2].reason, "longer than 16777216 bytes");
  EXPECT_EQ(refusals_[3].reason, "not UTF-8 at byte 6 of it");
}

TEST_F(Source, AnObjectThatLostABraceOrAMarkTakesNoOtherAlong) {
  for (const char* broken :
       {"{\"a\": \"1}", "{\"a\": 1", "{\"a\": {\"b\": 1}", "{\"a\": [1}", "{\"a\": [{\"b\": 1]}"}) {
    const auto taken =
        captures(file("a.json", std::string("[\n  {\"n\": [{}, {}]},\n  ") + broken +
                                    ",\n  {\"n\": 2},\n  {\"n\": {\"m\": \"{\"}}\n]\n"));
    ASSERT_GE(taken.size(), 4U) << broken << testing::PrintToString(taken);
    EXPECT_TRUE(taken.front().ends_with(": {\"n\": [{}, {}]}")) << broken;
    EXPECT_TRUE(taken[taken.size() - 2].ends_with(": {\"n\": 2}"))
        << broken << testing::PrintToString(taken);
    EXPECT_TRUE(taken.back().ends_with(": {\"n\": {\"m\": \"{\"}}")) << broken;
  }
}

TEST_F(Source, ABrokenFirstLineLeavesTheOthersLines) {
  EXPECT_EQ(captures(file("a.jsonl", "{\"a\": \"1\n\n# 메모\n{\"b\":2}\n")).size(), 3U);
}

TEST_F(Source, ALineThatLostItsEndTakesNoOtherAlong) {
  EXPECT_EQ(captures(file("a.jsonl", "{\"a\": \"1\n{\"b\":2}\n{\"c\":3}\n")),
            (Names{"line 1 json@0: {\"a\": \"1", "line 2 json@9: {\"b\":2}",
                   "line 3 json@17: {\"c\":3}"}));
}

TEST_F(Source, OfJsonFilesInAFolderThoseWithTitlesCount) {
  file("pages/a.json", "[\n {\"title\": \"첫눈\"}]");
  file("pages/package.json", "{\"name\": \"pages\"}");
  file("pages/list.json", "[1, 2]");
  file("pages/b.json", "\xEF\xBB\xBF{\"title\": \"첫눈\"}");
  file("pages/c.json", "\xFF\xFE" + tests::encoded("{\"title\": \"첫눈\"}", "UTF-16LE"));
  file("pages/d.json", "{\"body\": \"" + std::string(100'000, 'a') + "\", \"title\": \"첫눈\"}");
  EXPECT_EQ(found(place_.path() / "pages"),
            (Names{"pages/a.json", "pages/b.json", "pages/c.json", "pages/d.json"}));
  EXPECT_EQ(passed_over_, 2U);
}

TEST_F(Source, AZipOfPagesIsReadAsAFolder) {
  ZipWriter zip;
  zip.add("2019/", "");
  zip.add("2019/\xB1\xE2\xBB\xE7.html", "<p>첫눈이 왔다.");
  zip.add({.name = "b.txt", .bytes = tests::encoded("똠방각하\r\n", "UHC"), .deflated = true});
  zip.add("c.jsonl", "{\"title\": \"소나기\"}\n");
  for (const char* name : {"photo.jpg", "__MACOSX/2019/a.html", "2019/.hidden.html"})
    zip.add(name, "<p>");
  zip.add("d.zip", "PK");
  zip.add({.name = "e.txt", .bytes = "글", .encrypted = true});
  zip.add("f.txt", "");
  zip.add({.name = "봄.txt", .bytes = "봄꽃", .utf8 = true});
  zip.add({.name = "\xB1\xE2\xBB\xE7.txt", .bytes = "글", .utf8 = true});
  zip.add("sitemap.xml", "<urlset/>");
  const fs::path path = file("pages/pages.zip", zip.finish());
  const Names wanted = {
      "pages.zip!2019/기사.html  html: <p>첫눈이 왔다.", "pages.zip!b.txt  text: 똠방각하\n",
      "pages.zip!c.jsonl line 1 json: {\"title\": \"소나기\"}", "pages.zip!봄.txt  text: 봄꽃"};
  Names got;
  Names skipped;
  for (const Input& input :
       indexer::source::find_inputs({path.string(), path.parent_path()}, refuse_).found) {
    indexer::source::read_captures(
        input, {[&got](const Capture& capture, const std::string& place) {
                  const std::string& file = capture.provenance.file;
                  got.push_back(fmt::format("{} {}{}: {}", file.substr(file.find("pages.zip")),
                                            place, form_names.at(capture.form), capture.bytes));
                },
                refuse_, [&skipped](std::string_view kind) { skipped.emplace_back(kind); }});
  }
  EXPECT_EQ(got, wanted) << "and once, though two paths lead to it";
  EXPECT_EQ(skipped, (Names{"other file", "other file", "other file", "other file"}));
  ASSERT_EQ(refusals_.size(), 4U);
  EXPECT_EQ(refusals_[0].reason, "a zip within a zip");
  EXPECT_EQ(refusals_[1].reason, "encrypted");
  EXPECT_TRUE(refusals_[2].file.ends_with("pages.zip!f.txt")) << refusals_[2].line();
  EXPECT_EQ(refusals_[3].place, "entry 12");
  EXPECT_EQ(refusals_[3].reason, "its name cannot be read");
}

TEST_F(Source, ThePageOfSingleFileTellsItsAddressAndTime) {
  const auto read = [&](const std::string& bytes) {
    Capture taken;
    for (const Input& input :
         indexer::source::find_inputs({file("a.html", bytes).string()}, refuse_).found) {
      indexer::source::read_captures(
          input, {[&taken](Capture capture, const std::string&) { taken = std::move(capture); },
                  refuse_, [](std::string_view) {}});
    }
    return taken;
  };
  const Capture saved = read(
      "<!DOCTYPE html> <html lang=ko><!--\n Page saved with SingleFile \n url: "
      "https://www.gana.kr/news/1 \n saved date: Mon Dec 11 2023 18:32:05 GMT+0900 (한국 표준시)\n"
      "--><head><meta charset=utf-8><title>글</title>" +
      page);
  EXPECT_EQ(saved.url, "https://www.gana.kr/news/1");
  ASSERT_TRUE(saved.captured_at);
  EXPECT_EQ(saved.captured_at->iso(), "2023-12-11T18:32:05+09:00");
  const Capture odd = read(
      "<html><!--\n Page saved with SingleFile \n url: file:///home/a.html\n"
      " saved date: 언젠가\n--><body>글" +
      page);
  EXPECT_EQ(odd.url, "");
  EXPECT_FALSE(odd.captured_at);
}

TEST_F(Source, OldTextFilesAreRead) {
  EXPECT_EQ(captures(file("a.txt", tests::encoded("똠방각하\r\n본문은 이렇다\r\n", "UHC"))),
            Names{" text@0: 똠방각하\n본문은 이렇다\n"});
  EXPECT_EQ(captures(file("b.txt", "\xFF\xFE" + tests::encoded("제목\r\n", "UTF-16LE"))),
            Names{" text@0: 제목\n"});
}

TEST_F(Source, AnHtmlPageOverTheLimitIsRefused) {
  using indexer::source::limits::largest_page;
  EXPECT_EQ(captures(file("a.html", std::string(largest_page, 'a'))).size(), 1U);
  EXPECT_EQ(captures(file("b.html", std::string(largest_page + 1, 'a'))).size(), 0U);
  EXPECT_EQ(captures(file("c.html", std::string(3 * largest_page, 'a'))).size(), 0U);
  ASSERT_EQ(refusals_.size(), 2U);
  EXPECT_EQ(refusals_[0].reason, "longer than 4194304 bytes");
  EXPECT_EQ(refusals_[1].reason, "longer than 8388608 bytes");
}

TEST(Sniffing, KnowsFormsByTheirFirstBytes) {
  using indexer::source::InputForm;
  const std::pair<std::string, InputForm> rows[] = {
      {"PK\x03\x04rest", InputForm::zip},
      {"WARC/1.0\r\n", InputForm::warc},
      {"WARC/1.1\r\n", InputForm::warc},
      {" \n{\"title\":1}", InputForm::json_lines},
      {"\xEF\xBB\xBF{", InputForm::json_lines},
      {"From: <Saved by Blink>\r\n", InputForm::mhtml},
      {"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x", InputForm::mhtml},
      {"Content-Type: text/html\r\n\r\nmultipart/related", InputForm::text},
      {"<?xml version=\"1.0\"?>\n<rss>", InputForm::feed},
      {"\x1b$)C<?xml version=\"1.0\"?><rss>", InputForm::feed},
      {"<feed xmlns=\"…\">", InputForm::feed},
      {"<rdf:RDF>", InputForm::feed},
      {"<?xml version='1.0'?><!DOCTYPE rss><rss version='0.91'>", InputForm::feed},
      {"<!doctype HTML>", InputForm::html},
      {"<?xml version='1.0'?><!DOCTYPE html PUBLIC \"x\"><html>", InputForm::html},
      {"<!-- saved from url=(0025)https://www.gana.kr/news/1 -->\n<html>", InputForm::html},
      {"\n<META charset=utf-8>", InputForm::html},
      {"<Body onload=a()>", InputForm::html},
      {"\xFF\xFE" + tests::encoded("<html>", "UTF-16LE"), InputForm::html},
      {"<저작권자 ⓒ 서고>", InputForm::text},
      {"<pagan>", InputForm::text},
      {"제목: 첫눈\n", InputForm::text},
      {"", InputForm::text},
      {"<", InputForm::text},
      {"<!--", InputForm::text},
  };
  for (const auto& [bytes, form] : rows) EXPECT_EQ(indexer::source::sniffed(bytes), form) << bytes;
}

}  // namespace
