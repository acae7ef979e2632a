// The run's data, the moment that is looked at, and small words for numbers.
const $ = id => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const T = 0, LANE = 1, ERR = 2, TEXT = 3, MORE = 4;
const ORDER = ["stage", "step", "lab", "redfish", "http", "installer", "console", "machine", "firmware", "screen"];
const model = { events: [], reads: [], blocks: [], map: [], pictures: {}, start: 0, end: 1, now: 0, lanes: [], zoom: null };

function take(news) {
  const before = model.events.length;
  for (const e of news.events) model.events.push(e);
  if (before && news.events.length && model.events[before - 1][T] > news.events[0][T]) model.events.sort((a, b) => a[T] - b[T]);
  for (const name of ["reads", "blocks", "map"]) for (const row of news[name]) model[name].push(row);
  Object.assign(model.pictures, news.pictures);
  const all = model.events, first = all.length ? all[0][T] : 0, last = all.length ? all[all.length - 1][T] : 1;
  model.start = first; model.end = Math.max(first + 1, last);
  const there = new Set(all.map(e => e[LANE]));
  model.lanes = ORDER.filter(name => there.has(name));
}

// Spans of stages or steps: from the mark that begins one to the mark that ends it.
function spans(lane) {
  const found = [];
  let open = null;
  for (const e of model.events) {
    if (e[LANE] !== lane) continue;
    const mark = e[MORE] ? e[MORE].mark : "";
    if (open) { open.to = e[T]; if (mark === "failed") open.kind = "failed"; open = null; }
    if (mark === "lab" || mark === "guest" || mark === "begin") found.push(open = { from: e[T], to: model.end, kind: mark, text: e[TEXT] });
  }
  return found;
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const size = n => n < 1000 ? n + " B" : n < 1e6 ? (n / 1e3).toFixed(1) + " kB" : n < 1e9 ? (n / 1e6).toFixed(1) + " MB" : (n / 1e9).toFixed(2) + " GB";
const clock = t => { const ms = Math.round(Math.max(0, t - model.start)); return Math.floor(ms / 60000) + ":" + (ms % 60000 / 1000).toFixed(3).padStart(6, "0"); };
const short = t => clock(t).replace(/\.\d+$/, "");
const make = (tag, text, name) => { const made = document.createElement(tag); if (text !== undefined) made.textContent = text; if (name) made.className = name; return made; };
function cells(row, ...values) { for (const v of values) { const td = make("td", String(v), typeof v === "number" || /^[\d.]+ (B|kB|MB|GB|%)$/.test(v) ? "n" : "w"); row.append(td); } return row; }
function headings(table, ...names) { const row = make("tr"); for (const n of names) row.append(make("th", n)); table.replaceChildren(row); }
