/* Printing: each chart is drawn for its place on an A4 sheet, then reduced (print.css), so that its
 * letters are those of a printed page and it stays whole. Afterwards it is the screen's again. */
(() => {
  "use strict";

  // Pixels between the margins of a card, across the sheet and in one of two columns (print.css).
  const WHOLE = 676;
  const HALF = 320;

  // Height in pixels of a chart that leaves room for its words, which a narrow card folds more.
  const TALLEST = 740;
  const TALLEST_HALF = 680;

  // The cards that stand across the sheet (as in cards.css and print.css).
  const ACROSS = [
    ".card--wide",
    ".cards > :only-child",
    ".cards > :first-child:has(+ .card--wide)",
    ".card--wide + :last-child",
    ".card--wide + :has(+ .card--wide)",
    ".page__alone > .card",
    ":has(.card__table[open])",
  ].join();

  // The screen's letters on paper, and a map's height in its width.
  const REDUCED = 0.75;
  const MAP = 0.42;

  // Height on the screen of each graph drawn for paper: printing twice reduces nothing twice.
  const kept = new Map();

  function graphs() {
    return Array.from(document.querySelectorAll(".js-plotly-plot")).filter((one) => one.layout);
  }

  function draw(graph) {
    const card = graph.closest(".card");
    const place = graph.closest(".card__chart");
    if (!card || !place) return;
    const wide = card.matches(ACROSS);
    const width = wide ? WHOLE : HALF;
    const { meta } = graph.layout;
    const tallest = wide ? TALLEST : TALLEST_HALF;
    // What the screen shows: the layout itself holds no height when the graph follows its place.
    const { margin } = graph._fullLayout;
    if (!kept.has(graph)) kept.set(graph, graph._fullLayout.height);
    const shown = kept.get(graph);
    // Rows stand closer than where a finger points at them; the words around them do not.
    const around = margin.t + margin.b;
    const height = around + (shown - around) * (meta?.closer || 1);
    const map = place.matches(".card__chart--map");
    const needed = meta?.min_width || 1;
    const zoom = Math.min(REDUCED, map ? 1 : tallest / height, width / needed);
    place.style.setProperty("--print-zoom", zoom);
    window.Plotly.relayout(graph, {
      width: width / zoom,
      height: map ? (width / zoom) * MAP : height,
    });
  }

  window.addEventListener("beforeprint", () => {
    if (window.Plotly) graphs().forEach(draw);
  });

  window.addEventListener("afterprint", () => {
    // A graph that follows its place is as tall as what is in it: its height first, then its place.
    for (const [graph, height] of kept) {
      if (!graph.layout) continue;
      window.Plotly.relayout(graph, { height });
      window.Plotly.relayout(graph, { autosize: true, width: null, height: null });
    }
    kept.clear();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
