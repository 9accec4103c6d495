/** The language of an address, the language selector, and the 404 page, which is one for all languages. */

/** The root of the tree that an address lies in: the longest of `roots` (each ends in `/`) that it begins with. */
export function rootOf(roots: readonly string[], address: string): string | undefined {
  const around = roots.filter((root) => address.startsWith(root) || `${address}/` === root);
  return around.sort((a, b) => b.length - a.length)[0];
}

/** The same page in the tree at `to`: `roots` are those of all trees. */
export function sameIn(to: string, roots: readonly string[], address: string): string {
  const root = rootOf(roots, address);
  return root === undefined ? to : to + address.slice(root.length);
}

const MENU = ".cb-languages";

/**
 * The selector is plain links that work by themselves. Instant navigation leaves the header as it was on the first
 * page, so what they lead to is found anew when the menu is opened; their roots are read now, while they are right.
 */
export function keepMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>(MENU);
  if (!menu) return;
  const links = [...menu.querySelectorAll<HTMLAnchorElement>("a[data-root]")].map((link) => ({ link, root: absolute(link) }));
  const roots = links.map(({ root }) => root);
  menu.addEventListener("toggle", () => {
    for (const { link, root } of links) link.href = sameIn(root, roots, location.href);
  });
  const close = () => (menu.open = false);
  document.addEventListener("click", ({ target }) => menu.contains(target as Node) || close());
  document.addEventListener("focusin", ({ target }) => menu.contains(target as Node) || close());
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    close();
    menu.querySelector("summary")?.focus();
  });
}

/** On the 404 page, show the text of the language that the address lies in. */
export function showNotFound(): void {
  const texts = [...document.querySelectorAll<HTMLElement>(".cb-not-found")];
  const root = rootOf(texts.map(absolute), location.href);
  if (root === undefined) return;
  for (const text of texts) {
    text.hidden = absolute(text) !== root;
    if (!text.hidden) document.documentElement.lang = text.lang;
  }
}

function absolute(element: HTMLElement): string {
  return new URL(element.dataset["root"] ?? "", document.baseURI).href;
}
