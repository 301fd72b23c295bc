// From a reply to nodes. Texts of the archive become text nodes and nothing else: there is no way
// from here to markup.

// node('p', {class: 'passage', part: 'passage'}, text, child …)
const node = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
};
// An element whose class is its part too.
const piece = (name, part, ...children) => node(name, { class: part, part }, ...children);

// {text, marks: [[begin, end] …]}: marks count as strings do here, in UTF-16 units.
const marked = ({ text, marks = [] }) => {
  const pieces = [];
  let at = 0;
  for (const [begin, end] of marks) {
    if (begin < at || end <= begin || end > text.length) continue;
    pieces.push(text.slice(at, begin), piece('mark', 'mark', text.slice(begin, end)));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.filter((one) => one !== '');
};

const particulars = (part, parts) => {
  const there = parts.filter((one) => one !== undefined && one !== '');
  return there.length ? piece('span', part, ...there.map((one) => node('span', {}, one))) : undefined;
};

// 2023-12-11T18:32:00+09:00 as Korean papers print a day.
const printedDay = (time) => (time ? node('time', { datetime: time }, time.slice(0, 10).replaceAll('-', '.')) : '');

const isWebAddress = (url) => /^https?:\/\//i.test(url ?? '');

// Where a result leads: an archived address may be anything, javascript: included.
const addressOf = (hit, archive, lang) => {
  if (isWebAddress(hit.url)) return hit.url;
  return archive + 'articles/' + encodeURIComponent(hit.id) + (lang === 'ko' ? '' : '?lang=' + lang);
};

const passageOf = (hit) => {
  const [best] = hit.highlights?.body ?? [];
  return best?.text ? piece('span', 'passage', ...marked(best)) : undefined;
};

const commentOf = (comment, words) =>
  piece('span', 'comment', ...marked(comment), ' ',
    particulars('particulars', [comment.author.trim() || words.anonymous, printedDay(comment.posted),
      comment.likes > 0 ? counted(words.likes, comment.likes) : '']));

// One result: a link that is an option of the list, so that Enter, a click with Ctrl and "copy the
// address" do what they do with links.
const optionOf = (hit, id, { archive, lang, words }) => {
  const title = hit.highlights?.title?.text?.trim() ? hit.highlights.title : { text: hit.title };
  const authors = hit.authors.map(({ name, role }) => (role ? name + ' ' + role : name)).join(', ');
  const comments = hit.counts?.comments;
  return node('a', { role: 'option', id, class: 'result', part: 'result', tabindex: '-1', 'aria-selected': 'false', lang: 'ko',
                     href: addressOf(hit, archive, lang) },
    piece('span', 'title', ...(title.text.trim() ? marked(title) : [words.untitled])),
    passageOf(hit),
    particulars('particulars', [hit.site, printedDay(hit.published), authors,
      comments > 0 ? counted(words.comments, comments) : '']),
    ...hit.comments.map((comment) => commentOf(comment, words)));
};
