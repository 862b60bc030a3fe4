/* What stands around the map when it is a page of its own: legend, card of a city, year, table. Text goes in as text. */
"use strict";

const standalone = (() => {
  const CARD_TIES = 200;
  let words = {};
  let all = null;
  let chosen = null; // id of the city whose card is open
  let year = null;
  let playing = 0;
  const off = new Set(); // levels of activity that are switched off

  const number = (value) => value.toLocaleString(document.documentElement.lang);
  const said = (name, facts = {}) => words[name].replace(/\{(\w+)\}/g, (_, fact) => facts[fact]);

  function make(tag, parent, properties = {}) {
    const element = document.createElement(tag);
    Object.assign(element, properties);
    parent.append(element);
    return element;
  }

  function panel(id, label) {
    const element = make("section", document.body, { id, className: "panel" });
    element.setAttribute("aria-label", label);
    return element;
  }

  function start(picture, saying) {
    words = saying;
    all = twincities.unpack(picture);
    legend();
    time();
    twincities.on("picked", ({ city }) => select(city));
    twincities.on("drawn", count);
    twincities.dress({}, [284, 16, 16, 120]);
    twincities.show(all, true);
    const ground = twincities.map.getContainer();
    ground.tabIndex = 0;
    ground.setAttribute("role", "application");
    ground.setAttribute("aria-label", words.title);
    document.addEventListener("keydown", onKey);
  }

  // ------------------------------------------------------------------------------------------ legend

  function legend() {
    const about = panel("about", words.title);
    make("h1", about, { textContent: words.title });
    make("p", about, { textContent: words.as_of });
    make("p", about, { id: "count" }).setAttribute("role", "status");
    make("h3", about, { textContent: words.activity });
    twincities.LEVELS.forEach((level, n) => {
      const line = make("label", about);
      const box = make("input", line, { type: "checkbox", checked: true, id: `level-${level}` });
      box.addEventListener("change", () => {
        if (box.checked) off.delete(n);
        else off.add(n);
        filter();
      });
      sign(line, level);
      make("span", line, { textContent: words[level] });
      const ties = new Set(all.ties.id.filter((_, tie) => all.ties.activity[tie] === n)); // of several parties: several lines
      make("span", line, { className: "count", textContent: number(ties.size) });
    });
    const ours = make("label", about);
    sign(ours, "own");
    make("span", ours, { textContent: words.our_city });
    if (all.unplaced) make("p", about, { textContent: said("unplaced", { count: number(all.unplaced) }) });
    make("button", about, { id: "list", textContent: words.list }).addEventListener("click", toggleTable);
  }

  function sign(parent, level) {
    const canvas = make("canvas", parent, { width: 80, height: 24 });
    canvas.style.cssText = "width:40px;height:12px";
    canvas.setAttribute("aria-hidden", "true");
    const context = canvas.getContext("2d");
    const token = { active: "ok", occasional: "warn", dormant: "neu", no_data: "text3", own: "accent" }[level];
    const colour = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`);
    context.scale(2, 2);
    [context.strokeStyle, context.fillStyle, context.lineWidth] = [colour, colour, 1.6];
    if (level === "own") {
      context.fillRect(15, 1, 10, 10);
      return;
    }
    context.setLineDash(twincities.DASHES[level]);
    context.beginPath();
    context.moveTo(0, 6);
    context.lineTo(28, 6);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.arc(33, 6, 4.5, 0, 2 * Math.PI);
    if (level === "no_data") context.stroke();
    else context.fill();
  }

  function count(drawn) {
    const facts = { count: number(drawn.shown), total: number(all.total), lines: number(drawn.lines), all: number(drawn.all) };
    const sentence = said(drawn.lines < drawn.all ? "shown_partly" : "shown", facts);
    const place = document.getElementById("count");
    if (place.textContent !== sentence) place.textContent = sentence;
  }

  function filter() {
    const columns = Object.keys(all.ties);
    const kept = all.ties.id.map((_, n) => n).filter((n) => !off.has(all.ties.activity[n]));
    const ties = Object.fromEntries(columns.map((name) => [name, kept.map((n) => all.ties[name][n])]));
    twincities.show({ ...all, ties }, false);
    histogram();
    if (chosen !== null) card();
    table();
  }

  // -------------------------------------------------------------------------------------------- card

  function select(city) {
    chosen = city;
    card(); // first: it covers a part of the map
    const covers = document.getElementById("card")?.getBoundingClientRect();
    twincities.dress({}, undefined, covers ? [covers.left, covers.top, covers.width, covers.height] : null);
    twincities.select(city, true);
  }

  function tiesOf(city) {
    const { ties } = twincities.data;
    return ties.id.map((_, n) => n).filter((n) => twincities.there(n) && (ties.a[n] === city || ties.b[n] === city));
  }

  function card() {
    document.getElementById("card")?.remove();
    const { cities, ties } = twincities.data;
    const city = chosen === null ? -1 : cities.id.indexOf(chosen);
    if (city < 0) return;
    const box = panel("card", cities.name[city]);
    const close = make("button", box, { className: "close", textContent: "×" });
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", () => select(null));
    make("h2", box, { textContent: cities.name[city] });
    make("p", box, { textContent: words.countries[cities.country[city]] ?? cities.country[city] });
    const own = tiesOf(city);
    for (const n of own.slice(0, CARD_TIES)) {
      const other = ties.a[n] === city ? ties.b[n] : ties.a[n];
      make("h3", box, { textContent: cities.name[other] });
      const status = words.statuses[ties.legal[n]] + (ties.legal_inferred[n] ? " ≈" : "");
      make("p", box, { className: "facts", textContent: `${status} · ${words[twincities.LEVELS[ties.activity[n]]]}` });
      const since = make("p", box, { textContent: `${words.since}: ` });
      make("span", since, { textContent: since_(n), className: ties.inferred[n] ? "inferred" : "" });
      if (ties.rivals[n]) make("p", box, { className: "facts", textContent: said("rivals", { dates: ties.rivals[n].join(", ") }) });
    }
    if (own.length > CARD_TIES) make("p", box, { textContent: said("more", { count: number(own.length - CARD_TIES) }) });
  }

  function since_(n) {
    const { ties } = twincities.data;
    if (ties.since[n] === 0) return words.unknown;
    return ties.inferred[n] ? `≈ ${ties.since[n]}` : String(ties.since[n]);
  }

  // -------------------------------------------------------------------------------------------- time

  function time() {
    const [first, last] = all.years;
    if (first >= last) return;
    const box = panel("time", words.at_end_of_year);
    const row = make("div", box, { className: "row" });
    make("span", row, { textContent: words.at_end_of_year });
    make("strong", row, { id: "year", textContent: String(last) });
    make("span", row, { id: "then" });
    make("button", row, { id: "play", textContent: "▷" }).addEventListener("click", play);
    document.getElementById("play").setAttribute("aria-label", words.play);
    make("canvas", box, { id: "histogram" }).setAttribute("aria-hidden", "true");
    const slider = make("input", box, { type: "range", id: "slider", min: first, max: last, value: last });
    slider.setAttribute("aria-label", words.at_end_of_year);
    slider.addEventListener("input", () => setYear(Number(slider.value)));
    window.addEventListener("resize", histogram);
    requestAnimationFrame(histogram);
  }

  function setYear(wanted) {
    const [first, last] = all.years;
    year = Math.min(last, Math.max(first, wanted));
    twincities.setYear(year === last ? null : year);
    document.getElementById("year").textContent = String(year);
    document.getElementById("slider").value = year;
    if (chosen !== null) card();
    histogram();
    table();
  }

  function play() {
    clearInterval(playing);
    if (playing) {
      playing = 0;
      return;
    }
    if ((year ?? all.years[1]) >= all.years[1]) setYear(all.years[0]);
    playing = setInterval(() => {
      if (year >= all.years[1]) play();
      else setYear(year + 1);
    }, 400);
  }

  function histogram() {
    const canvas = document.getElementById("histogram");
    if (!canvas) return;
    const [first, last] = all.years;
    const { id, since, until } = twincities.data.ties;
    const counts = new Array(last - first + 1).fill(0);
    const seen = new Set(); // a partnership of three parties has two ties
    since.forEach((from, n) => {
      if (from === 0 || seen.has(id[n])) return;
      seen.add(id[n]);
      for (let at = Math.max(from, first); at <= last && (until[n] === 0 || at < until[n]); at += 1) counts[at - first] += 1;
    });
    const style = getComputedStyle(document.documentElement);
    [canvas.width, canvas.height] = [canvas.clientWidth * 2, 44];
    const context = canvas.getContext("2d");
    const [most, step] = [Math.max(1, ...counts), (canvas.width - 32) / Math.max(1, last - first)];
    counts.forEach((value, n) => {
      const tall = value ? Math.max(2, (value / most) * 40) : 0;
      context.fillStyle = style.getPropertyValue(first + n <= (year ?? last) ? "--accent-line" : "--line2");
      context.fillRect(16 + n * step - Math.min(8, step * 0.4), 44 - tall, Math.min(16, step * 0.8), tall);
    });
    document.getElementById("then").textContent = said("then", { count: number(counts[(year ?? last) - first]) });
  }

  // ------------------------------------------------------------------------------------------- table

  function toggleTable() {
    const open = document.getElementById("table");
    if (open) {
      open.remove();
      document.getElementById("list").focus();
      return;
    }
    panel("table", words.list);
    table();
    document.querySelector("#table button").focus();
  }

  function table() {
    const box = document.getElementById("table");
    if (!box) return;
    box.replaceChildren();
    const { cities, ties } = twincities.data;
    make("button", box, { textContent: words.to_map }).addEventListener("click", toggleTable);
    const body = make("table", box);
    const head = make("tr", make("thead", body));
    for (const name of ["our_city", "partner", "country", "status", "activity", "since"]) {
      make("th", head, { textContent: words[name], className: name === "since" ? "number" : "" }).setAttribute("scope", "col");
    }
    const rows = make("tbody", body);
    ties.id.forEach((_, n) => {
      if (!twincities.there(n)) return;
      const line = make("tr", rows);
      const there = ties.b[n];
      const cells = [
        cities.name[ties.a[n]], cities.name[there], words.countries[cities.country[there]] ?? cities.country[there],
        words.statuses[ties.legal[n]], words[twincities.LEVELS[ties.activity[n]]],
      ];
      for (const text of cells) make("td", line, { textContent: text });
      make("td", line, { textContent: since_(n), className: "number" });
    });
  }

  // -------------------------------------------------------------------------------------------- keys

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || ["INPUT", "BUTTON"].includes(event.target.tagName)) return;
    const acts = {
      ArrowLeft: () => twincities.pan(-100, 0), ArrowRight: () => twincities.pan(100, 0),
      ArrowUp: () => twincities.pan(0, -100), ArrowDown: () => twincities.pan(0, 100),
      "+": () => twincities.zoom(1), "=": () => twincities.zoom(1), "-": () => twincities.zoom(-1), Home: () => twincities.whole(),
      ",": () => setYear((year ?? all.years[1]) - 1), ".": () => setYear((year ?? all.years[1]) + 1), Escape: () => select(null),
    };
    if (!(event.key in acts)) return;
    acts[event.key]();
    event.preventDefault();
  }

  return { start, select, setYear };
})();
