/* Comfort that the pages do without: dropdowns that close, filters that apply themselves,
   results that are announced, a marked number and its card that light up together. */
"use strict";

const opened = () => document.querySelectorAll(".dropdown[open]");

document.addEventListener("click", (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  const note = event.target.querySelector("[data-announce]");
  if (note) document.getElementById("announcer").textContent = note.textContent;
});

document.addEventListener("htmx:pushedIntoHistory", () => {
  const here = location.pathname + location.search;
  for (const field of document.querySelectorAll("input[name=next]")) field.value = here;
});

/* Pointing at a number or at its card lights up the other one. */
const partner = (element) => {
  const mark = element.closest(".claim");
  if (mark) return document.querySelector(mark.querySelector("a")?.hash || "#none");
  const card = element.closest(".claim-card");
  return card && document.querySelector(`.claim > a[href$="#${card.id}"]`)?.parentElement;
};
for (const [type, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(type, (event) => {
    if (event.target instanceof Element) partner(event.target)?.classList.toggle("is-active", on);
  });
}

/* On a phone the tree starts folded; without a script it is open and scrolls by itself. */
if (matchMedia("(max-width: 80rem)").matches) {
  for (const fold of document.querySelectorAll(".split__fold")) fold.open = false;
}
