(() => {
const all = (q, of) => [...(of || document).querySelectorAll(q)], bar = document.getElementById("filter");
if (bar) {
  const rows = all("#index li"), picks = all("select[data-k]", bar), order = bar.querySelector("#order");
  const show = () => {
    const hidden = new Set(rows.filter(r => picks.some(s => s.value && r.dataset[s.dataset.k] !== s.value)).map(r => r.dataset.i));
    all("main [data-i]").forEach(e => e.classList.toggle("out", hidden.has(e.dataset.i)));
    all("main section").forEach(s => {
      const own = all("[data-i]", s);
      s.classList.toggle("out", s.dataset.all === undefined && own.length > 0 && own.every(e => e.classList.contains("out")));
    });
  };
  const sort = () => {
    const body = document.querySelector("#leads tbody");
    if (!body) return;
    const [key, sign] = order.value.split("*");
    all("tr[data-l]", body).sort((a, b) => sign * ((+a.dataset[key] || 0) - (+b.dataset[key] || 0))).forEach((r, n) => {
      r.classList.remove("more"); body.insertBefore(r, body.querySelector("tr:not([data-l])"));
    });
  };
  picks.forEach(s => s.addEventListener("change", show));
  if (order) order.addEventListener("change", sort);
  bar.hidden = !bar.children.length;
}
all("pre[data-csv]").forEach(pre => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = pre.dataset.save;
  button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + pre.textContent], { type: "text/csv" }));
    link.download = pre.dataset.csv;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  pre.before(button);
});
})();
