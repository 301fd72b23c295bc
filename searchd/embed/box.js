// <seogo-search>: a field, and under it the results of what stands in it.
//
// Attributes: archive, site, section, from, to, limit, lang, label, placeholder, theme, shortcuts. Each
// may change while the page lives.

const PAUSE = 120; // milliseconds between the last letter and the question
const LIMIT = 6;
const MOST = 20;

const SCRIPT = document.currentScript;
// https://archive.example.kr/embed.js, …/embed/0123456789abcdef.js: what is before that is the archive.
const HOME = SCRIPT?.src?.replace(/embed(\/[0-9a-f]+)?\.js([?#].*)?$/, '');

let sheet; // of all widgets on the page
const dress = (root, archive) => {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
  } else {
    root.prepend(node('link', { rel: 'stylesheet', href: archive + 'embed.css' }));
  }
};

class SeogoSearch extends HTMLElement {
  static observedAttributes = ['archive', 'site', 'section', 'from', 'to', 'limit', 'lang', 'placeholder',
    'label'];

  #parts; // of the shadow, by name, once there is one
  #timer;
  #asking; // the AbortController of the question under way
  #shown = ''; // the query whose results the list has
  #active = -1;
  #waiting; // stops waiting for the reader to leave the plain form

  get field() {
    return this.#parts?.field;
  }

  focus(options) {
    this.field?.focus(options);
  }

  connectedCallback() {
    boxes.add(this);
    if (boxes.size === 1) document.addEventListener('keydown', focusByKey);
    this.#begin();
  }

  disconnectedCallback() {
    boxes.delete(this);
    if (boxes.size === 0) document.removeEventListener('keydown', focusByKey);
    this.#waiting?.abort();
    this.#forget();
    this.#close();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (!this.#parts) {
      this.#begin();
      return;
    }
    this.#name();
    this.#shown = '';
    if (!['placeholder', 'label'].includes(name) && this.#open) this.#ask();
  }

  get #archive() {
    const given = this.getAttribute('archive');
    const address = given ? given.replace(/\/*$/, '/') : HOME;
    if (!address) return undefined;
    try {
      const { href } = new URL(address, document.baseURI);
      return isWebAddress(href) ? href : undefined;
    } catch {
      return undefined; // no address at all: the plain form stays
    }
  }

  get #lang() {
    const code = this.getAttribute('lang') ?? document.documentElement.lang;
    return /^en\b/i.test(code) ? 'en' : 'ko';
  }

  get #words() {
    return WORDS[this.#lang];
  }

  get #open() {
    return this.#parts !== undefined && !this.#parts.panel.hidden;
  }

  // What the page has between the tags, a plain form, stays until the widget can take its place.
  #begin() {
    if (this.#parts || !this.#archive) return;
    const plain = this.querySelector('input[name=q]');
    if (plain && plain === document.activeElement) {
      // Somebody writes there, perhaps the middle of a syllable.
      this.#waiting?.abort();
      this.#waiting = new AbortController();
      const { signal } = this.#waiting;
      const goOn = () => {
        this.#waiting.abort();
        this.#build(plain, true);
      };
      plain.addEventListener('blur', () => { this.#waiting.abort(); this.#build(plain, false); }, { signal });
      plain.addEventListener('compositionend', () => setTimeout(goOn), { signal });
      plain.addEventListener('input', (event) => event.isComposing || goOn(), { signal });
    } else {
      this.#build(plain, false);
    }
  }

  #build(plain, focused) {
    if (this.#parts || !this.isConnected) return;
    const caret = plain ? [plain.selectionStart, plain.selectionEnd] : [];
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const label = node('label', { class: 'unseen', for: 'field' });
    const field = node('input', {
      id: 'field', part: 'field', class: 'field', type: 'search', name: 'q', role: 'combobox', autocomplete: 'off',
      autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search',
      'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-controls': 'list',
    });
    const button = node('button', { class: 'button', part: 'button', type: 'submit' });
    const kept = node('span', { hidden: '' }); // filters, as hidden fields of the form
    const form = node('form', { class: 'form', part: 'form', role: 'search' }, label, field, button, kept);
    const list = node('div', { id: 'list', class: 'list', part: 'list', role: 'listbox' });
    const note = piece('p', 'note');
    const all = piece('a', 'all');
    const panel = node('div', { class: 'panel', part: 'panel', hidden: '' }, note, list, all);
    const live = node('p', { class: 'unseen', role: 'status' });
    this.#parts = { label, field, button, kept, form, list, note, all, panel, live };
    root.replaceChildren(node('div', { class: 'box', part: 'box' }, form, panel, live));
    dress(root, this.#archive);
    this.#listen(root);
    this.#name();
    if (plain?.value) field.value = plain.value;
    if (!focused) return;
    field.focus();
    field.setSelectionRange(...caret);
    if (field.value.trim()) this.#ask();
  }

  #listen(root) {
    const { field, form, panel } = this.#parts;
    field.addEventListener('input', () => this.#wait());
    field.addEventListener('focus', () => this.#reopen());
    field.addEventListener('click', () => this.#reopen());
    root.addEventListener('keydown', (event) => this.#press(event));
    form.addEventListener('submit', () => this.#forget());
    // The field keeps the focus, so that a link is still there when the button is let go.
    panel.addEventListener('mousedown', (event) => event.preventDefault());
    root.addEventListener('focusout', (event) => {
      if (!event.relatedTarget || !root.contains(event.relatedTarget)) this.#close();
    });
  }

  // Says everything that attributes have a say in.
  #name() {
    const { label, field, button, kept, form, list } = this.#parts;
    const words = this.#words;
    const archive = this.#archive;
    if (!archive) return;
    const box = form.parentNode;
    box.lang = this.#lang;
    label.textContent = this.getAttribute('label') ?? words.label;
    form.setAttribute('aria-label', label.textContent);
    field.placeholder = this.getAttribute('placeholder') ?? words.placeholder;
    button.textContent = words.button;
    list.setAttribute('aria-label', words.list);
    form.action = archive + 'search';
    kept.replaceChildren(...this.#filters().map(([name, value]) => node('input', { type: 'hidden', name, value })));
  }

  // [name, value] of what the attributes ask for beside the words.
  #filters() {
    const filters = [];
    for (const name of ['site', 'section']) {
      for (const value of (this.getAttribute(name) ?? '').split(',')) filters.push([name, value.trim()]);
    }
    for (const name of ['from', 'to']) filters.push([name, (this.getAttribute(name) ?? '').trim()]);
    if (this.#lang !== 'ko') filters.push(['lang', this.#lang]);
    return filters.filter(([, value]) => value !== '');
  }

  #address(path, text, more = []) {
    return this.#archive + path + '?' + new URLSearchParams([['q', text], ...this.#filters(), ...more]);
  }

  get #limit() {
    const limit = parseInt(this.getAttribute('limit'), 10);
    return limit > 0 ? Math.min(limit, MOST) : LIMIT;
  }

  // The field itself is never written to: half a syllable in it belongs to the input method.
  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = undefined;
    this.#parts?.list.removeAttribute('aria-busy');
  }

  async #ask() {
    this.#forget();
    const { field, list } = this.#parts;
    const text = field.value.trim();
    const archive = this.#archive;
    if (!text || !archive) {
      this.#shown = '';
      this.#close();
      return;
    }
    const asking = new AbortController();
    this.#asking = asking;
    list.setAttribute('aria-busy', 'true');
    const outcome = await this.#fetch(text, asking.signal);
    if (this.#asking !== asking) return; // a later question is under way
    this.#asking = undefined;
    list.removeAttribute('aria-busy');
    if (outcome.reply) this.#show(text, outcome.reply);
    else this.#tell(outcome.failure);
  }

  // {reply} or {failure}: the name of the words that tell of it.
  async #fetch(text, signal) {
    try {
      const more = [['limit', String(this.#limit)], ['highlight', 'ranges']];
      const response = await fetch(this.#address('v1/search', text, more), { signal });
      if (!response.ok) {
        if (response.status === 400) this.#warn((await response.text()).slice(0, 300));
        return { failure: FAILURES[response.status] ?? 'failed' };
      }
      return { reply: await response.json() };
    } catch (error) {
      if (error.name !== 'AbortError') this.#warn(`no answer; is ${location.origin} among its cors-origin?`);
      return { failure: navigator.onLine === false ? 'offline' : 'unreachable' };
    }
  }

  // For whoever builds the page: readers are told less.
  #warn(words) {
    console.warn(`<seogo-search> ${this.#archive}: ${words}`);
  }

  #show(text, reply) {
    const { list, note, all, live } = this.#parts;
    const words = this.#words;
    const context = { archive: this.#archive, lang: this.#lang, words };
    list.replaceChildren(...reply.hits.map((hit, at) => optionOf(hit, 'result-' + at, context)));
    const { value, exact } = reply.total;
    const told = value > 0 ? counted(exact ? words.count : words.about, value) : filled(words.none, text);
    const notes = [];
    if (value === 0) notes.push(told);
    // What was typed was searched for otherwise, or might be.
    const corrected = reply.query.notes.find(({ code }) => code === 'corrected');
    if (corrected && words.corrected) notes.push(filled(words.corrected, reply.did_you_mean));
    else if (corrected) notes.push(node('span', { lang: 'ko' }, corrected.text));
    else if (reply.did_you_mean) {
      notes.push(words.meant + ' ', node('a', { href: this.#address('search', reply.did_you_mean), lang: 'ko' },
        reply.did_you_mean));
    }
    note.replaceChildren(...notes);
    note.hidden = notes.length === 0;
    list.hidden = reply.hits.length === 0;
    all.hidden = list.hidden || (exact && value <= reply.hits.length);
    all.href = this.#address('search', text);
    all.textContent = counted(exact ? words.all : words.allAbout, value);
    live.textContent = told;
    this.#shown = text;
    this.#reveal();
  }

  #tell(failure) {
    const { list, note, all, live } = this.#parts;
    list.replaceChildren();
    list.hidden = all.hidden = true;
    note.hidden = false;
    note.textContent = live.textContent = this.#words[failure];
    this.#shown = '';
    this.#reveal();
  }

  // Only where somebody is: results that come after the reader has gone stay closed.
  #reveal() {
    const { field, panel, list } = this.#parts;
    this.#activate(-1);
    if (this.shadowRoot.activeElement === null) return;
    panel.hidden = false;
    panel.scrollTop = 0;
    this.#fit();
    field.setAttribute('aria-expanded', String(!list.hidden));
  }

  // Where there is more room: under the field, or over it.
  #fit() {
    const { form, panel } = this.#parts;
    const { top, bottom } = form.getBoundingClientRect();
    const below = innerHeight - bottom;
    const up = below < Math.min(panel.scrollHeight, 240) && top > below;
    panel.toggleAttribute('data-up', up);
    panel.style.setProperty('--room', Math.max((up ? top : below) - 16, 120) + 'px');
  }

  #reopen() {
    const text = this.field.value.trim();
    if (!text || this.#open) return;
    if (this.#shown === text) this.#reveal();
    else this.#wait();
  }

  #close() {
    if (!this.#parts) return;
    const { field, panel, live } = this.#parts;
    this.#forget();
    panel.hidden = true;
    live.textContent = '';
    field.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  #activate(at) {
    const { field, list } = this.#parts;
    list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = at;
    const option = list.children[at];
    if (!option) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  #press(event) {
    const { field, list } = this.#parts;
    if (isComposing(event)) {
      // The form is not sent with half a syllable, nor the field emptied, as browsers do by Escape.
      if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && this.#open) {
      event.preventDefault(); // else the browser empties the field
      event.stopPropagation();
      field.focus();
      this.#close();
      return;
    }
    if (event.target !== field || event.altKey || (event.shiftKey && event.key !== 'Enter')) return;
    const last = list.children.length - 1;
    const is = this.#active;
    const steps = {
      ArrowDown: () => (is >= last ? -1 : is + 1),
      ArrowUp: () => (is < 0 ? last : is - 1),
      // Where no result is chosen they belong to the text.
      Home: () => (is < 0 ? undefined : 0),
      End: () => (is < 0 ? undefined : last),
    };
    if (event.key in steps) {
      if (!this.#open) {
        if (event.key === 'ArrowDown') this.#reopen();
        return;
      }
      const to = steps[event.key]();
      if (to === undefined || last < 0) return;
      event.preventDefault();
      this.#activate(to);
    } else if (event.key === 'Enter' && this.#open && list.children[is]) {
      event.preventDefault();
      // As if the link were clicked: with Ctrl or ⌘ in a new tab.
      const { ctrlKey, metaKey, shiftKey } = event;
      list.children[is].dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ctrlKey, metaKey, shiftKey }));
    }
  }
}

if (!customElements.get('seogo-search')) customElements.define('seogo-search', SeogoSearch);
