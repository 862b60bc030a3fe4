/* Draws partnerships on a map: the countries, the arcs, the cities and their names, on two canvases above Leaflet.
 *
 * What is shown comes as data (`twincities.show`), how it looks as custom properties of the style sheet. Names are
 * data: they are drawn onto a canvas or set as text, never read as markup.
 */
"use strict";

const twincities = (() => {
  const TILE = 256;
  const CLUSTER_BELOW = 4; // zoom under which cities near each other become one counted circle
  const CROWD = 600; // cities from which on they do so at closer zooms, too
  const CELL = 44; // pixels within which cities become one circle
  const MOST_ARCS = 2000;
  const MOST_LABELS = 150;
  const CROWDED_LINES = 300; // lines from which on each is drawn thin and pale
  const REACH = 14; // pixels around a city in which a click means it
  const FINE_FROM = 4; // zoom from which the finer outlines are drawn
  const LEVELS = ["active", "occasional", "dormant", "no_data"];
  const DASHES = { active: [], occasional: [], dormant: [8, 4], no_data: [2, 3] };
  const FONT = '500 12px Inter, system-ui, "Noto Sans", sans-serif';

  const listeners = {};
  let map = null;
  let base = null;
  let sheet = null;
  let colours = {};
  let insets = [0, 0, 0, 0]; // left, top, right, bottom: what stands over the map along its sides
  let card = null; // left, top, width, height: what else stands over it
  let data = emptyData();
  let outlines = { far: [], near: [] };
  let year = null; // null: the last one
  let selected = null; // index of a city
  let ownZoom = null; // the zoom before the map went further away for a pair; null where it stands as the person has it
  let scene = null; // what is drawn at this zoom; made anew when data, year, selection or zoom change
  let drawn = { arcs: 0, lines: 0, all: 0, shown: 0, labels: [] }; // lines: of the ties there are, those drawn

  // ------------------------------------------------------------------------------------------ numbers

  const FLAT_LIMIT = 85.0511; // degrees at which a square Mercator map ends
  const across = (longitude) => (longitude + 180) / 360;
  const down = (latitude) => {
    const bounded = Math.max(-FLAT_LIMIT, Math.min(FLAT_LIMIT, latitude));
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360)) / (2 * Math.PI);
  };

  /* The great circle between two points as [latitude, longitude], the longitudes without a jump at 180°. */
  function greatCircle(lat1, lon1, lat2, lon2) {
    const R = Math.PI / 180;
    const vector = (lat, lon) => [Math.cos(lat * R) * Math.cos(lon * R), Math.cos(lat * R) * Math.sin(lon * R), Math.sin(lat * R)];
    const [a, b] = [vector(lat1, lon1), vector(lat2, lon2)];
    const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
    if (angle < 1e-9 || Math.PI - angle < 1e-6) return [[lat1, lon1], [lat2, lon2]];
    const steps = Math.max(2, Math.ceil(angle / R));
    const points = [];
    let before = lon1;
    for (let n = 0; n <= steps; n += 1) {
      const [u, v] = [Math.sin(((steps - n) * angle) / steps), Math.sin((n * angle) / steps)];
      const [x, y, z] = [0, 1, 2].map((i) => (u * a[i] + v * b[i]) / Math.sin(angle));
      let longitude = Math.atan2(y, x) / R;
      longitude += 360 * Math.round((before - longitude) / 360);
      before = longitude;
      points.push([Math.atan2(z, Math.hypot(x, y)) / R, longitude]);
    }
    return points;
  }

  /* An end of a short line, moved along it to the map's edge where it lies beyond. */
  function held([north, east], other) {
    if (Math.abs(north) <= FLAT_LIMIT) return [north, east];
    const edge = Math.sign(north) * FLAT_LIMIT;
    return [edge, east + ((other[1] - east) * (edge - north)) / (other[0] - north)];
  }

  /* What the map shows of a great circle: pieces, each a flat list of map coordinates (0 to 1). A way over a pole leaves the map and comes back elsewhere. */
  function arc(lat1, lon1, lat2, lon2) {
    const way = greatCircle(lat1, lon1, lat2, lon2);
    const pieces = [];
    let open = false;
    for (let n = 1; n < way.length; n += 1) {
      const [here, there] = [way[n - 1], way[n]];
      const beyond = Math.min(here[0], there[0]) > FLAT_LIMIT || Math.max(here[0], there[0]) < -FLAT_LIMIT;
      if (!beyond) {
        const [begin, end] = [held(here, there), held(there, here)];
        if (!open) pieces.push([across(begin[1]), down(begin[0])]);
        pieces.at(-1).push(across(end[1]), down(end[0]));
      }
      open = !beyond && Math.abs(there[0]) <= FLAT_LIMIT;
    }
    return pieces;
  }

  function emptyData() {
    return {
      cities: { id: [], name: [], country: [], lat: [], lon: [], own: [] },
      ties: { id: [], a: [], b: [], activity: [], legal: [], since: [], until: [], weight: [] },
      years: [0, 0],
    };
  }

  // --------------------------------------------------------------------------------------------- data

  /* Single figures come as one text, a column of nothing but zeros as an empty list. */
  function unpack(picture) {
    const spread = (columns) =>
      Object.fromEntries(
        Object.entries(columns).map(([name, column]) => {
          if (typeof column === "string") return [name, Array.from(column, Number)];
          return [name, column.length || !columns.id.length ? column : new Array(columns.id.length).fill(0)];
        }),
      );
    return { ...picture, cities: spread(picture.cities), ties: spread(picture.ties) };
  }

  /* Is a tie there at the end of the year shown? One whose year is unknown (0) is there only today. */
  function there(n) {
    const { since, until } = data.ties;
    if (year === null || year >= data.years[1]) return until[n] === 0 || until[n] > data.years[1];
    return since[n] !== 0 && since[n] <= year && (until[n] === 0 || until[n] > year);
  }

  /* Put cities and ties of this zoom together: cities near each other become one node, their ties one arc. */
  function compose(zoom) {
    const { cities, ties } = data;
    const active = new Map(); // city → the best level of its ties
    const partners = new Set();
    const shown = [];
    for (let n = 0; n < ties.id.length; n += 1) {
      if (!there(n)) continue;
      shown.push(n);
      const [a, b, level] = [ties.a[n], ties.b[n], ties.activity[n]];
      active.set(a, Math.min(active.get(a) ?? 9, level));
      active.set(b, Math.min(active.get(b) ?? 9, level));
      if (selected === a) partners.add(b);
      if (selected === b) partners.add(a);
    }
    if (selected !== null && !active.has(selected)) active.set(selected, 3);
    const nodes = group(active, zoom, partners);
    const nodeOf = new Map();
    for (const node of nodes) for (const city of node.cities) nodeOf.set(city, node);
    const arcs = new Map();
    for (const n of shown) {
      const [a, b] = [nodeOf.get(ties.a[n]), nodeOf.get(ties.b[n])];
      if (a === b) continue;
      const chosen = selected !== null && (ties.a[n] === selected || ties.b[n] === selected);
      const key = `${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)} ${chosen}`;
      const known = arcs.get(key);
      if (known) {
        known.count += 1;
        known.weight += ties.weight[n];
        known.level = Math.min(known.level, ties.activity[n]);
      } else {
        arcs.set(key, { a, b, chosen, count: 1, weight: ties.weight[n], level: ties.activity[n] });
      }
    }
    const heaviest = [...arcs.values()].sort((p, q) => q.chosen - p.chosen || q.weight + q.count - p.weight - p.count || p.level - q.level);
    const kept = heaviest.slice(0, MOST_ARCS);
    for (const one of kept) {
      one.pieces = arc(one.a.lat, one.a.lon, one.b.lat, one.b.lon);
      const east = one.pieces.at(-1)?.at(-2) > one.pieces[0]?.[0] ? 1 : -1;
      one.a.lean = (one.a.lean ?? 0) + east;
      one.b.lean = (one.b.lean ?? 0) - east;
    }
    drawn.arcs = kept.length;
    drawn.all = shown.length;
    drawn.lines = shown.length - heaviest.slice(MOST_ARCS).reduce((sum, one) => sum + one.count, 0);
    drawn.shown = new Set(shown.map((n) => ties.id[n])).size;
    return { zoom, nodes, arcs: kept.reverse(), countries: tinted() };
  }

  function group(active, zoom, partners) {
    const { cities } = data;
    const alone = (city) => city === selected || (partners.has(city) && partners.size <= 60);
    const crowded = zoom < CLUSTER_BELOW || (active.size > CROWD && zoom < CLUSTER_BELOW + Math.log2(active.size / CROWD));
    const nodes = [];
    const cells = new Map();
    for (const [city, level] of active) {
      const node = {
        id: nodes.length, cities: [city], level, own: cities.own[city], lat: cities.lat[city], lon: cities.lon[city],
        x: across(cities.lon[city]), y: down(cities.lat[city]), selected: city === selected, near: partners.has(city),
      };
      if (crowded && !alone(city)) {
        const size = TILE * 2 ** zoom;
        const cell = `${Math.floor((node.x * size) / CELL)} ${Math.floor((node.y * size) / CELL)} ${node.own}`;
        const known = cells.get(cell);
        if (known) {
          known.cities.push(city);
          known.level = Math.min(known.level, level);
          known.sumLat += node.lat;
          known.sumLon += node.lon;
          continue;
        }
        cells.set(cell, node);
        [node.sumLat, node.sumLon] = [node.lat, node.lon];
      }
      nodes.push(node);
    }
    centre(cells.values());
    return cells.size ? merged(nodes, cells, zoom) : nodes;
  }

  function centre(some) {
    for (const node of some) {
      if (node.cities.length === 1) continue;
      node.lat = node.sumLat / node.cities.length;
      node.lon = node.sumLon / node.cities.length;
      [node.x, node.y] = [across(node.lon), down(node.lat)];
    }
  }

  /* Circles that would cover each other become one: the middles of neighbouring cells can be close. */
  function merged(nodes, cells, zoom) {
    const [size, reach] = [TILE * 2 ** zoom, CELL * 0.7];
    const grouped = new Set(cells.values());
    const kept = [];
    const near = new Map(); // squares as wide as the reach → what is kept in them
    const square = (node) => [Math.floor((node.x * size) / reach), Math.floor((node.y * size) / reach)];
    const around = (x, y) => [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => near.get((x + i) * 1e7 + y + j) ?? []));
    for (const node of [...grouped].sort((p, q) => q.cities.length - p.cities.length)) {
      const [x, y] = square(node);
      const host = around(x, y).find((other) => other.own === node.own && Math.hypot(other.x - node.x, other.y - node.y) * size < reach);
      if (!host) {
        kept.push(node);
        const key = x * 1e7 + y;
        if (near.has(key)) near.get(key).push(node);
        else near.set(key, [node]);
        continue;
      }
      host.cities.push(...node.cities);
      host.level = Math.min(host.level, node.level);
      host.sumLat += node.sumLat;
      host.sumLon += node.sumLon;
    }
    centre(kept);
    const all = [...nodes.filter((node) => !grouped.has(node)), ...kept];
    all.forEach((node, n) => {
      node.id = n;
    });
    return all;
  }

  /* Our country is tinted, as long as there is one that can be called so. */
  function tinted() {
    const own = new Set();
    data.cities.own.forEach((is, n) => is && own.add(data.cities.country[n]));
    own.delete("");
    return own.size <= 3 ? own : new Set();
  }

  // ------------------------------------------------------------------------------------------ drawing

  /* A canvas that Leaflet moves and scales along with the map. */
  const Sheet = L.Renderer.extend({
    initialize(draw, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this._layers = {};
      this._draw = draw;
    },
    _initContainer() {
      this._container = document.createElement("canvas");
    },
    _destroyContainer() {
      L.DomUtil.remove(this._container);
      delete this._container;
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      this.redraw();
    },
    redraw() {
      if (!this._map || !this._bounds) return;
      const [canvas, size, ratio] = [this._container, this._bounds.getSize(), window.devicePixelRatio || 1];
      L.DomUtil.setPosition(canvas, this._bounds.min);
      [canvas.width, canvas.height] = [size.x * ratio, size.y * ratio];
      [canvas.style.width, canvas.style.height] = [`${size.x}px`, `${size.y}px`];
      const origin = this._map.getPixelOrigin().add(this._bounds.min);
      this._draw(canvas.getContext("2d"), { x: origin.x, y: origin.y, width: size.x, height: size.y, zoom: this._map.getZoom(), ratio, edge: (size.x - this._map.getSize().x) / 2 });
    },
  });

  /* The copies of the world that a view shows, as distances in pixels from the first. */
  function copies(view) {
    const size = TILE * 2 ** view.zoom;
    const all = [];
    for (let n = Math.floor(view.x / size) - 1; n <= Math.floor((view.x + view.width) / size) + 1; n += 1) all.push(n * size - view.x);
    return all;
  }

  function drawBase(context, view) {
    const size = TILE * 2 ** view.zoom;
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, view.width, view.height);
    const own = tinted();
    context.strokeStyle = colours.landLine;
    context.lineWidth = 0.8;
    context.lineJoin = "round";
    const shapes = view.zoom >= FINE_FROM ? outlines.near : outlines.far;
    for (const left of copies(view)) {
      for (const shape of shapes) {
        const fill = new Path2D();
        const line = new Path2D();
        let any = false;
        for (const ring of shape.rings) {
          const [x0, y0, x1, y1] = ring.box;
          if (x1 * size + left < 0 || x0 * size + left > view.width || y1 * size < view.y || y0 * size > view.y + view.height) continue;
          trace(ring.points, size, left, -view.y, fill, line);
          any = true;
        }
        if (!any) continue;
        context.fillStyle = own.has(shape.country) ? colours.ownLand : colours.land;
        context.fill(fill, "evenodd");
        context.stroke(line);
      }
    }
  }

  /* A ring as an area and as a line; the line leaves out the cut at 180°, which is no border. */
  function trace(points, size, left, top, fill, line) {
    let [px, py, pen] = [NaN, NaN, false];
    for (let n = 0; n < points.length; n += 2) {
      const [x, y] = [points[n] * size + left, points[n + 1] * size + top];
      const last = n + 2 >= points.length;
      if (n > 0 && !last && Math.abs(x - px) < 0.7 && Math.abs(y - py) < 0.7) continue;
      if (n === 0) fill.moveTo(x, y);
      else fill.lineTo(x, y);
      const cut = n > 0 && onEdge(points[n]) && onEdge(points[n - 2]);
      if (!pen || cut) line.moveTo(x, y);
      else line.lineTo(x, y);
      [px, py, pen] = [x, y, true];
    }
    fill.closePath();
    const [x, y] = [points[0], points[points.length - 2]];
    if (!(onEdge(x) && onEdge(y))) line.lineTo(points[0] * size + left, points[1] * size + top);
  }

  const onEdge = (x) => x < 1e-6 || x > 1 - 1e-6;

  function drawSheet(context, view) {
    if (scene === null || scene.zoom !== view.zoom) scene = compose(view.zoom);
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    const taken = [];
    drawn.labels = [];
    const offsets = copies(view);
    const size = TILE * 2 ** view.zoom;
    for (const left of offsets) for (const one of scene.arcs) drawArc(context, view, one, size, left);
    for (const left of offsets) {
      const visible = scene.nodes.filter((node) => {
        const [x, y] = [node.x * size + left, node.y * size - view.y];
        return x > -20 && x < view.width + 20 && y > -20 && y < view.height + 20;
      });
      visible.sort((p, q) => p.selected - q.selected || q.cities.length - p.cities.length); // the selected on top
      for (const node of visible) taken.push(drawNode(context, node, node.x * size + left, node.y * size - view.y));
      drawLabels(context, view, visible, size, left, taken);
    }
    tell("drawn", { ...drawn, zoom: view.zoom });
  }

  function drawArc(context, view, one, size, left) {
    const level = LEVELS[one.level];
    context.beginPath();
    for (const points of one.pieces) {
      for (let n = 0; n < points.length; n += 2) {
        const [x, y] = [points[n] * size + left, points[n + 1] * size - view.y];
        if (n === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
    }
    context.setLineDash(DASHES[level]);
    context.strokeStyle = one.chosen ? colours.accent : colours[level];
    const crowd = drawn.all > CROWDED_LINES && !one.chosen;
    context.lineWidth = one.chosen ? 3 : Math.min(4, (crowd ? 0.8 : 1.6) + Math.log2(one.count) / (crowd ? 5 : 3));
    context.globalAlpha = crowd ? Math.max(0.18, Math.min(0.6, 60 / scene.arcs.length)) : 1;
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /* Draw a city or a circle of cities; return the square it takes. */
  function drawNode(context, node, x, y) {
    const level = LEVELS[node.level];
    const colour = node.own ? colours.accent : colours[level];
    context.lineWidth = 2;
    context.strokeStyle = colours.halo;
    if (node.cities.length > 1) {
      const count = node.cities.length.toLocaleString(document.documentElement.lang || undefined);
      context.font = FONT;
      const radius = Math.max(11, context.measureText(count).width / 2 + 5);
      circle(context, x, y, radius);
      context.fillStyle = colours.halo;
      context.fill();
      context.strokeStyle = colour;
      context.stroke();
      context.fillStyle = colours.text;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(count, x, y + 0.5);
      return [x - radius, y - radius, x + radius, y + radius];
    }
    if (node.selected) {
      circle(context, x, y, 12);
      context.fillStyle = colours.halo;
      context.fill();
      context.strokeStyle = colours.accent;
      context.stroke();
      circle(context, x, y, 6.5);
      context.fillStyle = colours.accent;
      context.fill();
      return [x - 13, y - 13, x + 13, y + 13];
    }
    if (node.own) {
      context.fillStyle = colour;
      context.fillRect(x - 5, y - 5, 10, 10);
      context.strokeRect(x - 5, y - 5, 10, 10);
    } else {
      circle(context, x, y, 5);
      context.fillStyle = node.level === 3 ? colours.halo : colour;
      context.strokeStyle = node.level === 3 ? colour : colours.halo;
      if (node.level === 3) context.lineWidth = 1.5;
      context.fill();
      context.stroke();
    }
    return [x - 6, y - 6, x + 6, y + 6];
  }

  function circle(context, x, y, radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }

  /* Write names where they meet neither a city nor each other: the selected first, then ours, then the liveliest. */
  function drawLabels(context, view, nodes, size, left, taken) {
    const rank = (node) => (node.selected ? 0 : node.near ? 1 : node.own ? 2 : 3 + node.level);
    const singles = nodes.filter((node) => node.cities.length === 1).sort((p, q) => rank(p) - rank(q));
    context.font = FONT;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    let budget = MOST_LABELS * 3;
    for (const node of singles) {
      if (drawn.labels.length >= MOST_LABELS || (budget -= 1) < 0) break;
      const name = shortened(data.cities.name[node.cities[0]]);
      const [width, gap] = [context.measureText(name).width, node.selected ? 15 : 9];
      const [x, y] = [node.x * size + left, node.y * size - view.y];
      const [rightward, leftward] = [[x + gap, y], [x - gap - width, y]];
      // Away from the lines, where there is a side without them.
      const sides = (node.lean ?? 0) > 0 ? [leftward, rightward] : [rightward, leftward];
      const spots = [...sides, [x - width / 2, y - gap - 7], [x - width / 2, y + gap + 7]];
      for (const [lx, ly] of spots) {
        const box = [lx - 2, ly - 8, lx + width + 2, ly + 8];
        if (x > view.edge && x < view.width - view.edge && (box[0] < view.edge || box[2] > view.width - view.edge)) continue; // would be cut
        if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
        taken.push(box);
        context.strokeStyle = colours.halo;
        context.lineWidth = 3;
        context.strokeText(name, lx, ly);
        context.fillStyle = colours.text;
        context.fillText(name, lx, ly);
        drawn.labels.push(name);
        break;
      }
    }
  }

  const shortened = (name) => (name.length > 32 ? `${name.slice(0, 31)}…` : name);

  // ------------------------------------------------------------------------------------------ the map

  function readOutlines(written) {
    return written.shapes.map(([country, rings]) => ({
      country,
      rings: rings.map((flat) => {
        const points = new Float64Array(flat.length);
        const box = [1, 1, 0, 0];
        let [x, y] = [0, 0];
        for (let n = 0; n < flat.length; n += 2) {
          x += flat[n];
          y += flat[n + 1];
          const [u, v] = [across(x / written.scale), down(y / written.scale)];
          [points[n], points[n + 1]] = [u, v];
          [box[0], box[1], box[2], box[3]] = [Math.min(box[0], u), Math.min(box[1], v), Math.max(box[2], u), Math.max(box[3], v)];
        }
        return { points, box };
      }),
    }));
  }

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    colours = {
      sea: read("sea"), land: read("land"), landLine: read("land-line"), ownLand: read("own-land"), text: read("text"), halo: read("surface"),
      accent: read("accent"), active: read("ok"), occasional: read("warn"), dormant: read("neu"), no_data: read("text3"),
    };
  }

  function start(leaflet, far, near) {
    map = leaflet;
    outlines = { far: readOutlines(far), near: readOutlines(near) };
    readColours();
    base = new Sheet(drawBase, { pane: "tilePane", padding: 0.2 }).addTo(map);
    sheet = new Sheet(drawSheet, { pane: "overlayPane", padding: 0.2 }).addTo(map);
    map.on("zoomstart", () => { ownZoom = null; });
    map.on("click", (event) => onClick(event.containerPoint));
    map.on("mousemove", (event) => {
      map.getContainer().style.cursor = nearest(event.containerPoint) ? "pointer" : "";
    });
    // A face that arrives late would leave the first names in another one.
    document.fonts.load(FONT).then(() => sheet.redraw());
  }

  function nearest(point) {
    if (scene === null) return null;
    const [size, origin] = [TILE * 2 ** map.getZoom(), map.getPixelBounds().min];
    let [best, least] = [null, REACH];
    for (const node of scene.nodes) {
      for (const copy of [-1, 0, 1, 2]) {
        const distance = Math.hypot((node.x + copy) * size - origin.x - point.x, node.y * size - origin.y - point.y);
        if (distance < least) [best, least] = [node, distance];
      }
    }
    return best;
  }

  function onClick(point) {
    const node = nearest(point);
    if (node === null) {
      tell("picked", { city: null });
    } else if (node.cities.length === 1) {
      tell("picked", { city: data.cities.id[node.cities[0]] });
    } else {
      fit(node.cities, map.getZoom() + 1);
    }
  }

  function redraw() {
    scene = null;
    if (sheet) sheet.redraw();
  }

  function bounded(latitude, longitude) {
    return L.latLng(Math.max(-84, Math.min(84, latitude)), longitude);
  }

  function fit(cities, leastZoom = 1) {
    if (cities.length === 0) return;
    const bounds = L.latLngBounds(cities.map((n) => bounded(data.cities.lat[n], data.cities.lon[n])));
    const options = { paddingTopLeft: [insets[0] + 80, insets[1] + 30], paddingBottomRight: [insets[2] + 80, insets[3] + 30], animate: false };
    const zoom = Math.max(leastZoom, Math.min(map.getBoundsZoom(bounds, false, L.point(options.paddingTopLeft).add(options.paddingBottomRight)), 9));
    if (cities.length === 1 || zoom === leastZoom) map.setView(bounds.getCenter(), zoom, { animate: false });
    else map.fitBounds(bounds, { ...options, maxZoom: 9 });
  }

  /* The selected city, with its partner where it has one only. */
  function pair() {
    const partners = new Set();
    for (let n = 0; n < data.ties.id.length && partners.size < 2; n += 1) {
      const [a, b] = [data.ties.a[n], data.ties.b[n]];
      if ((a === selected || b === selected) && there(n)) partners.add(a === selected ? b : a);
    }
    return partners.size === 1 ? [selected, ...partners] : [selected];
  }

  /* Where cities stand in the window; the others in that copy of the world that is next to the first: their line goes there. */
  function spots(cities) {
    const { lat, lon } = data.cities;
    return cities.map((n) => map.latLngToContainerPoint(bounded(lat[n], lon[n] - 360 * Math.round((lon[n] - lon[cities[0]]) / 360))));
  }

  /* Does nothing stand above these cities, and are all of them in sight? */
  function inTheOpen(cities) {
    const room = map.getSize();
    return spots(cities).every(({ x, y }) => {
      const behind = card && x > card[0] - 20 && x < card[0] + card[2] + 20 && y > card[1] - 20 && y < card[1] + card[3] + 20;
      return !behind && x >= insets[0] + 20 && y >= insets[1] + 20 && x <= room.x - insets[2] - 20 && y <= room.y - insets[3] - 20;
    });
  }

  /* Bring cities into the middle of what is left free, from further away where they are too far apart; what went further away
     for others comes near again. False: they have no room there. */
  function frame(cities, moving) {
    const room = map.getSize();
    const left = card && room.x - card[0] - card[2] > 120 ? card[0] + card[2] : insets[0];
    const [wide, high] = [room.x - insets[2] - left - 160, room.y - insets[3] - insets[1] - 60]; // names stand beside cities
    const bounds = L.bounds(spots(cities));
    const size = bounds.getSize();
    const own = ownZoom ?? map.getZoom();
    let wanted = own;
    if (cities.length > 1) {
      if (wide <= 0 || high <= 0) return false;
      wanted = Math.min(own, map.getZoom() - Math.ceil(Math.log2(Math.max(size.x / wide, size.y / high))));
      if (wanted < map.getMinZoom()) return false;
    }
    if (wanted !== map.getZoom()) map.setZoom(wanted, { animate: false });
    ownZoom = wanted < own ? own : null;
    const middle = L.point((left + room.x - insets[2]) / 2, (insets[1] + room.y - insets[3]) / 2);
    map.panBy(L.bounds(spots(cities)).getCenter().subtract(middle), { animate: Boolean(moving), duration: 0.15 });
    return true;
  }

  function tell(name, facts) {
    for (const listen of listeners[name] ?? []) listen(facts);
  }

  return {
    LEVELS, DASHES, start, unpack, there, fit, redraw, arc,
    on(name, listen) {
      (listeners[name] ??= []).push(listen);
    },
    get map() {
      return map;
    },
    get data() {
      return data;
    },
    /* Show other data. The view stays where it is unless `fitted`. */
    show(picture, fitted) {
      const before = selected === null ? null : data.cities.id[selected];
      data = unpack(picture);
      selected = before === null ? null : data.cities.id.indexOf(before);
      if (selected === -1) selected = null;
      scene = null;
      if (fitted) this.fitAll();
      if (base) base.redraw();
      redraw();
    },
    fitAll() {
      const cities = [...new Set([...data.ties.a, ...data.ties.b])];
      if (cities.length) fit(cities);
      else this.whole();
    },
    /* Show the end of a year; null is today. */
    setYear(wanted) {
      year = wanted;
      redraw();
    },
    /* Select a city by its id, null for none; the map moves only where it would be out of sight. */
    select(id, moving) {
      const found = id === null ? -1 : data.cities.id.indexOf(id);
      selected = found < 0 ? null : found;
      if (selected !== null) {
        map.invalidateSize({ animate: false }); // it hears of another size only with the next picture
        const stays = ownZoom === null && inTheOpen(pair());
        if (!stays && !frame(pair(), moving) && !inTheOpen([selected])) frame([selected], moving);
      }
      redraw();
    },
    zoom(steps) {
      map.setZoom(map.getZoom() + steps, { animate: false });
    },
    pan(x, y) {
      map.panBy([x, y], { animate: false });
    },
    whole() {
      map.setView([25, 20], 2, { animate: false });
    },
    /* Dress the map: custom properties by name, the room covered on each side, and what else stands above it. */
    dress(properties, covered, above) {
      for (const [name, value] of Object.entries(properties)) document.documentElement.style.setProperty(`--${name}`, value);
      insets = covered ?? insets;
      if (above !== undefined) card = above;
      if (Object.keys(properties).length === 0) return;
      readColours();
      if (base) base.redraw();
      if (sheet) sheet.redraw();
    },
    /* The map as it is seen, as the address of a PNG at so many pixels to one. */
    picture(ratio) {
      const [size, origin] = [map.getSize(), map.getPixelBounds().min];
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [size.x * ratio, size.y * ratio];
      const view = { x: origin.x, y: origin.y, width: size.x, height: size.y, zoom: map.getZoom(), ratio, edge: 0 };
      drawBase(canvas.getContext("2d"), view);
      const above = document.createElement("canvas");
      [above.width, above.height] = [canvas.width, canvas.height];
      drawSheet(above.getContext("2d"), view);
      const context = canvas.getContext("2d");
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(above, 0, 0);
      return canvas.toDataURL("image/png");
    },
    /* Where a city is seen, in pixels of the map; null for one that is not there. */
    spot(id) {
      const n = data.cities.id.indexOf(id);
      const point = n < 0 ? null : map.latLngToContainerPoint(bounded(data.cities.lat[n], data.cities.lon[n]));
      return point && { x: point.x, y: point.y };
    },
    /* What is shown, for whoever asks. */
    state() {
      const centre = map.getCenter();
      return {
        ...drawn, zoom: map.getZoom(), latitude: centre.lat, longitude: centre.lng, year,
        cities: scene ? scene.nodes.reduce((sum, node) => sum + node.cities.length, 0) : 0,
        nodes: scene ? scene.nodes.length : 0,
        selected: selected === null ? null : data.cities.id[selected],
      };
    },
  };
})();
