/* Slides (`vue=presentation`): one is seen at a time, fitted to the window; keys, clicks on either
 * side, and swipes turn them. The number in the address (`#3`) is the place to come back to. */
(() => {
  "use strict";

  // The size a slide is laid out at, before it is magnified to fill the window.
  const WIDTH = 960;
  const HEIGHT = 540;
  // Held upright, a phone or a tablet gives its own shape to the slide, at least this large.
  const NARROW = 400;
  const TALL = 720;

  const SWIPE = 50;
  const LEFT_SIDE = 0.3;

  const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  const BACKWARD = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];

  const POINTED = 2500;

  let touched = null;
  let pointing;

  const deck = () => document.querySelector(".deck");
  const slides = () => [...document.querySelectorAll(".slide")];
  const asked = () => Number.parseInt(window.location.hash.slice(1), 10) || 1;

  function place() {
    return Math.min(Math.max(asked(), 1), slides().length);
  }

  function turn(to, focus) {
    const all = slides();
    const at = Math.min(Math.max(to, 1), all.length);
    const address = window.location.pathname + window.location.search + (at > 1 ? "#" + at : "");
    window.history.replaceState(window.history.state, "", address);
    all.forEach((slide, index) => {
      slide.classList.toggle("is-shown", index === at - 1);
      slide.inert = index !== at - 1;
    });
    deck().querySelector(".deck__count").textContent = at + " / " + all.length;
    deck().querySelector(".deck__said").textContent = all[at - 1].getAttribute("aria-label");
    if (focus) all[at - 1].focus({ preventScroll: true });
  }

  /* Held upright, a chart is as on a page: less high where its slide leaves less room. */
  function fitChart(drawing) {
    const room = drawing.parentElement;
    const [width, height] = [room.clientWidth, room.clientHeight];
    const needed = Number(drawing.dataset.height) || height;
    const scale = Math.min(1, height / needed);
    drawing.style.width = width / scale + "px";
    drawing.style.height = needed + "px";
    drawing.style.transform = `scale(${scale})`;
  }

  function fit() {
    const found = deck();
    if (!found) return;
    const [width, height] = [window.innerWidth, window.innerHeight];
    const upright = width < height;
    const [wide, tall] = upright ? [NARROW, TALL] : [WIDTH, HEIGHT];
    const scale = Math.min(width / wide, height / tall);
    const stage = found.querySelector(".deck__stage");
    stage.style.width = (upright ? width / scale : WIDTH) + "px";
    stage.style.height = (upright ? height / scale : HEIGHT) + "px";
    stage.style.transform = `translate(-50%, -50%) scale(${scale})`;
    stage.classList.toggle("is-upright", upright);
    if (upright) found.querySelectorAll(".slide__drawing").forEach(fitChart);
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.fullscreenEnabled)
      document.documentElement.requestFullscreen().catch(() => {});
  }

  document.addEventListener("acter:arrivee", () => {
    document.documentElement.classList.toggle("has-deck", Boolean(deck()));
    if (!deck()) return;
    fit();
    turn(place(), true);
  });

  window.addEventListener("resize", fit);

  window.addEventListener("hashchange", () => {
    if (deck()) turn(place(), true);
  });

  document.addEventListener("keydown", (event) => {
    if (!deck() || event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest("a, button") && [" ", "Enter"].includes(event.key);
    if (onButton) return;
    const back = BACKWARD.includes(event.key) || (event.key === " " && event.shiftKey);
    if (back) turn(place() - 1, true);
    else if (FORWARD.includes(event.key)) turn(place() + 1, true);
    else if (event.key === "Home") turn(1, true);
    else if (event.key === "End") turn(slides().length, true);
    else if (event.key === "Escape") deck().querySelector(".deck__quit").click();
    else if (event.key.toLowerCase() === "f") fullScreen();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (!deck()) return;
    const button = event.target.closest("[data-slide]");
    if (button) {
      if (button.dataset.slide === "plein-ecran") fullScreen();
      else turn(place() + (button.dataset.slide === "apres" ? 1 : -1), false);
      return;
    }
    if (!event.target.closest(".deck__stage, .deck") || event.target.closest("a, .deck__bar"))
      return;
    turn(place() + (event.clientX < window.innerWidth * LEFT_SIDE ? -1 : 1), true);
  });

  document.addEventListener("pointermove", () => {
    const found = deck();
    if (!found) return;
    found.classList.add("is-pointed");
    window.clearTimeout(pointing);
    pointing = window.setTimeout(() => found.classList.remove("is-pointed"), POINTED);
  });

  document.addEventListener("touchstart", (event) => (touched = event.changedTouches[0]), {
    passive: true,
  });

  document.addEventListener("touchend", (event) => {
    const moved = touched ? event.changedTouches[0].clientX - touched.clientX : 0;
    if (deck() && Math.abs(moved) > SWIPE) turn(place() + (moved < 0 ? 1 : -1), true);
  });
})();
