/**
 * Of the elements that have text of their own, those to judge by their colours, each with its look, a number.
 *
 * A look is all that contrast comes from: the letters, and every background, transparency and place out of the flow
 * that they stand on, up to the root. Elements of one look are alike to whoever judges colours, so three of them stand
 * for all, and none is needed for a look in `known`.
 */
([within, known]) => {
  const STAND_FOR_ALL = 3;
  const NOT_JUDGED = ":disabled, [aria-disabled=true], [inert]";
  const judged = new Map(known.map((look) => [look, STAND_FOR_ALL]));
  const grounds = new Map();

  /** What an element and all around it put behind its letters. */
  const ground = (element) => {
    if (!element) return "";
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const out = style.position === "static" ? "" : `${style.position} ${style.zIndex} ${element.className}`;
      const colour = style.backgroundColor.replace("rgba(0, 0, 0, 0)", "");
      const image = style.backgroundImage.replace("none", "");
      const adds = [colour, image, out, style.opacity, style.filter, style.mixBlendMode].join();
      grounds.set(element, ground(element.parentElement) + (adds === ",,,1,none,normal" ? "" : `>${adds}`));
    }
    return grounds.get(element);
  };

  const letters = (element) => {
    const { color, fontSize, fontWeight, fontFamily, textShadow } = getComputedStyle(element);
    return [color, fontSize, fontWeight, fontFamily, textShadow].join();
  };

  /** A link is judged against the text that it stands in, too. */
  const around = (link) => {
    if (!link) return "";
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    if (block.textContent.trim() === link.textContent.trim()) return "alone";
    const { textDecorationLine, borderBottom } = getComputedStyle(link);
    return [letters(link), textDecorationLine, borderBottom, letters(block)].join();
  };

  const named = [...document.querySelectorAll("[aria-labelledby]")].filter((control) => control.closest(NOT_JUDGED));
  const names = new Set(named.flatMap((control) => control.getAttribute("aria-labelledby").split(" ")));
  /** What is disabled may be pale, and so may what names it. */
  const exempt = (element) =>
    !!(element.closest(NOT_JUDGED) || element.closest("label")?.control?.closest(NOT_JUDGED)) ||
    (names.size > 0 && names.has(element.closest("[id]")?.id));

  const VISIBLE = { opacityProperty: true, visibilityProperty: true };
  /** Folded, transparent, clipped to a dot, or above or left of the page: nobody judges what isn't seen. */
  const seen = (element) => {
    const { right, bottom, width, height } = element.getBoundingClientRect();
    return right > 0 && bottom + scrollY > 0 && width > 1 && height > 1 && element.checkVisibility(VISIBLE);
  };

  const text = (element) => {
    if (element.matches("[type=radio], [type=checkbox]")) return "";
    if (element.matches("input, select, textarea")) return element.type;
    const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const words = nodes.map((node) => node.data).join("").replace(/[\p{P}\s]/gu, "");
    return words && [words.length > 1, /[\p{L}\p{N}]/u.test(words)].join();
  };

  const number = (look) => {
    let [one, other] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < look.length; at++) {
      one = Math.imul(one ^ look.charCodeAt(at), 2654435761);
      other = Math.imul(other ^ look.charCodeAt(at), 1597334677);
    }
    return (other >>> 0) * 2 ** 21 + (one >>> 11);
  };

  return [...document.querySelector(within).querySelectorAll("*")].flatMap((element) => {
    const kind = text(element);
    if (!kind || !seen(element)) return [];
    const told = [kind, letters(element), around(element.closest("a")), exempt(element), ground(element)];
    const look = number(told.join(" / "));
    const count = judged.get(look) ?? 0;
    judged.set(look, count + 1);
    return count < STAND_FOR_ALL ? [[element, look]] : [];
  });
};
