/* Printing: pictures are whole at any width, so that paper needs nothing but its own sheet of style. */
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
