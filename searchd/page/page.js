// The search page does all of this without a script; with it, results come as one types.
(() => {
'use strict';

const PAUSE = 200; // milliseconds between the last letter and the question
const QUIET = 900; // … and the count, for who listens
const FOLDED = ['.facets', '.numbers']; // what stays open under new results

const form = document.querySelector('form.search');
const field = form?.elements.q;
const main = document.getElementById('main');
if (!form || !field || !main) return;

// Letters and keys belong to the input method until a syllable is whole; Safari tells of the key
// that ends one only by its code.
const isComposing = (event) => event.isComposing || event.keyCode === 229;
const isEditable = (target) =>
  target instanceof Element &&
  (target.isContentEditable || /^(input|textarea|select)$/.test(target.localName));

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isComposing(event) || isEditable(event.composedPath()[0])) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// The form is not sent with half a syllable, nor the field emptied, as browsers do by Escape.
form.addEventListener('keydown', (event) => {
  if (isComposing(event) && (event.key === 'Enter' || event.key === 'Escape')) event.preventDefault();
});

// What is to be pasted has the archive's address. A web server in front may know of a scheme and a path
// that the archive does not; what stands in the address bar is right.
const told = document.querySelector('[data-archive]')?.dataset.archive;
if (told && new URL(told).host === location.host) {
  for (const line of document.querySelectorAll('pre code')) {
    line.textContent = line.textContent.replaceAll(told, new URL('./', location).href);
  }
}

// Only where results stand: an article does not vanish under a letter.
if (!document.querySelector('.results')) return;

const live = document.createElement('p');
live.className = 'unseen';
live.setAttribute('role', 'status');
main.after(live);

let timer;
let quiet;
let asking; // the AbortController of the question under way
let shown = addressOf(); // what the page shows

// The form as it stands, less what is empty.
function addressOf() {
  const given = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
  return form.action + '?' + new URLSearchParams(given);
}

function forget() {
  clearTimeout(timer);
  clearTimeout(quiet);
  asking?.abort();
  asking = undefined;
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

async function ask() {
  forget();
  const address = addressOf();
  if (address === shown) return;
  const own = new AbortController();
  asking = own;
  main.setAttribute('aria-busy', 'true');
  let page;
  try {
    const response = await fetch(address, { signal: own.signal, headers: { Accept: 'text/html' } });
    // A page tells of a failure too; what is no page is left to the form.
    if (response.headers.get('Content-Type')?.startsWith('text/html')) page = await response.text();
  } catch (error) {
    if (asking !== own) return;
  }
  if (asking !== own) return; // a later question is under way
  asking = undefined;
  main.removeAttribute('aria-busy');
  if (page === undefined) {
    main.classList.add('stale');
    return;
  }
  show(new DOMParser().parseFromString(page, 'text/html'), address);
}

// Scripts of a document that was parsed so do not run, and ours has none but this one.
function show(page, address) {
  const found = page.getElementById('main');
  if (!found) return;
  const open = FOLDED.filter((one) => main.querySelector(one)?.open);
  const top = scrollY;
  main.classList.remove('stale');
  main.replaceChildren(...found.childNodes);
  for (const one of open) main.querySelector(one)?.setAttribute('open', '');
  document.title = page.title;
  for (const selector of ['.tongue', 'link[rel="alternate"]']) {
    const from = page.querySelector(selector);
    const to = document.querySelector(selector);
    if (from && to) to.setAttribute('href', from.getAttribute('href'));
  }
  history.replaceState(history.state, '', address);
  shown = address;
  scrollTo(scrollX, top);
  quiet = setTimeout(() => {
    live.textContent = (main.querySelector('.top h2') ?? main.querySelector('h2'))?.textContent ?? '';
  }, QUIET);
}

// The field is only read, never written to.
field.addEventListener('input', wait);
form.addEventListener('change', (event) => {
  if (event.target !== field) wait();
});
form.addEventListener('submit', forget);
addEventListener('pagehide', forget);
})();
