// The clients of npm named meilisearch, as they are published, against a searchd of the test's own.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as client30 from 'meilisearch-0.30';
import * as client57 from 'meilisearch-0.57';
import * as client62 from 'meilisearch';
import { openNewsroom } from './newsroom.mjs';

const clients = { '0.30': client30, '0.57': client57, '0.62': client62 };

let archive;
before(async () => { archive = await openNewsroom({ flags: ['--rate', '0'] }); });
after(async () => { await archive?.stop(); });

// What a promise was refused with, wherever a version of the client puts it.
async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return { code: error.code ?? error.cause?.code, status: error.httpStatus ?? error.response?.status, message: error.message };
  }
  assert.fail('nothing was refused');
}

for (const [version, module_] of Object.entries(clients)) {
  describe(`meilisearch ${version}`, () => {
    const connect = (apiKey) => new (module_.Meilisearch ?? module_.MeiliSearch)({ host: archive.meilisearch, apiKey });
    const index = () => connect().index('articles');

    test('is told of the server and its index', async () => {
      const client = connect();
      assert.deepEqual(await client.health(), { status: 'available' });
      assert.equal(await client.isHealthy(), true);
      assert.deepEqual(Object.keys(await client.getVersion()), ['commitSha', 'commitDate', 'pkgVersion']);
      const stats = await client.getStats();
      assert.equal(stats.indexes.articles.numberOfDocuments, 29);
      const { results } = await client.getIndexes();
      assert.deepEqual(results.map(({ uid, primaryKey }) => [uid, primaryKey]), [['articles', 'id']]);
      assert.equal((await client.getRawIndex('articles')).uid, 'articles');
      assert.ok((await index().getSettings()).filterableAttributes.includes('author'));
    });

    test('searches without words: everything, newest first', async () => {
      const found = await index().search();
      assert.equal(found.hits.length, 20);
      assert.equal(found.estimatedTotalHits, 29);
      assert.equal(found.hits[0].id, 'robot-24');
      assert.equal(found.query, '');
    });

    test('searches with marks, cuts and places of matches', async () => {
      const { hits } = await index().search('로봇', {
        limit: 3, attributesToHighlight: ['title', 'body'], attributesToCrop: ['body:5'],
        highlightPreTag: '<b>', highlightPostTag: '</b>', showMatchesPosition: true, attributesToRetrieve: ['id', 'title'],
      });
      assert.equal(hits.length, 3);
      for (const hit of hits) {
        assert.deepEqual(Object.keys(hit).filter((key) => !key.startsWith('_')), ['id', 'title']);
        assert.match(hit._formatted.title, /^<b>로봇<\/b> \d+호, &quot;골목&quot;을 &lt;쓸다&gt; &amp; 닦다$/);
        assert.match(hit._formatted.body, /^…\S+ \S+ <b>로봇<\/b> \S+ \S+…$/);
        const [{ start, length }] = hit._matchesPosition.title;
        assert.equal(Buffer.from(hit.title).subarray(start, start + length).toString(), '로봇');
      }
    });

    test('filters, sorts and counts', async () => {
      const found = await index().search('로봇', {
        filter: ['likes >= 100', ['site = "한빛일보"', "section = '사설'"]],
        sort: ['date:asc'], facets: ['author', 'year', 'likes'], attributesToRetrieve: ['id'],
      });
      assert.deepEqual(found.hits.slice(0, 3).map(({ id }) => id), ['robot-10', 'robot-12', 'robot-14']);
      assert.deepEqual(found.facetDistribution.year, { 2024: 1, 2023: 7, 2022: 1 });
      assert.deepEqual(found.facetStats?.likes, { min: 100, max: 240 });
    });

    test('pages', async () => {
      const found = await index().search('로봇', { page: 3, hitsPerPage: 10 });
      assert.equal(found.hits.length, 5);
      assert.deepEqual([found.page, found.hitsPerPage, found.totalPages, found.totalHits], [3, 10, 3, 25]);
    });

    test('searches by GET with the same result', async () => {
      const parameters = { limit: 5, filter: 'likes > 50 AND author = "노을빛"', attributesToRetrieve: ['id', 'likes'], attributesToHighlight: ['title'], sort: ['likes:desc'], facets: ['site', 'author'] };
      const got = await index().searchGet('로봇', parameters);
      const posted = await index().search('로봇', parameters);
      assert.ok(got.hits.length > 0);
      delete got.processingTimeMs;
      delete posted.processingTimeMs;
      assert.deepEqual(got, posted);
    });

    test('is told what is wrong, in codes that it knows', async () => {
      assert.equal((await refusal(connect().index('books').search('로봇'))).code, 'index_not_found');
      assert.equal((await refusal(index().search('로봇', { filter: 'foo = 1' }))).code, 'invalid_search_filter');
      assert.equal((await refusal(index().search('로봇', { sort: ['title:asc'] }))).code, 'invalid_search_sort');
      assert.equal((await refusal(index().search('로봇', { facets: ['body'] }))).code, 'invalid_search_facets');
    });

    test('cannot write', async () => {
      for (const write of [
        () => index().addDocuments([{ id: 1 }]), () => index().deleteAllDocuments(), () => index().updateSettings({}),
        () => connect().createIndex('books'), () => connect().deleteIndex('articles'), () => connect().createDump(),
        () => connect().createKey({ indexes: ['*'], actions: ['*'], expiresAt: null }),
      ]) {
        assert.equal((await refusal(write())).code, 'invalid_api_key');
      }
      assert.equal((await connect().getStats()).indexes.articles.numberOfDocuments, 29);
    });

    if (version !== '0.30') {
      test('asks for several searches at once, and for values of a facet', async () => {
        const { results } = await connect().multiSearch({
          queries: [{ indexUid: 'articles', q: '로봇', limit: 1 }, { indexUid: 'articles', q: '없는낱말하나', hitsPerPage: 0 }],
        });
        assert.deepEqual(results.map(({ indexUid, hits }) => [indexUid, hits.length]), [['articles', 1], ['articles', 0]]);
        const found = await index().searchForFacetValues({ facetName: 'author', facetQuery: '노을', q: '로봇' });
        assert.deepEqual(found.facetHits, [{ value: '노을빛', count: 9 }]);
        const { message } = await refusal(connect().multiSearch({ queries: [{ indexUid: 'articles', limit: 'x' }] }));
        assert.match(message, /^Inside `\.queries\[0\]`: /);
      });
    }
  });
}

describe('an archive with keys', () => {
  let locked;
  const key = 'sg_test';
  before(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'seogo-keys-')), 'keys');
    writeFileSync(file, `sha256:${createHash('sha256').update(key).digest('hex')}  시험\n`);
    locked = await openNewsroom({ flags: ['--api-keys', file] });
  });
  after(async () => { await locked?.stop(); });

  for (const [version, module_] of Object.entries(clients)) {
    test(`is opened with one by meilisearch ${version}`, async () => {
      const connect = (apiKey) => new (module_.Meilisearch ?? module_.MeiliSearch)({ host: locked.meilisearch, apiKey }).index('articles');
      assert.equal((await refusal(connect().search('로봇'))).code, 'missing_authorization_header');
      assert.equal((await refusal(connect('sg_other').search('로봇'))).code, 'invalid_api_key');
      assert.equal((await connect(key).search('로봇')).hits.length, 20);
    });
  }
});
