// Keys of the whole page, and those that belong to the input method.

// Keys and letters belong to the input method until a syllable is whole. Safari tells of the key
// that ends one only by its code.
const isComposing = (event) => event.isComposing || event.keyCode === 229;

// What is inside an element of somebody's own making may not be told.
const isEditable = (target) =>
  target instanceof Element && (target.isContentEditable || /^(input|textarea|select)$|-/.test(target.localName));

// Widgets in the page, first come first; "/" and Ctrl or ⌘ K go to the first that wants them.
const boxes = new Set();
const focusByKey = (event) => {
  if (event.defaultPrevented || isComposing(event) || event.altKey) return;
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey;
  const letter = event.key?.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (!letter && !(slash && !isEditable(event.composedPath()[0]))) return;
  const box = [...boxes].find((one) => one.getAttribute('shortcuts') !== 'off' && one.field);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.field.select();
};
