// Themes: a template with places, and files that are served, all of it the operator's and none of it
// from outside of its folder.
#include "searchd/theme/theme.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "schema/error.h"
#include "searchd/page/assets.h"
#include "searchd/page/page.h"
#include "searchd/theme/limits.h"
#include "tests/temporary_directory.h"

namespace {

namespace fs = std::filesystem;
using namespace seogo;
using namespace seogo::searchd;
using page::Place;
using page::Places;
using page::Template;
using theme::Theme;

constexpr const char* least = "{{head}}{{masthead}}{{content}}";

Places places_with(Place place, const char* words) {
  Places places;
  at(places, place) = page::text(words);
  return places;
}

TEST(Template, IsFilledInItsPlaces) {
  const Template frame =
      Template::parse("<a>{{head}}</a>{{ form }}{{root}}x{{root}}|{{content}}}}");
  EXPECT_EQ(frame.fill(places_with(Place::root, "../")), "<a></a>../x../|}}");
  EXPECT_EQ(frame.fill(places_with(Place::form, "<{{head}}>")), "<a></a>&lt;{{head}}&gt;x|}}");
  EXPECT_EQ(Template::parse(std::string("\xEF\xBB\xBF") + least).fill({}), "");
}

TEST(Template, BuiltInIsOneOfTheSameForm) {
  EXPECT_EQ(Template::built_in().fill({}), Template::parse(page::template_text()).fill({}));
  EXPECT_TRUE(Template::built_in().fill({}).starts_with("<!doctype html>"));
}

TEST(Template, ThatIsBadIsRefusedWithItsReason) {
  struct Row {
    std::string text;
    const char* reason;
  };
  const Row rows[] = {
      {"", "{{head}} is missing"},
      {"{{masthead}}{{content}}", "{{head}} is missing"},
      {"{{head}}{{masthead}}", "{{content}} is missing"},
      {"{{head}}{{content}}", "there is no search form"},
      {"{{head}}{{masthead}}{{form}}{{content}}", "the search form is there twice"},
      {"{{head}}{{form}}{{form}}{{content}}", "{{form}} is there twice"},
      {std::string(least) + "{{content}}", "{{content}} is there twice"},
      {std::string(least) + "\n\n{{hed}}", "line 3: {{hed}} is no place"},
      {std::string(least) + "{{}}", "line 1: {{}} is no place"},
      {std::string(least) + "{{HEAD}}", "{{HEAD}} is no place"},
      {std::string(least) + "\n{{name", "line 2: {{ without }}"},
      {std::string(least) + "{{{{name}}}}", "{{{{name}} is no place"},
      {std::string(least) + "\xB0\xA1", "it is no text in UTF-8"},
      {std::string(least) + std::string(1, '\0'), "it is no text in UTF-8"},
      {std::string(least) + std::string(page::longest_template, ' '), "it is too large"},
      {std::string(least) + "{{" + std::string(5000, 'x') + "}}", "is no place"},
  };
  for (const Row& row : rows) {
    try {
      static_cast<void>(Template::parse(row.text));
      ADD_FAILURE() << row.reason;
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::usage);
      EXPECT_NE(error.text().find(row.reason), std::string::npos) << error.text();
      EXPECT_LT(error.text().size(), 200U);
      EXPECT_FALSE(error.hint().empty());
    }
  }
}

class ThemeFolder : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path() / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] const fs::path& path() const { return folder_; }
  [[nodiscard]] Theme theme() const { return Theme::read(path()); }
  [[nodiscard]] std::string refusal() const {
    try {
      static_cast<void>(theme());
    } catch (const schema::Error& error) {
      return error.text();
    }
    return "none";
  }

 private:
  void SetUp() override { fs::create_directory(folder_); }
  tests::TemporaryDirectory place_;
  fs::path folder_ = place_.path() / "theme";
};

TEST_F(ThemeFolder, ChangesWhatItHasAndNoMore) {
  EXPECT_EQ(theme().look().frame.fill({}), Template::built_in().fill({}));
  EXPECT_EQ(theme().look().style_sheet, "");
  EXPECT_EQ(theme().look().icon, "icon.svg");
  write("page.html", std::string("<!doctype html>가") + least);
  write("theme.css", "a { color: red; }");
  write("icon.svg", "<svg/>");
  const Theme whole = theme();
  EXPECT_EQ(whole.look().frame.fill({}), "<!doctype html>가");
  EXPECT_TRUE(whole.look().style_sheet.starts_with("theme/theme.css?v="));
  EXPECT_EQ(whole.look().icon, "theme/icon.svg");
  EXPECT_EQ(whole.file("theme.css")->bytes, "a { color: red; }");
  EXPECT_EQ(whole.file("theme.css")->type, "text/css; charset=utf-8");
  EXPECT_EQ(whole.file("page.html"), nullptr);  // a template is no page
  EXPECT_TRUE(whole.passed_over().empty());
}

TEST_F(ThemeFolder, IsDrawnOnEveryPage) {
  write("page.html", "<p>{{name}} {{home}} {{lang}} {{tongue}}</p>{{head}}{{form}}{{content}}");
  const Theme own = theme();
  const wire::Parameters given = {{"lang", "en"}};
  const engine::Reply reply;
  const std::string drawn = page::results_page({.title = "R&D",
                                                .words = page::language("en"),
                                                .given = given,
                                                .asked = {},
                                                .reply = &reply,
                                                .look = own.look()});
  EXPECT_TRUE(drawn.starts_with("<p>R&amp;D ./?lang=en en <a class=\"tongue\"")) << drawn;
  EXPECT_EQ(drawn.find("class=\"masthead\""), std::string::npos);
}

TEST_F(ThemeFolder, ServesNothingFromOutsideAndNoScript) {
  std::ofstream(path().parent_path() / "keys.css") << "secret";
  fs::create_symlink(path().parent_path() / "keys.css", path() / "link.css");
  fs::create_symlink("/nowhere", path() / "dangling.png");
  fs::create_directory(path() / "deep");
  std::ofstream(path() / "deep" / "a.css") << "x";
  ASSERT_EQ(::mkfifo((path() / "pipe.css").c_str(), 0600), 0);  // whose reader would wait for ever
  for (const char* name :
       {".hidden.css", "글.css", "a b.css", "spell.js", "page.html~", "a.html", "none", ".css"}) {
    write(name, "x");
  }
  write(std::string(theme::longest_name, 'a') + ".css", "x");
  write("good.css", "x");
  const Theme own = theme();
  for (const char* name :
       {"link.css", "dangling.png", "deep", "deep/a.css", "pipe.css", ".hidden.css", "spell.js",
        "page.html~", "a.html", "../keys.css", "", ".", "..", "good.css/", "./good.css"}) {
    EXPECT_EQ(own.file(name), nullptr) << name;
  }
  EXPECT_NE(own.file("good.css"), nullptr);
  EXPECT_EQ(own.passed_over().size(), 13U);
}

TEST_F(ThemeFolder, IsRefusedWholeWhereItIsBad) {
  write("page.html", "{{head}}");
  EXPECT_EQ(refusal(), "page.html: {{content}} is missing");
  write("page.html", least);
  write("a.css", std::string(theme::most_bytes + 1, 'x'));
  EXPECT_EQ(refusal(), "a.css: it is too large");
  for (const char* name : {"a.css", "b.css", "c.css", "d.css", "e.css"}) {
    write(name, std::string(theme::most_bytes, 'x'));
  }
  EXPECT_NE(refusal().find("too large together"), std::string::npos);
  for (const char* name : {"a.css", "b.css", "c.css", "d.css", "e.css"}) fs::remove(path() / name);
  EXPECT_EQ(refusal(), "none");
  for (std::size_t i = 0; i < theme::most_entries; ++i) write(std::to_string(i), "");
  EXPECT_NE(refusal().find("too much"), std::string::npos);
}

TEST_F(ThemeFolder, ThatIsNoneIsRefused) {
  EXPECT_THROW(static_cast<void>(Theme::read(path() / "none")), schema::Error);
  write("file", "");
  EXPECT_THROW(static_cast<void>(Theme::read(path() / "file")), schema::Error);
}

TEST_F(ThemeFolder, HasAVersionThatChangesWithWhatIsInIt) {
  const std::string empty = theme().version();
  write("a.css", "x");
  const std::string one = theme().version();
  EXPECT_NE(one, empty);
  EXPECT_EQ(theme().version(), one);
  write("page.html", least);
  EXPECT_NE(theme().version(), one);
  fs::remove(path() / "page.html");
  fs::rename(path() / "a.css", path() / "b.css");
  EXPECT_NE(theme().version(), one);
}

}  // namespace
