/* The review desk: words that are selected go along with the form; numbers tick who says it, m opens the names. */
"use strict";

(() => {
  const text = document.getElementById("article-text");
  const chosen = document.getElementById("chosen-spans");
  const isField = (element) =>
    element instanceof HTMLElement &&
    (element.isContentEditable ||
      element.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=hidden])"));

  /* Offsets count code points, as the server does; a string's length counts some letters twice. */
  const codePoints = (words) => Array.from(words).length;

  const offsetOf = (node, offset) => {
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(node, offset);
    return codePoints(before.toString());
  };

  const selected = () => {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    return [[offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)]];
  };

  /* What is selected when a button takes the focus is kept until the form is sent. */
  document.addEventListener("selectionchange", () => {
    const spans = selected();
    if (spans) chosen.value = JSON.stringify(spans);
  });

  document.getElementById("card").addEventListener("submit", (event) => {
    if (!event.submitter || !event.submitter.hasAttribute("data-selects")) chosen.value = "";
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (/^[1-9]$/.test(event.key)) {
      const box = document.querySelectorAll("#card input[name=card-speakers]")[Number(event.key) - 1];
      if (box) box.click();
      return;
    }
    const names = document.getElementById("names");
    if (event.key === "m" && names) {
      names.open = !names.open;
      if (names.open) names.querySelector("button").focus();
      return;
    }
  });

  const here = document.getElementById("statement");
  if (here) text.scrollTop = here.offsetTop - text.offsetTop - text.clientHeight / 3;
})();
