// Two runs: [lane, state, time, text, time, text]; state 0 is the same, 1 another order, 2 a difference.
const $ = id => document.getElementById(id), data = JSON.parse($("data").textContent), AROUND = 3;
// on a narrow page the runs stand one above the other
const narrow = matchMedia("(max-width: 600px)"); let H = narrow.matches ? 40 : 20;
const clock = t => { const tenths = Math.round(t / 100); return Math.floor(tenths / 600) + ":" + (tenths % 600 / 10).toFixed(1).padStart(4, "0"); };
const make = (tag, text, name) => { const made = document.createElement(tag); if (text !== undefined) made.textContent = text; if (name) made.className = name; return made; };
let shown = [], at = -1;

data.runs.forEach((run, i) => {
  const line = (/^Verdict\s+(.*)$/m.exec(run.verdict) || [])[1] || "", d = run.diagnosis || {}, word = (/^[A-Z]+/.exec(line) || [])[0] || run.scenario.status || d.outcome || "NO VERDICT";
  const badge = make("span", word, "badge " + ({ LOCAL: "good", PASSED: "good", PRESTAGED: "good", REMOTE: "warn", UNKNOWN: "", "NO VERDICT": "" }[word] ?? "bad")), head = make("div", undefined, "headline");
  head.append(badge, make("h1", (run.scenario.name ? run.scenario.name + " · " : "") + run.name));
  $("run" + i).append(head, make("p", line.slice(word.length).replace(/^\s*\((.*)\)$/, "$1") || d.title || ""));
});
document.title = data.runs.map(r => r.name).join(" and ");

const differences = data.rows.filter(r => r[1] === 2).length;
if (data.first < 0) { $("first").append(make("p", "None: both runs did the same. Times, ids, ports and addresses do not count.", "good")); $("gofirst").hidden = true; }
else {
  const r = data.rows[data.first], two = make("div", undefined, "two");
  $("first").append(make("p", "In what " + ({ stage: "the lab", step: "the scenario's steps", lab: "the lab", redfish: "the Redfish client", http: "the content server", installer: "the installer" }[r[0]] || r[0]) + " tells (" + r[0] + "):", "mute"));
  for (const [t, text] of [[r[2], r[3]], [r[4], r[5]]]) two.append(make("pre", t === null ? "(nothing of the kind)" : clock(t) + "  " + text));
  $("first").append(two);
}

function select() {
  shown = [];
  const near = new Set();
  data.rows.forEach((r, i) => { if (r[1] === 2) for (let k = i - AROUND; k <= i + AROUND; k++) near.add(k); });
  data.rows.forEach((r, i) => { if (!$("only").checked || near.has(i)) shown.push(i); });
  $("space").style.height = shown.length * H + "px";
  $("count").textContent = differences + (differences === 1 ? " difference in " : " differences in ") + data.rows.length + " moments";
  draw();
}

function draw() {
  const list = $("list"), from = Math.max(0, Math.floor(list.scrollTop / H) - 5), to = Math.min(shown.length, from + Math.ceil(list.clientHeight / H) + 10), rows = [];
  for (let k = from; k < to; k++) {
    const r = data.rows[shown[k]], row = make("div", undefined, "pair" + (r[1] === 2 ? " d" : "") + (shown[k] === data.first ? " f" : "") + (k === at ? " h" : ""));
    row.style.top = k * H + "px"; row.onclick = () => go(k);
    row.append(make("span", r[0], "l"));
    for (const [c, t, text] of [["a", r[2], r[3]], ["b", r[4], r[5]]]) { const cell = make("span", undefined, c); if (t !== null) cell.append(make("i", clock(t) + " "), text); row.append(cell); }
    rows.push(row);
  }
  $("space").replaceChildren(...rows);
}

function go(k) {
  if (k < 0 || k >= shown.length) return;
  at = k;
  const list = $("list"), top = k * H, r = data.rows[shown[k]];
  if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - H) list.scrollTop = Math.max(0, top - list.clientHeight / 2);
  const two = make("div", undefined, "two");
  for (const [t, text] of [[r[2], r[3]], [r[4], r[5]]]) two.append(make("pre", t === null ? "(nothing of the kind)" : clock(t) + "  " + text));
  $("detail").replaceChildren(two); $("detail").hidden = false;
  history.replaceState(null, "", "#i=" + shown[k]);
  draw();
}

function next() { for (let n = 1; n <= shown.length; n++) { const k = (at + n + shown.length) % shown.length; if (data.rows[shown[k]][1] === 2) return go(k); } }
function open() {
  const i = location.hash === "#first" ? data.first : Number((/i=(\d+)/.exec(location.hash) || [0, -1])[1]);
  if (i < 0) return;
  if (!shown.includes(i)) { $("only").checked = false; select(); }
  go(shown.indexOf(i));
}
$("only").onchange = select; $("next").onclick = next; $("list").onscroll = draw; window.onresize = draw; narrow.addEventListener("change", () => { H = narrow.matches ? 40 : 20; select(); }); window.onhashchange = open;
document.addEventListener("keydown", e => {
  if (/INPUT|BUTTON|A/.test(document.activeElement.tagName) || e.ctrlKey || e.metaKey || e.altKey) return;
  const act = { j: () => go(at + 1), ArrowDown: () => go(at + 1), k: () => go(at - 1), ArrowUp: () => go(at - 1), d: next }[e.key];
  if (act) { e.preventDefault(); act(); }
});
select(); open();
