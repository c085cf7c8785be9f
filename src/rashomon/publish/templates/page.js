// The page is whole without this: it adds the search, opens what an address leads to, and copies citations.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // What an address leads to may lie in something closed.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.localName === "details") node.open = true;
    const inner = target.querySelector(":scope > details");
    if (inner) inner.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // A click on a marked passage goes where its note leads, unless text is being selected.
  addEventListener("click", (event) => {
    const passage = event.target.closest(".m-shared, .m-alone");
    const note = passage && passage.nextElementSibling;
    if (note && note.matches("a.note") && !event.target.closest("a") && getSelection().isCollapsed) note.click();
  });

  // Search: hide what does not hold the words; a part with nothing left says so by its number.
  const form = document.querySelector(".search");
  const box = form.querySelector("input");
  const result = form.querySelector("output");
  const items = all("[data-item]").map((node) => [node, node.textContent.toLowerCase()]);
  let opened = [];
  const search = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [node, text] of items) {
      const fits = words.every((word) => text.includes(word));
      node.hidden = !fits;
      found += fits;
    }
    for (const details of opened) details.open = false;
    opened = words.length ? all("details.alone:not([open])").filter((node) => node.querySelector("[data-item]:not([hidden])")) : [];
    for (const details of opened) details.open = true;
    result.value = words.length ? `${found} found` : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", search);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(input|textarea)$/i.test(event.target.localName)) {
      event.preventDefault();
      box.focus();
    }
    if (event.key === "Escape" && event.target === box) {
      box.value = "";
      search();
    }
  });

  // Copy a passage with its place as a citation.
  if (navigator.clipboard) {
    for (const at of all(".passage .at")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "copy";
      button.setAttribute("aria-label", "copy this passage as a citation");
      button.addEventListener("click", async () => {
        const figure = at.closest("figure");
        const words = figure.querySelector(".words").textContent;
        const outlet = figure.querySelector(".outlet").textContent;
        await navigator.clipboard.writeText(`“${words}” (${outlet}, characters ${at.dataset.cite}) ${at.href}`);
        button.textContent = "copied";
        setTimeout(() => { button.textContent = "copy"; }, 1500);
      });
      at.after(button);
    }
  }

  // Paper shows what is closed.
  addEventListener("beforeprint", () => all("details:not([open])").forEach((node) => { node.open = true; }));
})();
