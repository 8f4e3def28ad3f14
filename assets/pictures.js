/* Pictures made by the page itself, from the same description as on the server: to the clipboard, or
 * as a file. Where scripts fail, the links still lead to the server's own pictures. */
(() => {
  "use strict";

  const PREPARING = "Image en préparation…";
  const COPIED = "Image copiée : collez-la dans une diapositive ou un document.";
  const SAVED = "Image téléchargée.";
  const REFUSED = "Le navigateur refuse la copie : l’image a été téléchargée à la place.";
  const FAILED = "L’image n’a pas pu être faite. Réessayez dans un moment.";
  const SHOWN = 6000;

  let fading;

  function place() {
    const made = document.createElement("div");
    made.id = "image-etat";
    made.className = "toast-line";
    made.setAttribute("role", "status");
    made.setAttribute("aria-live", "polite");
    document.body.append(made);
    return made;
  }

  /* Say what is going on, aloud too; what is over fades after a while. */
  function say(text, lasting) {
    const line = document.getElementById("image-etat") || place();
    line.textContent = text;
    line.classList.add("toast-line--shown");
    window.clearTimeout(fading);
    if (!lasting) {
      fading = window.setTimeout(() => line.classList.remove("toast-line--shown"), SHOWN);
    }
  }

  async function described(address) {
    const answer = await fetch(address.replace(/\.(png|svg)(?=\?|$)/, ".image.json"));
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.erreur);
    return told;
  }

  async function png(address) {
    const made = await described(address);
    return window.acterDrawing.png(made, made.width, made.height, made.scale);
  }

  async function svg(address) {
    const made = await described(address);
    const text = await window.acterDrawing.svg(made, made.width, made.height, 1);
    return new Blob([text], { type: "image/svg+xml" });
  }

  function save(blob, name) {
    const source = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = source;
    link.download = name;
    link.click();
    // The browser reads it after this event.
    window.setTimeout(() => URL.revokeObjectURL(source), 60000);
  }

  async function copy(address, name) {
    const made = png(address);
    try {
      // A promise inside the item: some browsers allow no wait between the click and the copy.
      await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
      say(COPIED);
    } catch {
      // Inside a frame, or without a secure address, the clipboard is closed.
      save(await made, name);
      say(REFUSED);
    }
  }

  async function give(kind, address, name) {
    say(PREPARING, true);
    try {
      if (kind === "copy") {
        await copy(address, name);
      } else {
        save(await (kind === "svg" ? svg : png)(address), name);
        say(SAVED);
      }
    } catch (fault) {
      say(FAILED);
      console.info(fault);
    }
  }

  function isPlain(event) {
    return (
      event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    );
  }

  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-picture]");
    if (!asked || !isPlain(event)) return;
    event.preventDefault();
    const menu = asked.closest(".menu");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    const { picture, address, name } = asked.dataset;
    give(picture, address || asked.href, name || asked.download);
  });
})();
