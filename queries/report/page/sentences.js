// Claims lead to their notes at the end of the page; here they open beside what one reads.
"use strict";
{
  const dialog = document.getElementById("evidence");
  const found = dialog.querySelector(".found");
  const MOST = 200;

  function open(link) {
    const numbers = link.dataset.notes.split(" ");
    const notes = numbers.slice(0, MOST).map((number) => document.getElementById(`n${number}`));
    const copies = notes.map((note) => {
      const copy = note.cloneNode(true);
      copy.removeAttribute("id");
      return copy;
    });
    const all = Number(link.dataset.all || numbers.length);
    const head = link.dataset.head || (notes.length === 1 ? "Sentences" : `Sentences of ${notes.length} claims`);
    document.getElementById("evidence-head").textContent = head;
    if (all > copies.length) {
      const bound = document.createElement("p");
      bound.className = "bound";
      bound.textContent = `${copies.length.toLocaleString("en")} of ${all.toLocaleString("en")} are shown.`;
      copies.unshift(bound);
    }
    found.replaceChildren(...copies);
    dialog.showModal();
    found.scrollTop = 0;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-notes]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    event.preventDefault();
    open(link);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest(".close")) dialog.close();
  });
}
