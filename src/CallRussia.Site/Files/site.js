// The pages work without it: it lets the counter go on, finds while you type, and copies a link.

const counter = document.querySelector("[data-pulse]");
if (counter && window.EventSource) {
  const stream = new EventSource(counter.dataset.pulse);
  stream.onmessage = (event) => {
    for (const [name, [shown, label]] of Object.entries(JSON.parse(event.data))) {
      const figure = counter.querySelector(`[data-figure="${name}"]`);
      if (!figure) continue;
      figure.textContent = shown;
      counter.querySelector(`[data-label="${name}"]`).textContent = label;
    }
  };
}

const search = document.querySelector("[data-search]");
if (search) {
  const field = search.querySelector("input");
  const none = search.querySelector("[data-none]");
  const cards = [...document.querySelectorAll("article")];
  const list = cards[0]?.parentNode;
  let asked = 0;

  const show = (found) => {
    none.textContent = found && found.length === 0 ? none.dataset.none : "";
    const wanted = found && found.length > 0 ? found : null;
    for (const card of cards) card.hidden = wanted !== null && !wanted.includes(card.id);
    const order = wanted ? wanted.map((id) => document.getElementById(id)).filter(Boolean) : cards;
    list.append(...order);
  };

  const find = async () => {
    const mine = ++asked;
    const words = field.value.trim();
    if (words === "") return show(null);
    const answer = await fetch(`${search.dataset.search}?q=${encodeURIComponent(words)}`);
    if (answer.ok && mine === asked) show(await answer.json());
  };

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 150);
  });
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
  });
}
