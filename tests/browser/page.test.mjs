// The archive's own pages: search page, article, the page for owners of other sites.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { startArchive } from './stage/archive.mjs';
import { articles, hostile } from './stage/articles.mjs';
import { barriers } from './stage/axe.mjs';
import { hold, openBrowser } from './stage/browser.mjs';

let archive;
let browser;
let page;

before(async () => {
  archive = await startArchive({ articles: [...articles, ...hostile], flags: ['--title', '한빛 기록관'] });
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

const q = (text) => 'search?q=' + encodeURIComponent(text);
const field = () => page.locator('#q');
const titles = () => page.locator('.hits h3').allTextContents();
const head = (selector, attribute) => page.locator(`head ${selector}`).getAttribute(attribute);
const quiet = async () => {
  assert.deepEqual(page.troubles, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
};
// The facets, where there are any.
const unfold = () => page.locator('.facets').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
const fitsTheWindow = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe('without script', () => {
  const options = { javaScriptEnabled: false };

  test('the form searches, narrows by date, sorts and turns to an article', async () => {
    await visit('', options);
    await field().fill('알트만');
    await page.getByRole('button', { name: '검색' }).click();
    await page.waitForURL(/\/search\?q=/);
    assert.equal((await titles()).length, 2);
    await page.getByText('기간 정하기').click();
    await page.getByLabel('시작일').fill('2024-01-01');
    await page.getByRole('button', { name: '검색' }).click();
    await page.waitForURL(/from=2024-01-01/);
    assert.deepEqual(await titles(), ['알트만의 새 투자 계획']);
    await page.locator('.hits h3 a').click();
    await page.waitForURL(/\/articles\/altman-2/);
    assert.equal(await page.locator('h1').textContent(), '알트만의 새 투자 계획');
  });

  test('results are narrowed by what they are of, and widened again', async () => {
    await visit(q('알트만'), options);
    await page.locator('.facets summary').click();
    await page.locator('.facets a', { hasText: '새벽신문' }).click();
    assert.deepEqual(await titles(), ['알트만의 새 투자 계획']);
    await page.locator('.filters a', { hasText: '새벽신문' }).click();
    assert.equal((await titles()).length, 2);
    await page.locator('.facets summary').click();
    await page.locator('.facets a', { hasText: '2023' }).click();
    assert.deepEqual(await titles(), ['샘 알트만, 닷새 만에 돌아오다']);
  });
});

describe('with script', () => {
  test('results come as one types, and the address follows', async () => {
    await visit('');
    await field().pressSequentially('알트만', { delay: 40 });
    await page.locator('.hits mark', { hasText: '알트만' }).first().waitFor();
    assert.equal((await titles()).length, 2);
    assert.equal(new URL(page.url()).searchParams.get('q'), '알트만');
    assert.equal(await page.title(), '알트만 - 한빛 기록관');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.getByRole('status').filter({ hasText: '검색 결과 2건' }).waitFor();
    assert.match(await head('link[rel=alternate]', 'href'), /search\.atom\?q=/);
    assert.match(await page.locator('.tongue').getAttribute('href'), /lang=en&q=/);
    assert.equal(await page.evaluate(() => history.length), 2); // about:blank and this page
    await page.reload();
    assert.equal((await titles()).length, 2);
    await field().fill('');
    await page.getByRole('heading', { name: '최근 기사' }).waitFor();
    await quiet();
  });

  test('dates narrow at once', async () => {
    await visit(q('알트만') + '&from=2023-01-01');
    await page.getByLabel('시작일').fill('2024-01-01');
    await page.waitForURL(/from=2024-01-01/);
    assert.deepEqual(await titles(), ['알트만의 새 투자 계획']);
  });

  test('answers that are overtaken are let go', async () => {
    await visit('');
    const held = await hold(page, '**/search?*', ['소담천', '알트만']);
    await field().fill('소담천');
    await held.arrived('소담천');
    await field().fill('알트만');
    await held.arrived('알트만');
    await page.waitForTimeout(100);
    // What was let go is no failure, and the later question is still under way.
    assert.equal(await page.locator('main.stale').count(), 0);
    assert.equal(await page.locator('main[aria-busy]').count(), 1);
    held.release('알트만');
    await page.waitForURL((url) => url.searchParams.get('q') === '알트만');
    held.release('소담천');
    await page.waitForTimeout(200);
    assert.equal((await titles()).length, 2);
    assert.equal(await page.locator('main[aria-busy]').count(), 0);
  });

  test('/ reaches the field, from an article too, which stays while one types', async () => {
    await visit('articles/altman-1');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.keyboard.type('소담천');
    await page.waitForTimeout(350);
    assert.equal(await page.locator('h1').textContent(), '샘 알트만, 닷새 만에 돌아오다');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    assert.deepEqual(await titles(), ['밤새 내린 비에 하천 둑이 무너졌다']);
  });

  test('a failure is told in the page’s own words', async () => {
    await visit(q('알트만') + '&from=2023-01-01');
    await page.getByLabel('종료일').fill('2022-01-01');
    await page.getByRole('heading', { name: '검색 조건을 확인해 주세요' }).waitFor();
    page.troubles = page.troubles.filter((one) => !one.includes('status of 400'));
    await quiet();
  });
});

test('search engines are told which pages are for them', async () => {
  await visit('');
  assert.equal(await page.locator('meta[name=robots]').count(), 0);
  const canonical = () => page.locator('link[rel=canonical]').evaluate((one) => one.href);
  assert.equal(await canonical(), archive.url);
  await page.goto(archive.url + 'search?lang=en');
  assert.equal(await canonical(), archive.url + '?lang=en');
  await page.goto(archive.url + q('알트만'));
  assert.equal(await head('meta[name=robots]', 'content'), 'noindex, follow');
  assert.equal(await page.locator('link[rel=canonical]').count(), 0);
  await page.goto(archive.url + 'articles/altman-1?q=x&lang=en');
  assert.equal(await page.locator('meta[name=robots]').count(), 0);
  assert.equal(await canonical(), archive.url + 'articles/altman-1');
});

describe('pages stand in nobody’s way', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const lang of ['ko', 'en']) {
      test(`${colorScheme}, ${lang}`, async () => {
        const more = `lang=${lang}`;
        await visit(`?${more}`, { colorScheme });
        const paths = { front: `?${more}`, results: `${q('알트만')}&${more}`, nothing: `${q('뷁뷁')}&${more}`,
                        filtered: `${q('알트만')}&site=${encodeURIComponent('한빛일보')}&${more}`,
                        failure: `search?q=a&from=x&${more}`, article: `articles/altman-1?${more}`, embed: `embed?${more}` };
        for (const [name, path] of Object.entries(paths)) {
          await page.goto(archive.url + path);
          await unfold();
          assert.deepEqual(await barriers(page), [], name);
          await page.shoot(`page-${name}-${colorScheme}-${lang}`);
        }
      });
    }
  }

  test('nor scroll sideways on a phone', async () => {
    await visit('', { viewport: { width: 340, height: 700 }, isMobile: true, hasTouch: true });
    for (const [name, path] of Object.entries({ results: q('알트만'), nothing: q('뷁뷁'), article: 'articles/altman-1',
                                                embed: 'embed', hostile: q('독침') })) {
      await page.goto(archive.url + path);
      await unfold();
      assert.equal(await fitsTheWindow(), true, name);
      await page.shoot(`phone-${name}`);
    }
  });
});

test('stored attacks run nowhere', async () => {
  await visit(q('독침'));
  assert.equal(await page.locator('.hits > li').count(), 3);
  const copies = await page.locator('.hits a[href*="articles/"]').evaluateAll((all) => [...new Set(all.map((one) => one.href))]);
  assert.equal(copies.length, 3);
  await page.locator('.facets summary').click();
  const look = async (name) => {
    assert.equal(await page.locator('body img, body script, body [onerror], body [onmouseover]').count(), 0, name);
    const hrefs = await page.locator('[href], [src], [action]').evaluateAll((all) =>
      all.flatMap((one) => [one.href, one.src, one.action]).filter(Boolean));
    for (const href of hrefs) assert.match(String(href), /^https?:/, name);
    assert.equal(await page.evaluate(() => window.stung), undefined, name);
    await quiet();
  };
  await look('results');
  await field().fill('독침 댓글'); // by the script
  await page.waitForURL((url) => url.searchParams.get('q') === '독침 댓글');
  await look('results that the script put in');
  for (const copy of copies) {
    await page.goto(copy);
    assert.match(await page.locator('h1').textContent(), /<img src=x/);
    await look(copy);
  }
});

test('what is to be pasted into other pages is true', async () => {
  await visit('embed');
  const lines = await page.locator('pre').allTextContents();
  assert.ok(lines[0].includes(`<script src="${archive.url}embed.js" defer></script>`), lines[0]);
  const told = await (await fetch(archive.url + 'embed.json')).json();
  const script = Buffer.from(await (await fetch(new URL(told.url, archive.url))).arrayBuffer());
  assert.equal(told.integrity, 'sha384-' + createHash('sha384').update(script).digest('base64'));
  assert.equal(told.bytes, script.length);
  assert.ok(lines.at(-1).includes(`src="${archive.url}${told.url}"`), lines.at(-1));
  assert.ok(lines.at(-1).includes(`integrity="${told.integrity}"`));
  const box = page.getByRole('combobox');
  await box.fill('알트만');
  await page.getByRole('option').first().waitFor();
  await page.shoot('embed-try');
  await quiet();
});

test('a theme changes the frame and the colours, and is read again', async () => {
  const theme = mkdtempSync(join(tmpdir(), 'seogo-theme-'));
  const write = (name, text) => writeFileSync(join(theme, name), text);
  write('page.html', `<!doctype html><html lang="{{lang}}"><head>{{head}}</head><body>{{skip}}<div id="own">
    <img src="{{root}}theme/logo.svg" alt="" width="20"><a href="{{home}}">{{name}}</a>{{tongue}}</div><div class="masthead">{{form}}</div>{{content}}</body></html>`);
  write('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>window.stung=1</script><rect width="9" height="9"/></svg>');
  write('theme.css', ':root { --seal: rgb(1, 2, 3); } .sorts a[aria-current] { color: var(--seal); } #own { padding: 1rem; }');
  write('spell.js', 'window.stung = 1');
  mkdirSync(join(theme, 'deep'));
  const own = await startArchive({ articles, flags: ['--theme', theme] });
  try {
    page = await browser.open();
    await page.goto(own.url + q('알트만'));
    assert.equal(await page.locator('#own').count(), 1);
    assert.equal(await page.locator('.sorts a[aria-current]').evaluate((one) => getComputedStyle(one).color), 'rgb(1, 2, 3)');
    assert.equal(await page.locator('#own img').evaluate((one) => one.naturalWidth > 0), true);
    await page.goto(own.url + 'articles/altman-1');
    assert.equal(await page.locator('#own img').evaluate((one) => one.naturalWidth > 0), true);
    await quiet();
    assert.equal((await fetch(own.url + 'theme/spell.js')).status, 404);
    await page.goto(own.url + 'theme/logo.svg');
    assert.equal(await page.evaluate(() => window.stung), undefined);
    write('theme.css', ':root { --seal: rgb(4, 5, 6); }');
    own.reload();
    await page.waitForTimeout(500);
    await page.goto(own.url + q('알트만'));
    assert.equal(await page.locator('.sorts a[aria-current]').evaluate((one) => getComputedStyle(one).color), 'rgb(4, 5, 6)');
  } finally {
    await own.stop();
    rmSync(theme, { recursive: true });
  }
});
