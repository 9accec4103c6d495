/** Notes when the page can be used: parsed and its scripts run; with practice on it, once an item can be checked. */
(() => {
  const usable = () => {
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
