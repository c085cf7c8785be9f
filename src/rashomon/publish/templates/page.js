// The page is whole without this: it adds the search, filters, previews and citations, and opens what an address leads to.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const find = (href) => document.getElementById(decodeURIComponent(href.slice(1)));

  // What an address leads to may lie in something closed.
  const open = (node) => {
    for (; node; node = node.parentElement) if (node.localName === "details") node.open = true;
  };
  const reveal = () => {
    const target = find(location.hash);
    if (!target) return;
    open(target);
    open(target.querySelector(":scope > details"));
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

  // What a mark, a number or a sign stands for is told when one points at it.
  const outlets = new Map(all(".witnesses tbody tr").map((row) => [row.cells[0].textContent.trim(), row.cells[1].textContent]));
  const tell = (event) => {
    const node = event.target.closest?.(".mark, .note, .margin .ref, .timeline .ref");
    if (!node || node.title) return;
    const target = node.hash && node.matches(".note, .ref") && find(node.hash);
    const words = target && target.querySelector(".statement, .question, a:not(.number)");
    node.title = words ? words.textContent.trim() : outlets.get(node.textContent.trim()) || "";
  };
  addEventListener("pointerover", tell);
  addEventListener("focusin", tell);

  // Search: hide what does not hold all words, mark them where they stand, and go from hit to hit.
  const form = document.querySelector(".search");
  const box = form.querySelector("input");
  const result = form.querySelector("output");
  const items = all("[data-item]").map((node) => [node, node.textContent.toLowerCase()]);
  const groups = all("main details.alone, main .report, main .scroll, main .glance").filter((node) => node.querySelector("[data-item]"));
  let hits = [];
  let at = -1;
  let opened = [];
  const findHits = (words) => {
    const found = [];
    for (const [node] of items) {
      if (node.hidden) continue;
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const held = text.data.toLowerCase();
        for (const word of words) {
          for (let start = held.indexOf(word); start >= 0 && found.length < 5000; start = held.indexOf(word, start + word.length)) {
            const range = new Range();
            range.setStart(text, start);
            range.setEnd(text, Math.min(start + word.length, text.length));
            found.push(range);
          }
        }
      }
    }
    return found.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  };
  const light = (name, ranges) => {
    if (!window.CSS?.highlights) return;
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  };
  const search = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    for (const [node, text] of items) {
      const fits = words.every((word) => text.includes(word));
      node.hidden = !fits;
      number += fits;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    for (const details of opened) details.open = false;
    opened = words.length ? all("main details.alone:not([open], [hidden])") : [];
    for (const details of opened) details.open = true;
    for (const section of all("main > section")) {
      const left = section.querySelectorAll("[data-item]:not([hidden])").length;
      const link = document.querySelector(`nav a[href="#${section.id}"]`);
      link.dataset.found = words.length ? left : "";
      link.classList.toggle("none", words.length > 0 && !left);
    }
    hits = words.length ? findHits(words) : [];
    at = -1;
    light("hit", hits);
    light("here", []);
    result.value = words.length ? `${number} found` : "";
    document.body.classList.toggle("searching", words.length > 0);
  };
  const step = (by) => {
    if (!hits.length) return;
    at = (at + by + hits.length) % hits.length;
    const node = hits[at].startContainer.parentElement;
    open(node);
    light("here", [hits[at]]);
    const place = hits[at].getBoundingClientRect();
    scrollBy(0, place.top - innerHeight / 3);
    result.value = `${at + 1} of ${hits.length}`;
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", search);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") {
      box.value = "";
      search();
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(input|select)$/i.test(event.target.localName)) return;
    event.preventDefault();
    box.focus();
  });

  // Ties: those of one type, of one outlet, between two dates.
  const filters = document.querySelector(".filters");
  if (filters) {
    const ties = all(".tie");
    const filter = () => {
      const { type, outlet, from, to } = Object.fromEntries(new FormData(filters));
      const fits = (tie) => (!type || tie.dataset.type === type)
        && (!outlet || tie.dataset.outlets.split(" ").includes(outlet))
        && (!from || (tie.dataset.day && (tie.dataset.day.split("/")[1] || tie.dataset.day) >= from))
        && (!to || (tie.dataset.day && tie.dataset.day.split("/")[0] <= to));
      const kept = new Set(ties.filter(fits).map((tie) => tie.id.slice(4)));
      for (const tie of ties) tie.classList.toggle("aside", !kept.has(tie.id.slice(4)));
      for (const line of all(".tie-line")) line.classList.toggle("aside", !line.dataset.rows.split(" ").some((row) => kept.has(row)));
      filters.querySelector("output").value = type || outlet || from || to ? `${kept.size} of ${ties.length} ties` : "";
      for (const more of all("#actors details.alone:has(.tie)")) more.open = more.open || kept.size < ties.length;
    };
    filters.hidden = false;
    filters.addEventListener("input", filter);
    filter(); // a browser may keep what was chosen before a reload
  }

  // Copy a passage or a claim as a citation.
  const offer = (after, name, write) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "copy";
    button.setAttribute("aria-label", name);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(write());
      button.textContent = "copied";
      setTimeout(() => { button.textContent = "copy"; }, 1500);
    });
    after.after(button);
  };
  const citePassage = (link) => {
    const words = link.closest("figure").querySelector("b").textContent;
    const report = find(link.hash)?.closest(".report");
    return `“${words}” (${report ? report.dataset.cite : link.textContent}, characters ${link.dataset.at}) ${link.href}`;
  };
  const citeClaim = (claim) => {
    const figures = claim.querySelector(".meta > span:nth-of-type(2)").textContent;
    const passages = all(".at", claim).map((link) => `- ${citePassage(link)}`);
    return `${claim.querySelector(".statement").textContent} (${figures}) ${claim.querySelector(".self").href}\n${passages.join("\n")}\n`;
  };
  if (navigator.clipboard) {
    for (const link of all("figure .at")) offer(link, "copy this passage as a citation", () => citePassage(link));
    for (const link of all(".claim .self")) offer(link, "copy this claim with its citations", () => citeClaim(link.closest(".claim")));
  }

  // Paper shows what is closed.
  addEventListener("beforeprint", () => all("details:not([open])").forEach((node) => { node.open = true; }));
})();
