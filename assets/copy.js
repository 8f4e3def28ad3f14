/* Buttons that copy: an address of ours (`data-copy`) or an element's text (`data-copy-from`).
 * What was done is said aloud at the foot of the page; where a browser refuses its clipboard, the
 * text waits there, selected. */
(() => {
  "use strict";

  const SHOWN = 4000;
  let timer = 0;

  /* Outside the page that Dash writes. It is there from the start: a live region is heard only when
   * it changes. */
  const told = document.createElement("div");
  told.className = "told";
  told.setAttribute("role", "status");

  document.addEventListener("DOMContentLoaded", () => document.body.append(told));
  if (document.body) document.body.append(told);

  function hush() {
    window.clearTimeout(timer);
    told.replaceChildren();
  }

  function say(words) {
    hush();
    const text = document.createElement("p");
    text.textContent = words;
    told.append(text);
    timer = window.setTimeout(hush, SHOWN);
  }

  /* The clipboard is refused: in some frames, without TLS, or by the reader's own choice. */
  function offer(text, words) {
    hush();
    const label = document.createElement("label");
    const field = document.createElement("textarea");
    const close = document.createElement("button");
    field.value = text;
    field.readOnly = true;
    field.rows = Math.min(text.split("\n").length, 6);
    label.append(words, field);
    close.type = "button";
    close.textContent = "Fermer";
    close.addEventListener("click", hush);
    told.append(label, close);
    field.focus();
    field.select();
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copyFrom || "");
    const text = source
      ? source.textContent
      : new URL(button.dataset.copy, window.location.href).href;
    try {
      await window.navigator.clipboard.writeText(text);
      say(source ? "Texte copié" : "Lien copié");
    } catch {
      offer(text, "Votre navigateur refuse la copie\u00a0: faites Ctrl+C, ou un appui long.");
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-copy-from]");
    if (button) copy(button);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hush();
  });
})();
