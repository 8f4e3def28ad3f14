/* Inside another site's frame: tell the host how tall the content is, and keep links where they
 * belong. Nothing told here is a secret: any host may listen. */
(() => {
  "use strict";

  const SHORTEST = 100;
  const { base } = document.documentElement.dataset;

  const first = window.location.pathname;
  let told = "";

  /* The height never depends on the frame's: no rule of ours uses `vh` inside a frame. */
  function tell() {
    if (!document.querySelector("#contenu") || document.querySelector(".deck")) return;
    const height = Math.max(SHORTEST, Math.ceil(document.body.getBoundingClientRect().height));
    const now = JSON.stringify([height, window.location.search]);
    if (now === told) return;
    told = now;
    window.parent.postMessage(
      { type: "acter", hauteur: height, adresse: window.location.search },
      "*",
    );
  }

  if (window.parent === window) return;

  document.documentElement.classList.add("is-framed");
  new ResizeObserver(tell).observe(document.body);

  /* A browser does not lay out a frame far below what is seen, and observes no size there: what
   * changes the content tells instead, and the host keeps the place before anyone scrolls to it. */
  let waiting = 0;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      tell();
    }, 100);
  }).observe(document.body, { subtree: true, childList: true, attributes: true });

  /* The host's script may come after our first word. */
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !event.data || event.data.type !== "acter:demande")
      return;
    told = "";
    tell();
  });

  document.addEventListener("acter:arrivee", () => {
    const back = document.querySelector(".embed__back");
    if (back) {
      back.hidden = window.location.pathname === first;
      back.href = first + window.location.search;
    }
    tell();
  });

  /* Other sites, and files that a browser shows, open beside: the frame has no way back. */
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[href]");
      if (!link || link.target || link.hasAttribute("download")) return;
      const ours = link.origin === window.location.origin && link.pathname.startsWith(base + "/");
      if (ours && !/\.[a-z]+$/.test(link.pathname)) return;
      link.target = "_blank";
      link.rel = "noopener";
    },
    true,
  );
})();
