// Runs in a page under measure, before its own scripts. `charts` comes before this text.
(() => {
  const QUIET = 400;
  const seen = { drawn: charts.map(() => 0), lcp: 0 };
  window.measured = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });

  const look = () => {
    charts.forEach(({ drawn, least }, at) => {
      if (!seen.drawn[at] && document.querySelectorAll(drawn).length >= least) {
        seen.drawn[at] = performance.now();
      }
    });
    if (!seen.drawn.every(Boolean)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // Make a change, and say after how many milliseconds the last of all charts was painted: each of
  // them has changed, and nothing has moved in any for a while, which is not counted.
  window.painted = (change) =>
    new Promise((resolve, reject) => {
      const changed = new Set();
      let last = 0;
      const observers = charts.map(({ box }, at) => {
        const observer = new MutationObserver((records) => {
          if (records.every(({ attributeName }) => attributeName?.startsWith("data-dash"))) return;
          changed.add(at);
          requestAnimationFrame(() => setTimeout(() => (last = performance.now())));
        });
        const options = { subtree: true, childList: true, attributes: true, characterData: true };
        observer.observe(document.querySelector(box), options);
        return observer;
      });
      const started = performance.now();
      change();
      const waiting = setInterval(() => {
        const now = performance.now();
        const done = changed.size === charts.length && last && now - last > QUIET;
        if (!done && now - started < 30000) return;
        clearInterval(waiting);
        for (const observer of observers) observer.disconnect();
        if (done) resolve(last - started);
        else reject(new Error("not every chart changed"));
      }, 50);
    });
})();
