/* What is folded in a card comes when it is opened, from an address of its own. Without this script
 * the card has a link to the page that holds it. */
(() => {
  "use strict";

  async function fill(more) {
    const place = more.querySelector(".card__details");
    more.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(more.dataset.details);
      if (!answer.ok) throw new Error(answer.status);
      place.innerHTML = await answer.text();
      more.removeAttribute("data-details");
      document.dispatchEvent(new CustomEvent("acter:details"));
    } catch {
      // The link that stands there leads to the same.
    } finally {
      more.removeAttribute("aria-busy");
    }
  }

  /* What was opened without a network is asked for again. */
  window.addEventListener("online", () => {
    document.querySelectorAll("details[open][data-details]").forEach(fill);
  });

  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.matches("details[open][data-details]")) fill(event.target);
    },
    true,
  );
})();
