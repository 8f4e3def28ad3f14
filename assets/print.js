/* Printing: charts take the width of an A4 page, not of the screen, and come back afterwards. */
(function () {
  "use strict";

  // Pixels of an A4 sheet between its margins, whole and in two columns (see portrait.css).
  const WHOLE = 690;
  const HALF = 322;
  const MAP = 0.44;

  function each(act) {
    // Only portraits are laid out for paper in two columns.
    if (!document.querySelector(".portrait") || !window.Plotly) return;
    for (const graph of document.querySelectorAll(".js-plotly-plot")) {
      if (graph.layout) act(graph);
    }
  }

  window.addEventListener("beforeprint", function () {
    each(function (graph) {
      const map = Boolean(graph.closest(".card__chart--map"));
      const width = map ? WHOLE : HALF;
      const size = map ? { width: width, height: width * MAP } : { width: width };
      window.Plotly.relayout(graph, size);
    });
  });

  window.addEventListener("afterprint", function () {
    each((graph) => window.Plotly.relayout(graph, { autosize: true, width: null }));
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
