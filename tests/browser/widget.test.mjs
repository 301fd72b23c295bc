// <seogo-search> on a page of another site: what it does.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, afterEach, before, describe, test } from 'node:test';
import { articles, hostile } from './stage/articles.mjs';
import { hold } from './stage/browser.mjs';
import { raiseHost, isQuiet } from './stage/host.mjs';

let host;
let archive;
let page;

before(async () => {
  host = await raiseHost([...articles, ...hostile]);
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
const chosen = () => page.locator('[role=option][aria-selected=true]');
const note = () => page.locator('.note');
const search = async (text) => {
  await field().fill(text);
  await results().first().waitFor();
};
const quiet = () => isQuiet(page);

test('it is small', async () => {
  const script = await (await fetch(archive.url + 'embed.js')).text();
  const bytes = gzipSync(script, { level: 5 }).length;
  assert.ok(bytes <= 12 * 1024, `${bytes} bytes`);
});

describe('under a strict policy', () => {
  test('results come as one types, with marks and matching comments', async () => {
    await visit();
    await field().pressSequentially('알트만', { delay: 30 });
    await results().first().waitFor();
    assert.equal(await results().count(), 2);
    const first = results().filter({ hasText: '닷새 만에' });
    assert.equal(await first.getAttribute('href'), 'https://hanbit.example/2023/11/altman');
    assert.deepEqual(await first.locator('.title mark').allTextContents(), ['알트만']);
    assert.match(await first.locator('.comment').first().textContent(), /알트만은 결국 돌아올 사람이었네요.*새벽독자/);
    assert.equal(await page.getByRole('status').textContent(), '검색 결과 2건');
    await page.shoot('widget-light');
    await quiet();
  });

  test('an article without an address of the web leads to its archived copy', async () => {
    await visit();
    await search('반도체');
    assert.equal(await results().first().getAttribute('href'), archive.url + 'articles/altman-2');
  });

  test('arrows, Home, End and Esc go through the list, and Enter follows a link', async () => {
    await visit();
    await search('알트만');
    const field_ = await field();
    assert.equal(await field_.getAttribute('aria-expanded'), 'true');
    const at = () => chosen().count().then(async (n) => (n ? chosen().evaluate((one) => [...one.parentNode.children].indexOf(one)) : -1));
    const moves = [['ArrowDown', 0], ['ArrowDown', 1], ['ArrowDown', -1], ['ArrowUp', 1], ['Home', 0], ['End', 1], ['ArrowUp', 0], ['ArrowUp', -1]];
    for (const [key, to] of moves) {
      await page.keyboard.press(key);
      assert.equal(await at(), to, key);
    }
    await page.keyboard.press('ArrowDown');
    const id = await field_.getAttribute('aria-activedescendant');
    assert.equal(await chosen().getAttribute('id'), id);
    await page.keyboard.press('Escape');
    assert.equal(await field_.getAttribute('aria-expanded'), 'false');
    assert.equal(await field_.inputValue(), '알트만');
    assert.equal(await results().count(), 0);
    await page.keyboard.press('ArrowDown');
    await results().first().waitFor();
    // The link of the result that has no other address is the archive's own.
    const copy = results().filter({ hasText: '새 투자' });
    const index = await copy.evaluate((one) => [...one.parentNode.children].indexOf(one));
    for (let i = 0; i <= index; ++i) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(archive.url + 'articles/altman-2');
  });

  test('Home and End belong to the text while no result is chosen', async () => {
    await visit();
    await search('알트만');
    await page.keyboard.press('Home');
    assert.equal(await field().evaluate((one) => one.selectionStart), 0);
    assert.equal(await chosen().count(), 0);
  });

  test('Enter without a choice, the button and the last link lead to all results', async () => {
    await visit('<seogo-search from="2023" limit="1"></seogo-search>');
    await search('알트만');
    const all = page.getByRole('link', { name: '검색 결과 2건 모두 보기' });
    const address = new URL(await all.getAttribute('href'));
    assert.deepEqual([...address.searchParams], [['q', '알트만'], ['from', '2023']]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?/);
    assert.deepEqual([...new URL(page.url()).searchParams], [['q', '알트만'], ['from', '2023']]);
    assert.match(await page.locator('h2').first().textContent(), /검색 결과 2건/);
  });

  test('no link offers all where all is there', async () => {
    await visit('<seogo-search site="한빛일보"></seogo-search>');
    await search('알트만');
    assert.equal(await page.getByRole('link', { name: '모두 보기' }).count(), 0);
  });

  test('/ and Ctrl K reach the field, but not from where somebody writes', async () => {
    await visit('<seogo-search></seogo-search><label>이름 <input id="name"></label>');
    const focused = () => page.evaluate(() => document.activeElement.localName);
    await page.keyboard.press('/');
    assert.equal(await focused(), 'seogo-search');
    assert.equal(await field().inputValue(), '');
    await page.locator('#name').focus();
    await page.keyboard.press('/');
    assert.equal(await page.locator('#name').inputValue(), '/');
    await page.evaluate(() => {
      const closed = document.createElement('own-field');
      closed.tabIndex = 0; // what is in it nobody can tell
      closed.attachShadow({ mode: 'closed' });
      document.querySelector('main').append(closed);
      closed.focus();
    });
    await page.keyboard.press('/');
    assert.equal(await focused(), 'own-field');
    await page.keyboard.press('Control+k');
    assert.equal(await focused(), 'seogo-search');
    await page.evaluate(() => {
      document.querySelector('seogo-search').setAttribute('shortcuts', 'off');
      document.activeElement.blur();
    });
    await page.keyboard.press('/');
    assert.equal(await focused(), 'body');
  });

  test('leaving closes the list, and coming back opens it', async () => {
    await visit();
    await search('알트만');
    await page.locator('#other').focus();
    assert.equal(await results().count(), 0);
    await field().focus();
    assert.equal(await results().count(), 2);
  });

  test('stored attacks stay text', async () => {
    await visit();
    await search('독침');
    assert.equal(await results().count(), 3);
    for (const href of await results().evaluateAll((all) => all.map((one) => one.href))) {
      assert.match(href, /^(http:\/\/127\.0\.0\.1:\d+\/articles\/|https:\/\/a\.example\/)/);
    }
    assert.equal(await page.evaluate(() => document.querySelector('seogo-search').shadowRoot.querySelectorAll('img, script').length), 0);
    for (const attribute of await results().evaluateAll((all) => all.flatMap((one) => [...one.attributes].map(({ name }) => name)))) {
      assert.doesNotMatch(attribute, /^on/);
    }
    assert.match(await results().first().textContent(), /<img src=x/);
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.stung), undefined);
    await quiet();
  });
});

describe('attributes', () => {
  test('narrow, count, and name, and may change', async () => {
    await visit('<seogo-search section="기술, 사회" from="2023" limit="1" placeholder="기사 찾기"></seogo-search>');
    assert.equal(await field().getAttribute('placeholder'), '기사 찾기');
    const asked = page.waitForRequest(/v1\/search/);
    await search('알트만');
    assert.deepEqual([...new URL((await asked).url()).searchParams], [
      ['q', '알트만'], ['section', '기술'], ['section', '사회'], ['from', '2023'], ['limit', '1'], ['highlight', 'ranges']]);
    assert.equal(await results().count(), 1);
    const box = page.locator('seogo-search');
    await box.evaluate((one) => { one.removeAttribute('section'); one.setAttribute('limit', '9'); });
    await results().nth(1).waitFor();
    await box.evaluate((one) => { one.setAttribute('lang', 'en'); one.setAttribute('limit', '1'); });
    await page.getByRole('link', { name: 'See all results: 2' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Search' }).count(), 1);
    await box.evaluate((one) => one.setAttribute('to', '2023-12'));
    // All that there is stands there.
    await page.getByRole('link', { name: 'See all results' }).waitFor({ state: 'hidden' });
    assert.equal(await results().count(), 1);
    await quiet();
  });

  test('speak the language of the page', async () => {
    await visit(undefined, { lang: 'en-GB' });
    assert.equal(await field().getAttribute('placeholder'), 'Title, text, comment or reporter');
  });

  test('name another archive, and none that is no address of the web', async () => {
    await visit(`<seogo-search archive="${archive.url.slice(0, -1)}"></seogo-search>
      <seogo-search archive="javascript:window.stung=1//"><form><input name="q" id="plain" aria-label="찾기"></form></seogo-search>`);
    await search('알트만');
    assert.equal(await page.locator('#plain').isVisible(), true);
    await page.evaluate((url) => document.querySelectorAll('seogo-search')[1].setAttribute('archive', url), archive.url);
    assert.equal(await page.locator('#plain').isVisible(), false);
    assert.equal(await page.getByRole('combobox').count(), 2);
  });
});

describe('life on a page', () => {
  test('without script the form between the tags searches', async () => {
    await visit(`<seogo-search><form action="${archive.url}search"><input name="q" aria-label="찾기"><button>찾기</button></form></seogo-search>`,
      { javaScriptEnabled: false });
    await page.locator('input[name=q]').fill('알트만');
    await page.getByRole('button', { name: '찾기' }).click();
    await page.waitForURL(/\/search\?q=/);
    assert.equal(await page.locator('.hits > li').count(), 2);
  });

  test('what was written into the form between the tags goes into the field', async () => {
    await visit('<seogo-search><form><input name="q" value="알트만" aria-label="찾기"></form></seogo-search>');
    assert.equal(await field().inputValue(), '알트만');
    assert.equal(await page.locator('form input[name=q]').last().isVisible(), true);
    assert.equal(await page.getByRole('searchbox', { name: '찾기' }).count(), 0);
  });

  test('several live side by side, and one that is taken out lets go of everything', async () => {
    await visit('<seogo-search></seogo-search><seogo-search lang="en"></seogo-search>');
    const second = page.getByRole('combobox').nth(1);
    await search('알트만');
    await second.fill('소담천');
    await page.getByRole('option', { name: '하천 둑' }).waitFor();
    assert.equal(await results().count(), 1); // the first has closed
    const listeners = async () => {
      const session = await page.context().newCDPSession(page);
      const { result } = await session.send('Runtime.evaluate', { expression: 'document' });
      return (await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId })).listeners
        .filter(({ type }) => type === 'keydown').length;
    };
    assert.equal(await listeners(), 1);
    await page.evaluate(() => document.querySelectorAll('seogo-search').forEach((one) => one.remove()));
    assert.equal(await listeners(), 0);
    await page.evaluate(() => document.querySelector('main').append(document.createElement('seogo-search')));
    assert.equal(await listeners(), 1);
    await search('알트만');
    await quiet();
  });

  test('a box that is moved goes on', async () => {
    await visit();
    await page.evaluate(() => document.querySelector('h1').before(document.querySelector('seogo-search')));
    await search('알트만');
    assert.equal(await page.getByRole('combobox').count(), 1);
  });

  test('a second script on the page does no harm', async () => {
    await visit(undefined, { script: `<script src="${archive.url}embed.js" defer></script>`.repeat(2) });
    await search('알트만');
    await quiet();
  });
});

describe('answers', () => {
  test('that come late are dropped, and questions that are overtaken are let go', async () => {
    await visit();
    const held = await hold(page, '**/v1/search?*', ['소담천', '알트만']);
    const gone = page.waitForEvent('requestfailed');
    await field().fill('소담천');
    await held.arrived('소담천');
    await field().fill('알트만');
    await held.arrived('알트만');
    assert.match((await gone).failure().errorText, /ABORTED/);
    await page.waitForTimeout(100);
    // What was let go is no failure, and the later question is still under way.
    assert.equal(await note().isVisible(), false);
    assert.equal(await page.locator('.list[aria-busy]').count(), 1);
    held.release('알트만');
    await results().first().waitFor();
    held.release('소담천');
    await page.waitForTimeout(200);
    assert.equal(await results().count(), 2);
    assert.equal(await page.getByRole('option', { name: '하천 둑' }).count(), 0);
  });

  const failures = [
    [429, '지금은 찾는 사람이 많습니다. 잠시 뒤에 다시 찾아 주세요.'],
    [503, '지금은 찾는 사람이 많습니다. 잠시 뒤에 다시 찾아 주세요.'],
    [400, '이 조건으로는 찾을 수 없습니다.'],
    [500, '문제가 생겨 찾지 못했습니다.'],
  ];
  for (const [status, words] of failures) {
    test(`${status} is told, and typing on asks again`, async () => {
      await visit();
      await page.route('**/v1/search?*', (route) =>
        route.fulfill({ status, body: '{}', headers: { 'Access-Control-Allow-Origin': '*' } }));
      await field().fill('알트');
      await note().waitFor();
      assert.equal(await note().textContent(), words);
      assert.equal(await page.getByRole('status').textContent(), words);
      await page.unroute('**/v1/search?*');
      await search('알트만');
      assert.equal(await note().isVisible(), false);
    });
  }

  test('that do not come are told', async () => {
    await visit();
    await page.context().setOffline(true);
    await field().fill('알트만');
    await note().waitFor();
    assert.equal(await note().textContent(), '인터넷에 연결되어 있지 않습니다.');
    await page.context().setOffline(false);
    await page.route('**/v1/search?*', (route) => route.abort());
    await field().fill('알트');
    await page.getByText('보관소에 닿지 못했습니다').first().waitFor();
  });

  test('of nothing say so, and of slips offer what was meant', async () => {
    await visit();
    await field().fill('뷁뷁');
    await note().waitFor();
    assert.equal(await note().textContent(), '‘뷁뷁’에 맞는 기사를 찾지 못했습니다');
    await field().fill('dkfxmaks');
    await results().first().waitFor();
    assert.match(await note().textContent(), /알트만/);
    assert.equal(await field().inputValue(), 'dkfxmaks');
    await field().fill('');
    await note().waitFor({ state: 'hidden' });
  });
});
