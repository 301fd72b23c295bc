#include "indexer/extract/html/marked_body.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/html/paragraphs.h"
#include "indexer/source/limits.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::array<std::string_view, 10> blocks = {
    "</p>", "</P>", "<br", "<BR", "</div>", "</DIV>", "</h", "</li>", "</figure>", "</blockquote>"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool has_marked_body(const schema::Article& article) {
  const std::string_view body = schema::trimmed(article.body);
  if (body.size() < 3 || body.size() > source::limits::largest_page || body[0] != '<') return false;
  if (!is_letter(body[1]) && !body.starts_with("<!--")) return false;
  return std::any_of(blocks.begin(), blocks.end(), [body](std::string_view block) {
    return body.find(block) != std::string_view::npos;
  });
}

void read_marked_body(schema::Article& article) {
  for (schema::Comment& comment : article.comments) {
    if (comment.text.find('<') == std::string::npos) continue;
    const HtmlTree tree(comment.text);
    std::string text;
    for (const Paragraph& paragraph : html_paragraphs(tree, 0))
      text += (text.empty() ? "" : "\n") + paragraph.text;
    if (!text.empty()) comment.text = std::move(text);
  }
  const HtmlTree tree(article.body);
  std::string body;
  std::vector<std::string> subheadings;
  for (Paragraph& paragraph : html_paragraphs(tree, 0)) {
    if (!body.empty()) body += "\n\n";
    body += paragraph.text;
    if (paragraph.subheading) subheadings.push_back(std::move(paragraph.text));
  }
  if (body.empty()) return;
  article.body = std::move(body);
  if (article.subheadings.empty()) article.subheadings = std::move(subheadings);
}

}  // namespace seogo::indexer::extract
