// The network: nodes are dragged, the drawing is moved and zoomed, and filters hide what does not fit.
{
  const drawing = document.getElementById("ties");
  if (drawing) {
    const view = drawing.querySelector(".view");
    const nodes = new Map();
    for (const element of drawing.querySelectorAll(".node")) {
      const { e, f } = element.transform.baseVal.consolidate().matrix;
      nodes.set(element.dataset.number, { element, x: e, y: f, home: [e, f], radius: Number(element.dataset.radius), links: [] });
    }
    const links = [...drawing.querySelectorAll(".link")].map((element) => {
      const link = { element, one: nodes.get(element.dataset.one), other: nodes.get(element.dataset.other) };
      link.one.links.push(link);
      link.other.links.push(link);
      return link;
    });

    // --- places ----------------------------------------------------------------------------------

    // An arrow ends at the edge of its node.
    function draw(link) {
      const { one, other } = link;
      const wide = other.x - one.x, high = other.y - one.y;
      const short = link.element.classList.contains("move") ? Math.min(1, (other.radius + 1) / Math.hypot(wide, high)) : 0;
      for (const line of link.element.querySelectorAll("line")) {
        line.setAttribute("x1", one.x);
        line.setAttribute("y1", one.y);
        line.setAttribute("x2", other.x - wide * short);
        line.setAttribute("y2", other.y - high * short);
      }
    }

    function place(node, x, y) {
      [node.x, node.y] = [x, y];
      node.element.setAttribute("transform", `translate(${x} ${y})`);
      node.links.forEach(draw);
    }

    let zoom = 1, left = 0, top = 0;
    function look() {
      view.setAttribute("transform", `translate(${left} ${top}) scale(${zoom})`);
      drawing.classList.toggle("near", zoom > 1.5);
    }

    // Around a point of the drawing, which stays where it is.
    function zoomTo(factor, x, y) {
      const next = Math.min(8, Math.max(0.5, zoom * factor));
      [left, top] = [x - ((x - left) * next) / zoom, y - ((y - top) * next) / zoom];
      zoom = next;
      look();
    }

    function at(event) {
      return new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    }

    // The view in which these nodes fill the drawing; of no nodes that of everything.
    function fit(some) {
      const { width, height } = drawing.viewBox.baseVal;
      const [xs, ys] = [some.map((node) => node.x), some.map((node) => node.y)];
      const [x, y] = [xs, ys].map((all) => (Math.min(...all) + Math.max(...all)) / 2);
      const [wide, high] = [xs, ys].map((all) => Math.max(...all) - Math.min(...all) + 160);
      zoom = some.length ? Math.max(1, Math.min(4, width / wide, height / high)) : 1;
      [left, top] = zoom > 1 ? [width / 2 - x * zoom, height / 2 - y * zoom] : [0, 0];
      look();
    }

    function reset() {
      for (const node of nodes.values()) place(node, ...node.home);
      fit([]);
    }

    // --- the hand --------------------------------------------------------------------------------

    let held = null, dragged = false;
    drawing.addEventListener("pointerdown", (event) => {
      const element = event.target.closest(".node");
      if (event.button !== 0 || (!element && event.pointerType === "touch")) return; // a finger scrolls the drawing
      const start = at(event);
      const node = element && nodes.get(element.dataset.number);
      held = node ? { node, x: node.x - start.x / zoom, y: node.y - start.y / zoom } : { x: left - start.x, y: top - start.y };
      held.from = [event.clientX, event.clientY];
      dragged = false;
    });
    window.addEventListener("pointermove", (event) => {
      if (!held) return;
      dragged ||= Math.hypot(event.clientX - held.from[0], event.clientY - held.from[1]) > 4;
      if (!dragged) return;
      drawing.classList.add("dragging");
      const now = at(event);
      if (held.node) place(held.node, held.x + now.x / zoom, held.y + now.y / zoom);
      else {
        [left, top] = [held.x + now.x, held.y + now.y];
        look();
      }
    });
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, () => {
        held = null;
        drawing.classList.remove("dragging");
      });
    }
    // What was dragged was not clicked.
    drawing.addEventListener("click", (event) => {
      if (dragged) event.preventDefault();
      dragged = false;
    });
    drawing.addEventListener("dragstart", (event) => event.preventDefault());
    drawing.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      const { x, y } = at(event);
      zoomTo(Math.exp(-event.deltaY / 300), x, y);
    }, { passive: false });
    for (const button of document.querySelectorAll("button[data-zoom]")) {
      const { width, height } = drawing.viewBox.baseVal;
      const factor = Number(button.dataset.zoom);
      button.addEventListener("click", () => (factor ? zoomTo(factor, width / 2, height / 2) : reset()));
    }

    // --- what is pointed at ----------------------------------------------------------------------

    function point(element) {
      drawing.classList.toggle("pointing", Boolean(element));
      for (const lit of drawing.querySelectorAll(".lit")) lit.classList.remove("lit");
      if (!element) return;
      const node = nodes.get(element.dataset.number);
      const near = node ? node.links : links.filter((link) => link.element === element);
      element.classList.add("lit");
      for (const link of near) for (const part of [link, link.one, link.other]) part.element.classList.add("lit");
    }
    for (const kind of ["pointerover", "focusin"]) drawing.addEventListener(kind, (event) => held || point(event.target.closest("a")));
    for (const kind of ["pointerleave", "focusout"]) drawing.addEventListener(kind, () => point(null));

    // --- filters ---------------------------------------------------------------------------------

    const form = document.querySelector(".filters");
    const [sect, body] = [...form.querySelectorAll("[data-near]")];
    const status = form.querySelector("[data-status]"), moved = form.querySelector("[data-moved]");

    function fits(node) {
      const near = (select) => !select.value || node.links.some((link) => link.other.element.dataset.number === select.value);
      const well = !status.value || node.links.some((link) => link.element.classList.contains(status.value));
      return near(sect) && near(body) && well && (!moved.checked || node.element.classList.contains("moved"));
    }

    function filter() {
      const persons = [...nodes.values()].filter((node) => node.element.classList.contains("person"));
      const shown = new Set(persons.filter(fits));
      const number = shown.size;
      for (const { element, one, other } of links) {
        const visible = shown.has(one) && one.element.classList.contains("person") && (!status.value || element.classList.contains(status.value));
        element.classList.toggle("out", !visible);
        if (visible) shown.add(other);
      }
      for (const link of links) {
        if (link.element.classList.contains("part")) link.element.classList.toggle("out", !shown.has(link.one) || !shown.has(link.other));
      }
      for (const node of nodes.values()) node.element.classList.toggle("out", !shown.has(node));
      const all = number === persons.length;
      form.querySelector("output").textContent = all ? "" : `${number} of ${persons.length} persons`;
      fit(all ? [] : [...shown]);
    }
    form.addEventListener("change", filter);
    links.forEach(draw);
    const frame = drawing.parentElement;
    frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
  }
}
