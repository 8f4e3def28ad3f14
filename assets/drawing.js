/* From a description to a picture: one program, on a page and in the server's own browser.
 *
 * What is drawn is either a figure of plotly's, or a picture (components/files/pictures): a sheet with
 * `boxes`, `texts` already wrapped and placed, and `panels`, each a figure laid in its rectangle. The
 * text stays text, and the font travels inside: a picture looks the same wherever it is opened. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const FAMILY = '"Public Sans", "Liberation Sans", Arial, sans-serif';
  const FACES = [
    // The ranges are those of tokens.css; the second is there for names such as « Kołobrzeg ».
    { file: "public-sans", needed: () => true },
    {
      file: "public-sans-ext",
      needed: (text) => /[\u0100-\u0130\u0132-\u0151\u0154-\u02BA\u1E00-\u1EFF]/.test(text),
    },
  ];
  // The server's own page stands nowhere, and is given all that it needs.
  const VENDOR = (document.documentElement.dataset.base || "") + "/assets/vendor/";
  const CONFIG = { locale: "fr", topojsonURL: VENDOR + "geo/", staticPlot: true };

  const kept = {};

  function node(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function base64(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });
  }

  async function fetched(file) {
    const answer = await fetch(`${VENDOR}${file}.woff2`);
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return base64(await answer.blob());
  }

  /* The font's bytes; the server's page holds them, others fetch them once. */
  function face(file) {
    kept[file] = kept[file] || Promise.resolve(window.acterFonts?.[file] || fetched(file));
    return kept[file];
  }

  async function fonts(text) {
    const needed = FACES.filter((one) => one.needed(text));
    const bytes = await Promise.all(needed.map((one) => face(one.file)));
    return bytes
      .map(
        (data) =>
          `@font-face{font-family:"Public Sans";font-weight:100 900;src:url(data:font/woff2;base64,${data}) format("woff2")}`,
      )
      .join("");
  }

  /* Plotly is there on the server's page; on others it comes with the first picture asked for. */
  let coming;

  function plotly() {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    coming =
      coming ||
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = document.getElementById("dash").dataset.plotly;
        script.onload = () => resolve(window.Plotly);
        script.onerror = () => {
          coming = undefined;
          reject(new Error(script.src));
        };
        document.head.append(script);
      });
    return coming;
  }

  /* A figure as an SVG element of its own size. */
  async function chart(figure, width, height) {
    // Plotly writes into what it draws.
    const own = structuredClone(figure);
    const { toImage } = await plotly();
    const text = await toImage(
      { data: own.data, layout: own.layout, config: CONFIG },
      { format: "svg", width: width, height: height, imageDataOnly: true },
    );
    // Outlines of countries come with fifteen decimals: two are a tenth of what can be seen.
    const short = text.replace(/(\d\.\d\d)\d+/g, "$1");
    const made = new DOMParser().parseFromString(short, "image/svg+xml").documentElement;
    // Lines of one text, read one after the other: a space of no width keeps their words apart.
    for (const line of made.querySelectorAll("tspan.line + tspan.line")) {
      line.before(node("tspan", { "font-size": 0 }, " "));
    }
    made.setAttribute("viewBox", `0 0 ${width} ${height}`);
    return made;
  }

  async function panel(one) {
    const { width, height } = one.figure.layout;
    const made = await chart(one.figure, width, height);
    for (const side of ["x", "y", "width", "height"]) made.setAttribute(side, one[side]);
    return made;
  }

  function words(one) {
    const placed = {
      x: one.x,
      y: one.y,
      "font-size": one.size,
      "font-weight": one.weight,
      fill: one.fill,
      "text-anchor": one.anchor,
    };
    return node("text", placed, one.text);
  }

  async function sheet(picture) {
    const { width, height } = picture;
    const made = node("svg", {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": FAMILY,
    });
    made.append(node("title", {}, picture.title), node("desc", {}, picture.description));
    made.append(node("rect", { width: width, height: height, fill: "#FFFFFF" }));
    for (const one of picture.boxes) made.append(node("rect", one));
    // One after the other: plotly measures its texts in the page.
    for (const one of picture.panels) made.append(await panel(one));
    for (const one of picture.texts) made.append(words(one));
    return made;
  }

  /* The text of an SVG file, laid out on `width` by `height` and enlarged `scale` times. */
  async function svg(drawn, width, height, scale) {
    await document.fonts.load('400 16px "Public Sans"');
    const made = drawn.texts ? await sheet(drawn) : await chart(drawn, width, height);
    made.setAttribute("width", width * scale);
    made.setAttribute("height", height * scale);
    const style = node("style", {}, await fonts(made.textContent));
    made.prepend(style);
    return new XMLSerializer().serializeToString(made);
  }

  /* A PNG file of exactly `width × scale` by `height × scale` pixels. */
  async function png(drawn, width, height, scale) {
    const source = URL.createObjectURL(
      new Blob([await svg(drawn, width, height, scale)], { type: "image/svg+xml" }),
    );
    try {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("canvas"))), "image/png");
      });
    } finally {
      URL.revokeObjectURL(source);
    }
  }

  window.acterDrawing = { svg: svg, png: png, base64: base64 };
})();
