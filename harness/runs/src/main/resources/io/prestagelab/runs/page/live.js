// Everything anew; of a run that goes on, again with each piece of news.
function showAll() { headline(); facts(); plotAll(); screens(); objects(); mediaFiles(); laneBoxes(); select(); }

function begin() {
  for (const name of HIDDEN_AT_FIRST) if (model.lanes.includes("installer") || model.lanes.includes("console")) off.add(name);
  showAll(); zoom(null);
}

let resizing = 0;
window.addEventListener("resize", () => { cancelAnimationFrame(resizing); resizing = requestAnimationFrame(() => { plotAll(); draw(); }); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", plotAll);

function follow() {
  const source = new EventSource(data.live);
  let fresh = true, waiting = 0;
  const list = $("list");
  source.addEventListener("run", e => {
    Object.assign(data, JSON.parse(e.data));
    Object.assign(model, { events: [], reads: [], blocks: [], map: [], pictures: {}, now: 0, zoom: null });
    at = -1; fresh = true;
  });
  source.addEventListener("summary", e => { Object.assign(data, JSON.parse(e.data)); headline(); });
  source.addEventListener("news", e => {
    take(JSON.parse(e.data));
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      const end = fresh || list.scrollTop + list.clientHeight > list.scrollHeight - 3 * H;
      if (fresh) { begin(); fresh = false; } else showAll();
      if (end && at < 0) list.scrollTop = list.scrollHeight;
    }, 250);
  });
  source.onerror = () => { $("name").textContent = data.name + " · the connection is lost, trying again"; };
}

if (data.live) { headline(); follow(); } else { take(data.records); begin(); openAddress(); }
