// Tables are sorted by a click on the name of a column, and searched.
{
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function value(row, column) {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  }

  // What is empty comes last, whichever way one sorts.
  function compare(one, other, type) {
    if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
    return type !== "text" ? Number(one.replaceAll(",", "")) - Number(other.replaceAll(",", "")) : order.compare(one, other);
  }

  function sort(button) {
    const head = button.closest("th");
    const body = head.closest("table").tBodies[0];
    const type = button.dataset.sort;
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : type !== "text";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => [value(row, head.cellIndex), row]);
    rows.sort(([one], [other]) => (one && other && down ? -1 : 1) * compare(one, other, type));
    body.replaceChildren(...rows.map(([, row]) => row));
  }

  function search(field) {
    const rows = [...document.getElementById(field.dataset.table).tBodies[0].rows];
    const words = folded(field.value).split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const text = folded(row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
      shown += !row.hidden;
    }
    const told = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
    field.parentElement.querySelector("output").textContent = field.value ? told : "";
  }

  for (const button of document.querySelectorAll("button[data-sort]")) button.addEventListener("click", () => sort(button));
  for (const field of document.querySelectorAll("input[data-table]")) field.addEventListener("input", () => search(field));
}
