/* The marks of a picture: what each says is read beside the pointer, and a click filters by it. A tap
 * reads first, and offers the filter. */
(() => {
  "use strict";

  const AWAY = 12;
  let tip;

  function made() {
    if (tip?.isConnected) return tip;
    tip = document.createElement("div");
    tip.className = "tip";
    tip.hidden = true;
    document.body.append(tip);
    return tip;
  }

  /* The browser's own tooltip would come on top of ours. */
  function words(mark) {
    const title = mark.querySelector("title");
    if (title) {
      mark.dataset.says = title.textContent;
      title.remove();
    }
    return mark.dataset.says || "";
  }

  function place(x, y) {
    const { offsetWidth: width, offsetHeight: height } = tip;
    const left = Math.min(x + AWAY, window.innerWidth - width - 4);
    const above = y - height - AWAY;
    tip.style.left = Math.max(4, left) + "px";
    tip.style.top = (above > 0 ? above : y + AWAY) + "px";
  }

  function show(mark, event) {
    const text = words(mark);
    if (!text) return;
    made().textContent = text;
    tip.hidden = false;
    place(event.clientX, event.clientY);
  }

  function hide() {
    if (tip) tip.hidden = true;
  }

  /* While slides are shown, a click turns them: it filters nothing. */
  function filters(mark) {
    return Boolean(mark.dataset.markFilter) && !mark.closest(".deck");
  }

  function offer(mark) {
    if (!filters(mark)) return;
    const button = document.createElement("button");
    button.className = "tip__filter";
    button.textContent = "Filtrer la page";
    button.dataset.filter = mark.dataset.markFilter;
    button.dataset.value = mark.dataset.markValue;
    tip.append(button);
  }

  document.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const mark = event.target.closest?.(".mark");
    if (mark) show(mark, event);
    else hide();
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    if (!mark) {
      hide();
      return;
    }
    if (event.pointerType === "touch") {
      show(mark, event);
      offer(mark);
      place(event.clientX, event.clientY);
      return;
    }
    if (!filters(mark)) return;
    hide();
    document.dispatchEvent(
      new CustomEvent("acter:filtre", {
        detail: { key: mark.dataset.markFilter, value: mark.dataset.markValue },
      }),
    );
  });

  /* Browsers that do not know where a map begins (cards.css) are told. */
  document.addEventListener("acter:arrivee", () => {
    if (CSS.supports("scroll-initial-target", "nearest")) return;
    for (const map of document.querySelectorAll(".map")) {
      map.scrollLeft = map.scrollLeft || map.querySelector(".map__start").offsetLeft;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("scroll", hide, { passive: true });
})();
