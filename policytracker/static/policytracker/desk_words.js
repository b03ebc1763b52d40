/* Choosing words of the text without a mouse: in the text, arrows walk from word to word and from sentence to
   sentence; with Shift they take in more. What is chosen is the page's selection, as if a mouse had made it. */
"use strict";

(() => {
  const text = document.getElementById("article-text");
  const told = document.getElementById("chosen-words");
  const letters = text.textContent;
  const words = Array.from(letters.matchAll(/[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu));
  const startsSentence = (at) => at === 0 || /^[.!?]$/.test(words[at - 1][0]);

  const nextSentence = (from, step) => {
    let at = from + step;
    while (at > 0 && at < words.length - 1 && !startsSentence(at)) at += step;
    return at;
  };

  /* Node and place in it of a letter; an end that falls between two nodes belongs to the first. */
  const placeOf = (offset) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let left = offset;
    while (walker.nextNode() && left > walker.currentNode.length) left -= walker.currentNode.length;
    return [walker.currentNode, left];
  };

  const choose = (first, last) => {
    const [from, to] = first <= last ? [first, last] : [last, first];
    const range = document.createRange();
    range.setStart(...placeOf(words[from].index));
    range.setEnd(...placeOf(words[to].index + words[to][0].length));
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const place = range.getBoundingClientRect();
    const frame = text.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) text.scrollTop += place.top - frame.top - frame.height / 3;
  };

  const wordAt = (offset) => Math.max(0, words.findIndex((word) => word.index + word[0].length > offset));

  /* Where the walk begins: at the statement on the card. */
  const beginning = () => {
    const here = document.getElementById("statement");
    if (!here) return 0;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEndBefore(here);
    return wordAt(before.toString().length);
  };

  let anchor = null;
  let focus = null;

  const begin = () => {
    anchor = focus = beginning();
    choose(anchor, focus);
  };

  /* Not when a mouse brings the focus: it chooses by itself. */
  text.addEventListener("focus", () => {
    if (words.length && focus === null && text.matches(":focus-visible")) begin();
  });

  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !words.length) return;
    const ways = {
      ArrowRight: () => focus + 1,
      ArrowLeft: () => focus - 1,
      ArrowDown: () => nextSentence(focus, 1),
      ArrowUp: () => nextSentence(focus, -1),
    };
    if (!(event.key in ways)) return;
    event.preventDefault();
    if (focus === null) {
      begin();
      return;
    }
    focus = Math.min(words.length - 1, Math.max(0, ways[event.key]()));
    if (!event.shiftKey) anchor = focus;
    choose(anchor, focus);
  });

  document.addEventListener("selectionchange", () => {
    const selection = window.getSelection();
    if (selection.isCollapsed || !text.contains(selection.anchorNode)) return;
    told.textContent = selection.toString();
    told.parentElement.hidden = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("select, textarea, input:not([type=checkbox]):not([type=radio])")) return;
    event.preventDefault();
    text.focus();
  });
})();
