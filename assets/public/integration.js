/* Observatoire ACTER. Frames marked « data-acter » take the height of their content; with
   « data-acter-adresse », the filters chosen inside are kept in the address of this page. */
(() => {
  "use strict";
  if (window.acterIntegration) return;
  window.acterIntegration = true;

  const firsts = new WeakMap();
  const frames = () => [...document.querySelectorAll("iframe[data-acter][src]")];
  const first = (frame) => firsts.get(frame) || firsts.set(frame, new URL(frame.src)).get(frame);
  const mirror = (frame) =>
    "acterAdresse" in frame.dataset && (frame.dataset.acterAdresse || "acter");

  /* What the reader may change in `search`: the filters that the frame's own address offers. */
  function free(frame, search) {
    const own = first(frame);
    const alone = /\/graphiques\/[^/]+$/.test(own.pathname) && "aucun";
    const offer = own.searchParams.get("offre") || alone;
    const allowed = (key) =>
      key === "mesure" ||
      (offer
        ? offer.split(",").includes(key)
        : !["vue", "offre", "version", "format"].includes(key));
    return [...new URLSearchParams(search)].filter(([key]) => allowed(key));
  }

  function restore(frame, kept) {
    const url = new URL(first(frame));
    for (const [key] of free(frame, url.search)) url.searchParams.delete(key);
    for (const [key, value] of free(frame, kept)) url.searchParams.set(key, value);
    if (url.href !== frame.src) frame.src = url;
  }

  function keep(frame, name, search) {
    const here = new URL(location);
    const told = (text) => String(new URLSearchParams(free(frame, text)));
    here.searchParams.set(name, told(search));
    if (told(search) === told(first(frame).search)) here.searchParams.delete(name);
    if (here.href !== location.href) history.replaceState(history.state, "", here);
  }

  addEventListener("message", (event) => {
    const told = event.data;
    const frame = frames().find((one) => one.contentWindow === event.source);
    if (!frame || event.origin !== first(frame).origin || !told || told.type !== "acter") return;
    const { hauteur: height, adresse: search } = told;
    if (Number.isInteger(height) && height >= 100 && height <= 20000) {
      const bordered = getComputedStyle(frame).boxSizing === "border-box";
      frame.style.height = height + (bordered && frame.offsetHeight - frame.clientHeight) + "px";
    }
    const name = mirror(frame);
    if (name && typeof search === "string" && search.length < 4000) keep(frame, name, search);
  });

  for (const frame of frames()) {
    const kept = mirror(frame) && new URLSearchParams(location.search).get(mirror(frame));
    if (typeof kept === "string") restore(frame, kept);
    frame.contentWindow.postMessage({ type: "acter:demande" }, "*");
  }
})();
