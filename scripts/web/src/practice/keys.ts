/**
 * 1 to 9 choose an answer, Enter goes on. They act only while the focus is in the session and not where one types
 * (WCAG 2.1.4), and leave what has the focus its own Enter.
 */
const TYPING = "input:not([type=radio], [type=checkbox]), textarea, select, dialog *";
const OWN_ENTER = "a, button, input, summary";
const CHOICES = ".cb-option input:enabled, .cb-choice";
const MAIN = ".cb-stage .cb-button--main:not(.cb-choice)";

export function listenForKeys(element: HTMLElement): void {
  element.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || target.matches(TYPING)) return;
    const [choice] = /^[1-9]$/.test(event.key) ? [...element.querySelectorAll<HTMLElement>(CHOICES)].slice(Number(event.key) - 1) : [];
    const main = event.key === "Enter" && !target.matches(OWN_ENTER) ? element.querySelector<HTMLElement>(MAIN) : undefined;
    const pressed = choice ?? main;
    if (!pressed) return;
    event.preventDefault();
    choice?.focus();
    pressed.click();
  });
}
