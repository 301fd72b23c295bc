// <seogo-search> on a page of another site: how it looks, and to whom.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { articles } from './stage/articles.mjs';
import { barriers } from './stage/axe.mjs';
import { raiseHost, isQuiet } from './stage/host.mjs';
import { strictPolicy } from './stage/site.mjs';

let host;
let archive;
let page;

before(async () => {
  host = await raiseHost(articles);
  ({ archive } = host);
});
after(() => host?.stop());
afterEach(async () => {
  await page?.leave();
  page = undefined;
});

const visit = async (...given) => { page = await host.visit(...given); };
const field = () => page.getByRole('combobox').first();
const results = () => page.getByRole('option');
const search = async (text) => {
  await field().fill(text);
  await results().first().waitFor();
};
const quiet = () => isQuiet(page);

const style = `seogo-search { --seogo-paper: rgb(1, 2, 3); --seogo-title: rgb(250, 240, 230); --seogo-radius: 20px; }
  seogo-search::part(button) { text-transform: uppercase; background: rgb(0, 90, 60); }
  seogo-search::part(result) { padding: 31px; }`;
const colour = (part, property) =>
  page.locator(`.${part}`).first().evaluate((one, name) => getComputedStyle(one)[name], property);

test('are the page’s to choose', async () => {
  await visit(undefined, { style });
  await search('알트만');
  assert.equal(await colour('panel', 'backgroundColor'), 'rgb(1, 2, 3)');
  assert.equal(await colour('title', 'color'), 'rgb(250, 240, 230)');
  assert.equal(await colour('form', 'borderRadius'), '20px');
  assert.equal(await colour('button', 'backgroundColor'), 'rgb(0, 90, 60)');
  assert.equal(await colour('result', 'paddingTop'), '31px');
  await quiet();
});

test('follow the page’s color-scheme, or the attribute', async () => {
  await visit('<seogo-search></seogo-search>', { colorScheme: 'dark' });
  await search('알트만');
  assert.equal(await colour('panel', 'backgroundColor'), 'rgb(255, 255, 255)'); // the page is a light one
  for (const [theme, paper] of [['dark', 'rgb(33, 31, 28)'], ['light', 'rgb(255, 255, 255)'], ['auto', 'rgb(33, 31, 28)']]) {
    await page.locator('seogo-search').evaluate((one, name) => one.setAttribute('theme', name), theme);
    assert.equal(await colour('panel', 'backgroundColor'), paper, theme);
  }
});

test('come from a style sheet where a script cannot bring one', async () => {
  const policy = strictPolicy(archive.url).replace("style-src 'none'", `style-src ${new URL(archive.url).origin}`);
  page = await host.browser.open();
  await page.addInitScript(() => { delete CSSStyleSheet.prototype.replaceSync; });
  host.site.pages.set('/', { csp: policy, body: `<!doctype html><html lang="ko"><meta charset="utf-8"><title>사이트</title>
    <script src="${archive.url}embed.js" defer></script><seogo-search></seogo-search></html>` });
  await page.goto(host.site.origin + '/');
  await search('알트만');
  await page.waitForFunction(() =>
    getComputedStyle(document.querySelector('seogo-search').shadowRoot.querySelector('.form')).display === 'flex');
  await quiet();
});

for (const colorScheme of ['light', 'dark']) {
  for (const lang of ['ko', 'en']) {
    test(`stand in nobody’s way: ${colorScheme}, ${lang}`, async () => {
      const page_ = ':root { color-scheme: light dark; } body { margin: 2rem; }';
      await visit('<seogo-search></seogo-search>', { colorScheme, lang, style: page_ });
      assert.deepEqual(await barriers(page), []);
      await search('알트만');
      await page.keyboard.press('ArrowDown');
      assert.deepEqual(await barriers(page), []);
      await page.shoot(`widget-${colorScheme}-${lang}`);
    });
  }
}

test('open where there is room', async () => {
  await visit(undefined, { style: 'main { position: fixed; bottom: 0; } h1, p { display: none; }', viewport: { width: 700, height: 500 } });
  await search('알트만');
  const panel = await page.locator('.panel').boundingBox();
  assert.ok(panel.y >= 0 && panel.y + panel.height <= 500, JSON.stringify(panel));
});

test('say to whoever builds the page what is wrong with it', async () => {
  const said = [];
  await visit('<seogo-search from="작년"></seogo-search>');
  page.on('console', (message) => said.push(message.text()));
  await field().fill('알트만');
  await page.getByText('이 조건으로는 찾을 수 없습니다.').first().waitFor();
  assert.ok(said.some((one) => one.includes('<seogo-search>') && one.includes('from')), said.join('\n'));
});

test('fit a phone', async () => {
  await visit(undefined, { viewport: { width: 340, height: 640 }, isMobile: true, hasTouch: true });
  await search('알트만');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.shoot('widget-phone');
});
