// InstantSearch in a browser, on another origin, over both kinds of its adapter for Meilisearch.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openShop } from './shop.mjs';

let shop;
let archive;
let site;
let browser;
let page;
before(async () => {
  shop = await openShop();
  ({ archive, site, browser } = shop);
});
after(() => shop?.stop());
afterEach(async () => {
  const { troubles } = page;
  await page.leave();
  assert.deepEqual(troubles, []);
});

const adapters = {
  '1.0': `<script src="/npm/instant-meilisearch-1.0.js"></script><script>
    const connect = (...given) => instantMeiliSearch(...given).searchClient;
    addEventListener('DOMContentLoaded', () => start(connect));</script>`,
  '0.31': `<script type="importmap">{"imports":{"meilisearch":"/npm/meilisearch.js"}}</script><script type="module">
    import { instantMeiliSearch } from '/npm/instant-meilisearch-0.31.js';
    start((...given) => instantMeiliSearch(...given).searchClient);</script>`,
};

// `widgets` is the site's code: it may use w (widgets) and search.
async function visit(adapter, widgets, { options = '{ finitePagination: true, primaryKey: "id" }', query = '' } = {}) {
  site.pages.set('/', {
    body: `<!doctype html><html lang="ko"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>사이트</title>
<script src="/npm/instantsearch.js"></script>
<script>function start(connect) {
  const w = instantsearch.widgets;
  const search = instantsearch({ indexName: 'articles', searchClient: connect('${archive.meilisearch}', '', ${options}),
    initialUiState: { articles: { query: ${JSON.stringify(query)} } } });
  window.search = search;
  ${widgets}
  search.start();
}</script></head><body>
<div id="box"></div><div id="stats"></div><div id="sort"></div><div id="authors"></div><div id="sites"></div><div id="likes"></div>
<div id="hits"></div><div id="pages"></div>
${adapters[adapter]}</body></html>`,
  });
  page = await browser.open();
  await page.goto(site.origin + '/');
}

const hits = `search.addWidgets([w.searchBox({ container: '#box' }), w.hits({ container: '#hits', templates: {
  item: (hit, { html, components }) => html\`<a href="\${hit.url}">\${components.Highlight({ hit, attribute: 'title' })}</a>
    <p>\${components.Snippet({ hit, attribute: 'body' })}</p>\` } }), w.stats({ container: '#stats' }),
  w.configure({ hitsPerPage: 5, attributesToSnippet: ['body:6'] })]);`;

const titles = () => page.locator('#hits a').allTextContents();
const settled = (count) => page.waitForFunction((wanted) => document.querySelectorAll('#hits a').length === wanted, count);
const told = (text) => page.locator('#stats', { hasText: text }).waitFor();

for (const adapter of Object.keys(adapters)) {
  describe(`InstantSearch with instant-meilisearch ${adapter}`, () => {
    test('shows hits as one types, marked and as they were written', async () => {
      await visit(adapter, hits);
      await settled(5);
      await told('29 results');
      await page.locator('#box input').pressSequentially('로봇');
      // What 로 alone finds may be as many: it is another answer.
      await page.locator('#hits a', { has: page.locator('mark, em', { hasText: /^로봇$/ }) }).nth(4).waitFor();
      await told('25 results');
      assert.match((await titles())[0], /^로봇 \d+호, "골목"을 <쓸다> & 닦다$/);
      assert.equal(await page.locator('#hits a mark, #hits a em').first().textContent(), '로봇');
      assert.match(await page.locator('#hits p').first().textContent(), /^…?\S+( \S+){5}…?$/);
    });

    test('pages', async () => {
      await visit(adapter, `${hits} search.addWidgets([w.pagination({ container: '#pages' })]);`, { query: '로봇' });
      await told('25 results');
      const first = await titles();
      await page.locator('#pages a', { hasText: /^5$/ }).click();
      await page.waitForFunction((was) => document.querySelector('#hits a')?.textContent !== was, first[0]);
      assert.equal((await titles()).length, 5);
      assert.equal((await titles()).filter((title) => first.includes(title)).length, 0);
    });

    test('goes on without end', async () => {
      await visit(adapter, `search.addWidgets([w.searchBox({ container: '#box' }), w.configure({ hitsPerPage: 10 }),
        w.infiniteHits({ container: '#hits', templates: { item: (hit, { html }) => html\`<a>\${hit.title}</a>\` } })]);`,
      { options: '{ primaryKey: "id" }', query: '로봇' });
      await settled(10);
      const more = page.locator('#hits button', { hasText: 'Show more' });
      await more.click();
      await settled(20);
      await more.click();
      await settled(25);
      assert.equal(new Set(await titles()).size, 25);
      assert.equal(await more.isDisabled(), true);
    });

    test('narrows down by any of several values, each counted as if it were alone', async () => {
      await visit(adapter, `${hits} search.addWidgets([
        w.refinementList({ container: '#authors', attribute: 'author', searchable: true }),
        w.refinementList({ container: '#sites', attribute: 'site' })]);`, { query: '로봇' });
      await told('25 results');
      const value = (list, name) => page.locator(`${list} label`, { hasText: name });
      await value('#authors', '노을빛').click();
      await told('9 results');
      await value('#authors', '한바다').click();
      await told('17 results');
      assert.match(await value('#authors', '고을래').textContent(), /8\s*$/);
      await value('#sites', '한빛일보').click();
      await told('9 results');
      await page.locator('#authors input[type=search]').fill('고을');
      await page.waitForFunction(() => document.querySelectorAll('#authors label').length === 1);
      assert.match(await page.locator('#authors label').textContent(), /고을래/);
    });

    test('sorts, and narrows down by numbers', async () => {
      await visit(adapter, `${hits} search.addWidgets([
        w.sortBy({ container: '#sort', items: [{ label: '정확도', value: 'articles' }, { label: '오래된', value: 'articles:date:asc' }, { label: '추천', value: 'articles:likes:desc' }] }),
        w.rangeInput({ container: '#likes', attribute: 'likes' })]);`, { query: '로봇' });
      await told('25 results');
      await page.locator('#sort select').selectOption('articles:date:asc');
      await page.locator('#hits a', { hasText: '로봇 0호' }).waitFor();
      await page.locator('#sort select').selectOption('articles:likes:desc');
      await page.locator('#hits a', { hasText: '로봇 24호' }).waitFor();
      assert.equal(await page.locator('#likes input[type=number]').last().getAttribute('placeholder'), '240');
      await page.locator('#likes input[type=number]').first().fill('200');
      await page.locator('#likes button').click();
      await told('5 results');
    });

    test('runs nothing that an article holds', async () => {
      await visit(adapter, `search.addWidgets([w.searchBox({ container: '#box' }), w.configure({ attributesToSnippet: ['body:20'] }),
        w.refinementList({ container: '#authors', attribute: 'author' }), w.refinementList({ container: '#sites', attribute: 'site' }),
        w.stats({ container: '#stats' }), w.hits({ container: '#hits', templates: { item: (hit, { html, components }) =>
          html\`<a href="\${hit.url}">\${['title', 'subtitle', 'site', 'section', 'author', 'tags', 'comment_texts', 'content', 'id'].map((attribute) =>
            html\`\${components.Highlight({ hit, attribute })} \`)}\${components.Snippet({ hit, attribute: 'body' })}</a>\` } })]);`, { query: '독침' });
      await settled(4);
      assert.match((await titles())[0], /<img src=x onerror="window.stung=1">/);
      for (const link of await page.locator('#hits a').all()) {
        const href = await link.getAttribute('href');
        assert.ok(!href || /^https:\/\/a\.example\/%22/.test(href), href);
        await link.hover();
      }
      assert.equal(await page.locator('#hits img, #hits script, #authors img, #sites img').count(), 0);
      assert.equal(await page.evaluate(() => window.stung), undefined);
    });

    test('with templates of strings neither', async () => {
      await visit(adapter, `search.addWidgets([w.searchBox({ container: '#box' }), w.hits({ container: '#hits', templates: {
        item: (hit) => '<a>' + ['title', 'body', 'site', 'url'].map((name) => hit._highlightResult[name]?.value).join(' ') + '</a>' } })]);`, { query: '독침' });
      await page.locator('#hits', { hasText: '독침 본문' }).waitFor();
      assert.equal(await page.locator('#hits img, #hits script').count(), 0);
      assert.equal(await page.evaluate(() => window.stung), undefined);
    });
  });
}
