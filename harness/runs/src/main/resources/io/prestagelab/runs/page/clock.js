// Plots on the one clock: same gutter, same zoom, same cursor. Drag to zoom, double click to see all, click to go there.
const plots = [], GUTTER = 78;
const sync = uPlot.sync("clock");
const narrow = () => innerWidth < 600 ? 58 : GUTTER;

function plot(where, height, rows, series, draw, y) {
  let downX = -1;
  const axis = { stroke: () => colour("--mute"), grid: { stroke: () => colour("--line"), width: 1 }, ticks: { show: false }, font: "11px system-ui" };
  const made = new uPlot({
    width: Math.max(120, where.clientWidth), height, legend: { show: false }, ms: 1, padding: [4, 8, 0, 0],
    cursor: { sync: { key: sync.key }, y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    scales: { x: { time: false, range: () => model.zoom || [model.start, model.end] }, y: y.scale },
    axes: [{ ...axis, size: 22, space: 60, values: (u, ticks) => ticks.map(short), splits: timeTicks }, { ...axis, size: narrow(), ...y.axis }],
    series: [{}, ...series],
    hooks: {
      draw: [u => { if (draw) draw(u); here(u); }],
      setSelect: [u => { if (u.select.width > 4) zoom([u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")]); }],
      ready: [u => {
        u.over.addEventListener("mousedown", e => downX = e.clientX);
        u.over.addEventListener("click", e => { if (Math.abs(e.clientX - downX) < 4) goTime(u.posToVal(e.clientX - u.over.getBoundingClientRect().left, "x"), true); });
        u.over.addEventListener("dblclick", () => zoom(null));
      }],
    },
  }, rows, where);
  made.where = where;
  plots.push(made);
  return made;
}

// Round times since the run's start, not since 1970.
function timeTicks(u, axis, from, to) {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 86400].map(s => s * 1000);
  const wanted = Math.max(2, u.bbox.width / devicePixelRatio / 70), step = steps.find(s => (to - from) / s <= wanted) || 864e5, ticks = [];
  for (let t = model.start + Math.ceil((from - model.start) / step) * step; t <= to; t += step) ticks.push(t);
  return ticks;
}

function here(u) {
  if (!model.now) return;
  const x = u.valToPos(model.now, "x", true);
  if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) return;
  u.ctx.fillStyle = colour("--good"); u.ctx.fillRect(x - 1, u.bbox.top, 2 * devicePixelRatio, u.bbox.height);
}

function zoom(range) {
  model.zoom = range;
  $("zoomed").textContent = range ? short(range[0]) + " to " + short(range[1]) + "; double click shows all" : "drag to zoom, click to go to a moment";
  for (const u of plots) { u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false); u.redraw(false, true); u.setScale("x", { min: (range || [model.start])[0], max: (range || [0, model.end])[1] }); }
}

function drawLanes(u) {
  const c = u.ctx, px = devicePixelRatio, names = model.lanes, h = u.bbox.height / Math.max(1, names.length), right = u.bbox.left + u.bbox.width;
  const x = t => u.valToPos(t, "x", true);
  c.save(); c.beginPath(); c.rect(0, u.bbox.top, right, u.bbox.height); c.clip(); c.textBaseline = "middle"; c.font = 11 * px + "px system-ui";
  names.forEach((name, i) => {
    const y = u.bbox.top + i * h;
    c.fillStyle = colour("--mute"); c.textAlign = "right"; c.fillText(name, u.bbox.left - 8 * px, y + h / 2); c.textAlign = "left";
    c.fillStyle = colour("--line"); c.fillRect(u.bbox.left, Math.round(y + h) - px, u.bbox.width, px);
    if (name === "stage" || name === "step") drawSpans(c, spans(name), x, y + 2 * px, h - 4 * px, u.bbox.left, right);
  });
  const seen = new Set();
  for (const e of model.events) {
    if (e[LANE] === "stage" || e[LANE] === "step") continue;
    const i = names.indexOf(e[LANE]), at = Math.round(x(e[T])), key = i * 1e6 + at * 2 + e[ERR];
    if (at < u.bbox.left || at > right || seen.has(key)) continue;
    seen.add(key);
    c.fillStyle = colour(e[ERR] ? "--bad" : e[LANE] === "screen" ? "--media" : "--accent");
    c.fillRect(at, u.bbox.top + i * h + (e[ERR] ? 1 : 4) * px, (e[ERR] ? 2 : 1) * px, h - (e[ERR] ? 2 : 8) * px);
  }
  c.restore();
}

function drawSpans(c, all, x, y, h, left, right) {
  for (const s of all) {
    const from = Math.max(left, x(s.from)), to = Math.min(right, Math.max(from + 2, x(s.to) - 1));
    if (to <= left || from >= right) continue;
    c.fillStyle = colour(s.kind === "failed" ? "--bad" : s.kind === "lab" ? "--lab" : "--guest"); c.fillRect(from, y, to - from, h);
    c.save(); c.beginPath(); c.rect(from, y, to - from, h); c.clip(); c.fillStyle = colour("--on");
    if (to - from > 30) c.fillText(s.text, from + 5, y + h / 2);
    c.restore();
  }
}

// What was moved by then, counted over all power-ons.
function byteRows() {
  const sums = {}, last = {}, points = [];
  const add = (t, name, n) => points.push([t, name, n]);
  for (const e of model.events) if (e[LANE] === "http" && e[MORE] && e[MORE].bytes) add(e[T], "http", e[MORE].bytes);
  for (const [t, , n] of model.reads) add(t, "medium", n);
  for (const [t, device, read, written] of model.blocks) {
    const was = last[device] && last[device][0] <= read && last[device][1] <= written ? last[device] : [0, 0];
    if (device.startsWith("usb")) add(t, "bootable", read - was[0]); else add(t, "disk", written - was[1]);
    last[device] = [read, written];
  }
  points.sort((a, b) => a[0] - b[0]);
  const names = Object.keys(SERIES).filter(n => points.some(p => p[1] === n)), rows = [[model.start], ...names.map(() => [0])];
  for (const [t, name, n] of points) { sums[name] = (sums[name] || 0) + n; rows[0].push(t); names.forEach((s, i) => rows[i + 1].push(sums[s] || 0)); }
  rows[0].push(Math.max(model.end, rows[0][rows[0].length - 1])); names.forEach((s, i) => rows[i + 1].push(sums[s] || 0));
  return { names, rows, sums };
}
const SERIES = { http: ["fetched over HTTP", "--http"], medium: ["read from the virtual medium", "--media"], bootable: ["read from the bootable device", "--usb"], disk: ["written to disks", "--disk"] };

function fileAt(offset) {
  if (!model.sorted || model.sorted.length !== Math.max(0, model.map.length - 1)) model.sorted = model.map.slice(1).sort((a, b) => a[0] - b[0]);
  let lo = 0, hi = model.sorted.length;
  while (lo < hi) { const mid = (lo + hi) >> 1; if (model.sorted[mid][0] > offset) hi = mid; else lo = mid + 1; }
  const f = model.sorted[lo - 1];
  return f && offset < f[0] + f[1] ? f : null;
}

function drawReads(u) {
  const c = u.ctx, px = devicePixelRatio, right = u.bbox.left + u.bbox.width;
  c.save(); c.beginPath(); c.rect(0, u.bbox.top, right, u.bbox.height); c.clip();
  c.font = 10 * px + "px system-ui"; c.textBaseline = "middle"; c.textAlign = "left";
  for (const [offset, length, path] of model.map.slice(1)) {
    const top = u.valToPos(offset + length, "y", true), h = u.valToPos(offset, "y", true) - top;
    if (h < 11 * px) continue;
    c.strokeStyle = colour("--line"); c.strokeRect(u.bbox.left, top, u.bbox.width, h);
    c.fillStyle = colour("--mute"); c.fillText(path, u.bbox.left + 6 * px, top + h / 2);
  }
  for (const [t, offset, length] of model.reads) {
    const x = u.valToPos(t, "x", true), top = u.valToPos(offset + length, "y", true), h = Math.max(2 * px, u.valToPos(offset, "y", true) - top);
    c.fillStyle = colour("--media"); c.fillRect(x - px, top, 2.5 * px, h);
  }
  c.restore();
}

function plotAll() {
  for (const u of plots.splice(0)) u.destroy();
  const lanes = model.lanes.length;
  plot($("lanesplot"), Math.max(70, lanes * 17 + 30), [[model.start, model.end], [0, lanes]], [{ show: true, stroke: "transparent", paths: () => null, points: { show: false } }], drawLanes, { scale: { range: () => [0, Math.max(1, lanes)] }, axis: { values: () => [], grid: { show: false } } });
  const bytes = byteRows();
  $("bytescard").hidden = !bytes.names.length;
  $("byteskeys").replaceChildren(...bytes.names.map(n => { const key = make("span", undefined, "key"), box = make("i"); box.style.background = colour(SERIES[n][1]); key.append(box, SERIES[n][0] + " " + size(bytes.sums[n] || 0) + " "); return key; }));
  if (bytes.names.length) plot($("bytesplot"), 120, bytes.rows, bytes.names.map(n => ({ stroke: () => colour(SERIES[n][1]), width: 2, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } })), null, { scale: { range: (u, lo, hi) => [0, Math.max(1e5, hi * 1.05)] }, axis: { values: (u, v) => v.map(size) } });
  $("mediacard").hidden = !model.map.length;
  if (model.map.length) {
    const total = model.map[0][1];
    plot($("mediaplot"), 130, [[model.start, model.end], [0, total]], [{ stroke: "transparent", paths: () => null, points: { show: false } }], drawReads, { scale: { range: () => [0, Math.max(1, total)] }, axis: { values: (u, v) => v.map(size) } });
  }
}
const redraw = () => { for (const u of plots) u.redraw(false, false); };
