// Debian's Chromium without a window, and pages that remember what went wrong in them.
//
//   const browser = await openBrowser();
//   const page = await browser.open({ colorScheme: 'dark' });
//   page.troubles      what the console, the page or its policy complained of
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './archive.mjs';

const shots = process.env.SEOGO_SCREENSHOTS ?? join(root, 'build/screenshots');

export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.SEOGO_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  const open = async (options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
    const page = await context.newPage();
    page.troubles = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) page.troubles.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => page.troubles.push(`page: ${error}`));
    page.on('dialog', (dialog) => { page.troubles.push('dialog'); dialog.dismiss(); });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    page.shoot = (name) => {
      mkdirSync(shots, { recursive: true });
      return page.screenshot({ path: join(shots, `${name}.png`) });
    };
    page.leave = () => context.close();
    return page;
  };
  return { open, stop: () => browser.close() };
}

// Answers to these queries wait until they are released.
export async function hold(page, addresses, queries) {
  const doors = new Map(queries.map((query) => {
    const door = {};
    door.arrival = new Promise((come) => { door.come = come; });
    door.opening = new Promise((open) => { door.open = open; });
    return [query, door];
  }));
  await page.route(addresses, async (route) => {
    const door = doors.get(new URL(route.request().url()).searchParams.get('q'));
    if (!door) return route.continue();
    const response = await route.fetch();
    door.come();
    await door.opening;
    return route.fulfill({ response }).catch(() => {}); // nobody may wait for it any more
  });
  return { arrived: (query) => doors.get(query).arrival, release: (query) => doors.get(query).open() };
}

// Counts what scripts write into fields, which ends a composition in some browsers.
export async function watchFields(page) {
  await page.addInitScript(() => {
    window.written = 0;
    for (const name of ['value', 'selectionStart', 'selectionEnd']) {
      const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, name);
      Object.defineProperty(HTMLInputElement.prototype, name, {
        ...own,
        set(value) {
          ++window.written;
          own.set.call(this, value);
        },
      });
    }
    for (const name of ['setSelectionRange', 'setRangeText', 'select', 'blur']) {
      const own = HTMLElement.prototype[name] ?? HTMLInputElement.prototype[name];
      HTMLInputElement.prototype[name] = function (...given) {
        ++window.written;
        return own.apply(this, given);
      };
    }
  });
  return () => page.evaluate(() => window.written);
}

// What an input method does to a field, as Chromium's own protocol says it.
export async function inputMethod(page) {
  const session = await page.context().newCDPSession(page);
  const key = (type, more = {}) =>
    session.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode: 229, key: 'Process', code: 'KeyA', ...more });
  return {
    // The text under composition is now this.
    async compose(text) {
      await key('rawKeyDown');
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await key('keyUp');
    },
    async commit(text) {
      await session.send('Input.insertText', { text });
    },
    // A key that the input method takes for itself: 229, whatever it is.
    async press(name) {
      await key('rawKeyDown', { key: name, code: name });
      await key('keyUp', { key: name, code: name });
    },
  };
}
