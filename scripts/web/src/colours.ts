/**
 * The switch of colours in the header. Material's own has the whole page styled four times over while it loads. Its key
 * and its shape in the browser's store are kept, so that what was chosen stays chosen.
 */
declare const __md_get: (name: string) => unknown;
declare const __md_set: (name: string, value: unknown) => void;

const SCHEME = "data-md-color-scheme";
const DARK = matchMedia("(prefers-color-scheme: dark)");

export function offerColours(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>(`input.md-option[${SCHEME}]`)];
  const scheme = (input: HTMLInputElement | undefined) => input?.getAttribute(SCHEME) ?? "default";
  const now = () => inputs.findIndex((input) => scheme(input) === document.body.getAttribute(SCHEME));
  const paint = (index: number) => {
    document.body.setAttribute(SCHEME, scheme(inputs[index]));
    document.documentElement.style.colorScheme = scheme(inputs[index]) === "slate" ? "dark" : "light";
    offer();
  };
  /** What leads to the next colours is shown beside those of now. */
  const offer = () => inputs.forEach((input, index) => input.nextElementSibling?.toggleAttribute("hidden", index !== now()));
  const choose = (index: number) => {
    paint(index);
    __md_set("__palette", { index, color: { scheme: scheme(inputs[index]) } });
  };
  inputs.forEach((input, index) => input.addEventListener("change", () => choose(index)));
  inputs[0]?.form?.addEventListener("keydown", ({ key }) => {
    const next = inputs[(now() + 1) % inputs.length];
    if (key !== "Enter") return;
    next?.click();
    next?.focus();
  });
  DARK.addEventListener("change", () => __md_get("__palette") || paint(Number(DARK.matches)));
  offer();
}
