// Search boxes made for documentation, which write what they are given into the page as it is: in a
// browser, on another origin.
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
afterEach(async () => { await page?.leave(); });

const boxes = {
  'docs-searchbar.js': {
    head: () => `<link rel="stylesheet" href="/npm/docs-searchbar.css"><script src="/npm/docs-searchbar.js"></script>`,
    body: () => `<input id="box"><script>docsSearchBar({ hostUrl: '${archive.meilisearch}', apiKey: '', indexUid: 'articles', inputSelector: '#box' })</script>`,
    open: async () => page.locator('#box').click(),
    field: '#box',
    hits: '.docs-searchbar-suggestion:not(.docs-searchbar-suggestion--no-results)',
    link: 'a.docs-searchbar-suggestion',
    mark: '.docs-searchbar-suggestion--highlight',
    most: 5,
  },
  'meilisearch-docsearch': {
    head: () => `<link rel="stylesheet" href="/npm/meilisearch-docsearch.css">`,
    body: () => `<div id="box"></div><script type="module">
      import { docsearch } from '/npm/meilisearch-docsearch.js';
      docsearch({ host: '${archive.meilisearch}', apiKey: '', indexUid: 'articles', container: '#box' });</script>`,
    open: async () => page.locator('.docsearch-btn').click(),
    field: '.docsearch-modal-search-input-form input, .docsearch-modal input',
    hits: '.docsearch-modal-search-hits-item',
    link: '.docsearch-modal-search-hits-item a',
    mark: '.docsearch-modal-search-hits-item--highlight',
    most: 20,
  },
};

async function visit(box) {
  site.pages.set('/', {
    body: `<!doctype html><html lang="ko"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>사이트</title>${box.head()}</head><body>${box.body()}</body></html>`,
  });
  page = await browser.open();
  await page.goto(site.origin + '/');
  await box.open();
}
const type = (box, text) => page.locator(box.field).first().pressSequentially(text, { delay: 20 });
const stung = () => page.evaluate(() => window.stung);

for (const [name, box] of Object.entries(boxes)) {
  describe(name, () => {
    test('shows what is found, marked and linked', async () => {
      await visit(box);
      await type(box, '로봇');
      await page.locator(box.hits).first().waitFor();
      await page.waitForFunction(([hits, most]) => document.querySelectorAll(hits).length === most, [box.hits, box.most]);
      assert.match(await page.locator(box.hits).first().textContent(), /로봇 \d+호, "골목"을 <쓸다> & 닦다/);
      assert.equal(await page.locator(box.mark).first().textContent(), '로봇');
      assert.match(await page.locator(box.link).first().getAttribute('href'), /^https:\/\/hanbit\.example\/robot\/\d+$/);
      assert.deepEqual(page.troubles.filter((trouble) => !/cloudinary|net::/.test(trouble)), []);
      await page.shoot(`client-${name}`);
    });

    test('runs nothing that an article holds', async () => {
      await visit(box);
      await type(box, '독침');
      await page.locator(box.hits, { hasText: '독침 0' }).first().waitFor();
      assert.match(await page.locator(box.hits).first().textContent(), /<img src=x onerror="window.stung=1">/);
      for (const link of await page.locator(box.link).all()) {
        const href = await link.getAttribute('href');
        assert.ok(!/^\s*(javascript|data):/i.test(href) && !href.includes('"'), href);
        assert.equal(await link.getAttribute('onmouseover'), null);
        await link.hover();
      }
      assert.equal(await page.locator(`${box.hits} img[src="x"], ${box.hits} script`).count(), 0);
      assert.equal(await stung(), undefined);
    });

    test('says so when nothing is found', async () => {
      await visit(box);
      await type(box, 'zzqxv');
      await page.getByText(/no results/i).first().waitFor();
      assert.equal(await page.locator(box.link).count(), 0);
    });
  });
}
