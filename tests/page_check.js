// What a reader who can't see a page, or not well, would stumble over; run inside the browser.
// check(document) gives sentences, "what: where"; [] where there is nothing.

function check(page) {
  const found = [];
  const all = (selector) => [...page.querySelectorAll(selector)];
  const told = (one) => `${one.tagName.toLowerCase()} ${one.textContent.trim().slice(0, 40)}`;
  const wants = (holds, what, where = "") => holds || found.push(`${what}: ${where}`);

  wants(/^(sv|en)$/.test(page.documentElement.lang), "language", page.documentElement.lang);
  wants(page.title.trim(), "title");

  const headings = all("h1, h2, h3, h4, h5, h6");
  const levels = headings.map((one) => Number(one.tagName[1]));
  wants(levels[0] === 1 && levels.filter((one) => one === 1).length === 1, "one h1", levels);
  headings.forEach((one, i) => {
    wants(i === 0 || levels[i] <= levels[i - 1] + 1, "heading level", told(one));
    wants(one.computedRole === "heading" && one.computedName, "empty heading", told(one));
  });

  all("img, svg").forEach((one) => {
    if (isHidden(one)) return;
    wants(one.computedName.trim().length > 10, "alternative text", told(one));
    wants(one.tagName !== "IMG" || one.naturalWidth > 0, "picture that is not drawn", one.alt);
  });

  all("table").forEach((table) => {
    wants(table.computedRole === "table" && table.computedName, "table's name", told(table));
    const heads = [...table.querySelectorAll("thead th")];
    wants(heads.length > 1, "header row", told(table));
    heads.forEach((one) => wants(one.computedRole === "columnheader", "column header", told(one)));
    const rows = [...table.querySelectorAll("tbody tr")].filter((one) => !isHidden(one));
    rows.forEach((row) => {
      const named = [...row.cells].filter((one) => one.computedRole === "rowheader");
      // What is to be filled in by hand has no name yet, and one row alone needs none.
      const needsNone = rows.length === 1 || !row.cells[0].textContent.trim();
      wants(needsNone || (named.length === 1 && named[0].textContent.trim()), "row header", told(row));
      wants(row.cells.length === heads.length, "cells of a row", told(row));
    });
  });

  wants(all("main").length === 1, "one main", all("main").length);
  const landmarks = ["banner", "navigation", "main", "complementary", "contentinfo", "region"];
  [...page.body.children].filter((one) => !isHidden(one)).forEach((one) =>
    wants(landmarks.includes(one.computedRole), "outside of landmarks", told(one)));
  all("nav").forEach((one) => wants(one.computedName, "landmark's name", told(one)));

  all("a").forEach((one) => {
    const target = one.getAttribute("href") || "";
    wants(one.computedName, "link's name", target);
    wants(!target.startsWith("#") || page.getElementById(target.slice(1)), "link's target", target);
  });
  const ids = all("[id]").map((one) => one.id);
  wants(new Set(ids).size === ids.length, "ids", ids);
  all("ul > :not(li), dl > :not(dt):not(dd)").forEach((one) => wants(false, "list", told(one)));

  inked(page).forEach((one) => {
    const [large, ratio] = [isLarge(one), contrast(one)];
    wants(ratio >= (large ? 3 : 4.5), "contrast", `${ratio.toFixed(1)} ${told(one)}`);
  });

  const root = page.documentElement;
  wants(root.scrollWidth <= root.clientWidth, "scrolls sideways", root.scrollWidth);
  return found;
}

function isHidden(one) {
  return Boolean(one.closest("[aria-hidden=true]"));
}

// Elements that have text of their own which is seen.
function inked(page) {
  return [...page.body.querySelectorAll("*")].filter((one) =>
    !one.closest("svg") && one.tagName !== "STYLE" &&
    [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) &&
    one.getClientRects().length > 0);
}

function isLarge(one) {
  const style = getComputedStyle(one);
  const size = parseFloat(style.fontSize);
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
}

function colour(text) {
  const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
  return [r, g, b, a];
}

// The paper behind an element: what its ancestors paint, one over the other, on white.
function paper(one) {
  const layers = [];
  for (let at = one; at; at = at.parentElement) layers.push(colour(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce(
    (below, [r, g, b, a]) => [r, g, b].map((c, i) => c * a + below[i] * (1 - a)), [255, 255, 255]);
}

function luminance(parts) {
  const [r, g, b] = parts.map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one) {
  const below = paper(one);
  const [r, g, b, a] = colour(getComputedStyle(one).color);
  const ink = [r, g, b].map((c, i) => c * a + below[i] * (1 - a));
  const [light, dark] = [luminance(below), luminance(ink)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

addEventListener("load", () => {
  const told = [...document.querySelectorAll("iframe")]
    .map((frame) => [frame.title, check(frame.contentDocument)]);
  document.getElementById("told").textContent = JSON.stringify(told);
});
