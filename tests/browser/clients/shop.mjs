// Packages of npm, unmodified, on a site of the test's own, an archive that they search, and a browser.
//
//   const { site, archive, browser, stop } = await openShop();
//   <script src="/npm/instantsearch.js">, new instantMeiliSearch(archive.meilisearch)
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../stage/browser.mjs';
import { startSite } from '../stage/site.mjs';
import { openNewsroom } from './newsroom.mjs';

const packages = join(import.meta.dirname, '../node_modules');

function serve(site, path, file) {
  const type = file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  site.pages.set(path, { type, body: readFileSync(join(packages, file)) });
}

function serveAll(site) {
  serve(site, '/npm/instantsearch.js', 'instantsearch.js/dist/instantsearch.production.min.js');
  serve(site, '/npm/instant-meilisearch-1.0.js', '@meilisearch/instant-meilisearch/dist/instant-meilisearch.umd.min.js');
  serve(site, '/npm/instant-meilisearch-0.31.js', 'instant-meilisearch-0.31/dist/index.js');
  serve(site, '/npm/meilisearch.js', 'meilisearch/dist/index.js');
  serve(site, '/npm/docs-searchbar.js', 'docs-searchbar.js/dist/cdn/docs-searchbar.min.js');
  serve(site, '/npm/docs-searchbar.css', 'docs-searchbar.js/dist/cdn/docs-searchbar.min.css');
  serve(site, '/npm/meilisearch-docsearch.js', 'meilisearch-docsearch/dist/index.bundled.esm.js');
  serve(site, '/npm/meilisearch-docsearch.css', 'meilisearch-docsearch/dist/index.css');
}

export async function openShop() {
  const site = await startSite();
  serveAll(site);
  const archive = await openNewsroom({ origins: [site.origin], flags: ['--rate', '0'] });
  const browser = await openBrowser();
  const stop = async () => {
    await browser.stop();
    await archive.stop();
    await site.stop();
  };
  return { site, archive, browser, stop };
}
