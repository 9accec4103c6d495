/** What every page needs: what is wide can be scrolled by keyboard, no single letter leads away, a finger can ask a term. */
import { offerColours } from "./colours.ts";
import { keepMenu, showNotFound } from "./languages.ts";
import { awaitQuestions } from "./questions.ts";
import "./search/opener.ts";
import { explainTerms } from "./terms.ts";
import { workOffline } from "./offline/offline.ts";
import { openDecision } from "./decide/box-opener.ts";

interface Observable {
  subscribe(listener: () => void): void;
}

/** Make each box that scrolls sideways reachable by the Tab key: code, charts, and the boxes that Material puts around tables. */
function reachScrolling(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>(".md-typeset__scrollwrap, .md-typeset pre > code, .cb-chart-scroll")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

/**
 * Material turns pages at single letters. Somebody who types on a focused button or radio would lose their place
 * (WCAG 2.1.4), so these letters never reach it; fields to type in are not touched, as nothing is prevented.
 */
function keepLetters(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && "npfs,.".includes(event.key)) event.stopPropagation();
}

/** A term's former address, glossary/#ctr, leads on to its page: the index has a link there. */
function leadOn(): void {
  const listed = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("[data-leads-on] li");
  const link = listed?.querySelector("a");
  if (link) location.replace(link.href);
}

function start(): void {
  const look = () => requestAnimationFrame(() => reachScrolling(document));
  const turn = () => {
    look();
    leadOn();
    awaitQuestions();
  };
  // `document$` is Material's: it fires on the first page and after each instant navigation.
  (globalThis as { document$?: Observable }).document$?.subscribe(turn);
  addEventListener("resize", look);
  addEventListener("hashchange", leadOn);
  document.addEventListener("toggle", look, true);
  document.addEventListener("keydown", keepLetters);
  offerColours();
  explainTerms();
  document.addEventListener("click", openDecision);
  turn();
  keepMenu();
  showNotFound();
  workOffline();
}

start();
