/* Observatoire ACTER. Frames marked « data-acter » take the height of their content; with
   « data-acter-adresse », what is chosen inside is kept in the address of this page. */
(function () {
  "use strict";
  if (window.acterIntegration) return;
  window.acterIntegration = true;

  const firsts = new WeakMap();
  const frames = () => [...document.querySelectorAll("iframe[data-acter]")].filter((f) => f.src);
  const first = (frame) => firsts.get(frame) || firsts.set(frame, new URL(frame.src)).get(frame);

  /* What the reader may change in `search`: the filters that the frame's own address offers. */
  function free(frame, search) {
    const own = first(frame);
    const alone = own.pathname.startsWith("/graphiques/") ? "aucun" : "";
    const offer = own.searchParams.get("offre") || alone;
    const never = ["vue", "offre", "version", "format"];
    return [...new URLSearchParams(search)].filter(
      ([key]) => key === "mesure" || (offer ? offer.split(",").includes(key) : !never.includes(key))
    );
  }

  function restore(frame) {
    const kept = new URLSearchParams(location.search).get(frame.dataset.acterAdresse || "acter");
    if (kept === null) return;
    const url = new URL(first(frame));
    for (const [key] of free(frame, url.search)) url.searchParams.delete(key);
    for (const [key, value] of free(frame, kept)) url.searchParams.set(key, value);
    if (url.href !== frame.src) frame.src = url.href;
  }

  function keep(frame, search) {
    const here = new URL(location);
    const name = frame.dataset.acterAdresse || "acter";
    const [now, before] = [search, first(frame).search].map((s) => String(new URLSearchParams(free(frame, s))));
    if (now === before) here.searchParams.delete(name);
    else here.searchParams.set(name, now);
    if (here.href !== location.href) history.replaceState(history.state, "", here);
  }

  window.addEventListener("message", function (event) {
    const told = event.data;
    const frame = frames().find((one) => one.contentWindow === event.source);
    if (!frame || event.origin !== first(frame).origin || !told || told.type !== "acter") return;
    const height = told.hauteur;
    if (Number.isInteger(height) && height >= 100 && height <= 20000) frame.style.height = height + "px";
    const search = told.adresse;
    if ("acterAdresse" in frame.dataset && typeof search === "string" && search.length < 4000) keep(frame, search);
  });

  for (const frame of frames()) {
    if ("acterAdresse" in frame.dataset) restore(frame);
    frame.contentWindow.postMessage({ type: "acter:demande" }, "*");
  }
})();
