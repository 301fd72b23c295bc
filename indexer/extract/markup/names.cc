#include "indexer/extract/markup/names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace seogo::indexer::extract {
namespace {

struct Row {
  Named named;
  std::string_view words;  // with * : what begins so
};

constexpr std::array rows = {
    Row{Named::furniture,
        "share* sharing sns social banner ad ads adv adbox adarea adwrap advert* adsense "
        "adsbygoogle "
        "googlead taboola dable outbrain sponsor* promo promotion subscribe subscription "
        "newsletter "
        "related* relate relation relnews recommend* ranking rank popular mostread mostview "
        "mostviewed "
        "trending hotnews bestnews headlines reporter* journalist profile writerinfo authorbox "
        "toolbar "
        "utility print fontsize pagination paging pager prevnext nav navi navbar navheader "
        "navfooter "
        "navigation gnb lnb snb menu footer sidebar cookie* consent gdpr popup modal donation "
        "donate "
        "toc anothercategory oglink placesmap login signin paywall search poll emotion "
        "sympathyarea morenews"},
    Row{Named::caption,
        "caption* figcaption imgdesc photodesc imgcaption photocaption imagedesc "
        "phototxt imgtxt photoinfo"},
    Row{Named::picture, "photo image img picture pic figure imgbox photobox imgwrap"},
    Row{Named::comments,
        "comment comments commentlist commentarea commentbox commentwrap commentitem "
        "cmt cmts cmtlist cbox ucbox reply replies replylist replyitem reple replelist "
        "rp fdb bovc recomment recmt disqus livere"},
    Row{Named::reply,
        "children replies replylist recomment* recommentlist recmt rereply answer answers "
        "depth2 depth3 re child nested indent subcomment subreply rereplies replyarea"},
    Row{Named::author,
        "nick nickname nick* writer author byline bylines journalistname reportername name fn "
        "username user userid member commenter "
        "replyer regname uname"},
    Row{Named::date, "date time datetime regdate regtime timestamp day when ago wdate cdate"},
    Row{Named::text,
        "text txt content contents cont memo body desc message msg con usertxt commenttext "
        "xecontent"},
    Row{Named::likes,
        "like likes good recommend recomm recom sympathy agree up upvote thumbup thumbsup"},
    Row{Named::dislikes,
        "dislike dislikes bad hate unrecomm unrecommend nonrecommend notrecommend "
        "notrecomm antipathy disagree down downvote thumbdown unlike nonsympathy "
        "thumbsdown"},
    Row{Named::headline, "title tit headline subject articletitle"},
    Row{Named::deck,
        "subtitle subtit deck smtitle standfirst subhead subheading subheadline subtitles"},
    Row{Named::tags, "tag tags keyword keywords hashtag hashtags taglist tagcloud"},
    Row{Named::trail, "breadcrumb* location crumb* navipath pagepath"},
    Row{Named::count, "count cnt num number total"},
};

constexpr std::array<std::string_view, 9> hiding_classes = {
    "blind",      "hidden", "sr-only",         "sr_only",           "screen_out",
    "screen-out", "hide",   "visually-hidden", "screen-reader-text"};

constexpr std::size_t longest_word = 24;    // characters
constexpr std::size_t longest_name = 1000;  // bytes of a class or id that are read

struct Table {
  std::unordered_map<std::string_view, Names> whole;
  std::vector<std::pair<std::string_view, Names>> begins;
};

const Table& table() {
  static const Table made = [] {
    Table out;
    for (const Row& row : rows) {
      std::string_view rest = row.words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(rest.size(), end + 1));
        const auto bits = static_cast<Names>(row.named);
        if (word.ends_with('*'))
          out.begins.emplace_back(word.substr(0, word.size() - 1), bits);
        else
          out.whole[word] |= bits;
      }
    }
    return out;
  }();
  return made;
}

Names lookup(std::string_view word) {
  if (word.size() < 2) return 0;
  Names names = 0;
  if (const auto found = table().whole.find(word); found != table().whole.end())
    names |= found->second;
  for (const auto& [begin, bits] : table().begins)
    if (word.starts_with(begin)) names |= bits;
  return names;
}

bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

Names read_names(std::string_view value) {
  value = value.substr(0, longest_name);
  Names names = 0;
  std::string before;  // the word before, of the same name
  std::string word;
  const auto close = [&](bool name_ends) {
    if (!word.empty() && word.size() <= longest_word) {
      names |= lookup(word);
      if (!before.empty()) names |= lookup(before + word);
      before = word;
    }
    if (name_ends) before.clear();
    word.clear();
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (is_upper(c)) {
      if (i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z') close(false);
      word.push_back(static_cast<char>(c + 32));
    } else if (is_lower(c)) {
      word.push_back(c);
    } else {
      close(c == ' ' || c == '\t' || c == '\n' || c == '\r');
    }
  }
  close(true);
  return names;
}

bool is_hiding(std::string_view classes) {
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\n\r"), classes.size());
    const std::string_view word = classes.substr(0, end);
    if (!word.empty() && (word[0] == 'b' || word[0] == 'h' || word[0] == 's' || word[0] == 'v') &&
        std::find(hiding_classes.begin(), hiding_classes.end(), word) != hiding_classes.end())
      return true;
    classes.remove_prefix(std::min(classes.size(), end + 1));
  }
  return false;
}

}  // namespace

Names names_of(const HtmlTree& tree, NodeId node) {
  Names names = 0;
  for (const auto* row = tree.attributes_begin(node); row != tree.attributes_end(node); ++row)
    if (row->name == "class" || row->name == "id") names |= read_names(row->value);
  return names;
}

bool is_hidden(const HtmlTree& tree, NodeId node) {
  // What holds most of the page was hidden by a script that a reader's browser undid.
  if ((tree[node].end - node) > tree.size() / 2) return false;
  for (const auto* row = tree.attributes_begin(node); row != tree.attributes_end(node); ++row) {
    if (row->name == "hidden" || (row->name == "aria-hidden" && row->value == "true")) return true;
    if (row->name == "style") {
      std::string style(row->value.substr(0, longest_name));
      std::erase(style, ' ');
      if (style.find("display:none") != std::string::npos ||
          style.find("visibility:hidden") != std::string::npos)
        return true;
    }
    if (row->name == "class" && is_hiding(row->value.substr(0, longest_name))) return true;
  }
  return false;
}

}  // namespace seogo::indexer::extract
