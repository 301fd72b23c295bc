// Exports whose bodies are still HTML.
#include "indexer/extract/html/marked_body.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/extractor.h"
#include "schema/article_json.h"

namespace seogo::indexer::extract {
namespace {

schema::Article exported(const std::string& body, std::vector<std::string> subheadings = {}) {
  schema::Article article;
  article.title = "첫눈";
  article.body = body;
  article.subheadings = std::move(subheadings);
  source::Capture capture;
  capture.form = source::Form::json;
  capture.bytes = schema::article_to_json(article);
  return extract(capture, Profile::built_in());
}

TEST(MarkedBody, BecomesTheTextAReaderSaw) {
  const struct {
    std::string body;
    std::string text;
  } rows[] = {
      {"<p>첫눈이 왔다.</p><p>밤까지 왔다.</p>", "첫눈이 왔다.\n\n밤까지 왔다."},
      {"<div>첫눈이<br>왔다 &amp; 녹았다.</div>", "첫눈이\n왔다 & 녹았다."},
      {" <!-- wp:paragraph --><p>첫눈이 <b>왔다</b>.</p>", "첫눈이 왔다."},
      {"<figure><img src=a><figcaption>광장</figcaption></figure><p>첫눈이 왔다.</p>",
       "첫눈이 왔다."},
      {"<script>alert(1)</script><p>첫눈이 왔다.</p>", "첫눈이 왔다."},
  };
  for (const auto& row : rows) EXPECT_EQ(exported(row.body).body, row.text) << row.body;
  const schema::Article article = exported("<h3>서울</h3><p>첫눈이 왔다.</p>");
  EXPECT_EQ(article.body, "서울\n\n첫눈이 왔다.");
  EXPECT_EQ(article.subheadings, std::vector<std::string>{"서울"});
}

TEST(MarkedBody, IsNoTextThatOnlySpeaksOfTags) {
  for (const std::string body :
       {"첫눈이 왔다.", "<가나> 개봉. 문단은 <p>와 </p>로 쓴다.", "<b>첫눈</b>이 왔다.",
        "문단은 <p>첫눈</p>로 쓴다.", "<p", "<", "<br>"})
    EXPECT_EQ(exported(body).body, body);
}

}  // namespace
}  // namespace seogo::indexer::extract
