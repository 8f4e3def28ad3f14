/* Buttons that copy: an address of ours (`data-copy`) or an element's text (`data-copy-from`).
 * Where a browser refuses the clipboard, the text is shown, selected. */
(function () {
  "use strict";

  const SHOWN = 2500;

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /* A text that stands nowhere on the page is put beside its button, to be copied by hand. */
  function shownBeside(button, text) {
    const known = button.nextElementSibling;
    const place = known && known.matches(".copied-text") ? known : document.createElement("code");
    place.className = "copied-text";
    place.textContent = text;
    button.after(place);
    return place;
  }

  function say(button, words) {
    if (!button.dataset.words) button.dataset.words = button.firstChild.textContent;
    button.firstChild.textContent = words;
    window.clearTimeout(Number(button.dataset.waiting));
    button.dataset.waiting = window.setTimeout(function () {
      button.firstChild.textContent = button.dataset.words;
    }, SHOWN);
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copyFrom || "");
    const text = source ? source.textContent : new URL(button.dataset.copy, window.location.href).href;
    try {
      await window.navigator.clipboard.writeText(text);
      say(button, "Copié");
    } catch {
      select(source || shownBeside(button, text));
      say(button, document.execCommand("copy") ? "Copié" : "Sélectionné : Ctrl+C");
    }
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-copy], [data-copy-from]");
    if (button) copy(button);
  });
})();
