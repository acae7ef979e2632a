// Scenarios down, the last times they ran across, the newest first.
const $ = id => document.getElementById(id), data = JSON.parse($("data").textContent), last = data.suites.length - 1;
const make = (tag, text, name) => { const made = document.createElement(tag); if (text !== undefined) made.textContent = text; if (name) made.className = name; return made; };
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const time = ms => { const s = Math.round(ms / 1000); return ms < 59950 ? (ms / 1000).toFixed(1) + " s" : Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0"); };
const when = name => name.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, "$1-$2-$3 $4:$5");
const column = i => data.rows.map(r => r.cells[i]).filter(c => c);
const count = (cells, status) => cells.filter(c => c.status === status).length;

const now = column(last), failed = now.filter(c => !["PASSED", "SKIPPED", "WORDS"].includes(c.status)).length;
$("badge").textContent = failed ? "FAILED" : "PASSED"; $("badge").className = "badge " + (failed ? "bad" : "good");
$("title").textContent = failed ? failed + " of " + now.length + " scenarios failed" : "All " + now.length + " scenarios passed";
$("name").textContent = "at " + when(data.suites[last]); document.title = $("title").textContent;
for (const [value, words] of [[now.length, "scenarios the last time"], [time(now.reduce((n, c) => n + c.millis, 0)), "of machines' time"], [data.rows.length, "scenarios known"], [data.suites.length, data.suites.length === 1 ? "time on this page" : "times on this page"]]) { const li = make("li"); li.append(make("b", String(value)), " ", make("span", words)); $("facts").append(li); }

$("failures").hidden = !failed;
for (const r of data.rows) { const c = r.cells[last]; if (c && !["PASSED", "SKIPPED", "WORDS"].includes(c.status)) { const p = make("p"); p.append(link(c, r.name), make("pre", c.error || c.verdict)); $("failed").append(p); } }

function link(c, text) { const a = make(c.page ? "a" : "span", text); if (c.page) a.href = c.page; return a; }

// a verdict that a scenario asks for is no failure
function said(c) { return !c.verdict ? "" : c.status === "PASSED" && !/^(LOCAL|PRESTAGED)/.test(c.verdict) ? c.verdict.replace(/^[A-Z]+/, "$& as expected") : c.verdict; }

function draw() {
  const words = $("search").value.toLowerCase(), table = $("matrix"), head = make("tr"), columns = data.suites.map((s, i) => last - i);
  head.append(make("th", "scenario"), make("th", "verdict"));
  for (const i of columns) head.append(make("th", when(data.suites[i]).slice(5), "n"));
  table.replaceChildren(head);
  let feature = "";
  for (const r of data.rows) {
    const cells = Object.values(r.cells);
    if ($("bad").checked && !cells.some(c => c.status === "FAILED")) continue;
    if (words && !(r.feature + r.name + r.tags.join(" ") + cells.map(c => c.verdict + c.error).join(" ")).toLowerCase().includes(words)) continue;
    if (r.feature !== feature) { feature = r.feature; const row = make("tr"), td = make("td", feature, "feature"); td.colSpan = columns.length + 2; row.append(td); table.append(row); }
    const row = make("tr"), newest = r.cells[Math.max(...Object.keys(r.cells).map(Number))];
    row.append(make("td", r.name, "w"), make("td", newest ? said(newest) : "", "verdict mute"));
    for (const i of columns) {
      const td = make("td"), c = r.cells[i];
      if (c) { const a = link(c, time(c.millis)); a.className = "cell " + c.status; a.title = [c.status, said(c), c.error].filter(x => x).join("\n"); a.setAttribute("aria-label", c.status + " " + time(c.millis)); td.append(a); } else td.append(make("span", "–", "cell none"));
      row.append(td);
    }
    table.append(row);
  }
}

let plot = null;
function trend() {
  if (plot) plot.destroy();
  const x = data.suites.map((s, i) => i), series = [["passed", "--good", column => count(column, "PASSED") + count(column, "WORDS"), "n"], ["failed", "--bad", column => count(column, "FAILED"), "n"], ["minutes of machines' time", "--accent", column => column.reduce((n, c) => n + c.millis, 0) / 60000, "min"]];
  $("keys").replaceChildren(...series.map(([name, color]) => { const key = make("span", undefined, "key"), box = make("i"); box.style.background = css(color); key.append(box, name + " "); return key; }));
  const axis = { stroke: () => css("--mute"), grid: { stroke: () => css("--line"), width: 1 }, font: "11px system-ui" };
  plot = new uPlot({ width: Math.max(120, $("trend").clientWidth), height: 160, legend: { show: false }, cursor: { show: false }, scales: { x: { time: false, range: (u, lo, hi) => lo === hi ? [lo - 1, hi + 1] : [lo, hi] }, n: { range: (u, lo, hi) => [0, Math.max(1, hi * 1.1)] }, min: { range: (u, lo, hi) => [0, Math.max(1, hi * 1.1)] } },
    axes: [{ ...axis, splits: () => x, values: (u, v) => v.map(i => innerWidth < 600 && i !== last ? "" : when(data.suites[i] || "").slice(5)) , space: 90 }, { ...axis, scale: "n", size: 40 }, { ...axis, scale: "min", side: 1, size: 46, grid: { show: false } }],
    series: [{}, ...series.map(([, color, , scale]) => ({ scale, stroke: () => css(color), width: 2, points: { show: true, size: 6 } }))] }, [x, ...series.map(s => x.map(i => s[2](column(i))))], $("trend"));
}
$("search").oninput = draw; $("bad").onchange = draw;
if (data.suites.length > 1) { window.addEventListener("resize", trend); matchMedia("(prefers-color-scheme: dark)").addEventListener("change", trend); }
document.addEventListener("keydown", e => { if (e.key === "/" && document.activeElement !== $("search")) { e.preventDefault(); $("search").focus(); } });
document.querySelector("#trend").closest("section").hidden = data.suites.length < 2;
if (data.suites.length > 1) trend();
draw();
