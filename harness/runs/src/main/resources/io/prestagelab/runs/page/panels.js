// Headline, facts, screen, tables.
function headline() {
  const d = data.diagnosis || {}, s = data.scenario || {}, line = (/^Verdict\s+(.*)$/m.exec(data.verdict || "") || [])[1] || "";
  const word = (/^[A-Z]+/.exec(line) || [])[0] || "", status = s.status || "";
  const shownWord = status ? (status === "PASSED" ? "PASSED" : status) : word || (data.live && !data.ended ? "RUNNING" : d.outcome || "NO VERDICT");
  const tone = { LOCAL: "good", PRESTAGED: "good", PASSED: "good", REMOTE: "warn", UNKNOWN: "", RUNNING: "live", "NO VERDICT": "" }[shownWord];
  $("badge").textContent = shownWord; $("badge").className = "badge " + (tone === undefined ? "bad" : tone);
  const reason = line.slice(word.length).replace(/^\s*\((.*)\)$/, "$1").trim();
  $("title").textContent = s.name || reason || (word === "LOCAL" ? "installed from the prestaged bundle" : d.title || "");
  $("name").textContent = (status && line ? "verdict " + line + " · " : "") + data.name;
  $("cause").textContent = s.error ? s.error : d.title && d.title !== $("title").textContent ? d.title + (d.phase ? " (" + d.phase + ")" : "") : d.phase || "";
  $("advice").textContent = d.advice || ""; $("verdict").textContent = data.verdict || ""; $("proof").textContent = (d.proof || []).join("\n");
  $("more").hidden = !(d.advice || data.verdict || (d.proof || []).length);
  document.title = shownWord + " – " + ($("title").textContent || data.name);
}

function facts() {
  const all = model.events, count = test => all.reduce((n, e) => n + (test(e) ? 1 : 0), 0), sums = byteRows().sums, list = [];
  const add = (value, words) => list.push([value, words]), number = (n, one, more) => add(n, n === 1 ? one : more);
  add(new Date(model.start).toISOString().replace("T", " ").slice(0, 19) + " UTC", "began");
  add(short(model.end), "min:s in all");
  const guest = spans("stage").filter(s => s.kind === "guest").reduce((n, s) => n + s.to - s.from, 0);
  if (guest) add(short(model.start + guest), "of it by the server's own clock");
  number(count(e => e[LANE] === "lab" && e[TEXT].startsWith("the firmware starts")), "boot", "boots");
  number(count(e => e[LANE] === "redfish"), "Redfish call", "Redfish calls");
  add(size(sums.http || 0), "over HTTP");
  if (sums.medium) add(size(sums.medium), "from the virtual medium");
  if (sums.disk) add(size(sums.disk), "to disk");
  number(count(e => e[ERR]), "line of errors", "lines of errors");
  $("facts").replaceChildren(...list.map(([value, words]) => { const item = make("li"); item.append(make("b", String(value)), " ", make("span", words)); return item; }));
}

let shots = [];
function screens() {
  shots = model.events.filter(e => e[LANE] === "screen" && model.pictures[e[MORE].picture]);
  $("shotscard").hidden = !shots.length;
  $("shots").replaceChildren(...shots.map(e => {
    const button = make("button"), image = make("img");
    image.src = model.pictures[e[MORE].picture]; image.alt = "";
    button.append(image, make("span", short(e[T]) + " " + e[TEXT])); button.title = e[TEXT];
    button.onclick = () => { if (off.delete("screen")) { laneBoxes(); select(); } go(lower(i => model.events[i] === e || model.events[i][T] > e[T]), true); go(shown.findIndex(i => model.events[i] === e), true); };
    return button;
  }));
}
function screenAt(t) {
  let on = -1;
  shots.forEach((e, i) => { if (e[T] <= t) on = i; });
  [...$("shots").children].forEach((button, i) => button.classList.toggle("on", i === on));
  const button = $("shots").children[on];
  if (button) $("shots").scrollLeft = button.offsetLeft - $("shots").offsetLeft - 80;
}

function objects() {
  const by = new Map();
  let bytes = 0, requests = 0;
  for (const e of model.events) if (e[LANE] === "http" && e[MORE] && e[MORE].path) {
    const o = by.get(e[MORE].path) || { first: e[T], n: 0, bytes: 0, bad: 0 };
    o.n++; o.bytes += e[MORE].bytes; o.bad += e[ERR]; by.set(e[MORE].path, o); bytes += e[MORE].bytes; requests++;
  }
  $("httpcard").hidden = !by.size; $("httpsum").textContent = by.size + " objects, " + requests + " requests, " + size(bytes);
  headings($("objects"), "object", "requests", "bytes", "first at");
  for (const [path, o] of [...by].sort((a, b) => b[1].bytes - a[1].bytes).slice(0, 500)) {
    const row = cells(make("tr"), path, o.n, size(o.bytes)), link = make("a", short(o.first)), cell = make("td", undefined, "n");
    link.href = "#t=" + (o.first - model.start); cell.append(link); row.append(cell); if (o.bad) row.className = "bad";
    $("objects").append(row);
  }
}

function mediaFiles() {
  const by = new Map();
  for (const [, offset, length] of model.reads) {
    for (let from = offset; from < offset + length;) {
      const f = fileAt(from), until = f ? Math.min(offset + length, f[0] + f[1]) : Math.min(offset + length, from + 2048), name = f ? f[2] : "(directories, boot records)";
      by.set(name, (by.get(name) || 0) + until - from); from = until;
    }
  }
  const sizes = new Map();
  for (const [, length, path] of model.map.slice(1)) sizes.set(path, (sizes.get(path) || 0) + length);
  headings($("files"), "file", "size", "read");
  for (const [path, n] of [...by].sort((a, b) => b[1] - a[1]).slice(0, 200)) $("files").append(cells(make("tr"), path, sizes.has(path) ? size(sizes.get(path)) : "", size(n)));
}
