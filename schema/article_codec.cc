#include "schema/article_codec.h"

#include "schema/error.h"
#include "schema/record.h"

namespace seogo::schema {
namespace {

// Tags of the stored form. Written in every index: never renumber, never reuse.
enum Tag : unsigned {
  tag_id = 1,
  tag_url,
  tag_site,
  tag_section,
  tag_tag,
  tag_title,
  tag_subtitle,
  tag_author,
  tag_published,
  tag_modified,
  tag_body,
  tag_subheading,
  tag_image_credit,
  tag_source_note,
  tag_copyright,
  tag_likes,
  tag_dislikes,
  tag_comment_count,
  tag_shares,
  tag_views,
  tag_comment,
  tag_captured_at,
  tag_file,
  tag_offset,
  tag_extra,
  tag_other_capture,
};
enum AuthorTag : unsigned { author_name = 1, author_role };
enum CommentTag : unsigned {
  comment_id = 1,
  comment_parent,
  comment_author,
  comment_posted,
  comment_text,
  comment_likes,
  comment_dislikes,
};
enum CaptureTag : unsigned { capture_time = 1, capture_file, capture_offset };
enum TimeTag : unsigned { time_seconds = 1, time_offset, time_day_only };

void put_time(std::string& out, unsigned tag, const std::optional<Timestamp>& time) {
  if (!time) return;
  std::string bytes;
  put_number(bytes, time_seconds, time->seconds);
  put_number(bytes, time_offset, time->offset_minutes);
  if (time->day_only) put_number(bytes, time_day_only, 1);
  put_text(out, tag, bytes);
}

// Whatever can be reckoned with as a day: a damaged time beyond it is told from a real one here.
constexpr std::int64_t farthest = std::int64_t{100'000'000'000};  // seconds; about 3,000 years
constexpr std::int64_t farthest_offset = 24 * 60;

std::int64_t within(std::int64_t value, std::int64_t limit) {
  if (value >= -limit && value <= limit) return value;
  throw Error(ErrorCode::index, "a stored time is damaged",
              "seogo-indexer check --index DIR says how far it goes");
}

Timestamp to_time(std::string_view bytes) {
  Timestamp time;
  for (RecordReader in(bytes); in.next();) {
    if (in.tag() == time_seconds) time.seconds = within(in.number(), farthest);
    if (in.tag() == time_offset) {
      time.offset_minutes = static_cast<int>(within(in.number(), farthest_offset));
    }
    if (in.tag() == time_day_only) time.day_only = true;
  }
  return time;
}

void put_count(std::string& out, unsigned tag, const std::optional<std::int64_t>& count) {
  if (count) put_number(out, tag, *count);
}

std::string encode_capture(const Snapshot& capture) {
  std::string out;
  put_time(out, capture_time, capture.captured_at);
  put_text(out, capture_file, capture.provenance.file);
  put_number(out, capture_offset, static_cast<std::int64_t>(capture.provenance.offset));
  return out;
}

Snapshot to_capture(std::string_view bytes) {
  Snapshot capture;
  for (RecordReader in(bytes); in.next();) {
    if (in.tag() == capture_time) capture.captured_at = to_time(in.bytes());
    if (in.tag() == capture_file) capture.provenance.file = in.text();
    if (in.tag() == capture_offset) {
      capture.provenance.offset = static_cast<std::uint64_t>(in.number());
    }
  }
  return capture;
}

Author to_author(std::string_view bytes) {
  Author author;
  for (RecordReader in(bytes); in.next();) {
    if (in.tag() == author_name) author.name = in.text();
    if (in.tag() == author_role) author.role = in.text();
  }
  return author;
}

}  // namespace

std::string encode(const Comment& comment) {
  std::string out;
  put_text(out, comment_id, comment.id);
  put_text(out, comment_parent, comment.parent);
  put_text(out, comment_author, comment.author);
  put_time(out, comment_posted, comment.posted);
  put_text(out, comment_text, comment.text);
  if (comment.likes != 0) put_number(out, comment_likes, comment.likes);
  if (comment.dislikes != 0) put_number(out, comment_dislikes, comment.dislikes);
  return out;
}

Comment to_comment(std::string_view bytes) {
  Comment comment;
  for (RecordReader in(bytes); in.next();) {
    switch (in.tag()) {
      case comment_id:
        comment.id = in.text();
        break;
      case comment_parent:
        comment.parent = in.text();
        break;
      case comment_author:
        comment.author = in.text();
        break;
      case comment_posted:
        comment.posted = to_time(in.bytes());
        break;
      case comment_text:
        comment.text = in.text();
        break;
      case comment_likes:
        comment.likes = in.number();
        break;
      case comment_dislikes:
        comment.dislikes = in.number();
        break;
      default:
        break;
    }
  }
  return comment;
}

std::string encode(const Article& article) {
  std::string out;
  put_text(out, tag_id, article.id);
  put_text(out, tag_url, article.url);
  put_text(out, tag_site, article.site);
  put_text(out, tag_section, article.section);
  for (const std::string& tag : article.tags) put_item(out, tag_tag, tag);
  put_text(out, tag_title, article.title);
  put_text(out, tag_subtitle, article.subtitle);
  for (const Author& author : article.authors) {
    std::string bytes;
    put_text(bytes, author_name, author.name);
    put_text(bytes, author_role, author.role);
    put_item(out, tag_author, bytes);
  }
  put_time(out, tag_published, article.published);
  put_time(out, tag_modified, article.modified);
  put_text(out, tag_body, article.body);
  for (const std::string& text : article.subheadings) put_item(out, tag_subheading, text);
  for (const std::string& text : article.image_credits) put_item(out, tag_image_credit, text);
  put_text(out, tag_source_note, article.source_note);
  put_text(out, tag_copyright, article.copyright);
  put_count(out, tag_likes, article.counts.likes);
  put_count(out, tag_dislikes, article.counts.dislikes);
  put_count(out, tag_comment_count, article.counts.comments);
  put_count(out, tag_shares, article.counts.shares);
  put_count(out, tag_views, article.counts.views);
  for (const Comment& comment : article.comments) put_item(out, tag_comment, encode(comment));
  put_time(out, tag_captured_at, article.captured_at);
  put_text(out, tag_file, article.provenance.file);
  put_number(out, tag_offset, static_cast<std::int64_t>(article.provenance.offset));
  put_text(out, tag_extra, article.extra);
  for (const Snapshot& capture : article.other_captures) {
    put_item(out, tag_other_capture, encode_capture(capture));
  }
  return out;
}

Article head_of(std::string_view bytes) {
  Article head;
  for (RecordReader in(bytes); in.next();) {
    if (in.tag() == tag_id) head.id = in.text();
    if (in.tag() == tag_url) head.url = in.text();
    if (in.tag() == tag_site) head.site = in.text();
    if (in.tag() == tag_title) head.title = in.text();
    if (in.tag() == tag_published) head.published = to_time(in.bytes());
  }
  return head;
}

StoredTexts stored_texts(std::string_view bytes) {
  StoredTexts texts;
  for (RecordReader in(bytes); in.next();) {
    if (in.tag() == tag_id) texts.id = in.bytes();
    if (in.tag() == tag_title) texts.title = in.bytes();
    if (in.tag() == tag_subtitle) texts.subtitle = in.bytes();
    if (in.tag() == tag_body) texts.body = in.bytes();
  }
  return texts;
}

ArticleView::Remark view_comment(std::string_view bytes) {
  ArticleView::Remark comment;
  for (RecordReader in(bytes); in.next();) {
    if (in.tag() == comment_author) comment.author = in.bytes();
    if (in.tag() == comment_text) comment.text = in.bytes();
  }
  return comment;
}

ArticleView view_article(std::string_view bytes) {
  ArticleView view;
  for (RecordReader in(bytes); in.next();) {
    switch (in.tag()) {
      case tag_title:
        view.title = in.bytes();
        break;
      case tag_subtitle:
        view.subtitle = in.bytes();
        break;
      case tag_body:
        view.body = in.bytes();
        break;
      case tag_author: {
        ArticleView::Person& author = view.authors.emplace_back();
        for (RecordReader inner(in.bytes()); inner.next();) {
          if (inner.tag() == author_name) author.name = inner.bytes();
          if (inner.tag() == author_role) author.role = inner.bytes();
        }
        break;
      }
      case tag_tag:
        view.tags.push_back(in.bytes());
        break;
      case tag_comment:
        view.comments.push_back(view_comment(in.bytes()));
        break;
      default:
        break;
    }
  }
  return view;
}

Article to_article(std::string_view bytes) {
  Article article;
  for (RecordReader in(bytes); in.next();) {
    switch (in.tag()) {
      case tag_id:
        article.id = in.text();
        break;
      case tag_url:
        article.url = in.text();
        break;
      case tag_site:
        article.site = in.text();
        break;
      case tag_section:
        article.section = in.text();
        break;
      case tag_tag:
        article.tags.push_back(in.text());
        break;
      case tag_title:
        article.title = in.text();
        break;
      case tag_subtitle:
        article.subtitle = in.text();
        break;
      case tag_author:
        article.authors.push_back(to_author(in.bytes()));
        break;
      case tag_published:
        article.published = to_time(in.bytes());
        break;
      case tag_modified:
        article.modified = to_time(in.bytes());
        break;
      case tag_body:
        article.body = in.text();
        break;
      case tag_subheading:
        article.subheadings.push_back(in.text());
        break;
      case tag_image_credit:
        article.image_credits.push_back(in.text());
        break;
      case tag_source_note:
        article.source_note = in.text();
        break;
      case tag_copyright:
        article.copyright = in.text();
        break;
      case tag_likes:
        article.counts.likes = in.number();
        break;
      case tag_dislikes:
        article.counts.dislikes = in.number();
        break;
      case tag_comment_count:
        article.counts.comments = in.number();
        break;
      case tag_shares:
        article.counts.shares = in.number();
        break;
      case tag_views:
        article.counts.views = in.number();
        break;
      case tag_comment:
        article.comments.push_back(to_comment(in.bytes()));
        break;
      case tag_captured_at:
        article.captured_at = to_time(in.bytes());
        break;
      case tag_file:
        article.provenance.file = in.text();
        break;
      case tag_offset:
        article.provenance.offset = static_cast<std::uint64_t>(in.number());
        break;
      case tag_extra:
        article.extra = in.text();
        break;
      case tag_other_capture:
        article.other_captures.push_back(to_capture(in.bytes()));
        break;
      default:
        break;  // written by a later version; record.h
    }
  }
  return article;
}

std::vector<std::string_view> comment_bytes(std::string_view article) {
  std::vector<std::string_view> bytes;
  for (RecordReader in(article); in.next();) {
    if (in.tag() == tag_comment) bytes.push_back(in.bytes());
  }
  return bytes;
}

std::vector<Comment> comments_of(std::string_view article) {
  std::vector<Comment> comments;
  for (const std::string_view bytes : comment_bytes(article)) comments.push_back(to_comment(bytes));
  return comments;
}

}  // namespace seogo::schema
