/* The address is the only state. Everything that selects (controls, chips, marks, table rows, links)
 * changes the address here, and the server answers an address with a page. */
(() => {
  "use strict";

  // Inside another page's frame, Back belongs to that page: no history of our own.
  const embedded = window.parent !== window;

  // Below this width the filters wait behind a button (see filters.css).
  const narrow = window.matchMedia("(width < 48rem)");

  // The site may stand below a path of its host; here, as in the server, addresses go without it.
  const { base } = document.documentElement.dataset;

  const PATIENCE = 15000;

  /* What the keyboard was on when it changed the address: it comes back there. */
  let sought = null;

  function focusAgain() {
    if (!sought || document.activeElement !== document.body) return;
    const found = document.querySelector(
      `[data-filter="${sought.filter}"][data-value="${CSS.escape(sought.value)}"]`,
    );
    // The row that was pressed comes back with its table.
    if (!found && document.querySelector(".card__more[open][data-details]")) return;
    (found || document.querySelector(".chip, .selection__counts, #contenu")).focus();
    sought = null;
  }

  let patience;

  /* What the server said of the page on the screen: its address, its frame, its filters. */
  let shown;

  function inside({ pathname, search }) {
    return (pathname.slice(base.length) || "/") + search;
  }

  function here() {
    return inside(window.location);
  }

  /* Dash carries the question and its answer. Its scripts come in their order when the page is at
   * rest, or first touched: nobody waits for them to read, scroll or follow a link. */
  let carried;

  function carrier() {
    carried = carried || new Promise(carry);
    return carried;
  }

  /* Its scripts, or what it asks for first, did not come, and it starts once a page: the next change
   * loads the page of its address, once there is somebody to ask. */
  let stranded = false;

  function strand() {
    stranded = true;
    failed();
  }

  function reload() {
    fetch(base + here(), { method: "HEAD" }).then(
      ({ ok }) => (ok ? window.location.reload() : failed()),
      failed,
    );
  }

  function carry(resolve, reject) {
    window.dash_clientside.acter.awake = () => resolve();
    const scripts = document.getElementById("dash").content.querySelectorAll("script[src]");
    let left = scripts.length;
    for (const { src } of scripts) {
      const script = document.createElement("script");
      script.src = src;
      script.async = false;
      script.onload = () => {
        left -= 1;
        if (!left) new window.DashRenderer();
      };
      script.onerror = () => {
        strand();
        reject(new Error(src));
      };
      document.head.append(script);
    }
  }

  /* Dash does not say that its question failed: it is heard where it is asked. */
  const { fetch } = window;
  window.fetch = (...question) => {
    const answer = fetch(...question);
    const [, what] = String(question[0]).match(/_dash-(layout|dependencies|update)/) || [];
    if (what) {
      const lost = what === "update" ? failed : strand;
      answer.then(({ ok }) => ok || lost(), lost);
    }
    return answer;
  };

  /* One question at a time: an answer that overtook another would leave a page and an address that
   * do not go together. When one arrives and the address has moved on, the next is asked. */
  let asked = null;
  let busy = false;
  /* What had no answer in time: it may come all the same. */
  let late = null;

  function send(address) {
    if (busy || address === asked) return;
    busy = true;
    asked = address;
    document.body.classList.add("is-updating");
    window.clearTimeout(patience);
    patience = window.setTimeout(failed, PATIENCE);
    if (stranded) {
      reload();
      return;
    }
    carrier().then(
      () => window.dash_clientside.set_props("demande", { data: { address, frame: shown.frame } }),
      failed,
    );
  }

  function go(address, hash) {
    if (address === here()) {
      if (hash) window.location.hash = hash;
      show(hash);
      return;
    }
    try {
      window.history[embedded ? "replaceState" : "pushState"](
        {},
        "",
        base + address + (hash || ""),
      );
    } catch {
      // A frame without an origin of its own may not write its address: it goes there.
      window.location.replace(base + address + (hash || ""));
      return;
    }
    send(address);
  }

  /* The place that a hash names; a broken one (« #% ») names none. */
  function named(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return "";
    }
  }

  /* Bring the place that `hash` names into sight, and the keyboard with it. */
  function show(hash) {
    const place = hash && document.getElementById(named(hash));
    if (!place) return false;
    const folded = place.closest("details:not([open])");
    if (folded) folded.open = true;
    // A row's table keeps its head in sight: the middle of the screen is clear of it.
    place.scrollIntoView({ block: place.matches("tr") ? "center" : "start" });
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
    return true;
  }

  /* No answer came: say so, and offer to ask again. What was chosen meanwhile is asked now. */
  function failed() {
    if (!busy) return;
    late = asked;
    busy = false;
    asked = null;
    window.clearTimeout(patience);
    document.body.classList.remove("is-updating");
    document.getElementById("panne").hidden = false;
    if (late !== here()) send(here());
  }

  window.addEventListener("online", () => {
    if (shown.address !== here()) send(here());
  });

  function codes(query, key) {
    return query
      .getAll(key)
      .flatMap((text) => text.split(","))
      .filter(Boolean);
  }

  function write(query, key, values) {
    if (values.length) query.set(key, values.join(","));
    else query.delete(key);
  }

  function leave(query) {
    const text = query
      .toString()
      .replaceAll("%2C", ",")
      .replaceAll("%3A", ":")
      .replaceAll("%3B", ";");
    go(inside({ pathname: window.location.pathname, search: text ? "?" + text : "" }));
  }

  /* Add `value` to the filter `key`, or take it back; without a value, clear the whole filter, and
   * without a key every filter. */
  function toggle(key, value) {
    const query = new URLSearchParams(window.location.search);
    if (!key) {
      for (const name of shown.filters) query.delete(name);
    } else if (!value) {
      query.delete(key);
    } else {
      const chosen = codes(query, key);
      const next = chosen.includes(value)
        ? chosen.filter((code) => code !== value)
        : [...chosen, value];
      write(query, key, next);
    }
    leave(query);
  }

  function isPlain(event) {
    return (
      event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    );
  }

  function isPage(link) {
    return (
      link.origin === window.location.origin &&
      link.pathname.startsWith(base + "/") &&
      link.getAttribute("href")[0] !== "#" &&
      !link.target &&
      !link.hasAttribute("download") &&
      !/\.[a-z]+$/.test(link.pathname)
    );
  }

  /* One menu at a time: a click elsewhere, or Escape, folds those that are open. On a wide screen
   * the lists of filters are menus too. */
  function menus() {
    const lists = narrow.matches ? "" : ", .filter[open]:not(.filter--inline)";
    return document.querySelectorAll(`.menu[open]${lists}`);
  }

  function closeMenus(except) {
    for (const menu of menus()) {
      if (menu !== except) menu.open = false;
    }
  }

  document.addEventListener("keydown", (event) => {
    const [menu] = event.key === "Escape" ? menus() : [];
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-filter]");
    if (button) {
      sought = button.dataset;
      toggle(button.dataset.filter, button.dataset.value);
      return;
    }
    const close = event.target.closest("[data-close]");
    if (close) {
      close.closest("details").open = false;
      return;
    }
    const link = event.target.closest("a[href]");
    closeMenus(link ? null : event.target.closest(".menu, .filter"));
    if (link && isPlain(event) && isPage(link)) {
      event.preventDefault();
      go(inside(link), link.hash);
    }
  });

  /* A long list of options is searched in place; accents do not matter. */
  function fold(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
  }

  /* A box ticked: read at once from the page, or an answer on its way would untick it again. */
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches(".filter__options input[type=checkbox]")) return;
    const key = box.closest("[data-filter-key]").dataset.filterKey;
    const query = new URLSearchParams(window.location.search);
    const left = codes(query, key).filter((code) => code !== box.value);
    write(query, key, box.checked ? [...left, box.value] : left);
    leave(query);
  });

  /* A list whose options each say what they change in the address: « key=value », or « key= ». */
  document.addEventListener("change", (event) => {
    const list = event.target;
    if (!list.matches("[data-changes] select") || !list.value) return;
    const query = new URLSearchParams(window.location.search);
    for (const [key, text] of new URLSearchParams(list.value)) {
      if (text) query.set(key, text);
      else query.delete(key);
    }
    leave(query);
  });

  /* A field that the address holds under a key of the page's own; boxes hold their values there. */
  document.addEventListener("change", (event) => {
    const field = event.target.closest("[data-key]");
    if (!field) return;
    const boxes = [...field.querySelectorAll("input[type=checkbox]")];
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    const text = boxes.length ? ticked.join(",") || field.dataset.none : event.target.value.trim();
    const query = new URLSearchParams(window.location.search);
    write(query, field.dataset.key, text ? [text] : []);
    leave(query);
  });

  document.addEventListener("acter:filtre", ({ detail }) => toggle(detail.key, detail.value));
  document.addEventListener("acter:details", focusAgain);

  document.addEventListener("input", (event) => {
    if (!event.target.matches(".filter__search")) return;
    const wanted = fold(event.target.value.trim());
    for (const option of event.target.closest(".filter__options").querySelectorAll(".form-check")) {
      option.hidden = !fold(option.textContent).includes(wanted);
    }
  });

  window.addEventListener("popstate", () => {
    send(here());
  });

  /* A link to a place of this page brings the keyboard there too. */
  window.addEventListener("hashchange", () => show(window.location.hash));

  /* What the keyboard stops at in the parts of a page. */
  const FOCUSED = "a, button, summary, input, select, [tabindex]";

  /* What each part of the page holds, as it was written: what has not changed is not touched. */
  const written = new Map();

  function read() {
    written.clear();
    for (const place of document.querySelectorAll("[data-part]")) {
      written.set(place.dataset.part, place.innerHTML);
    }
  }

  function rewrite(name, html) {
    const place = document.querySelector(`[data-part="${name}"]`);
    if (!place) return;
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    if (written.get(name) === fresh.innerHTML) return;
    written.set(name, fresh.innerHTML);
    const unfolded = [...place.querySelectorAll("details[open][data-stays]")];
    const slid = place.querySelector(".map")?.scrollLeft;
    const painted = place.querySelector("[data-dessin]");
    const rank = [...place.querySelectorAll(FOCUSED)].indexOf(document.activeElement);
    const words = document.activeElement.textContent;
    place.replaceChildren(fresh.content);
    // What had the focus keeps it, if it is still there.
    const again = place.querySelectorAll(FOCUSED)[rank];
    if (again && again.textContent === words) again.focus({ preventScroll: true });
    const picture = place.querySelector("[data-dessin]");
    if (picture && painted) picture.dataset.dessin = Number(painted.dataset.dessin) + 1;
    for (const { dataset } of unfolded) {
      const again = place.querySelector(`[data-stays="${dataset.stays}"]`);
      if (again) again.open = true;
    }
    if (slid && place.querySelector(".map")) place.querySelector(".map").scrollLeft = slid;
  }

  /* The boxes of each filter, and how many of them are ticked. */
  function tick() {
    for (const filter of document.querySelectorAll("[data-filter-key]")) {
      const chosen = shown.chosen[filter.dataset.filterKey] || [];
      for (const box of filter.querySelectorAll("input[type=checkbox]")) {
        box.checked = chosen.includes(box.value);
      }
      filter.querySelector(".filter__count").textContent = chosen.length || "";
    }
  }

  /* An answer came: put it on the page. */
  function follow(answer) {
    const { page, parts, ...state } = answer;
    shown = state;
    if (page === undefined) {
      for (const [name, html] of Object.entries(parts)) rewrite(name, html);
      // What the reader ticked since stays: the next answer is about it.
      if (shown.address === here()) tick();
    } else {
      document.getElementById("page").innerHTML = page;
      read();
    }
    document.title = shown.title;
  }

  /* The page on the screen changed: follow with focus and scroll. */
  function arrive() {
    busy = false;
    asked = shown.address;
    document.getElementById("panne").hidden = true;
    document.body.classList.remove("is-updating");
    const path = shown.address.split("?")[0];
    const panel = document.querySelector(".filters");
    if (panel && !narrow.matches) panel.open = true;
    // Where the row of pages slides, the one that is shown is in sight.
    const link = document.querySelector(".app-nav [aria-current]");
    const row = link?.closest(".app-nav");
    if (row) {
      const [inner, outer] = [link.getBoundingClientRect(), row.getBoundingClientRect()];
      row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
    }
    if (window.acterPath !== undefined && window.acterPath !== path) {
      window.scrollTo(0, 0);
      const main = document.getElementById("contenu");
      if (main) main.focus({ preventScroll: true });
    }
    // A place named by the address is shown once, when its page arrives.
    if (window.acterPath !== path && window.location.hash) {
      window.requestAnimationFrame(() => show(window.location.hash));
    }
    window.acterPath = path;
    focusAgain();
    document.dispatchEvent(new CustomEvent("acter:arrivee"));
    // The address moved on while its page was on its way.
    if (shown.address !== here()) send(here());
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.acter = {
    awake: () => {},
    arrived: (answer) => {
      // Dash comes here too when the question failed, with the former answer.
      if (!answer || ![asked, late].includes(answer.address)) return;
      window.clearTimeout(patience);
      follow(answer);
      arrive();
    },
  };

  document.addEventListener("DOMContentLoaded", () => {
    shown = JSON.parse(document.getElementById("etat").textContent);
    // The server may have been asked in other words: what it answered is what is asked here.
    shown.address = here();
    read();
    arrive();
    for (const touch of ["pointerdown", "keydown"]) {
      const wake = () => carrier().catch(() => {});
      window.addEventListener(touch, wake, { once: true, passive: true });
    }
  });
})();
