/* The search box: a combobox whose list comes from /recherche.json. Its answers are links, so that
 * choosing one is what following any link is (address.js). */
(() => {
  "use strict";

  const PAUSE = 150;
  const SHORTEST = 2;
  let timer = 0;
  let asked = 0;

  function parts() {
    const box = document.querySelector(".search");
    return {
      box,
      input: box.querySelector(".search__input"),
      list: box.querySelector(".search__answers"),
      count: box.querySelector(".search__count"),
    };
  }

  /* React owns the field: what makes it a combobox is added to the element that is there now. */
  function dress(input) {
    if (input.getAttribute("role") === "combobox") return;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", parts().list.id);
  }

  function options() {
    return Array.from(parts().list.querySelectorAll("[role=option]"));
  }

  function close() {
    const { input, list } = parts();
    window.clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(option) {
    const { input } = parts();
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function active() {
    return options().find((one) => one.getAttribute("aria-selected") === "true");
  }

  function text(css, words) {
    const span = document.createElement("span");
    span.className = css;
    span.textContent = words;
    return span;
  }

  function option(answer, place) {
    const link = document.createElement("a");
    link.id = "recherche-reponse-" + place;
    link.className = "search__answer";
    link.href = answer.adresse;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(text("search__label", answer.libelle), " ", text("search__kind", answer.genre));
    if (answer.precision) link.append(" ", text("search__note", answer.precision));
    return link;
  }

  function words(found) {
    const shown = found.resultats.length;
    if (!found.total) return "Aucune réponse. Essayez un autre mot.";
    const all = found.total + (found.total > 1 ? " réponses" : " réponse");
    return found.total > shown ? all + ", les " + shown + " premières montrées" : all;
  }

  function show(found) {
    const { input, list, count } = parts();
    dress(input);
    list.replaceChildren(...found.resultats.map(option));
    count.textContent = words(found);
    if (!found.total) {
      const none = text("search__none", words(found));
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.id = "recherche-aucune";
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(null);
  }

  /* The first link between pages carries the selection, as the server writes it. */
  function selection() {
    const link = document.querySelector(".app-nav__link");
    return link ? new URL(link.href).searchParams : new URLSearchParams();
  }

  function ask(question) {
    asked += 1;
    const mine = asked;
    const query = selection();
    query.set("q", question);
    return window
      .fetch(document.documentElement.dataset.base + "/recherche.json?" + query)
      .then((answer) => (answer.ok ? answer.json() : { total: 0, resultats: [] }))
      .then((found) => {
        if (mine === asked) show(found);
      })
      .catch(() => {
        if (mine === asked) close();
      });
  }

  function later() {
    const question = parts().input.value.trim();
    window.clearTimeout(timer);
    if (question.length < SHORTEST && !/\d/.test(question)) close();
    else timer = window.setTimeout(ask, PAUSE, question);
  }

  function move(step) {
    const all = options().filter((one) => one.href);
    if (!all.length) return;
    const place = all.indexOf(active());
    mark(all[(place + step + all.length + (place < 0 && step < 0 ? 1 : 0)) % all.length]);
  }

  /* Choosing is following the link; the field is left empty for the next question. */
  function leave() {
    const { input } = parts();
    close();
    const set = Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, "value").set;
    set.call(input, "");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.blur();
  }

  function enter() {
    const { input, list } = parts();
    const chosen = active() || options().find((one) => one.href);
    if (!list.hidden && chosen) chosen.click();
    else if (input.value.trim()) {
      ask(input.value.trim()).then(() => mark(options().find((one) => one.href) || null));
    }
  }

  const KEYS = {
    ArrowDown: () => (parts().list.hidden ? later() : move(1)),
    ArrowUp: () => move(-1),
    Enter: enter,
    Escape: close,
  };

  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".search__input")) dress(event.target);
  });

  document.addEventListener("focusout", (event) => {
    if (event.target.matches(".search__input")) window.setTimeout(close, PAUSE);
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches(".search__input")) later();
  });

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches(".search__input") || !(event.key in KEYS) || event.isComposing)
      return;
    // Escape on a closed list empties the field, as browsers do.
    if (event.key === "Escape" && parts().list.hidden) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  // Pressing an answer must not take the focus away before it is followed.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(".search__answers")) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest(".search__answer")) leave();
  });
})();
