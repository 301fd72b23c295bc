// Somebody's site with the widget of an archive on its page, and a browser to see it.
//
//   const host = await raiseHost(articles);
//   const page = await host.visit('<seogo-search site="한빛일보"></seogo-search>', { lang: 'en' });
import assert from 'node:assert/strict';
import { startArchive } from './archive.mjs';
import { openBrowser } from './browser.mjs';
import { startSite, strictPolicy } from './site.mjs';

export async function raiseHost(articles) {
  const site = await startSite();
  const archive = await startArchive({ articles, origins: [site.origin] });
  const browser = await openBrowser();
  // `style`: a style sheet of the site; else its policy allows none. What is left are the browser's options.
  const visit = async (box = '<seogo-search></seogo-search>', { style, lang = 'ko', script, ...options } = {}) => {
    const policy = strictPolicy(archive.url);
    site.pages.set('/site.css', { type: 'text/css; charset=utf-8', body: style ?? '' });
    site.pages.set('/', {
      csp: style ? policy.replace("style-src 'none'", "style-src 'self'") : policy,
      body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>사이트</title>
<meta name="viewport" content="width=device-width">
${style ? '<link rel="stylesheet" href="site.css">' : ''}${script ?? `<script src="${archive.url}embed.js" defer></script>`}
</head><body><main><h1>사이트</h1>${box}<p><button id="other">다른 곳</button></p></main></body></html>`,
    });
    const page = await browser.open(options);
    await page.goto(site.origin + '/');
    return page;
  };
  const stop = async () => {
    await browser.stop();
    await archive.stop();
    await site.stop();
  };
  return { site, archive, browser, visit, stop };
}

// Nothing went wrong on the page, and its policy had nothing to forbid.
export async function isQuiet(page) {
  assert.deepEqual(page.troubles, []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
}
