// Kickstarts, the lines of one of them, its failure messages.
const $ = id => document.getElementById(id), data = JSON.parse($("data").textContent);
const make = (tag, text, name) => { const made = document.createElement(tag); if (text !== undefined) made.textContent = text; if (name) made.className = name; return made; };
const percent = (part, all) => all ? (100 * part / all).toFixed(1) + " %" : "–";
const row = (...cells) => { const tr = make("tr"); tr.append(...cells); return tr; };
const names = by => by.map(i => data.scenarios[i]);
const sum = (list, value) => list.reduce((n, each) => n + value(each), 0);
const shown = script => script.messages.filter(m => m.scenarios.length);

const covered = sum(data.scripts, s => s.covered), total = sum(data.scripts, s => s.total), elsewhere = sum(data.scripts, s => s.elsewhere), excused = sum(data.scripts, s => s.excused);
$("badge").textContent = percent(covered, total); $("badge").className = "badge " + (covered + elsewhere >= .9 * (total - excused) ? "good" : "warn");
for (const [value, words] of [[data.scenarios.length, "scenarios"], [covered + " of " + total, "lines that can run"], ...(elsewhere ? [[elsewhere, "in another's same section"]] : []), ...(excused ? [[excused, "not reached for a reason"]] : []), [sum(data.scripts, s => shown(s).length) + " of " + sum(data.scripts, s => s.messages.length), "failure messages"]]) { const li = make("li"); li.append(make("b", String(value)), " ", make("span", words)); $("facts").append(li); }

let chosen = data.scripts.reduce((best, s) => s.covered > best.covered ? s : best, data.scripts[0]);

function table() {
  const head = row(make("th", "kickstart"), make("th", "lines", "n"), make("th", ""), make("th", "messages", "n"));
  $("table").replaceChildren(head);
  for (const s of data.scripts) {
    const button = make("button", s.name), name = make("td", undefined, "w"), bar = make("td"), box = make("span", undefined, "bars"), fill = make("i");
    button.setAttribute("aria-pressed", s === chosen); button.onclick = () => { chosen = s; draw(); };
    fill.style.width = percent(s.covered, s.total).replace(" ", ""); box.append(fill); bar.append(box); name.append(button);
    const lines = make("td", percent(s.covered, s.total), "n"); lines.title = s.covered + " of " + s.total + (s.elsewhere ? ", " + s.elsewhere + " in another's same section" : "") + (s.excused ? ", " + s.excused + " not for a reason" : "");
    $("table").append(row(name, lines, bar, make("td", shown(s).length + " of " + s.messages.length, "n")));
  }
}

function messages() {
  const seen = shown(chosen), rest = chosen.messages.filter(m => !m.scenarios.length);
  $("name").textContent = "Failure messages of " + chosen.name;
  $("shownTitle").textContent = seen.length + " that scenarios showed"; $("restTitle").textContent = rest.length + " that none showed here";
  const line = m => { const td = make("td", undefined, "n"), button = make("button", String(m.line)); button.setAttribute("aria-label", "line " + m.line); button.onclick = () => go(m.line); td.append(button); return td; };
  const text = m => { const td = make("td", undefined, "w"); td.append(make("code", m.text)); return td; };
  $("shown").replaceChildren(...seen.map(m => row(line(m), text(m), make("td", names(m.scenarios).slice(0, 3).join("; ") + (m.scenarios.length > 3 ? " and " + (m.scenarios.length - 3) + " more" : ""), "w mute"))));
  $("rest").replaceChildren(...rest.map(m => row(line(m), text(m), make("td", m.why || m.by, "mute"))));
}

function lines() {
  const words = $("search").value.toLowerCase(), parts = document.createDocumentFragment();
  chosen.lines.forEach((l, i) => {
    if ($("missed").checked && l.state !== 1 || words && !l.text.toLowerCase().includes(words)) return;
    const div = make("div", undefined, "s" + l.state); div.id = "line" + (i + 1);
    if (l.by.length) div.title = names(l.by).slice(0, 8).join("\n") + (l.by.length > 8 ? "\nand " + (l.by.length - 8) + " more" : "");
    if (l.why) div.title = l.why;
    div.append(make("span", String(i + 1)), make("code", l.text || " ")); parts.append(div);
  });
  $("script").replaceChildren(parts);
}

function go(number) {
  $("search").value = ""; $("missed").checked = false; lines();
  const div = $("line" + number); if (!div) return;
  div.classList.add("at"); $("script").scrollIntoView(); $("script").scrollTop = div.offsetTop - $("script").offsetTop - 60;
}

function draw() { table(); messages(); lines(); }
$("search").oninput = lines; $("missed").onchange = lines;
document.addEventListener("keydown", e => { if (e.key === "/" && document.activeElement !== $("search")) { e.preventDefault(); $("search").focus(); } });
$("others").hidden = !Object.keys(data.included).length;
for (const [file, numbers] of Object.entries(data.included)) { const name = make("td", undefined, "w"); name.append(make("code", file)); $("included").append(row(name, make("td", numbers.length + " lines ran", "n"))); }
draw();
