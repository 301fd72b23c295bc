// What the archive has, over time and by whom: charts, comments as results, pages of authors and months.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startArchive } from './stage/archive.mjs';
import { articles, hostile } from './stage/articles.mjs';
import { barriers } from './stage/axe.mjs';
import { openBrowser } from './stage/browser.mjs';

// Three years of news from one river: more of it in winter, and more each year.
const river = [];
for (let month = 0; month < 36; ++month) {
  const year = 2020 + Math.floor(month / 12);
  const of = month % 12;
  const count = 1 + Math.floor(month / 12) + (of === 11 || of < 2 ? 2 : 0);
  for (let at = 0; at < count; ++at) {
    const day = String(1 + at * 6).padStart(2, '0');
    const name = `${year}-${String(of + 1).padStart(2, '0')}-${day}`;
    river.push({
      id: `river-${name}`,
      url: `https://hanbit.example/river/${name}`,
      site: at % 2 ? '새벽신문' : '한빛일보',
      section: at % 3 ? '사회' : '환경',
      tags: ['소담천'],
      title: `소담천 물길 소식 ${name}`,
      authors: [{ name: at % 2 ? '한바다' : '노을빛', role: at % 2 ? '' : '기자' }],
      published: `${name}T09:00:00+09:00`,
      body: `소담천을 따라 걷는 길이 ${month + 1}번째 달을 맞았다. 둑 위에는 억새가 자랐고 주민 ${10 + at}명이 모였다.`,
      counts: { likes: (month * 7 + at * 3) % 50, comments: (month * 5 + at) % 9 },
      comments: [
        { author: '물음표', text: `억새가 정말 곱네요, ${name}에도 갔습니다.`, posted: `${name}T20:15:00+09:00`, likes: month },
        { author: '새벽독자', text: '둑길이 생겨 좋습니다. 억새도요.', posted: `${name}T21:00:00+09:00`, likes: at },
      ],
    });
  }
}

let archive;
let browser;
let page;

before(async () => {
  archive = await startArchive({ articles: [...articles, ...river, ...hostile], flags: ['--title', '한빛 기록관'] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.stop();
  await archive?.stop();
});
afterEach(async () => {
  await page?.leave();
  page = undefined;
});

async function visit(path, options) {
  page = await browser.open(options);
  await page.goto(archive.url + path);
}

const q = (text, more = '') => 'search?q=' + encodeURIComponent(text) + more;
const author = (name) => 'authors/' + encodeURIComponent(name);
const parameters = () => new URL(page.url()).searchParams;
const number = (text) => Number(text.replace(/\D/g, ''));
const total = async () => number(await page.locator('.top h2').evaluate((one) => one.firstChild.textContent));
const unfold = () => page.locator('main details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
const quiet = async () => {
  assert.deepEqual(page.troubles, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
};

describe('without script', () => {
  const options = { javaScriptEnabled: false };

  test('a bar narrows to its year, its month, its day, and back', async () => {
    await visit(q('억새'), options);
    const all = await total();
    // The table says what the picture shows.
    await page.locator('.numbers summary').click();
    const rows = await page.locator('.numbers tbody tr').evaluateAll((them) =>
      them.map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent)]));
    const bars = await page.locator('.doors a title').allTextContents();
    assert.deepEqual(bars, rows.filter(([, count]) => count > 0).map(([when, count]) => `${when}: ${count}`));
    assert.equal(rows.reduce((sum, [, count]) => sum + count, 0), all);
    await page.locator('.doors a').nth(1).click();
    const inside = await total();
    assert.equal(inside, rows.filter(([, count]) => count > 0)[1][1]);
    const first = parameters().get('from');
    assert.equal(parameters().get('to'), first);
    while (await page.locator('.doors a').count()) await page.locator('.doors a').first().click();
    assert.match(parameters().get('from'), /^\d{4}-\d{2}(-\d{2})?$/);
    await page.locator('.filters li a').click();
    assert.equal(parameters().get('from'), null);
    assert.equal(await total(), all);
  });

  test('comments are results, with the article that each stands under', async () => {
    await visit(q('억새'), options);
    await page.locator('.tabs a', { hasText: '댓글' }).click();
    assert.equal(parameters().get('in'), 'comments');
    const all = await total();
    assert.equal(all, 2 * river.length);
    assert.equal(await page.locator('.remarks > li').count(), 10);
    assert.equal(await page.locator('.remarks .said mark').first().textContent(), '억새');
    await page.locator('.toggle').click();
    assert.equal(await total(), river.length);
    await page.locator('.toggle').click();
    assert.equal(await total(), all);
    await page.locator('.sorts a', { hasText: '공감순' }).click();
    assert.match(await page.locator('.remarks .particulars').first().textContent(), /공감 35/);
    await page.locator('.remarks b a').first().click();
    const who = parameters().get('commenter');
    assert.equal(await total(), river.length);
    for (const name of await page.locator('.remarks b').allTextContents()) assert.equal(name, who);
    await page.locator('.under h3 a').first().click();
    await page.waitForURL(/\/articles\/river-/);
  });

  test('several values of one facet are chosen and given up', async () => {
    await visit(q('알트만'), options);
    await page.locator('.facets summary').click();
    await page.locator('.facets a', { hasText: '새벽신문' }).click();
    assert.equal(await total(), 1);
    await page.locator('.facets a', { hasText: '한빛일보' }).click();
    assert.equal(await total(), 2);
    assert.deepEqual(parameters().getAll('site').sort(), ['새벽신문', '한빛일보']);
    assert.equal(await page.locator('.facets a[aria-current]').count(), 2);
    await page.locator('.facets a', { hasText: /^모두$/ }).click();
    assert.deepEqual(parameters().getAll('site'), []);
  });

  test('the front page leads to years, months and what was popular of them', async () => {
    await visit('', options);
    assert.equal(await page.locator('.popular .rankings li a').count() > 0, true);
    await page.locator('.numbers summary').click();
    await page.getByRole('link', { name: '2021년', exact: true }).click();
    await page.waitForURL(/\/years\/2021$/);
    await page.locator('.numbers summary').click();
    await page.getByRole('link', { name: '2021년 12월', exact: true }).click();
    await page.waitForURL(/\/months\/2021-12$/);
    assert.equal(await page.locator('h1').textContent(), '2021년 12월');
    await page.getByRole('link', { name: '2022년 1월 ›' }).click();
    await page.waitForURL(/\/months\/2022-01$/);
    await page.locator('.rankings a').first().click();
    await page.waitForURL(/\/articles\/river-2022-01/);
    await page.getByRole('link', { name: '노을빛 기자' }).or(page.getByRole('link', { name: '한바다' })).first().click();
    await page.waitForURL(/\/authors\//);
    await page.getByRole('link', { name: '이 기자의 기사에서 찾기' }).click();
    assert.equal(parameters().has('author'), true);
  });
});

describe('with script', () => {
  test('what was unfolded, and where one looks, stay while one types', async () => {
    await visit(q('둑길', '&in=comments'));
    await page.locator('.numbers summary').click();
    await page.locator('#q').fill('억새');
    await page.locator('.said mark', { hasText: '억새' }).first().waitFor();
    assert.equal(parameters().get('in'), 'comments');
    assert.equal(await page.locator('.numbers').evaluate((one) => one.open), true);
    await page.getByRole('status').filter({ hasText: '검색 결과' }).waitFor();
    await quiet();
  });

  test('a keyboard passes the picture and goes through the table', async () => {
    await visit('');
    await page.locator('.numbers summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^\d{4}년/);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.doors')), null);
    await quiet();
  });
});

test('what is not there is said', async () => {
  for (const path of [author('아무개'), 'months/2023-13', 'months/1999-01', 'years/x']) {
    page = await browser.open();
    const response = await page.goto(archive.url + path);
    assert.equal(response.status(), 404, path);
    assert.match(await page.locator('.failure h2').textContent(), /없습니다/);
    await page.leave();
  }
});

test('stored attacks run nowhere', async () => {
  for (const path of [author(hostile[0].authors[0].name), 'months/2024-05', 'years/2024', q('독침', '&in=comments'),
                      q('독침', '&commenter=' + encodeURIComponent(hostile[0].comments[0].author))]) {
    await visit(path);
    assert.equal(await page.locator('.failure').count(), 0, path);
    assert.equal(await page.locator('body img, body script, body [onerror], body [onmouseover]').count(), 0, path);
    const hrefs = await page.locator('[href]').evaluateAll((all) => all.map((one) => one.href.baseVal ?? one.href));
    for (const href of hrefs) assert.doesNotMatch(String(href), /^\s*javascript:/i, path);
    assert.equal(await page.evaluate(() => window.stung), undefined, path);
    await quiet();
    await page.leave();
  }
  page = undefined;
});

const paths = {
  front: '', chart: q('소담천'), month: 'months/2021-12', year: 'years/2021', author: author('노을빛'),
  comments: q('억새', '&in=comments'), folded: q('억새', '&in=comments&fold=article&from=2021&to=2021'),
  facets: q('알트만', `&site=${encodeURIComponent('한빛일보')}&site=${encodeURIComponent('새벽신문')}`), missing: 'months/1999-01',
};
const spoken = (path, lang) => path + (path.includes('?') ? '&' : '?') + 'lang=' + lang;

describe('pages stand in nobody’s way', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const lang of ['ko', 'en']) {
      test(`${colorScheme}, ${lang}`, async () => {
        await visit(spoken('', lang), { colorScheme });
        for (const [name, path] of Object.entries(paths)) {
          await page.goto(archive.url + spoken(path, lang));
          await page.shoot(`overview-${name}-${colorScheme}-${lang}`);
          await unfold();
          assert.deepEqual(await barriers(page), [], name);
        }
      });
    }
  }

  test('nor scroll sideways on a phone', async () => {
    await visit('', { viewport: { width: 340, height: 700 }, isMobile: true, hasTouch: true });
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(archive.url + path);
      await page.shoot(`phone-overview-${name}`);
      await unfold();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, name);
    }
  });
});
