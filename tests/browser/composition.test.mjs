// Korean is written by composing syllables: what the input method holds belongs to it. Nothing may act
// on a key, write to the field or lose a letter meanwhile, and yet results come.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startArchive } from './stage/archive.mjs';
import { articles } from './stage/articles.mjs';
import { inputMethod, openBrowser, watchFields } from './stage/browser.mjs';
import { startSite, strictPolicy } from './stage/site.mjs';

let archive;
let site;
let browser;
let page;

before(async () => {
  site = await startSite();
  archive = await startArchive({ articles, origins: [site.origin] });
  site.pages.set('/', {
    csp: strictPolicy(archive.url),
    body: `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>사이트</title>
<script src="${archive.url}embed.js" defer></script></head><body><seogo-search></seogo-search></body></html>`,
  });
  site.pages.set('/plain', {
    csp: strictPolicy(archive.url),
    body: `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>사이트</title></head><body>
<seogo-search><form><input id="plain" name="q" type="search" aria-label="찾기"></form></seogo-search>
<script src="${archive.url}embed.js" async></script></body></html>`,
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.stop();
  await archive?.stop();
  await site?.stop();
});
afterEach(async () => {
  assert.deepEqual(page.troubles, []);
  await page.leave();
});

// On a keyboard of two sets: ㅇ ㅏ ㄹ ㅌ ㅡ ㅁ ㅏ ㄴ. The second syllable takes ㅁ until a vowel comes.
const letters = ['ㅇ', '아', '알', '알ㅌ', '알트', '알틈', '알트마', '알트만'];
// The part that is composed, and what was committed before it.
const steps = [
  ['', 'ㅇ'], ['', '아'], ['', '알'], ['알', 'ㅌ'], ['알', '트'], ['알', '틈'], ['알트', '마'], ['알트', '만'],
];

const places = {
  'the widget': { open: () => page.goto(site.origin + '/'), field: () => page.getByRole('combobox'),
                  found: () => page.getByRole('option', { name: '닷새 만에' }) },
  'the search page': { open: () => page.goto(archive.url), field: () => page.locator('#q'),
                       found: () => page.locator('.hits h3 mark', { hasText: '알트만' }).first() },
};

for (const [name, { open, field, found }] of Object.entries(places)) {
  test(`${name} keeps every letter and finds before the last syllable is whole`, async () => {
    page = await browser.open();
    const method = await inputMethod(page);
    const written = await watchFields(page);
    await open();
    await field().focus();
    let committed = '';
    for (const [at, [before, composed]] of steps.entries()) {
      if (before !== committed) {
        await method.commit(before.slice(committed.length));
        committed = before;
      }
      await method.compose(composed);
      assert.equal(await field().inputValue(), letters[at]);
      // Slow enough for answers to come in between, which must not disturb the composition.
      await page.waitForTimeout(260);
      assert.equal(await field().inputValue(), letters[at]);
    }
    await found().waitFor(); // 만 is still composed
    await method.commit('만');
    await page.waitForTimeout(300);
    assert.equal(await field().inputValue(), '알트만');
    await found().waitFor();
    assert.equal(await written(), 0);
  });

  test(`${name} acts on no key of the input method`, async () => {
    page = await browser.open();
    const method = await inputMethod(page);
    await open();
    const address = page.url();
    await field().focus();
    await method.commit('알트');
    await method.compose('만');
    await found().waitFor();
    const reached = page.url(); // the search page's own address follows what is typed
    for (const key of ['Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await method.press(key);
      assert.equal(await field().inputValue(), '알트만', key);
      assert.equal(await field().getAttribute('aria-activedescendant'), null, key);
      assert.equal(await found().isVisible(), true, key);
    }
    assert.equal(page.url(), reached);
    assert.equal(new URL(reached).origin, new URL(address).origin);
    // Safari ends a composition before it tells of the key that did: only its code says so.
    const refused = await field().evaluate((element) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true, composed: true });
      return !element.dispatchEvent(event);
    });
    assert.equal(refused, true);
    await method.commit('만');
    assert.equal(await field().inputValue(), '알트만');
  });
}

test('a plain form that is written in gives way between two syllables, with all its letters', async () => {
  page = await browser.open();
  const method = await inputMethod(page);
  let arrive; // the script comes late
  await page.route('**/embed.js', async (route) => {
    await new Promise((go) => { arrive = go; });
    await route.continue();
  });
  await page.goto(site.origin + '/plain', { waitUntil: 'commit' });
  const plain = page.locator('seogo-search input[name=q]');
  await plain.and(page.locator('#plain')).focus();
  await method.compose('알');
  arrive();
  await page.waitForFunction(() => customElements.get('seogo-search'));
  await method.compose('알');
  assert.equal(await page.locator('#plain').inputValue(), '알');
  assert.equal(await page.getByRole('combobox').count(), 0);
  await method.commit('알');
  await page.getByRole('combobox').waitFor();
  assert.equal(await page.getByRole('combobox').inputValue(), '알');
  await method.compose('트');
  assert.equal(await page.getByRole('combobox').inputValue(), '알트');
  await method.commit('트만');
  assert.equal(await page.getByRole('combobox').inputValue(), '알트만');
  await page.getByRole('option', { name: '닷새 만에' }).waitFor();
});
