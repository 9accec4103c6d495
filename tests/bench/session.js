/**
 * Goes through what Today asks until nothing is left: `keys` by stem, `tried` (what was asked before) is known nine times of ten,
 * all else six. Gives what was asked.
 */
async ({ keys, tried, seed }) => {
  const today = document.querySelector("casebook-today");
  const asked = [];
  const before = new Set(tried);
  let state = seed;
  const chance = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const find = (selector) => today.querySelector(selector);
  const until = async (holds) => {
    for (let wait = 0; !holds(); wait++) {
      if (wait > 3000) throw new Error(`nothing comes after: ${today.innerText.slice(0, 300)}`);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  };
  const ends = () => find(".cb-result") !== null;
  while (true) {
    await until(() => today.dataset.state === "ready" && find(".cb-item, .cb-result"));
    if (ends()) {
      const kept = find(".cb-sum") === null || (await until(() => find(".cb-ahead").childElementCount > 0), true);
      const more = [...today.querySelectorAll("button")].find((one) => kept && one.textContent === "Ten more");
      if (!more) return asked;
      more.click();
      await until(() => !ends());
      continue;
    }
    const item = find(".cb-item");
    const name = find(".cb-card-name, .cb-card-meaning, .cb-stem").textContent;
    const knows = chance() < (before.has(name) ? 0.9 : 0.6);
    asked.push(name);
    before.add(name);
    if (item.matches(".cb-flash")) {
      find(".cb-buttons .cb-button--main").click();
      find(knows ? ".cb-choice:first-child" : ".cb-choice:nth-child(2)").click();
    } else {
      const radios = [...item.querySelectorAll("input[type=radio]")];
      const right = keys[name];
      (radios.find(({ value }) => right.includes(value) === knows) ?? radios[0]).click();
      item.querySelector("button[type=submit]").click();
      await until(() => find(".cb-buttons button:not([type=submit])"));
      find(".cb-buttons .cb-button--main").click();
    }
    await until(() => find(".cb-item") !== item);
  }
};
