/** Notes when the page can be used: parsed and its scripts run; with practice on it, once an item can be checked; with what one knows, once it says that. */
(() => {
  const told = "casebook-home, casebook-progress, casebook-today";
  const usable = () => {
    const knowing = document.querySelector(told);
    if (knowing) return knowing.matches("[data-state=ready]") && !knowing.querySelector("[aria-busy]");
    const practice = document.querySelector("casebook-practice");
    if (!practice) return document.readyState !== "loading";
    const check = practice.querySelector("button[type=submit]:not([disabled])");
    return check !== null && check.checkVisibility();
  };
  const look = () => {
    if (document.readyState === "loading" || !usable()) return;
    observer.disconnect();
    document.removeEventListener("DOMContentLoaded", look);
    setTimeout(() => (window.benchReady ??= performance.now())); // when the main thread is free to take a click
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  document.addEventListener("DOMContentLoaded", look);
  window.benchPainted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
})();
