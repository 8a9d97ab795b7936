"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".claim")];
  const dialog = $("passages");
  const help = $("help");
  let at = -1;

  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  /* A passage is copied out of its report's full text: the statement's words, and what stands before and after. */
  let places = null;
  const wrappers = (anchor) => {
    if (!places) {
      places = new Map();
      for (const element of document.querySelectorAll("#reports [data-s]")) {
        for (const key of element.dataset.s.split(" ")) {
          if (!places.has(key)) places.set(key, []);
          places.get(key).push(element);
        }
      }
    }
    return places.get(anchor) ?? [];
  };

  const beside = (wrapper, step) => {
    let other = wrapper[step];
    while (other && !other.dataset.s) other = other[step];
    if (other) return other;
    const paragraph = wrapper.parentElement[step];
    const all = paragraph ? paragraph.querySelectorAll("[data-s]") : [];
    return all.length ? all[step === "previousElementSibling" ? all.length - 1 : 0] : null;
  };

  const copy = (wrapper, className) => {
    const clone = wrapper.cloneNode(true);
    for (const element of [clone, ...clone.querySelectorAll("[id]")]) element.removeAttribute("id");
    clone.removeAttribute("data-s");
    clone.className = className;
    return clone;
  };

  const passage = (anchor, loose) => {
    const [report, published, stance, chain, ...aside] = data.statements[anchor];
    const own = wrappers(anchor);
    const card = make("article");
    card.append(make("h4", data.outlets[report]));
    const by = make("p", chain.slice(1).join(" ← ") || "in its own voice", "chain");
    if (stance) by.textContent += " · " + stance;
    if (loose) aside.push(data.looseWords);
    for (const word of aside) by.append(" ", make("span", word, "aside-word"));
    const words = make("p", "", "passage");
    words.dir = "auto";
    if (own.length) {
      const before = beside(own[0], "previousElementSibling");
      const after = beside(own[own.length - 1], "nextElementSibling");
      if (before) words.append(copy(before, "ctx"), " ");
      own.forEach((wrapper) => words.append(copy(wrapper, "here")));
      if (after) words.append(" ", copy(after, "ctx"));
    }
    const foot = make("p", published + " · ", "meta");
    const link = make("a", "open in the report");
    link.href = "#" + anchor;
    foot.append(link);
    card.append(by, words, foot);
    return card;
  };

  const sheet = (anchors, contested, loose) => {
    const grid = make("div", "", contested ? "sheet contested" : "sheet");
    anchors.forEach((anchor) => grid.append(passage(anchor, loose.includes(anchor))));
    return grid;
  };

  const fill = (row) => {
    const claim = data.claims[row.id];
    $("p-where").textContent = `Claim ${visible().indexOf(row) + 1} of ${visible().length}`;
    $("p-title").textContent = row.querySelector(".open").textContent;
    $("p-phrase").textContent = claim.phrase;
    const body = $("p-body");
    body.replaceChildren(sheet(claim.statements, false, claim.loose));
    for (const dispute of claim.disputes) {
      body.append(make("h3", dispute.kind + ": " + dispute.why, "contested"));
      for (const [label, anchors] of dispute.sides) {
        const others = anchors.filter((anchor) => !claim.statements.includes(anchor));
        if (!others.length) continue;
        body.append(make("h4", label), sheet(others, true, []));
      }
    }
    dialog.scrollTop = 0;
  };

  const visible = () => rows.filter((row) => !row.hidden && row.getClientRects().length);

  const go = (step) => {
    const list = visible();
    if (!list.length) return;
    const now = list.indexOf(rows[at]);
    const next = list[Math.max(0, Math.min(list.length - 1, now < 0 ? 0 : now + step))];
    rows[at]?.classList.remove("at");
    at = rows.indexOf(next);
    next.classList.add("at");
    if (dialog.open) fill(next);
    else next.querySelector(".open").focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const open = (row) => {
    rows[at]?.classList.remove("at");
    at = rows.indexOf(row);
    row.classList.add("at");
    fill(row);
    dialog.showModal();
  };

  document.querySelectorAll(".open").forEach((link) => {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link.closest(".claim"));
    });
  });

  /* A link into a closed or filtered part opens it first; one in the dialog closes the dialog. */
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      for (const id of ["find", "show", "outlet"]) $(id).value = "";
      filter();
    }
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView({ block: target.tagName === "SPAN" ? "center" : "start" });
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.closest("dialog")) dialog.close();
    if (link && link.getAttribute("href") === location.hash) reveal();
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-close")) button.closest("dialog").close();
    if (button?.dataset.go) go(Number(button.dataset.go));
    if (button?.id === "keys") help.showModal();
    if (event.target === dialog || event.target === help) event.target.close();
  });
  dialog.addEventListener("close", () => rows[at]?.querySelector(".open").focus({ preventScroll: true }));

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape" && event.target.id === "find") event.target.blur();
      return;
    }
    if (help.open) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "?" && !dialog.open) help.showModal();
    else if (event.key === "/" && !dialog.open) { event.preventDefault(); $("find").focus(); }
  });

  const words = new Map();
  const wordsOf = (row) => {
    if (!words.has(row)) {
      const told = data.claims[row.id].statements.flatMap((anchor) => wrappers(anchor).map((w) => w.textContent));
      words.set(row, (row.textContent + " " + told.join(" ")).toLowerCase());
    }
    return words.get(row);
  };
  const filter = () => {
    const asked = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = $("show").value;
    const outlet = $("outlet").value;
    let shown = 0;
    for (const row of rows) {
      const fits = (!kind || row.dataset.kind.split(" ").includes(kind)) &&
        (!outlet || row.dataset.reports.split(" ").includes(outlet)) &&
        (!asked.length || asked.every((word) => wordsOf(row).includes(word)));
      row.hidden = !fits;
      shown += fits;
    }
    for (const part of document.querySelectorAll(".only, .rest")) {
      part.hidden = !part.querySelector(".claim:not([hidden])");
      if ((asked.length || kind || outlet) && !part.hidden) part.open = true;
    }
    $("found").textContent = shown === rows.length ? `${shown} claims` : `${shown} of ${rows.length} claims`;
  };
  document.querySelector(".filters").hidden = false;
  for (const id of ["find", "show", "outlet"]) $(id).addEventListener("input", filter);
  filter();

  const chart = document.querySelector(".lineage");
  const light = (event) => {
    const node = event.target.closest?.(".node");
    chart.classList.toggle("lit", Boolean(node));
    if (!node) return;
    chart.querySelectorAll(".lines path").forEach((line) => {
      line.classList.toggle("on", line.dataset.ends.split("|").includes(node.dataset.key));
    });
  };
  for (const name of ["mouseover", "mouseout", "focusin", "focusout"]) {
    chart?.addEventListener(name, (event) => light(name.endsWith("out") ? { target: chart } : event));
  }

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((part) => { part.open = false; }));
  reveal();
})();
