// The list of all records: only the rows in sight are in the document.
const H = 20, off = new Set(), HIDDEN_AT_FIRST = ["firmware"];
let shown = [], at = -1, words = "", matches = [], found = new Set(), frame = 0;

function laneBoxes() {
  $("lanes").replaceChildren(...model.lanes.map(name => {
    const label = make("label"), box = make("input"); box.type = "checkbox"; box.checked = !off.has(name);
    box.onchange = () => { if (box.checked) off.delete(name); else off.add(name); select(); };
    label.append(box, " " + name);
    return label;
  }));
}

function select() {
  const moment = at >= 0 && shown[at] !== undefined ? shown[at] : -1;
  shown = [];
  for (let i = 0; i < model.events.length; i++) { const e = model.events[i]; if (!off.has(e[LANE]) && !(e[LANE] === "stage" && e[MORE] && e[MORE].mark === "end")) shown.push(i); }
  $("space").style.height = shown.length * H + "px";
  at = moment < 0 ? -1 : lower(i => i >= moment);
  search();
}

function lower(test) {
  let lo = 0, hi = shown.length;
  while (lo < hi) { const mid = (lo + hi) >> 1; if (test(shown[mid])) hi = mid; else lo = mid + 1; }
  return Math.min(lo, shown.length - 1);
}

const whole = e => e[MORE] ? (e[MORE].all || e[TEXT]) + (e[MORE].sent || "") + (e[MORE].got || "") : e[TEXT];
function search() {
  words = $("search").value.toLowerCase(); matches = [];
  if (words) for (let k = 0; k < shown.length; k++) if (whole(model.events[shown[k]]).toLowerCase().includes(words)) matches.push(k);
  found = new Set(matches);
  $("count").textContent = words ? matches.length + " found" : shown.length + " records";
  draw();
}

function draw() {
  frame = 0;
  const list = $("list"), from = Math.max(0, Math.floor(list.scrollTop / H) - 8), to = Math.min(shown.length, from + Math.ceil(list.clientHeight / H) + 16), rows = [];
  for (let k = from; k < to; k++) {
    const e = model.events[shown[k]], row = make("div", undefined, "row" + (e[ERR] ? " e" : "") + (e[LANE] === "stage" || e[LANE] === "step" ? " s" : "") + (k === at ? " h" : "") + (found.has(k) ? " m" : ""));
    row.style.top = k * H + "px"; row.onclick = () => go(k, true);
    row.append(make("span", clock(e[T]).slice(0, -1), "t"), make("span", e[LANE], "l"), make("span", (e[MORE] && e[MORE].mark && e[LANE] === "step" ? e[MORE].mark + " " : "") + e[TEXT], "x"));
    rows.push(row);
  }
  $("space").replaceChildren(...rows);
}

function go(k, keep) {
  if (k < 0 || k >= shown.length) return;
  at = k;
  const list = $("list"), top = k * H, e = model.events[shown[k]];
  model.now = e[T];
  $("at").textContent = "at " + clock(e[T]);
  if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - H) list.scrollTop = Math.max(0, top - list.clientHeight / 2);
  detail(e);
  if (keep) history.replaceState(null, "", "#t=" + (e[T] - model.start) + "&i=" + shown[k]);
  draw(); redraw(); screenAt(e[T]);
}
const goTime = (t, keep) => go(lower(i => model.events[i][T] >= t), keep);

function detail(e) {
  const box = $("detail"), more = e[MORE] || {};
  box.replaceChildren();
  if (more.picture && model.pictures[more.picture]) { const holder = make("div", undefined, "big"), image = make("img"); image.src = model.pictures[more.picture]; image.alt = "The screen: " + e[TEXT]; holder.append(image); box.append(holder); }
  const parts = [];
  if (more.all) parts.push(more.all);
  if (more.ms !== undefined) parts.push(e[TEXT] + "  (" + more.ms + " ms)");
  if (more.sent) parts.push("sent:\n" + pretty(more.sent));
  if (more.got) parts.push("answer:\n" + pretty(more.got));
  if (parts.length) box.append(make("pre", parts.join("\n\n")));
  box.hidden = !box.childNodes.length;
}
const pretty = text => { try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; } };

function nextMatch(way) {
  if (!matches.length) return;
  if (way > 0) go(matches.find(k => k > at) ?? matches[0], true);
  else { let best = matches[matches.length - 1]; for (const k of matches) { if (k >= at) break; best = k; } go(best, true); }
}
function nextError() {
  for (let n = 1; n <= shown.length; n++) { const k = (at + n + shown.length) % shown.length; if (model.events[shown[k]][ERR]) return go(k, true); }
}

let playing = 0;
function play() {
  if (playing) { cancelAnimationFrame(playing); playing = 0; $("play").textContent = "play"; return; }
  $("play").textContent = "pause";
  let moment = model.now && model.now < model.end ? model.now : model.start, before = performance.now();
  const tick = now => {
    moment += (now - before) * Number($("speed").value); before = now;
    const k = lower(i => model.events[i][T] > moment);
    if (k !== at) go(k, false);
    if (moment < model.end) playing = requestAnimationFrame(tick); else { playing = 0; $("play").textContent = "play"; }
  };
  playing = requestAnimationFrame(tick);
}

function openAddress() {
  const hash = location.hash, q = /[#&]q=([^&]*)/.exec(hash), i = /[#&]i=(\d+)/.exec(hash), t = /[#&]t=(\d+)/.exec(hash);
  if (q) { try { $("search").value = decodeURIComponent(q[1]); } catch { $("search").value = q[1]; } search(); nextMatch(1); }
  const index = i ? Number(i[1]) : -1;
  if (index >= 0 && index < model.events.length && (!t || model.events[index][T] - model.start === Number(t[1]))) {
    if (off.delete(model.events[index][LANE])) { laneBoxes(); select(); }
    go(lower(n => n >= index), false);
  } else if (t) goTime(model.start + Number(t[1]), false);
}

$("search").oninput = search;
$("search").onkeydown = e => { if (e.key === "Enter") { e.preventDefault(); nextMatch(e.shiftKey ? -1 : 1); } if (e.key === "Escape") $("list").focus(); };
$("next").onclick = () => nextMatch(1);
$("error").onclick = nextError;
$("play").onclick = play;
$("list").onscroll = () => { if (!frame) frame = requestAnimationFrame(draw); };
window.onhashchange = openAddress;
document.addEventListener("keydown", e => {
  if (/INPUT|SELECT|BUTTON|SUMMARY/.test(document.activeElement.tagName) || e.ctrlKey || e.metaKey || e.altKey) return;
  const page = Math.max(1, Math.floor($("list").clientHeight / H) - 1), to = k => go(Math.max(0, Math.min(shown.length - 1, k)), true);
  const act = { "/": () => $("search").focus(), j: () => to(at + 1), ArrowDown: () => to(at + 1), k: () => to(at - 1), ArrowUp: () => to(at - 1), PageDown: () => to(at + page), PageUp: () => to(at - page), Home: () => to(0), End: () => to(shown.length - 1), n: () => nextMatch(1), N: () => nextMatch(-1), e: nextError, " ": play }[e.key];
  if (act) { e.preventDefault(); act(); }
});
